package dec

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

// A sample is an operation with what CPython's decimal made of it.
type sample struct {
	Op         string
	Prec       int
	Rounding   int // in the order of sampleRoundings
	X, Y, Want string
}

var sampleRoundings = []Rounding{HalfEven, HalfUp, Down, Up, Floor, Ceiling, HalfDown, ZeroFiveUp}

var sampleOperations = map[string]func(c *Context, x, y *Decimal) (*Decimal, Condition){
	"add": (*Context).Add, "subtract": (*Context).Sub, "multiply": (*Context).Mul, "divide": (*Context).Quo, "power": (*Context).Pow,
	"divide_int":  func(c *Context, x, y *Decimal) (*Decimal, Condition) { q, _, f := c.QuoRem(x, y); return q, f },
	"remainder":   func(c *Context, x, y *Decimal) (*Decimal, Condition) { _, r, f := c.QuoRem(x, y); return r, f },
	"quantize":    func(c *Context, x, y *Decimal) (*Decimal, Condition) { return c.Quantize(x, y.Exp) },
	"sqrt":        func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Sqrt(x) },
	"ln":          func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Ln(x) },
	"log10":       func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Log10(x) },
	"exp":         func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Exp(x) },
	"normalize":   func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return c.Normalize(x) },
	"to_integral": func(c *Context, x, _ *Decimal) (*Decimal, Condition) { return x.Integral(c.Rounding), 0 },
	"compare":     func(_ *Context, x, y *Decimal) (*Decimal, Condition) { return NewInt(int64(x.Cmp(y))), 0 },
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
			if s.Op == "quantize" && y.Form != Finite || s.Op == "compare" && (x.IsNaN() || y.IsNaN()) {
				t.Skip("the caller sees to that")
			}
			c := Default()
			c.Prec, c.Rounding = s.Prec, sampleRoundings[s.Rounding]
			if d, _ := sampleOperations[s.Op](&c, x, y); d.String() != s.Want {
				t.Errorf("got %v, want %s", d, s.Want)
			}
		})
	}
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
		"inf": "Infinity", "-nan": "-NaN", "": "", "x": "", "1e": "", "1.2.3": "", "--1": "", "1e99999999999999": ""} {
		d, ok := Parse(text)
		if ok != (want != "") || ok && d.String() != want {
			t.Errorf("%q: got %v %v, want %q", text, d, ok, want)
		}
	}
}
