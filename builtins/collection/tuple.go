package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillTuple() {
	object.TupleClass.Define(call.M1("tuple(self, iterable=(), /)", newTuple),
		call.M1("tuple.count(self, value, /)", tupleCount),
		call.M3("tuple.index(self, value, start=0, stop=9223372036854775807, /)", tupleIndex),
	)
	object.TupleClass.Immutable()
	giveContainer(object.TupleClass)
	giveSequence(object.TupleClass)
	object.TupleClass.GiveItems(false)
}

// newTuple is tuple(iterable=()).
func newTuple(thread *starlark.Thread, _ *object.Class, iterable starlark.Value) (starlark.Value, error) {
	if iterable == nil {
		return starlark.Tuple(nil), nil
	}
	if t, ok := iterable.(starlark.Tuple); ok {
		return t, nil
	}
	elems, err := object.Collect(thread, iterable)
	return starlark.Tuple(elems), err
}

func tupleCount(thread *starlark.Thread, t starlark.Tuple, x starlark.Value) (starlark.Value, error) {
	return countEqual(thread, t, x)
}

// tupleIndex is tuple.index(value, start=0, stop=sys.maxsize).
func tupleIndex(thread *starlark.Thread, t starlark.Tuple, x, start, stop starlark.Value) (starlark.Value, error) {
	i, err := indexOf(thread, t, x, start, stop)
	if err == nil && i < 0 {
		err = raise.Errorf("ValueError", "tuple.index(x): x not in tuple")
	}
	return starlark.MakeInt(i), err
}
