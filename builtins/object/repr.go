package object

import (
	"hash/fnv"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/raise"
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
		if Plain(string(v)) {
			return "'" + string(v) + "'", nil
		}
	case starlark.Float:
		var stack [32]byte
		return string(AppendFloat(stack[:0], float64(v))), nil
	case starlark.NoneType, starlark.Bool:
		return v.String(), nil
	}
	w := NewWriter(thread)
	if err := w.Repr(v); err != nil {
		return "", err
	}
	return w.Done(), nil
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
		if !InPython2(thread) {
			var stack [32]byte
			return string(AppendFloat(stack[:0], float64(v))), nil
		}
	}
	w := NewWriter(thread)
	if err := w.Str(v); err != nil {
		return "", err
	}
	return w.Done(), nil
}

// ReprPython2 returns repr(v) of Python 2: 10L for what does not fit in 64 bits, a str's
// bytes, set([1]), <type 'int'>. It fails as Repr does, but knows no limit of digits.
func ReprPython2(thread *starlark.Thread, v starlark.Value) (string, error) {
	w := NewWriter(thread)
	w.Python2 = true
	if err := w.Repr(v); err != nil {
		return "", err
	}
	return w.Done(), nil
}

// StrPython2 returns str(v) of Python 2: str(0.1 + 0.2) is 0.3. It fails as ReprPython2 does.
func StrPython2(thread *starlark.Thread, v starlark.Value) (string, error) {
	if s, ok := v.(starlark.String); ok {
		return string(s), nil
	}
	w := NewWriter(thread)
	w.Python2 = true
	if err := w.Str(v); err != nil {
		return "", err
	}
	return w.Done(), nil
}

// Format returns format(v, spec). It fails with ValueError if the spec is wrong, with
// TypeError if v takes none, and as Str does.
func Format(thread *starlark.Thread, v starlark.Value, spec string) (string, error) {
	if spec == "" {
		switch v.(type) {
		case starlark.String, starlark.Int, starlark.Float:
			return Str(thread, v)
		}
	}
	w := NewWriter(thread)
	if err := w.Format(v, spec); err != nil {
		return "", err
	}
	return w.Done(), nil
}

// FormatPython2 returns format(v, spec) of Python 2.
func FormatPython2(thread *starlark.Thread, v starlark.Value, spec string) (string, error) {
	w := NewWriter(thread)
	w.Python2 = true
	if err := w.Format(v, spec); err != nil {
		return "", err
	}
	return w.Done(), nil
}

// Str appends str(v).
func (w *Writer) Str(v starlark.Value) error {
	switch v := v.(type) {
	case starlark.String:
		w.Text(string(v))
		return nil
	case starlark.Int:
		return w.int(v)
	case starlark.Float:
		if !w.Python2 {
			w.Buf = AppendFloat(w.Buf, float64(v))
			return nil
		}
	case Strer:
		return w.call(v.Str)
	}
	if str := SlotsOf(v).Str; str != nil {
		return str(w, v)
	}
	return w.Repr(v)
}

// Repr appends repr(v).
func (w *Writer) Repr(v starlark.Value) error {
	switch x := v.(type) {
	case starlark.String:
		if Plain(string(x)) {
			w.Buf = append(append(append(w.Buf, '\''), x...), '\'')
			return nil
		}
	case starlark.Int:
		return w.reprInt(x)
	case starlark.Float:
		w.Buf = AppendFloat(w.Buf, float64(x))
		return nil
	case starlark.NoneType, starlark.Bool:
		w.Text(v.String())
		return nil
	case *Class:
		if x.special("__repr__") != nil {
			return w.call(x.metaRepr)
		}
		w.Text(classText(x, w.Python2))
		return nil
	case call.Function:
		w.builtin(x)
		return nil
	}
	if repr := SlotsOf(v).Repr; repr != nil {
		return repr(w, v)
	}
	if r, ok := v.(Reprer); ok {
		return w.call(r.Repr)
	}
	w.Text(v.String())
	return nil
}

// Format appends format(v, spec).
func (w *Writer) Format(v starlark.Value, spec string) error {
	if f, ok := v.(Formatter); ok {
		return w.call(func(thread *starlark.Thread) (string, error) { return f.Format(thread, spec) })
	}
	if spec == "" {
		return w.Str(v)
	}
	if format := SlotsOf(v).Format; format != nil {
		return format(w, v, spec)
	}
	if !w.Python2 {
		return raise.Errorf("TypeError", "unsupported format string passed to %s.__format__", TypeOf(v).Name())
	}
	text, err := StrPython2(w.thread, v)
	if err != nil {
		return err
	}
	return StrClass.slots.Format(w, starlark.String(text), spec)
}

// int appends the digits of str(v).
func (w *Writer) int(v starlark.Int) (err error) {
	w.Buf, err = AppendInt(w.Buf, v, !w.Python2)
	return err
}

// reprInt appends an int as a literal: a long of Python 2 ends with an L.
func (w *Writer) reprInt(v starlark.Int) error {
	if err := w.int(v); err != nil {
		return err
	}
	if _, small := v.Int64(); w.Python2 && !small {
		w.Buf = append(w.Buf, 'L')
	}
	return nil
}

func (w *Writer) builtin(f call.Function) {
	recv := f.Receiver()
	if recv == nil {
		w.Text("<built-in function " + f.Name() + ">")
		return
	}
	name := TypeOf(recv).Name()
	w.Text("<built-in method " + f.Name() + " of " + name + " object at " + Address(name) + ">")
}

// Address returns what a repr shows as the address of an object. It is a function of
// the object's description, not of its place in memory: the text of a program that
// runs again must be the same, or a replay would differ.
func Address(description string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(description))
	return "0x7f" + strconv.FormatUint(uint64(h.Sum32())<<4|0x1000000000, 16)[:10]
}
