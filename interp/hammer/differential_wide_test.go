package hammer_test

import (
	"fmt"
	"strings"
)

// This file has the parts of random programs that are about one feature in every place where it
// may be: yields, comparisons in chains, f-strings, slices, dicts and sets, objects that have
// their own say, drivers of generators.

const widePrelude = `
class Spec:
    def __init__(self, n): self.n = n
    def __add__(self, x): return T("add", Spec(self.n + 1))
    def __radd__(self, x): return T("radd", self.n)
    def __iadd__(self, x): return T("iadd", self)
    def __lt__(self, x): return T("lt", self.n)
    def __gt__(self, x): return T("gt", [])
    def __eq__(self, x): return T("eq", self.n == x)
    def __hash__(self): return T("hash", 7)
    def __bool__(self): return T("bool", self.n > 0)
    def __len__(self): return 3
    def __iter__(self):
        T("iter")
        yield self.n
        yield T("iter", 2)
    def __contains__(self, x): return T("contains", x == self.n)
    def __call__(self, *a, **k): return T("call", len(a) + len(k))
    def __getitem__(self, i): return T("item", 4)
    def __getattr__(self, name):
        if name[0] == "e": raise E1(name)
        return T("getattr", 5)
    def __index__(self): return T("index", 1)
    def __format__(self, spec): return T("format", "<" + spec + ">")
    def __neg__(self): return T("neg", -self.n)
    def __enter__(self): return T("enter", self.n)
    def __exit__(self, t, v, tb): return T("leave", self.n > 1)
    @property
    def prop(self): return T("prop", self.n)
    @prop.setter
    def prop(self, x): T("setprop", x)
def drive(g, script):
    for op, v in script:
        try:
            if op == 0: r = next(g)
            elif op == 1: r = g.send(v)
            elif op == 2: r = g.throw(E1(v))
            elif op == 3: r = g.throw(E2)
            else: r = g.close()
            print("y", op, r)
        except StopIteration as e:
            print("stop", e.value)
        except Exception as e:
            print("exc", name(e))
    for _ in range(20):
        try:
            g.close()
            break
        except RuntimeError as e:
            print(e)
        except Exception as e:
            print("closed", name(e))
            break
sp = Spec(1)`

// wide makes an int of one feature.
func (g *progGen) wide(depth int) string {
	n := func() string { return g.num(depth) }
	id := g.id()
	switch g.IntN(9) {
	case 0:
		return pick(g.Rand,
			fmt.Sprintf("len(xs[%s:%s:%s])", g.bound(depth), g.bound(depth), pick(g.Rand, "", "1", "-1", "2", "-2")),
			fmt.Sprintf("sum(xs[%s:])", g.bound(depth)),
			fmt.Sprintf("len('pyq and more'[%s:%s])", g.bound(depth), g.bound(depth)),
			fmt.Sprintf("len((1, 2, 3)[::%s])", pick(g.Rand, "-1", "2", "1")))
	case 1:
		return pick(g.Rand,
			fmt.Sprintf("len(f'{%s}{%s!r:>{T(%d, %s) %% 9}}')", g.num(0), g.num(0), id, g.num(0)),
			fmt.Sprintf("len(f'{T(%d, sp):a{%s}}{m}{%s:03}')", id, g.num(0), g.num(0)),
			fmt.Sprintf("len(f'{xs!s:<{T(%d, 12)}}|{%s=}')", id, pick(g.Rand, intNames...)))
	case 2:
		return pick(g.Rand,
			fmt.Sprintf("len({%s, %s} | {%s})", n(), n(), n()),
			fmt.Sprintf("len({%s} & {%s, *xs})", n(), n()),
			fmt.Sprintf("sum({%s} ^ {%s} - {%s})", n(), n(), n()),
			fmt.Sprintf("len({**m, 'z': %s, %s: %s})", n(), n(), n()),
			fmt.Sprintf("m.setdefault('s%d', %s)", g.IntN(3), n()),
			fmt.Sprintf("m.pop('s%d', %s)", g.IntN(3), n()),
			fmt.Sprintf("({%s: %s}.get(%s) or 0)", n(), n(), n()),
			fmt.Sprintf("({%s: %s} | {%s: %s})[%s]", n(), n(), n(), n(), n()),
			fmt.Sprintf("len({%s} <= {%s, %s} and m.keys() & {'k', 'j'})", n(), n(), n()))
	case 3:
		return fmt.Sprintf("int(bool(%s %s %s %s %s %s %s))", n(), g.comparison(), n(), g.comparison(), n(), g.comparison(), n())
	case 4, 5:
		return pick(g.Rand, "(sp + "+n()+").n", "("+n()+" + sp)", "sp("+n()+", k="+n()+")", "len(sp)", "sp["+n()+"]", "sp["+n()+":"+n()+"]",
			"int("+n()+" in sp)", "sp.zz", "sp.ee", "sum(sp)", "sum([*sp, *xs])", "xs[sp]", "int(bool(sp < "+n()+"))", "int(bool(sp > "+n()+" > sp))",
			"int("+n()+" == sp)", "int(sp in [1, "+n()+"])", "-sp", "(sp.n if sp else "+n()+")", "(sp and "+n()+")", "int(not sp)", "sp.prop", "len({sp: 1})",
			"sp.meth", "len(xs[:sp])", "max(sp)", "dict([sp])[1]")
	case 6:
		return fmt.Sprintf("T(%d, *[%s], *(), **{})", id, n())
	case 7:
		g.nested++
		defer func() { g.nested-- }()
		return pick(g.Rand,
			fmt.Sprintf("sum({x: %s for x in %s if %s}.values())", n(), g.iterable(depth), g.cond(depth)),
			fmt.Sprintf("len({%s for x in %s for y in (x, %s) if y})", n(), g.iterable(depth), n()),
			fmt.Sprintf("sum([sum([y + %s for y in range(x) if %s]) for x in (%s, 2)])", n(), g.cond(depth), n()),
			fmt.Sprintf("len([(lambda z=x: z + %s)() for x, *y in [(1, 2), (%s,)]])", n(), n()))
	}
	if g.nested == 0 && !g.scope.class && g.scope.names["c"] != "" {
		return pick(g.Rand,
			fmt.Sprintf("len([c := x for x in (%s, %s)])", g.num(0), g.num(0)),
			fmt.Sprintf("(%s + (c := %s) + c)", n(), n()),
			fmt.Sprintf("int(%s < (c := %s) < c + %s)", n(), n(), n()))
	}
	return g.num(0)
}

func (g *progGen) comparison() string {
	return pick(g.Rand, "<", "<=", "==", "!=", ">", ">=", "is not", "<", "<=", "in (1, 2, 3) or T(0) <")
}

func (g *progGen) bound(depth int) string {
	return pick(g.Rand, "", "-1", "1", "None", g.num(depth), "-"+g.num(0))
}

// yielding makes an int with yields in it.
func (g *progGen) yielding(depth int) string {
	y := func() string { return fmt.Sprintf("(yield %s)", g.num(depth)) }
	n := func() string { return fmt.Sprintf("(%s or %s)", y(), g.num(0)) }
	list := []string{
		n(), fmt.Sprintf("T(%d, %s)", g.id(), n()), fmt.Sprintf("(%s + %s)", n(), n()), fmt.Sprintf("(%s + %s)", g.num(1), n()),
		fmt.Sprintf("int(%s < %s <= %s)", n(), n(), n()), fmt.Sprintf("int(%s < %s < %s)", g.num(1), g.num(1), n()),
		fmt.Sprintf("len(f'{(yield %s)}{T(%d, %s):>{(yield %s) or 1}}')", g.num(0), g.id(), g.num(0), g.num(0)), fmt.Sprintf("xs[%s]", n()), fmt.Sprintf("len(xs[%s:%s])", y(), y()),
		fmt.Sprintf("(lambda x=%s: x)()", n()), fmt.Sprintf("(lambda x=%s, *, z=%s: x + z)()", n(), g.num(1)), fmt.Sprintf("sum([x for x in ((yield %s) or 1, %s) if x])", g.num(0), g.num(0)),
		fmt.Sprintf("sum(x for x in ((yield %s) or 1, %s))", g.num(0), g.num(0)), fmt.Sprintf("len({%s: %s, %s: %s})", y(), g.num(1), g.num(1), y()),
		fmt.Sprintf("max(%s, *(%s, 1), key=%s)", n(), n(), y()), fmt.Sprintf("(%s and %s or 0)", y(), n()),
		fmt.Sprintf("o.meth(%s, *[%s], k=%s)", y(), y(), y()), fmt.Sprintf("o[%s]", y()), fmt.Sprintf("-%s", n()),
		fmt.Sprintf("(%s if %s else %s)", n(), y(), n()), fmt.Sprintf("int(not %s)", y()), fmt.Sprintf("len([*xs, %s])", y()),
		fmt.Sprintf("len((%s, *[%s]))", g.num(1), y()), fmt.Sprintf("(%s is None)", y()), fmt.Sprintf("{%s: 1}.get(%s, %s)", y(), y(), n()),
		fmt.Sprintf("[%s, %s][%s]", g.num(1), n(), pick(g.Rand, "0", "1")), "((yield from (1, 2)) or 0)", fmt.Sprintf("o.meth(%s).bit_length()", y()),
	}
	if g.scope.names["c"] != "" {
		list = append(list, fmt.Sprintf("(c := %s)", n()), fmt.Sprintf("(%s + (c := %s))", n(), n()), fmt.Sprintf("(c + (c := %s) + c)", n()))
	}
	return pick(g.Rand, list...)
}

// yieldStmt makes a statement with a yield where it may be.
func (g *progGen) yieldStmt(b *block, depth int) {
	if !g.scope.generator {
		g.wideStmt(b, depth)
		return
	}
	y := func() string { return fmt.Sprintf("(yield %s)", g.num(1)) }
	n := func() string { return fmt.Sprintf("(%s or %s)", y(), g.num(0)) }
	switch g.IntN(10) {
	case 0:
		m, body := b.compound("if " + y() + ":")
		g.stmts(body, depth+1)
		if g.IntN(2) == 0 {
			g.stmts(m.clause("elif "+y()+":"), depth+1)
		}
		g.stmts(m.clause("else:"), depth+1)
	case 1:
		m, body := b.compound("while " + pick(g.Rand, y(), y()+" and "+n(), "not "+y()) + ":")
		g.loop(m, body, depth)
	case 2:
		m, body := b.compound("for " + g.target() + " in " + pick(g.Rand, "("+n()+", 1)", "[x for x in ((yield "+g.num(0)+") or 1, 2)]", "range("+n()+")") + ":")
		g.loop(m, body, depth)
	case 3:
		_, body := b.compound("with CM(" + n() + pick(g.Rand, "", ", True") + ")" + pick(g.Rand, "", " as "+g.target(), " as o["+g.num(0)+"], CM("+n()+", "+y()+")") + ":")
		g.stmts(body, depth+1)
	case 4:
		m, body := b.compound("try:")
		body.line("raise E1(%s)", y())
		g.stmts(m.clause("except ("+y()+" or E1, E2) as e:"), depth+1)
		if g.IntN(2) == 0 {
			g.stmts(m.clause("finally:"), depth+1)
		}
	case 5:
		m, body := b.compound("match (" + y() + ", " + g.num(1) + "):\n    case (None, " + g.target() + ") if " + y() + ":")
		g.stmts(body, depth+2)
		g.stmts(m.clause("    case _:"), depth+2)
	case 6:
		b.line("def h%d(p=%s, *, q=%s): return p", g.id(), y(), y())
	case 7:
		b.line("%s = %s", g.target(), g.yielding(1))
	default:
		b.line("%s", pick(g.Rand,
			fmt.Sprintf("xs[%s] = %s", n(), n()), fmt.Sprintf("o[%s] += %s", y(), n()), fmt.Sprintf("assert %s, %s", y(), y()), fmt.Sprintf("raise E1(%s)", y()),
			fmt.Sprintf("%s, *xs = %s, %s", g.target(), n(), n()), fmt.Sprintf("del o[%s]", y()), fmt.Sprintf("%s += %s", g.target(), n()),
			fmt.Sprintf("return %s", y()), fmt.Sprintf("o.v = o[%s] = %s", y(), y()), fmt.Sprintf("xs[%s:%s] = [%s]", y(), y(), n()),
			fmt.Sprintf("raise E2 from E1(%s)", y()), fmt.Sprintf("%s = yield from g_inner(%s)", g.target(), y())))
	}
}

// wideStmt makes a statement of one feature.
func (g *progGen) wideStmt(b *block, _ int) {
	n := func() string { return g.num(1) }
	b.line("%s", pick(g.Rand,
		fmt.Sprintf("%s = %s", g.target(), g.wide(2)),
		fmt.Sprintf("T(%d, %s)", g.id(), g.wide(2)),
		fmt.Sprintf("del xs[%s:%s]", pick(g.Rand, "1", "2", n()), pick(g.Rand, "", "2", n())),
		fmt.Sprintf("xs[%s:%s:%s] = [%s, %s]", pick(g.Rand, "", "1"), pick(g.Rand, "", "3"), pick(g.Rand, "", "2", "-1"), n(), n()),
		fmt.Sprintf("xs[%s] %s= %s", pick(g.Rand, "0", "-1", n()), pick(g.Rand, "+", "*", "//", "<<"), pick(g.Rand, "1", "2", n())),
		fmt.Sprintf("m |= {'k': %s, 's0': %s}", n(), n()),
		fmt.Sprintf("sp.prop = %s", n()), fmt.Sprintf("sp.prop += %s", n()), fmt.Sprintf("sp.n = %s", n()), fmt.Sprintf("sp += %s", n()),
		fmt.Sprintf("a, b = b, %s", n()), fmt.Sprintf("for xs[0], %s in [(%s, %s), xs]: T(%d)", g.target(), n(), n(), g.id()),
		fmt.Sprintf("%s = [%s, [%s, *xs]][1][-1]", g.target(), n(), n()),
		fmt.Sprintf("xs = [x for x in xs if x != %s][:4] or [%s]", g.num(0), n()),
		fmt.Sprintf("xs.append(xs.pop(%s))", pick(g.Rand, "0", "-1", n())),
		fmt.Sprintf("print(sorted(m.items()), *xs[:%s], sep='/')", n()),
	))
}

// driver drives a generator.
func (g *progGen) driver(b *block, gen string) {
	var script []string
	for range 1 + g.IntN(6) {
		script = append(script, fmt.Sprintf("(%d, %s)", pick(g.Rand, 0, 0, 1, 1, 1, 2, 3, 4), pick(g.Rand, "0", "1", "2")))
	}
	b.line("drive(%s(), [(0, 0), %s])", gen, strings.Join(script, ", "))
}
