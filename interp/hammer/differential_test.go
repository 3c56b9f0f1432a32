package hammer_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// The differential tests make random programs, run them by pyq's executor, by the reference and
// by python3, and compare what they print and how they end, and the tracebacks of pyq's two
// engines. The programs are functions of a seed, which is
// printed. Where pyq differs on purpose (interp/docs/differences.md) nothing is generated:
// arithmetic with booleans that do not look like such, booleans and numbers as keys of one
// dict, NaN, quotients of big ints, generators that are dropped half-way.

var (
	diffSeed = flag.Uint64("differential.seed", 1, "seed of the random programs; 0 takes another one each time")
	diffMany = flag.Int("differential.programs", 80, "how many programs each differential test runs")
	diffAll  = flag.Bool("differential.all", false, "go on after a difference")
)

// An oracle is a python3 process that runs programs one after the other.
type oracle struct {
	in  io.WriteCloser
	out *bufio.Reader
}

const oracleProgram = `
import contextlib, io, json, signal, sys
sys.setrecursionlimit(3000)
class Timeout(BaseException): pass
def alarm(*args): raise Timeout
signal.signal(signal.SIGALRM, alarm)
for line in sys.stdin:
    out, code = io.StringIO(), 0
    with contextlib.redirect_stdout(out):
        try:
            signal.setitimer(signal.ITIMER_REAL, 2, 0.1)
            exec(compile(json.loads(line), "prog.py", "exec"), {"__name__": "__main__"})
        except SystemExit as e:
            code = e.code if isinstance(e.code, int) else int(e.code is not None)
        except SyntaxError as e:
            code = 2
            print(e)
        except BaseException as e:
            code = 1
            print(type(e).__name__)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps([out.getvalue(), code]), flush=True)
`

func newOracle(t *testing.T) *oracle {
	t.Helper()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 to compare with")
	}
	cmd := exec.Command(path, "-W", "ignore", "-c", oracleProgram)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "PYTHONHASHSEED=0")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	return &oracle{in, bufio.NewReader(out)}
}

// A result is what a program did.
type result struct {
	stdout string
	exit   int
}

func (o *oracle) run(t *testing.T, text string) result {
	t.Helper()
	line, _ := json.Marshal(text)
	if _, err := o.in.Write(append(line, '\n')); err != nil {
		t.Fatal(err)
	}
	answer, err := o.out.ReadBytes('\n')
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	var pair []any
	if err := json.Unmarshal(answer, &pair); err != nil {
		t.Fatalf("python3: %v", err)
	}
	return result{pair[0].(string), int(pair[1].(float64))}
}

// runDiff runs a program by pyq. The name of an exception that nobody caught ends the
// output, as the oracle has it.
func runDiff(engine interp.Engine, text string) (res result, stderr string) {
	var stdout, errout bytes.Buffer
	in := testkit.New(interp.Options{Engine: engine, Stdout: &stdout, Stderr: &errout, Clock: interp.VirtualClock, MaxSteps: 50_000_000})
	r, err := in.Run(context.Background(), "prog.py", text)
	res = result{stdout.String(), r.ExitCode}
	if err == nil {
		return res, errout.String()
	}
	res.exit = 1
	var syntax *interp.SyntaxError
	if errors.As(err, &syntax) {
		res.exit = 2
	}
	report := errout.String() + "\n" + err.Error()
	return result{res.stdout + exceptionName(errout.String()) + "\n", res.exit}, report
}

// exceptionName finds the class in the last line of a traceback, but for a hint.
func exceptionName(report string) string {
	report, _, _ = strings.Cut(report, "\nhint: ")
	lines := strings.Split(strings.TrimSpace(report), "\n")
	name, _, _ := strings.Cut(lines[len(lines)-1], ":")
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	return name
}

// differ runs as many programs as the flag says. build makes one of a random source, as a
// tree of statements.
func differ(t *testing.T, build func(*rand.Rand) *block) {
	o := newOracle(t)
	seed := *diffSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano()) % 1_000_000_000
	}
	n := 0
	for ; n < *diffMany; seed++ {
		b := build(rand.New(rand.NewPCG(seed, 1)))
		n++
		ok, valid := sameResult(t, o, b.text())
		if !valid {
			t.Fatalf("-differential.seed=%d makes no program: %s\n%s", seed, o.run(t, b.text()).stdout, b.text())
		}
		if ok {
			continue
		}
		b.shrink(func() bool {
			ok, valid := sameResult(t, o, b.text())
			return !ok && valid
		})
		complain(t, o, seed, b.text())
		if !*diffAll {
			return
		}
	}
	t.Logf("%d programs, the last with -differential.seed=%d", n, seed-1)
}

// sameResult reports whether a program does the same in both; valid is false if it is no
// program to CPython.
func sameResult(t *testing.T, o *oracle, text string) (same, valid bool) {
	want := o.run(t, text)
	if strings.HasSuffix(want.stdout, "Timeout\n") {
		return true, true // random loops may take for ever
	}
	got, report := runDiff(interp.Executor, text)
	ref, refReport := runDiff(interp.Starlark, text)
	if got.exit != ref.exit || withoutAddresses(got.stdout+report) != withoutAddresses(ref.stdout+refReport) {
		return false, want.exit != 2
	}
	got.stdout, want.stdout = masked(got.stdout), masked(want.stdout)
	return got == want || got.exit == want.exit && alike(got.stdout, want.stdout), want.exit != 2
}

// masked hides addresses, and what CPython does otherwise from 3.12 on: which error a comprehension
// raises for a variable that has no value, for those of the function around are its own ones then,
// and what max() says of nothing.
func masked(s string) string {
	return withoutAddresses(newer.Replace(s))
}

var newer = strings.NewReplacer("UnboundLocalError", "NameError",
	"max() arg is an empty sequence", "max() iterable argument is empty",
	"min() arg is an empty sequence", "min() iterable argument is empty")

func withoutAddresses(s string) string { return addresses.ReplaceAllString(s, "0x0") }

var addresses = regexp.MustCompile(`0x[0-9a-f]{6,}`)

// names are parts of messages in which pyq knows less than CPython.
var names = regexp.MustCompile(`(\S+\(\) |Value )?(argument )?after|\S*<locals>\.|\bbool\b`)

// alike reports whether outputs differ in nothing but errors that pyq describes otherwise,
// or that a call with two errors raises in another order: CPython looks for the method
// before it evaluates the arguments.
func alike(got, want string) bool {
	if strings.Contains(want, "unhashable type") || strings.Contains(got, "index-sized") {
		return true // the engine says that [] is not in {}, and refuses "a" * -2**99
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	if len(a) != len(b) {
		return false
	}
	for i, w := range b {
		g := a[i]
		switch {
		case g == w:
		case strings.Contains(w, "AttributeError") && (strings.Contains(g, "Error") || strings.Contains(g, "divides")):
		case strings.Contains(w, "TypeError") && names.ReplaceAllString(g, "int") == names.ReplaceAllString(w, "int"):
		case strings.Contains(w, "not supported between") && strings.Contains(g, "not supported between"):
		case strings.Contains(g, "not all arguments converted"): // "a" % []
		default:
			return false
		}
	}
	return true
}

func complain(t *testing.T, o *oracle, seed uint64, text string) {
	want := o.run(t, text)
	got, stderr := runDiff(interp.Executor, text)
	ref, refStderr := runDiff(interp.Starlark, text)
	t.Errorf("-differential.seed=%d\n%s\n--- pyq (%d)\n%s\n--- reference (%d)\n%s\n--- python3 (%d)\n%s\n--- stderr\n%s\n--- of the reference\n%s",
		seed, text, got.exit, got.stdout, ref.exit, ref.stdout, want.exit, want.stdout, stderr, refStderr)
}

// A block is a list of statements, which shrinking can leave out.
type block struct{ list []*node }

// A node is a statement: a line, or headers with blocks under them.
type node struct {
	heads  []string
	bodies []*block
}

func (b *block) line(format string, args ...any) {
	b.list = append(b.list, &node{heads: []string{fmt.Sprintf(format, args...)}})
}

// compound adds a statement with a block.
func (b *block) compound(head string) (*node, *block) {
	n := &node{}
	b.list = append(b.list, n)
	return n, n.clause(head)
}

// clause adds a further header with its block.
func (n *node) clause(head string) *block {
	body := &block{}
	n.heads = append(n.heads, head)
	n.bodies = append(n.bodies, body)
	return body
}

func (b *block) text() string {
	var w strings.Builder
	b.write(&w, "")
	return w.String()
}

func (b *block) write(w *strings.Builder, indent string) {
	for _, n := range b.list {
		for i, head := range n.heads {
			w.WriteString(indent + strings.ReplaceAll(head, "\n", "\n"+indent) + "\n")
			if i < len(n.bodies) {
				last := head[strings.LastIndexByte(head, '\n')+1:]
				n.bodies[i].write(w, indent+last[:len(last)-len(strings.TrimLeft(last, " "))]+"    ")
			}
		}
	}
	if len(b.list) == 0 && indent != "" {
		w.WriteString(indent + "pass\n")
	}
}

// shrink leaves out statements as long as the difference remains: first whole runs of
// them, then compound ones in favour of what they hold.
func (b *block) shrink(differs func() bool) {
	for changed, rounds := true, 0; changed && rounds < 5; rounds++ {
		changed = b.shrinkList(differs)
	}
}

func (b *block) shrinkList(differs func() bool) (changed bool) {
	for size := len(b.list); size > 0; size /= 2 {
		for from := 0; from < len(b.list); from += size {
			part := b.list[from:min(from+size, len(b.list))]
			rest := append(append([]*node{}, b.list[:from]...), b.list[from+len(part):]...)
			if old := b.list; b.replace(rest, differs) {
				changed = true
				from -= size
			} else {
				b.list = old
			}
		}
	}
	for _, n := range b.list {
		for _, body := range n.bodies {
			changed = body.shrinkList(differs) || changed
		}
	}
	for i := 0; i < len(b.list); i++ {
		for _, body := range b.list[i].bodies {
			old := b.list
			if b.replace(append(append(append([]*node{}, old[:i]...), body.list...), old[i+1:]...), differs) {
				changed = true
				break
			}
			b.list = old
		}
	}
	return changed
}

func (b *block) replace(list []*node, differs func() bool) bool {
	b.list = list
	return differs()
}
