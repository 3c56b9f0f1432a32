package words

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/memory"
)

// What Python 2 says where Python 3 says something else. Only errors of builtins and of
// the engine are put into these words, when they become exceptions, not what programs
// raise themselves.

// python2Classes are the classes of Python 3's errors that Python 2 has not.
var python2Classes = map[string]string{"RecursionError": "RuntimeError", "ModuleNotFoundError": "ImportError",
	"FileNotFoundError": "OSError", "FileExistsError": "OSError", "IsADirectoryError": "OSError", "NotADirectoryError": "OSError",
	"PermissionError": "OSError"}

// A python2Message is a row of the table of messages; see engineError for its patterns.
type python2Message struct {
	class, pattern, text string
	f                    func(parts []string) string
}

var python2Messages = []python2Message{
	{"TypeError", `can only concatenate str (not "*") to str`, "cannot concatenate 'str' and '$1' objects", nil},
	{"TypeError", "'*' object is not subscriptable", "'$1' object has no attribute '__getitem__'", nil},
	{"TypeError", "* indices must be integers or slices, not *", "$1 indices must be integers, not $2", nil},
	{"TypeError", "string indices must be integers, not '*'", "string indices must be integers, not $1", nil},
	{"TypeError", "cannot unpack non-iterable * object", "'$1' object is not iterable", nil},
	{"TypeError", "int() argument must be a string, a bytes-like object or a real number, not '*'",
		"int() argument must be a string or a number, not '$1'", nil},
	{"TypeError", "float() argument must be a string or a real number, not '*'", "float() argument must be a string or a number", nil},
	{"TypeError", "sequence item *: expected str instance, * found", "sequence item $1: expected string, $2 found", nil},
	{"TypeError", "%* format: a real number is required, not *", "%$1 format: a number is required, not $2", nil},
	{"TypeError", "%* format: an integer is required, not *", "%$1 format: a number is required, not $2", nil},
	{"TypeError", "must be real number, not *", "float argument required, not $1", nil},
	{"TypeError", "* got multiple values for argument '*'", "$1 got multiple values for keyword argument '$2'", nil},
	{"TypeError", "Can't instantiate abstract class * with abstract method *",
		"Can't instantiate abstract class $1 with abstract methods $2", nil},
	{"TypeError", "Can't instantiate abstract class * with abstract methods *", "Can't instantiate abstract class $1 with abstract methods $2", nil},
	{"TypeError", "*() takes no arguments", "", noParameters},
	{"TypeError", "catching classes that do not inherit from BaseException is not allowed",
		"catching classes that do not inherit from BaseException is not allowed", nil},
	{"ValueError", "not enough values to unpack (expected *, got *)", "", needMore},
	{"ValueError", "too many values to unpack (expected *)", "too many values to unpack", nil},
	{"ValueError", "could not convert string to float: '*'", "could not convert string to float: $1", nil},
	{"ValueError", "substring not found", "substring not found", nil},
	{"ZeroDivisionError", "integer modulo by zero", "integer division or modulo by zero", nil},
	{"ZeroDivisionError", "division by zero", "float division by zero", nil},
	{"UnboundLocalError", "cannot access local variable '*' where it is not associated with a value",
		"local variable '$1' referenced before assignment", nil},
	{"NameError", "cannot access free variable '*' where it is not associated with a value in enclosing scope",
		"free variable '$1' referenced before assignment in enclosing scope", nil},
	{"AttributeError", "property '*' of '*' object has no setter", "can't set attribute", nil},
	{"AttributeError", "property '*' of '*' object has no getter", "unreadable attribute", nil},
	{"AttributeError", "property '*' of '*' object has no deleter", "can't delete attribute", nil},
	{"AttributeError", "module '*' has no attribute '*'", "'module' object has no attribute '$2'", nil},
	{"ImportError", "No module named '*'*", "No module named $1$2", nil},
	{"ImportError", "cannot import name '*' from *", "cannot import name $1", nil},
}

func noParameters(parts []string) string {
	if strings.Contains(parts[0], " ") {
		return ""
	}
	return "object() takes no parameters"
}

func needMore(parts []string) string {
	if parts[1] == "1" {
		return "need more than 1 value to unpack"
	}
	return "need more than " + parts[1] + " values to unpack"
}

// Python2 puts an error into Python 2's words.
func Python2(class, text string) (string, string) {
	if c := python2Classes[class]; c != "" {
		class = c
	}
	for i := range python2Messages {
		m := &python2Messages[i]
		if m.class != class {
			continue
		}
		parts, ok := Match(m.pattern, text)
		if !ok {
			continue
		}
		if m.f == nil {
			return class, fill(m.text, parts)
		}
		if s := m.f(parts); s != "" {
			return class, s
		}
	}
	return class, text
}

// CallTextPython2 is what Python 2 says of a call that does not fit a function of the program;
// msg is what the engine says. It is "" if that is no such error.
func (s Site) CallTextPython2(msg string) string {
	parts, ok := Match("function * *", msg)
	if !ok || s.code == nil {
		return ""
	}
	c := callOf(memory.FunctionName(parts[0]), parts[1])
	if c == nil {
		return ""
	}
	f := s.code.Called(s.callee, c.fits)
	switch {
	case f == nil:
		return ""
	case c.keyword != "":
		return f.Name + "() got an unexpected keyword argument '" + c.keyword + "'"
	case c.twice != "":
		return f.Name + "() got multiple values for keyword argument '" + c.twice + "'"
	}
	count, given := len(f.Params), c.given
	word := "exactly "
	if c.missing != nil {
		optional := f.Params[count-f.Defaults:]
		count -= f.Defaults
		given = count - len(c.missing)
		for _, name := range s.code.Keywords(s.at) {
			if slices.Contains(optional, name) {
				given++
			}
		}
		if f.Defaults > 0 || f.Vararg != "" {
			word = "at least "
		}
	} else if f.Defaults > 0 {
		word = "at most "
	}
	if count == 0 && f.Kwarg == "" {
		return f.Name + "() takes no arguments (" + strconv.Itoa(given) + " given)"
	}
	return f.Name + "() takes " + word + call.Arguments(count) + " (" + strconv.Itoa(given) + " given)"
}
