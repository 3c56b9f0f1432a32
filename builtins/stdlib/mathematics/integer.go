package mathematics

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// maxResultBits bounds the size of what factorial, comb and perm compute: 2 GiB as a
// number, which CPython would take minutes for.
const maxResultBits = 1 << 34

func mathFactorial(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	k, small := n.Int64()
	switch {
	case n.Sign() < 0:
		return nil, raise.Errorf("ValueError", "factorial() not defined for negative values")
	case !small:
		return nil, raise.Errorf("OverflowError", "factorial() argument should not exceed 9223372036854775807")
	case k > 1<<29:
		return nil, &raise.Error{Class: "MemoryError"}
	}
	return starlark.MakeBigInt(new(big.Int).MulRange(1, k)), nil
}

func mathIsqrt(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	if n.Sign() < 0 {
		return nil, raise.Errorf("ValueError", "isqrt() argument must be nonnegative")
	}
	return starlark.MakeBigInt(new(big.Int).Sqrt(n.BigInt())), nil
}

// foldIntegers reduces any number of integers.
func foldIntegers(full string, start int, f func(z, x *big.Int)) *call.Entry {
	return call.FArgs(full+"(*integers)", func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		z := big.NewInt(int64(start))
		for _, v := range args {
			i, err := object.IndexInt(thread, v)
			if err != nil {
				return nil, err
			}
			f(z, i.BigInt())
		}
		return starlark.MakeBigInt(z), nil
	})
}

// GCD is math.gcd(*integers).
func GCD() *call.Entry {
	return foldIntegers("math.gcd", 0, func(z, x *big.Int) { z.GCD(nil, nil, z, new(big.Int).Abs(x)) })
}

// mathLCM is math.lcm(*integers).
func mathLCM() *call.Entry {
	return foldIntegers("math.lcm", 1, func(z, x *big.Int) {
		if z.Sign() == 0 || x.Sign() == 0 {
			z.SetInt64(0)
			return
		}
		abs := new(big.Int).Abs(x)
		gcd := new(big.Int).GCD(nil, nil, z, abs)
		z.Mul(z, abs.Quo(abs, gcd))
	})
}

// choiceNumbers converts the arguments of comb and perm.
func choiceNumbers(thread *starlark.Thread, n, k starlark.Value) (x, y *big.Int, err error) {
	i, err := object.IndexInt(thread, n)
	if err != nil {
		return nil, nil, err
	}
	j, err := object.IndexInt(thread, k)
	if err != nil {
		return nil, nil, err
	}
	if i.Sign() < 0 {
		return nil, nil, raise.Errorf("ValueError", "n must be a non-negative integer")
	}
	if j.Sign() < 0 {
		return nil, nil, raise.Errorf("ValueError", "k must be a non-negative integer")
	}
	return i.BigInt(), j.BigInt(), nil
}

func mathComb(thread *starlark.Thread, all, chosen starlark.Value) (starlark.Value, error) {
	n, k, err := choiceNumbers(thread, all, chosen)
	if err != nil {
		return nil, err
	}
	if k.Cmp(n) > 0 {
		return starlark.MakeInt(0), nil
	}
	if rest := new(big.Int).Sub(n, k); rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return nil, raise.Errorf("OverflowError", "min(n - k, k) must not exceed 9223372036854775807")
	}
	z, err := falling(n, k.Int64())
	if err != nil {
		return nil, err
	}
	return starlark.MakeBigInt(z.Quo(z, new(big.Int).MulRange(1, k.Int64()))), nil
}

func mathPerm(thread *starlark.Thread, all, chosen starlark.Value) (starlark.Value, error) {
	if kit.OrNone(chosen) == starlark.None {
		return mathFactorial(thread, all)
	}
	n, k, err := choiceNumbers(thread, all, chosen)
	if err != nil {
		return nil, err
	}
	if k.Cmp(n) > 0 {
		return starlark.MakeInt(0), nil
	}
	if !k.IsInt64() {
		return nil, raise.Errorf("OverflowError", "k must not exceed 9223372036854775807")
	}
	z, err := falling(n, k.Int64())
	if err != nil {
		return nil, err
	}
	return starlark.MakeBigInt(z), nil
}

// falling returns n * (n-1) * ... of k factors.
func falling(n *big.Int, k int64) (*big.Int, error) {
	if k > maxResultBits/int64(n.BitLen()+1) {
		return nil, &raise.Error{Class: "MemoryError"}
	}
	if n.IsInt64() {
		return new(big.Int).MulRange(n.Int64()-k+1, n.Int64()), nil
	}
	z, x := big.NewInt(1), new(big.Int).Set(n)
	for range k {
		z.Mul(z, x)
		x.Sub(x, big.NewInt(1))
	}
	return z, nil
}

func mathProd(thread *starlark.Thread, iterable, start starlark.Value) (starlark.Value, error) {
	product := starlark.Value(starlark.MakeInt(1))
	if start != nil {
		product = start
	}
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	for {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return product, err
		}
		if product, err = object.Binary(thread, "*", product, x); err != nil {
			return nil, err
		}
	}
}

// mathFsum adds floats without losing anything on the way (Shewchuk's algorithm).
func mathFsum(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	s := ExactSum{}
	for _, e := range elems {
		x, err := kit.ToFloat(thread, e)
		if err != nil {
			return nil, err
		}
		if err := s.Add(x); err != nil {
			return nil, err
		}
	}
	f, err := s.Sum()
	return starlark.Float(f), err
}

// An ExactSum is a sum of floats as partial sums that do not overlap.
type ExactSum struct {
	partials []float64
	special  float64 // the sum of infinities and NaNs
	inf      float64 // the sum of infinities
}

// Add adds x. The error is an OverflowError.
func (s *ExactSum) Add(x float64) error {
	given, i := x, 0
	for _, y := range s.partials {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		high := x + y
		if low := y - (high - x); low != 0 {
			s.partials[i] = low
			i++
		}
		x = high
	}
	s.partials = s.partials[:i]
	switch {
	case x == 0:
	case kit.IsFinite(x):
		s.partials = append(s.partials, x)
	case kit.IsFinite(given):
		return raise.Errorf("OverflowError", "intermediate overflow in fsum")
	default:
		if math.IsInf(given, 0) {
			s.inf += given
		}
		s.special += given
		s.partials = s.partials[:0]
	}
	return nil
}

// Sum returns the sum, rounded once.
func (s *ExactSum) Sum() (float64, error) {
	if s.special != 0 {
		if s.inf != s.inf {
			return 0, raise.Errorf("ValueError", "-inf + inf in fsum")
		}
		return s.special, nil
	}
	p := s.partials
	n := len(p)
	if n == 0 {
		return 0, nil
	}
	n--
	high, low := p[n], 0.0
	for n > 0 {
		n--
		x, y := high, p[n]
		high = x + y
		if low = y - (high - x); low != 0 {
			break
		}
	}
	// Half an ulp was lost: it is rounded half to even, unless what is left says
	// which way.
	if n > 0 && (low < 0 && p[n-1] < 0 || low > 0 && p[n-1] > 0) {
		y := low * 2
		if x := high + y; y == x-high {
			high = x
		}
	}
	return high, nil
}
