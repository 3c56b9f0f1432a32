package itertools

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// isliceBound converts a bound of islice; def is the value of None.
func isliceBound(thread *starlark.Thread, v starlark.Value, def, least int, message string) (int, error) {
	if v == starlark.None {
		return def, nil
	}
	i, ok, err := object.AsInt(thread, v)
	if err != nil {
		return 0, err
	}
	n, small := i.Int64()
	if !ok || !small || n < int64(least) {
		return 0, raise.Errorf("ValueError", "%s", message)
	}
	return int(n), nil
}

// islice is itertools.islice(iterable, stop) or islice(iterable, start, stop[, step]).
func islice(thread *starlark.Thread, v []starlark.Value) (object.Iterator, error) {
	const (
		badStop    = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		badIndices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		badStep    = "Step for islice() must be a positive integer or None."
	)
	start, stop, step := 0, -1, 1
	var err error
	if v[2] == nil {
		stop, err = isliceBound(thread, v[1], -1, 0, badStop)
	} else {
		if stop, err = isliceBound(thread, v[2], -1, 0, badStop); err == nil {
			start, err = isliceBound(thread, v[1], 0, 0, badIndices)
		}
		if err == nil && v[3] != nil {
			step, err = isliceBound(thread, v[3], 1, 1, badStep)
		}
	}
	if err != nil {
		return nil, err
	}
	it, err := object.Iterate(thread, v[0])
	if err != nil {
		return nil, err
	}
	if stop < 0 {
		stop = math.MaxInt
	}
	at, next := 0, start
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		limit := min(next, stop)
		for ; at < limit; at++ {
			if _, ok, err := it.Next(thread); !ok || err != nil {
				at, next, stop = math.MaxInt, math.MaxInt, 0
				return nil, false, err
			}
		}
		if next >= stop {
			return nil, false, nil
		}
		v, ok, err := it.Next(thread)
		if !ok || err != nil {
			stop = 0
			return nil, false, err
		}
		at++
		if next += step; next < 0 {
			next = math.MaxInt // it overflowed
		}
		return v, true, nil
	}), nil
}

func dropWhile(thread *starlark.Thread, predicate, iterable starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	dropping := true
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			x, ok, err := it.Next(thread)
			if !ok || err != nil || !dropping {
				return x, ok, err
			}
			if dropping, err = kit.Satisfies(thread, predicate, x); !dropping || err != nil {
				return x, err == nil, err
			}
		}
	}), nil
}

func takeWhile(thread *starlark.Thread, predicate, iterable starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	end := false
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if end {
			return nil, false, nil
		}
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		take, err := kit.Satisfies(thread, predicate, x)
		end = !take && err == nil
		return x, take, err
	}), nil
}

func filterFalse(thread *starlark.Thread, function, iterable starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			x, ok, err := it.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			var is bool
			if function == starlark.None {
				is, err = object.IsTrue(thread, x)
			} else {
				is, err = kit.Satisfies(thread, function, x)
			}
			if !is || err != nil {
				return x, err == nil, err
			}
		}
	}), nil
}

func starMap(thread *starlark.Thread, function, iterable starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		params, err := object.Collect(thread, x)
		if err != nil {
			return nil, false, err
		}
		v, err := starlark.Call(thread, function, params, nil)
		return v, err == nil, err
	}), nil
}

// A grouping is itertools.groupby.
type grouping struct {
	it      object.Iterator
	key     starlark.Value
	current starlark.Value // the element that was read last
	currKey starlark.Value
	target  starlark.Value // the key of the group that was given out last
	id      int            // of that group
	end     bool
}

var grouperClass = kit.NewIteratorClass("itertools", "_grouper")

func groupBy(thread *starlark.Thread, iterable, key starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	return &grouping{it: it, key: kit.OrNone(key)}, err
}

// advance reads the next element; ok is false at the end.
func (g *grouping) advance(thread *starlark.Thread) (ok bool, err error) {
	x, ok, err := g.it.Next(thread)
	if !ok || err != nil {
		g.end = err == nil
		return false, err
	}
	key := x
	if g.key != starlark.None {
		if key, err = object.Call1(thread, g.key, x); err != nil {
			return false, err
		}
	}
	g.current, g.currKey = x, key
	return true, nil
}

// Next implements object.Iterator.
func (g *grouping) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	g.id++
	for {
		if g.currKey != nil {
			if g.target == nil {
				break
			}
			if same, err := object.Equal(thread, g.target, g.currKey); err != nil {
				return nil, false, err
			} else if !same {
				break
			}
		}
		if ok, err := g.advance(thread); !ok || err != nil {
			return nil, false, err
		}
	}
	g.target = g.currKey
	group := &grouper{g, g.target, g.id}
	return starlark.Tuple{g.currKey, collection.NewIterator(grouperClass, group)}, true, nil
}

// A grouper iterates over one group, until the grouping goes on to the next.
type grouper struct {
	g      *grouping
	target starlark.Value
	id     int
}

// Next implements object.Iterator.
func (r *grouper) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	g := r.g
	if g.id != r.id {
		return nil, false, nil
	}
	if g.current == nil {
		if ok, err := g.advance(thread); !ok || err != nil {
			return nil, false, err
		}
	}
	same, err := object.Equal(thread, r.target, g.currKey)
	if !same || err != nil {
		return nil, false, err
	}
	x := g.current
	g.current = nil
	return x, true, nil
}

// tee is itertools.tee(iterable, n=2).
func tee(thread *starlark.Thread, iterable, number starlark.Value) (starlark.Value, error) {
	n := 2
	if number != nil {
		var err error
		if n, err = object.ToSize(thread, number); err != nil {
			return nil, err
		}
	}
	if n < 0 {
		return nil, raise.Errorf("ValueError", "n must be >= 0")
	}
	if err := object.Afford(n, 128); err != nil { // each copy is an iterator
		return nil, err
	}
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	copies := make(starlark.Tuple, n)
	first, reading := new(teeLink), false
	for i := range copies {
		at := first
		copies[i] = collection.NewIterator(teeClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
			if at.next == nil {
				if reading { // another thread, or what is read reads a copy
					return nil, false, raise.Errorf("RuntimeError", "cannot re-enter the tee iterator")
				}
				reading = true
				v, ok, err := it.Next(thread)
				reading = false
				if !ok || err != nil {
					return nil, false, err
				}
				at.v, at.next = v, new(teeLink)
			}
			v := at.v
			at = at.next
			return v, true, nil
		}))
	}
	return copies, nil
}

var teeClass = kit.NewIteratorClass("itertools", "_tee")

// A teeLink is an element that was read, in the list of those which a copy has not
// taken yet. The last link has no element.
type teeLink struct {
	v    starlark.Value
	next *teeLink
}

// zipLongest is itertools.zip_longest(*iterables, fillvalue=None).
func zipLongest(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (object.Iterator, error) {
	fill := starlark.Value(starlark.None)
	for _, kw := range kwargs {
		if kw[0] != starlark.String("fillvalue") {
			return nil, raise.Arguments("zip_longest() got an unexpected keyword argument")
		}
		fill = kw[1]
	}
	its := make([]object.Iterator, len(args))
	for i, v := range args {
		var err error
		if its[i], err = object.Iterate(thread, v); err != nil {
			return nil, err
		}
	}
	left := len(its)
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if left == 0 {
			return nil, false, nil
		}
		t := make(starlark.Tuple, len(its))
		for i, it := range its {
			if t[i] = fill; it == nil {
				continue
			}
			v, ok, err := it.Next(thread)
			switch {
			case err != nil:
				left = 0
				return nil, false, err
			case ok:
				t[i] = v
			default:
				its[i] = nil
				if left--; left == 0 {
					return nil, false, nil
				}
			}
		}
		return t, true, nil
	}), nil
}
