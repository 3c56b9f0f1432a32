package traceback

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/text"
)

// InspectMembers is the module _inspect: what inspect and linecache, which are Python text, ask of
// the texts that run.
func InspectMembers() starlark.StringDict {
	return call.Functions(
		call.F1("_inspect.text(file, /)", func(thread *starlark.Thread, file starlark.Value) (starlark.Value, error) {
			if c := proc.Of(thread).UnitNamed(thread, object.Text(file)); c != nil {
				return starlark.String(c.Source()), nil
			}
			return starlark.None, nil
		}),
		call.F1("_inspect.function(f, /)", describedFunction),
		call.F2("_inspect.class_(file, qualname, /)", func(thread *starlark.Thread, file, qualname starlark.Value) (starlark.Value, error) {
			if c := proc.Of(thread).UnitNamed(thread, object.Text(file)); c != nil {
				return span(c.ClassText(object.Text(qualname))), nil
			}
			return starlark.None, nil
		}),
	)
}

// describedFunction answers the first and the last line of a function, and whether it has a yield.
func describedFunction(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	f, ok := object.Native(v).(memory.Func)
	if !ok {
		return starlark.None, nil
	}
	c := memory.UnitOf(f)
	if c == nil {
		return starlark.None, nil
	}
	return span(c.Described(f.Name(), int(f.Position().Line))), nil
}

func span(f *text.Function) starlark.Value {
	if f == nil {
		return starlark.None
	}
	return starlark.Tuple{starlark.MakeInt(int(f.Def.Line)), starlark.MakeInt(int(f.End.Line)), starlark.Bool(f.Generator)}
}
