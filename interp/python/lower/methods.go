package lower

import "strings"

// methods are the names of the methods of Python's built-in types that Starlark's types
// lack, or have with another meaning. A call x.name(...) with such a name goes through a
// helper, which for other values calls their own method. Left out are those on which
// both agree and that loops are full of: append, add, get.
var methods = set(
	// str and bytes
	"capitalize", "casefold", "center", "count", "decode", "encode", "endswith", "expandtabs", "find",
	"format", "format_map", "fromhex", "hex", "index", "isalnum", "isalpha", "isascii", "isdecimal",
	"isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper",
	"join", "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix",
	"replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
	"startswith", "strip", "swapcase", "title", "translate", "upper", "zfill",
	// list, tuple, range
	"clear", "copy", "extend", "insert", "pop", "remove", "reverse", "sort", "start", "step", "stop",
	// dict
	"fromkeys", "has_key", "items", "iteritems", "iterkeys", "itervalues", "keys", "popitem",
	"setdefault", "update", "values", "viewitems", "viewkeys", "viewvalues",
	// set
	"difference", "difference_update", "discard", "intersection", "intersection_update", "isdisjoint",
	"issubset", "issuperset", "symmetric_difference", "symmetric_difference_update", "union",
	// numbers
	"as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes", "imag",
	"is_integer", "numerator", "real", "to_bytes",
)

// engineMethods are methods of the engine's own types that are called without a helper: the
// engine's do what Python's do. As values they are Python's, which are equal to themselves.
var engineMethods = set("add", "append", "get")

// methods2 are those of them that differ in Python 2.
var methods2 = set("keys", "values", "items", "iteritems", "iterkeys", "itervalues", "has_key", "next",
	"viewitems", "viewkeys", "viewvalues", "sort", "format", "encode", "decode", "translate")

// isOldAttr reports whether an attribute is one that functions, methods and the like have
// in Python 2 only.
func isOldAttr(name string) bool {
	return strings.HasPrefix(name, "func_") || strings.HasPrefix(name, "im_") || oldAttrs[name]
}

// oldAttrs are more of them, of modules and threads.
var oldAttrs = set("izip", "imap", "ifilter", "izip_longest", "ifilterfalse", "getcwdu", "isAlive", "next")
