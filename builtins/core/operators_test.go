package core

import (
	"fmt"
	"math"
	"testing"

	"go.starlark.net/starlark"
)

// An operand stands for an instance of a program's class. It answers what its class
// knows and notes what it was asked.
type operand struct {
	class *Class
	knows map[string]bool // "+", "r+", "i+", "==", "<"
	asked *[]string
}

func (o *operand) Class() *Class         { return o.class }
func (o *operand) String() string        { return o.class.Name() }
func (o *operand) Type() string          { return "object" }
func (o *operand) Freeze()               {}
func (o *operand) Truth() starlark.Bool  { return true }
func (o *operand) Hash() (uint32, error) { return 0, nil }

func (o *operand) answer(what string) (starlark.Value, bool, error) {
	*o.asked = append(*o.asked, o.class.Name()+what)
	if !o.knows[what] {
		return nil, false, nil
	}
	return starlark.String(o.class.Name() + what), true, nil
}

func (o *operand) Operate(_ *starlark.Thread, op string, _ starlark.Value, right, inPlace bool) (starlark.Value, bool, error) {
	switch {
	case right:
		op = "r" + op
	case inPlace:
		op = "i" + op
	}
	return o.answer(op)
}

func (o *operand) Compare(_ *starlark.Thread, op string, _ starlark.Value) (starlark.Value, bool, error) {
	return o.answer(op)
}

func TestOperands(t *testing.T) {
	base := NewClass("Base")
	derived := NewClass("Derived", base)
	other := NewClass("Other")
	var asked []string
	object := func(class *Class, knows ...string) starlark.Value {
		o := &operand{class, map[string]bool{}, &asked}
		for _, k := range knows {
			o.knows[k] = true
		}
		return o
	}
	one, list := starlark.MakeInt(1), starlark.NewList(nil)
	binary := func(op string, a, b starlark.Value) (starlark.Value, error) { return Binary(nil, op, a, b) }
	inPlace := func(op string, a, b starlark.Value) (starlark.Value, error) { return InPlace(nil, op, a, b) }
	compare := func(op string, a, b starlark.Value) (starlark.Value, error) {
		r, err := Compare(nil, op, a, b)
		return starlark.Bool(r), err
	}
	for _, test := range []struct {
		name        string
		f           func(op string, a, b starlark.Value) (starlark.Value, error)
		op          string
		a, b        starlark.Value
		want, asked string
	}{
		{"left", binary, "+", object(base, "+"), one, "Base+", "[Base+]"},
		{"right", binary, "+", one, object(base, "r+"), "Baser+", "[Baser+]"},
		{"left first", binary, "+", object(base, "+"), object(other, "r+"), "Base+", "[Base+]"},
		{"right second", binary, "+", object(base), object(other, "r+"), "Otherr+", "[Base+ Otherr+]"},
		{"derived first", binary, "+", object(base, "+"), object(derived, "r+"), "Derivedr+", "[Derivedr+]"},
		{"derived does not know", binary, "+", object(base, "+"), object(derived), "Base+", "[Derivedr+ Base+]"},
		{"same class asked once", binary, "+", object(base), object(base, "r+"),
			"TypeError: unsupported operand type(s) for +: 'Base' and 'Base'", "[Base+]"},
		{"before a list", binary, "+", list, object(base, "r+"), "Baser+", "[Baser+]"},
		{"list complains", binary, "+", list, object(base),
			`TypeError: can only concatenate list (not "Base") to list`, "[Baser+]"},
		{"list times", binary, "*", list, object(base),
			"TypeError: can't multiply sequence by non-int of type 'Base'", "[Baser*]"},
		{"in place", inPlace, "+", object(base, "i+"), one, "Basei+", "[Basei+]"},
		{"in place falls back", inPlace, "+", object(base, "+"), one, "Base+", "[Basei+ Base+]"},
		{"in place complains", inPlace, "**", object(base), one,
			"TypeError: unsupported operand type(s) for **=: 'Base' and 'int'", "[Basei** Base**]"},
		{"in place int and str", inPlace, "+", one, starlark.String("a"),
			"TypeError: unsupported operand type(s) for +=: 'int' and 'str'", "[]"},
		{"matrix product", binary, "@", one, one, "TypeError: unsupported operand type(s) for @: 'int' and 'int'", "[]"},
		{"equal", compare, "==", object(base, "=="), one, "True", "[Base==]"},
		{"equal mirrored", compare, "==", one, object(base, "=="), "True", "[Base==]"},
		{"equal unknown", compare, "==", object(base), object(other), "False", "[Base== Other==]"},
		{"unequal by equal", compare, "!=", object(base, "=="), one, "False", "[Base!= Base==]"},
		{"less mirrored", compare, "<", one, object(base, ">"), "True", "[Base>]"},
		{"derived compares first", compare, "<", object(base, "<"), object(derived, ">"), "True", "[Derived>]"},
		{"no order", compare, "<", object(base), object(base),
			"TypeError: '<' not supported between instances of 'Base' and 'Base'", "[Base< Base>]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked = nil
			got := ""
			if v, err := test.f(test.op, test.a, test.b); err != nil {
				got = err.Error()
			} else if s, ok := v.(starlark.String); ok {
				got = string(s)
			} else {
				got = v.String()
			}
			if got != test.want || fmt.Sprint(asked) != test.asked {
				t.Errorf("got %s after %v, want %s after %s", got, asked, test.want, test.asked)
			}
		})
	}
}

func TestInPlaceKeepsIdentity(t *testing.T) {
	ints := func(values ...int) []starlark.Value {
		var list []starlark.Value
		for _, n := range values {
			list = append(list, starlark.MakeInt(n))
		}
		return list
	}
	set := func(values ...int) *starlark.Set {
		s := starlark.NewSet(0)
		for _, v := range ints(values...) {
			if err := s.Insert(v); err != nil {
				t.Fatal(err)
			}
		}
		return s
	}
	list := starlark.NewList(ints(1, 2))
	whole := set(1, 2)
	for _, test := range []struct {
		name, op string
		a, b     starlark.Value
		want     string
	}{
		{"list plus tuple", "+", starlark.NewList(ints(1)), starlark.Tuple(ints(2)), "[1, 2]"},
		{"list plus str", "+", starlark.NewList(nil), starlark.String("ab"), "['a', 'b']"},
		{"list plus itself", "+", list, list, "[1, 2, 1, 2]"},
		{"list times", "*", starlark.NewList(ints(1, 2)), starlark.MakeInt(2), "[1, 2, 1, 2]"},
		{"list times 0", "*", starlark.NewList(ints(1, 2)), starlark.MakeInt(-1), "[]"},
		{"empty list times many", "*", starlark.NewList(nil), starlark.MakeInt64(1 << 40), "[]"},
		{"set or", "|", set(1), set(2), "{1, 2}"},
		{"set and", "&", set(1, 2), set(2, 3), "{2}"},
		{"set minus", "-", set(1, 2), set(2), "{1}"},
		{"set minus itself", "-", whole, whole, "set()"},
		{"set xor", "^", set(1, 2), set(2, 3), "{1, 3}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v, err := InPlace(&starlark.Thread{}, test.op, test.a, test.b)
			if err != nil {
				t.Fatal(err)
			}
			if !Is(v, test.a) {
				t.Error("another object")
			}
			if got, _ := Repr(nil, v); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	if _, err := InPlace(nil, "+", starlark.NewList(nil), starlark.MakeInt(5)); err == nil || err.Error() != "TypeError: 'int' object is not iterable" {
		t.Errorf("list += 5: %v", err)
	}
}

func TestIs(t *testing.T) {
	tuple := starlark.Tuple{starlark.None}
	list := starlark.NewList(nil)
	nan := starlark.Float(math.NaN())
	for _, test := range []struct {
		name string
		a, b starlark.Value
		want bool
	}{
		{"ints", starlark.MakeInt(1), starlark.MakeInt(1), true},
		{"big ints", starlark.MakeInt64(1 << 62), starlark.MakeInt64(1 << 62), true},
		{"int and float", starlark.MakeInt(1), starlark.Float(1), false},
		{"int and bool", starlark.MakeInt(1), starlark.True, false},
		{"strings", starlark.String("a"), starlark.String("a"), true},
		{"None", starlark.None, starlark.None, true},
		{"None and False", starlark.None, starlark.False, false},
		{"nan", nan, nan, true},
		{"zeros", starlark.Float(0), starlark.Float(math.Copysign(0, -1)), false},
		{"one list", list, list, true},
		{"two lists", list, starlark.NewList(nil), false},
		{"one tuple", tuple, tuple, true},
		{"two tuples", tuple, starlark.Tuple{starlark.None}, false},
		{"empty tuples", starlark.Tuple{}, starlark.Tuple(nil), true},
		{"tuple and list", tuple, list, false},
		{"classes", IntClass, IntClass, true},
		{"a class and None", IntClass, starlark.None, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Is(test.a, test.b); got != test.want {
				t.Errorf("got %v", got)
			}
			x, y := ID(nil, test.a), ID(nil, test.b)
			if same, _ := Compare(nil, "==", x, y); same != test.want {
				t.Errorf("ids %v and %v", x, y)
			}
		})
	}
}

// TestCompareDepth compares values that are nested deeply, or in themselves.
func TestCompareDepth(t *testing.T) {
	nested := func(depth int) starlark.Value {
		v := starlark.NewList(nil)
		for range depth {
			v = starlark.NewList([]starlark.Value{v})
		}
		return v
	}
	if equal, err := Compare(nil, "==", nested(1000), nested(1000)); err != nil || !equal {
		t.Errorf("1000 deep: %v, %v", equal, err)
	}
	cyclic := func() starlark.Value {
		l := starlark.NewList(nil)
		if err := l.Append(l); err != nil {
			t.Fatal(err)
		}
		return l
	}
	const want = "RecursionError: maximum recursion depth exceeded in comparison"
	for name, pair := range map[string][2]starlark.Value{
		"deep":   {nested(100_000), nested(100_000)},
		"cyclic": {cyclic(), cyclic()},
	} {
		if _, err := Compare(nil, "==", pair[0], pair[1]); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := ComparePython2(nil, "<", pair[0], pair[1]); err == nil || err.Error() != want {
			t.Errorf("%s in Python 2: %v", name, err)
		}
	}
	if equal, err := Equal(nil, starlark.NewList([]starlark.Value{starlark.Float(math.NaN())}), starlark.NewList(nil)); err != nil || equal {
		t.Error("lists of different lengths")
	}
	tuple := starlark.Tuple{}
	for range 100_000 {
		tuple = starlark.Tuple{tuple}
	}
	if _, err := hashOf(nil, tuple); err == nil || err.Error() != "RecursionError: maximum recursion depth exceeded" {
		t.Errorf("hash: %v", err)
	}
}

func TestDividePython2(t *testing.T) {
	for _, test := range []struct {
		a, b starlark.Value
		want string
	}{
		{starlark.MakeInt(7), starlark.MakeInt(2), "3"},
		{starlark.MakeInt(-7), starlark.MakeInt(2), "-4"},
		{starlark.True, starlark.MakeInt(2), "0"},
		{starlark.MakeInt(7), starlark.Float(2), "3.5"},
		{starlark.MakeInt(7), starlark.MakeInt(0), "ZeroDivisionError: integer division or modulo by zero"},
		{starlark.Float(7), starlark.MakeInt(0), "ZeroDivisionError: float division by zero"},
	} {
		got := ""
		if v, err := DividePython2(nil, test.a, test.b); err != nil {
			got = err.Error()
		} else {
			got = v.String()
		}
		if got != test.want {
			t.Errorf("%v / %v: got %s, want %s", test.a, test.b, got, test.want)
		}
	}
}
