package hammer_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestDifferentialExpressions compares values and errors of random expressions. Each is
// evaluated twice: over the module's variables, whose values the front end sees, and over
// the parameters of a function, of which it knows nothing.
func TestDifferentialExpressions(t *testing.T) {
	t.Parallel()
	differ(t, func(r *rand.Rand) *block {
		g := &exprGen{Rand: r, wide: r.IntN(5) == 0}
		b := &block{}
		b.line("%s", `def check(n, f, *args):
    try:
        v = f(*args)
        print(n, repr(v))
        print(v, type(v).__name__)
    except ZeroDivisionError:
        print(n, "divides by zero")
    except Exception as e:
        print(n, type(e).__name__, e)`)
		values := g.variables()
		for _, v := range values {
			b.line("%s = %s", v.name, v.value)
		}
		var names, fresh []string
		for _, v := range values {
			names = append(names, v.name)
			fresh = append(fresh, v.value)
		}
		for i := range 60 {
			g.wrong = false
			e := g.expr(anyKind, 1+r.IntN(4))
			if r.IntN(20) == 0 {
				e = "[y := " + e + ", y]"
			}
			if r.IntN(3) > 0 {
				b.line("check(%d, lambda %s: %s, %s)", i, strings.Join(names, ", "), e, strings.Join(fresh, ", "))
			} else {
				b.line("check(%d, lambda: %s)", i, e)
			}
		}
		return b
	})
}

// A kind is the type of a random expression.
type kind uint8

const (
	intKind kind = iota
	floatKind
	strKind
	boolKind // visibly one
	listKind // of ints
	wordsKind
	tupleKind // of ints
	dictKind  // of strings to ints
	setKind   // of ints
	anyKind
)

// kindVars are the variables that hold values of each kind.
var kindVars = [...][]string{
	intKind: {"i", "j"}, floatKind: {"f", "g"}, strKind: {"s", "t"}, listKind: {"l", "m"},
	wordsKind: {"w"}, tupleKind: {"u"}, dictKind: {"d"}, setKind: {"z"},
}

type exprGen struct {
	*rand.Rand
	wide  bool     // strings beyond ASCII
	names []string // variables of comprehensions and lambdas, ints
	wrong bool     // one of the wrong type is in the expression
}

type variable struct{ name, value string }

func (g *exprGen) variables() (list []variable) {
	for k, names := range kindVars {
		for _, n := range names {
			list = append(list, variable{n, g.literal(kind(k))})
		}
	}
	return list
}

func pick[T any](g *rand.Rand, list ...T) T { return list[g.IntN(len(list))] }

var (
	intLiterals   = []string{"0", "1", "2", "3", "-1", "-2", "7", "10", "255", "-100", "1000", "2**31", "-2**63", "10**20"}
	smallLiterals = []string{"0", "1", "2", "3", "4", "5", "-1", "-2", "-3"}
	floatLiterals = []string{"0.0", "0.5", "-0.5", "1.5", "2.5", "-2.5", "3.0", "0.1", "1e16", "1e-5", "123456.789", "-1e22", "2.675", "1e100"}
	strLiterals   = []string{"''", "'a'", "'ab'", "'Hello World'", "' x '", "'1'", "'-12'", "'3.5'", "'a,b,,c'", "'aXbXc'",
		`"it's"`, `'say "hi"'`, `'a\nb\tc'`, `'\\'`, "'ABC'", "'zz'", "'%'", "'{}'"}
	wideLiterals = []string{"'é'", "'straße'", "'日本語'", "'aéb'", "'\\u00fc'", "'😀x'"}
)

func (g *exprGen) literal(k kind) string {
	several := func(k kind, n int, open, close string) string {
		var list []string
		for range n {
			list = append(list, g.literal(k))
		}
		return open + strings.Join(list, ", ") + close
	}
	switch k {
	case intKind:
		return pick(g.Rand, intLiterals...)
	case floatKind:
		return pick(g.Rand, floatLiterals...)
	case boolKind:
		return pick(g.Rand, "True", "False")
	case listKind:
		return several(intKind, g.IntN(5), "[", "]")
	case wordsKind:
		return several(strKind, g.IntN(4), "[", "]")
	case tupleKind:
		return several(intKind, 2+g.IntN(3), "(", ")")
	case dictKind:
		return pick(g.Rand, "{}", "{'a': 1}", "{'b': 2, 'a': 1}", "{'x': 10, 'y': -3, 'zz': 0}")
	case setKind:
		return pick(g.Rand, "set()", "{1}", "{3, 1, 2}", "{5, 0}", "set(range(6))")
	}
	if g.wide && g.IntN(2) == 0 {
		return pick(g.Rand, wideLiterals...)
	}
	return pick(g.Rand, strLiterals...)
}

// atom returns a literal or variable.
func (g *exprGen) atom(k kind) string {
	vars := kindVars[k%anyKind]
	if k == intKind && len(g.names) > 0 && g.IntN(2) == 0 {
		return pick(g.Rand, g.names...)
	}
	if len(vars) > 0 && g.IntN(3) > 0 {
		return pick(g.Rand, vars...)
	}
	if lit := g.literal(k); strings.HasPrefix(lit, "-") || strings.Contains(lit, "**") {
		return "(" + lit + ")"
	} else {
		return lit
	}
}

// expr returns an expression; now and then it has another type than the one asked for.
func (g *exprGen) expr(k kind, depth int) string {
	if k == anyKind {
		k = kind(g.IntN(int(anyKind)))
	}
	if g.IntN(30) == 0 && k != boolKind && !g.wrong {
		g.wrong = true
		k = kind(g.IntN(int(anyKind)))
		if k == boolKind || k == setKind {
			k = listKind
		}
	}
	if depth <= 0 {
		return g.atom(k)
	}
	if k == setKind && !g.wrong { // sets of strings have no order
		g.wrong = true
		defer func() { g.wrong = false }()
	}
	templates := exprTemplates[k]
	if n := g.IntN(len(templates) + 4); n >= len(templates) {
		return g.common(k, depth)
	} else {
		return g.fill(templates[n], depth-1)
	}
}

// common makes an expression that exists for every kind.
func (g *exprGen) common(k kind, depth int) string {
	n := 5
	if k == boolKind {
		n = 2 // what else would not look like a boolean
	}
	switch g.IntN(n) {
	case 0:
		return fmt.Sprintf("(%s if %s else %s)", g.expr(k, depth-1), g.expr(boolKind, depth-1), g.expr(k, depth-1))
	case 1:
		return fmt.Sprintf("(%s %s %s)", g.expr(k, depth-1), pick(g.Rand, "and", "or"), g.expr(k, depth-1))
	case 2:
		name := pick(g.Rand, "p", "q")
		arg := g.expr(intKind, depth-1)
		g.names = append(g.names, name)
		body := g.expr(k, depth-1)
		g.names = g.names[:len(g.names)-1]
		return fmt.Sprintf("(lambda %s: %s)(%s)", name, body, arg)
	case 3:
		return fmt.Sprintf("[%s, %s][%s]", g.expr(k, depth-1), g.expr(k, depth-1), pick(g.Rand, "0", "1", "-1", "-2"))
	}
	return g.atom(k)
}

// fill replaces $x in a template: by expressions of the kinds i f s b l w u d z a (any),
// n (a small int), c (a literal string), &x in an f-string; #x is a format's specification for the kind x;
// @ makes the rest of the template see a variable.
func (g *exprGen) fill(template string, depth int) string {
	var b strings.Builder
	own := len(g.names)
	for i := 0; i < len(template); i++ {
		switch c := template[i]; {
		case c == '$' && i+1 < len(template):
			i++
			e := g.hole(template[i], depth)
			if e != "" && e[0] <= '9' && strings.HasPrefix(template[i+1:], ".") {
				e = "(" + e + ")" // 1.real is no attribute
			}
			b.WriteString(e)
		case c == '&' && i+1 < len(template) && template[i+1] != ' ':
			i++
			b.WriteString(g.inFString(template[i], depth))
		case c == '#' && i+1 < len(template):
			i++
			b.WriteString(g.spec(template[i]))
		case c == '@':
			g.names = append(g.names, "k")
		default:
			b.WriteByte(c)
		}
	}
	g.names = g.names[:own]
	return b.String()
}

// inFString makes an expression that CPython 3.11 allows in an f-string.
func (g *exprGen) inFString(c byte, depth int) string {
	e := g.hole(c, depth)
	if strings.ContainsAny(e, "\\#") || strings.Contains(e, `'''`) {
		e = kindVars[intKind][0]
	}
	return "(" + e + ")"
}

var holes = map[byte]kind{'i': intKind, 'f': floatKind, 's': strKind, 'b': boolKind, 'l': listKind, 'w': wordsKind,
	'u': tupleKind, 'd': dictKind, 'z': setKind, 'a': anyKind}

func (g *exprGen) hole(c byte, depth int) string {
	switch c {
	case 'n':
		return pick(g.Rand, smallLiterals...)
	case 'c':
		return g.literal(strKind)
	case '?': // a bound of a slice
		return pick(g.Rand, "", "", "0", "1", "2", "-1", "-2", "5", "-9", "None")
	case '!': // the step of a slice
		return pick(g.Rand, "", ":", ":1", ":2", ":-1", ":-2", ":3", ":0")
	case '%': // a percent conversion for numbers
		return "%" + pick(g.Rand, "", "5", "-6", "05", "+", " ", "+08", "#", ".3", "10.2", "-8.1") + pick(g.Rand, "d", "i", "x", "o", "X", "s", "r", "f", "e", "g", "G", "5.1f", "c")
	case '<':
		return pick(g.Rand, "<", "<=", "==", "!=", ">", ">=")
	}
	return g.expr(holes[c], depth)
}

// spec makes a format specification.
func (g *exprGen) spec(c byte) string {
	s := pick(g.Rand, "", "", "<", ">", "^", "=", "*^", "0>", "_<")
	if c == 's' {
		s = strings.NewReplacer("=", "").Replace(s)
		return s + pick(g.Rand, "", "1", "5", "12") + pick(g.Rand, "", "", ".2", ".0") + pick(g.Rand, "", "s")
	}
	s += pick(g.Rand, "", "", "+", "-", " ") + pick(g.Rand, "", "", "#") + pick(g.Rand, "", "", "0") + pick(g.Rand, "", "1", "6", "14") + pick(g.Rand, "", "", ",", "_")
	if c == 'i' {
		return s + pick(g.Rand, "", "d", "x", "b", "o", "X", ".2f", "e", "g", "%", "n", "c", ".3")
	}
	return s + pick(g.Rand, "", ".0", ".3", ".10") + pick(g.Rand, "", "f", "e", "g", "E", "G", "%", "F", "d")
}
