package exception

import "github.com/pyq-lang/pyq/builtins/object"

// Table is what the package tells of the exception classes.
var Table = object.Table{
	Left: leftBy,
	Late: []object.Late{
		{Fill: fillExceptions, Classes: []*object.Class{
			object.BaseExceptionClass, object.KeyErrorClass, object.SyntaxErrorClass, object.OSErrorClass, object.UnicodeErrorClass, object.UnicodeEncodeErrorClass,
			object.UnicodeTranslateErrorClass, object.BlockingIOErrorClass, object.UnicodeDecodeErrorClass, object.SystemExitClass, object.StopIterationClass, object.ImportErrorClass, object.NameErrorClass, object.AttributeErrorClass,
		}},
		{Fill: fillTracebacks, Classes: []*object.Class{TracebackClass, FrameClass}},
		{Fill: fillGroups, Classes: []*object.Class{object.BaseExceptionGroupClass}},
	},
}
