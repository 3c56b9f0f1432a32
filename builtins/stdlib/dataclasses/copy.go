package dataclasses

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// copyErrorClass is copy.Error.
var copyErrorClass = object.NewClass("Error", object.ExceptionClass).In("copy")

// CopyMembers is the module copy.
func CopyMembers() starlark.StringDict {
	m := call.Functions(
		call.F1("def copy(x)", shallowCopy),
		call.F3("def deepcopy(x, memo=None, _nil=[])", func(thread *starlark.Thread, x, memo, _ starlark.Value) (starlark.Value, error) {
			return deepCopy(thread, x, memo)
		}),
	)
	m["Error"], m["error"] = copyErrorClass, copyErrorClass
	return m
}

// A duplicable is what an instance carries that can be copied within a process.
type duplicable interface {
	// Duplicate returns a copy whose parts are what f makes of them; f is nil for a
	// shallow copy.
	Duplicate(f func(starlark.Value) (starlark.Value, error)) (any, error)
}

// shallowCopy is copy.copy(x). Functions, classes and handles are themselves.
func shallowCopy(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case *starlark.List, *starlark.Dict, *starlark.Set:
		return object.CallMethod(thread, x, "copy", nil, nil)
	case *text.ByteArray:
		return text.NewByteArray(append([]byte(nil), x.Bytes()...)), nil
	case *object.Instance:
		if _, ok := x.Class().Lookup("__copy__"); ok {
			return object.CallMethod(thread, x, "__copy__", nil, nil)
		}
		if x.Reduces() {
			return remake(thread, x, nil, nil)
		}
		return copyInstance(thread, x, nil, nil)
	}
	return v, nil
}

// copyInstance copies an object. Its parts are what f makes of them; f is nil for a
// shallow copy. note, if not nil, is told of the copy before its parts are made.
func copyInstance(thread *starlark.Thread, x *object.Instance, f func(starlark.Value) (starlark.Value, error), note func(*object.Instance)) (starlark.Value, error) {
	same := func(v starlark.Value) (starlark.Value, error) { return v, nil }
	copyBase := func(v starlark.Value) (starlark.Value, error) { return shallowCopy(thread, v) }
	copyPart := f
	if f == nil {
		copyPart = same
	} else {
		copyBase = f
	}
	// The base is made first, for an instance cannot be given one later. What it
	// contains may lead back to the instance only if it is mutable.
	base := x.Base()
	var err error
	switch b := base.(type) {
	case starlark.Value:
		base, err = copyBase(b)
	case duplicable:
		base, err = b.Duplicate(f)
	}
	if err != nil {
		return nil, err
	}
	to := object.NewInstance(proc.Of(thread).Home(), x.Class(), base)
	if note != nil {
		note(to)
	}
	for _, item := range x.Dict().Items() {
		v, err := copyPart(item[1])
		if err != nil {
			return nil, err
		}
		if err := to.SetOwn(object.Text(item[0]), v); err != nil {
			return nil, err
		}
	}
	return to, nil
}

// remake copies an object that says itself how it is made anew. f and note are as in copyInstance.
func remake(thread *starlark.Thread, x *object.Instance, f func(starlark.Value) (starlark.Value, error), note func(starlark.Value)) (starlark.Value, error) {
	r, err := object.Reduce(thread, x, object.PickleProtocol)
	if err != nil {
		return nil, err
	}
	if r.IsGlobal() {
		return x, nil
	}
	args, items, pairs, state := starlark.Value(r.Args), r.Items, r.Pairs, r.State
	if f != nil {
		if args, err = f(args); err != nil {
			return nil, err
		}
	}
	v, err := starlark.Call(thread, r.Func, args.(starlark.Tuple), nil)
	if err != nil {
		return nil, err
	}
	if f != nil {
		note(v)
		for _, part := range []*starlark.Value{&items, &pairs} {
			if *part == nil {
				continue
			}
			list, err := object.Collect(thread, *part)
			if err != nil {
				return nil, err
			}
			if *part, err = f(starlark.NewList(list)); err != nil {
				return nil, err
			}
		}
		if state != nil {
			if state, err = f(state); err != nil {
				return nil, err
			}
		}
	}
	if state != nil {
		if err := object.SetState(thread, v, state, r.Setter); err != nil {
			return nil, err
		}
	}
	return v, object.AddItems(thread, v, items, pairs)
}

// A deepCopier is one deepcopy: it keeps aliases and cycles.
type deepCopier struct {
	thread *starlark.Thread
	memo   map[any]starlark.Value
	// given is what __deepcopy__ methods get as memo.
	given *starlark.Dict
	depth int
}

const deepestCopy = 1000

// deepCopiers is the deep copies that a process makes, by the memo that __deepcopy__
// methods get.
type deepCopiers map[*starlark.Dict]*deepCopier

var copying = proc.NewSlot(func(*proc.Proc) *deepCopiers { return &deepCopiers{} })

// deepCopy is copy.deepcopy(x, memo=None).
func deepCopy(thread *starlark.Thread, v, given starlark.Value) (starlark.Value, error) {
	copiers := *copying.Of(proc.Of(thread))
	memo, _ := given.(*starlark.Dict)
	if memo != nil {
		if c := copiers[memo]; c != nil {
			return c.copy(v) // called by a __deepcopy__
		}
	} else {
		memo = new(starlark.Dict)
	}
	c := &deepCopier{thread: thread, memo: map[any]starlark.Value{}, given: memo}
	copiers[memo] = c
	defer delete(copiers, memo)
	return c.copy(v)
}

func (c *deepCopier) copy(v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case starlark.Tuple:
		return c.nested(func() (starlark.Value, error) { return c.copyTuple(x) })
	case *starlark.List, *starlark.Dict, *starlark.Set, *object.Instance, *text.ByteArray:
		if to, ok := c.memo[x]; ok {
			return to, nil
		}
		return c.nested(func() (starlark.Value, error) { return c.copyObject(x) })
	}
	return v, nil
}

func (c *deepCopier) nested(f func() (starlark.Value, error)) (starlark.Value, error) {
	if c.depth >= deepestCopy {
		return nil, raise.Errorf("RecursionError", "maximum recursion depth exceeded")
	}
	c.depth++
	defer func() { c.depth-- }()
	return f()
}

func (c *deepCopier) copyTuple(x starlark.Tuple) (starlark.Value, error) {
	to := make(starlark.Tuple, len(x))
	changed := false
	for i, e := range x {
		var err error
		if to[i], err = c.copy(e); err != nil {
			return nil, err
		}
		changed = changed || !memory.Is(to[i], e)
	}
	if !changed {
		return x, nil
	}
	return to, nil
}

func (c *deepCopier) copyObject(v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case *starlark.List:
		to := starlark.NewList(make([]starlark.Value, 0, x.Len()))
		c.memo[x] = to
		for i := 0; i < x.Len(); i++ {
			e, err := c.copy(x.Index(i))
			if err != nil {
				return nil, err
			}
			if err := to.Append(e); err != nil {
				return nil, err
			}
		}
		return to, nil
	case *starlark.Dict:
		to := starlark.NewDict(x.Len())
		c.memo[x] = to
		return to, c.copyEntries(x, to)
	case *starlark.Set:
		elems, err := object.Collect(c.thread, x)
		if err != nil {
			return nil, err
		}
		if err := kit.EachElement(elems, c.copy); err != nil {
			return nil, err
		}
		to, err := starlark.Call(c.thread, object.SetClass, starlark.Tuple{starlark.NewList(elems)}, nil)
		c.memo[x] = to
		return to, err
	case *text.ByteArray:
		to := text.NewByteArray(append([]byte(nil), x.Bytes()...))
		c.memo[x] = to
		return to, nil
	}
	return c.copyInstance(v.(*object.Instance))
}

func (c *deepCopier) copyEntries(x, to *starlark.Dict) error {
	for _, item := range x.Items() {
		k, err := c.copy(item[0])
		if err != nil {
			return err
		}
		v, err := c.copy(item[1])
		if err != nil {
			return err
		}
		if err := object.DictSet(c.thread, to, k, v); err != nil {
			return err
		}
	}
	return nil
}

func (c *deepCopier) copyInstance(x *object.Instance) (starlark.Value, error) {
	if _, ok := x.Class().Lookup("__deepcopy__"); ok {
		to, err := object.CallMethod(c.thread, x, "__deepcopy__", starlark.Tuple{c.given}, nil)
		if err == nil {
			c.memo[x] = to
		}
		return to, err
	}
	if x.Reduces() {
		return remake(c.thread, x, c.copy, func(to starlark.Value) { c.memo[x] = to })
	}
	return copyInstance(c.thread, x, c.copy, func(to *object.Instance) { c.memo[x] = to })
}
