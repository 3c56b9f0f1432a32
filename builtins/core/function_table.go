package core

// FunctionTable is what the package gives its classes.
var FunctionTable = Table{
	Late: []Late{
		{Fill: fillGenerator, Classes: []*Class{GeneratorClass}},
	},
}
