package text

import (
	"errors"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// define runs a program and returns one of its globals.
func define(t testing.TB, program, name string) starlark.Value {
	t.Helper()
	opts := &syntax.FileOptions{Set: true, GlobalReassign: true, TopLevelControl: true}
	globals, err := starlark.ExecFileOptions(opts, new(starlark.Thread), "test.py", program, nil)
	if err != nil {
		t.Fatal(err)
	}
	return globals[name]
}

func TestReprOfOthers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, program, want string }{
		{"function", "def f(): pass\nv = f", "<function f at 0x7f"},
		{"lambda", "v = lambda: 1", "<function <lambda> at 0x7f"},
		{"method", "v = [].append", "<built-in method append of list object at 0x7f"},
		{"list in itself", "v = [1]\nv.append(v)", "[1, [...]]"},
		{"dict in itself", "v = {}\nv['a'] = [v]", "{'a': [{...}]}"},
		{"tuple in itself", "l = []\nv = (l,)\nl.append(v)", "([(...)],)"},
		{"twice is no cycle", "l = [1]\nv = [l, l]", "[[1], [1]]"},
		{"slice of a tuple", "l = []\nt = (l, 1, 2)\nl.append(t[:2])\nv = t", "([([...], 1)], 1, 2)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := object.Repr(new(starlark.Thread), define(t, test.program, "v"))
			if err != nil || !strings.HasPrefix(got, test.want) {
				t.Errorf("got %s, %v, want %s", got, err, test.want)
			}
		})
	}
}

func TestSurrogates(t *testing.T) {
	t.Parallel()
	const lone = "\xed\xa0\x80" // '\ud800'
	for _, test := range []struct{ name, got, want string }{
		{"repr", must(object.Repr(nil, starlark.String(lone+"a\xff"))), `'\ud800a\udcff'`},
		{"width", must(object.Format(nil, starlark.String(lone), ">3")), "  " + lone},
		{"precision", must(object.Format(nil, starlark.String("a"+lone+"b"), ".2")), "a" + lone},
		{"c", must(object.Format(nil, starlark.MakeInt(0xd800), "c")), lone},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}

// must returns a text, or a str, or what the error says.
func must[T any](s T, err error) string {
	if err != nil {
		return err.Error()
	}
	if v, ok := any(s).(starlark.String); ok {
		return string(v)
	}
	return any(s).(string)
}

// Nesting that is too deep must neither overflow Go's stack nor spoil the thread.
func TestReprTooDeep(t *testing.T) {
	t.Parallel()
	thread := new(starlark.Thread)
	for _, program := range []string{
		"v = []\nfor i in range(100000): v = [v]",
		"v = ()\nfor i in range(100000): v = (v, 1)",
		"v = {}\nfor i in range(100000): v = {1: v}",
	} {
		_, err := object.Repr(thread, define(t, program, "v"))
		var e *raise.Error
		if !errors.As(err, &e) || e.Class != "RecursionError" {
			t.Errorf("got %v", err)
		}
		if _, err := object.Repr(thread, define(t, "v = []\nfor i in range(990): v = [v]", "v")); err != nil {
			t.Errorf("containers are left: %v", err)
		}
	}
}

// A node is like an instance whose class has a __repr__ and a __format__.
type node struct {
	starlark.NoneType
	child starlark.Value
}

func (n *node) Class() *object.Class { return object.ObjectClass }
func (n *node) Repr(thread *starlark.Thread) (string, error) {
	if n.child == nil {
		return "", raise.Errorf("ValueError", "no child")
	}
	s, err := object.Repr(thread, n.child)
	return "<" + s + ">", err
}
func (n *node) Str(*starlark.Thread) (string, error) { return "node", nil }
func (n *node) Format(_ *starlark.Thread, spec string) (string, error) {
	return "[" + spec + "]", nil
}

func TestReprOfInstances(t *testing.T) {
	t.Parallel()
	thread := new(starlark.Thread)
	list := starlark.NewList(nil)
	n := &node{child: list}
	_ = list.Append(n)
	loop := &node{}
	loop.child = loop
	for _, test := range []struct{ name, got, want string }{
		{"cycle through an instance", must(object.Repr(thread, n)), "<[<[...]>]>"},
		{"str", must(object.Str(thread, n)), "node"},
		{"format", must(FormatString(thread, "{:x}", starlark.Tuple{n}, nil, nil)), "[x]"},
		{"percent", must(Percent(thread, "%s %r", starlark.Tuple{n, n})), "node <[<[...]>]>"},
		{"error", must(object.Repr(thread, starlark.Tuple{&node{}})), "ValueError: no child"},
		{"endless", must(object.Repr(thread, loop)), "RecursionError: maximum recursion depth exceeded while getting the repr of an object"},
		{"Python 2 inside", must(object.ReprPython2(thread, &node{child: starlark.MakeUint64(1 << 63)})), "<9223372036854775808L>"},
		{"Python 3 again", must(object.Repr(thread, starlark.MakeUint64(1<<63))), "9223372036854775808"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, test.got, test.want)
		}
	}
}

func TestEnterRepr(t *testing.T) {
	t.Parallel()
	thread := new(starlark.Thread)
	v := starlark.NewList(nil)
	leave, seen, err := object.EnterRepr(thread, v)
	if seen || err != nil {
		t.Fatal(seen, err)
	}
	if _, seen, _ := object.EnterRepr(thread, v); !seen {
		t.Error("the container is not seen")
	}
	leave()
	if leave, seen, _ := object.EnterRepr(thread, v); seen {
		t.Error("the container is still there")
	} else {
		leave()
	}
}

func TestMemory(t *testing.T) {
	t.Parallel()
	for name, got := range map[string]string{
		"width":       must(object.Format(nil, starlark.String("a"), "99999999999")),
		"zeros":       must(object.Format(nil, starlark.MakeInt(1), "099999999999")),
		"precision":   must(object.Format(nil, starlark.Float(1), ".2000000000f")),
		"% width":     must(Percent(nil, "%99999999999d", starlark.MakeInt(1))),
		"% precision": must(Percent(nil, "%.2000000000d", starlark.MakeInt(1))),
		"% float":     must(Percent(nil, "%.2000000000f", starlark.MakeInt(1))),
	} {
		if want := "MemoryError"; got != want {
			t.Errorf("%s: got %.40s, want %s", name, got, want)
		}
	}
}

func benchmark[T any](b *testing.B, f func(*starlark.Thread) (T, error)) {
	b.ReportAllocs()
	thread := new(starlark.Thread)
	for b.Loop() {
		if _, err := f(thread); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPercent(b *testing.B) {
	args := starlark.Tuple{starlark.MakeInt(12), starlark.String("item"), starlark.Float(1.5)}
	benchmark(b, func(thread *starlark.Thread) (starlark.Value, error) {
		return Percent(thread, "worker %d got %s in %.2f s", args)
	})
}

func BenchmarkFormat(b *testing.B) {
	args := starlark.Tuple{starlark.MakeInt(12), starlark.String("item"), starlark.Float(1.5)}
	benchmark(b, func(thread *starlark.Thread) (starlark.Value, error) {
		return FormatString(thread, "worker {:>4} got {} in {:.2f} s", args, nil, nil)
	})
}

func BenchmarkReprFloat(b *testing.B) {
	var v starlark.Value = starlark.Float(0.1)
	benchmark(b, func(thread *starlark.Thread) (string, error) { return object.Repr(thread, v) })
}

func BenchmarkReprList(b *testing.B) {
	v := define(b, "v = [[i, str(i), (i, 'a')] for i in range(100)]", "v")
	benchmark(b, func(thread *starlark.Thread) (string, error) { return object.Repr(thread, v) })
}
