package itertools

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// pickTuple returns the elements of a pool at some places.
func pickTuple(pool []starlark.Value, places []int) starlark.Tuple {
	t := make(starlark.Tuple, len(places))
	for i, at := range places {
		t[i] = pool[at]
	}
	return t
}

// poolAndSize converts the arguments of combinations.
func poolAndSize(thread *starlark.Thread, iterable, r starlark.Value) ([]starlark.Value, int, error) {
	pool, err := object.Collect(thread, iterable)
	if err != nil {
		return nil, 0, err
	}
	n, err := object.ToSize(thread, r)
	if err == nil && n < 0 {
		err = raise.Errorf("ValueError", "r must be non-negative")
	}
	return pool, n, err
}

// combinations is itertools.combinations, or combinations_with_replacement.
func combinations(replacement bool) func(_ *starlark.Thread, iterable, r starlark.Value) (object.Iterator, error) {
	return func(thread *starlark.Thread, iterable, size starlark.Value) (object.Iterator, error) {
		pool, r, err := poolAndSize(thread, iterable, size)
		if err != nil {
			return nil, err
		}
		n := len(pool)
		if !replacement && r > n || replacement && n == 0 && r > 0 {
			return kit.IteratorFunc(nothing), nil
		}
		if err := object.AffordValues(r); err != nil {
			return nil, err
		}
		var places []int
		var pace proc.Pace
		return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
			if places == nil {
				places = make([]int, r, r+1)
				for i := range places {
					if !replacement {
						places[i] = i
					}
				}
				return pickTuple(pool, places), true, nil
			}
			i := r - 1
			for i >= 0 && (!replacement && places[i] == i+n-r || replacement && places[i] == n-1) {
				i--
			}
			if i < 0 {
				return nil, false, nil
			}
			places[i]++
			for j := i + 1; j < r; j++ {
				if places[j] = places[j-1]; !replacement {
					places[j]++
				}
			}
			return pickTuple(pool, places), true, pace.Step(thread)
		}), nil
	}
}

// nothing is an iterator at its end.
func nothing(*starlark.Thread) (starlark.Value, bool, error) { return nil, false, nil }

// permutations is itertools.permutations(iterable, r=None).
func permutations(thread *starlark.Thread, iterable, size starlark.Value) (object.Iterator, error) {
	pool, err := object.Collect(thread, iterable)
	if err != nil {
		return nil, err
	}
	n := len(pool)
	r := n
	if size = kit.OrNone(size); size != starlark.None {
		if !kit.IsInt(size) {
			return nil, raise.Errorf("TypeError", "Expected int as r")
		}
		if r, err = object.ToSize(thread, size); err != nil {
			return nil, err
		}
		if r < 0 {
			return nil, raise.Errorf("ValueError", "r must be non-negative")
		}
	}
	if r > n {
		return kit.IteratorFunc(nothing), nil
	}
	p := &permuter{pool: pool, r: r}
	return p, nil
}

// A permuter makes the permutations of r elements in the order of their places.
type permuter struct {
	pool   []starlark.Value
	r      int
	places []int // nil before the first
	cycles []int
	pace   proc.Pace
}

// Next implements object.Iterator.
func (p *permuter) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	n := len(p.pool)
	if p.places == nil {
		p.places = make([]int, n)
		for i := range p.places {
			p.places[i] = i
		}
		p.cycles = make([]int, p.r)
		for i := range p.cycles {
			p.cycles[i] = n - i
		}
		return pickTuple(p.pool, p.places[:p.r]), true, nil
	}
	for i := p.r - 1; i >= 0; i-- {
		p.cycles[i]--
		if p.cycles[i] > 0 {
			j := n - p.cycles[i]
			p.places[i], p.places[j] = p.places[j], p.places[i]
			return pickTuple(p.pool, p.places[:p.r]), true, p.pace.Step(thread)
		}
		first := p.places[i]
		copy(p.places[i:], p.places[i+1:])
		p.places[n-1] = first
		p.cycles[i] = n - i
	}
	p.r = -1 // it is over
	return nil, false, nil
}

// product is itertools.product(*iterables, repeat=1).
func product(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (object.Iterator, error) {
	times := 1
	for _, kw := range kwargs {
		var err error
		if times, err = object.ToSize(thread, kw[1]); err != nil {
			return nil, err
		}
		if times < 0 {
			return nil, raise.Errorf("ValueError", "repeat argument cannot be negative")
		}
	}
	if err := object.Afford(times, 32*len(args)); err != nil { // slices, and places in them
		return nil, err
	}
	pools := make([][]starlark.Value, 0, len(args)*times)
	empty := false
	for _, v := range args {
		pool, err := object.Collect(thread, v)
		if err != nil {
			return nil, err
		}
		empty = empty || len(pool) == 0
		pools = append(pools, pool)
	}
	once := pools
	if times == 0 {
		pools, empty = nil, false
	}
	for i := 1; i < times; i++ {
		pools = append(pools, once...)
	}
	if empty {
		return kit.IteratorFunc(nothing), nil
	}
	var places []int
	end := false
	var pace proc.Pace
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		switch {
		case end:
			return nil, false, nil
		case places == nil:
			places = make([]int, len(pools), len(pools)+1)
		default:
			i := len(pools) - 1
			for i >= 0 && places[i] == len(pools[i])-1 {
				places[i] = 0
				i--
			}
			if i < 0 {
				end = true
				return nil, false, nil
			}
			places[i]++
		}
		t := make(starlark.Tuple, len(pools))
		for i, at := range places {
			t[i] = pools[i][at]
		}
		return t, true, pace.Step(thread)
	}), nil
}
