package core

import (
	"strings"

	"go.starlark.net/starlark"
)

// exceptions is the exception classes by the name that proc.Error uses: "ValueError",
// "queue.Empty". It is filled while the program is initialised.
var exceptions = map[string]*Class{}

// RegisterException makes an exception class known by its full name to those who raise a
// proc.Error, and returns it. For package variables.
func RegisterException(c *Class) *Class {
	exceptions[c.FullName()] = c
	return c
}

func newException(name string, base *Class) *Class { return RegisterException(NewClass(name, base)) }

// The exception classes that Go code names.
var (
	BaseExceptionClass       = newException("BaseException", ObjectClass)
	SystemExitClass          = newException("SystemExit", BaseExceptionClass)
	KeyboardInterruptClass   = newException("KeyboardInterrupt", BaseExceptionClass)
	GeneratorExitClass       = newException("GeneratorExit", BaseExceptionClass)
	ExceptionClass           = newException("Exception", BaseExceptionClass)
	StopIterationClass       = newException("StopIteration", ExceptionClass)
	ArithmeticErrorClass     = newException("ArithmeticError", ExceptionClass)
	AssertionErrorClass      = newException("AssertionError", ExceptionClass)
	AttributeErrorClass      = newException("AttributeError", ExceptionClass)
	EOFErrorClass            = newException("EOFError", ExceptionClass)
	ImportErrorClass         = newException("ImportError", ExceptionClass)
	LookupErrorClass         = newException("LookupError", ExceptionClass)
	IndexErrorClass          = newException("IndexError", LookupErrorClass)
	KeyErrorClass            = newException("KeyError", LookupErrorClass)
	NameErrorClass           = newException("NameError", ExceptionClass)
	OSErrorClass             = newException("OSError", ExceptionClass)
	TimeoutErrorClass        = newException("TimeoutError", OSErrorClass)
	RuntimeErrorClass        = newException("RuntimeError", ExceptionClass)
	RecursionErrorClass      = newException("RecursionError", RuntimeErrorClass)
	SyntaxErrorClass         = newException("SyntaxError", ExceptionClass)
	TypeErrorClass           = newException("TypeError", ExceptionClass)
	ValueErrorClass          = newException("ValueError", ExceptionClass)
	UnicodeErrorClass        = newException("UnicodeError", ValueErrorClass)
	UnicodeDecodeErrorClass  = newException("UnicodeDecodeError", UnicodeErrorClass)
	UnicodeEncodeErrorClass  = newException("UnicodeEncodeError", UnicodeErrorClass)
	WarningClass             = newException("Warning", ExceptionClass)
	BlockingIOErrorClass     = newException("BlockingIOError", OSErrorClass)
	ConnectionErrorClass     = newException("ConnectionError", OSErrorClass)
	BrokenPipeErrorClass     = newException("BrokenPipeError", ConnectionErrorClass)
	FileExistsErrorClass     = newException("FileExistsError", OSErrorClass)
	FileNotFoundErrorClass   = newException("FileNotFoundError", OSErrorClass)
	ModuleNotFoundErrorClass = newException("ModuleNotFoundError", ImportErrorClass)
	// The exceptions of the module queue.
	EmptyClass = newModuleException("Empty", ExceptionClass, "_queue") // as CPython has it
	FullClass  = newModuleException("Full", ExceptionClass, "queue")
)

func newModuleException(name string, base *Class, module string) *Class {
	return RegisterException(NewClass(name, base).In(module))
}

// otherExceptions is the rest of the hierarchy: a class and those derived from it.
var otherExceptions = [][2]string{
	{"ArithmeticError", "FloatingPointError OverflowError ZeroDivisionError"},
	{"Exception", "BufferError MemoryError ReferenceError StopAsyncIteration SystemError"},
	{"NameError", "UnboundLocalError"},
	{"OSError", "ChildProcessError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError"},
	{"ConnectionError", "ConnectionAbortedError ConnectionRefusedError ConnectionResetError"},
	{"RuntimeError", "NotImplementedError"},
	{"SyntaxError", "IndentationError"},
	{"IndentationError", "TabError"},
	{"UnicodeError", "UnicodeTranslateError"},
	{"Warning", "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"},
}

// ioErrorClass2 is Python 2's IOError; in Python 3 it is OSError itself.
var ioErrorClass2 = newException("IOError", OSErrorClass)

// osErrors is the classes that OSError makes of Linux's error numbers.
var osErrors = map[int]*Class{}

func init() {
	for _, row := range otherExceptions {
		for name := range strings.FieldsSeq(row[1]) {
			newException(name, exceptions[row[0]])
		}
	}
	for name, codes := range map[string][]int{
		"BlockingIOError": {11, 114, 115}, "BrokenPipeError": {32, 108}, "ChildProcessError": {10},
		"ConnectionAbortedError": {103}, "ConnectionRefusedError": {111}, "ConnectionResetError": {104},
		"FileExistsError": {17}, "FileNotFoundError": {2}, "InterruptedError": {4}, "IsADirectoryError": {21},
		"NotADirectoryError": {20}, "PermissionError": {13, 1}, "ProcessLookupError": {3}, "TimeoutError": {110},
	} {
		for _, code := range codes {
			osErrors[code] = exceptions[name]
		}
	}
}

// Exceptions returns the exception classes that programs find without importing, in a
// new map.
func Exceptions() starlark.StringDict {
	env := starlark.StringDict{}
	for name, c := range exceptions {
		if c.module == "builtins" {
			env[name] = c
		}
	}
	env["EnvironmentError"], env["IOError"], env["2.IOError"] = OSErrorClass, OSErrorClass, ioErrorClass2
	return env
}
