package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateText says what classes are completed when a program first uses one of them.
var lateText = []late{
	{fillPrettyPrinter, []*core.Class{prettyPrinterClass}},
	{fillTemplateClass, []*core.Class{templateClass}},
	{fillTextWrapper, []*core.Class{textWrapperClass}},
}
