package lower

import (
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// flags are what a text has somewhere and that decides what operators mean everywhere in it.
// Plain code must cost what it costs in Starlark, so where Starlark's operator has another
// meaning for rare values only, a helper is called only in texts that may have such values.
type flags struct {
	// wide: there are string literals beyond ASCII, so that indices go through a helper
	// that counts characters.
	wide bool
	// formats: there are string literals that look like the left operand of % and are
	// not: they are kept in variables, so any % may be one of formatting.
	formats bool
	// inPlaceMethods are the operators for which a class has a method such as __iadd__.
	inPlaceMethods map[ast.Op]bool
	// inPlaceObjects: there may be objects of pyq's that have one for lists: += and *=
	// with anything but a number may be theirs.
	inPlaceObjects bool
	// comparisons: there is a class whose instances compare with values of other types,
	// which Starlark does not ask them about.
	comparisons bool
	// equalities: there are dicts and tuples that are objects, which equal plain ones:
	// collections.Counter.
	equalities bool
	// complexes: there are complex numbers, which Starlark finds unequal to the same
	// integer or float.
	complexes bool
}

// findFlags looks at all of a text that may run.
func findFlags(m *ast.Module, t *scope.Table) flags {
	f := &flagFinder{table: t}
	for _, s := range t.Scopes {
		for _, name := range [...]string{"complex", "cmath"} {
			y := s.Own(name)
			f.complexes = f.complexes || y != nil && len(y.Reads) > 0
		}
	}
	f.stmts(m.Body)
	return f.flags
}

// A flagFinder walks a text.
type flagFinder struct {
	flags
	table *scope.Table
}

func (f *flagFinder) stmts(list []ast.Stmt) {
	for _, s := range list {
		f.stmt(s)
	}
}

func (f *flagFinder) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		f.function(s)
	case *ast.ClassDef:
		f.class(s)
	case *ast.Import:
		for _, n := range s.Names {
			f.comparisons = f.comparisons || comparedModules[n.Name]
			f.equalities = f.equalities || n.Name == "collections"
		}
	case *ast.ImportFrom:
		f.complexes = f.complexes || s.Module == "cmath"
		f.comparisons = f.comparisons || comparedModules[s.Module]
		for _, n := range s.Names {
			f.equalities = f.equalities || s.Module == "collections" && n.Name != "deque"
		}
	case *ast.ExprStmt:
		if _, ok := s.Value.(*ast.Constant); ok {
			return // a docstring
		}
		if c, ok := s.Value.(*ast.Call); ok && f.table.Loads(c) {
			return
		}
		f.expr(s.Value)
	case *ast.If, *ast.For, *ast.While, *ast.With, *ast.Try, *ast.Match:
		f.parts(s)
	default:
		for e := range ast.Exprs(s) {
			f.expr(e)
		}
	}
}

// parts looks at what is within a node.
func (f *flagFinder) parts(n ast.Node) {
	for c := range ast.Children(n) {
		switch c := c.(type) {
		case ast.Stmt:
			f.stmt(c)
		case ast.Expr:
			f.expr(c)
		default:
			f.parts(c)
		}
	}
}

func (f *flagFinder) function(s *ast.FunctionDef) {
	for _, d := range s.Decorators {
		f.expr(d)
	}
	for d := range s.Args.Defaults() {
		f.expr(d)
	}
	if op, ok := inPlaceNames[s.Name.ID]; ok {
		f.changesInPlace(op)
	}
	f.comparisons = f.comparisons || comparisonNames[s.Name.ID]
	f.stmts(s.Body)
}

// inPlaceNames are the methods that augmented assignments call.
var inPlaceNames = map[string]ast.Op{
	"__iadd__": ast.Add, "__isub__": ast.Sub, "__imul__": ast.Mult, "__itruediv__": ast.Div, "__idiv__": ast.Div,
	"__ifloordiv__": ast.FloorDiv, "__imod__": ast.Mod, "__ior__": ast.BitOr, "__iand__": ast.BitAnd,
	"__ixor__": ast.BitXor, "__irshift__": ast.RShift,
}

func (f *flagFinder) changesInPlace(op ast.Op) {
	if f.inPlaceMethods == nil {
		f.inPlaceMethods = map[ast.Op]bool{}
	}
	f.inPlaceMethods[op] = true
}

// inPlaceBases are classes from which others inherit such methods.
var inPlaceBases = map[string][]ast.Op{
	"MutableSequence": {ast.Add}, "MutableSet": {ast.Sub, ast.BitOr, ast.BitAnd, ast.BitXor},
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
		"StrEnum", "IntFlag", "NamedTuple", "OrderedDict", "defaultdict", "Counter", "deque", "UserDict", "UserList",
		"Mapping", "MutableMapping", "Set", "MutableSet")
)

// comparedModules are the modules whose numbers compare with others.
var comparedModules = set("decimal", "fractions")

func (f *flagFinder) class(s *ast.ClassDef) {
	for _, d := range s.Decorators {
		f.expr(d)
	}
	for _, b := range s.Bases {
		f.expr(b)
		name := ast.LastName(b)
		f.comparisons = f.comparisons || comparedBases[name]
		for _, op := range inPlaceBases[name] {
			f.changesInPlace(op)
		}
	}
	for _, k := range s.Keywords {
		f.expr(k.Value)
	}
	f.stmts(s.Body)
}

// expr looks at an expression.
func (f *flagFinder) expr(e ast.Expr) {
	switch e := e.(type) {
	case *ast.Constant:
		f.constant(e)
		return
	case *ast.BinOp:
		if c, ok := ast.Unparen(e.Left).(*ast.Constant); ok && e.Op == ast.Mod {
			v, _ := c.Value.(string)
			f.wide = f.wide || !isASCII(v)
			f.expr(e.Right)
			return
		}
	case *ast.Call:
		name := ast.LastName(e.Func)
		f.inPlaceObjects = f.inPlaceObjects || inPlaceMakers[name]
		f.comparisons = f.comparisons || comparedMakers[name]
		if formatCalls[name] {
			formats := f.formats
			f.parts(e)
			f.formats = formats
			return
		}
	case *ast.Lambda:
		for d := range e.Args.Defaults() {
			f.expr(d)
		}
		f.expr(e.Body)
		return
	}
	f.parts(e)
}

func (f *flagFinder) constant(c *ast.Constant) {
	switch v := c.Value.(type) {
	case string:
		f.wide = f.wide || !isASCII(v)
		f.formats = f.formats || looksLikeFormat(v)
	case ast.Imaginary:
		f.complexes = true
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// formatCalls are methods whose text has % with another meaning.
var formatCalls = set("strftime", "strptime")

// looksLikeFormat reports whether a text may be the left operand of %.
func looksLikeFormat(s string) bool {
	for {
		_, after, ok := strings.Cut(s, "%")
		if !ok {
			return false
		}
		conv := strings.TrimLeft(after, "-+ #0123456789.*")
		if conv != "" && strings.IndexByte("(diouxXeEfFgGcrsa", conv[0]) >= 0 {
			return true
		}
		s = strings.TrimPrefix(after, "%")
	}
}
