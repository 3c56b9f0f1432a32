package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillTuple() {
	object.TupleClass.Define(newTuple, map[string]object.MethodFunc{
		"count": object.Method1("tuple.count", tupleCount),
		"index": object.MethodN("tuple", "index", 1, 3, tupleIndex),
	})
	object.TupleClass.Immutable()
	giveContainer(object.TupleClass)
	giveSequence(object.TupleClass)
	object.TupleClass.GiveItems(false)
}

// newTuple is tuple(iterable=()).
func newTuple(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.CheckArgs("tuple", "tuple", args, kwargs, 0, 1); err != nil || len(args) == 0 {
		return starlark.Tuple(nil), err
	}
	if t, ok := args[0].(starlark.Tuple); ok {
		return t, nil
	}
	elems, err := object.Collect(thread, args[0])
	return starlark.Tuple(elems), err
}

func tupleCount(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return countEqual(thread, self.(starlark.Tuple), x)
}

// tupleIndex is tuple.index(x, start=0, stop=sys.maxsize).
func tupleIndex(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	i, err := indexOf(thread, self.(starlark.Tuple), args)
	if err == nil && i < 0 {
		err = raise.Errorf("ValueError", "tuple.index(x): x not in tuple")
	}
	return starlark.MakeInt(i), err
}
