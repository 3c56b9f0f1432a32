package number

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillFloat() {
	object.FloatClass.Define(call.M1("float(self, x=0, /)", newFloat),
		floatMethod("is_integer", floatIsInteger),
		floatMethod("conjugate", floatSelf),
		floatMethod("as_integer_ratio", floatRatio),
		floatMethod("hex", floatHex),
	)
	giveReal(object.FloatClass)
	object.FloatClass.Immutable()
	object.FloatClass.SetClassMethods(call.M1("float.fromhex(self, string, /)", floatFromHex))
	object.FloatClass.SetProperty("real", func(self starlark.Value) starlark.Value { return self })
	object.FloatClass.SetProperty("imag", func(starlark.Value) starlark.Value { return starlark.Float(0) })
}

// newBool is bool(x=False, /).
func newBool(thread *starlark.Thread, _ *object.Class, x starlark.Value) (starlark.Value, error) {
	truth, err := isTrue(thread, x)
	return starlark.Bool(truth), err
}

// newFloat is float(x=0.0, /).
func newFloat(thread *starlark.Thread, _ *object.Class, x starlark.Value) (starlark.Value, error) {
	if x == nil {
		return starlark.Float(0), nil
	}
	return floatOf(thread, x)
}

// floatOf is float(x).
func floatOf(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
	switch x := x.(type) {
	case starlark.Float:
		return x, nil
	case starlark.Int:
		return Finite(x)
	case starlark.String:
		return parseFloat(thread, string(x), x)
	case starlark.Bytes:
		return parseFloat(thread, string(x), x)
	case object.Unary:
		if v, ok, err := x.OperateUnary(thread, "float"); ok || err != nil {
			return v, err
		}
	}
	switch text := object.Native(x).(type) {
	case starlark.String:
		return parseFloat(thread, string(text), x)
	case starlark.Bytes:
		return parseFloat(thread, string(text), x)
	case byteText:
		return parseFloat(thread, text.ByteText(), x)
	}
	i, ok, err := object.AsInt(thread, x)
	if !ok && err == nil {
		err = raise.New(fact.FloatArgument, object.TypeOf(x).Name())
	}
	if err != nil {
		return nil, err
	}
	return Finite(i)
}

// parseFloat is float(text); literal is what the error shows.
func parseFloat(thread *starlark.Thread, text string, literal starlark.Value) (starlark.Value, error) {
	if f, ok := floatText(text); ok {
		if f != f {
			f = newNaN()
		}
		return starlark.Float(f), nil
	}
	shown, err := object.Repr(thread, literal)
	if err != nil {
		return nil, err
	}
	return nil, raise.New(fact.NotFloat, shown, text)
}

// nans counts the NaNs that were made, by all processes: nothing shows a program the number.
var nans atomic.Uint64

// newNaN returns a NaN that is not another one: containers look whether a value is itself before
// they ask whether it is equal, and what a float is are its bits.
func newNaN() float64 {
	const quiet, payload = 0x7ff8 << 48, 1<<51 - 1
	return math.Float64frombits(quiet | (nans.Add(1)+1)&payload) // 1 is Go's own
}

func floatText(text string) (f float64, ok bool) {
	s := foldDigits(strings.TrimFunc(text, unicode.IsSpace))
	switch strings.ToLower(strings.TrimLeft(s, "+-")) {
	case "inf", "infinity", "nan":
		if len(s) > 1 && (s[1] == '+' || s[1] == '-') {
			return 0, false
		}
		if s[0] == '+' || s[0] == '-' && (s[1]|0x20) == 'n' {
			s = s[1:] // Go knows no signed NaN
		}
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil
	}
	if strings.Contains(s, "_") {
		if !underscoresBetweenDigits(s) {
			return 0, false
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9', c == '.', c == '+', c == '-', c == 'e', c == 'E':
		default:
			return 0, false // hexadecimal, which Go takes
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil || math.IsInf(f, 0)
}

func underscoresBetweenDigits(s string) bool {
	for i := range len(s) {
		if s[i] == '_' && (i == 0 || i == len(s)-1 || digit(s[i-1]) > 9 || digit(s[i+1]) > 9) {
			return false
		}
	}
	return true
}

// floatMethod makes a method of a function that needs no arguments.
func floatMethod(name string, f func(float64) (starlark.Value, error)) *call.Entry {
	return call.M0("float."+name+"(self, /)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		v, err := floatOf(thread, self)
		if err != nil {
			return nil, err
		}
		return f(float64(v.(starlark.Float)))
	})
}

func floatSelf(f float64) (starlark.Value, error) { return starlark.Float(f), nil }

func floatIsInteger(f float64) (starlark.Value, error) {
	return starlark.Bool(f == math.Floor(f) && !math.IsInf(f, 0)), nil
}

func floatRatio(f float64) (starlark.Value, error) {
	switch {
	case f != f:
		return nil, raise.Errorf("ValueError", "cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return nil, raise.Errorf("OverflowError", "cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return starlark.Tuple{starlark.MakeBigInt(r.Num()), starlark.MakeBigInt(r.Denom())}, nil
}

// floatHex is float.hex(): 13 digits and a decimal exponent.
func floatHex(f float64) (starlark.Value, error) {
	switch {
	case f != f:
		return starlark.String("nan"), nil
	case math.IsInf(f, 1):
		return starlark.String("inf"), nil
	case math.IsInf(f, -1):
		return starlark.String("-inf"), nil
	}
	sign := ""
	if math.Signbit(f) {
		sign = "-"
	}
	if f == 0 {
		return starlark.String(sign + "0x0.0p+0"), nil
	}
	bits := math.Float64bits(f)
	mantissa, exponent := bits&(1<<52-1), int(bits>>52&0x7ff)
	lead := "1"
	if exponent == 0 {
		lead, exponent = "0", 1
	}
	digits := strconv.FormatUint(mantissa|1<<52, 16)[1:]
	power := strconv.Itoa(exponent - 1023)
	if exponent >= 1023 {
		power = "+" + power
	}
	return starlark.String(sign + "0x" + lead + "." + digits + "p" + power), nil
}

// floatFromHex is float.fromhex(string).
func floatFromHex(thread *starlark.Thread, cls *object.Class, v starlark.Value) (starlark.Value, error) {
	text, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "bad argument type for built-in operation")
	}
	f, ok := parseHexFloat(strings.ToLower(strings.TrimFunc(string(text), unicode.IsSpace)))
	switch {
	case !ok:
		return nil, raise.Errorf("ValueError", "invalid hexadecimal floating-point string")
	case math.IsInf(f, 0) && !strings.Contains(strings.ToLower(string(text)), "inf"):
		return nil, raise.Errorf("OverflowError", "hexadecimal value too large to represent as a float")
	}
	return madeFor(thread, cls, object.FloatClass, starlark.Float(f))
}

// madeFor returns what a class method of a class has made, as an instance of the class that it
// was called on.
func madeFor(thread *starlark.Thread, cls, own *object.Class, v starlark.Value) (starlark.Value, error) {
	if cls == own {
		return v, nil
	}
	return starlark.Call(thread, cls, starlark.Tuple{v}, nil)
}

// parseHexFloat reads [sign] ["0x"] digits ["." digits] ["p" exponent], in lower case.
func parseHexFloat(s string) (f float64, ok bool) {
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	switch s {
	case "inf", "infinity", "nan":
		return floatText(sign + s)
	}
	s = strings.TrimPrefix(s, "0x")
	if !strings.Contains(s, "p") {
		s += "p0"
	}
	if s == "" || strings.ContainsAny(s, "_ix") || s[0] == 'p' {
		return 0, false
	}
	f, err := strconv.ParseFloat(sign+"0x"+s, 64)
	return f, err == nil || math.IsInf(f, 0)
}
