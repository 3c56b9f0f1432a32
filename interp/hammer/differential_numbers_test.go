package hammer_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestDifferentialNumbers compares what random statements do with numbers of all sorts: ints
// around the bounds of 32, 53 and 64 bits, floats that are no numbers, infinite or negative
// zero, booleans. They are in variables of every kind (local, seen by a closure, global, of a
// class, attributes, items), for each of which the executor has paths of its own.
func TestDifferentialNumbers(t *testing.T) {
	t.Parallel()
	differ(t, func(r *rand.Rand) *block {
		b := &block{}
		b.line("%s", numberPrelude)
		for i := range 3 + r.IntN(4) {
			(&numberGen{Rand: r}).part(b, i)
		}
		return b
	})
}

const numberPrelude = `inf, nan = float("inf"), float("nan")
class Obj: pass
def cut(x):
    if isinstance(x, (int, float)) and not abs(x) < 2**300 and abs(x) != inf and x == x:
        return x % (2**64 + 13)
    return x
def hashed(x): return hash(x) if x == x else 0  # of a NaN it is an address`

var (
	numberInts = []string{"0", "1", "2", "3", "7", "10", "255", "2**31 - 1", "2**31", "2**32", "2**53", "2**53 + 1", "2**62", "2**63 - 1", "2**63",
		"2**63 + 1", "2**64", "10**20", "3037000500", "4294967296", "9223372036854775807"}
	numberFloats = []string{"0.0", "-0.0", "inf", "-inf", "nan", "0.5", "1.5", "-2.5", "1.0", "2.0", "3.7", "1e16", "9007199254740992.0", "9007199254740993.0",
		"1e308", "5e-324", "9.223372036854775807e18", "1e-7"}
)

// A numberGen makes one function, class or piece of the module.
type numberGen struct {
	*rand.Rand
	names   []string // that hold numbers
	walrus  string   // a name that := may give a value
	ids     int
	counted int
}

func (g *numberGen) literal() string {
	switch g.IntN(8) {
	case 0:
		return pick(g.Rand, "True", "False")
	case 1, 2:
		return pick(g.Rand, numberFloats...)
	case 3:
		return "-" + pick(g.Rand, "1", "2", "3", "7", "255", "9223372036854775808", "9223372036854775807", "4294967296")
	case 4, 5:
		return pick(g.Rand, "0", "1", "2", "3", "5", "7", "10", "100")
	}
	s := pick(g.Rand, numberInts...)
	if g.IntN(3) == 0 {
		s = "-(" + s + ")"
	}
	return s
}

func (g *numberGen) atom() string {
	if g.IntN(4) > 0 {
		return pick(g.Rand, g.names...)
	}
	if s := g.literal(); !strings.ContainsAny(s, " *-") {
		return s
	} else {
		return "(" + s + ")"
	}
}

func (g *numberGen) expr(depth int) string {
	if depth <= 0 {
		return g.atom()
	}
	x := func() string { return g.expr(depth - 1 - g.IntN(2)) }
	switch g.IntN(20) {
	case 0, 1, 2, 3, 4:
		return fmt.Sprintf("(%s %s %s)", x(), pick(g.Rand, "+", "-", "*"), x())
	case 5, 6, 7:
		return fmt.Sprintf("(%s %s %s)", x(), pick(g.Rand, "//", "%", "/"), x())
	case 8:
		return fmt.Sprintf("(%s %s %s)", x(), pick(g.Rand, "&", "|", "^"), x())
	case 9:
		return fmt.Sprintf("(%s >> %s)", x(), pick(g.Rand, "0", "1", "31", "62", "63", "64", "65", "1000"))
	case 10:
		return fmt.Sprintf("(%s << %s)", x(), pick(g.Rand, "0", "1", "31", "32", "62", "63", "64"))
	case 11:
		return fmt.Sprintf("(%s ** %s)", x(), pick(g.Rand, "0", "1", "2", "2", "-1", "True"))
	case 12:
		return fmt.Sprintf("(%s%s)", pick(g.Rand, "-", "+", "~", "not "), x())
	case 13:
		return fmt.Sprintf("(%s)", g.cond(depth-1))
	case 14:
		return fmt.Sprintf("(%s if %s else %s)", x(), g.cond(depth-1), x())
	case 15:
		return fmt.Sprintf("(%s %s %s)", x(), pick(g.Rand, "and", "or"), x())
	case 16:
		return fmt.Sprintf("%s(%s, %s)", pick(g.Rand, "min", "max"), x(), x())
	case 17:
		return fmt.Sprintf("%s(%s)", pick(g.Rand, "abs", "float", "int", "round", "bool", "cut", "hashed"), x())
	case 18:
		if g.walrus != "" {
			return fmt.Sprintf("(%s := %s)", g.walrus, x())
		}
		return fmt.Sprintf("divmod(%s, %s)[%s]", x(), x(), pick(g.Rand, "0", "1"))
	}
	return fmt.Sprintf("[%s, %s][%s %% 2 > 0]", x(), x(), x())
}

func (g *numberGen) cond(depth int) string {
	x := func() string { return g.expr(depth - 1) }
	op := func() string { return pick(g.Rand, "<", "<=", ">", ">=", "==", "!=") }
	switch g.IntN(6) {
	case 0:
		return fmt.Sprintf("%s %s %s %s %s", x(), op(), x(), op(), x())
	case 1:
		return fmt.Sprintf("not %s", x())
	case 2:
		return fmt.Sprintf("%s %s (%s, %s, %s)", x(), pick(g.Rand, "in", "not in"), x(), x(), x())
	case 3:
		return x()
	}
	return fmt.Sprintf("%s %s %s", x(), op(), x())
}

// part makes a function or class, or some statements of the module.
func (g *numberGen) part(b *block, i int) {
	g.names = []string{"a", "b", "c"}
	n, body := b.compound("try:")
	n.clause("except (ArithmeticError, TypeError, ValueError) as e:").line("print(%d, type(e).__name__, e)", i)
	switch g.IntN(5) {
	case 0: // of the module
		g.walrus = "b"
		g.begin(body, false)
		g.stmts(body, 0)
		body.line("print(%d, %s)", i, strings.Join(g.names, ", "))
		return
	case 1:
		_, class := body.compound(fmt.Sprintf("class C%d:", i))
		g.begin(class, false)
		g.stmts(class, 0)
		class.line("print(%d, %s)", i, strings.Join(g.names, ", "))
		return
	case 2: // p is a cell
		outer := body
		_, body = outer.compound(fmt.Sprintf("def f%d(a=%s, *, d=%s):", i, g.literal(), g.literal()))
		g.names = append(g.names, "d", "p")
		body.line("p = %s", g.literal())
		_, inner := body.compound("def change(x):")
		inner.line("nonlocal p")
		inner.line("p %s x", pick(g.Rand, "+=", "-=", "*=", "="))
		inner.line("return p")
		g.begin(body, true)
		g.stmts(body, 0)
		body.line("print(%d, change(%s))", i, g.expr(1))
		g.end(outer, body, i)
	case 3: // a generator
		outer := body
		_, body = outer.compound(fmt.Sprintf("def f%d():", i))
		g.begin(body, true)
		g.stmts(body, 0)
		body.line("yield %s", g.expr(2))
		g.stmts(body, 0)
		body.line("yield [%s]", strings.Join(g.names, ", "))
		outer.line("print(%d, *f%d())", i, i)
	default:
		outer := body
		_, body = outer.compound(fmt.Sprintf("def f%d(a=%s, b=%s):", i, g.literal(), g.literal()))
		g.walrus = "c"
		g.begin(body, true)
		g.stmts(body, 0)
		g.end(outer, body, i)
	}
}

func (g *numberGen) begin(b *block, params bool) {
	for i, n := range g.names[:3] {
		if !params || i > 0 {
			b.line("%s = %s", n, g.literal())
		}
	}
	if g.IntN(3) == 0 {
		b.line("o = Obj()")
		b.line("o.v = %s", g.literal())
		b.line("l = [%s, %s]", g.literal(), g.literal())
		b.line("m = {'k': %s}", g.literal())
		g.names = append(g.names, "o.v", "l[0]", "l[-1]", "m['k']")
	}
}

func (g *numberGen) end(outer, body *block, i int) {
	body.line("return %s", strings.Join(g.names, ", "))
	outer.line("print(%d, f%d())", i, i)
}

func (g *numberGen) stmts(b *block, depth int) {
	for range 2 + g.IntN(4) {
		g.stmt(b, depth)
	}
}

func (g *numberGen) stmt(b *block, depth int) {
	name := pick(g.Rand, g.names...)
	kind := g.IntN(14)
	if depth > 2 && kind > 8 {
		kind = 0
	}
	g.ids++
	switch kind {
	case 0, 1:
		b.line("%s = cut(%s)", name, g.expr(3))
	case 2:
		b.line("%s = %s %s %s", name, name, pick(g.Rand, "+", "-", "*", "//", "%", "/"), g.atom())
	case 3, 4:
		b.line("%s %s= %s", name, pick(g.Rand, "+", "-", "+", "-", "*", "//", "%", "/", "&", "|", "^"), g.expr(1))
	case 5:
		b.line("%s, %s = %s, %s", name, pick(g.Rand, g.names...), g.expr(2), g.expr(1))
	case 6:
		b.line("print('s%d', %s, %s)", g.ids, g.expr(3), g.cond(2))
	case 7:
		b.line("%s = -%s", name, name)
	case 8:
		b.line("%s %s= %s", name, pick(g.Rand, ">>", "<<"), pick(g.Rand, "1", "2", "31", "63"))
	case 9:
		n, body := b.compound("if " + g.cond(3) + ":")
		g.stmts(body, depth+1)
		if g.IntN(2) == 0 {
			g.stmts(n.clause("else:"), depth+1)
		}
	case 10, 11:
		_, body := b.compound("for " + name + " in " + pick(g.Rand, "range(3)", "range(2, -2, -1)", "range(2**61 - 2, 2**61 + 1)", "range(-2**61, -2**61 + 2)", // the engine's ranges end at 2**62
			"range(5, 1)", "(1, 0.5, True)", "[-1, 2**64]", "range(True)",
			fmt.Sprintf("range(%s & 3)", pick(g.Rand, "3", "2", "True"))) + ":")
		g.stmts(body, depth+1)
	case 12:
		g.counted++
		v := fmt.Sprintf("w%d", g.counted)
		b.line("%s = 0", v)
		_, body := b.compound("while " + v + " < " + pick(g.Rand, "3", "2.5", "True", "4 and "+g.cond(1)) + ":")
		body.line("%s += %s", v, pick(g.Rand, "1", "2", "True", "1.0"))
		g.stmts(body, depth+1)
	default:
		n, body := b.compound("try:")
		g.stmts(body, depth+1)
		n.clause("except (ArithmeticError, TypeError, ValueError) as e:").line("print('s%d', type(e).__name__, e)", g.ids)
	}
}
