package object

import (
	"strings"
	"sync"

	"go.starlark.net/starlark"
)

// The exception classes that Go code names.
var (
	BaseExceptionClass         = NewClass("BaseException", ObjectClass)
	SystemExitClass            = NewClass("SystemExit", BaseExceptionClass)
	KeyboardInterruptClass     = NewClass("KeyboardInterrupt", BaseExceptionClass)
	GeneratorExitClass         = NewClass("GeneratorExit", BaseExceptionClass)
	ExceptionClass             = NewClass("Exception", BaseExceptionClass)
	StopIterationClass         = NewClass("StopIteration", ExceptionClass)
	ArithmeticErrorClass       = NewClass("ArithmeticError", ExceptionClass)
	ZeroDivisionErrorClass     = NewClass("ZeroDivisionError", ArithmeticErrorClass)
	AssertionErrorClass        = NewClass("AssertionError", ExceptionClass)
	AttributeErrorClass        = NewClass("AttributeError", ExceptionClass)
	EOFErrorClass              = NewClass("EOFError", ExceptionClass)
	ImportErrorClass           = NewClass("ImportError", ExceptionClass)
	LookupErrorClass           = NewClass("LookupError", ExceptionClass)
	IndexErrorClass            = NewClass("IndexError", LookupErrorClass)
	KeyErrorClass              = NewClass("KeyError", LookupErrorClass)
	NameErrorClass             = NewClass("NameError", ExceptionClass)
	OSErrorClass               = NewClass("OSError", ExceptionClass)
	TimeoutErrorClass          = NewClass("TimeoutError", OSErrorClass)
	RuntimeErrorClass          = NewClass("RuntimeError", ExceptionClass)
	RecursionErrorClass        = NewClass("RecursionError", RuntimeErrorClass)
	SyntaxErrorClass           = NewClass("SyntaxError", ExceptionClass)
	TypeErrorClass             = NewClass("TypeError", ExceptionClass)
	ValueErrorClass            = NewClass("ValueError", ExceptionClass)
	UnicodeErrorClass          = NewClass("UnicodeError", ValueErrorClass)
	UnicodeDecodeErrorClass    = NewClass("UnicodeDecodeError", UnicodeErrorClass)
	UnicodeEncodeErrorClass    = NewClass("UnicodeEncodeError", UnicodeErrorClass)
	UnicodeTranslateErrorClass = NewClass("UnicodeTranslateError", UnicodeErrorClass)
	WarningClass               = NewClass("Warning", ExceptionClass)
	BlockingIOErrorClass       = NewClass("BlockingIOError", OSErrorClass)
	ConnectionErrorClass       = NewClass("ConnectionError", OSErrorClass)
	BrokenPipeErrorClass       = NewClass("BrokenPipeError", ConnectionErrorClass)
	FileExistsErrorClass       = NewClass("FileExistsError", OSErrorClass)
	FileNotFoundErrorClass     = NewClass("FileNotFoundError", OSErrorClass)
	ModuleNotFoundErrorClass   = NewClass("ModuleNotFoundError", ImportErrorClass)
	// Groups, of which the second is for Exceptions only.
	BaseExceptionGroupClass = NewClass("BaseExceptionGroup", BaseExceptionClass).Subscriptable()
	ExceptionGroupClass     = NewClass("ExceptionGroup", BaseExceptionGroupClass, ExceptionClass)
	// The exceptions of the module queue.
	EmptyClass = NewClass("Empty", ExceptionClass).In("_queue") // as CPython has it
	FullClass  = NewClass("Full", ExceptionClass).In("queue")
)

// otherExceptions is the rest of the hierarchy: a class and those derived from it.
var otherExceptions = [][2]string{
	{"ArithmeticError", "FloatingPointError OverflowError"},
	{"Exception", "BufferError MemoryError ReferenceError StopAsyncIteration SystemError"},
	{"NameError", "UnboundLocalError"},
	{"OSError", "ChildProcessError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError"},
	{"ConnectionError", "ConnectionAbortedError ConnectionRefusedError ConnectionResetError"},
	{"RuntimeError", "NotImplementedError"},
	{"SyntaxError", "IndentationError"},
	{"IndentationError", "TabError"},
	{"Warning", "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"},
}

// python2IOErrorClass is Python 2's IOError; in Python 3 it is OSError itself.
var python2IOErrorClass = NewClass("IOError", OSErrorClass)

// exceptions is the exception classes by the name that raise.Error uses: "ValueError",
// "queue.Empty".
var exceptions = sync.OnceValue(func() map[string]*Class {
	classes := map[string]*Class{}
	for _, t := range completed {
		for _, c := range t.Exceptions {
			classes[c.FullName()] = c
		}
	}
	for _, row := range otherExceptions {
		for name := range strings.FieldsSeq(row[1]) {
			classes[name] = NewClass(name, classes[row[0]])
		}
	}
	return classes
})

// ExceptionNamed returns the exception class that raise.Error calls by the name, nil if there
// is none.
func ExceptionNamed(name string) *Class {
	switch name { // nearly always
	case "ValueError":
		return ValueErrorClass
	case "KeyError":
		return KeyErrorClass
	case "IndexError":
		return IndexErrorClass
	case "TypeError":
		return TypeErrorClass
	case "AttributeError":
		return AttributeErrorClass
	case "StopIteration":
		return StopIterationClass
	case "ZeroDivisionError":
		return ZeroDivisionErrorClass
	}
	return exceptions()[name]
}

// OSErrorClassOf returns the class that OSError makes of one of Linux's error numbers, nil for
// OSError itself.
func OSErrorClassOf(code int) *Class {
	name := ""
	switch code {
	case 1, 13:
		name = "PermissionError"
	case 2:
		name = "FileNotFoundError"
	case 3:
		name = "ProcessLookupError"
	case 4:
		name = "InterruptedError"
	case 10:
		name = "ChildProcessError"
	case 11, 114, 115:
		name = "BlockingIOError"
	case 17:
		name = "FileExistsError"
	case 20:
		name = "NotADirectoryError"
	case 21:
		name = "IsADirectoryError"
	case 32, 108:
		name = "BrokenPipeError"
	case 103:
		name = "ConnectionAbortedError"
	case 104:
		name = "ConnectionResetError"
	case 110:
		name = "TimeoutError"
	case 111:
		name = "ConnectionRefusedError"
	}
	return exceptions()[name]
}

// Exceptions returns the exception classes that programs find without importing, in a
// new map.
func Exceptions() starlark.StringDict {
	env := starlark.StringDict{}
	for name, c := range exceptions() {
		if c.module == "builtins" {
			env[name] = c
		}
	}
	env["EnvironmentError"], env["IOError"], env["2.IOError"] = OSErrorClass, OSErrorClass, python2IOErrorClass
	return env
}
