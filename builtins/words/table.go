package words

import "github.com/pyq-lang/pyq/interp/fact"

// engineErrors is what becomes of the engine's errors; the first pattern that fits counts.
var engineErrors = []engineError{
	// Attributes.
	about("* has no .* field or method", fact.NoAttribute, "$t1", "$2"),
	about("* has no .* field or method (did you mean .*?)", fact.NoAttribute, "$t1", "$2"),
	about("can't assign to .* field of *", fact.NoAttribute, "$t2", "$1"),

	// Indices, keys and slices.
	made("key *", "KeyError", absentKey),
	says("invalid slice step: *", "TypeError", sliceIndices),
	says("invalid start index: *", "TypeError", sliceIndices),
	says("invalid end index: *", "TypeError", sliceIndices),
	made("* index: got *, want int", "TypeError", indexText),
	made("* index: * out of range", "IndexError", outOfRangeText),
	says("index * out of range: empty range", "IndexError", "range object index out of range"),
	says("index * out of range: empty *", "IndexError", "$2 index out of range"),
	made("* index * out of range [*:*]", "IndexError", outOfRangeText),
	about("got *, want int", fact.IndexType, "list", "$t1"),
	about("unhandled index operation *[*]", fact.NotSubscriptable, "$t1"),
	about("* value does not support item assignment", fact.NoItemAssignment, "$t1"),
	about("invalid slice operand *", fact.NotSubscriptable, "$t1"),
	says("zero is not a valid slice step", "ValueError", "slice step cannot be zero"),

	// Operators.
	made("unknown binary op: * * *", "TypeError", unsupportedText),
	says("unknown unary op: * *", "TypeError", "bad operand type for unary $1: '$t2'"),
	made("* not implemented", "TypeError", orderText),
	about("floating-point division by zero", fact.DivideByZero),
	about("floored division by zero", fact.FloorByZero),
	about("integer modulo by zero", fact.ModuloByZero),
	says("floating-point modulo by zero", "ZeroDivisionError", "float modulo"),
	says("negative shift count: *", "ValueError", "negative shift count"),
	says("shift count too large: *", "OverflowError", "too many digits in integer"),
	says("repeat count * too large", "OverflowError", "cannot fit 'int' into an index-sized integer"),
	says("excessive repeat (*)", "MemoryError", ""),
	says("int too large to convert to float", "OverflowError", "int too large to convert to float"),
	says("cannot convert float infinity to integer", "OverflowError", "cannot convert float infinity to integer"),
	says("cannot convert float NaN to integer", "ValueError", "cannot convert float NaN to integer"),
	says("comparison exceeded maximum recursion depth", "RecursionError", "maximum recursion depth exceeded in comparison"),
	about("unhashable type: *", fact.Unhashable, "$t1"),
	about("*: unhashable type: *", fact.Unhashable, "$t2"),
	about("unhashable: *", fact.Unhashable, "$t1"),
	says("'in <string>' requires string as left operand, not *", "TypeError", "'in <string>' requires string as left operand, not $t1"),
	says("'in bytes' requires bytes or int as left operand, not *", "TypeError", "a bytes-like object is required, not '$t1'"),
	says("int in bytes: *", "ValueError", "byte must be in range(0, 256)"),

	// Names.
	about("local variable * referenced before assignment", fact.Unbound, "$1"),
	about("global variable * referenced before assignment", fact.NotDefined, "$1"),
	about("internal error: predeclared variable * is uninitialized", fact.NotDefined, "$1"),

	// Iteration and unpacking.
	about("* value is not iterable", fact.NotIterable, "$t1"),
	about("got * in sequence assignment", fact.CannotUnpack, "$t1"),
	about("too many values to unpack (got *, want *)", fact.TooManyToUnpack, "$2"),
	about("too few values to unpack (got *, want *)", fact.TooFewToUnpack, "$2", "$1"),
	says("cannot insert into hash table during iteration", "RuntimeError", "dictionary changed size during iteration"),
	says("cannot delete from hash table during iteration", "RuntimeError", "dictionary changed size during iteration"),
	says("cannot clear hash table during iteration", "RuntimeError", "dictionary changed size during iteration"),
	says("cannot * during iteration", "RuntimeError", "cannot $1 during iteration"),
	says("cannot * frozen list", "TypeError", "cannot $1 frozen list"),
	says("cannot * frozen hash table", "TypeError", "cannot $1 frozen dict"),

	// Calls.
	about("invalid call of non-function (*)", fact.NotCallable, "$t1"),
	says("function * called recursively", "RecursionError", "maximum recursion depth exceeded"),
	says("Starlark stack overflow", "RecursionError", "maximum recursion depth exceeded"),
	made("function * *", "TypeError", functionText),
	about("argument after ** must be a mapping, not *", fact.MappingArgument, "$t3"),
	says("argument after * must be iterable, not *", "TypeError", "argument after * must be an iterable, not $t2"),
	says("keywords must be strings, not *", "TypeError", "keywords must be strings"),
	made("*: got * arguments, want *", "TypeError", countText),
	made("*: got * arguments, want at most *", "TypeError", countText),
	made("*: got * arguments, want at least *", "TypeError", countText),
	made("*: missing argument for *", "TypeError", missingArgument),
	about("*: unexpected keyword argument *", fact.UnexpectedKeyword, "$1", "$2"),
	says("*: for parameter *: got *, want *", "TypeError", "$1() argument '$2' must be $t4, not $t3"),

	// Formatting with %.
	about("not enough arguments for format string", fact.TooFewFormat),
	about("too many arguments for format string", fact.TooManyFormat),
	says("format requires a mapping", "TypeError", "format requires a mapping"),
	made("key not found: *", "KeyError", missingKey),
	says("incomplete format key", "ValueError", "incomplete format key"),
	says("incomplete format", "ValueError", "incomplete format"),
	says("unknown conversion %*", "ValueError", "unsupported format character '$1'"),
	about("%* format requires integer: got *, want int", fact.PercentNumber, "$1", "$t2"),
	about("%* format requires integer: cannot convert * to int", fact.PercentNumber, "$1", "$t2"),
	about("%* format requires float, not *", fact.RealNumber, "$t2"),
	says("%c format requires a single-character string", "TypeError", "%c requires int or char"),
	says("%c format requires int or single-character string, not *", "TypeError", "%c requires int or char"),
	says("%c format requires a valid Unicode code point, got *", "OverflowError", "%c arg not in range(0x110000)"),
}

const sliceIndices = "slice indices must be integers or None or have an __index__ method"
