package statistics

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
)

// normalDistClass is statistics.NormalDist.
var normalDistClass = object.NewClass("NormalDist").In("statistics")

// A normalDist is a distribution.
type normalDist struct{ mu, sigma float64 }

// A distBox is what an instance of NormalDist carries: __init__ fills it.
type distBox struct{ normalDist }

// TravelTo implements object.Payload.
func (b *distBox) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	return &distBox{b.normalDist}, nil
}

func distOf(self *object.Instance) normalDist { return self.Base().(*distBox).normalDist }

// asDist returns the distribution that a value is, if it is one.
func asDist(v starlark.Value) (d normalDist, ok bool) {
	i, ok := v.(*object.Instance)
	if !ok {
		return d, false
	}
	b, ok := i.Base().(*distBox)
	if !ok {
		return d, false
	}
	return b.normalDist, true
}

func newNormalDist(thread *starlark.Thread, d normalDist) (starlark.Value, error) {
	if d.sigma < 0 {
		return nil, statisticsError("sigma must be non-negative")
	}
	return object.NewInstance(kit.HomeOf(thread), normalDistClass, &distBox{d}), nil
}

func fillNormalDist() {
	add := distOperator("__add__", "+", 1)
	scale := distScale("__mul__", "*", func(x, y float64) float64 { return x * y })
	normalDistClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return new(distBox), nil
	},
		call.M2("def NormalDist.__init__(self, mu=0.0, sigma=1.0)", initDist),
		call.M0("def NormalDist.__repr__(self)", distRepr),
		distFunc("pdf", "x", normalDist.pdf),
		distFunc("cdf", "x", normalDist.cdf),
		distFunc("inv_cdf", "p", normalDist.inverse),
		distFunc("zscore", "x", func(d normalDist, x float64) (float64, error) {
			if d.sigma == 0 {
				return 0, statisticsError("zscore() not defined when sigma is zero")
			}
			return (x - d.mu) / d.sigma, nil
		}),
		add, add.Named("__radd__"), distOperator("__sub__", "-", -1),
		scale, scale.Named("__rmul__"), distScale("__truediv__", "/", func(x, y float64) float64 { return x / y }),
		call.M0("def NormalDist.__neg__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return newNormalDist(thread, normalDist{-distOf(self).mu, distOf(self).sigma})
		}),
		call.M0("def NormalDist.__pos__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return newNormalDist(thread, distOf(self))
		}),
		call.M0("def NormalDist.__hash__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.HashOf(starlark.Tuple{starlark.Float(distOf(self).mu), starlark.Float(distOf(self).sigma)})
		}),
		call.M1("def NormalDist.quantiles(self, n=4)", distQuantiles),
		call.M1("def NormalDist.__eq__(self, x2)", func(_ *starlark.Thread, self *object.Instance, x2 starlark.Value) (starlark.Value, error) {
			d, ok := asDist(x2)
			if !ok {
				return object.NotImplemented, nil
			}
			return starlark.Bool(d == distOf(self)), nil
		}),
	)
	for name, get := range map[string]func(normalDist) float64{
		"mean": func(d normalDist) float64 { return d.mu }, "median": func(d normalDist) float64 { return d.mu },
		"mode": func(d normalDist) float64 { return d.mu }, "stdev": func(d normalDist) float64 { return d.sigma },
		"variance": func(d normalDist) float64 { return d.sigma * d.sigma },
	} {
		normalDistClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return starlark.Float(get(distOf(self.(*object.Instance)))), nil
		}, nil)
	}
	normalDistClass.Set("from_samples", object.NewClassMethod(call.New(call.F2("def NormalDist.from_samples(cls, data)", fromSamples))))
}

// initDist is NormalDist.__init__.
func initDist(thread *starlark.Thread, self *object.Instance, mu, sigma starlark.Value) (starlark.Value, error) {
	d := normalDist{0, 1}
	var err error
	if mu != nil {
		if d.mu, err = kit.ToFloat(thread, mu); err != nil {
			return nil, err
		}
	}
	if sigma != nil {
		if d.sigma, err = kit.ToFloat(thread, sigma); err != nil {
			return nil, err
		}
	}
	if d.sigma < 0 {
		return nil, statisticsError("sigma must be non-negative")
	}
	self.Base().(*distBox).normalDist = d
	return starlark.None, nil
}

func distRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d := distOf(self)
	mu, err := object.Repr(thread, starlark.Float(d.mu))
	if err != nil {
		return nil, err
	}
	sigma, err := object.Repr(thread, starlark.Float(d.sigma))
	return starlark.String(self.Class().Name() + "(mu=" + mu + ", sigma=" + sigma + ")"), err
}

// fromSamples is NormalDist.from_samples(data).
func fromSamples(thread *starlark.Thread, _, data starlark.Value) (starlark.Value, error) {
	d, err := collectExact(thread, data)
	if err != nil {
		return nil, err
	}
	if len(d.values) < 2 {
		return nil, statisticsError("stdev requires at least two data points")
	}
	s := d.squares(nil)
	mean, err := decimal.RatFloat(d.sum().Quo(d.sum(), ratCount(len(d.values))))
	if err != nil {
		return nil, err
	}
	return newNormalDist(thread, normalDist{mean, sqrtRat(s.Quo(s, ratCount(len(d.values)-1)))})
}

func distFunc(name, param string, f func(d normalDist, x float64) (float64, error)) *call.Entry {
	return call.M1("def NormalDist."+name+"(self, "+param+")", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		x, err := kit.ToFloat(thread, v)
		if err != nil {
			return nil, err
		}
		r, err := f(distOf(self), x)
		return starlark.Float(r), err
	})
}

func (d normalDist) pdf(x float64) (float64, error) {
	variance := d.sigma * d.sigma
	if variance == 0 {
		return 0, statisticsError("pdf() not defined when sigma is zero")
	}
	diff := x - d.mu
	return libm.Exp(diff*diff/(-2.0*variance)) / math.Sqrt(2*math.Pi*variance), nil
}

func (d normalDist) cdf(x float64) (float64, error) {
	if d.sigma == 0 {
		return 0, statisticsError("cdf() not defined when sigma is zero")
	}
	return 0.5 * (1.0 + math.Erf((x-d.mu)/(d.sigma*math.Sqrt2))), nil
}

// polynomial evaluates coefficients, the highest first.
func polynomial(x float64, coefficients ...float64) float64 {
	y := 0.0
	for _, c := range coefficients {
		y = float64(y*x) + c
	}
	return y
}

// inverse is inv_cdf, by Wichura's algorithm AS241.
func (d normalDist) inverse(p float64) (float64, error) {
	switch {
	case p <= 0 || p >= 1:
		return 0, statisticsError("p must be in the range 0.0 < p < 1.0")
	case d.sigma <= 0:
		return 0, statisticsError("cdf() not defined when sigma at or below zero")
	}
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		num := polynomial(r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
			1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0) * q
		den := polynomial(r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
			5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0)
		return d.mu + float64(num/den*d.sigma), nil
	}
	r := p
	if q > 0 {
		r = 1 - p
	}
	r = math.Sqrt(-libm.Log(r))
	var x float64
	if r <= 5 {
		r -= 1.6
		x = polynomial(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
			3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0) /
			polynomial(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
				6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0)
	} else {
		r -= 5
		x = polynomial(r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
			2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0) /
			polynomial(r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
				1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0)
	}
	if q < 0 {
		x = -x
	}
	return d.mu + float64(x*d.sigma), nil
}

// distQuantiles is NormalDist.quantiles(n=4): where the distribution is cut into n parts that
// are equally probable.
func distQuantiles(thread *starlark.Thread, self *object.Instance, n starlark.Value) (starlark.Value, error) {
	parts := 4
	if n != nil {
		var err error
		if parts, err = object.ToSize(thread, n); err != nil {
			return nil, err
		}
	}
	var cuts []starlark.Value
	for i := 1; i < parts; i++ {
		x, err := distOf(self).inverse(float64(i) / float64(parts))
		if err != nil {
			return nil, err
		}
		cuts = append(cuts, starlark.Float(x))
	}
	return starlark.NewList(cuts), nil
}

func distOperator(name, op string, sign float64) *call.Entry {
	return call.M1("def NormalDist."+name+"(self, x2)", func(thread *starlark.Thread, self *object.Instance, x2 starlark.Value) (starlark.Value, error) {
		d := distOf(self)
		if e, ok := asDist(x2); ok {
			return newNormalDist(thread, normalDist{d.mu + sign*e.mu, math.Hypot(d.sigma, e.sigma)})
		}
		x, err := kit.ToFloat(thread, x2)
		if err != nil { // no number: CPython fails when it tries
			return object.Binary(thread, op, starlark.Float(d.mu), x2)
		}
		return newNormalDist(thread, normalDist{d.mu + sign*x, d.sigma})
	})
}

func distScale(name, op string, f func(x, y float64) float64) *call.Entry {
	return call.M1("def NormalDist."+name+"(self, x2)", func(thread *starlark.Thread, self *object.Instance, x2 starlark.Value) (starlark.Value, error) {
		d := distOf(self)
		x, err := kit.ToFloat(thread, x2)
		if err != nil { // no number: CPython fails when it tries
			return object.Binary(thread, op, starlark.Float(d.mu), x2)
		}
		return newNormalDist(thread, normalDist{f(d.mu, x), math.Abs(f(d.sigma, x))})
	})
}
