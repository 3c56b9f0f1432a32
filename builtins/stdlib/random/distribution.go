package random

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file has the distributions. Their formulas are CPython's, step by step: the same
// numbers must come out, and the generator must be asked as often. The conversions to
// float64 around products keep the compiler from fusing two operations into one, which
// would round differently.

// distributions are the methods that are a formula with float parameters.
func distributions() []*call.Entry {
	type formula = func(s *source, thread *starlark.Thread, p []float64) (float64, error)
	one := func(text string, def float64, f formula) *call.Entry {
		return call.M1(text, func(thread *starlark.Thread, self, a starlark.Value) (starlark.Value, error) {
			p := [1]float64{def}
			if err := toFloats(thread, p[:], a); err != nil {
				return nil, err
			}
			r, err := f(sourceOf(thread, self), thread, p[:])
			return starlark.Float(r), err
		})
	}
	two := func(text string, f formula) *call.Entry {
		return call.M2(text, func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
			p := [2]float64{0, 1}
			if err := toFloats(thread, p[:], a, b); err != nil {
				return nil, err
			}
			r, err := f(sourceOf(thread, self), thread, p[:])
			return starlark.Float(r), err
		})
	}
	return []*call.Entry{
		two("def Random.normalvariate(self, mu=0.0, sigma=1.0)", (*source).normal),
		two("def Random.gauss(self, mu=0.0, sigma=1.0)", (*source).gauss),
		two("def Random.lognormvariate(self, mu, sigma)", (*source).lognormal),
		one("def Random.expovariate(self, lambd=1.0)", 1, (*source).exponential),
		two("def Random.vonmisesvariate(self, mu, kappa)", (*source).vonMises),
		two("def Random.gammavariate(self, alpha, beta)", (*source).gamma),
		two("def Random.betavariate(self, alpha, beta)", (*source).beta),
		one("def Random.paretovariate(self, alpha)", 0, (*source).pareto),
		two("def Random.weibullvariate(self, alpha, beta)", (*source).weibull),
	}
}

// toFloats converts the arguments that are given.
func toFloats(thread *starlark.Thread, p []float64, args ...starlark.Value) (err error) {
	for i, x := range args {
		if x == nil {
			continue
		}
		if p[i], err = kit.ToFloat(thread, x); err != nil {
			return err
		}
	}
	return nil
}

// randomUniform is Random.uniform(a, b).
func randomUniform(thread *starlark.Thread, s *source, a, b starlark.Value) (starlark.Value, error) {
	width, err := object.Binary(thread, "-", b, a)
	if err != nil {
		return nil, err
	}
	if width, err = object.Binary(thread, "*", width, starlark.Float(s.float64())); err != nil {
		return nil, err
	}
	return object.Binary(thread, "+", a, width)
}

// randomTriangular is Random.triangular(low=0.0, high=1.0, mode=None).
func randomTriangular(thread *starlark.Thread, s *source, low, high, mode starlark.Value) (starlark.Value, error) {
	if mode == starlark.None {
		mode = nil
	}
	p := [3]float64{0, 1, 0}
	if err := toFloats(thread, p[:], low, high, mode); err != nil {
		return nil, err
	}
	least, most := p[0], p[1]
	u, c := s.float64(), 0.5
	if mode != nil {
		if most == least {
			return low, nil
		}
		c = (p[2] - least) / (most - least)
	}
	if u > c {
		u, c = 1.0-u, 1.0-c
		least, most = most, least
	}
	return starlark.Float(least + float64((most-least)*math.Sqrt(u*c))), nil
}

var (
	normalMagic = 4 * libm.Exp(-0.5) / math.Sqrt(2.0)
	log4        = libm.Log(4.0)
	gammaMagic  = 1.0 + libm.Log(4.5)
)

func (s *source) normal(_ *starlark.Thread, p []float64) (float64, error) {
	for {
		u1 := s.float64()
		u2 := 1.0 - s.float64()
		z := normalMagic * (u1 - 0.5) / u2
		if zz := z * z / 4.0; zz <= -libm.Log(u2) {
			return p[0] + float64(z*p[1]), nil
		}
	}
}

func (s *source) gauss(_ *starlark.Thread, p []float64) (float64, error) {
	z := s.next
	if !s.pair {
		angle := s.float64() * (2 * math.Pi)
		radius := math.Sqrt(-2.0 * libm.Log(1.0-s.float64()))
		z = libm.Cos(angle) * radius
		s.next = libm.Sin(angle) * radius
	}
	s.pair = !s.pair
	return p[0] + float64(z*p[1]), nil
}

func (s *source) lognormal(thread *starlark.Thread, p []float64) (float64, error) {
	n, err := s.normal(thread, p)
	if err != nil {
		return 0, err
	}
	if n = libm.Exp(n); math.IsInf(n, 0) {
		return 0, kit.RangeError()
	}
	return n, nil
}

func (s *source) exponential(_ *starlark.Thread, p []float64) (float64, error) {
	x := -libm.Log(1.0 - s.float64())
	if p[0] == 0 {
		return 0, divisionByZero()
	}
	return x / p[0], nil
}

func divisionByZero() error { return raise.Errorf("ZeroDivisionError", "float division by zero") }

func (s *source) vonMises(thread *starlark.Thread, p []float64) (float64, error) {
	mu, kappa := p[0], p[1]
	if kappa <= 1e-6 {
		return 2 * math.Pi * s.float64(), nil
	}
	t := 0.5 / kappa
	r := t + math.Sqrt(1.0+float64(t*t))
	var z float64
	var pace proc.Pace
	for {
		if err := pace.Step(thread); err != nil {
			return 0, err
		}
		z = libm.Cos(math.Pi * s.float64())
		d := z / (r + z)
		u := s.float64()
		if u < 1.0-float64(d*d) || u <= (1.0-d)*libm.Exp(d) {
			break
		}
	}
	q := 1.0 / r
	f := (q + z) / (1.0 + float64(q*z))
	if s.float64() > 0.5 {
		return pyMod(mu+libm.Acos(f), 2*math.Pi), nil
	}
	return pyMod(mu-libm.Acos(f), 2*math.Pi), nil
}

// pyMod is x % y of floats for y > 0.
func pyMod(x, y float64) float64 {
	r := math.Mod(x, y)
	if r < 0 {
		r += y
	}
	return r
}

func (s *source) gamma(thread *starlark.Thread, p []float64) (float64, error) {
	alpha, beta := p[0], p[1]
	if alpha <= 0 || beta <= 0 {
		return 0, raise.Errorf("ValueError", "gammavariate: alpha and beta must be > 0.0")
	}
	switch {
	case alpha > 1:
		return s.gammaAbove(thread, alpha, beta)
	case alpha == 1:
		return -libm.Log(1.0-s.float64()) * beta, nil
	}
	return s.gammaBelow(thread, alpha, beta)
}

// gammaAbove is gamma for alpha > 1.
func (s *source) gammaAbove(thread *starlark.Thread, alpha, beta float64) (float64, error) {
	var pace proc.Pace
	ainv := math.Sqrt(float64(2.0*alpha) - 1.0)
	bbb := alpha - log4
	ccc := alpha + ainv
	for {
		if err := pace.Step(thread); err != nil {
			return 0, err
		}
		u1 := s.float64()
		if u1 <= 1e-7 || u1 >= 0.9999999 {
			continue
		}
		u2 := 1.0 - s.float64()
		v := libm.Log(u1/(1.0-u1)) / ainv
		x := alpha * libm.Exp(v)
		z := u1 * u1 * u2
		r := bbb + float64(ccc*v) - x
		if r+gammaMagic-float64(4.5*z) >= 0 || r >= libm.Log(z) {
			return x * beta, nil
		}
	}
}

// gammaBelow is gamma for alpha < 1.
func (s *source) gammaBelow(thread *starlark.Thread, alpha, beta float64) (float64, error) {
	var pace proc.Pace
	for {
		if err := pace.Step(thread); err != nil {
			return 0, err
		}
		u := s.float64()
		b := (math.E + alpha) / math.E
		p := b * u
		var x float64
		if p <= 1.0 {
			x = libm.Pow(p, 1.0/alpha)
		} else {
			x = -libm.Log((b - p) / alpha)
		}
		u1 := s.float64()
		if p > 1.0 && u1 <= libm.Pow(x, alpha-1.0) || p <= 1.0 && u1 <= libm.Exp(-x) {
			return x * beta, nil
		}
	}
}

func (s *source) beta(thread *starlark.Thread, p []float64) (float64, error) {
	y, err := s.gamma(thread, []float64{p[0], 1})
	if err != nil || y == 0 {
		return 0, err
	}
	z, err := s.gamma(thread, []float64{p[1], 1})
	return y / (y + z), err
}

func (s *source) pareto(_ *starlark.Thread, p []float64) (float64, error) {
	u := 1.0 - s.float64()
	if p[0] == 0 {
		return 0, divisionByZero()
	}
	return libm.Pow(u, -1.0/p[0]), nil
}

func (s *source) weibull(_ *starlark.Thread, p []float64) (float64, error) {
	u := 1.0 - s.float64()
	if p[1] == 0 {
		return 0, divisionByZero()
	}
	return p[0] * libm.Pow(-libm.Log(u), 1.0/p[1]), nil
}

// randomBinomial is Random.binomialvariate(n=1, p=0.5): how many of n trials succeed.
func randomBinomial(thread *starlark.Thread, s *source, trials, chance starlark.Value) (starlark.Value, error) {
	n, p := 1, 0.5
	var err error
	if trials != nil {
		if n, err = object.ToSize(thread, trials); err != nil {
			return nil, err
		}
	}
	if chance != nil {
		if p, err = kit.ToFloat(thread, chance); err != nil {
			return nil, err
		}
	}
	switch {
	case n < 0:
		return nil, raise.Errorf("ValueError", "n must be non-negative")
	case !(0 <= p && p <= 1):
		return nil, raise.Errorf("ValueError", "p must be in the range 0.0 <= p <= 1.0")
	}
	x, err := s.binomial(thread, n, p)
	return starlark.MakeInt(x), err
}

// binomial takes a time that does not grow with n.
func (s *source) binomial(thread *starlark.Thread, n int, p float64) (int, error) {
	switch {
	case p == 0:
		return 0, nil
	case p == 1:
		return n, nil
	case n == 1:
		if s.float64() < p {
			return 1, nil
		}
		return 0, nil
	case p > 0.5:
		x, err := s.binomial(thread, n, 1-p)
		return n - x, err
	case float64(float64(n)*p) < 10:
		return s.gaps(thread, n, p)
	}
	return s.squeezed(thread, n, p)
}

// gaps adds up how many trials fail before each success, as long as they are n together (Devroye's
// method BG).
func (s *source) gaps(thread *starlark.Thread, n int, p float64) (int, error) {
	var pace proc.Pace
	x, y := 0, 0.0
	c := libm.Log2(1 - p)
	if c == 0 {
		return 0, nil
	}
	for {
		if err := pace.Step(thread); err != nil {
			return 0, err
		}
		y += math.Floor(libm.Log2(s.float64())/c) + 1
		if y > float64(n) {
			return x, nil
		}
		x++
	}
}

// squeezed is Hörmann's method BTRS, which transforms two numbers and rejects few pairs of them.
func (s *source) squeezed(thread *starlark.Thread, n int, p float64) (int, error) {
	var pace proc.Pace
	mean := float64(float64(n) * p)
	spq := math.Sqrt(float64(mean * (1 - p)))
	b := 1.15 + float64(2.53*spq)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	c := mean + 0.5
	vr := 0.92 - 4.2/b
	alpha := float64((2.83 + 5.1/b) * spq)
	lpq := libm.Log(p / (1 - p))
	m := math.Floor(float64(float64(n+1) * p))
	h := libm.Lgamma(m+1) + libm.Lgamma(float64(n)-m+1)
	for {
		if err := pace.Step(thread); err != nil {
			return 0, err
		}
		u := s.float64() - 0.5
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + c)
		if !(0 <= k && k <= float64(n)) {
			continue
		}
		v := s.float64()
		if us >= 0.07 && v <= vr {
			return int(k), nil
		}
		v *= alpha / (a/float64(us*us) + b)
		if libm.Log(v) <= h-libm.Lgamma(k+1)-libm.Lgamma(float64(n)-k+1)+float64((k-m)*lpq) {
			return int(k), nil
		}
	}
}
