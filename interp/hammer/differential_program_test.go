package hammer_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDifferentialPrograms compares the traces of random programs: functions in functions,
// loops with else, try in every nesting, with, generators, classes, closures. T(n, x)
// prints n and returns x, which pins the order of evaluation.
func TestDifferentialPrograms(t *testing.T) {
	t.Parallel()
	differ(t, func(r *rand.Rand) *block { return randomProgram(r, 20+r.IntN(60), 200) })
}

// randomProgram makes a program of some statements, and at most so many more.
func randomProgram(r *rand.Rand, size, more int) *block {
	g := &progGen{Rand: r, size: size, least: -more}
	body := &block{}
	top := &scopeGen{names: map[string]string{}}
	for _, n := range intNames {
		body.line("%s = %d", n, r.IntN(5))
		top.own(n)
	}
	body.line("xs = [1, 2, 3]")
	body.line("m = {'k': 1}")
	body.line("o = Obj()")
	g.scope = top
	for g.size > 0 {
		g.part(body)
	}
	body.line("print(%s, xs, m, o.v)", strings.Join(intNames, ", "))
	b := &block{}
	b.line("%s", preludeFor(body.text()))
	b.list = append(b.list, body.list...)
	return b
}

// preludePieces are the statements of the prelude, by the name that each defines.
var preludePieces, preludeNames = func() (pieces map[string]string, names []string) {
	pieces = map[string]string{}
	for line := range strings.Lines(progPrelude + widePrelude + "\n") {
		if m := definition.FindStringSubmatch(line); m != nil {
			names = append(names, m[2])
		}
		pieces[names[len(names)-1]] += line
	}
	return pieces, names
}()

var (
	definition = regexp.MustCompile(`^(class |def |import )?(\w+)`)
	word       = regexp.MustCompile(`\w+`)
)

// preludeFor returns what of the prelude a program needs.
func preludeFor(body string) string {
	need := map[string]bool{}
	var find func(text string)
	find = func(text string) {
		for _, w := range word.FindAllString(text, -1) {
			if piece := preludePieces[w]; piece != "" && !need[w] {
				need[w] = true
				find(piece)
			}
		}
	}
	find(body)
	var w strings.Builder
	for _, name := range preludeNames {
		if need[name] {
			w.WriteString(preludePieces[name])
		}
	}
	return strings.TrimSuffix(w.String(), "\n")
}

const progPrelude = `import traceback
steps = 0
class Stop(BaseException): pass
def T(n, x=None):
    global steps
    steps += 1
    if steps > 150: raise Stop
    print("T", n, x)
    return x
class E1(Exception): pass
class E2(E1): pass
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__)
        return self.swallow
class Obj:
    v = 7
    def __getitem__(self, i): return T("get", i)
    def __setitem__(self, i, x): T("set", (i, x))
    def __delitem__(self, i): T("del", i)
    def meth(self, *a, **k): return T("meth", len(a) + len(k))
def name(e):
    out = []
    while e is not None and len(out) < 5:
        calls = traceback.extract_tb(e.__traceback__)
        out.append((type(e).__name__, [(f.lineno, f.name) for f in calls if "comp>" not in f.name]))
        e = e.__cause__ or e.__context__
    return out
def show(n, f):
    try:
        print(n, f())
    except Exception as e:
        print(n, name(e))
def g_inner(n):
    try:
        return (yield n)
    finally:
        T("inner", n)
def drain(g, n, how):
    out = []
    try:
        out.append(next(g))
        for i in range(n):
            if how == 1: out.append(g.send(i))
            elif how == 2: out.append(g.throw(E1(i)))
            else: out.append(next(g))
    except StopIteration as e:
        out.append(("stop", e.value))
    except E1 as e:
        out.append(type(e).__name__)
    finally:
        for _ in range(20):
            try:
                g.close()
                break
            except RuntimeError as e:
                out.append(str(e))
    print("drain", out)
def deco(n):
    T("deco", n)
    def wrap(f):
        T("wrap", n)
        def inner(*a): return f(*a)
        return inner
    return wrap`

// intNames are the variables that hold ints.
var intNames = []string{"a", "b", "c", "d"}

// A scopeGen is a function, class or module of a random program.
type scopeGen struct {
	outer     *scopeGen
	names     map[string]string // what the names that it may assign are: own, global, nonlocal
	funcs     []string          // functions it may call, with an int
	gens      []string          // generator functions without parameters
	classes   []string
	function  bool
	class     bool
	generator bool
	loops     int
}

func (s *scopeGen) own(name string) { s.names[name] = "own" }

type progGen struct {
	*rand.Rand
	scope *scopeGen
	size  int // statements to come
	least int // of size: from there on statements are as short as can be
	ids   int
	// nested counts the comprehensions and lambdas around, which can have no yield, and
	// some of them no :=.
	nested int
}

func (g *progGen) id() int {
	g.ids++
	return g.ids
}

// target returns a name that may be assigned here.
func (g *progGen) target() string {
	var list []string
	for _, n := range intNames {
		if g.scope.names[n] != "" {
			list = append(list, n)
		}
	}
	if len(list) == 0 {
		g.scope.own("d")
		return "d"
	}
	return pick(g.Rand, list...)
}

func (g *progGen) visible(of func(*scopeGen) []string) string {
	var list []string
	for s := g.scope; s != nil; s = s.outer {
		if s == g.scope || !s.class {
			list = append(list, of(s)...)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return pick(g.Rand, list...)
}

// num makes an expression that is an int, unless a name has no value.
func (g *progGen) num(depth int) string {
	if depth <= 0 {
		return pick(g.Rand, pick(g.Rand, intNames...), pick(g.Rand, intNames...), pick(g.Rand, "0", "1", "2", "3"))
	}
	n := func() string { return g.num(depth - 1) }
	switch k := g.IntN(26); k {
	case 0, 1, 2:
		return fmt.Sprintf("T(%d, %s)", g.id(), n())
	case 3, 4:
		return fmt.Sprintf("(%s %s %s)", n(), pick(g.Rand, "+", "-"), n())
	case 5:
		return fmt.Sprintf("(%s * %s %% 7)", n(), n())
	case 6:
		return fmt.Sprintf("(%s if %s else %s)", n(), g.cond(depth-1), n())
	case 7, 8:
		if f := g.visible(func(s *scopeGen) []string { return s.funcs }); f != "" {
			return fmt.Sprintf("%s(%s)", f, pick(g.Rand, n(), n()+", q="+n(), "*["+n()+"]", "**{'p': "+n()+"}", "q="+n()+", *["+n()+"]"))
		}
	case 9, 10, 11, 18:
		g.nested++
		defer func() { g.nested-- }()
		return g.nesting(k, depth-1)
	case 12:
		if g.nested == 0 && !g.scope.class && g.scope.names["c"] != "" {
			return fmt.Sprintf("(c := %s)", n())
		}
	case 13:
		return fmt.Sprintf("xs[%s %% len(xs)]", n())
	case 14:
		return fmt.Sprintf("m.get(%s, %s)", n(), n())
	case 15:
		return pick(g.Rand, "o.v", "o["+n()+"]", "o.meth("+n()+", *["+n()+"], k="+n()+")", "len(xs)", "m['k']", "[*xs, "+n()+"][-1]")
	case 16:
		if g.nested == 0 && g.scope.generator {
			return pick(g.Rand, fmt.Sprintf("len([(yield %s)])", n()), fmt.Sprintf("(0 if (yield %s) else 1)", n()))
		}
	case 17:
		return fmt.Sprintf("(%s %s %s)", n(), pick(g.Rand, "and", "or"), n())
	case 20, 21, 22, 23:
		return g.wide(depth - 1)
	case 24, 25:
		if g.nested == 0 && g.scope.generator {
			return g.yielding(depth - 1)
		}
	}
	return g.num(0)
}

// nesting makes an int of a lambda or comprehension.
func (g *progGen) nesting(k, depth int) string {
	n := func() string { return g.num(depth) }
	switch k {
	case 9:
		return fmt.Sprintf("(lambda %s, y=%s: %s)(%s)", pick(g.Rand, "x", "a", "b"), n(), n(), n())
	case 10:
		return fmt.Sprintf("sum((%s) or 0 for %s in %s if %s)", n(), pick(g.Rand, "x", "a", "d"), g.iterable(depth), g.cond(depth))
	case 11:
		return fmt.Sprintf("len([%s for %s in %s])", n(), pick(g.Rand, "x", "b", "c"), g.iterable(depth))
	}
	return fmt.Sprintf("next((%s for x in %s), %s)", n(), g.iterable(depth), n())
}

func (g *progGen) cond(depth int) string {
	n := func() string { return g.num(depth - 1) }
	switch g.IntN(8) {
	case 0, 1:
		return fmt.Sprintf("%s < %s", n(), n())
	case 2:
		return fmt.Sprintf("%s <= %s != %s < %s", n(), n(), n(), n())
	case 3:
		return fmt.Sprintf("not %s", n())
	case 4:
		return fmt.Sprintf("%s in [%s, %s]", n(), n(), n())
	case 5:
		return fmt.Sprintf("(%s == %s %s %s > %s)", n(), n(), pick(g.Rand, "and", "or"), n(), n())
	case 6:
		return fmt.Sprintf("%s %% 2", n())
	}
	return fmt.Sprintf("%s is not None", n())
}

func (g *progGen) iterable(depth int) string {
	n := func() string { return g.num(depth - 1) }
	gen := g.visible(func(s *scopeGen) []string { return s.gens })
	switch g.IntN(7) {
	case 0:
		return fmt.Sprintf("[%s, %s]", n(), n())
	case 1:
		return fmt.Sprintf("(%s, %s, %s)", n(), n(), n())
	case 2:
		return "xs[:3]"
	case 3:
		if gen != "" {
			return "list(" + gen + "())[:3]"
		}
	case 4:
		g.nested++
		defer func() { g.nested-- }()
		return fmt.Sprintf("[x for x in (%s, 1) if x]", n())
	}
	return pick(g.Rand, "range(3)", "range(2)", "range(1, 4)", "{1, 2}", "range(0)", "(1, 2)")
}

// part makes some statements of the module: such, or in a function, or in a try.
func (g *progGen) part(b *block) {
	switch id := g.id(); g.IntN(5) {
	case 0:
		g.stmt(b, 0)
	case 1:
		n, body := b.compound("try:")
		g.stmts(body, 0)
		n.clause("except Exception as e:").line("print(name(e))")
	default:
		_, body := b.compound(fmt.Sprintf("def main%d():", id))
		leave := g.enter(body)
		g.stmts(body, 0)
		leave()
		b.line("show(%d, main%d)", id, id)
	}
}

// stmts fills a block with a few statements.
func (g *progGen) stmts(b *block, depth int) {
	for range 1 + g.IntN(3) {
		g.stmt(b, depth)
	}
}

func (g *progGen) stmt(b *block, depth int) {
	g.size--
	if g.size < g.least || depth > 6 {
		b.line("T(%d)", g.id())
		return
	}
	kinds := []func(*block, int){
		g.trace, g.assign, g.assign, g.assign, g.augment, g.ifStmt, g.forStmt, g.whileStmt, g.tryStmt, g.tryStmt, g.tryStmt,
		g.withStmt, g.function, g.function, g.generator, g.class, g.leave, g.leave, g.closures, g.delete, g.match, g.special, g.unpack,
		g.wideStmt, g.wideStmt, g.yieldStmt, g.yieldStmt,
	}
	pick(g.Rand, kinds...)(b, depth)
}

func (g *progGen) trace(b *block, _ int) { b.line("T(%d, %s)", g.id(), g.num(3)) }

func (g *progGen) assign(b *block, _ int) {
	switch g.IntN(5) {
	case 0:
		b.line("%s = %s = %s", g.target(), g.target(), g.num(2))
	case 1:
		b.line("%s, %s = %s, %s", g.target(), g.target(), g.num(2), g.num(2))
	default:
		b.line("%s = %s", g.target(), g.num(3))
	}
}

func (g *progGen) unpack(b *block, _ int) {
	n := func() string { return g.num(2) }
	b.line("%s", pick(g.Rand,
		fmt.Sprintf("%s, *xs = %s, %s, %s", g.target(), n(), n(), n()),
		fmt.Sprintf("(%s, xs[0]), %s = (%s, %s), %s", g.target(), g.target(), n(), n(), n()),
		fmt.Sprintf("[%s, *_, %s] = xs + [%s]", g.target(), g.target(), n()),
		fmt.Sprintf("o[%s], %s = %s, %s", n(), g.target(), n(), n()),
		fmt.Sprintf("o[%s] = %s = %s", n(), g.target(), n()),
		fmt.Sprintf("m[%s], o.v = [%s, %s]", n(), n(), n()),
		fmt.Sprintf("xs[%s:%s] = [%s]", pick(g.Rand, "0", "1", ""), pick(g.Rand, "1", "2", ""), n()),
		fmt.Sprintf("for %s, (%s, *_) in [(%s, (%s, 1))]: T(%d)", g.target(), g.target(), n(), n(), g.id()),
	))
}

func (g *progGen) augment(b *block, _ int) {
	op := pick(g.Rand, "+=", "-=", "+=", "|=", "&=")
	b.line("%s %s %s", pick(g.Rand, g.target(), g.target(), "xs[T("+fmt.Sprint(g.id())+", 0)]", "o.v", "m['k']", "o["+g.num(1)+"]"), op, g.num(2))
}

func (g *progGen) delete(b *block, _ int) {
	if g.IntN(3) > 0 {
		b.line("T(%d)", g.id())
		return
	}
	b.line("%s", pick(g.Rand, "del "+g.target(), "del o["+g.num(1)+"]", "del xs[:1]", "del m['k']"))
}

func (g *progGen) ifStmt(b *block, depth int) {
	n, body := b.compound("if " + g.cond(3) + ":")
	g.stmts(body, depth+1)
	if g.IntN(3) == 0 {
		g.stmts(n.clause("elif "+g.cond(2)+":"), depth+1)
	}
	if g.IntN(2) == 0 {
		g.stmts(n.clause("else:"), depth+1)
	}
}

func (g *progGen) loop(n *node, body *block, depth int) {
	g.scope.loops++
	g.stmts(body, depth+1)
	g.scope.loops--
	if g.IntN(2) == 0 {
		g.stmts(n.clause("else:"), depth+1)
	}
}

func (g *progGen) forStmt(b *block, depth int) {
	n, body := b.compound("for " + g.target() + " in " + g.iterable(2) + ":")
	g.loop(n, body, depth)
}

func (g *progGen) whileStmt(b *block, depth int) {
	v := fmt.Sprintf("w%d", g.id())
	b.line("%s = 0", v)
	n, body := b.compound("while " + pick(g.Rand, v+" < 3", v+" < 2 and "+g.cond(2)) + ":")
	body.line("%s += 1", v)
	g.loop(n, body, depth)
}

func (g *progGen) tryStmt(b *block, depth int) {
	n, body := b.compound("try:")
	g.stmts(body, depth+1)
	handlers := g.IntN(3)
	for range handlers {
		head := "except " + pick(g.Rand, "E1", "E2", "(E2, NameError)", "Exception", "NameError", "ZeroDivisionError", "(T("+fmt.Sprint(g.id())+", E1), KeyError)")
		if g.IntN(2) == 0 {
			head += " as e"
		}
		h := n.clause(head + ":")
		if strings.HasSuffix(head, "e") && g.IntN(2) == 0 {
			h.line("T(%d, type(e).__name__)", g.id())
		}
		g.stmts(h, depth+1)
	}
	if handlers > 0 && g.IntN(3) == 0 {
		g.stmts(n.clause("else:"), depth+1)
	}
	if handlers == 0 || g.IntN(2) == 0 {
		g.stmts(n.clause("finally:"), depth+1)
	}
}

func (g *progGen) withStmt(b *block, depth int) {
	var items []string
	for range 1 + g.IntN(2) {
		item := fmt.Sprintf("CM(%s%s)", g.num(1), pick(g.Rand, "", "", ", True"))
		if g.IntN(2) == 0 {
			item += " as " + pick(g.Rand, g.target(), g.target(), "o["+g.num(1)+"]")
		}
		items = append(items, item)
	}
	_, body := b.compound("with " + strings.Join(items, ", ") + ":")
	g.stmts(body, depth+1)
}

// leave raises, returns, breaks or continues.
func (g *progGen) leave(b *block, _ int) {
	list := []string{"raise E1(" + g.num(1) + ")", "raise E2", "T(1 // 0)", "raise E1 from E2()"}
	if g.scope.loops > 0 {
		list = append(list, "break", "continue", "break", "continue", "break", "continue")
	}
	if g.scope.function {
		list = append(list, "return "+g.num(2), "return "+g.num(2), "return")
	}
	if g.scope.generator {
		list = append(list, "yield "+g.num(2), "T(0, (yield "+g.num(1)+"))", "yield from "+g.iterable(2), "yield")
	}
	line := pick(g.Rand, list...)
	if g.IntN(2) == 0 && !strings.Contains(line, "yield") {
		_, body := b.compound("if " + g.cond(2) + ":")
		body.line("%s", line)
		return
	}
	b.line("%s", line)
}

// enter makes a scope for a function, with declarations.
func (g *progGen) enter(b *block, params ...string) (leave func()) {
	outer := g.scope
	s := &scopeGen{outer: outer, names: map[string]string{}, function: true}
	g.scope = s
	var first []string
	for _, n := range intNames {
		switch k := g.IntN(8); {
		case slices.Contains(params, n):
			s.own(n)
		case k == 0:
			b.line("global %s", n)
			s.names[n] = "global"
		case k <= 2 && enclosing(outer, n):
			b.line("nonlocal %s", n)
			s.names[n] = "nonlocal"
		case k <= 4:
			first = append(first, n)
			s.own(n)
		}
	}
	if len(s.names) == 0 {
		s.own("d")
		first = append(first, "d")
	}
	b.line("T(%d)", g.id())
	for _, n := range first {
		if g.IntN(4) > 0 {
			b.line("%s = %s", n, g.num(1))
		} else {
			b.line("if 0: %s = 0", n) // it has no value yet
		}
	}
	return func() { g.scope = outer }
}

// enclosing reports whether a function around has a variable that nonlocal can mean.
func enclosing(s *scopeGen, name string) bool {
	for ; s != nil; s = s.outer {
		if s.function && !s.class {
			switch s.names[name] {
			case "own", "nonlocal":
				return s.names[name] == "nonlocal" || s.outer != nil
			case "global":
				return false
			}
		}
	}
	return false
}

func (g *progGen) function(b *block, depth int) {
	name := fmt.Sprintf("f%d", g.id())
	params := "p=0, q=0"
	own := []string{"p", "q"}
	if g.IntN(2) == 0 {
		v := pick(g.Rand, intNames...)
		params = fmt.Sprintf("p=0, %s=%s, *r, q=%s", v, g.num(1), g.num(1))
		own = append(own, v)
	}
	for range g.IntN(5) / 3 {
		b.line("@deco(%s)", g.num(1))
	}
	// A decorator is a line of its own, which cannot be left out alone.
	head := "def " + name + "(" + params + "):"
	if n := len(b.list); n > 0 && strings.HasPrefix(b.list[n-1].heads[0], "@") {
		own, params = nil, ""
		head = b.list[n-1].heads[0] + "\ndef " + name + "(p=0, q=0):"
		b.list = b.list[:n-1]
	}
	_, body := b.compound(head)
	leave := g.enter(body, own...)
	g.stmts(body, depth+1)
	if g.IntN(3) > 0 {
		body.line("return %s", pick(g.Rand, "p", "q", g.num(2)))
	}
	leave()
	if !strings.HasPrefix(head, "@") {
		g.scope.funcs = append(g.scope.funcs, name)
	}
	b.line("T(%d, %s(%s))", g.id(), name, g.num(1))
}

func (g *progGen) generator(b *block, depth int) {
	name := fmt.Sprintf("g%d", g.id())
	_, body := b.compound("def " + name + "():")
	leave := g.enter(body)
	g.scope.generator = true
	g.stmts(body, depth+1)
	body.line("yield %s", g.num(1))
	g.stmts(body, depth+1)
	leave()
	g.scope.gens = append(g.scope.gens, name)
	if g.IntN(3) > 0 {
		g.driver(b, name)
		return
	}
	b.line("drain(%s(), %d, %d)", name, g.IntN(4), g.IntN(3))
}

func (g *progGen) class(b *block, depth int) {
	name := fmt.Sprintf("C%d", g.id())
	base := g.visible(func(s *scopeGen) []string { return s.classes })
	_, body := b.compound("class " + name + "(" + base + "):")
	outer := g.scope
	g.scope = &scopeGen{outer: outer, names: map[string]string{}, class: true}
	body.line("%s = %s", pick(g.Rand, intNames...), g.num(1))
	for range g.IntN(3) {
		g.assign(body, depth)
	}
	if g.IntN(3) == 0 {
		g.stmts(body, depth+2)
	}
	_, init := body.compound("def __init__(self, v=" + g.num(1) + "):")
	init.line("self.v = v")
	if base != "" {
		init.line("super().__init__(%s)", pick(g.Rand, "v", "1"))
	}
	head := pick(g.Rand, "def meth(self, *r):", "@property\ndef prop(self):", "@staticmethod\ndef stat(p=1):", "@classmethod\ndef make(cls):", "def __add__(self, x):")
	_, method := body.compound(head)
	leave := g.enter(method)
	g.stmts(method, depth+2)
	method.line("return %s", g.num(2))
	leave()
	g.scope = outer
	g.scope.classes = append(g.scope.classes, name)
	for _, use := range []string{".v", ".meth(2)", ".prop", ".stat(3)", ".make()", " + 1", ".a", ".d"} {
		if g.IntN(2) == 0 {
			b.line("show(%d, lambda: %s()%s)", g.id(), name, use)
		}
	}
}

func (g *progGen) closures(b *block, _ int) {
	g.nested++
	defer func() { g.nested-- }()
	name := fmt.Sprintf("h%d", g.id())
	b.line("%s", fmt.Sprintf(pick(g.Rand,
		"%[1]s = [lambda: x + %[2]s for x in range(3)]",
		"%[1]s = [lambda x=x: x + %[2]s for x in %[3]s]",
		"%[1]s = [(lambda y: lambda: y + %[2]s)(x) for x in range(2)]",
		"%[1]s = []\nfor %[4]s in range(3): %[1]s.append(lambda: %[4]s)",
	), name, g.num(2), g.iterable(1), g.target()))
	b.line("show(%d, lambda: [f() for f in %s])", g.id(), name)
}

func (g *progGen) match(b *block, depth int) {
	n, body := b.compound("match " + pick(g.Rand, g.num(2), "("+g.num(2)+", "+g.num(1)+")", "xs", "m") + ":\n    case 0:")
	g.stmts(body, depth+2)
	for range 1 + g.IntN(3) {
		pattern := pick(g.Rand, "1 | 2", "[%s, *_]", "(%s, 1)", "{'k': %s}", "int() as %s", "[_, %s]", "%s", "{**rest}", "[1, [2, %s]]")
		if strings.Contains(pattern, "%s") {
			pattern = fmt.Sprintf(pattern, g.target())
		}
		head := "    case " + pattern
		if g.IntN(3) == 0 || !strings.ContainsAny(pattern, " [{(") {
			head += " if " + g.cond(2)
		}
		g.stmts(n.clause(head+":"), depth+2)
	}
}

// special makes a statement that does not fit elsewhere.
func (g *progGen) special(b *block, _ int) {
	g.nested++
	defer func() { g.nested-- }()
	n := func() string { return g.num(2) }
	id := g.id()
	b.line("%s", pick(g.Rand,
		fmt.Sprintf("print(f'{xs} {xs.append(%s)} {xs!r:>5} {T(%d, 1):{T(%d, 3)}}')", g.num(0), id, id),
		fmt.Sprintf("show(%d, lambda: {T(1, 1): %s, T(2, 2): %s, **{'z': T(3)}})", id, n(), n()),
		fmt.Sprintf("print([(x, y) for x in range(3) if x != %s for y in range(x)])", n()),
		fmt.Sprintf("print(sorted({x %% 3: y for x, (y, *_) in enumerate([(%s, 1), (2, 3)])}.items()))", n()),
		fmt.Sprintf("T(%d, 1 < %s < %s > 1)", id, n(), n()),
		fmt.Sprintf("T(%d, any(T(x, x) == %s for x in range(3)))", id, n()),
		fmt.Sprintf("assert %s, %s", g.cond(2), n()),
		fmt.Sprintf("print(sorted(k for k in locals() if len(k) == 1 and k in 'abcdpqx'), %s)", n()),
		fmt.Sprintf("xs.sort(key=lambda x: (x * %s, x))", g.num(0)),
		fmt.Sprintf("print(*(x for x in range(%s %% 4)), sep=', ')", g.num(0)),
	))
}
