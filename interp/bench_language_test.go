package interp_test

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/python/lower"
)

// A languageBench is a program that does something N times. Figures of CPython beside
// those of these benchmarks are in python/RATIONALE.md.
type languageBench struct{ name, text string }

// plainBenches are Starlark as well: they run in bare go.starlark.net and by pyq, which
// is to cost no more than 5 % on top, or for text 50 %.
var plainBenches = []languageBench{
	{"calls", `
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
def main(n):
    for i in range(n):
        fib(10)
main(N)
`},
	{"ints", `
def main(n):
    s = 0
    for i in range(n):
        s += i % 7
        s = s * 3 // 2 - s
    return s
main(N)
`},
	{"floats", `
def main(n):
    x = 0.0
    for i in range(n):
        x = x * 0.5 + i
        if x > 1000.0:
            x -= 999.5
    return x
main(N)
`},
	{"indexing", `
def main(n):
    l = list(range(1000))
    for i in range(n):
        k = i % 999
        l[k] = l[k + 1] + 1
    return l
main(N)
`},
	{"dicts", `
def main(n):
    d = {}
    for i in range(n):
        k = i % 1000
        d[k] = d.get(k, 0) + 1
    return d
main(N)
`},
	{"lists", `
def main(n):
    for k in range(n // 100 + 1):
        l = []
        for i in range(100):
            l.append(i)
        m = [x * 2 for x in l]
main(N)
`},
	{"strings", `
def main(n):
    for k in range(n // 10 + 1):
        s = ""
        for i in range(10):
            s += "ab" + str(i)
        p = ",".join(s.split("a"))
main(N)
`},
	{"formatting", `
def main(n):
    for i in range(n):
        s = "%d items of %s" % (i, "x")
main(N)
`},
}

// pythonBenches have what Starlark lacks.
var pythonBenches = []languageBench{
	{"try", `
def main(n):
    for i in range(n):
        try:
            x = i
        except ValueError:
            pass
main(N)
`},
	{"raise", `
def main(n):
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError:
            pass
main(N)
`},
	{"with", `
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, t, v, tb):
        pass
def main(n):
    m = Manager()
    for i in range(n):
        with m:
            pass
main(N)
`},
	{"attribute", `
class Point:
    def __init__(self):
        self.x = 1
def main(n):
    p = Point()
    for i in range(n):
        p.x
main(N)
`},
	{"method", `
class Point:
    def move(self):
        return self
def main(n):
    p = Point()
    for i in range(n):
        p.move()
main(N)
`},
	{"instance", `
class Point:
    def __init__(self, x):
        self.x = x
def main(n):
    for i in range(n):
        Point(i)
main(N)
`},
	{"generator", `
def count(n):
    for i in range(n):
        yield i
def main(n):
    for i in count(n):
        pass
main(N)
`},
	{"genexp", `
def main(n):
    any(i < 0 for i in range(n))
main(N)
`},
	{"fstring", `
def main(n):
    for i in range(n):
        s = f"{i} items of {'x'}"
main(N)
`},
	{"nonlocal", `
def main(n):
    k = 0
    def step():
        nonlocal k
        k += 1
    for i in range(n):
        step()
main(N)
`},
	{"unpacking", `
def main(n):
    pairs = [(i, i) for i in range(100)]
    for i in range(n // 100 + 1):
        for a, b in pairs:
            pass
main(N)
`},
}

func BenchmarkLanguage(b *testing.B) {
	for _, p := range plainBenches {
		b.Run(p.name+"/bare", func(b *testing.B) { runBare(b, p.text) })
		b.Run(p.name+"/pyq", func(b *testing.B) { runN(b, p.text) })
	}
	for _, p := range pythonBenches {
		b.Run(p.name+"/pyq", func(b *testing.B) { runN(b, p.text) })
	}
}

// runBare runs a program whose N is b.N by go.starlark.net alone.
func runBare(b *testing.B, text string) {
	b.Helper()
	b.ReportAllocs()
	env := starlark.StringDict{"N": starlark.MakeInt(b.N)}
	_, prog, err := starlark.SourceProgramOptions(lower.Dialect, "bench.star", text, env.Has)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	if _, err := prog.Init(new(starlark.Thread), env); err != nil {
		b.Fatal(err)
	}
}
