package prelude

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// runLoops runs a program in which $iter is loop, and returns what it appended to out,
// or how it ended.
func runLoops(t testing.TB, program string) string {
	t.Helper()
	thread := new(starlark.Thread)
	thread.SetLocal("pyq", new(proc.Proc)) // takes what is thrown
	out := starlark.NewList(nil)
	wrap := func(name string, f func(starlark.Tuple) (starlark.Value, error)) starlark.Value {
		return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return f(args)
		})
	}
	env := starlark.StringDict{
		"out": out, "enumerate": collection.EnumerateClass, "zip": collection.ZipClass, "map": collection.MapClass, "range": object.RangeClass, "set": object.SetClass,
		"loop": wrap("loop", func(a starlark.Tuple) (starlark.Value, error) { return object.Loop(thread, a[0]) }),
		"loop2": wrap("loop2", func(a starlark.Tuple) (starlark.Value, error) {
			return collection.LoopUnpack(thread, a[0], 2)
		}),
		"call": wrap("call", func(a starlark.Tuple) (starlark.Value, error) {
			return stepMethod(thread, a[0], string(a[1].(starlark.String)), a[2:], nil)
		}),
		"del": wrap("del", func(a starlark.Tuple) (starlark.Value, error) {
			return starlark.None, object.DelItem(thread, a[0], a[1])
		}),
	}
	options := &syntax.FileOptions{TopLevelControl: true, GlobalReassign: true}
	_, err := starlark.ExecFileOptions(options, thread, "loops.star", program, env)
	text := out.String()
	if err != nil {
		text += " " + err.Error()
	}
	return text
}

func TestLoop(t *testing.T) {
	const thrown = " Starlark computation cancelled: an exception was thrown"
	for _, test := range []struct{ name, program, want string }{
		{"list", "for x in loop([1, 2]): out.append(x)", "[1, 2]"},
		{"list that grows", "l = [1]\nfor x in loop(l):\n  out.append(x)\n  if x < 3: l.append(x + 1)", "[1, 2, 3]"},
		{"list that shrinks", "l = [1, 2, 3]\nfor x in loop(l):\n  out.append(x)\n  l.pop()", "[1, 2]"},
		{"tuple", "for x in loop((1, 2)): out.append(x)", "[1, 2]"},
		{"range", "for x in loop(range(2)): out.append(x)", "[0, 1]"},
		{"str", "for x in loop('aé😀'): out.append(x)", `["a", "é", "😀"]`},
		{"bytes", "for x in loop(b'ab'): out.append(x)", "[97, 98]"},
		{"dict", "for x in loop({'a': 1, 'b': 2}): out.append(x)", `["a", "b"]`},
		{"dict, assigning", "d = {'a': 1, 'b': 2}\nfor x in loop(d):\n  d[x] = 0\nout.append(d)", `[{"a": 0, "b": 0}]`},
		{"dict that grows", "d = {'a': 1}\nfor x in loop(d):\n  out.append(x)\n  d['b'] = 2", `["a"]` + thrown},
		{"dict that shrinks", "d = {'a': 1, 'b': 2}\nfor x in loop(d):\n  out.append(x)\n  d.pop(x)", `["a"]` + thrown},
		{"dict with other keys", "d = {1: 1, 2: 2}\nfor x in loop(d):\n  out.append(x)\n  d.pop(x)\n  d[x + 10] = 0", "[1, 2]" + thrown},
		{"dict that shrinks at its end", "d = {'a': 1}\nfor x in loop(d):\n  out.append(x)\n  d.pop(x)", `["a"]` + thrown},
		{"items, assigning", "d = {'a': 1, 'b': 2}\nfor k, v in loop2(call(d, 'items')):\n  out.append(v)\n  d['b'] = 3", "[1, 3]"},
		{"values", "for v in loop(call({'a': 1, 'b': 2}, 'values')): out.append(v)", "[1, 2]"},
		{"set that grows", "s = set([1])\nfor x in loop(s):\n  call(s, 'add', 2)", "[]" + thrown},
		{"set", "for x in loop(set([1, 2])): out.append(x)", "[1, 2]"},
		{"break", "l = [1, 2]\nfor x in loop(l): break\nl.append(3)\nout.append(l)", "[[1, 2, 3]]"},
		{"enumerate", "for i, x in loop2(enumerate('ab')): out.append([i, x])", `[[0, "a"], [1, "b"]]`},
		{"zip", "for i, x in loop2(zip([1, 2], 'ab')): out.append((i, x))", `[(1, "a"), (2, "b")]`},
		{"tuples of zip are different", "for x in loop(zip([1, 2], 'ab')): out.append(x)", `[(1, "a"), (2, "b")]`},
		{"elements of many types", "for a, b in loop2([(1, 2), [3, 4], 'é5']): out.append([a, b])", `[[1, 2], [3, 4], ["é", "5"]]`},
		{"a wide zip", "for a, b in loop2(zip([1], [2], [3])): out.append(a)", "[]" + thrown},
		{"too short", "for a, b in loop2([(1, 2), (1,)]): out.append(a)", "[1]" + thrown},
		{"no iterable inside", "for a, b in loop2([1]): out.append(a)", "[]" + thrown},
		{"nested over one zip", "z = zip([1, 2, 3, 4], 'abcd')\nfor a, b in loop2(z):\n  for c, d in loop2(z):\n    out.append([a, b, c, d])\n    break", `[[1, "a", 2, "b"], [3, "c", 4, "d"]]`},
		{"map that fails", "def f(x): return 1 // x\nfor x in loop(map(f, [1, 0, 1])): out.append(x)", "[1]" + thrown},
		{"no iterable", "for x in loop(1): pass", "[] TypeError: 'int' object is not iterable"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runLoops(t, test.program)
			// an error is reported with its position
			want, message, failed := strings.Cut(test.want, thrown)
			if failed {
				message = "an exception was thrown"
			}
			if got != want && (!failed || !strings.HasPrefix(got, want) || !strings.HasSuffix(got, message)) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestChangedWhileIterating(t *testing.T) {
	d := starlark.NewDict(2)
	d.SetKey(starlark.MakeInt(1), starlark.None)
	s := starlark.NewSet(2)
	s.Insert(starlark.String("a"))
	for _, test := range []struct {
		name   string
		v      starlark.Value
		change func()
		want   string
	}{
		{"dict", d, func() { d.SetKey(starlark.MakeInt(2), starlark.None) }, "RuntimeError: dictionary changed size during iteration"},
		{"items", collection.ItemsView(d), func() { d.Delete(starlark.MakeInt(2)) }, "RuntimeError: dictionary changed size during iteration"},
		{"set", s, func() { s.Insert(starlark.String("b")) }, "RuntimeError: Set changed size during iteration"},
	} {
		t.Run(test.name, func(t *testing.T) {
			it, err := object.Iterate(nil, test.v)
			if err != nil {
				t.Fatal(err)
			}
			if _, ok, err := it.Next(nil); !ok || err != nil {
				t.Fatal(ok, err)
			}
			test.change()
			for range 2 { // the second time as well
				if _, ok, err := it.Next(nil); ok || err == nil || err.Error() != test.want {
					t.Errorf("got %v, %v, want %s", ok, err, test.want)
				}
			}
		})
	}
}

// loopTime runs a program whose loop makes b.N steps.
func loopTime(b *testing.B, program string) {
	thread := new(starlark.Thread)
	thread.SetLocal("pyq", new(proc.Proc))
	elems := make([]starlark.Value, 1000)
	d := starlark.NewDict(len(elems))
	for i := range elems {
		elems[i] = starlark.MakeInt(i)
		d.SetKey(elems[i], elems[i])
	}
	env := starlark.StringDict{
		"l": starlark.NewList(elems), "d": d, "n": starlark.MakeInt(b.N/1000 + 1), "items": collection.ItemsView(d), "enumerate": collection.EnumerateClass,
		"loop": starlark.NewBuiltin("loop", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return object.Loop(thread, args[0])
		}),
		"loop2": starlark.NewBuiltin("loop2", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return collection.LoopUnpack(thread, args[0], 2)
		}),
	}
	b.ReportAllocs()
	if _, err := starlark.ExecFileOptions(&syntax.FileOptions{}, thread, "loop.star", "def f():\n  for _ in range(n):\n    "+program+"\nf()", env); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkLoopListEngine(b *testing.B) { loopTime(b, "for x in l: pass") }
func BenchmarkLoopList(b *testing.B)       { loopTime(b, "for x in loop(l): pass") }
func BenchmarkLoopDictEngine(b *testing.B) { loopTime(b, "for x in d: pass") }
func BenchmarkLoopDict(b *testing.B)       { loopTime(b, "for x in loop(d): pass") }
func BenchmarkLoopItems(b *testing.B)      { loopTime(b, "for k, v in loop2(items): pass") }
func BenchmarkLoopEnumerate(b *testing.B)  { loopTime(b, "for i, x in loop2(enumerate(l)): pass") }
