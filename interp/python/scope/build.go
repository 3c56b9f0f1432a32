package scope

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// A builder walks a program once, in the order in which it is evaluated.
type builder struct {
	*Table
	scope  *Scope
	region *Region
	loops  int             // around the present place, in its scope
	stmt   ast.Stmt        // the present one
	blocks int             // around it
	future map[string]bool // what the module imports from __future__
}

// New makes the table of a program, in which nothing has a meaning before Resolve.
func New(m *ast.Module) *Table {
	b := &builder{Table: &Table{python2: m.Python2, of: map[ast.Node]*Scope{}}, future: m.Future}
	b.within(Module, m, "", func() { b.stmts(m.Body) })
	b.Top = b.Scopes[0]
	b.findNonlocals()
	return b.Table
}

// within walks what body walks in a scope of its own.
func (b *builder) within(kind Kind, node ast.Node, name string, body func()) {
	s := &Scope{Kind: kind, Node: node, Parent: b.scope, index: len(b.Scopes)}
	s.root = Region{Scope: s, Outer: b.region}
	s.Root = &s.root
	switch {
	case b.scope == nil, name == "":
	default:
		s.Qualname = b.scope.Qualify(name)
	}
	b.Scopes = append(b.Scopes, s)
	b.of[node] = s
	scope, region, loops := b.scope, b.region, b.loops
	b.scope, b.region, b.loops = s, s.Root, 0
	body()
	s.end = len(b.Scopes)
	b.scope, b.region, b.loops = scope, region, loops
}

// nested walks what has a region of its own.
func (b *builder) nested(body func()) {
	outer := b.region
	b.region = &Region{Scope: b.scope, Outer: outer, Loop: b.loops > 0 || outer.Loop}
	body()
	b.region = outer
}

// loop walks what a loop repeats.
func (b *builder) loop(body func()) {
	b.loops++
	body()
	b.loops--
}

// symbol returns the symbol of a name in a scope.
func (b *builder) symbol(s *Scope, name string) *Symbol { return b.Table.symbol(s, s.Mangle(name)) }

// binds reports whether the present scope has bound a name.
func (b *builder) binds(name string) bool {
	y := b.scope.names.get(name)
	return y != nil && y.IsBound()
}

// read notes that the present scope reads a name.
func (b *builder) read(n *ast.Name) *Symbol {
	y := b.symbol(b.scope, n.ID)
	y.Reads = append(y.Reads, Read{n, b.region})
	return y
}

// use notes that an expression reads a name.
func (b *builder) use(n *ast.Name) {
	b.read(n).flags |= isUsed
	switch n.ID {
	case "super", "__class__":
		b.markClassCell()
	case "globals":
		b.Open = true
	}
}

// markClassCell notes that the class around needs the cell that super() reads.
func (b *builder) markClassCell() {
	for s := b.scope; s != nil; s = s.Parent {
		if s.Kind == Class && s != b.scope {
			s.ClassCell = true
			return
		}
	}
}

// bind notes that the present scope binds a name.
func (b *builder) bind(name string, d Binding) { b.bindIn(b.scope, name, d) }

func (b *builder) bindIn(s *Scope, name string, d Binding) {
	y := b.symbol(s, name)
	d.Region = b.region
	if d.Kind != Parameter {
		d.Stmt = b.stmt
	}
	y.flags |= b.flagOf(s, &d)
	if f, ok := d.Node.(*ast.FunctionDef); ok {
		y.definition = f
	}
	y.Bindings = append(y.Bindings, d)
}

// flagOf returns what a binding in a scope says of the name, for declarations of it.
func (b *builder) flagOf(s *Scope, d *Binding) flags {
	switch {
	case d.Kind == Imported, d.Kind == Loaded:
		return isImported
	case d.Kind == Parameter && !d.Part:
		return isParameter
	case d.Kind == Walrus && s.Kind == Module && b.scope != s:
		return isWithin
	case d.Kind == Deleted, d.Kind == Caught && !d.Part:
		return isAssigned | isDeleted
	}
	return isAssigned
}

// target notes what an assignment binds, and reads what else is in its target. d says what
// each name is bound by.
func (b *builder) target(t ast.Expr, d Binding) {
	switch t := t.(type) {
	case nil:
	case *ast.Name:
		d.At = t.Start
		b.bind(t.ID, d)
	case *ast.Tuple:
		b.unpack(t.Elts, d)
	case *ast.List:
		b.unpack(t.Elts, d)
	case *ast.Starred:
		d.Part, d.Value = true, nil
		b.target(t.Value, d)
	case *ast.Paren:
		b.target(t.Value, d)
	default:
		b.expr(t)
	}
}

// unpack notes the parts of a target. Their values are known if they stand side by side.
func (b *builder) unpack(list []ast.Expr, d Binding) {
	var values []ast.Expr
	if v, ok := ast.Unparen(d.Value).(*ast.Tuple); ok && d.IsValue() && len(v.Elts) == len(list) {
		values = v.Elts
	}
	d.Part, d.Value = true, nil
	for i, t := range list {
		if values != nil {
			d.Value = values[i]
		}
		b.target(t, d)
	}
}

func (b *builder) stmts(list []ast.Stmt) {
	outer := b.stmt
	b.blocks++
	for _, s := range list {
		b.stmt = s
		b.statement(s)
	}
	b.blocks--
	b.stmt = outer
}

func (b *builder) statement(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		b.functionDef(s)
	case *ast.ClassDef:
		b.classDef(s)
	case *ast.Global:
		for _, n := range s.Names {
			b.declare(n, s.Span, isGlobal)
		}
	case *ast.Nonlocal:
		for _, n := range s.Names {
			b.declare(n, s.Span, isNonlocal)
		}
		b.scope.nonlocals = append(b.scope.nonlocals, s)
	case *ast.Import:
		for _, a := range s.Names {
			b.bind(BoundBy(a), Binding{Kind: Imported, At: a.Start, Node: a})
		}
	case *ast.ImportFrom:
		b.importFrom(s)
	case *ast.Assign:
		b.expr(s.Value)
		for _, t := range s.Targets {
			b.target(t, Binding{Kind: Assignment, Node: s, Value: s.Value})
		}
	case *ast.AugAssign:
		b.augmented(s)
	case *ast.AnnAssign:
		b.annotated(s)
	case *ast.Delete:
		for _, t := range s.Targets {
			b.target(t, Binding{Kind: Deleted, Node: s})
		}
	case *ast.TypeAlias:
		b.typeAlias(s)
	case *ast.ExprStmt:
		b.exprStmt(s)
	case *ast.Exec:
		b.view()
		if s.Globals == nil {
			b.scope.Function().Executes = true
		}
		b.exprs(s.Body, s.Globals, s.Locals)
	default:
		b.compound(s)
	}
}

func (b *builder) exprStmt(s *ast.ExprStmt) {
	if _, ok := s.Value.(*ast.Constant); ok {
		return // a docstring
	}
	if c, ok := LoadCall(s); ok && b.blocks == 1 && !b.binds("load") {
		b.load(c)
		return
	}
	b.expr(s.Value)
}

func (b *builder) augmented(s *ast.AugAssign) {
	b.expr(s.Value)
	if n, ok := ast.Unparen(s.Target).(*ast.Name); ok {
		b.read(n)
	} else {
		b.expr(s.Target)
	}
	b.target(s.Target, Binding{Kind: Augmented, Node: s,
		Value: &ast.BinOp{Span: s.Span, Left: s.Target, Op: s.Op, Right: s.Value, OpPos: s.OpPos}})
}

func (b *builder) annotated(s *ast.AnnAssign) {
	b.exprs(s.Value)
	b.scope.Annotated = b.scope.Annotated || b.scope.Kind == Class && s.Simple
	if n, ok := s.Target.(*ast.Name); ok {
		b.annotate(n, s.Span)
	} else if _, ok := ast.Unparen(s.Target).(*ast.Name); ok && s.Value == nil {
		return // (x): int makes no variable
	}
	b.target(s.Target, Binding{Kind: Annotated, Node: s, Value: s.Value})
}

func (b *builder) importFrom(s *ast.ImportFrom) {
	if s.Module == "__future__" {
		return
	}
	for _, a := range s.Names {
		if a.Name == "*" {
			b.scope.stars = append(b.scope.stars, starImport{s, b.region})
			continue
		}
		b.bind(BoundBy(a), Binding{Kind: Imported, At: a.Start, Node: a})
		b.Open = b.Open || s.Module == "sys" && a.Name == "modules"
	}
}

// BoundBy returns the name that an import binds: of import a.b.c that is a.
func BoundBy(a *ast.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	top, _, _ := strings.Cut(a.Name, ".")
	return top
}

// load binds the names that Starlark's load statement loads.
func (b *builder) load(c *ast.Call) {
	if b.loads == nil {
		b.loads = map[*ast.Call]bool{}
	}
	b.loads[c] = true
	for _, e := range c.Args[1:] {
		name, _ := ast.Text(e)
		b.bind(name, Binding{Kind: Loaded, At: e.Range().Start, Node: c})
	}
	for _, k := range c.Keywords {
		b.bind(k.Name, Binding{Kind: Loaded, At: k.Start, Node: c})
	}
}

// LoadCall returns a statement's call if it has the form of Starlark's load("module",
// "name", alias="name"). Whether it is that, Table.Loads knows.
func LoadCall(s ast.Stmt) (*ast.Call, bool) {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil, false
	}
	c, ok := e.Value.(*ast.Call)
	if !ok || len(c.Args) == 0 {
		return nil, false
	}
	if n, ok := c.Func.(*ast.Name); !ok || n.ID != "load" {
		return nil, false
	}
	for _, a := range c.Args {
		if _, ok := ast.Text(a); !ok {
			return nil, false
		}
	}
	for _, k := range c.Keywords {
		if _, ok := ast.Text(k.Value); !ok || k.Name == "" {
			return nil, false
		}
	}
	return c, true
}

func (b *builder) functionDef(s *ast.FunctionDef) {
	b.exprs(s.Decorators...)
	b.bind(s.Name.ID, Binding{Kind: Definition, At: s.Name.Start, Node: s})
	b.typing(s, s.TypeParams, func(*Typing) {
		b.defaults(s.Args)
		if !b.future["annotations"] {
			for _, e := range s.Annotations() {
				b.expr(e)
			}
		}
		b.within(Function, s, s.Name.ID, func() {
			b.params(s.Args)
			b.stmts(s.Body)
		})
	})
}

func (b *builder) classDef(s *ast.ClassDef) {
	b.exprs(s.Decorators...)
	b.typing(s, s.TypeParams, func(*Typing) {
		b.exprs(s.Bases...)
		for _, k := range s.Keywords {
			b.expr(k.Value)
		}
		b.within(Class, s, s.Name.ID, func() { b.stmts(s.Body) })
	})
	b.bind(s.Name.ID, Binding{Kind: ClassBody, At: s.Name.Start, Node: s})
}

func (b *builder) typeAlias(s *ast.TypeAlias) {
	b.bind(s.Name.ID, Binding{Kind: AliasedType, At: s.Name.Start, Node: s})
	b.typing(s, append([]ast.TypeParam{}, s.TypeParams...), func(t *Typing) { t.Value = b.lazy(s.Value) })
}

// typing walks what a statement parameterizes, in a scope of the parameters if there are any: a type
// statement has one anyway, so its list is not nil.
func (b *builder) typing(s ast.Stmt, params []ast.TypeParam, body func(t *Typing)) {
	if params == nil {
		body(nil)
		return
	}
	t := &Typing{Def: &ast.FunctionDef{Span: s.Range(), Name: &ast.Name{ID: "$typed"}, Args: &ast.Arguments{}, Def: s.Range().Start}}
	if b.typings == nil {
		b.typings = map[ast.Node]*Typing{}
	}
	b.typings[s] = t
	b.within(Function, t.Def, "", func() {
		b.scope.Typing = true
		for i := range params {
			b.bind(params[i].Name, Binding{Kind: TypeVariable, At: params[i].Start, Node: &params[i]})
			t.Params = append(t.Params, b.symbol(b.scope, params[i].Name))
		}
		for i := range params {
			t.Bounds = append(t.Bounds, b.lazy(params[i].Bound))
		}
		body(t)
	})
}

// lazy walks an expression that is evaluated when somebody asks for its value.
func (b *builder) lazy(e ast.Expr) *ast.Lambda {
	if e == nil {
		return nil
	}
	f := &ast.Lambda{Span: e.Range(), Args: &ast.Arguments{}, Body: e}
	b.within(Function, f, "<lambda>", func() {
		b.scope.Typing = true
		b.expr(e)
	})
	return f
}

func (b *builder) defaults(args *ast.Arguments) {
	for d := range args.Defaults() {
		b.expr(d)
	}
}

func (b *builder) params(args *ast.Arguments) {
	for arg := range args.All() {
		if arg.Tuple != nil {
			b.target(arg.Tuple, Binding{Kind: Parameter, Part: true, Node: arg})
			continue
		}
		b.bind(arg.Name, Binding{Kind: Parameter, At: arg.Start, Node: arg})
	}
}
