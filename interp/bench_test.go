package interp_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// program returns a text with the given numbers of functions and of small
// globals, in which target reaches the first ten of each.
func program(functions, globals int, rest string) string {
	var b strings.Builder
	for i := range globals {
		fmt.Fprintf(&b, "g%d = [%d, \"x\"]\n", i, i)
	}
	for i := range functions {
		fmt.Fprintf(&b, "def f%d(x):\n    return g%d[0] + x", i, i%globals)
		if i%10 != 9 {
			fmt.Fprintf(&b, " if x else f%d(1)", i+1)
		}
		b.WriteString("\n")
	}
	b.WriteString("def target():\n    return f0\n" + rest)
	return b.String()
}

// runN runs a program whose N is b.N, and fails the benchmark if it fails.
func runN(b *testing.B, text string) {
	b.Helper()
	in := testkit.New(interp.Options{Stderr: testWriter{b}, Predeclared: starlark.StringDict{"N": starlark.MakeInt(b.N)}})
	prog, err := in.Compile("bench.star", text)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	if res, err := prog.Run(context.Background()); err != nil || res.ExitCode != 0 {
		b.Fatal(res, err)
	}
}

type testWriter struct{ b *testing.B }

func (w testWriter) Write(p []byte) (int, error) {
	w.b.Helper()
	w.b.Logf("%s", p)
	return len(p), nil
}

// startJoin starts processes in batches, as a program does that keeps a list.
const startJoin = `
def main():
    n = N
    while n > 0:
        ps = [Process(target=target) for _ in range(min(n, 1000))]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        n -= 1000
main()
`

func BenchmarkStartJoin(b *testing.B) {
	b.Run("functions=10", func(b *testing.B) { runN(b, program(10, 10, startJoin)) })
	b.Run("functions=200,reached=10", func(b *testing.B) { runN(b, program(200, 10, startJoin)) })
	b.Run("functions=200,globals=200,reached=10", func(b *testing.B) { runN(b, program(200, 200, startJoin)) })
	b.Run("empty", func(b *testing.B) { runN(b, "def target():\n    pass\n"+startJoin) })
}

func BenchmarkRoundTrip(b *testing.B) {
	runN(b, `
def pong(a, b, n):
    for i in range(n):
        b.put(a.get())
def main():
    a, b = Queue(), Queue()
    Process(target=pong, args=(a, b, N)).start()
    for i in range(N):
        a.put(i)
        b.get()
main()
`)
}

func BenchmarkQueue(b *testing.B) {
	for _, m := range []struct{ name, item string }{
		{"int", "1"}, {"str", `"x" * 100`}, {"list", "list(range(100))"},
		{"dict", `{"key%d" % i: i for i in range(10)}`},
	} {
		b.Run(m.name, func(b *testing.B) {
			runN(b, `
def produce(q, n):
    m = `+m.item+`
    for i in range(n):
        q.put(m)
def main():
    q = Queue()
    Process(target=produce, args=(q, N)).start()
    for i in range(N):
        q.get()
main()
`)
		})
	}
}

func BenchmarkLock(b *testing.B) {
	runN(b, `
def main():
    l = Lock()
    for i in range(N):
        l.acquire()
        l.release()
main()
`)
}

func BenchmarkPrint(b *testing.B) {
	in := testkit.New(interp.Options{Stdout: io.Discard, Predeclared: starlark.StringDict{"N": starlark.MakeInt(b.N)}})
	if _, err := in.Run(context.Background(), "bench.star", "for i in range(N):\n    print('line', i)\n"); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkStartup is everything between New and the end of a program that says
// hello.
func BenchmarkStartup(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		in := testkit.New(interp.Options{Stdout: io.Discard})
		if _, err := in.Run(context.Background(), "hello.star", "print('hello')\n"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIdleProcess tells the memory of a process that waits in get.
func BenchmarkIdleProcess(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"functions=1", ""}, {"functions=10", program(10, 10, "")}, {"functions=200,reached=10", program(200, 10, "")},
	} {
		b.Run(c.name, func(b *testing.B) { idle(b, c.text) })
	}
}

func idle(b *testing.B, text string) {
	const n = 10_000
	if text == "" {
		text = "def target():\n    pass\n"
	}
	text += fmt.Sprintf(`
def wait(ready, block):
    f = target
    ready.put(1)
    block.get()
def main():
    ready, block = Queue(), Queue()
    memory()
    ps = [Process(target=wait, args=(ready, block)) for _ in range(%d)]
    for p in ps:
        p.start()
    for p in ps:
        ready.get()
    memory()
    for p in ps:
        block.put(None)
main()
`, n)
	for range b.N {
		var sizes []uint64
		memory := starlark.NewBuiltin("memory", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			sizes = append(sizes, m.HeapAlloc+m.StackInuse)
			return starlark.None, nil
		})
		in := testkit.New(interp.Options{Predeclared: starlark.StringDict{"memory": memory}})
		if _, err := in.Run(context.Background(), "idle.star", text); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(sizes[1]-sizes[0])/n, "B/process")
	}
}
