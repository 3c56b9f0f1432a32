package python

import "github.com/pyq-lang/pyq/interp/python/ast"

// A scopeKind is a kind of scope.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	functionScope
	classScope
	compScope // of a comprehension, or of a generator expression, which becomes lambdas
)

// A scope is a region of the text in which names have one meaning, as in Python:
// a module, function, class or comprehension.
type scope struct {
	kind    scopeKind
	parent  *scope
	from    *region // the region of the parent that the scope lies in
	node    ast.Node
	name    string // qualified, "" for the module
	symbols map[string]*symbol
	root    *region
	uses    []use
	// generator: the function's body contains yield.
	generator bool
	// classCell: a method of this class mentions super or __class__.
	classCell bool
	stars     []*ast.ImportFrom // star imports, of a module
	views     []*region         // where locals() or eval() see all of the scope's names
	free      []*symbol         // which, if views is not nil, include these of functions around
	// captured: a lambda in the comprehension mentions one of its variables.
	captured bool
	leaks    bool // see leakNames
}

// A region is a part of a function's statements that becomes a nested function of
// its own, for Starlark has no exceptions: the body of a try or with. Names that are
// assigned in it and known outside live in cells.
type region struct {
	parent *region
	loop   bool // it lies in a loop, so it may run again
}

func (r *region) within(outer *region) bool {
	for ; r != nil; r = r.parent {
		if r == outer {
			return true
		}
	}
	return false
}

// A symbol is a name of a scope.
type symbol struct {
	name     string
	bound    bool // assigned in this scope
	param    bool
	global   bool // declared so
	nonlocal bool
	def      bool             // bound by a def
	function *ast.FunctionDef // the last def
	asked    bool             // what it is assigned is being looked at, see numeric
	deleted  bool             // by del, or at the end of an except clause
	values   []ast.Expr       // what it is assigned; nil for what is not known
	binds    []*region
	reads    []*region
	outer    bool // assigned from a scope within
	boxed    bool
	cellKind string // the helper that makes its cell
}

// CellPrefix begins the names of the variables that hold the cells of a module: a function
// that declares x global may lie in one that has an x of its own.
const CellPrefix = "@"

// variable returns the name of Starlark's variable that holds a boxed symbol's cell.
func (y *symbol) variable() string {
	if y.boxed && y.cellKind == helperGlobalCell {
		return CellPrefix + y.name
	}
	return y.name
}

// A use is one mention of a name.
type use struct {
	name   string
	region *region
	bind   bool
}

func newScope(kind scopeKind, parent *scope, from *region, node ast.Node) *scope {
	return &scope{kind: kind, parent: parent, from: from, node: node,
		symbols: map[string]*symbol{}, root: &region{}}
}

func (s *scope) symbol(name string) *symbol {
	y := s.symbols[name]
	if y == nil {
		y = &symbol{name: name}
		s.symbols[name] = y
	}
	return y
}

// function returns the scope in which a walrus binds its name: comprehensions have
// none of their own.
func (s *scope) function() *scope {
	for s.kind == compScope {
		s = s.parent
	}
	return s
}

// module returns the outermost scope.
func (s *scope) module() *scope {
	for s.parent != nil {
		s = s.parent
	}
	return s
}

// find returns the scope that a name mentioned in s belongs to, and its symbol; both
// are nil if the name is neither local nor the module's.
func (s *scope) find(name string) (*scope, *symbol) {
	for at := s; at != nil; at = at.parent {
		if at.kind == classScope && at != s {
			continue
		}
		y := at.symbols[name]
		switch {
		case y == nil:
		case y.global:
			at = at.module()
			if m := at.symbols[name]; m != nil && m.bound {
				return at, m
			}
			return nil, nil
		case y.nonlocal:
		case y.bound || y.param:
			return at, y
		}
	}
	return nil, nil
}

// outside returns the scope in which a name is looked for that a class body mentions and
// that is not its own: classes around it are no scopes to it.
func (s *scope) outside(name string) *scope {
	for s.kind == classScope {
		if y := s.symbols[name]; y != nil && y.global {
			return s.module()
		}
		s = s.parent
	}
	return s
}

// regionIn returns the region of the scope owner in which a mention in scope s, in
// region r of s, lies.
func (s *scope) regionIn(owner *scope, r *region) *region {
	for ; s != owner; s = s.parent {
		r = s.from
	}
	return r
}

// settle decides, when all scopes are known, which symbols need cells.
func settle(scopes []*scope, session bool) {
	for _, s := range scopes {
		for _, u := range s.uses {
			s.settleUse(u)
		}
		for _, r := range s.views {
			for _, y := range s.symbols {
				y.reads = append(y.reads, r)
			}
		}
	}
	for _, s := range scopes {
		if s.kind == classScope || s.kind == compScope {
			continue
		}
		for _, y := range s.symbols {
			y.boxed = (y.bound || y.param) && !y.global && !y.nonlocal && needsCell(s, y)
			y.cellKind = helperCell
			if s.kind == moduleScope {
				y.cellKind = helperGlobalCell
				y.boxed = y.boxed || session && y.bound
			}
		}
	}
}

// settleUse notes a mention of a name in s at the symbol that it means.
func (s *scope) settleUse(u use) {
	owner, y := s.find(u.name)
	if y == nil {
		return
	}
	for at := s; owner.kind == functionScope && at != owner; at = at.parent {
		if at.views != nil {
			at.free = append(at.free, y)
		}
	}
	r := s.regionIn(owner, u.region)
	if u.bind {
		y.binds = append(y.binds, r)
		y.outer = y.outer || s != owner && s.function() != owner
		return
	}
	y.reads = append(y.reads, r)
	if owner.kind == compScope && s != owner {
		owner.noteCapture(s)
	}
	// What a class body has not assigned yet means the module's variable.
	if s.kind == classScope && owner == s {
		owner = s.module()
		if y = owner.symbols[u.name]; y == nil {
			return
		}
		y.reads = append(y.reads, s.regionIn(owner, u.region))
	}
	if owner.kind == moduleScope && s.shadowed(u.name) {
		y.outer = true // Starlark would find the function's
	}
}

// shadowed reports whether a function around s has a variable of a name by which s means
// the module's.
func (s *scope) shadowed(name string) bool {
	for ; s.parent != nil; s = s.parent {
		if y := s.symbols[name]; y != nil && s.kind == functionScope && !y.global && !y.nonlocal && (y.bound || y.param) {
			return true
		}
	}
	return false
}

// noteCapture notes that the scope user mentions a variable of the comprehension s.
func (s *scope) noteCapture(user *scope) {
	for at := user; at != s; at = at.parent {
		s.captured = s.captured || at.kind == functionScope
	}
}

func needsCell(s *scope, y *symbol) bool {
	if y.outer || y.deleted {
		return true
	}
	var in *region // the one that all assignments are in
	for _, r := range y.binds {
		if r == s.root || in != nil && r != in {
			in = nil
			break
		}
		in = r
	}
	if in == nil { // in several, or in none but the function itself
		for _, r := range y.binds {
			if r != s.root {
				return true
			}
		}
		return false
	}
	if y.param || in.loop || s.kind == moduleScope {
		return true
	}
	for _, r := range y.reads {
		if !r.within(in) {
			return true
		}
	}
	return false
}
