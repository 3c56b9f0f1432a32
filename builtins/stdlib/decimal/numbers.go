package decimal

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
)

// NumbersMembers is the module numbers: classes that the built-in numbers count as derived
// from.
func NumbersMembers() starlark.StringDict {
	m := starlark.StringDict{}
	base := core.ObjectClass
	floats := []*core.Class{core.IntClass, core.FloatClass}
	for _, c := range []struct {
		name    string
		classes []*core.Class
	}{
		{"Number", append(floats, core.ComplexClass, fractionClass, decimalClass)}, {"Complex", append(floats, core.ComplexClass, fractionClass)},
		{"Real", append(floats, fractionClass)}, {"Rational", []*core.Class{core.IntClass, fractionClass}}, {"Integral", []*core.Class{core.IntClass}},
	} {
		class := core.NewClass(c.name, base).In("numbers").WithMeta(collections.ABCMetaClass)
		class.Covers(func(k *core.Class) bool { return slices.ContainsFunc(c.classes, k.Is) })
		m[c.name] = class
		base = class
	}
	return m
}
