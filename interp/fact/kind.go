package fact

import "strings"

// A Kind says what an error is about.
type Kind uint8

// The kinds, with their names in order.
const (
	Other Kind = iota // nothing that anybody asks for

	// Variables, attributes and modules.
	NotDefined        // the name
	Unbound           // the local variable
	UnboundFree       // the variable of a function around
	NoAttribute       // the type, the attribute
	ModuleNoAttribute // the module, the attribute
	NoSetter          // the property, the class
	NoGetter          // the property, the class
	NoDeleter         // the property, the class
	NoModule          // the module, that which is no package
	CannotImport      // the name, the module

	// What a type cannot do: the type.
	NotCallable
	NotSubscriptable
	NotIterable
	NotIterator
	NotReversible
	NotMapping
	NoLen
	NoItemAssignment
	NoContext // it is no context manager
	NotInteger
	Unhashable
	CannotUnpack

	// Operators.
	Operands      // the operator, the types of left and right
	NotOrdered    // the operator, the types of left and right
	Concatenate   // the types of left and right
	DivideByZero  // no name, as the rest of these
	FloorByZero   // of // and divmod
	ModuloByZero  // of %
	TooFewFormat  // values for %
	TooManyFormat // values for %

	// Indices and unpacking.
	ListIndexRange  // no name
	IndexType       // the type of the sequence, that of the index
	StringIndexType // the type of the index
	TooManyToUnpack // how many are expected
	TooFewToUnpack  // how many are expected, how many there are

	// The number and the names of arguments: the function.
	Arguments
	NoParameters      // of a class that takes none
	TooManyArguments  // the function, how many it takes, how many are given
	MissingArguments  // the function, the parameters
	UnexpectedKeyword // the function, the keyword
	InvalidKeyword    // the same, of a function written in C
	TwiceArgument     // the function, the parameter
	NoSelf            // the method, the class: it is called without an object
	// What follows ** in a call, whose function is not known yet.
	MappingArgument // the type
	TwiceKeyword    // the keyword

	// The types of arguments.
	WrongType     // the type: of an operand or argument that does not fit
	ForeignSelf   // the method, the class: it is called with another object
	GroupGiven    // no name: a process or thread has no group
	IntArgument   // the type
	FloatArgument // the type
	NotFloat      // the text, with its quotes and without
	RealNumber    // the type
	PercentNumber // the conversion, the type
	SequenceItem  // its number, the type
	Abstract      // the class, the methods

	kindCount
)

// A wording is how the errors of a kind are said. A text is empty if they are said in several
// ways, and python2 is if Python 2 says the same.
type wording struct {
	class, text, python2 string
	say2                 func(f Fact) string // instead of python2
}

var kinds = [kindCount]wording{
	NotDefined:        {"NameError", "name '$1' is not defined", "", nil},
	Unbound:           {"UnboundLocalError", "cannot access local variable '$1' where it is not associated with a value", "local variable '$1' referenced before assignment", nil},
	UnboundFree:       {"NameError", "cannot access free variable '$1' where it is not associated with a value in enclosing scope", "free variable '$1' referenced before assignment in enclosing scope", nil},
	NoAttribute:       {"AttributeError", "'$1' object has no attribute '$2'", "", nil},
	ModuleNoAttribute: {"AttributeError", "module '$1' has no attribute '$2'", "'module' object has no attribute '$2'", nil},
	NoSetter:          {"AttributeError", "property '$1' of '$2' object has no setter", "can't set attribute", nil},
	NoGetter:          {"AttributeError", "property '$1' of '$2' object has no getter", "unreadable attribute", nil},
	NoDeleter:         {"AttributeError", "property '$1' of '$2' object has no deleter", "can't delete attribute", nil},
	NoModule:          {"ModuleNotFoundError", "No module named '$1'", "", noModule2},
	CannotImport:      {"ImportError", "cannot import name '$1' from '$2'", "cannot import name $1", nil},

	NotCallable:      {"TypeError", "'$1' object is not callable", "", nil},
	NotSubscriptable: {"TypeError", "'$1' object is not subscriptable", "'$1' object has no attribute '__getitem__'", nil},
	NotIterable:      {"TypeError", "'$1' object is not iterable", "", nil},
	NotIterator:      {"TypeError", "'$1' object is not an iterator", "", nil},
	NotReversible:    {"TypeError", "'$1' object is not reversible", "", nil},
	NotMapping:       {"TypeError", "'$1' object is not a mapping", "", nil},
	NoLen:            {"TypeError", "object of type '$1' has no len()", "", nil},
	NoItemAssignment: {"TypeError", "'$1' object does not support item assignment", "", nil},
	NoContext:        {"TypeError", "'$1' object does not support the context manager protocol", "", nil},
	NotInteger:       {"TypeError", "'$1' object cannot be interpreted as an integer", "", nil},
	Unhashable:       {"TypeError", "unhashable type: '$1'", "", nil},
	CannotUnpack:     {"TypeError", "cannot unpack non-iterable $1 object", "'$1' object is not iterable", nil},

	Operands:      {"TypeError", "unsupported operand type(s) for $1: '$2' and '$3'", "", nil},
	NotOrdered:    {"TypeError", "'$1' not supported between instances of '$2' and '$3'", "", nil},
	Concatenate:   {"TypeError", "can only concatenate $1 (not \"$2\") to $1", "", concatenate2},
	DivideByZero:  {"ZeroDivisionError", "division by zero", "float division by zero", nil},
	FloorByZero:   {"ZeroDivisionError", "integer division or modulo by zero", "", nil},
	ModuloByZero:  {"ZeroDivisionError", "integer modulo by zero", "integer division or modulo by zero", nil},
	TooFewFormat:  {"TypeError", "not enough arguments for format string", "", nil},
	TooManyFormat: {"TypeError", "not all arguments converted during string formatting", "", nil},

	ListIndexRange:  {"IndexError", "list index out of range", "", nil},
	IndexType:       {"TypeError", "$1 indices must be integers or slices, not $2", "$1 indices must be integers, not $2", nil},
	StringIndexType: {"TypeError", "string indices must be integers, not '$1'", "string indices must be integers, not $1", nil},
	TooManyToUnpack: {"ValueError", "too many values to unpack (expected $1)", "too many values to unpack", nil},
	TooFewToUnpack:  {"ValueError", "not enough values to unpack (expected $1, got $2)", "", tooFew2},

	Arguments:         {"TypeError", "", "", nil},
	NoParameters:      {"TypeError", "$1() takes no arguments", "object() takes no parameters", nil},
	TooManyArguments:  {"TypeError", "", "", nil},
	MissingArguments:  {"TypeError", "", "", nil},
	UnexpectedKeyword: {"TypeError", "$1() got an unexpected keyword argument '$2'", "", nil},
	InvalidKeyword:    {"TypeError", "'$2' is an invalid keyword argument for $1()", "", nil},
	TwiceArgument:     {"TypeError", "$1() got multiple values for argument '$2'", "$1() got multiple values for keyword argument '$2'", nil},
	NoSelf:            {"TypeError", "", "", nil},
	MappingArgument:   {"TypeError", "argument after ** must be a mapping, not $1", "", nil},
	TwiceKeyword:      {"TypeError", "got multiple values for keyword argument '$1'", "", nil},

	WrongType:     {"TypeError", "", "", nil},
	ForeignSelf:   {"TypeError", "", "", nil},
	GroupGiven:    {"AssertionError", "group argument must be None for now", "", nil},
	IntArgument:   {"TypeError", "int() argument must be a string, a bytes-like object or a real number, not '$1'", "int() argument must be a string or a number, not '$1'", nil},
	FloatArgument: {"TypeError", "float() argument must be a string or a real number, not '$1'", "float() argument must be a string or a number", nil},
	NotFloat:      {"ValueError", "could not convert string to float: $1", "could not convert string to float: $2", nil},
	RealNumber:    {"TypeError", "must be real number, not $1", "float argument required, not $1", nil},
	PercentNumber: {"TypeError", "%$1 format: a real number is required, not $2", "%$1 format: a number is required, not $2", nil},
	SequenceItem:  {"TypeError", "sequence item $1: expected str instance, $2 found", "sequence item $1: expected string, $2 found", nil},
	Abstract:      {"TypeError", "", "Can't instantiate abstract class $1 with abstract methods $2", nil},
}

// IsArguments reports whether an error is about the number or the names of arguments.
func (k Kind) IsArguments() bool { return Arguments <= k && k <= TwiceKeyword && k != MappingArgument }

func noModule2(f Fact) string {
	if parent := f.Name(1); parent != "" {
		return "No module named " + f.Name(0) + "; '" + parent + "' is not a package"
	}
	return "No module named " + f.Name(0)
}

func concatenate2(f Fact) string {
	if f.Name(0) != "str" {
		return ""
	}
	return "cannot concatenate 'str' and '" + f.Name(1) + "' objects"
}

func tooFew2(f Fact) string {
	if strings.HasPrefix(f.Name(0), "at least") {
		return ""
	}
	if f.Name(1) == "1" {
		return "need more than 1 value to unpack"
	}
	return "need more than " + f.Name(1) + " values to unpack"
}
