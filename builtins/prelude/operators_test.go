package prelude

import (
	"fmt"
	"math"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// An operand stands for an instance of a program's class. It answers what its class
// knows and notes what it was asked.
type operand struct {
	class *object.Class
	knows map[string]bool // "+", "r+", "i+", "==", "<"
	asked *[]string
}

func (o *operand) Class() *object.Class  { return o.class }
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
	base := object.NewClass("Base")
	derived := object.NewClass("Derived", base)
	other := object.NewClass("Other")
	var asked []string
	obj := func(class *object.Class, knows ...string) starlark.Value {
		o := &operand{class, map[string]bool{}, &asked}
		for _, k := range knows {
			o.knows[k] = true
		}
		return o
	}
	one, list := starlark.MakeInt(1), starlark.NewList(nil)
	binary := func(op string, a, b starlark.Value) (starlark.Value, error) { return object.Binary(nil, op, a, b) }
	inPlace := func(op string, a, b starlark.Value) (starlark.Value, error) { return object.InPlace(nil, op, a, b) }
	compare := func(op string, a, b starlark.Value) (starlark.Value, error) {
		r, err := object.Compare(nil, op, a, b)
		return starlark.Bool(r), err
	}
	for _, test := range []struct {
		name        string
		f           func(op string, a, b starlark.Value) (starlark.Value, error)
		op          string
		a, b        starlark.Value
		want, asked string
	}{
		{"left", binary, "+", obj(base, "+"), one, "Base+", "[Base+]"},
		{"right", binary, "+", one, obj(base, "r+"), "Baser+", "[Baser+]"},
		{"left first", binary, "+", obj(base, "+"), obj(other, "r+"), "Base+", "[Base+]"},
		{"right second", binary, "+", obj(base), obj(other, "r+"), "Otherr+", "[Base+ Otherr+]"},
		{"derived first", binary, "+", obj(base, "+"), obj(derived, "r+"), "Derivedr+", "[Derivedr+]"},
		{"derived does not know", binary, "+", obj(base, "+"), obj(derived), "Base+", "[Derivedr+ Base+]"},
		{"same class asked once", binary, "+", obj(base), obj(base, "r+"),
			"TypeError: unsupported operand type(s) for +: 'Base' and 'Base'", "[Base+]"},
		{"before a list", binary, "+", list, obj(base, "r+"), "Baser+", "[Baser+]"},
		{"list complains", binary, "+", list, obj(base),
			`TypeError: can only concatenate list (not "Base") to list`, "[Baser+]"},
		{"list times", binary, "*", list, obj(base),
			"TypeError: can't multiply sequence by non-int of type 'Base'", "[Baser*]"},
		{"in place", inPlace, "+", obj(base, "i+"), one, "Basei+", "[Basei+]"},
		{"in place falls back", inPlace, "+", obj(base, "+"), one, "Base+", "[Basei+ Base+]"},
		{"in place complains", inPlace, "**", obj(base), one,
			"TypeError: unsupported operand type(s) for **=: 'Base' and 'int'", "[Basei** Base**]"},
		{"in place int and str", inPlace, "+", one, starlark.String("a"),
			"TypeError: unsupported operand type(s) for +=: 'int' and 'str'", "[]"},
		{"matrix product", binary, "@", one, one, "TypeError: unsupported operand type(s) for @: 'int' and 'int'", "[]"},
		{"equal", compare, "==", obj(base, "=="), one, "True", "[Base==]"},
		{"equal mirrored", compare, "==", one, obj(base, "=="), "True", "[Base==]"},
		{"equal unknown", compare, "==", obj(base), obj(other), "False", "[Base== Other==]"},
		{"unequal by equal", compare, "!=", obj(base, "=="), one, "False", "[Base!= Base==]"},
		{"less mirrored", compare, "<", one, obj(base, ">"), "True", "[Base>]"},
		{"derived compares first", compare, "<", obj(base, "<"), obj(derived, ">"), "True", "[Derived>]"},
		{"no order", compare, "<", obj(base), obj(base),
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
			v, err := object.InPlace(&starlark.Thread{}, test.op, test.a, test.b)
			if err != nil {
				t.Fatal(err)
			}
			if !memory.Is(v, test.a) {
				t.Error("another object")
			}
			if got, _ := object.Repr(nil, v); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	if _, err := object.InPlace(nil, "+", starlark.NewList(nil), starlark.MakeInt(5)); err == nil || err.Error() != "TypeError: 'int' object is not iterable" {
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
		{"classes", object.IntClass, object.IntClass, true},
		{"a class and None", object.IntClass, starlark.None, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := memory.Is(test.a, test.b); got != test.want {
				t.Errorf("got %v", got)
			}
			x, y := object.ID(nil, test.a), object.ID(nil, test.b)
			if same, _ := object.Compare(nil, "==", x, y); same != test.want {
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
	if equal, err := object.Compare(nil, "==", nested(1000), nested(1000)); err != nil || !equal {
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
		if _, err := object.Compare(nil, "==", pair[0], pair[1]); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := object.ComparePython2(nil, "<", pair[0], pair[1]); err == nil || err.Error() != want {
			t.Errorf("%s in Python 2: %v", name, err)
		}
	}
	if equal, err := object.Equal(nil, starlark.NewList([]starlark.Value{starlark.Float(math.NaN())}), starlark.NewList(nil)); err != nil || equal {
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
		if v, err := number.DividePython2(nil, test.a, test.b); err != nil {
			got = err.Error()
		} else {
			got = v.String()
		}
		if got != test.want {
			t.Errorf("%v / %v: got %s, want %s", test.a, test.b, got, test.want)
		}
	}
}
