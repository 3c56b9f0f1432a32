package core

// NumberTable is what the package gives its classes.
var NumberTable = Table{
	Late: []Late{
		{Fill: fillInt, Classes: []*Class{IntClass}},
		{Fill: fillBool, Classes: []*Class{BoolClass}},
		{Fill: fillFloat, Classes: []*Class{FloatClass}},
		{Fill: fillComplex, Classes: []*Class{ComplexClass}},
	},
}
