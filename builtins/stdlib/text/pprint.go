package text

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// prettyPrinterClass is pprint.PrettyPrinter. Its settings are attributes.
var prettyPrinterClass = object.NewClass("PrettyPrinter").In("pprint")

const pprintParams = "indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False"

// PprintMembers is the module pprint.
func PprintMembers() starlark.StringDict {
	m := call.Functions(
		pprintFunction(),
		call.FOpen("def pp(object, *args, sort_dicts=False, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if !slices.ContainsFunc(kwargs, func(kw starlark.Tuple) bool { return kw[0] == starlark.String("sort_dicts") }) {
				kwargs = append(slices.Clip(kwargs), starlark.Tuple{starlark.String("sort_dicts"), starlark.False})
			}
			return pprintFunction().Call(thread, nil, args, kwargs)
		}),
		call.F("def pformat(object, "+pprintParams+")", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			text, err := prettyText(thread, v[0], v[1:])
			return starlark.String(text), err
		}),
		call.F1("def saferepr(object)", func(thread *starlark.Thread, obj starlark.Value) (starlark.Value, error) {
			s, err := object.Repr(thread, obj)
			return starlark.String(s), err
		}),
	)
	m["PrettyPrinter"] = prettyPrinterClass
	return m
}

func fillPrettyPrinter() {
	settings := func(self *object.Instance) []starlark.Value {
		v := make([]starlark.Value, 6)
		for i, name := range []string{"indent", "width", "depth", "compact", "sort_dicts", "underscore_numbers"} {
			v[i] = self.Own(name)
		}
		return v
	}
	prettyPrinterClass.DefineObjects(kit.PlainObject,
		call.M("def PrettyPrinter.__init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			for i, name := range []string{"indent", "width", "depth", "stream", "compact", "sort_dicts", "underscore_numbers"} {
				if v[i] != nil {
					if err := self.SetOwn(name, v[i]); err != nil {
						return nil, err
					}
				}
			}
			return starlark.None, nil
		}),
		call.M1("def PrettyPrinter.pformat(self, object)", func(thread *starlark.Thread, self *object.Instance, obj starlark.Value) (starlark.Value, error) {
			text, err := prettyText(thread, obj, settings(self))
			return starlark.String(text), err
		}),
		call.M1("def PrettyPrinter.pprint(self, object)", func(thread *starlark.Thread, self *object.Instance, obj starlark.Value) (starlark.Value, error) {
			return pprint(thread, obj, self.Own("stream"), settings(self))
		}),
	)
}

// pprintFunction is pprint.pprint.
func pprintFunction() *call.Entry {
	return call.F("def pprint(object, stream=None, "+pprintParams+")", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		return pprint(thread, v[0], v[1], v[2:])
	})
}

// pprint prints an object to a stream.
func pprint(thread *starlark.Thread, obj, stream starlark.Value, settings []starlark.Value) (starlark.Value, error) {
	text, err := prettyText(thread, obj, settings)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	file := prelude.StdoutOf(p)
	if f := kit.OrNone(stream); f != starlark.None {
		file = f
	}
	return starlark.None, prelude.PrintTo(p, thread, file, text+"\n", false)
}

// prettyText formats v; settings are indent, width, depth, compact, sort_dicts and
// underscore_numbers, nil for those that are not given.
func prettyText(thread *starlark.Thread, v starlark.Value, settings []starlark.Value) (string, error) {
	p := &prettyPrinter{thread: thread, indent: 1, width: 80, sort: true}
	for i, to := range []*int{&p.indent, &p.width, &p.depth} {
		if x := kit.OrNone(settings[i]); x != starlark.None {
			var err error
			if *to, err = object.ToSize(thread, x); err != nil {
				return "", err
			}
			if i == 2 && *to <= 0 {
				return "", raise.Errorf("ValueError", "depth must be > 0")
			}
		}
	}
	for i, to := range []*bool{&p.compact, &p.sort, &p.underscores} {
		if x := settings[i+3]; x != nil {
			var err error
			if *to, err = object.IsTrue(thread, x); err != nil {
				return "", err
			}
		}
	}
	switch {
	case p.indent < 0:
		return "", raise.Errorf("ValueError", "indent must be >= 0")
	case p.width == 0:
		return "", raise.Errorf("ValueError", "width must be != 0")
	}
	err := p.format(v, 0, 0, 0)
	return p.b.String(), err
}

// A prettyPrinter is one call of pprint.
type prettyPrinter struct {
	thread                     *starlark.Thread
	b                          strings.Builder
	indent, width, depth       int // depth 0: any
	compact, sort, underscores bool
	active                     []starlark.Value
}

// repr is the text of a value on one line.
func (p *prettyPrinter) repr(v starlark.Value, level int) (string, error) {
	if p.depth > 0 && level >= p.depth {
		switch x := object.Native(v).(type) {
		case *starlark.Dict:
			if x.Len() > 0 {
				return "{...}", nil
			}
		case *starlark.List:
			if x.Len() > 0 {
				return "[...]", nil
			}
		case starlark.Tuple:
			if len(x) > 0 {
				return "(...)", nil
			}
		}
	}
	switch x := v.(type) {
	case *starlark.Dict:
		return p.dictRepr(x, level)
	case *starlark.List:
		text, err := p.itemsRepr(x, level)
		return "[" + text + "]", err
	case starlark.Tuple:
		text, err := p.itemsRepr(x, level)
		if len(x) == 1 {
			text += ","
		}
		return "(" + text + ")", err
	case starlark.Int:
		if p.underscores {
			return object.Format(p.thread, x, "_d")
		}
	}
	return object.Repr(p.thread, v)
}

func (p *prettyPrinter) itemsRepr(x starlark.Indexable, level int) (string, error) {
	leave, recursive, err := p.enter(x)
	if err != nil {
		return "", err
	} else if recursive {
		return "...", nil
	}
	defer leave()
	var parts []string
	for i := 0; i < x.Len(); i++ { // a repr may change x
		part, err := p.repr(x.Index(i), level+1)
		if err != nil {
			return "", err
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", "), nil
}

// enter notes that a container is being written; recursive says that it is already.
func (p *prettyPrinter) enter(v starlark.Value) (leave func(), recursive bool, err error) {
	const deepest = 1000 // as CPython's recursion limit
	if len(p.active) >= deepest {
		return nil, false, raise.TooDeep()
	}
	if _, isTuple := v.(starlark.Tuple); !isTuple && slices.ContainsFunc(p.active, func(a starlark.Value) bool { return memory.Is(a, v) }) {
		return nil, true, nil
	}
	p.active = append(p.active, v)
	return func() { p.active = p.active[:len(p.active)-1] }, false, nil
}

func (p *prettyPrinter) dictRepr(d *starlark.Dict, level int) (string, error) {
	leave, recursive, err := p.enter(d)
	if err != nil {
		return "", err
	} else if recursive {
		return "{...}", nil
	}
	defer leave()
	parts := make([]string, 0, d.Len())
	for _, item := range p.items(d) {
		k, err := p.repr(item[0], level+1)
		if err != nil {
			return "", err
		}
		v, err := p.repr(item[1], level+1)
		if err != nil {
			return "", err
		}
		parts = append(parts, k+": "+v)
	}
	return "{" + strings.Join(parts, ", ") + "}", nil
}

// items returns the items of a dict, sorted if that is wanted and possible. Keys that
// cannot be compared are sorted by their types.
func (p *prettyPrinter) items(d *starlark.Dict) []starlark.Tuple {
	items := d.Items()
	if p.sort {
		slices.SortStableFunc(items, func(a, b starlark.Tuple) int { return p.order(a[0], b[0]) })
	}
	return items
}

func (p *prettyPrinter) order(a, b starlark.Value) int {
	less, err := object.Compare(p.thread, "<", a, b)
	if err == nil && less {
		return -1
	}
	if err == nil {
		if more, err := object.Compare(p.thread, "<", b, a); err == nil && more {
			return 1
		}
		return 0
	}
	return strings.Compare(object.TypeOf(a).String(), object.TypeOf(b).String())
}

// format writes v, which begins at column indent; allowance is what has to follow it on
// its last line.
func (p *prettyPrinter) format(v starlark.Value, indent, allowance, level int) error {
	text, err := p.repr(v, level)
	if err != nil {
		return err
	}
	if codepoint.Len(text) <= p.width-indent-allowance || p.depth > 0 && level >= p.depth {
		p.b.WriteString(text)
		return nil
	}
	leave, recursive, err := p.enter(v)
	if err != nil {
		return err
	} else if recursive {
		p.b.WriteString(text)
		return nil
	}
	defer leave()
	switch x := v.(type) {
	case *starlark.Dict:
		return p.formatDict(x, "{", indent, allowance, level)
	case *starlark.List:
		return p.formatItems("[", "]", memory.Elements(x), indent, allowance, level)
	case starlark.Tuple:
		end := ")"
		if len(x) == 1 {
			end = ",)"
		}
		return p.formatItems("(", end, x, indent, allowance, level)
	case *starlark.Set:
		elems, err := object.Collect(p.thread, x)
		if err != nil {
			return err
		}
		slices.SortStableFunc(elems, p.order)
		return p.formatItems("{", "}", elems, indent, allowance, level)
	case *collection.FrozenSet:
		elems, err := object.Collect(p.thread, x)
		if err != nil {
			return err
		}
		slices.SortStableFunc(elems, p.order)
		return p.formatItems("frozenset({", "})", elems, indent+len("frozenset("), allowance, level)
	case starlark.String:
		return p.formatString(string(x), indent, allowance, level)
	case *object.Instance:
		return p.formatObject(x, text, indent, allowance, level)
	}
	p.b.WriteString(text)
	return nil
}

// formatObject writes an object of a class that pprint knows.
func (p *prettyPrinter) formatObject(x *object.Instance, text string, indent, allowance, level int) error {
	name := x.Class().ShortName()
	switch class := x.Class(); {
	case class == collections.DefaultDictClass:
		factory, err := object.Repr(p.thread, kit.OrNone(x.Own(collections.DefaultFactory)))
		if err != nil {
			return err
		}
		p.b.WriteString(name + "(" + factory + ",\n" + strings.Repeat(" ", indent+len(name)+1))
		err = p.formatDict(collections.DictOf(x), "{", indent+len(name)+1, allowance+1, level)
		p.b.WriteByte(')')
		return err
	case class == collections.CounterClass:
		list, err := collections.SortedCounts(p.thread, collections.DictOf(x))
		if err != nil {
			return err
		}
		p.b.WriteString(name + "({")
		items := make([]starlark.Tuple, len(list))
		for i, item := range list {
			items[i] = item.(starlark.Tuple)
		}
		err = p.formatPairs(items, indent+len(name)+1, allowance+2, level)
		p.b.WriteString("})")
		return err
	case class == collections.DequeClass:
		p.b.WriteString(name + "(")
		err := p.formatItems("[", "]", collections.DequeOf(x).Elems(), indent+len(name)+1, allowance+1, level)
		p.b.WriteByte(')')
		return err
	}
	p.b.WriteString(text)
	return nil
}

func (p *prettyPrinter) formatDict(d *starlark.Dict, open string, indent, allowance, level int) error {
	p.b.WriteString(open)
	err := p.formatPairs(p.items(d), indent, allowance+1, level)
	p.b.WriteByte('}')
	return err
}

func (p *prettyPrinter) formatPairs(items []starlark.Tuple, indent, allowance, level int) error {
	if p.indent > 1 {
		p.b.WriteString(strings.Repeat(" ", p.indent-1))
	}
	indent += p.indent
	for i, item := range items {
		key, err := p.repr(item[0], level+1)
		if err != nil {
			return err
		}
		p.b.WriteString(key + ": ")
		last := i == len(items)-1
		if err := p.format(item[1], indent+codepoint.Len(key)+2, map[bool]int{true: allowance, false: 1}[last], level+1); err != nil {
			return err
		}
		if !last {
			p.b.WriteString(",\n" + strings.Repeat(" ", indent))
		}
	}
	return nil
}

// formatItems writes elements between brackets, one a line, or as many as fit if compact.
func (p *prettyPrinter) formatItems(open, end string, elems []starlark.Value, indent, allowance, level int) error {
	p.b.WriteString(open)
	if p.indent > 1 {
		p.b.WriteString(strings.Repeat(" ", p.indent-1))
	}
	indent += p.indent
	allowance += len(end)
	line := ",\n" + strings.Repeat(" ", indent)
	delim := ""
	left, width := p.width-indent+1, p.width-indent+1
	for i, x := range elems {
		last := i == len(elems)-1
		if last {
			left, width = left-allowance, width-allowance
		}
		if p.compact {
			text, err := p.repr(x, level+1)
			if err != nil {
				return err
			}
			w := codepoint.Len(text) + 2
			if left < w {
				left = width
				if delim != "" {
					delim = line
				}
			}
			if left >= w {
				left -= w
				p.b.WriteString(delim + text)
				delim = ", "
				continue
			}
		}
		p.b.WriteString(delim)
		delim = line
		if err := p.format(x, indent, map[bool]int{true: allowance, false: 1}[last], level+1); err != nil {
			return err
		}
	}
	p.b.WriteString(end)
	return nil
}

// formatString writes a long str as several, cut between words.
func (p *prettyPrinter) formatString(s string, indent, allowance, level int) error {
	chunks, err := p.stringChunks(s, indent, allowance, level)
	if err != nil {
		return err
	}
	if len(chunks) == 1 {
		p.b.WriteString(chunks[0])
		return nil
	}
	if level == 0 {
		p.b.WriteByte('(')
		indent++
	}
	p.b.WriteString(strings.Join(chunks, "\n"+strings.Repeat(" ", indent)))
	if level == 0 {
		p.b.WriteByte(')')
	}
	return nil
}

// stringChunks returns the literals that a str is written as.
func (p *prettyPrinter) stringChunks(s string, indent, allowance, level int) ([]string, error) {
	lines := strings.SplitAfter(s, "\n")
	if lines[len(lines)-1] == "" && len(lines) > 1 {
		lines = lines[:len(lines)-1]
	}
	if level == 0 {
		indent++
		allowance++
	}
	var chunks []string
	most := p.width - indent
	for i, line := range lines {
		text, err := object.Repr(p.thread, starlark.String(line))
		if err != nil {
			return nil, err
		}
		limit := most
		if i == len(lines)-1 {
			limit -= allowance
		}
		if codepoint.Len(text) <= limit {
			chunks = append(chunks, text)
			continue
		}
		current := ""
		parts := splitWords(line)
		for j, part := range parts {
			limit = most
			if j == len(parts)-1 && i == len(lines)-1 {
				limit -= allowance
			}
			candidate, err := object.Repr(p.thread, starlark.String(current+part))
			if err != nil {
				return nil, err
			}
			if codepoint.Len(candidate) > limit {
				if current != "" {
					text, _ := object.Repr(p.thread, starlark.String(current))
					chunks = append(chunks, text)
				}
				current = part
			} else {
				current += part
			}
		}
		if current != "" {
			text, _ := object.Repr(p.thread, starlark.String(current))
			chunks = append(chunks, text)
		}
	}
	return chunks, nil
}

// splitWords cuts text into words, each with the spaces that follow it.
func splitWords(s string) []string {
	var parts []string
	start, space := 0, false
	for i, r := range s {
		isSpace := strings.ContainsRune(" \t\n\r\v\f", r)
		if space && !isSpace {
			parts = append(parts, s[start:i])
			start = i
		}
		space = isSpace
	}
	return append(parts, s[start:])
}
