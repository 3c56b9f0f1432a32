package json

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A jsonEncoder writes JSON with the settings of a JSONEncoder.
type jsonEncoder struct {
	thread *starlark.Thread
	self   *object.Instance
	b      strings.Builder

	itemSep, keySep string
	indent          string
	pretty          bool // indent is not None
	ascii           bool
	allowNaN        bool
	skipKeys        bool
	sortKeys        bool
	circular        bool
	active          []starlark.Value // the containers that are being written
}

func fillJSONEncoder() {
	jsonEncoderClass.DefineObjects(kit.PlainObject,
		call.M("def JSONEncoder.__init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)", jsonEncoderInit),
		call.M1("def JSONEncoder.default(self, o)", func(_ *starlark.Thread, _ *object.Instance, o starlark.Value) (starlark.Value, error) {
			return nil, raise.Errorf("TypeError", "Object of type %s is not JSON serializable", object.TypeOf(o).ShortName())
		}),
		call.M1("def JSONEncoder.encode(self, o)", jsonEncode),
		call.M2("def JSONEncoder.iterencode(self, o, _one_shot=False)", func(thread *starlark.Thread, self *object.Instance, o, _ starlark.Value) (starlark.Value, error) {
			text, err := jsonEncode(thread, self, o)
			if err != nil {
				return nil, err
			}
			return collection.IterValue(thread, starlark.NewList([]starlark.Value{text}))
		}),
	)
	jsonEncoderClass.Set("item_separator", starlark.String(", "))
	jsonEncoderClass.Set("key_separator", starlark.String(": "))
}

// jsonEncoderInit is JSONEncoder.__init__: it keeps the settings as attributes.
func jsonEncoderInit(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	for i, name := range []string{"skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent"} {
		x := v[i]
		if x == nil {
			x = starlark.Bool(1 <= i && i <= 3)
			if i == 5 {
				x = starlark.None
			}
		}
		if err := self.SetOwn(name, x); err != nil {
			return nil, err
		}
	}
	if seps := kit.OrNone(v[6]); seps != starlark.None {
		parts, err := collection.Unpack(thread, seps, 2)
		if err != nil {
			return nil, err
		}
		if err := kit.FirstError(self.SetOwn("item_separator", parts[0]), self.SetOwn("key_separator", parts[1])); err != nil {
			return nil, err
		}
	} else if kit.OrNone(v[5]) != starlark.None {
		if err := self.SetOwn("item_separator", starlark.String(",")); err != nil {
			return nil, err
		}
	}
	if f := kit.OrNone(v[7]); f != starlark.None {
		return starlark.None, self.SetOwn("default", f)
	}
	return starlark.None, nil
}

// jsonEncode is JSONEncoder.encode(o).
func jsonEncode(thread *starlark.Thread, self *object.Instance, o starlark.Value) (starlark.Value, error) {
	e := &jsonEncoder{thread: thread, self: self}
	for name, to := range map[string]*bool{"skipkeys": &e.skipKeys, "ensure_ascii": &e.ascii, "check_circular": &e.circular,
		"allow_nan": &e.allowNaN, "sort_keys": &e.sortKeys} {
		x, err := object.GetAttr(thread, self, name)
		if err != nil {
			return nil, err
		}
		if *to, err = object.IsTrue(thread, x); err != nil {
			return nil, err
		}
	}
	for name, to := range map[string]*string{"item_separator": &e.itemSep, "key_separator": &e.keySep} {
		x, err := object.GetAttr(thread, self, name)
		if err != nil {
			return nil, err
		}
		*to = object.Text(x)
	}
	indent, err := object.GetAttr(thread, self, "indent")
	if err != nil {
		return nil, err
	}
	if e.pretty = indent != starlark.None; e.pretty {
		if s, ok := object.Native(indent).(starlark.String); ok {
			e.indent = string(s)
		} else {
			n, err := object.ToSize(thread, indent)
			if err != nil {
				return nil, err
			}
			if err := object.Afford(n, 1); err != nil {
				return nil, err
			}
			e.indent = strings.Repeat(" ", max(n, 0))
		}
	}
	err = e.value(o)
	return starlark.String(e.b.String()), err
}

// value writes a value.
func (e *jsonEncoder) value(v starlark.Value) error {
	switch x := object.Native(v).(type) {
	case starlark.NoneType:
		e.b.WriteString("null")
	case starlark.Bool:
		e.b.WriteString(strings.ToLower(x.String()))
	case starlark.String:
		e.str(string(x))
	case starlark.Int:
		return e.repr(x)
	case starlark.Float:
		return e.float(x)
	case *starlark.List:
		return e.nested(v, func() error { return e.array(x) })
	case starlark.Tuple:
		return e.nested(v, func() error { return e.array(x) })
	case *starlark.Dict:
		return e.nested(v, func() error { return e.object(v, x) })
	default:
		return e.nested(v, func() error {
			r, err := object.CallMethod(e.thread, e.self, "default", starlark.Tuple{v}, nil)
			if err != nil {
				return err
			}
			return e.value(r)
		})
	}
	return nil
}

func (e *jsonEncoder) repr(v starlark.Value) error {
	s, err := object.Repr(e.thread, v)
	e.b.WriteString(s)
	return err
}

func (e *jsonEncoder) float(f starlark.Float) error {
	x := float64(f)
	if kit.IsFinite(x) {
		return e.repr(f)
	}
	if !e.allowNaN {
		text, err := object.Repr(e.thread, f)
		if err != nil {
			return err
		}
		return raise.Errorf("ValueError", "Out of range float values are not JSON compliant: %s", text)
	}
	switch {
	case x != x:
		e.b.WriteString("NaN")
	case math.IsInf(x, 1):
		e.b.WriteString("Infinity")
	default:
		e.b.WriteString("-Infinity")
	}
	return nil
}

// nested writes a container, unless it is being written already.
func (e *jsonEncoder) nested(v starlark.Value, write func() error) error {
	if _, isTuple := v.(starlark.Tuple); !isTuple && slices.ContainsFunc(e.active, func(a starlark.Value) bool { return memory.Is(a, v) }) {
		if e.circular {
			return raise.Errorf("ValueError", "Circular reference detected")
		}
	}
	if len(e.active) > deepestJSON {
		return raise.Errorf("RecursionError", "maximum recursion depth exceeded while encoding a JSON object")
	}
	e.active = append(e.active, v)
	defer func() { e.active = e.active[:len(e.active)-1] }()
	return write()
}

// line begins a new line of what is indented.
func (e *jsonEncoder) line(depth int) error {
	if e.pretty {
		if err := object.Afford(e.b.Len()+len(e.indent)*depth, 4); err != nil { // the builder makes room for more, beside what it has
			return err
		}
		e.b.WriteByte('\n')
		for range depth {
			e.b.WriteString(e.indent)
		}
	}
	return nil
}

// depth is how many containers are around. An object that default has turned into another
// one is none.
func (e *jsonEncoder) depth() int {
	n := 0
	for _, v := range e.active {
		switch object.Native(v).(type) {
		case *starlark.List, starlark.Tuple, *starlark.Dict:
			n++
		}
	}
	return n
}

func (e *jsonEncoder) array(x starlark.Indexable) error {
	if x.Len() == 0 {
		e.b.WriteString("[]")
		return nil
	}
	depth := 0
	if e.pretty {
		depth = e.depth()
	}
	e.b.WriteByte('[')
	for i := 0; i < x.Len(); i++ {
		if i > 0 {
			e.b.WriteString(e.itemSep)
		}
		if err := e.line(depth); err != nil {
			return err
		}
		if err := e.value(x.Index(i)); err != nil {
			return err
		}
	}
	if err := e.line(depth - 1); err != nil {
		return err
	}
	e.b.WriteByte(']')
	return nil
}

func (e *jsonEncoder) object(v starlark.Value, d *starlark.Dict) error {
	if d.Len() == 0 {
		e.b.WriteString("{}")
		return nil
	}
	items, err := e.items(v, d)
	if err != nil {
		return err
	}
	depth := 0
	if e.pretty {
		depth = e.depth()
	}
	e.b.WriteByte('{')
	first := true
	for _, item := range items {
		pair := item.(starlark.Tuple)
		key, ok, err := e.key(pair[0])
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if !first {
			e.b.WriteString(e.itemSep)
		}
		first = false
		if err := e.line(depth); err != nil {
			return err
		}
		e.str(key)
		e.b.WriteString(e.keySep)
		if err := e.value(pair[1]); err != nil {
			return err
		}
	}
	if err := e.line(depth - 1); err != nil {
		return err
	}
	e.b.WriteByte('}')
	return nil
}

// items returns the items of a dict in the order in which they are written.
func (e *jsonEncoder) items(v starlark.Value, d *starlark.Dict) ([]starlark.Value, error) {
	var items []starlark.Value
	if _, derived := v.(*object.Instance); derived {
		view, err := object.CallMethod(e.thread, v, "items", nil, nil)
		if err != nil {
			return nil, err
		}
		if items, err = object.Collect(e.thread, view); err != nil {
			return nil, err
		}
	} else {
		for _, item := range d.Items() {
			items = append(items, item)
		}
	}
	if e.sortKeys {
		return items, collection.Sort(e.thread, items, nil, false)
	}
	return items, nil
}

// key returns the text of a key; ok is false if it is to be left out.
func (e *jsonEncoder) key(v starlark.Value) (text string, ok bool, err error) {
	switch x := object.Native(v).(type) {
	case starlark.String:
		return string(x), true, nil
	case starlark.NoneType:
		return "null", true, nil
	case starlark.Bool:
		return strings.ToLower(x.String()), true, nil
	case starlark.Int:
		text, err = object.Repr(e.thread, x)
		return text, true, err
	case starlark.Float:
		inner := jsonEncoder{thread: e.thread, allowNaN: e.allowNaN}
		err = inner.float(x)
		return inner.b.String(), true, err
	}
	if e.skipKeys {
		return "", false, nil
	}
	return "", false, raise.Errorf("TypeError", "keys must be str, int, float, bool or None, not %s", object.TypeOf(v).Name())
}

// str writes a string.
func (e *jsonEncoder) str(s string) {
	e.b.WriteByte('"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && (c < utf8.RuneSelf || !e.ascii) {
			i++
			continue
		}
		e.b.WriteString(s[start:i])
		r, size := utf8.DecodeRuneInString(s[i:])
		e.escape(r)
		i += size
		start = i
	}
	e.b.WriteString(s[start:])
	e.b.WriteByte('"')
}

func (e *jsonEncoder) escape(r rune) {
	if i := strings.IndexRune("\"\\\n\r\t\f\b", r); i >= 0 {
		e.b.WriteByte('\\')
		e.b.WriteByte(`"\nrtfb`[i])
		return
	}
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		fmt.Fprintf(&e.b, `\u%04x\u%04x`, high, low)
		return
	}
	fmt.Fprintf(&e.b, `\u%04x`, r)
}
