package core

import (
	"hash/fnv"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Repr returns repr(v). It fails with what the program's own __repr__ raises, with
// ValueError for an int that is too long, and with RecursionError for a value that is
// nested too deeply.
func Repr(thread *starlark.Thread, v starlark.Value) (string, error) {
	switch v := v.(type) {
	case starlark.Int:
		if n, ok := v.Int64(); ok {
			return strconv.FormatInt(n, 10), nil
		}
	case starlark.String:
		if plain(string(v)) {
			return "'" + string(v) + "'", nil
		}
	case starlark.Float:
		var stack [32]byte
		return string(appendFloat(stack[:0], float64(v))), nil
	case starlark.NoneType, starlark.Bool:
		return v.String(), nil
	}
	w := writer{thread: thread, two: inPython2(thread)}
	if err := w.repr(v); err != nil {
		return "", err
	}
	return string(w.buf), nil
}

// Str returns str(v). It fails as Repr does.
func Str(thread *starlark.Thread, v starlark.Value) (string, error) {
	switch v := v.(type) {
	case starlark.String:
		return string(v), nil
	case starlark.Int:
		if n, ok := v.Int64(); ok {
			return strconv.FormatInt(n, 10), nil
		}
	case starlark.Float:
		if !inPython2(thread) {
			var stack [32]byte
			return string(appendFloat(stack[:0], float64(v))), nil
		}
	}
	w := writer{thread: thread, two: inPython2(thread)}
	if err := w.str(v); err != nil {
		return "", err
	}
	return string(w.buf), nil
}

// ASCII returns ascii(v): its repr, in which all but ASCII is escaped. It fails as
// Repr does.
func ASCII(thread *starlark.Thread, v starlark.Value) (string, error) {
	text, err := Repr(thread, v)
	if err != nil {
		return "", err
	}
	return escapeNonASCII(text), nil
}

// A writer appends Python's text of values to a buffer.
type writer struct {
	thread  *starlark.Thread
	buf     []byte
	two     bool     // write as Python 2 does
	nesting *nesting // of the thread; nil until it is needed
}

func (w *writer) text(s string) { w.buf = append(w.buf, s...) }

// str appends str(v).
func (w *writer) str(v starlark.Value) error {
	switch v := v.(type) {
	case starlark.String:
		w.text(string(v))
		return nil
	case starlark.Int:
		return w.int(v)
	case starlark.Float:
		if w.two {
			w.buf = appendFloat2(w.buf, float64(v))
		} else {
			w.buf = appendFloat(w.buf, float64(v))
		}
		return nil
	case starlark.Bytes:
		if w.two {
			w.text(string(v))
			return nil
		}
	case Strer:
		return w.call(v.Str)
	}
	return w.repr(v)
}

// repr appends repr(v).
func (w *writer) repr(v starlark.Value) error {
	switch x := v.(type) {
	case starlark.String:
		w.buf = appendQuoted(w.buf, string(x), w.two)
	case starlark.Int:
		return w.reprInt(x)
	case starlark.Float:
		w.buf = appendFloat(w.buf, float64(x))
	case starlark.NoneType, starlark.Bool:
		w.text(v.String())
	case *starlark.List:
		return w.items("[", "]", x, identity{x, 0})
	case starlark.Tuple:
		return w.tuple(v, x)
	case *starlark.Dict:
		return w.dict(x)
	case *starlark.Set:
		return w.set(x)
	case starlark.Bytes:
		if !w.two {
			w.buf = append(w.buf, 'b')
		}
		w.buf = appendQuotedBytes(w.buf, string(x))
	case *Class:
		if x.metaMethod("__repr__") != nil {
			return w.call(x.metaRepr)
		}
		w.text(classText(x, w.two))
	case Reprer:
		return w.call(x.Repr)
	default:
		w.other(v)
	}
	return nil
}

// int appends the digits of str(v).
func (w *writer) int(v starlark.Int) (err error) {
	w.buf, err = appendInt(w.buf, v, !w.two)
	return err
}

// reprInt appends an int as a literal: a long of Python 2 ends with an L.
func (w *writer) reprInt(v starlark.Int) error {
	if err := w.int(v); err != nil {
		return err
	}
	if _, small := v.Int64(); w.two && !small {
		w.buf = append(w.buf, 'L')
	}
	return nil
}

// call appends the text that a value makes itself.
func (w *writer) call(text func(*starlark.Thread) (string, error)) error {
	n := w.nest()
	if _, err := n.enter(identity{}); err != nil {
		return err
	}
	defer n.leave()
	outer := n.two
	n.two = w.two
	s, err := text(w.thread)
	n.two = outer
	w.text(s)
	return err
}

// nest returns the containers that are being written.
func (w *writer) nest() *nesting {
	if w.nesting == nil {
		w.nesting = nestingOf(w.thread)
	}
	return w.nesting
}

// items appends the elements of a list or tuple.
func (w *writer) items(left, right string, v starlark.Indexable, id identity) error {
	if seen, err := w.nest().enter(id); err != nil {
		return err
	} else if seen {
		w.text(left + "..." + right[len(right)-1:])
		return nil
	}
	defer w.nesting.leave()
	w.text(left)
	for i := 0; i < v.Len(); i++ { // an element's repr may change the list
		if i > 0 {
			w.text(", ")
		}
		if err := w.repr(v.Index(i)); err != nil {
			return err
		}
	}
	w.text(right)
	return nil
}

// tuple appends the tuple t, which is also given as the interface it came in:
// converting it anew would allocate.
func (w *writer) tuple(v starlark.Value, t starlark.Tuple) error {
	if len(t) == 0 {
		w.text("()")
		return nil
	}
	right := ")"
	if len(t) == 1 {
		right = ",)"
	}
	return w.items("(", right, v.(starlark.Indexable), identity{&t[0], len(t)})
}

func (w *writer) dict(d *starlark.Dict) error {
	if seen, err := w.nest().enter(identity{d, 0}); err != nil {
		return err
	} else if seen {
		w.text("{...}")
		return nil
	}
	defer w.nesting.leave()
	w.buf = append(w.buf, '{')
	first := true
	for k, v := range d.Entries() {
		if !first {
			w.text(", ")
		}
		first = false
		if err := w.repr(k); err != nil {
			return err
		}
		w.text(": ")
		if err := w.repr(v); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, '}')
	return nil
}

func (w *writer) set(s *starlark.Set) error {
	left, right := "{", "}"
	if w.two || s.Len() == 0 {
		left, right = "set([", "])"
	}
	if s.Len() == 0 && !w.two {
		w.text("set()")
		return nil
	}
	if seen, err := w.nest().enter(identity{s, 0}); err != nil {
		return err
	} else if seen {
		w.text("set(...)")
		return nil
	}
	defer w.nesting.leave()
	w.text(left)
	for i, v := range SetOrder(s) {
		if i > 0 {
			w.text(", ")
		}
		if err := w.repr(v); err != nil {
			return err
		}
	}
	w.text(right)
	return nil
}

// other appends the text of what is no data.
func (w *writer) other(v starlark.Value) {
	switch x := v.(type) {
	case *starlark.Function:
		name := functionQualname(x)
		w.text("<function " + name + " at " + Address(name+x.Position().String()) + ">")
	case *starlark.Builtin:
		w.builtin(x)
	default:
		if v.Type() == "range" {
			w.text(rangeText(v, w.two))
			return
		}
		w.text(v.String())
	}
}

func (w *writer) builtin(f *starlark.Builtin) {
	recv := f.Receiver()
	if recv == nil {
		w.text("<built-in function " + f.Name() + ">")
		return
	}
	name := TypeOf(recv).Name()
	w.text("<built-in method " + f.Name() + " of " + name + " object at " + Address(name) + ">")
}

// Address returns what a repr shows as the address of an object. It is a function of
// the object's description, not of its place in memory: the text of a program that
// runs again must be the same, or a replay would differ.
func Address(description string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(description))
	return "0x7f" + strconv.FormatUint(uint64(h.Sum32())<<4|0x1000000000, 16)[:10]
}

// rangeText is the text of the engine's range. The engine leaves out a start of 0.
func rangeText(v starlark.Value, two bool) string {
	text := v.String()
	if two {
		return rangeText2(v, text)
	}
	if !strings.Contains(text, ",") {
		return "range(0, " + strings.TrimPrefix(text, "range(")
	}
	return text
}

// maxDigits is how many digits of an int may be converted from or to decimal text,
// CPython's default of sys.get_int_max_str_digits().
const maxDigits = 4300

// appendInt appends an int's decimal digits. If limited, it fails with ValueError if
// they are more than maxDigits.
func appendInt(b []byte, v starlark.Int, limited bool) ([]byte, error) {
	if n, ok := v.Int64(); ok {
		return strconv.AppendInt(b, n, 10), nil
	}
	const sure = 14284 // 2**14284 < 10**4300 < 2**14285
	x := v.BigInt()
	bits := x.BitLen()
	if !limited || bits <= sure {
		return x.Append(b, 10), nil
	}
	if bits <= sure+1 {
		text := x.Append(nil, 10)
		if len(strings.TrimPrefix(string(text), "-")) <= maxDigits {
			return append(b, text...), nil
		}
	}
	return nil, proc.Errorf("ValueError", "Exceeds the limit (%d digits) for integer string conversion; "+
		"use sys.set_int_max_str_digits() to increase the limit", maxDigits)
}
