package exec

import (
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/text"
)

// This file calls the special methods that a program's classes define, where the operator is:
// without the way through the packages of the built-in ones. All else is theirs.

// A specialSites has the sites of the special methods of an operator.
type specialSites struct{ plain, inPlace *object.Site }

func sitesOf(name string) specialSites {
	return specialSites{object.NewSite("__" + name + "__"), object.NewSite("__i" + name + "__")}
}

var (
	addSites      = sitesOf("add")
	subSites      = sitesOf("sub")
	mulSites      = sitesOf("mul")
	divSites      = sitesOf("truediv")
	floorDivSites = sitesOf("floordiv")
	modSites      = sitesOf("mod")
	powSites      = sitesOf("pow")
	matMulSites   = sitesOf("matmul")
	shlSites      = sitesOf("lshift")
	shrSites      = sitesOf("rshift")
	andSites      = sitesOf("and")
	orSites       = sitesOf("or")
	xorSites      = sitesOf("xor")
)

func operatorSites(op string) specialSites {
	switch op {
	case "+":
		return addSites
	case "-":
		return subSites
	case "*":
		return mulSites
	case "/":
		return divSites
	case "//":
		return floorDivSites
	case "%":
		return modSites
	case "**":
		return powSites
	case "@":
		return matMulSites
	case "<<":
		return shlSites
	case ">>":
		return shrSites
	case "&":
		return andSites
	case "|":
		return orSites
	}
	return xorSites
}

var (
	eqSite = object.NewSite("__eq__")
	neSite = object.NewSite("__ne__")
	ltSite = object.NewSite("__lt__")
	leSite = object.NewSite("__le__")
	gtSite = object.NewSite("__gt__")
	geSite = object.NewSite("__ge__")

	getItemSite  = object.NewSite("__getitem__")
	setItemSite  = object.NewSite("__setitem__")
	containsSite = object.NewSite("__contains__")
	boolSite     = object.NewSite("__bool__")
	callSite     = object.NewSite("__call__")
)

func comparisonSite(op string) *object.Site {
	switch op {
	case "==":
		return eqSite
	case "!=":
		return neSite
	case "<":
		return ltSite
	case "<=":
		return leSite
	case ">":
		return gtSite
	}
	return geSite
}

// special returns the function of the program that is a special method of an object; ok is
// false if it has none.
func special(v val, site *object.Site) (f val, ok bool) {
	i, ok := v.V.(*object.Instance)
	if !ok {
		return val{}, false
	}
	fn := site.Function(i)
	return val{V: fn}, fn != nil
}

// operateObject is "a op b" if the method of a, which is the program's, goes first; ok is false
// if not.
func operateObject(fr *frame, p text.Pos, op string, site *object.Site, a, b val, augmented bool) (v val, ok bool) {
	f, ok := special(a, site)
	if !ok || !object.LeftFirst(a.V, b.V) {
		return val{}, false
	}
	if v = call2(fr, p, f, a, b); v.V != object.NotImplemented {
		return v, true
	}
	fr.At = p
	r, err := object.BinaryRight(fr.Stack.Thread, op, a.V, box(b), augmented)
	return result(fr, p, r, err), true
}

// changeObject is "a op= b" if a has a method of the program's for that; ok is false if not.
func changeObject(fr *frame, p text.Pos, op string, a, b val) (v val, ok bool) {
	i, ok := a.V.(*object.Instance)
	if !ok {
		return val{}, false
	}
	sites := operatorSites(op)
	if f := sites.inPlace.Function(i); f != nil {
		if v = call2(fr, p, val{V: f}, a, b); v.V != object.NotImplemented {
			return v, true
		}
		fr.At = p
		r, err := object.InPlaceElse(fr.Stack.Thread, op, a.V, box(b))
		return result(fr, p, r, err), true
	}
	if sites.inPlace.Has(i) {
		return val{}, false
	}
	return operateObject(fr, p, op, sites.plain, a, b, true)
}

// compareObject is "a op b" if the method of a, which is the program's, goes first; ok is false
// if not.
func compareObject(fr *frame, p text.Pos, op string, a, b val) (v val, ok bool) {
	f, ok := special(a, comparisonSite(op))
	if !ok || !object.LeftFirst(a.V, b.V) {
		return val{}, false
	}
	if v = call2(fr, p, f, a, b); v.V != object.NotImplemented {
		return v, true
	}
	fr.At = p
	r, err := object.CompareRight(fr.Stack.Thread, op, a.V, box(b))
	return result(fr, p, r, err), true
}

// truthOfObject is bool(v) if v has a method of the program's for that; ok is false if not.
func truthOfObject(fr *frame, p text.Pos, v val) (t truth, ok bool) {
	f, ok := special(v, boolSite)
	if !ok {
		return no, false
	}
	r := call1(fr, p, f, v)
	if isFailed(r) {
		return broken, true
	}
	is, err := object.BoolResult(box(r))
	if err != nil {
		fail(fr, p, err)
		return broken, true
	}
	return truthOf(is), true
}
