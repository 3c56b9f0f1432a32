package stdlib

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A sequenceType is a class of tuples whose elements have names: time.struct_time,
// sys.version_info. Instances are objects that carry a tuple. Beyond its elements one
// may have attributes that are no elements.
type sequenceType struct {
	class  *core.Class
	fields []string
	shown  string // the name in the repr
}

// newSequenceType makes such a class.
func newSequenceType(module, name string, fields ...string) *sequenceType {
	t := &sequenceType{core.NewClass(name, core.TupleClass).In(module).Static(), fields, module + "." + name}
	t.class.Define(nil, map[string]core.MethodFunc{"__repr__": t.repr})
	for i, f := range fields {
		t.class.SetComputed(f, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return core.Native(self).(starlark.Tuple)[i], nil
		}, nil)
	}
	t.class.Set("n_fields", starlark.MakeInt(len(fields)))
	t.class.Set("n_sequence_fields", starlark.MakeInt(len(fields)))
	t.class.Set("__match_args__", stringTuple(fields))
	return t
}

// new makes an instance for a process; p is nil for one that all share.
func (t *sequenceType) new(p *proc.Proc, elems ...starlark.Value) *core.Instance {
	var home *proc.Home
	if p != nil {
		home = p.Home()
	}
	return core.NewInstance(home, t.class, starlark.Tuple(elems))
}

// repr is "time.struct_time(tm_year=2026, ...)".
func (t *sequenceType) repr(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	var b strings.Builder
	b.WriteString(t.shown)
	b.WriteByte('(')
	for i, v := range core.Native(self).(starlark.Tuple) {
		if i > 0 {
			b.WriteString(", ")
		}
		text, err := core.Repr(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(t.fields[i] + "=" + text)
	}
	b.WriteByte(')')
	return starlark.String(b.String()), nil
}
