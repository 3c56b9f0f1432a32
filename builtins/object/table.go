package object

// objectTable is what this package tells of its classes.
var objectTable = Table{
	Late: []Late{
		{Fill: fillObject, Classes: []*Class{ObjectClass}},
		{Fill: fillType, Classes: []*Class{TypeClass}},
		{Fill: fillNone, Classes: []*Class{NoneClass}},
		{Fill: fillSuper, Classes: []*Class{SuperClass}},
		{Fill: fillMappingProxy, Classes: []*Class{MappingProxyClass}},
		{Fill: fillMethods, Classes: []*Class{MethodClass, BoundClass, BuiltinClass, GetSetClass, ClassEntryClass, GenericClass}},
		{Fill: fillModule, Classes: []*Class{ModuleClass}},
		{Fill: fillSlice, Classes: []*Class{SliceClass}},
		{Fill: fillDecorators, Classes: []*Class{StaticMethodClass, ClassMethodClass}},
	},
	Exceptions: []*Class{
		BaseExceptionClass, SystemExitClass, KeyboardInterruptClass, GeneratorExitClass, ExceptionClass, StopIterationClass,
		ArithmeticErrorClass, ZeroDivisionErrorClass, AssertionErrorClass, AttributeErrorClass, EOFErrorClass,
		ImportErrorClass, LookupErrorClass, IndexErrorClass, KeyErrorClass, NameErrorClass, OSErrorClass, TimeoutErrorClass,
		RuntimeErrorClass, RecursionErrorClass, SyntaxErrorClass, TypeErrorClass, ValueErrorClass, UnicodeErrorClass,
		UnicodeDecodeErrorClass, UnicodeEncodeErrorClass, UnicodeTranslateErrorClass, WarningClass, BlockingIOErrorClass, ConnectionErrorClass,
		BrokenPipeErrorClass, FileExistsErrorClass, FileNotFoundErrorClass, ModuleNotFoundErrorClass, EmptyClass, FullClass,
		python2IOErrorClass, BaseExceptionGroupClass, ExceptionGroupClass,
		PickleErrorClass, PicklingErrorClass, UnpicklingErrorClass,
	},
}
