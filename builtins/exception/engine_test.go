package exception

import (
	"errors"
	"math"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/words"
)

// engineTests are programs that fail in the engine, with Python's words for it.
var engineTests = []struct{ name, program, want string }{
	{"attribute", "[].foo", "AttributeError: 'list' object has no attribute 'foo'"},
	{"attribute hint", "[].apend", "AttributeError: 'list' object has no attribute 'apend'"},
	{"attribute of int", "(1).foo", "AttributeError: 'int' object has no attribute 'foo'"},
	{"attribute of str", "'a'.foo", "AttributeError: 'str' object has no attribute 'foo'"},
	{"attribute of None", "None.foo", "AttributeError: 'NoneType' object has no attribute 'foo'"},
	{"set attribute", "def f(x):\n  x.a = 1\nf(1)", "AttributeError: 'int' object has no attribute 'a'"},
	{"key str", "{}['x']", "KeyError: 'x'"},
	{"key int", "{}[-5]", "KeyError: -5"},
	{"key float", "{}[1.5]", "KeyError: 1.5"},
	{"key big", "{}[100000000000000000000]", "KeyError: 100000000000000000000"},
	{"key None", "{}[None]", "KeyError: None"},
	{"key bool", "{}[True]", "KeyError: True"},
	{"key tuple", "{}[(1, 'a', (None,))]", "KeyError: (1, 'a', (None,))"},
	{"key empty tuple", "{}[()]", "KeyError: ()"},
	{"key quotes", "{}['it\\'s \"x\" not in y']", `KeyError: 'it\'s "x" not in y'`},
	{"key function", "{}[len]", "KeyError: '<built-in function len>'"},
	{"index", "[1, 2, 3][5]", "IndexError: list index out of range"},
	{"index empty", "[][0]", "IndexError: list index out of range"},
	{"index tuple", "(1,)[-2]", "IndexError: tuple index out of range"},
	{"index str", "''[0]", "IndexError: string index out of range"},
	{"index str type", "'a'['b']", "TypeError: string indices must be integers, not 'str'"},
	{"index list type", "[1]['b']", "TypeError: list indices must be integers or slices, not str"},
	{"index tuple type", "(1,)[None]", "TypeError: tuple indices must be integers or slices, not NoneType"},
	{"index huge", "[1][10000000000]", "IndexError: list index out of range"},
	{"index int", "(5)[0]", "TypeError: 'int' object is not subscriptable"},
	{"assign index", "def f(l):\n  l[3] = 1\nf([])", "IndexError: list index out of range"},
	{"assign index type", "def f(l):\n  l['a'] = 1\nf([])", "TypeError: list indices must be integers or slices, not str"},
	{"assign to str", "def f(s):\n  s[0] = 'x'\nf('a')", "TypeError: 'str' object does not support item assignment"},
	{"slice of int", "(5)[1:2]", "TypeError: 'int' object is not subscriptable"},
	{"slice step", "[1][::0]", "ValueError: slice step cannot be zero"},
	{"slice index", "[1]['a':]", "TypeError: slice indices must be integers or None or have an __index__ method"},
	{"add", "1 + 'a'", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"},
	{"concatenate str", "'a' + 1", `TypeError: can only concatenate str (not "int") to str`},
	{"concatenate list", "[1] + (2,)", `TypeError: can only concatenate list (not "tuple") to list`},
	{"concatenate bytes", "b'a' + 'a'", "TypeError: can't concat str to bytes"},
	{"multiply str", "'a' * 1.5", "TypeError: can't multiply sequence by non-int of type 'float'"},
	{"multiply by str", "1.5 * 'a'", "TypeError: can't multiply sequence by non-int of type 'float'"},
	{"subtract", "'a' - 'b'", "TypeError: unsupported operand type(s) for -: 'str' and 'str'"},
	{"add None", "None + 1", "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"},
	{"add function", "len + 1", "TypeError: unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'"},
	{"in int", "1 in 5", "TypeError: argument of type 'int' is not iterable"},
	{"not in int", "1 not in 5", "TypeError: argument of type 'int' is not iterable"},
	{"int in str", "1 in 'a'", "TypeError: 'in <string>' requires string as left operand, not int"},
	{"str in bytes", "'a' in b'a'", "TypeError: a bytes-like object is required, not 'str'"},
	{"int in bytes", "300 in b'a'", "ValueError: byte must be in range(0, 256)"},
	{"unary", "-'a'", "TypeError: bad operand type for unary -: 'str'"},
	{"division", "1 / 0", "ZeroDivisionError: division by zero"},
	{"floor division", "1 // 0", "ZeroDivisionError: integer division or modulo by zero"},
	{"modulo", "1 % 0", "ZeroDivisionError: integer modulo by zero"},
	{"float modulo", "1.0 % 0", "ZeroDivisionError: float modulo"},
	{"shift", "1 << -1", "ValueError: negative shift count"},
	{"repeat", "'ab' * (1 << 40)", "OverflowError: cannot fit 'int' into an index-sized integer"},
	{"repeat too much", "'ab' * 1000000000", "MemoryError"},
	{"huge int to float", "(1 << 500) * (1 << 500) * (1 << 500) + 1.0", "OverflowError: int too large to convert to float"},
	{"order", "1 < 'a'", "TypeError: '<' not supported between instances of 'int' and 'str'"},
	{"order of dicts", "{} >= {}", "TypeError: '>=' not supported between instances of 'dict' and 'dict'"},
	{"order of None", "None < None", "TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'"},
	{"compare deep", "def f():\n  a = []\n  a.append(a)\n  b = []\n  b.append(b)\n  return a == b\nf()",
		"RecursionError: maximum recursion depth exceeded in comparison"},
	{"unhashable", "{[]: 1}", "TypeError: unhashable type: 'list'"},
	{"unhashable in a tuple", "{({},): 1}", "TypeError: unhashable type: 'dict'"},
	{"local", "def f():\n  if False:\n    x = 1\n  return x\nf()",
		"UnboundLocalError: cannot access local variable 'x' where it is not associated with a value"},
	{"global", "def f():\n  return later\nf()\nlater = 1", "NameError: name 'later' is not defined"},
	{"iterate", "def f():\n  for x in 5:\n    pass\nf()", "TypeError: 'int' object is not iterable"},
	{"unpack int", "a, b = 5", "TypeError: cannot unpack non-iterable int object"},
	{"unpack too many", "a, b = [1, 2, 3]", "ValueError: too many values to unpack (expected 2)"},
	{"unpack too few", "a, b, c = [1, 2]", "ValueError: not enough values to unpack (expected 3, got 2)"},
	{"change while iterating", "def f(d):\n  for k in d:\n    d[2] = 1\nf({1: 1})", "RuntimeError: dictionary changed size during iteration"},
	{"call", "(5)()", "TypeError: 'int' object is not callable"},
	{"call str", "'a'()", "TypeError: 'str' object is not callable"},
	{"missing one", "def f(a):\n  pass\nf()", "TypeError: f() missing 1 required positional argument: 'a'"},
	{"missing two", "def f(a, b):\n  pass\nf()", "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"},
	{"missing three", "def f(a, b, c):\n  pass\nf()", "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
	{"too many", "def f(a, b):\n  pass\nf(1, 2, 3)", "TypeError: f() takes 2 positional arguments but 3 were given"},
	{"too many for none", "def f():\n  pass\nf(1)", "TypeError: f() takes 0 positional arguments but 1 was given"},
	{"too many for one", "def f(a):\n  pass\nf(1, 2)", "TypeError: f() takes 1 positional argument but 2 were given"},
	{"too many with defaults", "def f(a, b=1):\n  pass\nf(1, 2, 3)", "TypeError: f() takes 2 positional arguments but 3 were given"},
	{"lambda", "(lambda x: x)()", "TypeError: <lambda>() missing 1 required positional argument: 'x'"},
	{"unexpected", "def f(a):\n  pass\nf(a=1, z=2)", "TypeError: f() got an unexpected keyword argument 'z'"},
	{"twice", "def f(a):\n  pass\nf(1, a=2)", "TypeError: f() got multiple values for argument 'a'"},
	{"stars", "len(*5)", "TypeError: argument after * must be an iterable, not int"},
	{"two stars", "len(**5)", "TypeError: argument after ** must be a mapping, not int"},
	{"keywords", "len(**{1: 2})", "TypeError: keywords must be strings"},
	{"format too few", "'%d %d' % 1", "TypeError: not enough arguments for format string"},
	{"format too many", "'%d' % (1, 2)", "TypeError: not all arguments converted during string formatting"},
	{"format number", "'%d' % 'a'", "TypeError: %d format: a real number is required, not str"},
	{"format key", "'%(x)s' % {}", "KeyError: 'x'"},
}

func TestTranslateEngine(t *testing.T) {
	for _, test := range engineTests {
		t.Run(test.name, func(t *testing.T) {
			opts := &syntax.FileOptions{GlobalReassign: true}
			_, err := starlark.ExecFileOptions(opts, &starlark.Thread{}, "test", test.program, nil)
			var eval *starlark.EvalError
			if !errors.As(err, &eval) {
				t.Fatalf("no run-time error: %v", err)
			}
			e, ok := TranslateEngine(eval.Msg, "")
			if !ok {
				t.Fatalf("%s is none of the engine's", eval.Msg)
			}
			if got := strings.TrimSuffix(e.Class+": "+e.Msg, ": "); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", eval.Msg, got, test.want)
			}
			if (e.Class == "KeyError") != (len(e.Args) == 1) {
				t.Errorf("args of %s: %v", e.Class, e.Args)
			}
		})
	}
}

// TestTranslateEngineKeys checks that a KeyError has the key as it was, where its text
// tells.
func TestTranslateEngineKeys(t *testing.T) {
	deep := strings.Repeat("(", 100_000)
	for text, want := range map[string]starlark.Value{
		`key "x" not in dict`:                 starlark.String("x"),
		`key "a not in b" not in dict`:        starlark.String("a not in b"),
		`key 5 not in dict`:                   starlark.MakeInt(5),
		`key ("a", -1) not in dict`:           starlark.Tuple{starlark.String("a"), starlark.MakeInt(-1)},
		`key <function f> not in dict`:        starlark.String("<function f>"),
		`key [1] not in mapping`:              starlark.String("[1]"),
		`key ` + deep + ` not in dict`:        starlark.String(deep),
		`key name not in dict`:                starlark.String("name"),
		`key (1, x) not in defaultdict`:       starlark.String("(1, x)"),
		`key 1 + 2 not in dict`:               starlark.String("1 + 2"),
		`key +inf not in dict`:                starlark.Float(math.Inf(1)),
		`key - "a" not in dict`:               starlark.String(`- "a"`),
		`key b"bytes" not in a mapping thing`: starlark.Bytes("bytes"),
	} {
		e, ok := TranslateEngine(text, "")
		if !ok || len(e.Args) != 1 || e.Args[0].Type() != want.Type() || e.Args[0].String() != want.String() {
			t.Errorf("%.80s: got %.80v, want %.80v", text, e, want)
		}
	}
}

func TestTranslateEngineLeaves(t *testing.T) {
	for _, text := range []string{
		"", "x", "Starlark computation cancelled: terminated", "Starlark computation cancelled: key 1 not in dict",
		"some host's error", "function", "key", "cannot load x: no such file",
	} {
		if e, ok := words.Engine(text, "", ""); ok {
			t.Errorf("%q became %s: %s", text, e.Class, e.Text)
		}
	}
}
