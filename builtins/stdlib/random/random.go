package random

import (
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
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

// A hidden generator is the instance whose bound methods the module's functions are. It is a
// different one in each process.
//
// As in CPython, a child does not go on with its parent's numbers: it begins unseeded.
// Under the serial policy unseeded numbers come from the run's seed.
type hidden struct{ class *object.Class }

var hiddenGenerator = &hidden{randomClass}

// Class returns Random.
func (h *hidden) Class() *object.Class                          { return h.class }
func (h *hidden) String() string                                { return "<random.Random object>" }
func (h *hidden) Type() string                                  { return "Random" }
func (h *hidden) Freeze()                                       {}
func (h *hidden) Truth() starlark.Bool                          { return true }
func (h *hidden) Hash() (uint32, error)                         { return 0, nil }
func (h *hidden) Travel(*memory.Copier) (starlark.Value, error) { return h, nil }

// sourceOf returns the source of the receiver of a method.
func sourceOf(thread *starlark.Thread, self starlark.Value) *source {
	if i, ok := self.(*object.Instance); ok {
		return i.Base().(*source)
	}
	return sources.Of(proc.Of(thread))
}

// randomMethods are the methods of Random that are functions of the module as well.
func randomMethods() []*call.Entry {
	m0 := func(text string, f func(*starlark.Thread, *source) (starlark.Value, error)) *call.Entry {
		return call.M0(text, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return f(thread, sourceOf(thread, self))
		})
	}
	m1 := func(text string, f func(_ *starlark.Thread, _ *source, x starlark.Value) (starlark.Value, error)) *call.Entry {
		return call.M1(text, func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			return f(thread, sourceOf(thread, self), x)
		})
	}
	m2 := func(text string, f func(_ *starlark.Thread, _ *source, a, b starlark.Value) (starlark.Value, error)) *call.Entry {
		return call.M2(text, func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
			return f(thread, sourceOf(thread, self), a, b)
		})
	}
	m3 := func(text string, f func(_ *starlark.Thread, _ *source, a, b, c starlark.Value) (starlark.Value, error)) *call.Entry {
		return call.M3(text, func(thread *starlark.Thread, self, a, b, c starlark.Value) (starlark.Value, error) {
			return f(thread, sourceOf(thread, self), a, b, c)
		})
	}
	return append(distributions(),
		m0("Random.random(self, /)", func(_ *starlark.Thread, s *source) (starlark.Value, error) { return starlark.Float(s.float64()), nil }),
		m1("Random.getrandbits(self, k, /)", randomBits),
		m2("def Random.seed(self, a=None, version=2)", randomSeed),
		m0("def Random.getstate(self)", randomGetState),
		m1("def Random.setstate(self, state)", randomSetState),
		m3("def Random.randrange(self, start, stop=None, step=1)", randomRandrange),
		m2("def Random.randint(self, a, b)", randomRandint),
		m1("def Random.randbytes(self, n)", randomBytes),
		m1("def Random.choice(self, seq)", randomChoice),
		call.M("def Random.choices(self, population, weights=None, *, cum_weights=None, k=1)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
			return randomChoices(thread, sourceOf(thread, self), v)
		}),
		m1("def Random.shuffle(self, x)", randomShuffle),
		m3("def Random.sample(self, population, k, *, counts=None)", randomSample),
		m2("def Random.uniform(self, a, b)", randomUniform),
		m3("def Random.triangular(self, low=0.0, high=1.0, mode=None)", randomTriangular),
		m2("def Random.binomialvariate(self, n=1, p=0.5)", randomBinomial),
	)
}

func fillRandom() {
	methods := append(randomMethods(), call.M1("def Random.__init__(self, x=None)", func(thread *starlark.Thread, self *object.Instance, x starlark.Value) (starlark.Value, error) {
		return randomSeed(thread, sourceOf(thread, self), x, nil)
	}))
	randomClass.DefineObjects(newSource, methods...)
	stateless := call.MOpen("def SystemRandom._notimplemented(self, *args, **kwds)", func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("NotImplementedError", "System entropy source does not have state.")
	})
	systemRandomClass.DefineObjects(newSource,
		call.M1("def Random.__init__(self, x=None)", func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
			return starlark.None, nil
		}),
		call.MOpen("def SystemRandom.seed(self, *args, **kwds)", func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return starlark.None, nil
		}),
		stateless.Named("getstate"), stateless.Named("setstate"),
	)
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
	m := starlark.StringDict{"Random": randomClass, "SystemRandom": systemRandomClass}
	for _, e := range randomMethods() {
		m[e.Name()] = call.Bind(e, hiddenGenerator)
	}
	return m
}

func (s *source) float64() float64 { return s.mt.float64() }

// randomSeed is Random.seed(a=None, version=2).
func randomSeed(thread *starlark.Thread, s *source, a, version starlark.Value) (starlark.Value, error) {
	s.pair = false
	old := version == starlark.Value(kit.Unit)
	switch a := object.Native(kit.OrNone(a)).(type) {
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
func randomGetState(_ *starlark.Thread, s *source) (starlark.Value, error) {
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
func randomSetState(thread *starlark.Thread, s *source, state starlark.Value) (starlark.Value, error) {
	version, err := object.GetItem(thread, state, starlark.MakeInt(0))
	if err != nil {
		return nil, err
	}
	t, ok := state.(starlark.Tuple)
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
	numbers := make([]uint32, len(words))
	for i, w := range words {
		n, err := object.IndexInt(thread, w)
		if err != nil {
			return nil, err
		}
		word, ok := n.Uint64()
		if !ok || i == mtSize && word > mtSize {
			return nil, raise.Errorf("ValueError", "invalid state")
		}
		numbers[i] = uint32(word)
	}
	mt := new(mersenne)
	if err := mt.setWords(numbers); err != nil {
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
func randomBytes(thread *starlark.Thread, s *source, v starlark.Value) (starlark.Value, error) {
	n, err := object.IndexInt(thread, v)
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
