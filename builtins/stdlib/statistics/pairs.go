package statistics

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// pairs converts the data of covariance and so on.
func pairs(thread *starlark.Thread, a, b starlark.Value, name string) (x, y []float64, err error) {
	if x, err = collectFloats(thread, a); err != nil {
		return nil, nil, err
	}
	if y, err = collectFloats(thread, b); err != nil {
		return nil, nil, err
	}
	if len(x) != len(y) {
		return nil, nil, statisticsError(name + " requires that both inputs have same number of data points")
	}
	if len(x) < 2 {
		return nil, nil, statisticsError(name + " requires at least two data points")
	}
	return x, y, nil
}

func meanOf(x []float64) (float64, error) {
	s, err := exactFloatSum(x)
	return s / float64(len(x)), err
}

// sumProducts returns the sum of (x-a)*(y-b), with products that are not rounded: each
// is two floats. If one is too large, the sum is the plain one.
func sumProducts(x, y []float64, a, b float64) (float64, error) {
	products := make([]float64, 0, 2*len(x))
	plain := 0.0
	for i := range x {
		dx, dy := x[i]-a, y[i]-b
		p := float64(dx * dy)
		plain += p
		products = append(products, p, math.FMA(dx, dy, -p))
	}
	if !kit.IsFinite(plain) {
		return plain, nil
	}
	return exactFloatSum(products)
}

func statCovariance(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	x, y, err := pairs(thread, a, b, "covariance")
	if err != nil {
		return nil, err
	}
	s, err := sumsAround(x, y)
	return starlark.Float(s.xy / float64(len(x)-1)), err
}

// sums are the sums of products of the distances from the means.
type sums struct{ meanX, meanY, xx, xy, yy float64 }

func sumsAround(x, y []float64) (s sums, err error) {
	if s.meanX, err = meanOf(x); err != nil {
		return s, err
	}
	if s.meanY, err = meanOf(y); err != nil {
		return s, err
	}
	if s.xx, err = sumProducts(x, x, s.meanX, s.meanX); err != nil {
		return s, err
	}
	if s.yy, err = sumProducts(y, y, s.meanY, s.meanY); err != nil {
		return s, err
	}
	s.xy, err = sumProducts(x, y, s.meanX, s.meanY)
	return s, err
}

// statCorrelation is correlation(x, y): Pearson's, or with the method 'ranked' Spearman's.
func statCorrelation(thread *starlark.Thread, a, b, method starlark.Value) (starlark.Value, error) {
	x, y, err := pairs(thread, a, b, "correlation")
	if err != nil {
		return nil, err
	}
	switch method {
	case nil, starlark.String("linear"):
	case starlark.String("ranked"):
		x, y = ranks(x), ranks(y)
	default:
		text, err := object.Repr(thread, method)
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("ValueError", "Unknown method: %s", text)
	}
	s, err := sumsAround(x, y)
	if err != nil {
		return nil, err
	}
	if s.xx*s.yy == 0 {
		return nil, statisticsError("at least one of the inputs is constant")
	}
	return starlark.Float(s.xy / math.Sqrt(s.xx*s.yy)), nil
}

// ranks returns which place each of the data has in their order; equal ones share the mean of
// their places.
func ranks(data []float64) []float64 {
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(data[i], data[j]) })
	list := make([]float64, len(data))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && data[order[j]] == data[order[i]] {
			j++
		}
		for _, at := range order[i:j] {
			list[at] = float64(i+j+1) / 2
		}
		i = j
	}
	return list
}

var regressionType = sync.OnceValue(func() *kit.SequenceType {
	t := kit.NewSequenceType("statistics", "LinearRegression", "slope", "intercept")
	t.Shown = "LinearRegression"
	return t
})

func statRegression(thread *starlark.Thread, a, b, proportional starlark.Value) (starlark.Value, error) {
	x, y, err := pairs(thread, a, b, "linear regression")
	if err != nil {
		return nil, err
	}
	throughZero := false
	if proportional != nil {
		if throughZero, err = object.IsTrue(thread, proportional); err != nil {
			return nil, err
		}
	}
	var s sums
	if throughZero {
		if s.xy, err = sumProducts(x, y, 0, 0); err == nil {
			s.xx, err = sumProducts(x, x, 0, 0)
		}
	} else {
		s, err = sumsAround(x, y)
	}
	if err != nil {
		return nil, err
	}
	if s.xx == 0 {
		return nil, statisticsError("x is constant")
	}
	slope := s.xy / s.xx
	intercept := 0.0
	if !throughZero {
		intercept = s.meanY - float64(slope*s.meanX)
	}
	return regressionType().New(proc.Of(thread), starlark.Float(slope), starlark.Float(intercept)), nil
}
