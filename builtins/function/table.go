package function

import "github.com/pyq-lang/pyq/builtins/object"

// Table is what the package tells of its classes.
var Table = object.Table{
	Slots: []object.ClassSlots{
		{Class: object.FunctionClass, Slots: &object.Slots{Repr: reprFunction, GetAttr: functionAttr, OwnAttr: ownAttr, SetAttr: setFunctionAttr, AttrNames: functionNames}},
	},
	Late: []object.Late{
		{Fill: fillProperty, Classes: []*object.Class{PropertyClass}},
		{Fill: fillCode, Classes: []*object.Class{object.CodeClass}},
		{Fill: fillCell, Classes: []*object.Class{CellClass}},
		{Fill: fillFunction, Classes: []*object.Class{object.FunctionClass}},
		{Fill: fillGenerator, Classes: []*object.Class{GeneratorClass}},
	},
}
