package text

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillPrettyPrinter, Classes: []*object.Class{prettyPrinterClass}},
		{Fill: fillTemplateClass, Classes: []*object.Class{templateClass}},
		{Fill: fillTextWrapper, Classes: []*object.Class{textWrapperClass}},
	},
}
