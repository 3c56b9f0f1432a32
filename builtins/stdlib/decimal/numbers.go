package decimal

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
)

// NumbersMembers is the module numbers: classes that the built-in numbers count as derived
// from.
func NumbersMembers() starlark.StringDict {
	m := starlark.StringDict{}
	base := object.ObjectClass
	floats := []*object.Class{object.IntClass, object.FloatClass}
	for _, c := range []struct {
		name    string
		classes []*object.Class
	}{
		{"Number", append(floats, number.ComplexClass, fractionClass, decimalClass)}, {"Complex", append(floats, number.ComplexClass, fractionClass)},
		{"Real", append(floats, fractionClass)}, {"Rational", []*object.Class{object.IntClass, fractionClass}}, {"Integral", []*object.Class{object.IntClass}},
	} {
		class := object.NewClass(c.name, base).In("numbers").WithMeta(collections.ABCMetaClass)
		class.Covers(func(k *object.Class) bool { return slices.ContainsFunc(c.classes, k.Is) })
		m[c.name] = class
		base = class
	}
	return m
}
