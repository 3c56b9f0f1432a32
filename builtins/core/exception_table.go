package core

// ExceptionTable is what the package tells of the exception classes.
var ExceptionTable = Table{
	Late: []Late{
		{Fill: fillExceptions, Classes: []*Class{
			BaseExceptionClass, KeyErrorClass, SyntaxErrorClass, OSErrorClass, UnicodeErrorClass, UnicodeEncodeErrorClass,
			UnicodeDecodeErrorClass, SystemExitClass, StopIterationClass, ImportErrorClass, NameErrorClass, AttributeErrorClass,
		}},
	},
}
