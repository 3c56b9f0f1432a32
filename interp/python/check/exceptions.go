package check

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// exceptions is a set of kinds of exceptions.
type exceptions uint8

const (
	nameErrors exceptions = 1 << iota
	attributeErrors
	typeErrors
	importErrors
	valueErrors // and LookupErrors
	assertionErrors
	runtimeErrors
	allExceptions = 1<<iota - 1
)

// kinds are the exceptions that mistakes are about, and their bases.
var kinds = map[string]exceptions{
	"NameError": nameErrors, "UnboundLocalError": nameErrors, "AttributeError": attributeErrors, "TypeError": typeErrors,
	"ImportError": importErrors, "ModuleNotFoundError": importErrors, "ValueError": valueErrors, "IndexError": valueErrors,
	"KeyError": valueErrors, "LookupError": valueErrors, "AssertionError": assertionErrors, "RuntimeError": runtimeErrors,
	"Exception": allExceptions, "BaseException": allExceptions, "StandardError": allExceptions,
}

// swallowers are calls whose with statement catches exceptions: in contextlib and in unittest.
var swallowers = set("suppress", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "raises")

// caughtBy returns what an except clause catches, by the text after except.
func caughtBy(e ast.Expr) exceptions {
	switch e := e.(type) {
	case nil:
		return allExceptions
	case *ast.Name:
		return kinds[e.ID]
	case *ast.Attribute:
		return kinds[e.Attr]
	case *ast.Paren:
		return caughtBy(e.Value)
	case *ast.Tuple:
		var all exceptions
		for _, x := range e.Elts {
			all |= caughtBy(x)
		}
		return all
	}
	return allExceptions
}

// caughtIn returns what the clauses of a try catch.
func caughtIn(s *ast.Try) exceptions {
	var all exceptions
	for _, h := range s.Handlers {
		all |= caughtBy(h.Type)
	}
	return all
}

// guards tells for each function what is caught where it is called.
type guards map[ast.Node]exceptions

// catch returns what is caught at a place, by try statements around it and by those from
// which its function is called.
func (g guards) catch(at *place) exceptions {
	if at.fn == nil {
		return at.caught
	}
	return at.caught | g[at.fn]
}

// anyFunction stands for what a call calls that is no name of a function: f(), where f is a
// parameter. It may be any function that the program uses as a value.
var anyFunction ast.Node = &ast.Pass{}

// A mention is a place that calls a function, or uses it as a value.
type mention struct {
	of, in ast.Node // functions; in is nil for the module
	caught exceptions
}

// findGuards finds where functions are mentioned, and so what is caught there.
func (c *checker) findGuards() guards {
	m := &mentions{c: c, direct: map[ast.Expr]bool{}}
	c.walk(visitor{expr: m.expr, stmt: m.stmt})
	g := guards{}
	for changed := true; changed; {
		changed = false
		for _, m := range m.list {
			all := g[m.of] | m.caught
			if m.in != nil {
				all |= g[m.in]
			}
			if all != g[m.of] {
				g[m.of], changed = all, true
			}
		}
	}
	return g
}

// mentions collects the mentions of functions. A method is mentioned by any attribute of
// its name, and __init__ and the like by the class.
type mentions struct {
	c    *checker
	list []mention
	// direct are expressions that are called where they stand, or are the target of a
	// process: there they are no values that something else may call.
	direct map[ast.Expr]bool
}

func (m *mentions) add(of, in ast.Node, caught exceptions) {
	m.list = append(m.list, mention{of, in, caught})
}

func (m *mentions) functions(e ast.Expr) []ast.Node {
	switch e := e.(type) {
	case *ast.Lambda:
		return []ast.Node{e}
	case *ast.Name:
		return m.c.facts.functions[e.ID]
	case *ast.Attribute:
		return m.c.facts.functions[e.Attr]
	}
	return nil
}

func (m *mentions) expr(e ast.Expr, at *place) {
	for _, fn := range m.functions(e) {
		m.add(fn, at.fn, at.caught)
		if !m.direct[e] {
			m.add(fn, anyFunction, 0)
		}
	}
	call, ok := e.(*ast.Call)
	if !ok {
		return
	}
	m.direct[call.Func] = true
	name := ast.LastName(call.Func)
	if !m.isDefined(call.Func, at) {
		m.add(anyFunction, at.fn, at.caught)
	}
	for _, k := range call.Keywords {
		if k.Name == "target" {
			m.direct[k.Value] = true
		}
	}
	if swallowers[name] {
		for _, arg := range call.Args {
			for _, fn := range m.functions(arg) {
				m.add(fn, nil, allExceptions)
			}
		}
	}
}

// isDefined reports whether what is called is a name of a function, class or import, or
// of a method that some class has.
func (m *mentions) isDefined(e ast.Expr, at *place) bool {
	n, ok := e.(*ast.Name)
	if !ok {
		return len(m.functions(e)) > 0
	}
	v := at.scope.Find(n.ID)
	if v == nil {
		return m.c.isGiven(n.ID)
	}
	for _, b := range m.c.bindings(v) {
		switch b.Kind {
		case scope.Definition, scope.ClassBody, scope.Imported, scope.Starred:
		default:
			return false
		}
	}
	return !v.IsParameter()
}

func (m *mentions) stmt(s ast.Stmt, at *place) {
	fn, ok := s.(*ast.FunctionDef)
	if !ok {
		return
	}
	if len(fn.Decorators) > 0 {
		m.add(fn, anyFunction, 0)
	}
	if m.c.inClass(at) && special(fn.Name.ID) {
		for _, p := range m.c.facts.mentioned[at.class.Name.ID] {
			m.add(fn, p.fn, p.caught)
		}
		m.add(fn, anyFunction, 0)
	}
}

// special reports whether a method is called without being named.
func special(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__"
}
