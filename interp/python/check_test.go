package python_test

import (
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/check"
	"github.com/pyq-lang/pyq/interp/python/corpus"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/text"
)

// FuzzCheck is here and not beside the check, for the tests there run pyq's library, and a fuzz
// test is as slow as all that its binary has is large.
//
// No text, and no answer of a library, makes the check panic, and what it finds
// lies in the text, in the order of the lines. The library runs nothing.
func FuzzCheck(f *testing.F) {
	programs, err := corpus.Programs("..")
	if err != nil || len(programs) == 0 {
		f.Fatalf("no programs (%v)", err)
	}
	for i, p := range programs {
		f.Add(p, uint64(0), uint64(i))
		f.Add(p, uint64(i+1), uint64(i))
	}
	f.Fuzz(func(t *testing.T, src string, mix, seed uint64) {
		if len(src) > corpus.MaxLen {
			return
		}
		src = corpus.Mix(src, mix)
		lines := strings.Split(src, "\n")
		last := int32(0)
		check.Check(src, oracleOptions(oracle(seed)), func(code *check.Code, at text.Span, msg, help string) {
			switch n := int32(len(lines)) + int32(strings.Count(src, "\r")); {
			case at.Start.Line < 1 || at.Start.Line > n || at.Start.Col < 1 || at.End.Compare(at.Start) < 0 || at.End.Line > n+1:
				t.Errorf("%s at %v to %v of %d lines", code.Name, at.Start, at.End, n)
			case at.Start.Line < last:
				t.Errorf("%s in line %d stands behind line %d", code.Name, at.Start.Line, last)
			case msg == "" || strings.ContainsAny(msg+help, "\n\r"):
				t.Errorf("%s says %q and %q", code.Name, msg, help)
			}
			last = at.Start.Line
		})
	})
}

func oracleOptions(o oracle) check.Options {
	return check.Options{
		Options: python.Options{
			Options: lower.Options{File: "a.py", Name: "__main__", Predeclared: func(name string) bool { return slices.Contains(builtins, name) }},
			Exports: func(module string) ([]string, bool) { return builtins[:3], o.ask("exports "+module)%2 == 0 },
		},
		Library: o, Hints: true,
	}
}

// An oracle is a library that answers the same question always in the same way, and
// otherwise as it likes.
type oracle uint64

func (o oracle) ask(question string) uint64 {
	h := fnv.New64a()
	h.Write([]byte{byte(o), byte(o >> 8), byte(o >> 16)})
	h.Write([]byte(question))
	return h.Sum64()
}

// builtins are names that programs use most.
var builtins = strings.Fields("print len range Process Queue Lock Pool time list dict set str int open input ValueError NameError isinstance")

func (oracle) Names() []string { return builtins }

func (o oracle) Members(module string) ([]string, bool) {
	switch o.ask("members "+module) % 3 {
	case 0:
		return builtins, true
	case 1:
		return nil, true
	}
	return nil, false
}

func (o oracle) Nearest(name string, of []string) string {
	if n := o.ask("nearest " + name); len(of) > 0 && n%2 == 0 {
		return of[n/2%uint64(len(of))]
	}
	return ""
}

// outcomes are what a library says, in its words.
var outcomes = []check.Outcome{
	{}, {}, {}, {Value: "True"}, {Value: "True"}, {Value: "False"}, {Value: "None"},
	{Value: "int"}, {Value: "str"}, {Value: "list"}, {Value: "tuple"}, {Value: "dict"}, {Value: "module"}, {Value: "type"}, {Value: "Process"},
	{Value: "Lock"}, {Value: "Queue"}, {Value: "Pool"}, {Value: "NoneType"}, {Value: "range"}, {Value: check.Unknown}, {Value: "multiprocessing time"},
	{Raised: "TypeError", Msg: "f() takes 1 positional argument but 2 were given"},
	{Raised: "TypeError", Msg: "f() missing 1 required positional argument: 'x'"},
	{Raised: "TypeError", Msg: "f() got an unexpected keyword argument 'y'. Did you mean 'x'?"},
	{Raised: "TypeError", Msg: "unsupported operand type(s) for +: 'int' and 'str'", Hint: "convert one of them"},
	{Raised: "TypeError", Msg: "'<' not supported between instances of 'int' and 'str'"},
	{Raised: "TypeError", Msg: "'int' object is not iterable"}, {Raised: "TypeError", Msg: "'int' object is not callable"},
	{Raised: "TypeError", Msg: "'int' object is not subscriptable"}, {Raised: "TypeError", Msg: "'str' object does not support item assignment"},
	{Raised: "TypeError", Msg: "'NoneType' object does not support the context manager protocol"}, {Raised: "TypeError", Msg: "unhashable type: 'list'"},
	{Raised: "TypeError", Msg: "not all arguments converted during string formatting"},
	{Raised: "TypeError", Msg: "descriptor 'start' for 'Process' objects doesn't apply to a 'int' object"},
	{Raised: "TypeError", Msg: "can only concatenate str (not \"" + check.Unknown + "\") to str"},
	{Raised: "AttributeError", Msg: "'str' object has no attribute 'uper'. Did you mean: 'upper'?"},
	{Raised: "AttributeError", Msg: "'" + check.Unknown + "' object has no attribute 'x'"},
	{Raised: "AttributeError", Msg: "module 'time' has no attribute 'sleeep'"},
	{Raised: "ValueError", Msg: "invalid literal for int() with base 10: 'x'"}, {Raised: "IndexError", Msg: "Replacement index 1 out of range for positional args tuple"},
	{Raised: "KeyError", Msg: "'name'"}, {Raised: "NameError", Msg: "name 'x' is not defined. Did you mean: 'y'?"},
	{Raised: "ImportError", Msg: "cannot import name 'x' from 'time' (unknown location)"}, {Raised: "ModuleNotFoundError", Msg: "No module named 'tim'. Did you mean: 'time'?"},
	{Raised: "AssertionError", Msg: "group argument must be None for now"}, {Raised: "SyntaxError", Msg: "invalid syntax"}, {Raised: "Exit", Msg: "3"},
}

func (o oracle) Try(t check.Trial) check.Outcome {
	n := o.ask(t.Setup + "\x00" + t.Expr)
	if o%4 == 0 && n%8 > 0 { // one to which most is right
		return check.Outcome{}
	}
	return outcomes[n/8%uint64(len(outcomes))]
}
