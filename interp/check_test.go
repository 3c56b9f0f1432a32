package interp_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// checkErrors returns the errors in a program, a line each.
func checkErrors(in *interp.Interp, text string) []string {
	var list []string
	for _, f := range in.Check("prog.py", text, false) {
		list = append(list, fmt.Sprintf("line %d: %s [%s]\n%s", f.Pos.Line, f.Msg, f.Code, f.Line))
	}
	return list
}

// TestCheckScripts: the teaching programs have no errors, nor have the benchmarks.
func TestCheckScripts(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../scripts/*.star")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs found (%v)", err)
	}
	for _, pattern := range []string{"../scripts/bench/*.star", "../scripts/bench/*/*.py"} {
		bench, err := filepath.Glob(pattern)
		if err != nil || len(bench) == 0 {
			t.Fatalf("no programs found (%v)", err)
		}
		paths = append(paths, bench...)
	}
	in := testkit.New(interp.Options{Modules: os.DirFS("../scripts")})
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range checkErrors(in, string(text)) {
			t.Errorf("%s: %s", path, found)
		}
	}
}

// TestCheckLibrary checks Python files of the directory in PYQ_CHECK and prints what is
// found, for a look by a person: CPython's own library has hardly an error.
func TestCheckLibrary(t *testing.T) {
	dir := os.Getenv("PYQ_CHECK")
	if dir == "" {
		t.Skip("PYQ_CHECK names no directory")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	in := testkit.New(interp.Options{Modules: os.DirFS(dir)})
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range checkErrors(in, string(text)) {
			t.Logf("%s: %s", path, found)
		}
	}
}

// TestCheckNoText: what is no text is an error at its place.
func TestCheckNoText(t *testing.T) {
	t.Parallel()
	for text, line := range map[string]int{"a = 1\nb = \"\xff\"\n": 2, "a\x00": 1} {
		found := testkit.New(interp.Options{}).Check("a.py", text, true)
		if len(found) != 1 || found[0].Pos.Line != line || found[0].Hint {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	text := manyLines(10_000)
	in := testkit.New(interp.Options{})
	b.ReportMetric(float64(strings.Count(text, "\n")), "lines")
	for b.Loop() {
		if found := in.Check("long.py", text, true); len(found) > 0 {
			b.Fatal(found[0])
		}
	}
}

// manyLines returns a program of some length in which hardly a line is like another.
func manyLines(n int) string {
	var b strings.Builder
	b.WriteString("import time, math\nfrom multiprocessing import Process, Queue, Lock\n")
	for i := 0; i*10 < n; i++ {
		fmt.Fprintf(&b, `def work%d(q, lock, n=%d):
    total = 0
    for k in range(n):
        with lock:
            total += k * %d + math.sqrt(k)
    q.put("worker %d: %%d" %% total)
q%d, lock%d = Queue(), Lock()
p%d = Process(target=work%d, args=(q%d, lock%d), name="p%d")
p%d.start()
print("%d".rjust(8), q%d.get(timeout=%d), p%d.join())
`, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i)
	}
	return b.String()
}

// TestCheckHarmless: what would take for ever, or all memory, or end the process, is
// looked at and not done.
func TestCheckHarmless(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"x = 'a' * 99 * 99 * 99 * 99 * 99 * 99 * 99 * 99\nprint(x + x)",
		"n = 99 * 99 * 99 * 99 * 99 * 99\ny = [0] * n * n\nz = (1, 2) * n",
		"print('%999999999d' % 1, '%*d' % (999999999, 1), '{:>999999999}'.format(1), f'{1:999999999}')",
		"9 ** 9 ** 9\n1 << 10 ** 10\npow(9, 9 ** 9)\npow(9, 999999999)",
		"bytearray(9999999999)\n'x'.ljust(9999999999)\n'x'.zfill(9999999999)\nbytes(9999999999)",
		"sum(range(10 ** 12))\nlist(range(9999999999))\nsorted(range(9999999999))\nmax(range(9999999999))",
		"import itertools, math\nlist(itertools.count())\nlist(itertools.repeat(1))\nmath.factorial(9999999)\nitertools.product('abcdef', repeat=99)",
		"import sys, os\nx = sys.stdin.read()\ny = input()\nos._exit(3)\nsys.exit(4)\nexit()",
		"import time\ntime.sleep(9999999999)\nx = Queue().get()\ny = Lock()\ny.acquire()\nz = y.acquire()",
		"from multiprocessing import Pool, Process, Manager\np = Pool(99999)\nm = Manager()\nd = m.dict()\nProcess(target=print, args=(1,)).start().join()",
		"exec('while True: pass')\neval('9 ** 9 ** 9')\nx = eval('[0] * 9999999999')",
		"import re\nre.match('(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')\nx = re.compile('(a+)+$').match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
		"def f(): return f()\nx = f()\nx = x + x\nclass C(C): pass\nclass D(D.x): pass\ny = y.z\na = b\nb = a",
		strings.Repeat("x = (", 90) + "1" + strings.Repeat(")", 90),
		"x = " + strings.Repeat("1 + ", 5000) + "1",
		"x = y" + strings.Repeat(".a", 3000),
		strings.Repeat("x = x + 'a'\n", 3000),
	} {
		testkit.New(interp.Options{}).Check("a.py", text, true)
	}
}
