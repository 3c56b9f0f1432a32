package python

import (
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// An analyzer finds the scopes of a program and what is bound and used in each.
type analyzer struct {
	scopes         []*scope
	of             map[ast.Node]*scope
	scope          *scope
	region         *region
	loops          int                          // around the present statement, in the present scope
	wide           bool                         // there are string literals beyond ASCII
	stars          map[*ast.ImportFrom][]string // the names that star imports bind
	loads          map[*ast.Call]bool           // the load statements
	formats        bool                         // there are string literals for %, elsewhere
	inPlaceMethods map[ast.Op]bool              // see lowerer
	inPlaceObjects bool                         // see lowerer
	comparisons    bool                         // see lowerer
	equalities     bool                         // see lowerer
	complexes      bool                         // see lowerer
	python2        bool
	listComps      []*scope // of a Python 2 program
}

// analyze finds the scopes of a program.
func analyze(m *ast.Module, o *Options) *analyzer {
	a := &analyzer{of: map[ast.Node]*scope{}, python2: m.Python2}
	a.within(moduleScope, m, "", func() { a.stmts(m.Body) })
	a.bindStars(o)
	a.leakNames()
	settle(a.scopes, o.Session)
	return a
}

// bindStars binds the names that "from m import *" gives, of those that the program
// mentions.
func (a *analyzer) bindStars(o *Options) {
	var mentioned map[string]bool
	for _, s := range a.scopes {
		for _, star := range s.stars {
			names, ok := o.exports(star)
			if !ok {
				continue // it fails when it runs
			}
			if mentioned == nil {
				mentioned = a.mentioned()
			}
			var bound []string
			for _, n := range names {
				if mentioned[n] || o.Session { // later inputs may mention them

					bound = append(bound, n)
					s.symbol(n).bound = true
					s.symbol(n).values = append(s.symbol(n).values, nil)
					s.uses = append(s.uses, use{n, s.root, true})
				}
			}
			if a.stars == nil {
				a.stars = map[*ast.ImportFrom][]string{}
			}
			a.stars[star] = bound
		}
	}
}

func (a *analyzer) mentioned() map[string]bool {
	m := map[string]bool{}
	for _, s := range a.scopes {
		for _, u := range s.uses {
			m[u.name] = true
		}
	}
	return m
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// within analyzes what body walks in a scope of its own.
func (a *analyzer) within(kind scopeKind, node ast.Node, name string, body func()) {
	s := newScope(kind, a.scope, a.region, node)
	s.name = name
	if a.scope != nil && name != "" {
		s.name = qualify(a.scope, name)
	}
	a.scopes = append(a.scopes, s)
	a.of[node] = s
	scope, region, loops := a.scope, a.region, a.loops
	a.scope, a.region, a.loops = s, s.root, 0
	body()
	a.scope, a.region, a.loops = scope, region, loops
}

// qualify returns Python's __qualname__ of something defined in a scope.
func qualify(s *scope, name string) string {
	switch s = s.function(); {
	case s.kind == moduleScope:
		return name
	case s.kind == classScope:
		return s.name + "." + name
	}
	return s.name + ".<locals>." + name
}

// nested analyzes statements that become a function of their own.
func (a *analyzer) nested(body func()) {
	outer := a.region
	a.region = &region{parent: outer, loop: a.loops > 0 || outer.loop}
	body()
	a.region = outer
}

func (a *analyzer) use(name string) {
	a.scope.uses = append(a.scope.uses, use{a.mangle(name), a.region, false})
	if name == "super" || name == "__class__" {
		a.markClassCell()
	}
}

// markClassCell notes that the class around needs the cell that super() reads.
func (a *analyzer) markClassCell() {
	for s := a.scope; s != nil; s = s.parent {
		if s.kind == classScope && s != a.scope {
			s.classCell = true
			return
		}
	}
}

func (a *analyzer) mangle(name string) string { return mangle(a.scope, name) }

// mangle returns the name that a name of the form __x has within a class.
func mangle(s *scope, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	for ; s != nil; s = s.parent {
		if s.kind == classScope {
			class := strings.TrimLeft(s.node.(*ast.ClassDef).Name.ID, "_")
			if class == "" {
				return name
			}
			return "_" + class + name
		}
	}
	return name
}

// bind notes an assignment to a name. value is what it gets, nil if that is not
// known.
func (a *analyzer) bind(name string, value ast.Expr) *symbol {
	return a.bindIn(a.scope, name, value)
}

func (a *analyzer) bindIn(s *scope, name string, value ast.Expr) *symbol {
	name = a.mangle(name)
	y := s.symbol(name)
	switch {
	case y.nonlocal:
	case y.global:
		top := s.module().symbol(name)
		top.bound = true
		top.values = append(top.values, value)
	default:
		y.bound = true
		y.values = append(y.values, value)
	}
	a.scope.uses = append(a.scope.uses, use{name, a.region, true})
	return y
}

func (a *analyzer) stmts(list []ast.Stmt) {
	// Declarations hold for the whole block, also before their line.
	for _, s := range list {
		a.stmt(s)
	}
}

func (a *analyzer) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		a.functionDef(s)
	case *ast.ClassDef:
		a.classDef(s)
	case *ast.Global:
		for _, n := range s.Names {
			a.declareGlobal(n.ID)
		}
	case *ast.Nonlocal:
		for _, n := range s.Names {
			a.scope.symbol(a.mangle(n.ID)).nonlocal = true
		}
	case *ast.Import:
		for _, n := range s.Names {
			name := n.AsName
			if name == "" {
				name, _, _ = strings.Cut(n.Name, ".")
			}
			a.comparisons = a.comparisons || comparedModules[n.Name]
			a.equalities = a.equalities || n.Name == "collections"
			a.bind(name, nil)
		}
	case *ast.ImportFrom:
		a.complexes = a.complexes || s.Module == "cmath"
		a.comparisons = a.comparisons || comparedModules[s.Module]
		for _, n := range s.Names {
			a.equalities = a.equalities || s.Module == "collections" && n.Name != "deque"
		}
		a.importFrom(s)
	case *ast.Assign:
		a.expr(s.Value)
		for _, t := range s.Targets {
			a.target(t, s.Value)
		}
	case *ast.AugAssign:
		a.expr(s.Value)
		a.expr(s.Target)
		a.target(s.Target, &ast.BinOp{Left: s.Target, Op: s.Op, Right: s.Value})
	case *ast.AnnAssign:
		if s.Value != nil {
			a.expr(s.Value)
		}
		a.target(s.Target, s.Value)
	case *ast.For, *ast.While, *ast.If, *ast.With, *ast.Match, *ast.Try:
		a.compound(s)
	case *ast.Delete:
		for _, t := range s.Targets {
			a.delete(t)
		}
	case *ast.ExprStmt:
		if _, ok := s.Value.(*ast.Constant); ok {
			return // a docstring
		}
		if c, ok := loadCall(s); ok && a.scope.kind == moduleScope && !a.scope.symbol("load").bound {
			a.load(c)
			return
		}
		a.expr(s.Value)
	case *ast.Exec:
		a.viewAll()
		a.exprs([]ast.Expr{s.Body, s.Globals, s.Locals})
	default:
		for _, e := range stmtExprs(s) {
			a.expr(e)
		}
	}
}

// declareGlobal makes the module own a name that a function declares.
func (a *analyzer) declareGlobal(name string) {
	name = a.mangle(name)
	if a.scope.kind != moduleScope {
		a.scope.symbol(name).global = true
	}
}

func (a *analyzer) importFrom(s *ast.ImportFrom) {
	if s.Module == "__future__" {
		return
	}
	for _, n := range s.Names {
		switch {
		case n.Name == "*":
			a.scope.stars = append(a.scope.stars, s)
		case n.AsName != "":
			a.bind(n.AsName, nil)
		default:
			a.bind(n.Name, nil)
		}
	}
}

// load binds the names that Starlark's load statement loads.
func (a *analyzer) load(c *ast.Call) {
	if a.loads == nil {
		a.loads = map[*ast.Call]bool{}
	}
	a.loads[c] = true
	for _, e := range c.Args[1:] {
		a.bind(stringOf(e), nil)
	}
	for _, k := range c.Keywords {
		a.bind(k.Name, nil)
	}
}

// stmtExprs returns the expressions of a statement that binds nothing.
func stmtExprs(s ast.Stmt) []ast.Expr {
	switch s := s.(type) {
	case *ast.Return:
		return []ast.Expr{s.Value}
	case *ast.Raise:
		return []ast.Expr{s.Exc, s.Cause, s.Value, s.Traceback}
	case *ast.Assert:
		return []ast.Expr{s.Test, s.Msg}
	case *ast.Print:
		return append([]ast.Expr{s.Dest}, s.Values...)
	}
	return nil
}

func (a *analyzer) compound(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.For:
		a.expr(s.Iter)
		a.loops++
		a.target(s.Target, nil)
		a.stmts(s.Body)
		a.loops--
		a.stmts(s.Else)
	case *ast.While:
		a.loops++
		a.expr(s.Test)
		a.stmts(s.Body)
		a.loops--
		a.stmts(s.Else)
	case *ast.If:
		a.expr(s.Test)
		a.stmts(s.Body)
		a.stmts(s.Else)
	case *ast.With:
		a.withItems(s, s.Items)
	case *ast.Try:
		a.try(s)
	case *ast.Match:
		a.expr(s.Subject)
		for _, c := range s.Cases {
			a.pattern(c.Pattern)
			a.expr(c.Guard)
			a.stmts(c.Body)
		}
	}
}

// withItems nests the items of a with statement: what the second one's expression and
// target do is in the body of the first.
func (a *analyzer) withItems(s *ast.With, items []ast.WithItem) {
	if len(items) == 0 {
		a.stmts(s.Body)
		return
	}
	a.expr(items[0].Context)
	a.nested(func() {
		if v := items[0].Vars; v != nil {
			a.target(v, nil)
		}
		a.withItems(s, items[1:])
	})
}

func (a *analyzer) try(s *ast.Try) {
	if s.Finally == nil {
		a.tryExcept(s)
		return
	}
	a.nested(func() { a.tryExcept(s) })
	a.stmts(s.Finally)
}

func (a *analyzer) tryExcept(s *ast.Try) {
	if len(s.Handlers) == 0 {
		a.stmts(s.Body)
		return
	}
	a.nested(func() { a.stmts(s.Body) })
	for _, h := range s.Handlers {
		a.expr(h.Type)
		if h.Name != nil {
			a.target(h.Name, nil)
			if n, ok := h.Name.(*ast.Name); ok {
				a.markDeleted(n.ID)
			}
		}
		a.stmts(h.Body)
	}
	a.stmts(s.Else)
}

func (a *analyzer) delete(t ast.Expr) {
	switch t := t.(type) {
	case *ast.Name:
		a.bind(t.ID, nil)
		a.markDeleted(t.ID)
	case *ast.Tuple:
		for _, e := range t.Elts {
			a.delete(e)
		}
	case *ast.List:
		for _, e := range t.Elts {
			a.delete(e)
		}
	case *ast.Paren:
		a.delete(t.Value)
	default:
		a.expr(t)
	}
}

// markDeleted notes that a name may lose its value.
func (a *analyzer) markDeleted(name string) {
	name = a.mangle(name)
	if y := a.scope.symbols[name]; y != nil && !y.global {
		y.deleted = true
		return
	}
	a.scope.module().symbol(name).deleted = true
}

// target notes the names that an assignment binds.
func (a *analyzer) target(t, value ast.Expr) {
	switch t := t.(type) {
	case *ast.Name:
		a.bind(t.ID, value)
	case *ast.Tuple:
		a.targets(t.Elts)
	case *ast.List:
		a.targets(t.Elts)
	case *ast.Starred:
		a.target(t.Value, nil)
	case *ast.Paren:
		a.target(t.Value, value)
	default:
		a.expr(t)
	}
}

func (a *analyzer) targets(list []ast.Expr) {
	for _, e := range list {
		a.target(e, nil)
	}
}

func (a *analyzer) functionDef(s *ast.FunctionDef) {
	for _, d := range s.Decorators {
		a.expr(d)
	}
	a.defaults(s.Args)
	if op, ok := inPlaceNames[s.Name.ID]; ok {
		if a.inPlaceMethods == nil {
			a.inPlaceMethods = map[ast.Op]bool{}
		}
		a.inPlaceMethods[op] = true
	}
	a.comparisons = a.comparisons || comparisonNames[s.Name.ID]
	y := a.bind(s.Name.ID, nil)
	y.def, y.function = true, s
	a.within(functionScope, s, s.Name.ID, func() {
		a.params(s.Args)
		a.stmts(s.Body)
	})
}

// inPlaceNames are the methods that augmented assignments call.
var inPlaceNames = map[string]ast.Op{
	"__iadd__": ast.Add, "__isub__": ast.Sub, "__imul__": ast.Mult, "__itruediv__": ast.Div, "__idiv__": ast.Div,
	"__ifloordiv__": ast.FloorDiv, "__imod__": ast.Mod, "__ior__": ast.BitOr, "__iand__": ast.BitAnd,
	"__ixor__": ast.BitXor, "__irshift__": ast.RShift,
}

// inPlaceMakers are what makes objects that augmented assignments change.
var inPlaceMakers = set("Manager", "SyncManager", "deque")

// comparedMakers are what makes objects that compare with values of other types: the views
// of shared memory compare with bytes.
var comparedMakers = set("SharedMemory")

// comparisonNames are the methods that comparisons call, and comparedBases the classes
// whose instances compare with values of other types.
var (
	comparisonNames = set("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__cmp__")
	comparedBases   = set("list", "dict", "set", "frozenset", "tuple", "str", "int", "float", "bytes", "IntEnum",
		"StrEnum", "IntFlag", "NamedTuple", "OrderedDict", "defaultdict", "Counter", "deque", "UserDict", "UserList")
)

// comparedModules are the modules whose numbers compare with others.
var comparedModules = set("decimal", "fractions")

func (a *analyzer) classDef(s *ast.ClassDef) {
	for _, d := range s.Decorators {
		a.expr(d)
	}
	for _, b := range s.Bases {
		a.expr(b)
		if n, ok := b.(*ast.Name); ok && comparedBases[n.ID] {
			a.comparisons = true
		}
		if n, ok := b.(*ast.Attribute); ok && comparedBases[n.Attr] {
			a.comparisons = true
		}
	}
	for _, k := range s.Keywords {
		a.expr(k.Value)
	}
	a.bind(s.Name.ID, nil)
	a.within(classScope, s, s.Name.ID, func() { a.stmts(s.Body) })
}

func (a *analyzer) defaults(args *ast.Arguments) {
	for arg := range args.All() {
		a.expr(arg.Default)
	}
}

func (a *analyzer) params(args *ast.Arguments) {
	for arg := range args.All() {
		if arg.Tuple != nil {
			a.target(arg.Tuple, nil)
			continue
		}
		y := a.bind(arg.Name, nil)
		y.param = true
	}
}

func (a *analyzer) pattern(p ast.Pattern) {
	switch p := p.(type) {
	case *ast.MatchValue:
		a.expr(p.Value)
	case *ast.MatchSequence:
		a.patterns(p.Patterns)
	case *ast.MatchMapping:
		for _, k := range p.Keys {
			a.expr(k)
		}
		a.patterns(p.Patterns)
		a.capture(p.Rest)
	case *ast.MatchClass:
		a.expr(p.Class)
		a.patterns(p.Patterns)
		a.patterns(p.KwPatterns)
	case *ast.MatchStar:
		a.capture(p.Name)
	case *ast.MatchAs:
		if p.Pattern != nil {
			a.pattern(p.Pattern)
		}
		a.capture(p.Name)
	case *ast.MatchOr:
		a.patterns(p.Patterns)
	}
}

func (a *analyzer) patterns(list []ast.Pattern) {
	for _, p := range list {
		a.pattern(p)
	}
}

// capture binds the name that a pattern gives to what it matches.
func (a *analyzer) capture(name string) {
	if name != "" {
		a.bind(name, nil)
	}
}
