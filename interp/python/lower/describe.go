package lower

import (
	"slices"
	"sort"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// describeAll describes the functions of a module in the order of their positions.
func describeAll(scopes []*scope.Scope) []*text.Function {
	var list []*text.Function
	for _, s := range scopes {
		if f := describe(s); f != nil {
			list = append(list, f)
		}
	}
	return list
}

// describeComprehensions describes those of a module that are no functions, in the order of their
// positions.
func describeComprehensions(scopes []*scope.Scope) []text.Comprehension {
	var list []text.Comprehension
	for _, s := range scopes {
		if n, ok := s.Node.(*ast.Comp); ok && n.Kind != ast.GeneratorExp {
			list = append(list, text.Comprehension{Span: n.Range(), Names: s.Names()})
		}
	}
	return list
}

// describe returns what is known of a scope, nil if it is that of a module, or of a
// comprehension that is no function.
func describe(s *scope.Scope) *text.Function {
	if s.Typing {
		return nil
	}
	f := &text.Function{Span: s.Node.Range(), Qualname: s.Qualname}
	switch n := s.Node.(type) {
	case *ast.FunctionDef:
		f.Name, f.Def, f.Start = n.Name.ID, n.Def, n.Body[0].Range().Start
		setParameters(f, n.Args)
	case *ast.Lambda:
		f.Name, f.Def, f.Start = "<lambda>", n.Start, n.Body.Range().Start
		setParameters(f, n.Args)
	case *ast.ClassDef:
		f.Name, f.Def, f.Start = n.Name.ID, n.Class, n.Body[0].Range().Start
	case *ast.Comp:
		if n.Kind != ast.GeneratorExp {
			return nil
		}
		f.Name, f.Qualname, f.Def = "<genexpr>", s.Parent.Qualify("<genexpr>"), n.Start
		f.Outside = n.Generators[0].Iter.Range()
	default:
		return nil
	}
	f.Locals, f.Generator = locals(s), s.Generator
	for _, y := range s.Symbols() {
		if y.IsGlobal() {
			f.Globals = append(f.Globals, y.Name)
		}
	}
	return f
}

// locals returns the names that a scope knows but for those of its module, its own first.
func locals(s *scope.Scope) []string {
	list := s.Names()
	if s.Annotated {
		list = slices.Insert(list, sort.SearchStrings(list, annotationsName), annotationsName)
	}
	for at := s.Parent; at != nil && at.Parent != nil; at = at.Parent {
		if at.Kind != scope.Class {
			for _, y := range at.Variables() {
				list = append(list, y.Name)
			}
		}
	}
	return list
}

func setParameters(f *text.Function, args *ast.Arguments) {
	if args == nil {
		return
	}
	f.PosOnly = len(args.PosOnly)
	for _, a := range append(append([]*ast.Arg{}, args.PosOnly...), args.Args...) {
		f.Params = append(f.Params, a.Name)
		if a.Default != nil {
			f.Defaults++
		}
	}
	for _, a := range args.KwOnly {
		f.KwOnly = append(f.KwOnly, a.Name)
		if a.Default != nil {
			if f.KwDefaults == nil {
				f.KwDefaults = map[string]bool{}
			}
			f.KwDefaults[a.Name] = true
		}
	}
	if args.Vararg != nil {
		f.Vararg = args.Vararg.Name
	}
	if args.Kwarg != nil {
		f.Kwarg = args.Kwarg.Name
	}
}
