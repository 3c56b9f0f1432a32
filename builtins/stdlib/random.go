package stdlib

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Random is the module random: seed, random, randint, randrange, uniform, choice,
// shuffle, sample and getrandbits. After random.seed(n) the numbers are CPython's.
//
// Every process has a generator of its own. As in CPython, a child does not go on
// with its parent's numbers: it begins unseeded. Under the serial policy unseeded
// numbers come from the run's seed.
var Random = core.NewModule("random", starlark.StringDict{
	"seed":        core.NewFunc("seed", randomSeed),
	"random":      core.NewFunc("random", randomRandom),
	"randint":     core.NewFunc("randint", randomRandint),
	"randrange":   core.NewFunc("randrange", randomRandrange),
	"uniform":     core.NewFunc("uniform", randomUniform),
	"choice":      core.NewFunc("choice", randomChoice),
	"shuffle":     core.NewFunc("shuffle", randomShuffle),
	"sample":      core.NewFunc("sample", randomSample),
	"getrandbits": core.NewFunc("getrandbits", randomBits),
})

var (
	seedSignature      = core.NewSignature("seed(a=None, version=2)")
	randomSignature    = core.NewSignature("random()")
	randintSignature   = core.NewSignature("Random.randint(self, a, b)")
	randrangeSignature = core.NewSignature("Random.randrange(self, start, stop=None, step=1)")
	uniformSignature   = core.NewSignature("Random.uniform(self, a, b)")
	choiceSignature    = core.NewSignature("Random.choice(self, seq)")
	shuffleSignature   = core.NewSignature("Random.shuffle(self, x)")
	sampleSignature    = core.NewSignature("Random.sample(self, population, k)")
	bitsSignature      = core.NewSignature("getrandbits(k)")
)

// generator returns the process's generator.
func generator(p *proc.Proc) *mersenne {
	if m, ok := p.Random.(*mersenne); ok {
		return m
	}
	m := newMersenne(new(big.Int).SetUint64(p.RandomSeed()))
	p.Random = m
	return m
}

// randomSeed is random.seed(a=None).
func randomSeed(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := seedSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if version, ok := v[1].(starlark.Int); v[1] != nil && (!ok || version != starlark.MakeInt(2)) {
		return nil, proc.Errorf("ValueError", "random.seed() knows only version 2 here")
	}
	var seed *big.Int
	switch a := v[0].(type) {
	case nil, starlark.NoneType:
		p.Random = nil
		return starlark.None, nil
	case starlark.Int:
		seed = new(big.Int).Abs(a.BigInt())
	case starlark.Bool:
		seed = new(big.Int)
		if a {
			seed.SetInt64(1)
		}
	case starlark.Float:
		seed = seedOfFloat(float64(a))
	case starlark.String:
		seed = seedOfText([]byte(a))
	case starlark.Bytes:
		seed = seedOfText([]byte(a))
	default:
		return nil, proc.Errorf("TypeError", "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
	}
	p.Random = newMersenne(seed)
	return starlark.None, nil
}

// randomRandom is random.random().
func randomRandom(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := randomSignature.Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	return starlark.Float(generator(p).float64()), nil
}

// randomRandint is random.randint(a, b): both ends included.
func randomRandint(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := randintSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	b, err := index(v[1])
	if err != nil {
		return nil, err
	}
	return randrange(p, v[0], starlark.MakeBigInt(b.Add(b, big.NewInt(1))), nil)
}

// randomRandrange is random.randrange(start, stop=None, step=1).
func randomRandrange(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [3]starlark.Value
	if err := randrangeSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	return randrange(p, v[0], v[1], v[2])
}

func randrange(p *proc.Proc, start, stop, step starlark.Value) (starlark.Value, error) {
	from, err := index(start)
	if err != nil {
		return nil, err
	}
	if stop == nil || stop == starlark.None {
		if from.Sign() <= 0 {
			return nil, proc.Errorf("ValueError", "empty range for randrange()")
		}
		return starlark.MakeBigInt(generator(p).below(from)), nil
	}
	to, err := index(stop)
	if err != nil {
		return nil, err
	}
	by := big.NewInt(1)
	if step != nil {
		if by, err = index(step); err != nil {
			return nil, err
		}
	}
	if by.Sign() == 0 {
		return nil, proc.Errorf("ValueError", "zero step for randrange()")
	}
	// The number of steps, rounded up.
	n := new(big.Int).Sub(to, from)
	n.Add(n, by).Sub(n, big.NewInt(int64(by.Sign())))
	n.Quo(n, by)
	if n.Sign() <= 0 {
		if step == nil || by.Cmp(big.NewInt(1)) == 0 {
			return nil, proc.Errorf("ValueError", "empty range in randrange(%v, %v)", from, to)
		}
		return nil, proc.Errorf("ValueError", "empty range in randrange(%v, %v, %v)", from, to, by)
	}
	r := generator(p).below(n)
	return starlark.MakeBigInt(r.Mul(r, by).Add(r, from)), nil
}

// index converts what Python takes for an int.
func index(v starlark.Value) (*big.Int, error) {
	switch v := v.(type) {
	case starlark.Int:
		return new(big.Int).Set(v.BigInt()), nil
	case starlark.Bool:
		if v {
			return big.NewInt(1), nil
		}
		return new(big.Int), nil
	}
	return nil, proc.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", core.TypeName(v))
}

// randomUniform is random.uniform(a, b).
func randomUniform(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := uniformSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	a, err := core.Number(v[0])
	if err != nil {
		return nil, err
	}
	b, err := core.Number(v[1])
	if err != nil {
		return nil, err
	}
	// The conversion keeps the compiler from fusing the two operations, which
	// would round differently.
	return starlark.Float(a + float64((b-a)*generator(p).float64())), nil
}

// randomChoice is random.choice(seq).
func randomChoice(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := choiceSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	seq, err := sequence(v[0])
	if err != nil {
		return nil, err
	}
	if len(seq) == 0 {
		return nil, proc.Errorf("IndexError", "Cannot choose from an empty sequence")
	}
	return seq[generator(p).intBelow(len(seq))], nil
}

// sequence returns the elements of what Python can index.
func sequence(v starlark.Value) ([]starlark.Value, error) {
	switch v := v.(type) {
	case starlark.Tuple:
		return v, nil
	case starlark.String:
		var chars []starlark.Value
		for _, r := range string(v) {
			chars = append(chars, starlark.String(r))
		}
		return chars, nil
	case starlark.Indexable:
		elems := make([]starlark.Value, v.Len())
		for i := range elems {
			elems[i] = v.Index(i)
		}
		return elems, nil
	}
	return nil, proc.Errorf("TypeError", "'%s' object is not subscriptable", core.TypeName(v))
}

// randomShuffle is random.shuffle(x): it changes the list.
func randomShuffle(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := shuffleSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	x, ok := v[0].(starlark.HasSetIndex)
	if !ok {
		return nil, proc.Errorf("TypeError", "'%s' object does not support item assignment", core.TypeName(v[0]))
	}
	m := generator(p)
	for i := x.Len() - 1; i > 0; i-- {
		j := m.intBelow(i + 1)
		a, b := x.Index(i), x.Index(j)
		if err := x.SetIndex(i, b); err != nil {
			return nil, err
		}
		if err := x.SetIndex(j, a); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// randomSample is random.sample(population, k): k different elements.
func randomSample(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := sampleSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	population, err := sequence(v[0])
	if err != nil {
		return nil, proc.Errorf("TypeError", "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	big, err := index(v[1])
	if err != nil {
		return nil, err
	}
	n := len(population)
	if big.Sign() < 0 || !big.IsInt64() || big.Int64() > int64(n) {
		return nil, proc.Errorf("ValueError", "Sample larger than population or is negative")
	}
	return starlark.NewList(sample(generator(p), population, int(big.Int64()))), nil
}

// sample picks as CPython does, which takes one of two ways: it keeps either the
// pool of what is left or the set of what was taken, whichever is smaller there.
func sample(m *mersenne, population []starlark.Value, k int) []starlark.Value {
	n := len(population)
	result := make([]starlark.Value, k)
	setSize := 21.0
	if k > 5 {
		setSize += math.Pow(4, math.Ceil(math.Log(float64(k*3))/math.Log(4)))
	}
	if float64(n) <= setSize {
		pool := append([]starlark.Value(nil), population...)
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
		result[i] = population[j]
	}
	return result
}

// randomBits is random.getrandbits(k).
func randomBits(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := bitsSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	k, err := index(v[0])
	switch {
	case err != nil:
		return nil, err
	case k.Sign() < 0:
		return nil, proc.Errorf("ValueError", "number of bits must be non-negative")
	case !k.IsInt64() || k.Int64() > 1<<24:
		return nil, proc.Errorf("OverflowError", "number of bits is too large")
	}
	return starlark.MakeBigInt(generator(p).bits(uint(k.Int64()))), nil
}
