package text

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillPrettyPrinter, Classes: []*core.Class{prettyPrinterClass}},
		{Fill: fillTemplateClass, Classes: []*core.Class{templateClass}},
		{Fill: fillTextWrapper, Classes: []*core.Class{textWrapperClass}},
	},
}
