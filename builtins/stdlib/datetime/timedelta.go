package datetime

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// timedeltaClass is datetime.timedelta.
var timedeltaClass = object.NewClass("timedelta").In("datetime").Static()

// A delta is a duration: days of any sign, seconds and microseconds that are not negative.
type delta struct{ days, seconds, micros int }

// TravelTo implements object.Payload.
func (d delta) TravelTo(*memory.Copier, *object.Instance) (any, error) { return d, nil }

const (
	maxDeltaDays = 999999999
	microsPerDay = secondsPerDay * 1000000
)

// asDelta returns the duration that v is; ok is false if it is none.
func asDelta(v starlark.Value) (d delta, ok bool) {
	if i, is := v.(*object.Instance); is {
		d, ok = i.Base().(delta)
	}
	return d, ok
}

func newDelta(thread *starlark.Thread, d delta) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), timedeltaClass, d)
}

// micro returns the duration in microseconds.
func (d delta) micro() *big.Int {
	n := big.NewInt(int64(d.days))
	n.Mul(n, big.NewInt(microsPerDay))
	return n.Add(n, big.NewInt(int64(d.seconds)*1000000+int64(d.micros)))
}

// deltaOf returns the duration of a number of microseconds.
func deltaOf(micros *big.Int) (delta, error) {
	days, rest := new(big.Int).DivMod(micros, big.NewInt(microsPerDay), new(big.Int))
	if !days.IsInt64() || days.Int64() > maxDeltaDays || days.Int64() < -maxDeltaDays {
		if !days.IsInt64() || days.Int64() != int64(int32(days.Int64())) {
			return delta{}, raise.Errorf("OverflowError", "Python int too large to convert to C int")
		}
		return delta{}, raise.Errorf("OverflowError", "days=%v; must have magnitude <= 999999999", days)
	}
	us := rest.Int64()
	return delta{int(days.Int64()), int(us / 1000000), int(us % 1000000)}, nil
}

func makeDelta(thread *starlark.Thread, micros *big.Int) (starlark.Value, error) {
	d, err := deltaOf(micros)
	if err != nil {
		return nil, err
	}
	return newDelta(thread, d), nil
}

func (d delta) totalSeconds() float64 {
	f, _ := new(big.Rat).SetFrac(d.micro(), big.NewInt(1000000)).Float64()
	return f
}

// text is str(d): "1 day, 2:03:04.000005".
func (d delta) text() string {
	var b strings.Builder
	if d.days != 0 {
		fmt.Fprintf(&b, "%d day%s, ", d.days, map[bool]string{false: "s"}[d.days == 1 || d.days == -1])
	}
	fmt.Fprintf(&b, "%d:%02d:%02d", d.seconds/3600, d.seconds/60%60, d.seconds%60)
	if d.micros != 0 {
		fmt.Fprintf(&b, ".%06d", d.micros)
	}
	return b.String()
}

// deltaUnits are the parameters of timedelta with their microseconds.
var deltaUnits = []struct {
	name   string
	micros int64
}{{"days", microsPerDay}, {"seconds", 1000000}, {"microseconds", 1}, {"milliseconds", 1000}, {"minutes", 60000000},
	{"hours", 3600000000}, {"weeks", 7 * microsPerDay}}

// constructDelta is timedelta.__new__.
func constructDelta(thread *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
	sum, left := new(big.Int), 0.0
	// CPython adds from the small units to the large ones.
	for _, i := range []int{2, 3, 1, 4, 5, 0, 6} {
		if v[i] == nil {
			continue
		}
		if err := addUnits(thread, sum, &left, v[i], deltaUnits[i].micros, deltaUnits[i].name); err != nil {
			return nil, err
		}
	}
	if left != 0 {
		sum.Add(sum, roundLeft(sum, left))
	}
	return deltaOf(sum)
}

// addUnits adds a number of units; left collects fractions of microseconds.
func addUnits(_ *starlark.Thread, sum *big.Int, left *float64, v starlark.Value, unit int64, name string) error {
	factor := big.NewInt(unit)
	switch x := object.Native(v).(type) {
	case starlark.Int:
		sum.Add(sum, factor.Mul(factor, x.BigInt()))
	case starlark.Bool:
		if x {
			sum.Add(sum, factor)
		}
	case starlark.Float:
		whole, part := math.Modf(float64(x))
		i, err := kit.FloatToInt(whole)
		if err != nil {
			return err
		}
		sum.Add(sum, factor.Mul(factor, i.(starlark.Int).BigInt()))
		whole, part = math.Modf(part * float64(unit))
		sum.Add(sum, big.NewInt(int64(whole)))
		*left += part
	default:
		return raise.Errorf("TypeError", "unsupported type for timedelta %s component: %s", name, object.TypeOf(v).Name())
	}
	return nil
}

// roundLeft rounds the fraction so that the sum is rounded half to even.
func roundLeft(sum *big.Int, left float64) *big.Int {
	whole := math.Round(left)
	if math.Abs(whole-left) == 0.5 {
		odd := float64(sum.Bit(0))
		whole = 2*math.Round((left+odd)*0.5) - odd
	}
	return big.NewInt(int64(whole))
}

func fillTimeDelta() {
	timedeltaClass.DefineMade("__new__(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)", constructDelta,
		call.MRaw("slot timedelta.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		call.M0("slot timedelta.__repr__(self, /)", deltaRepr),
		call.M0("slot timedelta.__str__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(self.Base().(delta).text()), nil
		}),
		call.M0("timedelta.total_seconds(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Float(self.Base().(delta).totalSeconds()), nil
		}),
		call.M0("slot timedelta.__hash__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			d := self.Base().(delta)
			return kit.HashOf(starlark.Tuple{starlark.MakeInt(d.days), starlark.MakeInt(d.seconds), starlark.MakeInt(d.micros)})
		}),
		call.M0("slot timedelta.__bool__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(self.Base().(delta) != delta{}), nil
		}),
		deltaOperator("__add__", (*big.Int).Add), deltaOperator("__radd__", (*big.Int).Add),
		deltaOperator("__sub__", (*big.Int).Sub),
		call.M1("slot timedelta.__mul__(self, value, /)", deltaMultiply), call.M1("slot timedelta.__rmul__(self, value, /)", deltaMultiply),
		call.M1("slot timedelta.__truediv__(self, value, /)", deltaDivide),
		call.M1("slot timedelta.__floordiv__(self, value, /)", deltaFloorDivide),
		call.M1("slot timedelta.__mod__(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			return deltaDivMod(thread, self, v, 1)
		}),
		call.M1("slot timedelta.__divmod__(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			return deltaDivMod(thread, self, v, 2)
		}),
		deltaSign("__neg__", func(n *big.Int) *big.Int { return n.Neg(n) }),
		deltaSign("__pos__", func(n *big.Int) *big.Int { return n }),
		deltaSign("__abs__", func(n *big.Int) *big.Int { return n.Abs(n) }),
	)
	kit.CompareBy(timedeltaClass, func(_ *starlark.Thread, _ string, a, b *object.Instance) (int, bool, error) {
		x, ok := asDelta(b)
		return a.Base().(delta).micro().Cmp(x.micro()), ok, nil
	})
	for name, get := range map[string]func(delta) int{
		"days": func(d delta) int { return d.days }, "seconds": func(d delta) int { return d.seconds },
		"microseconds": func(d delta) int { return d.micros }} {
		timedeltaClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return starlark.MakeInt(get(self.(*object.Instance).Base().(delta))), nil
		}, nil)
	}
	timedeltaClass.Set("min", newDelta(nil, delta{days: -maxDeltaDays}))
	timedeltaClass.Set("max", newDelta(nil, delta{maxDeltaDays, secondsPerDay - 1, 999999}))
	timedeltaClass.Set("resolution", newDelta(nil, delta{micros: 1}))
}

func deltaRepr(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d := self.Base().(delta)
	var parts []string
	for _, p := range []struct {
		name string
		n    int
	}{{"days", d.days}, {"seconds", d.seconds}, {"microseconds", d.micros}} {
		if p.n != 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", p.name, p.n))
		}
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	return starlark.String(self.Class().FullName() + "(" + strings.Join(parts, ", ") + ")"), nil
}

func deltaOperator(name string, f func(z, x, y *big.Int) *big.Int) *call.Entry {
	return call.M1("slot timedelta."+name+"(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		other, ok := asDelta(v)
		if !ok {
			return object.NotImplemented, nil
		}
		return makeDelta(thread, f(new(big.Int), self.Base().(delta).micro(), other.micro()))
	})
}

func deltaSign(name string, f func(n *big.Int) *big.Int) *call.Entry {
	return call.M0("slot timedelta."+name+"(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		return makeDelta(thread, f(self.Base().(delta).micro()))
	})
}

func deltaMultiply(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	n := self.Base().(delta).micro()
	switch x := object.Native(v).(type) {
	case starlark.Int, starlark.Bool:
		i, err := object.IndexInt(thread, x)
		if err != nil {
			return nil, err
		}
		return makeDelta(thread, n.Mul(n, i.BigInt()))
	case starlark.Float:
		num, den, err := kit.Ratio(float64(x))
		if err != nil {
			return nil, err
		}
		return makeDelta(thread, kit.DivideNearest(n.Mul(n, num), den))
	}
	return object.NotImplemented, nil
}

func deltaDivide(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	n := self.Base().(delta).micro()
	if other, ok := asDelta(v); ok {
		if other == (delta{}) {
			return nil, raise.Errorf("ZeroDivisionError", "division by zero")
		}
		f, _ := new(big.Rat).SetFrac(n, other.micro()).Float64()
		return starlark.Float(f), nil
	}
	switch x := object.Native(v).(type) {
	case starlark.Int, starlark.Bool:
		i, err := object.IndexInt(thread, x)
		if err != nil {
			return nil, err
		}
		if i.Sign() == 0 {
			return nil, raise.Errorf("ZeroDivisionError", "integer division or modulo by zero")
		}
		return makeDelta(thread, kit.DivideNearest(n, i.BigInt()))
	case starlark.Float:
		num, den, err := kit.Ratio(float64(x))
		if err != nil {
			return nil, err
		}
		if num.Sign() == 0 {
			return nil, raise.Errorf("ZeroDivisionError", "integer division or modulo by zero")
		}
		return makeDelta(thread, kit.DivideNearest(n.Mul(n, den), num))
	}
	return object.NotImplemented, nil
}

func deltaFloorDivide(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	if _, ok := asDelta(v); ok {
		return deltaDivMod(thread, self, v, 0)
	}
	if !kit.IsInt(object.Native(v)) {
		return object.NotImplemented, nil
	}
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	if i.Sign() == 0 {
		return nil, raise.Errorf("ZeroDivisionError", "integer division or modulo by zero")
	}
	q, _ := kit.FloorDivBig(self.Base().(delta).micro(), i.BigInt())
	return makeDelta(thread, q)
}

// deltaDivMod returns the quotient (0), the remainder (1) or both (2).
func deltaDivMod(thread *starlark.Thread, self *object.Instance, v starlark.Value, what int) (starlark.Value, error) {
	other, ok := asDelta(v)
	if !ok {
		return object.NotImplemented, nil
	}
	if other == (delta{}) {
		return nil, raise.Errorf("ZeroDivisionError", "integer division or modulo by zero")
	}
	q, r := kit.FloorDivBig(self.Base().(delta).micro(), other.micro())
	if what == 0 {
		return starlark.MakeBigInt(q), nil
	}
	rest, err := makeDelta(thread, r)
	if err != nil || what == 1 {
		return rest, err
	}
	return starlark.Tuple{starlark.MakeBigInt(q), rest}, nil
}
