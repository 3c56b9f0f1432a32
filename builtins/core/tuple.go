package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

func fillTuple() {
	TupleClass.Define(newTuple, map[string]MethodFunc{
		"count": method1("tuple.count", tupleCount),
		"index": methodN("tuple", "index", 1, 3, tupleIndex),
	})
	TupleClass.Immutable()
	giveContainer(TupleClass)
	giveSequence(TupleClass)
	TupleClass.GiveItems(false)
}

// newTuple is tuple(iterable=()).
func newTuple(thread *starlark.Thread, _ *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := checkArgs("tuple", "tuple", args, kwargs, 0, 1); err != nil || len(args) == 0 {
		return starlark.Tuple(nil), err
	}
	if t, ok := args[0].(starlark.Tuple); ok {
		return t, nil
	}
	elems, err := Collect(thread, args[0])
	return starlark.Tuple(elems), err
}

func tupleCount(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return countEqual(thread, self.(starlark.Tuple), x)
}

// tupleIndex is tuple.index(x, start=0, stop=sys.maxsize).
func tupleIndex(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	i, err := indexOf(thread, self.(starlark.Tuple), args)
	if err == nil && i < 0 {
		err = proc.Errorf("ValueError", "tuple.index(x): x not in tuple")
	}
	return starlark.MakeInt(i), err
}
