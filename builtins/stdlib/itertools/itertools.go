package itertools

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ChainClass is itertools.chain, which other modules make values of as well.
var ChainClass = kit.NewIteratorClass("itertools", "chain")

// Members is the module itertools, with the names that Python 2 has besides.
func Members() starlark.StringDict {
	m := starlark.StringDict{}
	for _, e := range constructors() {
		class := ChainClass
		if e.Name() != "chain" {
			class = kit.NewIteratorClass("itertools", e.Name())
		}
		class.Define(e)
		m[e.Name()] = class
	}
	ChainClass.SetClassMethods(call.M1("chain.from_iterable(self, iterable, /)", chainFromIterable))
	m["tee"] = call.New(call.F2("itertools.tee(iterable, n=2, /)", tee))
	m["izip"], m["imap"], m["ifilter"] = collection.ZipClass, collection.MapClass, collection.FilterClass
	m["izip_longest"], m["ifilterfalse"] = m["zip_longest"], m["filterfalse"]
	return m
}

// constructors are those of the classes, whose names they have.
func constructors() []*call.Entry {
	one := func(text string, f func(_ *starlark.Thread, iterable starlark.Value) (object.Iterator, error)) *call.Entry {
		return call.M1(text, func(thread *starlark.Thread, cls *object.Class, iterable starlark.Value) (starlark.Value, error) {
			it, err := f(thread, iterable)
			return made(cls, it, err)
		})
	}
	two := func(text string, f func(_ *starlark.Thread, a, b starlark.Value) (object.Iterator, error)) *call.Entry {
		return call.M2(text, func(thread *starlark.Thread, cls *object.Class, a, b starlark.Value) (starlark.Value, error) {
			it, err := f(thread, a, b)
			return made(cls, it, err)
		})
	}
	return []*call.Entry{
		call.MArgs("chain(self, *iterables)", func(_ *starlark.Thread, cls *object.Class, iterables starlark.Tuple) (starlark.Value, error) {
			return collection.NewIterator(cls, chain(iterables)), nil
		}),
		call.M3("accumulate(self, iterable, func=None, *, initial=None)", func(thread *starlark.Thread, cls *object.Class, iterable, f, initial starlark.Value) (starlark.Value, error) {
			it, err := accumulate(thread, iterable, kit.OrNone(f), kit.OrNone(initial))
			return made(cls, it, err)
		}),
		two("combinations(self, iterable, r)", combinations(false)),
		two("combinations_with_replacement(self, iterable, r)", combinations(true)),
		two("permutations(self, iterable, r=None)", permutations),
		two("compress(self, data, selectors)", compress),
		two("count(self, start=0, step=1)", count),
		two("repeat(self, object, times=None)", repeat),
		two("groupby(self, iterable, key=None)", groupBy),
		two("batched(self, iterable, n)", batched),
		one("cycle(self, iterable, /)", cycle),
		one("pairwise(self, iterable, /)", pairwise),
		call.M("islice(self, iterable, start, stop=None, step=None, /)", func(thread *starlark.Thread, cls *object.Class, v []starlark.Value) (starlark.Value, error) {
			it, err := islice(thread, v)
			return made(cls, it, err)
		}),
		two("dropwhile(self, predicate, iterable, /)", dropWhile),
		two("takewhile(self, predicate, iterable, /)", takeWhile),
		two("filterfalse(self, function, iterable, /)", filterFalse),
		two("starmap(self, function, iterable, /)", starMap),
		call.MOpen("product(self, *iterables, repeat=1)", func(thread *starlark.Thread, cls *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			it, err := product(thread, args, kwargs)
			return made(cls, it, err)
		}),
		// CPython's own has words of its own for another keyword.
		call.MRaw("zip_longest(self, *iterables, fillvalue=None)", func(thread *starlark.Thread, cls *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			it, err := zipLongest(thread, args, kwargs)
			return made(cls, it, err)
		}),
	}
}

// made makes a constructor's result of an iterator.
func made(cls *object.Class, it object.Iterator, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return collection.NewIterator(cls, it), nil
}

// chain is itertools.chain(*iterables).
func chain(iterables starlark.Tuple) object.Iterator {
	i := 0
	return chainOf(kit.IteratorFunc(func(*starlark.Thread) (starlark.Value, bool, error) {
		if i >= len(iterables) {
			return nil, false, nil
		}
		i++
		return iterables[i-1], true, nil
	}))
}

func chainFromIterable(thread *starlark.Thread, _ *object.Class, iterable starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	return collection.NewIterator(ChainClass, chainOf(it)), nil
}

// chainOf iterates over the elements of the elements.
func chainOf(sources object.Iterator) object.Iterator {
	var it object.Iterator
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			if it != nil {
				if v, ok, err := it.Next(thread); ok || err != nil {
					return v, ok, err
				}
				it = nil
			}
			source, ok, err := sources.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			if it, err = object.Iterate(thread, source); err != nil {
				return nil, false, err
			}
		}
	})
}

func accumulate(thread *starlark.Thread, iterable, f, initial starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	var total starlark.Value
	pending := initial != starlark.None
	if pending {
		total = initial
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if pending {
			pending = false
			return total, true, nil
		}
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		switch {
		case total == nil:
			total = x
		case f == starlark.None:
			total, err = object.Binary(thread, "+", total, x)
		default:
			total, err = object.Call2(thread, f, total, x)
		}
		return total, err == nil, err
	}), nil
}

func compress(thread *starlark.Thread, data, selectors starlark.Value) (object.Iterator, error) {
	elems, err := object.Iterate(thread, data)
	if err != nil {
		return nil, err
	}
	tests, err := object.Iterate(thread, selectors)
	if err != nil {
		return nil, err
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			x, ok, err := elems.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			s, ok, err := tests.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			if selected, err := object.IsTrue(thread, s); selected || err != nil {
				return x, err == nil, err
			}
		}
	}), nil
}

// numbers is itertools.count.
type numbers struct {
	next, step starlark.Value
	pace       proc.Pace
}

func count(_ *starlark.Thread, start, step starlark.Value) (object.Iterator, error) {
	if start == nil {
		start = kit.Zero
	}
	if step == nil {
		step = kit.Unit
	}
	if !kit.IsNumber(start) || !kit.IsNumber(step) {
		return nil, raise.Errorf("TypeError", "a number is required")
	}
	return &numbers{next: start, step: step}, nil
}

// Next implements object.Iterator.
func (n *numbers) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	v, err := n.next, n.pace.Step(thread)
	if err != nil {
		return nil, false, err
	}
	n.next, err = object.Binary(thread, "+", v, n.step)
	return v, err == nil, err
}

// Repr is "count(1)" or "count(1, 2)".
func (n *numbers) Repr(thread *starlark.Thread) (string, error) {
	next, err := object.Repr(thread, n.next)
	if err != nil || n.step == starlark.Value(kit.Unit) {
		return "count(" + next + ")", err
	}
	step, err := object.Repr(thread, n.step)
	return "count(" + next + ", " + step + ")", err
}

func repeat(thread *starlark.Thread, v, times starlark.Value) (object.Iterator, error) {
	left := -1
	if times != nil {
		n, err := object.ToSize(thread, times)
		if err != nil {
			return nil, err
		}
		left = max(n, 0)
	}
	return &repetition{v: v, left: left}, nil
}

// A repetition is itertools.repeat; left < 0 is for ever.
type repetition struct {
	v    starlark.Value
	left int
	pace proc.Pace
}

// Next implements object.Iterator.
func (r *repetition) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if r.left == 0 {
		return nil, false, nil
	}
	if r.left > 0 {
		r.left--
	}
	return r.v, true, r.pace.Step(thread)
}

// LengthHint implements object.Hinter.
func (r *repetition) LengthHint() int { return max(r.left, 0) }

// Repr is "repeat(1)" or "repeat(1, 2)".
func (r *repetition) Repr(thread *starlark.Thread) (string, error) {
	v, err := object.Repr(thread, r.v)
	if err != nil || r.left < 0 {
		return "repeat(" + v + ")", err
	}
	return "repeat(" + v + ", " + strconv.Itoa(r.left) + ")", nil
}

func cycle(thread *starlark.Thread, iterable starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	var saved []starlark.Value
	i := 0
	var pace proc.Pace
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if it != nil {
			v, ok, err := it.Next(thread)
			if err != nil {
				return nil, false, err
			}
			if ok {
				saved = append(saved, v)
				return v, true, nil
			}
			it = nil
		}
		if len(saved) == 0 {
			return nil, false, nil
		}
		v := saved[i]
		i = (i + 1) % len(saved)
		return v, true, pace.Step(thread)
	}), nil
}

func pairwise(thread *starlark.Thread, iterable starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	var last starlark.Value
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			v, ok, err := it.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			first := last
			if last = v; first != nil {
				return starlark.Tuple{first, v}, true, nil
			}
		}
	}), nil
}

func batched(thread *starlark.Thread, iterable, size starlark.Value) (object.Iterator, error) {
	n, err := object.ToSize(thread, size)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, raise.Errorf("ValueError", "n must be at least one")
	}
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		var batch starlark.Tuple
		for len(batch) < n {
			v, ok, err := it.Next(thread)
			if err != nil {
				return nil, false, err
			}
			if !ok {
				break
			}
			batch = append(batch, v)
		}
		return batch, len(batch) > 0, nil
	}), nil
}
