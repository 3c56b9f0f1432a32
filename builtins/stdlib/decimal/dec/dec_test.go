package dec

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"slices"
	"testing"
)

// A sample is an operation with what CPython's decimal made of it.
type sample struct {
	Op         string
	Prec       int
	Rounding   int // in the order of sampleRoundings
	X, Y, Want string
	Flags      *[]string // what is special, if it was asked
}

var sampleRoundings = []Rounding{HalfEven, HalfUp, Down, Up, Floor, Ceiling, HalfDown, ZeroFiveUp}

var sampleOperations = map[string]func(c *Context, x, y *Decimal) (*Decimal, Condition){
	"add": (*Context).Add, "subtract": (*Context).Sub, "multiply": (*Context).Mul, "divide": (*Context).Quo, "power": (*Context).Pow,
	"divide_int": (*Context).QuoInt, "remainder": (*Context).Rem, "quantize": (*Context).QuantizeLike, "compare": (*Context).Compare,
	"max": (*Context).Max, "min": (*Context).Min,
	"plus":        func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Plus(x) },
	"minus":       func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Minus(x) },
	"abs":         func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Abs(x) },
	"sqrt":        func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Sqrt(x) },
	"ln":          func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Ln(x) },
	"log10":       func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Log10(x) },
	"exp":         func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Exp(x) },
	"normalize":   func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Normalize(x) },
	"to_integral": func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Integral(x) },
}

// TestSameAsCPython compares results.
func TestSameAsCPython(t *testing.T) {
	f, err := os.Open("testdata/samples.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var s sample
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		t.Run(fmt.Sprint(s.Op, " ", s.X, " ", s.Y), func(t *testing.T) {
			x, ok := Parse(s.X)
			y, ok2 := Parse(s.Y)
			if !ok || !ok2 {
				t.Fatal("cannot parse")
			}
			c := Default()
			c.Prec, c.Rounding = s.Prec, sampleRoundings[s.Rounding]
			d, flags := sampleOperations[s.Op](&c, x, y)
			if d.String() != s.Want {
				t.Errorf("got %v, want %s", d, s.Want)
			}
			if got := signals(flags); s.Flags != nil && !slices.Equal(got, *s.Flags) {
				t.Errorf("got %v, want %v", got, *s.Flags)
			}
		})
	}
}

// signals returns the names of CPython's signals for conditions.
func signals(flags Condition) []string {
	names := []string{}
	for _, s := range []struct {
		flags Condition
		name  string
	}{
		{DivisionByZero, "division_by_zero"}, {Inexact, "inexact"},
		{InvalidOperation | DivisionImpossible | DivisionUndefined, "invalid_operation"},
		{Overflow, "overflow"}, {Rounded, "rounded"}, {Subnormal, "subnormal"}, {Underflow, "underflow"},
	} {
		if flags&s.flags != 0 {
			names = append(names, s.name)
		}
	}
	return names
}

// TestConditions: what is special about a result is told.
func TestConditions(t *testing.T) {
	c := Default()
	zero, unit := NewInt(0), NewInt(1)
	huge, _ := Parse("9E999999")
	for name, tt := range map[string]struct{ got, want Condition }{
		"1/0":       {second(c.Quo(unit, zero)), DivisionByZero},
		"0/0":       {second(c.Quo(zero, zero)), DivisionUndefined},
		"1/3":       {second(c.Quo(unit, NewInt(3))), Inexact | Rounded},
		"overflow":  {second(c.Mul(huge, huge)), Overflow | Inexact | Rounded},
		"sqrt(-1)":  {second(c.Sqrt(NewInt(-1))), InvalidOperation},
		"1+1":       {second(c.Add(unit, unit)), 0},
		"no digits": {second(c.Quantize(huge, 0)), InvalidOperation},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %b, want %b", name, tt.got, tt.want)
		}
	}
}

func second(_ *Decimal, c Condition) Condition { return c }

// TestParse: texts that are numbers, and some that are none.
func TestParse(t *testing.T) {
	for text, want := range map[string]string{"1": "1", "-1.50": "-1.50", ".5": "0.5", "5.": "5", "1e5": "1E+5", "1E-10": "1E-10",
		"inf": "Infinity", "-nan": "-NaN", "NaN012": "NaN12", "-sNaN0": "-sNaN", "nan+1": "", "": "", "x": "", "1e": "", "1.2.3": "", "--1": "", "1e99999999999999": "1E+99999999999999", "1e+": ""} {
		d, ok := Parse(text)
		if ok != (want != "") || ok && d.String() != want {
			t.Errorf("%q: got %v %v, want %q", text, d, ok, want)
		}
	}
}

// TestBounded: what would take all memory, or for ever, is told or stopped, and what only
// looks like it is not.
func TestBounded(t *testing.T) {
	exact := Context{Prec: 999_999_999_999_999_999, Emax: maxExponent, Emin: -maxExponent}
	huge, tiny := Decimal{Coeff: one, Exp: 999_999_999}, Decimal{Coeff: one, Exp: -999_999_999}
	far, unit, three := &huge, NewInt(1), NewInt(3)
	for name, flags := range map[string]Condition{
		"1/3": second(exact.Quo(unit, three)), "sqrt(3)": second(exact.Sqrt(three)), "exp(3)": second(exact.Exp(three)),
		"1E+999999999 + 3": second(exact.Add(far, three)), "3 - 1E-999999999": second(exact.Sub(three, &tiny)),
		"ln(3)": second(exact.Ln(three)), "3**0.5": second(exact.Pow(three, &Decimal{Coeff: five, Exp: -1})),
		"quantize": second(exact.Quantize(three, -maxExponent/2)), "divmod": third(exact.QuoRem(far, three)),
	} {
		if flags&NoMemory == 0 {
			t.Errorf("%s: got %b, want NoMemory", name, flags)
		}
	}
	c := Default()
	for got, want := range map[*Decimal]string{
		first(c.Ln(far)): "2302585090.691460591023945771", first(c.Pow(NewInt(2), &tiny)): "1.000000000000000000000000000",
		first(c.Pow(far, far)): "Infinity", first(c.Add(unit, &tiny)): "1.000000000000000000000000000",
		first(c.Pow(NewInt(2), NewInt(1_000_000))): "9.900656229295898250697923616E+301029", first(exact.Pow(far, three)): "1E+2999999997",
	} {
		if got.String() != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
	if n := far.CmpRat(new(big.Rat).SetFrac64(1, 3)); n != 1 {
		t.Errorf("1E+999999999 and 1/3: got %d", n)
	}
	if h := far.Negate().Hash(); h != -527310112413962122 {
		t.Errorf("hash: got %d", h)
	}
	c.Prec, c.Stop = 200_000, func() bool { return true }
	if _, flags := c.Exp(three); flags != Stopped {
		t.Errorf("stopped: got %b", flags)
	}
}

func first(d *Decimal, _ Condition) *Decimal { return d }

func third(_, _ *Decimal, c Condition) Condition { return c }
