package memory

import (
	"math/big"
	"testing"

	"go.starlark.net/starlark"
)

// The operators of large ints are those of package big, rounded down.
func TestIntOpIsBigs(t *testing.T) {
	var edges []*big.Int
	for _, size := range []uint{0, 1, 5, 31, 32, 62, 63, 64, 65, 96, 126, 127, 128, 129, 200, 384, 800, 2000} {
		for d := int64(-1); d <= 1; d++ {
			n := new(big.Int).Lsh(big.NewInt(1), size)
			n.Add(n, big.NewInt(d))
			edges = append(edges, n, new(big.Int).Neg(n))
		}
	}
	third, _ := new(big.Int).SetString("113427455640312821154458202477256070485", 10)
	edges = append(edges, third, new(big.Int).Rsh(third, 40), new(big.Int).Lsh(third, 300))
	shifts := func(f func(x *big.Int, n uint) *big.Int) func(x, y *big.Int) *big.Int {
		return func(x, y *big.Int) *big.Int {
			if y.Sign() < 0 {
				return nil
			}
			const most = 4000 // more than the largest has
			n := uint(most)
			if y.IsUint64() {
				n = uint(min(y.Uint64(), most))
			}
			return f(x, n)
		}
	}
	floor := func(x, y *big.Int) (q, r *big.Int) {
		if y.Sign() == 0 {
			return nil, nil
		}
		q, r = new(big.Int).QuoRem(x, y, new(big.Int))
		if r.Sign() != 0 && r.Sign() != y.Sign() {
			q.Sub(q, big.NewInt(1))
			r.Add(r, y)
		}
		return q, r
	}
	ops := map[string]func(x, y *big.Int) *big.Int{
		"+":  func(x, y *big.Int) *big.Int { return new(big.Int).Add(x, y) },
		"-":  func(x, y *big.Int) *big.Int { return new(big.Int).Sub(x, y) },
		"*":  func(x, y *big.Int) *big.Int { return new(big.Int).Mul(x, y) },
		"//": func(x, y *big.Int) *big.Int { q, _ := floor(x, y); return q },
		"%":  func(x, y *big.Int) *big.Int { _, r := floor(x, y); return r },
		"&":  func(x, y *big.Int) *big.Int { return new(big.Int).And(x, y) },
		"|":  func(x, y *big.Int) *big.Int { return new(big.Int).Or(x, y) },
		"^":  func(x, y *big.Int) *big.Int { return new(big.Int).Xor(x, y) },
		"**": func(x, y *big.Int) *big.Int {
			if y.Sign() < 0 || y.BitLen() > 8 {
				return nil
			}
			return new(big.Int).Exp(x, y, nil)
		},
		"<<": shifts(func(x *big.Int, n uint) *big.Int { return new(big.Int).Lsh(x, n) }),
		">>": shifts(func(x *big.Int, n uint) *big.Int { return new(big.Int).Rsh(x, n) }),
	}
	for _, fallback := range []bool{false, true} {
		if fallback { // as where the engine has other Ints
			defer func(was uintptr) { smallInts = was }(smallInts)
			smallInts = 0
		} else if smallInts == 0 {
			continue
		}
		for op, f := range ops {
			for _, x := range edges {
				for _, y := range edges {
					a, b := starlark.MakeBigInt(x), starlark.MakeBigInt(y)
					got, ok := IntOp(op, Unbox(a), Unbox(b))
					want := f(x, y)
					if !ok {
						if want != nil && op != "<<" && op != ">>" && op != "**" {
							t.Fatalf("%v %s %v is not known", x, op, y)
						}
						continue
					}
					i, isInt := got.Box().(starlark.Int)
					if want == nil || !isInt || i.BigInt().Cmp(want) != 0 {
						t.Fatalf("%v %s %v is %v, want %v", x, op, y, got.Box(), want)
					}
					if want.IsInt64() != (got.V == nil) {
						t.Fatalf("%v %s %v is boxed: %v", x, op, y, got.V != nil)
					}
					if a.BigInt().Cmp(x) != 0 || b.BigInt().Cmp(y) != 0 {
						t.Fatalf("%s has changed %v or %v", op, x, y)
					}
				}
			}
		}
	}
}
