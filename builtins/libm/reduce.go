package libm

import (
	"math"
	"math/big"
	"sync"
)

// piPrecision is enough to reduce the largest float, whose last bit is 2**971, with 110
// bits to spare after the deepest cancellation.
const piPrecision = 1300

// bigPi is pi, by Machin's formula.
var bigPi = sync.OnceValue(func() *big.Float {
	scale := new(big.Int).Lsh(big.NewInt(1), piPrecision+20)
	arcCotangent := func(n int64) *big.Int {
		sum := new(big.Int)
		term := new(big.Int).Quo(scale, big.NewInt(n))
		for k := int64(1); term.Sign() != 0; k += 2 {
			part := new(big.Int).Quo(term, big.NewInt(k))
			if k&2 == 0 {
				sum.Add(sum, part)
			} else {
				sum.Sub(sum, part)
			}
			term.Quo(term, big.NewInt(n*n))
		}
		return sum
	}
	a, b := arcCotangent(5), arcCotangent(239)
	a.Mul(a, big.NewInt(16)).Sub(a, b.Mul(b, big.NewInt(4)))
	pi := new(big.Float).SetPrec(piPrecision).SetInt(a)
	return pi.SetMantExp(pi, -piPrecision-20)
})

// reduceLarge is reduce for large x.
func reduceLarge(x float64) (r dd, quadrant int) {
	half := new(big.Float).SetPrec(piPrecision).SetMantExp(bigPi(), -1)
	v := new(big.Float).SetPrec(piPrecision).SetFloat64(x)
	q := new(big.Float).SetPrec(piPrecision).Quo(v, half)
	n, _ := q.Add(q, big.NewFloat(math.Copysign(0.5, x))).Int(nil)
	v.Sub(v, half.Mul(half, new(big.Float).SetPrec(piPrecision).SetInt(n)))
	r.hi, _ = v.Float64()
	r.lo, _ = v.Sub(v, big.NewFloat(r.hi)).Float64()
	return r, int(new(big.Int).And(n, big.NewInt(3)).Int64())
}
