package kit

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A SequenceType is a class of tuples whose elements have names: time.struct_time,
// sys.version_info. Instances are objects that carry a tuple. Beyond its elements one
// may have attributes that are no elements.
type SequenceType struct {
	Class  *object.Class
	Fields []string
	Shown  string // the name in the repr
}

// NewSequenceType makes such a class.
func NewSequenceType(module, name string, fields ...string) *SequenceType {
	t := &SequenceType{object.NewClass(name, object.TupleClass).In(module).Static(), fields, module + "." + name}
	t.Class.Define(nil, object.Slot0("__repr__", t.repr))
	t.Class.Set("__new__", object.NewStaticMethod(call.New(call.F3("structseq.__new__(cls, /, sequence, dict={})", t.make))))
	for i, f := range fields {
		t.Class.SetComputed(f, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return object.Native(self).(starlark.Tuple)[i], nil
		}, nil)
	}
	t.Class.Set("n_fields", starlark.MakeInt(len(fields)))
	t.Class.Set("n_sequence_fields", starlark.MakeInt(len(fields)))
	t.Class.Set("__match_args__", StringTuple(fields))
	return t
}

// make is __new__: what has the right length.
func (t *SequenceType) make(thread *starlark.Thread, cls, sequence, _ starlark.Value) (starlark.Value, error) {
	class, ok := cls.(*object.Class)
	if !ok || !class.Is(t.Class) {
		return nil, raise.Errorf("TypeError", "%s.__new__(X): X is not a subtype of %s", t.Shown, t.Shown)
	}
	list, err := object.Collect(thread, sequence)
	if err != nil {
		return nil, raise.Errorf("TypeError", "constructor requires a sequence")
	}
	if len(list) != len(t.Fields) {
		return nil, raise.Errorf("TypeError", "%s() takes a %d-sequence (%d-sequence given)", t.Shown, len(t.Fields), len(list))
	}
	return object.NewInstance(proc.Of(thread).Home(), class, starlark.Tuple(list)), nil
}

// New makes an instance for a process; p is nil for one that all share.
func (t *SequenceType) New(p *proc.Proc, elems ...starlark.Value) *object.Instance {
	var home *memory.Home
	if p != nil {
		home = p.Home()
	}
	return object.NewInstance(home, t.Class, starlark.Tuple(elems))
}

// repr is "time.struct_time(tm_year=2026, ...)".
func (t *SequenceType) repr(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	var b strings.Builder
	b.WriteString(t.Shown)
	b.WriteByte('(')
	for i, v := range object.Native(self).(starlark.Tuple) {
		if i > 0 {
			b.WriteString(", ")
		}
		text, err := object.Repr(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(t.Fields[i] + "=" + text)
	}
	b.WriteByte(')')
	return starlark.String(b.String()), nil
}
