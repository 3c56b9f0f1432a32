package lower

import "github.com/pyq-lang/pyq/interp/python/ast"

// What is told of a Python 2 program, see Note. Notes of one kind have one text.
const (
	notePrint    = "print is a statement"
	noteTuple    = "print is a statement: it prints the tuple in the parentheses"
	noteComma    = "print ends with a comma: the next one goes on in the same line"
	noteChevron  = "print >>file prints to the file"
	noteDivision = "/ drops the fraction if both sides are integers"
	noteInput    = "input() evaluates what is typed as an expression; raw_input() does not"
	noteCompare  = "a number is less than any text: nothing is converted"
	noteLeak     = "the variable of the list comprehension keeps its last value after it"
	noteExec     = "exec is a statement"
	noteRaise    = "raise with a comma: the exception's class, then its argument"
	noteExcept   = "except with a comma: the exception's class, then the variable; it keeps its value"
	noteRepr     = "backquotes are repr()"
	noteNotEqual = "<> is !="
	noteOctal    = "a number that begins with 0 is octal"
	noteLong     = "L at the end of a number means nothing here: integers have any size"
	noteParams   = "the parameter is unpacked"
	noteMeta     = "__metaclass__ is the class's metaclass"
)

// nameNotes are the notes on the names that Python 2 alone has, or that mean something
// else there.
var nameNotes = map[string]string{
	"range": "range() returns a list", "map": "map() returns a list", "filter": "filter() returns a list",
	"zip": "zip() returns a list", "xrange": "xrange() is range() of Python 3",
	"raw_input": "raw_input() is input() of Python 3", "unicode": "unicode is str",
	"basestring": "basestring is str", "long": "long is int", "unichr": "unichr() is chr() of Python 3",
	"reduce": "reduce() needs no import", "apply": "apply(f, args) is f(*args)",
	"cmp": "cmp(a, b) is -1, 0 or 1", "execfile": "execfile() runs a file", "reload": "reload() needs no import",
	"intern": "intern() needs no import", "oct": "oct() gives 017, not 0o17",
	"round": "round() gives a float, and rounds halves away from zero",
}

// methodNotes are the same for methods.
var methodNotes = map[string]string{
	"keys": "keys() of a dict returns a list", "values": "values() of a dict returns a list",
	"items": "items() of a dict returns a list", "iteritems": "iteritems() is items() of Python 3",
	"iterkeys": "iterkeys() is keys() of Python 3", "itervalues": "itervalues() is values() of Python 3",
	"has_key": "d.has_key(k) is k in d", "next": "it.next() is next(it)",
}

// classNotes are the same for methods that a class defines.
var classNotes = map[string]string{
	"next": "next() makes the objects iterators, as __next__() in Python 3", "__nonzero__": "__nonzero__() is __bool__() of Python 3",
	"__cmp__": "__cmp__() compares the objects", "__div__": "__div__() is / of the objects",
	"__unicode__": "__unicode__() is unicode() of the objects",
}

// evidenceNotes are the notes on what the parser found and the tree does not show.
var evidenceNotes = map[string]string{
	"the operator <>": noteNotEqual, "backquotes": noteRepr, "an octal number that begins with 0": noteOctal,
	"a number that ends with L": noteLong, "an unpacking parameter": noteParams,
	"except with a comma": noteExcept, "raise with a comma": noteRaise,
}

// moduleNotes are the same for modules that Python 3 calls otherwise.
var moduleNotes = map[string]string{
	"Queue": "the module Queue is queue in Python 3", "ConfigParser": "the module ConfigParser is configparser in Python 3",
	"cPickle": "the module cPickle is pickle in Python 3", "__builtin__": "the module __builtin__ is builtins in Python 3",
	"StringIO": "the module StringIO is io in Python 3", "cStringIO": "the module cStringIO is io in Python 3",
	"thread": "the module thread is _thread in Python 3",
}

// printNote returns the note on a print statement.
func printNote(s *ast.Print) string {
	switch {
	case s.Dest != nil:
		return noteChevron
	case s.Comma:
		return noteComma
	case len(s.Values) != 1:
		return notePrint
	}
	paren, ok := s.Values[0].(*ast.Paren)
	switch _, tuple := ast.Unparen(s.Values[0]).(*ast.Tuple); {
	case tuple:
		return noteTuple
	case !ok || paren.Start == s.Start:
		return notePrint
	}
	return ""
}
