package random

import (
	"math/big"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module random.
var (
	randomClass       = object.NewClass("Random").In("random")
	systemRandomClass = object.NewClass("SystemRandom", randomClass).In("random")
)

// A source is what an instance of Random carries: its generator's state.
type source struct {
	mt *mersenne
	// next is the second number of the pair that gauss has made, if pair is true.
	next float64
	pair bool
}

// TravelTo implements object.Payload.
func (s *source) TravelTo(*memory.Copier, *object.Instance) (any, error) { return s.clone(), nil }

func (s *source) clone() *source {
	to := *s
	mt := *s.mt
	to.mt = &mt
	return &to
}

// A randomMethod is a method of Random, and a function of the module, which is a method
// of an instance that each process has.
//
// As in CPython, a child does not go on with its parent's numbers: it begins unseeded.
// Under the serial policy unseeded numbers come from the run's seed.
type randomMethod struct {
	signature string // of Python; "" for one in C, which checks its arguments itself
	f         func(thread *starlark.Thread, s *source, v []starlark.Value) (starlark.Value, error)
}

var randomMethods = sync.OnceValue(func() map[string]randomMethod {
	return map[string]randomMethod{
		"seed":            {"Random.seed(self, a=None, version=2)", randomSeed},
		"getstate":        {"Random.getstate(self)", randomGetState},
		"setstate":        {"Random.setstate(self, state)", randomSetState},
		"randrange":       {"Random.randrange(self, start, stop=None, step=1)", randomRandrange},
		"randint":         {"Random.randint(self, a, b)", randomRandint},
		"randbytes":       {"Random.randbytes(self, n)", randomBytes},
		"choice":          {"Random.choice(self, seq)", randomChoice},
		"choices":         {"Random.choices(self, population, weights=None, *, cum_weights=None, k=1)", randomChoices},
		"shuffle":         {"Random.shuffle(self, x)", randomShuffle},
		"sample":          {"Random.sample(self, population, k, *, counts=None)", randomSample},
		"uniform":         {"Random.uniform(self, a, b)", randomUniform},
		"triangular":      {"Random.triangular(self, low=0.0, high=1.0, mode=None)", randomTriangular},
		"normalvariate":   {"Random.normalvariate(self, mu=0.0, sigma=1.0)", distribution([]float64{0, 1}, (*source).normal)},
		"gauss":           {"Random.gauss(self, mu=0.0, sigma=1.0)", distribution([]float64{0, 1}, (*source).gauss)},
		"lognormvariate":  {"Random.lognormvariate(self, mu, sigma)", distribution([]float64{0, 1}, (*source).lognormal)},
		"expovariate":     {"Random.expovariate(self, lambd)", distribution([]float64{1}, (*source).exponential)},
		"vonmisesvariate": {"Random.vonmisesvariate(self, mu, kappa)", distribution([]float64{0, 0}, (*source).vonMises)},
		"gammavariate":    {"Random.gammavariate(self, alpha, beta)", distribution([]float64{0, 0}, (*source).gamma)},
		"betavariate":     {"Random.betavariate(self, alpha, beta)", distribution([]float64{0, 0}, (*source).beta)},
		"paretovariate":   {"Random.paretovariate(self, alpha)", distribution([]float64{0}, (*source).pareto)},
		"weibullvariate":  {"Random.weibullvariate(self, alpha, beta)", distribution([]float64{0, 0}, (*source).weibull)},
		"binomialvariate": {"Random.binomialvariate(self, n=1, p=0.5)", randomBinomial},
	}
})

func fillRandom() {
	methods := map[string]object.MethodFunc{
		"__init__": kit.MethodPython("Random.__init__(self, x=None)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return randomSeed(thread, self.Base().(*source), []starlark.Value{v[0], nil})
		}),
		"random": kit.Method0("Random.random", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Float(self.Base().(*source).float64()), nil
		}),
		"getrandbits": kit.Method1("Random.getrandbits", func(thread *starlark.Thread, self *object.Instance, k starlark.Value) (starlark.Value, error) {
			return randomBits(thread, self.Base().(*source), k)
		}),
	}
	for name, m := range randomMethods() {
		methods[name] = kit.MethodPython(m.signature, func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return m.f(thread, self.Base().(*source), v)
		})
	}
	randomClass.DefineObjects(newSource, methods)
	stateless := func(*starlark.Thread, starlark.Value, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("NotImplementedError", "System entropy source does not have state.")
	}
	systemRandomClass.DefineObjects(newSource, map[string]object.MethodFunc{
		"__init__": kit.ObjectInit, "seed": kit.ObjectInit, "getstate": stateless, "setstate": stateless,
	})
}

func newSource(thread *starlark.Thread, _ *object.Instance, _ starlark.Tuple, _ []starlark.Tuple) (any, error) {
	return &source{mt: unseeded(proc.Of(thread))}, nil
}

// unseeded returns a generator with a state that the run chooses.
func unseeded(p *proc.Proc) *mersenne {
	return newMersenne(new(big.Int).SetUint64(p.RandomSeed()))
}

// FreshBytes returns n bytes that the run chooses.
func FreshBytes(p *proc.Proc, n int) string { return unseeded(p).bytes(n) }

// sources are the processes' own generators.
var sources = proc.NewSlot(func(p *proc.Proc) *source { return &source{mt: unseeded(p)} })

// Members is the module random. After seed(n) the numbers are CPython's.
func Members() starlark.StringDict {
	m := kit.Functions(map[string]kit.Native{
		"random": kit.None("Random.random", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.Float(sources.Of(proc.Of(thread)).float64()), nil
		}),
		"getrandbits": kit.One("Random.getrandbits", func(thread *starlark.Thread, k starlark.Value) (starlark.Value, error) {
			return randomBits(thread, sources.Of(proc.Of(thread)), k)
		}),
	})
	for name, method := range randomMethods() {
		m[name] = kit.Function(name, kit.Python(method.signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return method.f(thread, sources.Of(proc.Of(thread)), v)
		}))
	}
	m["Random"], m["SystemRandom"] = randomClass, systemRandomClass
	return m
}

func (s *source) float64() float64 { return s.mt.float64() }

// randomSeed is Random.seed(a=None, version=2).
func randomSeed(thread *starlark.Thread, s *source, v []starlark.Value) (starlark.Value, error) {
	s.pair = false
	old := v[1] == starlark.Value(starlark.MakeInt(1))
	switch a := object.Native(kit.OrNone(v[0])).(type) {
	case starlark.NoneType:
		s.mt = unseeded(proc.Of(thread))
	case starlark.Int:
		s.mt = newMersenne(new(big.Int).Abs(a.BigInt()))
	case starlark.Bool:
		i, _ := object.IndexInt(thread, a)
		s.mt = newMersenne(i.BigInt())
	case starlark.Float:
		s.mt = newMersenne(seedOfFloat(float64(a)))
	case starlark.String:
		if old {
			s.mt = newMersenne(seedOfText1([]rune(string(a))))
		} else {
			s.mt = newMersenne(seedOfText([]byte(a)))
		}
	case starlark.Bytes:
		s.mt = newMersenne(seedOfText([]byte(a)))
	case *text.ByteArray:
		s.mt = newMersenne(seedOfText(a.Bytes()))
	default:
		return nil, raise.Errorf("TypeError", "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
	}
	return starlark.None, nil
}

// randomGetState is Random.getstate().
func randomGetState(_ *starlark.Thread, s *source, _ []starlark.Value) (starlark.Value, error) {
	words := make(starlark.Tuple, 0, mtSize+1)
	for _, w := range s.mt.words() {
		words = append(words, starlark.MakeUint(uint(w)))
	}
	next := starlark.Value(starlark.None)
	if s.pair {
		next = starlark.Float(s.next)
	}
	return starlark.Tuple{starlark.MakeInt(3), words, next}, nil
}

// randomSetState is Random.setstate(state).
func randomSetState(thread *starlark.Thread, s *source, v []starlark.Value) (starlark.Value, error) {
	version, err := object.GetItem(thread, v[0], starlark.MakeInt(0))
	if err != nil {
		return nil, err
	}
	t, ok := v[0].(starlark.Tuple)
	if n, small := version.(starlark.Int); !small || !ok || len(t) != 3 || n != starlark.MakeInt(3) {
		return nil, raise.Errorf("ValueError", "state with version %s passed to Random.setstate() of version 3", version)
	}
	words, ok := t[1].(starlark.Tuple)
	if !ok {
		return nil, raise.Errorf("TypeError", "state vector must be a tuple")
	}
	if len(words) != mtSize+1 {
		return nil, raise.Errorf("ValueError", "state vector is the wrong size")
	}
	state := make([]uint32, len(words))
	for i, w := range words {
		n, err := object.IndexInt(thread, w)
		if err != nil {
			return nil, err
		}
		word, ok := n.Uint64()
		if !ok || i == mtSize && word > mtSize {
			return nil, raise.Errorf("ValueError", "invalid state")
		}
		state[i] = uint32(word)
	}
	mt := new(mersenne)
	if err := mt.setWords(state); err != nil {
		return nil, err
	}
	s.mt, s.pair = mt, t[2] != starlark.None
	if s.pair {
		s.next, err = kit.ToFloat(thread, t[2])
	}
	return starlark.None, err
}

// randomBits is Random.getrandbits(k).
func randomBits(thread *starlark.Thread, s *source, v starlark.Value) (starlark.Value, error) {
	k, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	n, ok := k.Int64()
	switch {
	case k.Sign() < 0:
		return nil, raise.Errorf("ValueError", "number of bits must be non-negative")
	case !ok || n > 1<<31-1:
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C int")
	}
	return starlark.MakeBigInt(s.mt.bits(uint(n))), nil
}

// randomBytes is Random.randbytes(n).
func randomBytes(thread *starlark.Thread, s *source, v []starlark.Value) (starlark.Value, error) {
	n, err := object.IndexInt(thread, v[0])
	if err != nil {
		return nil, err
	}
	k, ok := n.Int64()
	switch {
	case n.Sign() < 0:
		return nil, raise.Errorf("ValueError", "number of bits must be non-negative")
	case !ok || k > (1<<31-1)/8:
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C int")
	}
	return starlark.Bytes(s.mt.bytes(int(k))), nil
}

// Duplicate implements duplicable.
func (s *source) Duplicate(func(starlark.Value) (starlark.Value, error)) (any, error) {
	return s.clone(), nil
}
