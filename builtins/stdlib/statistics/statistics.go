package statistics

import (
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal/dec"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/mathematics"
	"github.com/pyq-lang/pyq/interp/raise"
)

var statisticsErrorClass = object.NewClass("StatisticsError", object.ValueErrorClass).In("statistics")

func statisticsError(text string) error {
	return raise.Errorf("statistics.StatisticsError", "%s", text)
}

// Members is the module statistics. As in CPython, sums are exact, and a result
// is rounded once.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F1("def mean(data)", statMean),
		call.F2("def fmean(data, weights=None)", statFmean),
		call.F1("def geometric_mean(data)", statGeometricMean),
		call.F2("def harmonic_mean(data, weights=None)", statHarmonicMean),
		call.F1("def median(data)", statMedian(2)),
		call.F1("def median_low(data)", statMedian(0)),
		call.F1("def median_high(data)", statMedian(1)),
		call.F2("def median_grouped(data, interval=1.0)", statMedianGrouped),
		call.F1("def mode(data)", statMode(false)),
		call.F1("def multimode(data)", statMode(true)),
		call.F3("def quantiles(data, *, n=4, method='exclusive')", statQuantiles),
		call.F2("def variance(data, xbar=None)", statSpread("variance", 1, false)),
		call.F2("def pvariance(data, mu=None)", statSpread("pvariance", 0, false)),
		call.F2("def stdev(data, xbar=None)", statSpread("stdev", 1, true)),
		call.F2("def pstdev(data, mu=None)", statSpread("pstdev", 0, true)),
		call.F2("def covariance(x, y, /)", statCovariance),
		call.F3("def correlation(x, y, /, *, method='linear')", statCorrelation),
		call.F3("def linear_regression(x, y, /, *, proportional=False)", statRegression),
	)
	m["StatisticsError"], m["NormalDist"] = statisticsErrorClass, normalDistClass
	return m
}

// A numberKind is the type of a result: the widest of the data.
type numberKind int

const (
	kindInt numberKind = iota
	kindFraction
	kindFloat
	kindDecimal
)

// exactData is data as exact numbers.
type exactData struct {
	kind   numberKind
	values []*big.Rat
	// special is the sum of infinities and NaNs, if there are any.
	special   float64
	isSpecial bool
}

func collectExact(thread *starlark.Thread, v starlark.Value) (*exactData, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	d := &exactData{values: make([]*big.Rat, 0, len(elems))}
	for _, e := range elems {
		if err := d.add(thread, e); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (d *exactData) add(thread *starlark.Thread, v starlark.Value) error {
	if f, ok := object.Native(v).(starlark.Float); ok {
		d.kind = kindFloat
		if !kit.IsFinite(float64(f)) {
			d.special, d.isSpecial = d.special+float64(f), true
			f = 0
		}
		d.values = append(d.values, new(big.Rat).SetFloat64(float64(f)))
		return nil
	}
	if r, ok := decimal.Rational(v); ok {
		if _, isFraction := decimal.AsFraction(v); isFraction {
			d.kind = max(d.kind, kindFraction)
		}
		d.values = append(d.values, r)
		return nil
	}
	if x, ok := decimal.AsDecimal(v); ok {
		r, err := decimal.Rat(x)
		d.kind = kindDecimal
		d.values = append(d.values, r)
		return err
	}
	if _, isText := object.Native(v).(starlark.String); !isText {
		if f, err := kit.ToFloat(thread, v); err == nil { // a Decimal, for one
			d.kind = kindFloat
			d.values = append(d.values, new(big.Rat).SetFloat64(f))
			return nil
		}
	}
	return raise.Errorf("TypeError", "can't convert type '%s' to numerator/denominator", object.TypeOf(v).Name())
}

func (d *exactData) sum() *big.Rat {
	s := new(big.Rat)
	for _, x := range d.values {
		s.Add(s, x)
	}
	return s
}

// value converts a result to the data's type.
func (d *exactData) value(thread *starlark.Thread, r *big.Rat) (starlark.Value, error) {
	switch {
	case d.isSpecial:
		return starlark.Float(d.special), nil
	case d.kind == kindInt && r.IsInt():
		return starlark.MakeBigInt(r.Num()), nil
	case d.kind == kindFraction:
		return decimal.NewFraction(thread, r), nil
	case d.kind == kindDecimal:
		return object.Binary(thread, "/", decimal.New(thread, dec.New(r.Num(), 0)), starlark.MakeBigInt(r.Denom()))
	}
	f, err := decimal.RatFloat(r)
	return starlark.Float(f), err
}

func ratCount(n int) *big.Rat { return new(big.Rat).SetInt64(int64(n)) }

func statMean(thread *starlark.Thread, data starlark.Value) (starlark.Value, error) {
	d, err := collectExact(thread, data)
	if err != nil {
		return nil, err
	}
	if len(d.values) == 0 {
		return nil, statisticsError("mean requires at least one data point")
	}
	return d.value(thread, new(big.Rat).Quo(d.sum(), ratCount(len(d.values))))
}

// collectFloats converts data to floats.
func collectFloats(thread *starlark.Thread, v starlark.Value) ([]float64, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	list := make([]float64, len(elems))
	for i, e := range elems {
		if list[i], err = kit.ToFloat(thread, e); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func exactFloatSum(list []float64) (float64, error) {
	s := mathematics.ExactSum{}
	for _, x := range list {
		if err := s.Add(x); err != nil {
			return 0, err
		}
	}
	return s.Sum()
}

func statFmean(thread *starlark.Thread, data, weights starlark.Value) (starlark.Value, error) {
	list, err := collectFloats(thread, data)
	if err != nil {
		return nil, err
	}
	if weights = kit.OrNone(weights); weights != starlark.None {
		return weightedMean(thread, list, weights)
	}
	if len(list) == 0 {
		return nil, statisticsError("fmean requires at least one data point")
	}
	sum, err := exactFloatSum(list)
	return starlark.Float(sum / float64(len(list))), err
}

func weightedMean(thread *starlark.Thread, list []float64, weights starlark.Value) (starlark.Value, error) {
	w, err := collectFloats(thread, weights)
	if err != nil {
		return nil, err
	}
	if len(w) != len(list) {
		return nil, statisticsError("data and weights must be the same length")
	}
	products := make([]float64, len(w))
	for i := range w {
		products[i] = list[i] * w[i]
	}
	num, err := exactFloatSum(products)
	if err != nil {
		return nil, err
	}
	den, err := exactFloatSum(w)
	if err != nil {
		return nil, err
	}
	if den == 0 {
		return nil, statisticsError("sum of weights must be non-zero")
	}
	return starlark.Float(num / den), nil
}

func statGeometricMean(thread *starlark.Thread, data starlark.Value) (starlark.Value, error) {
	list, err := collectFloats(thread, data)
	if err != nil {
		return nil, err
	}
	const text = "geometric mean requires a non-empty dataset containing positive numbers"
	for i, x := range list {
		if x <= 0 {
			return nil, statisticsError(text)
		}
		list[i] = libm.Log(x)
	}
	if len(list) == 0 {
		return nil, statisticsError(text)
	}
	sum, err := exactFloatSum(list)
	return starlark.Float(libm.Exp(sum / float64(len(list)))), err
}

func statHarmonicMean(thread *starlark.Thread, data, weights starlark.Value) (starlark.Value, error) {
	d, err := collectExact(thread, data)
	if err != nil {
		return nil, err
	}
	if len(d.values) == 0 {
		return nil, statisticsError("harmonic_mean requires at least one data point")
	}
	w := make([]*big.Rat, len(d.values))
	for i := range w {
		w[i] = ratCount(1)
	}
	if weights = kit.OrNone(weights); weights != starlark.None {
		given, err := collectExact(thread, weights)
		if err != nil {
			return nil, err
		}
		if len(given.values) != len(d.values) {
			return nil, statisticsError("Number of weights does not match data size")
		}
		w = given.values
		d.kind = max(d.kind, given.kind)
	}
	num, den := new(big.Rat), new(big.Rat)
	for i, x := range d.values {
		switch {
		case x.Sign() < 0 || w[i].Sign() < 0:
			return nil, statisticsError("harmonic mean does not support negative values")
		case x.Sign() == 0:
			return kit.Zero, nil
		}
		num.Add(num, w[i])
		term := new(big.Rat).Quo(w[i], x)
		if d.kind != kindFraction { // CPython divides floats
			f, err := decimal.RatFloat(term)
			if err != nil {
				return nil, err
			}
			term.SetFloat64(f)
		}
		den.Add(den, term)
	}
	if d.kind == kindInt {
		d.kind = kindFloat
	}
	if num.Sign() == 0 {
		return nil, statisticsError("Weighted sum must be positive")
	}
	return d.value(thread, num.Quo(num, den))
}

func sortedData(thread *starlark.Thread, v starlark.Value) ([]starlark.Value, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	return elems, collection.Sort(thread, elems, nil, false)
}

// statMedian is median_low (0), median_high (1) or median (2).
func statMedian(which int) func(_ *starlark.Thread, data starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, data starlark.Value) (starlark.Value, error) {
		elems, err := sortedData(thread, data)
		if err != nil {
			return nil, err
		}
		n := len(elems)
		switch {
		case n == 0:
			return nil, statisticsError("no median for empty data")
		case n%2 == 1 || which == 1:
			return elems[n/2], nil
		case which == 0:
			return elems[n/2-1], nil
		}
		sum, err := object.Binary(thread, "+", elems[n/2-1], elems[n/2])
		if err != nil {
			return nil, err
		}
		return object.Binary(thread, "/", sum, starlark.MakeInt(2))
	}
}

func statMedianGrouped(thread *starlark.Thread, data, interval starlark.Value) (starlark.Value, error) {
	elems, err := sortedData(thread, data)
	if err != nil {
		return nil, err
	}
	n := len(elems)
	if n == 0 {
		return nil, statisticsError("no median for empty data")
	}
	width := 1.0
	if interval != nil {
		if width, err = kit.ToFloat(thread, interval); err != nil {
			return nil, err
		}
	}
	x, err := kit.ToFloat(thread, elems[n/2])
	if err != nil {
		return nil, err
	}
	left, err := collections.BisectLeft(thread, elems, elems[n/2], 0, n)
	if err != nil {
		return nil, err
	}
	right, err := collections.BisectRight(thread, elems, elems[n/2], 0, n)
	if err != nil {
		return nil, err
	}
	low := x - width/2
	return starlark.Float(low + width*(float64(n)/2-float64(left))/float64(right-left)), nil
}

// statMode is mode, or multimode, which returns all of the most frequent values.
func statMode(all bool) func(_ *starlark.Thread, data starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, data starlark.Value) (starlark.Value, error) {
		elems, err := object.Collect(thread, data)
		if err != nil {
			return nil, err
		}
		counts := new(starlark.Dict)
		most := 0
		for _, x := range elems {
			if err := collections.CounterAdd(thread, counts, x, kit.Unit); err != nil {
				return nil, err
			}
			n, _, _ := object.DictGet(thread, counts, x)
			k, _ := n.(starlark.Int).Int64()
			most = max(most, int(k))
		}
		var modes []starlark.Value
		for _, item := range counts.Items() {
			if item[1] == starlark.Value(starlark.MakeInt(most)) {
				modes = append(modes, item[0])
			}
		}
		switch {
		case all:
			return starlark.NewList(modes), nil
		case len(modes) == 0:
			return nil, statisticsError("no mode for empty data")
		}
		return modes[0], nil
	}
}

// squares returns the sum of the squared distances from the mean, or from the one that
// is given.
func (d *exactData) squares(mean *big.Rat) *big.Rat {
	if mean == nil {
		mean = new(big.Rat)
		if len(d.values) > 0 {
			mean.Quo(d.sum(), ratCount(len(d.values)))
		}
	}
	s := new(big.Rat)
	for _, x := range d.values {
		diff := new(big.Rat).Sub(x, mean)
		s.Add(s, diff.Mul(diff, diff))
	}
	return s
}

// statSpread is variance and so on: less is what is subtracted from the number of values,
// root says that the square root is wanted.
func statSpread(name string, less int, root bool) func(_ *starlark.Thread, data, mean starlark.Value) (starlark.Value, error) {
	least := "one data point"
	if less == 1 {
		least = "two data points"
	}
	return func(thread *starlark.Thread, data, xbar starlark.Value) (starlark.Value, error) {
		d, err := collectExact(thread, data)
		if err != nil {
			return nil, err
		}
		var mean *big.Rat
		if m := kit.OrNone(xbar); m != starlark.None {
			given := &exactData{kind: d.kind}
			if err := given.add(thread, m); err != nil {
				return nil, err
			}
			mean, d.kind = given.values[0], given.kind
		}
		n := len(d.values) - less
		if n < 1 {
			return nil, statisticsError(name + " requires at least " + least)
		}
		r := d.squares(mean)
		r.Quo(r, ratCount(n))
		if root && !d.isSpecial {
			return starlark.Float(sqrtRat(r)), nil
		}
		return d.value(thread, r)
	}
}

// sqrtRat returns the square root, rounded once.
func sqrtRat(r *big.Rat) float64 {
	f, _ := new(big.Float).SetPrec(300).Sqrt(new(big.Float).SetPrec(300).SetRat(r)).Float64()
	return f
}

func statQuantiles(thread *starlark.Thread, data, parts, method starlark.Value) (starlark.Value, error) {
	n, how := 4, "exclusive"
	if parts != nil {
		var err error
		if n, err = object.ToSize(thread, parts); err != nil {
			return nil, err
		}
	}
	if method != nil {
		how = object.Text(method)
	}
	if n < 1 {
		return nil, statisticsError("n must be at least 1")
	}
	elems, err := sortedData(thread, data)
	if err != nil {
		return nil, err
	}
	if len(elems) < 2 {
		return nil, statisticsError("must have at least two data points")
	}
	m := len(elems) - 1
	if how == "exclusive" {
		m = len(elems) + 1
	} else if how != "inclusive" {
		return nil, raise.Errorf("ValueError", "Unknown method: '%s'", how)
	}
	var result []starlark.Value
	for i := 1; i < n; i++ {
		j := i * m / n
		if how == "exclusive" {
			j = max(1, min(j, len(elems)-1)) - 1
		}
		delta := i*m - j*n
		if how == "exclusive" {
			delta -= n
		}
		x, err := interpolate(thread, elems[j], elems[j+1], delta, n)
		if err != nil {
			return nil, err
		}
		result = append(result, x)
	}
	return starlark.NewList(result), nil
}

// interpolate returns (a*(n-k) + b*k) / n.
func interpolate(thread *starlark.Thread, a, b starlark.Value, k, n int) (starlark.Value, error) {
	x, err := object.Binary(thread, "*", a, starlark.MakeInt(n-k))
	if err != nil {
		return nil, err
	}
	y, err := object.Binary(thread, "*", b, starlark.MakeInt(k))
	if err != nil {
		return nil, err
	}
	if x, err = object.Binary(thread, "+", x, y); err != nil {
		return nil, err
	}
	return object.Binary(thread, "/", x, starlark.MakeInt(n))
}
