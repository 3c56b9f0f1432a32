package libm

import "math"

// lanczos approximates the gamma function, with CPython's coefficients, so that the last
// digits are the same.
const (
	lanczosG = 6.024680040776729583740234375
	lanczosH = lanczosG - 0.5
)

var (
	lanczosNum = [...]float64{
		23531376880.410759688572007674451636754734846804940,
		42919803642.649098768957899047001988850926355848959,
		35711959237.355668049440185451547166705960488635843,
		17921034426.037209699919755754458931112671403265390,
		6039542586.3520280050642916443072979210699388420708,
		1439720407.3117216736632230727949123939715485786372,
		248874557.86205415651146038641322942321632125127801,
		31426415.585400194380614231628318205362874684987640,
		2876370.6289353724412254090516208496135991145378768,
		186056.26539522349504029498971604569928220784236328,
		8071.6720023658162106380029022722506138218516325024,
		210.82427775157934587250973392071336271166969580291,
		2.5066282746310002701649081771338373386264310793408,
	}
	lanczosDen = [...]float64{0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0,
		13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0}
)

func lanczosSum(x float64) float64 {
	num, den := 0.0, 0.0
	if x < 5.0 {
		for i := len(lanczosNum) - 1; i >= 0; i-- {
			num = float64(num*x) + lanczosNum[i]
			den = float64(den*x) + lanczosDen[i]
		}
	} else {
		for i := range lanczosNum {
			num = num/x + lanczosNum[i]
			den = den/x + lanczosDen[i]
		}
	}
	return num / den
}

// sinPi returns sin(pi*x) for x that is finite.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2.0)
	var r float64
	switch n := int(math.Round(2.0 * y)); n {
	case 0:
		r = Sin(math.Pi * y)
	case 1:
		r = Cos(math.Pi * (y - 0.5))
	case 2:
		r = Sin(math.Pi * (1.0 - y))
	case 3:
		r = -Cos(math.Pi * (y - 1.5))
	case 4:
		r = Sin(math.Pi * (y - 2.0))
	}
	return math.Copysign(1.0, x) * r
}

// Gamma is the gamma function, computed as CPython does.
func Gamma(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	if x == math.Floor(x) && 0 < x && x <= 23 {
		r := 1.0
		for i := 2.0; i < x; i++ {
			r *= i
		}
		return r
	}
	absx := math.Abs(x)
	switch {
	case absx < 1e-20:
		return 1.0 / x
	case absx > 200.0 && x < 0:
		return 0.0 / sinPi(x)
	case absx > 200.0:
		return math.Inf(1)
	}
	y := absx + lanczosH
	var z float64
	if absx > lanczosH {
		q := y - absx
		z = q - lanczosH
	} else {
		q := y - lanczosH
		z = q - absx
	}
	z = z * lanczosG / y
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(absx) / absx * Exp(y) / lanczosSum(absx)
		r -= z * r
		if absx < 140.0 {
			return r / Pow(y, absx-0.5)
		}
		sqrtpow := Pow(y, absx/2.0-0.25)
		return r / sqrtpow / sqrtpow
	}
	r = lanczosSum(absx) / Exp(y)
	r += z * r
	if absx < 140.0 {
		return r * Pow(y, absx-0.5)
	}
	sqrtpow := Pow(y, absx/2.0-0.25)
	return r * sqrtpow * sqrtpow
}

// Lgamma is the logarithm of the gamma function's absolute value.
func Lgamma(x float64) float64 {
	switch {
	case x != x:
		return x
	case math.IsInf(x, 0):
		return math.Inf(1)
	case x == 1 || x == 2:
		return 0
	}
	absx := math.Abs(x)
	if absx < 1e-20 {
		return -Log(absx)
	}
	r := Log(lanczosSum(absx)) - lanczosG
	r += (absx - 0.5) * (Log(absx+lanczosG-0.5) - 1)
	if x < 0 {
		r = Log(math.Pi) - Log(math.Abs(sinPi(absx))) - Log(absx) - r
	}
	return r
}
