package random

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// wholeNumber converts an argument of randrange. In Python 2 a float without a fraction counts
// as an integer; what is named in the message of others.
func wholeNumber(thread *starlark.Thread, v starlark.Value, what string) (*big.Int, error) {
	if proc.InPython2(thread) {
		n, err := starlark.Call(thread, object.IntClass, starlark.Tuple{v}, nil)
		if err != nil {
			return nil, err
		}
		same, err := object.Equal(thread, n, v)
		if err == nil && !same {
			err = raise.Errorf("ValueError", "non-integer %s for randrange()", what)
		}
		if err != nil {
			return nil, err
		}
		v = n
	}
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	return new(big.Int).Set(i.BigInt()), nil
}

// randomRandint is Random.randint(a, b): both ends included.
func randomRandint(thread *starlark.Thread, s *source, a, b starlark.Value) (starlark.Value, error) {
	if x, ok := a.(starlark.Int); ok {
		if y, ok := b.(starlark.Int); ok {
			from, small1 := x.Int64()
			to, small2 := y.Int64()
			if small1 && small2 && from <= to && uint64(to)-uint64(from) < math.MaxInt32 {
				return starlark.MakeInt64(from + int64(s.mt.intBelow(int(to-from+1)))), nil
			}
		}
	}
	end, err := object.Binary(thread, "+", b, kit.Unit)
	if err != nil {
		return nil, err
	}
	return randomRandrange(thread, s, a, end, nil)
}

// randomRandrange is Random.randrange(start, stop=None, step=1).
func randomRandrange(thread *starlark.Thread, s *source, start, stop, step starlark.Value) (starlark.Value, error) {
	from, err := wholeNumber(thread, start, "arg 1")
	if err != nil {
		return nil, err
	}
	if stop == nil || stop == starlark.None {
		switch {
		case step != nil && step != starlark.Value(kit.Unit):
			return nil, raise.Errorf("TypeError", "Missing a non-None stop argument")
		case from.Sign() <= 0:
			return nil, raise.Errorf("ValueError", "empty range for randrange()")
		}
		return starlark.MakeBigInt(s.mt.below(from)), nil
	}
	to, err := wholeNumber(thread, stop, "stop")
	if err != nil {
		return nil, err
	}
	by := big.NewInt(1)
	if step != nil {
		if by, err = wholeNumber(thread, step, "step"); err != nil {
			return nil, err
		}
	}
	if by.Sign() == 0 {
		return nil, raise.Errorf("ValueError", "zero step for randrange()")
	}
	n := new(big.Int).Sub(to, from) // the number of steps, rounded up
	n.Add(n, by).Sub(n, big.NewInt(int64(by.Sign()))).Quo(n, by)
	if n.Sign() <= 0 {
		return nil, emptyRange(proc.InPython2(thread), from, to, by)
	}
	r := s.mt.below(n)
	return starlark.MakeBigInt(r.Mul(r, by).Add(r, from)), nil
}

func emptyRange(python2 bool, from, to, step *big.Int) error {
	unit := step.IsInt64() && step.Int64() == 1
	switch {
	case python2 && unit:
		return raise.Errorf("ValueError", "empty range for randrange() (%v,%v, %v)", from, to, new(big.Int).Sub(to, from))
	case python2:
		return raise.Errorf("ValueError", "empty range for randrange()")
	case unit:
		return raise.Errorf("ValueError", "empty range in randrange(%v, %v)", from, to)
	}
	return raise.Errorf("ValueError", "empty range in randrange(%v, %v, %v)", from, to, step)
}

// randomChoice is Random.choice(seq).
func randomChoice(thread *starlark.Thread, s *source, seq starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, seq)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, raise.Errorf("IndexError", "Cannot choose from an empty sequence")
	}
	return kit.Item(thread, seq, s.mt.intBelow(n))
}

// randomShuffle is Random.shuffle(x): it changes the list.
func randomShuffle(thread *starlark.Thread, s *source, x starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, x)
	if err != nil {
		return nil, err
	}
	list, _ := x.(*starlark.List)
	for i := n - 1; i > 0; i-- {
		j := s.mt.intBelow(i + 1)
		a, err := kit.Item(thread, x, i)
		if err != nil {
			return nil, err
		}
		b, err := kit.Item(thread, x, j)
		if err != nil {
			return nil, err
		}
		if list != nil {
			err = kit.FirstError(list.SetIndex(i, b), list.SetIndex(j, a))
		} else if err = object.SetItem(thread, x, starlark.MakeInt(i), b); err == nil {
			err = object.SetItem(thread, x, starlark.MakeInt(j), a)
		}
		if err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// accumulateFloats returns the sums of the first weights.
func accumulateFloats(thread *starlark.Thread, v starlark.Value) ([]starlark.Value, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(elems); i++ {
		if elems[i], err = object.Binary(thread, "+", elems[i-1], elems[i]); err != nil {
			return nil, err
		}
	}
	return elems, nil
}

// randomChoices is Random.choices(population, weights=None, *, cum_weights=None, k=1).
func randomChoices(thread *starlark.Thread, s *source, v []starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, v[0])
	if err != nil {
		return nil, err
	}
	weights, cumulative := kit.OrNone(v[1]), kit.OrNone(v[2])
	k := 1
	if v[3] != nil {
		if k, err = object.ToSize(thread, v[3]); err != nil {
			return nil, err
		}
	}
	pick := func() (int, error) { return int(s.float64() * float64(n)), nil }
	if weights != starlark.None || cumulative != starlark.None {
		if pick, err = weighted(thread, s, n, weights, cumulative); err != nil {
			return nil, err
		}
	}
	if err := object.AffordValues(k); err != nil {
		return nil, err
	}
	result := make([]starlark.Value, 0, max(k, 0))
	for range k {
		i, err := pick()
		if err != nil {
			return nil, err
		}
		x, err := kit.Item(thread, v[0], i)
		if err != nil {
			return nil, err
		}
		result = append(result, x)
	}
	return starlark.NewList(result), nil
}

// weighted returns a function that picks one of n by weight.
func weighted(thread *starlark.Thread, s *source, n int, weights, cumulative starlark.Value) (func() (int, error), error) {
	var sums []starlark.Value
	var err error
	switch {
	case cumulative == starlark.None && kit.IsInt(weights):
		return nil, raise.Errorf("TypeError", "The number of choices must be a keyword argument: k=%v", weights)
	case cumulative == starlark.None:
		sums, err = accumulateFloats(thread, weights)
	case weights != starlark.None:
		return nil, raise.Errorf("TypeError", "Cannot specify both weights and cumulative weights")
	default:
		sums, err = object.Collect(thread, cumulative)
	}
	if err != nil {
		return nil, err
	}
	if len(sums) != n {
		return nil, raise.Errorf("ValueError", "The number of weights does not match the population")
	}
	if n == 0 {
		return nil, raise.Errorf("IndexError", "list index out of range")
	}
	total, err := kit.ToFloat(thread, sums[n-1])
	switch {
	case err != nil:
		return nil, err
	case total <= 0:
		return nil, raise.Errorf("ValueError", "Total of weights must be greater than zero")
	case !kit.IsFinite(total):
		return nil, raise.Errorf("ValueError", "Total of weights must be finite")
	}
	return func() (int, error) {
		return collections.BisectRight(thread, sums, starlark.Float(s.float64()*total), 0, n-1)
	}, nil
}

// randomSample is Random.sample(population, k, *, counts=None): k different elements.
func randomSample(thread *starlark.Thread, s *source, population, size, counts starlark.Value) (starlark.Value, error) {
	n, err := populationSize(thread, population)
	if err != nil {
		return nil, err
	}
	var sums []starlark.Value
	if counts = kit.OrNone(counts); counts != starlark.None {
		if sums, n, err = populationCounts(thread, counts, n); err != nil {
			return nil, err
		}
	}
	for _, test := range [][2]starlark.Value{{starlark.MakeInt(0), size}, {size, starlark.MakeInt(n)}} {
		if fits, err := object.Compare(thread, "<=", test[0], test[1]); err != nil {
			return nil, err
		} else if !fits {
			return nil, raise.Errorf("ValueError", "Sample larger than population or is negative")
		}
	}
	k, err := object.ToSize(thread, size)
	if err != nil {
		return nil, raise.Errorf("TypeError", "can't multiply sequence by non-int of type '%s'", object.TypeOf(size).Name())
	}
	if err := object.Afford(k, 64); err != nil { // with the places, and the set of those taken
		return nil, err
	}
	result := make([]starlark.Value, k)
	for i, j := range s.mt.sample(n, k) {
		if sums != nil {
			if j, err = collections.BisectRight(thread, sums, starlark.MakeInt(j), 0, len(sums)); err != nil {
				return nil, err
			}
		}
		if result[i], err = kit.Item(thread, population, j); err != nil {
			return nil, err
		}
	}
	return starlark.NewList(result), nil
}

func populationSize(thread *starlark.Thread, v starlark.Value) (int, error) {
	switch object.Native(v).(type) {
	case *starlark.Dict, *starlark.Set, *collection.FrozenSet:
	default:
		if n, err := object.Length(thread, v); err == nil {
			return n, nil
		}
	}
	return 0, raise.Errorf("TypeError", "Population must be a sequence.  For dicts or sets, use sorted(d).")
}

// populationCounts returns the sums of the first counts, and the size of the population.
func populationCounts(thread *starlark.Thread, counts starlark.Value, n int) (sums []starlark.Value, total int, err error) {
	if sums, err = accumulateFloats(thread, counts); err != nil {
		return nil, 0, err
	}
	if len(sums) != n {
		return nil, 0, raise.Errorf("ValueError", "The number of counts does not match the population")
	}
	if n == 0 {
		return nil, 0, raise.Errorf("IndexError", "pop from empty list")
	}
	if !kit.IsInt(sums[n-1]) {
		return nil, 0, raise.Errorf("TypeError", "Counts must be integers")
	}
	if total, err = object.ToSize(thread, sums[n-1]); err == nil && total <= 0 {
		err = raise.Errorf("ValueError", "Total of counts must be greater than zero")
	}
	return sums[:n-1], total, err
}

// sample picks k different numbers below n as CPython does, which takes one of two ways:
// it keeps either the pool of what is left or the set of what was taken, whichever is
// smaller there.
func (m *mersenne) sample(n, k int) []int {
	result := make([]int, k)
	setSize := 21.0
	if k > 5 {
		setSize += math.Pow(4, math.Ceil(math.Log(float64(k*3))/math.Log(4)))
	}
	if float64(n) <= setSize {
		pool := make([]int, n)
		for i := range pool {
			pool[i] = i
		}
		for i := range result {
			j := m.intBelow(n - i)
			result[i] = pool[j]
			pool[j] = pool[n-i-1]
		}
		return result
	}
	taken := make(map[int]bool, k)
	for i := range result {
		j := m.intBelow(n)
		for taken[j] {
			j = m.intBelow(n)
		}
		taken[j] = true
		result[i] = j
	}
	return result
}
