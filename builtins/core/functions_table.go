package core

// FunctionsTable is what the package tells of classes that are functions to programs.
var FunctionsTable = Table{
	Late: []Late{
		{Fill: fillTypeCall, Classes: []*Class{TypeClass}},
		{Fill: fillOldTypes, Classes: []*Class{LongClass, BasestringClass}},
	},
}
