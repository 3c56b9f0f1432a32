package core

// FunctionTable is what the package tells of its classes.
var FunctionTable = Table{
	Slots: []ClassSlots{
		{FunctionClass, &Slots{Repr: reprFunction, GetAttr: functionAttr, OwnAttr: ownAttr, SetAttr: setFunctionAttr, AttrNames: functionNames}},
	},
	Late: []Late{
		{Fill: fillProperty, Classes: []*Class{PropertyClass}},
		{Fill: fillGenerator, Classes: []*Class{GeneratorClass}},
	},
}
