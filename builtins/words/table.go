package words

// engineErrors is what becomes of the engine's errors; the first pattern that fits counts.
var engineErrors = []engineError{
	// Attributes.
	{"* has no .* field or method", "AttributeError", "'$t1' object has no attribute '$2'", nil},
	{"* has no .* field or method (did you mean .*?)", "AttributeError", "'$t1' object has no attribute '$2'", nil},
	{"can't assign to .* field of *", "AttributeError", "'$t2' object has no attribute '$1'", nil},

	// Indices, keys and slices.
	{"key *", "KeyError", "", absentKey},
	{"invalid slice step: *", "TypeError", sliceIndices, nil},
	{"invalid start index: *", "TypeError", sliceIndices, nil},
	{"invalid end index: *", "TypeError", sliceIndices, nil},
	{"* index: got *, want int", "TypeError", "", indexText},
	{"* index: * out of range", "IndexError", "", outOfRangeText},
	{"index * out of range: empty range", "IndexError", "range object index out of range", nil},
	{"index * out of range: empty *", "IndexError", "$2 index out of range", nil},
	{"* index * out of range [*:*]", "IndexError", "", outOfRangeText},
	{"got *, want int", "TypeError", "list indices must be integers or slices, not $t1", nil},
	{"unhandled index operation *[*]", "TypeError", "'$t1' object is not subscriptable", nil},
	{"* value does not support item assignment", "TypeError", "'$t1' object does not support item assignment", nil},
	{"invalid slice operand *", "TypeError", "'$t1' object is not subscriptable", nil},
	{"zero is not a valid slice step", "ValueError", "slice step cannot be zero", nil},

	// Operators.
	{"unknown binary op: * * *", "TypeError", "", unsupportedText},
	{"unknown unary op: * *", "TypeError", "bad operand type for unary $1: '$t2'", nil},
	{"* not implemented", "TypeError", "", orderText},
	{"floating-point division by zero", "ZeroDivisionError", "division by zero", nil},
	{"floored division by zero", "ZeroDivisionError", "integer division or modulo by zero", nil},
	{"integer modulo by zero", "ZeroDivisionError", "integer modulo by zero", nil},
	{"floating-point modulo by zero", "ZeroDivisionError", "float modulo", nil},
	{"negative shift count: *", "ValueError", "negative shift count", nil},
	{"shift count too large: *", "OverflowError", "too many digits in integer", nil},
	{"repeat count * too large", "OverflowError", "cannot fit 'int' into an index-sized integer", nil},
	{"excessive repeat (*)", "MemoryError", "", nil},
	{"int too large to convert to float", "OverflowError", "int too large to convert to float", nil},
	{"cannot convert float infinity to integer", "OverflowError", "cannot convert float infinity to integer", nil},
	{"cannot convert float NaN to integer", "ValueError", "cannot convert float NaN to integer", nil},
	{"comparison exceeded maximum recursion depth", "RecursionError", "maximum recursion depth exceeded in comparison", nil},
	{"unhashable type: *", "TypeError", "unhashable type: '$t1'", nil},
	{"*: unhashable type: *", "TypeError", "unhashable type: '$t2'", nil},
	{"unhashable: *", "TypeError", "unhashable type: '$t1'", nil},
	{"'in <string>' requires string as left operand, not *", "TypeError",
		"'in <string>' requires string as left operand, not $t1", nil},
	{"'in bytes' requires bytes or int as left operand, not *", "TypeError", "a bytes-like object is required, not '$t1'", nil},
	{"int in bytes: *", "ValueError", "byte must be in range(0, 256)", nil},

	// Names.
	{"local variable * referenced before assignment", "UnboundLocalError",
		"cannot access local variable '$1' where it is not associated with a value", nil},
	{"global variable * referenced before assignment", "NameError", "name '$1' is not defined", nil},
	{"internal error: predeclared variable * is uninitialized", "NameError", "name '$1' is not defined", nil},

	// Iteration and unpacking.
	{"* value is not iterable", "TypeError", "'$t1' object is not iterable", nil},
	{"got * in sequence assignment", "TypeError", "cannot unpack non-iterable $t1 object", nil},
	{"too many values to unpack (got *, want *)", "ValueError", "too many values to unpack (expected $2)", nil},
	{"too few values to unpack (got *, want *)", "ValueError", "not enough values to unpack (expected $2, got $1)", nil},
	{"cannot insert into hash table during iteration", "RuntimeError", "dictionary changed size during iteration", nil},
	{"cannot delete from hash table during iteration", "RuntimeError", "dictionary changed size during iteration", nil},
	{"cannot clear hash table during iteration", "RuntimeError", "dictionary changed size during iteration", nil},
	{"cannot * during iteration", "RuntimeError", "cannot $1 during iteration", nil},
	{"cannot * frozen list", "TypeError", "cannot $1 frozen list", nil},
	{"cannot * frozen hash table", "TypeError", "cannot $1 frozen dict", nil},

	// Calls.
	{"invalid call of non-function (*)", "TypeError", "'$t1' object is not callable", nil},
	{"function * called recursively", "RecursionError", "maximum recursion depth exceeded", nil},
	{"Starlark stack overflow", "RecursionError", "maximum recursion depth exceeded", nil},
	{"function * *", "TypeError", "", functionText},
	{"argument after ** must be a mapping, not *", "TypeError", "argument after ** must be a mapping, not $t3", nil},
	{"argument after * must be iterable, not *", "TypeError", "argument after * must be an iterable, not $t2", nil},
	{"keywords must be strings, not *", "TypeError", "keywords must be strings", nil},
	{"*: got * arguments, want *", "TypeError", "", countText},
	{"*: got * arguments, want at most *", "TypeError", "", countText},
	{"*: got * arguments, want at least *", "TypeError", "", countText},
	{"*: missing argument for *", "TypeError", "$1() missing required argument '$2'", nil},
	{"*: unexpected keyword argument *", "TypeError", "$1() got an unexpected keyword argument '$2'", nil},
	{"*: for parameter *: got *, want *", "TypeError", "$1() argument '$2' must be $t4, not $t3", nil},

	// Formatting with %.
	{"not enough arguments for format string", "TypeError", "not enough arguments for format string", nil},
	{"too many arguments for format string", "TypeError", "not all arguments converted during string formatting", nil},
	{"format requires a mapping", "TypeError", "format requires a mapping", nil},
	{"key not found: *", "KeyError", "", missingKey},
	{"incomplete format key", "ValueError", "incomplete format key", nil},
	{"incomplete format", "ValueError", "incomplete format", nil},
	{"unknown conversion %*", "ValueError", "unsupported format character '$1'", nil},
	{"%* format requires integer: got *, want int", "TypeError", "%$1 format: a real number is required, not $t2", nil},
	{"%* format requires integer: cannot convert * to int", "TypeError", "%$1 format: a real number is required, not $t2", nil},
	{"%* format requires float, not *", "TypeError", "must be real number, not $t2", nil},
	{"%c format requires a single-character string", "TypeError", "%c requires int or char", nil},
	{"%c format requires int or single-character string, not *", "TypeError", "%c requires int or char", nil},
	{"%c format requires a valid Unicode code point, got *", "OverflowError", "%c arg not in range(0x110000)", nil},
}

const sliceIndices = "slice indices must be integers or None or have an __index__ method"
