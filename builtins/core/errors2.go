package core

import (
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// What Python 2 says where Python 3 says something else. Only errors of builtins and of
// the engine are put into these words, when they become exceptions, not what programs
// raise themselves.

// classes2 are the classes of Python 3's errors that Python 2 has not.
var classes2 = map[string]string{"RecursionError": "RuntimeError", "ModuleNotFoundError": "ImportError",
	"FileNotFoundError": "OSError", "FileExistsError": "OSError", "IsADirectoryError": "OSError", "NotADirectoryError": "OSError",
	"PermissionError": "OSError"}

// A message2 is a row of the table of messages; see engineError for its patterns.
type message2 struct {
	class, pattern, text string
	f                    func(parts []string) string
}

var messages2 = []message2{
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

// inWords2 puts an error into Python 2's words.
func inWords2(class, text string) (string, string) {
	if c := classes2[class]; c != "" {
		class = c
	}
	for i := range messages2 {
		m := &messages2[i]
		if m.class != class {
			continue
		}
		parts, ok := matchText(m.pattern, text)
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

// callText2 is what Python 2 says of a call that does not fit a function of the program;
// msg is what the engine says. It is "" if that is no such error.
func (s site) callText2(msg string) string {
	parts, ok := matchText("function * *", msg)
	if !ok || s.code == nil {
		return ""
	}
	c := callOf(proc.FunctionName(parts[0]), parts[1])
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
		if f.Defaults > 0 || f.Vararg {
			word = "at least "
		}
	} else if f.Defaults > 0 {
		word = "at most "
	}
	if count == 0 && !f.Kwarg {
		return f.Name + "() takes no arguments (" + strconv.Itoa(given) + " given)"
	}
	return f.Name + "() takes " + word + counted(count) + " (" + strconv.Itoa(given) + " given)"
}

func counted(n int) string {
	if n == 1 {
		return "1 argument"
	}
	return strconv.Itoa(n) + " arguments"
}

// OldAttr returns an attribute that v has in a Python 2 program only, nil if it has none of
// the name, or the program is Python 3.
func OldAttr(thread *starlark.Thread, v starlark.Value, name string) starlark.Value {
	if !proc.InPython2(thread) {
		return nil
	}
	return oldAttr(v, name)
}

// oldAttr returns an attribute that Python 2 alone has, nil if name is none of v's.
func oldAttr(v starlark.Value, name string) starlark.Value {
	switch v := v.(type) {
	case *starlark.Function:
		if to := functionNames2[name]; to != "" {
			return functionComputed(v, to)
		}
	case *BoundMethod:
		switch name {
		case "im_self":
			return v.self
		case "im_func":
			return v.f
		case "im_class":
			return TypeOf(v.self)
		}
		if f, ok := v.f.(*starlark.Function); ok {
			return oldAttr(f, name)
		}
	case *Instance:
		if e := exceptionOf(v); e != nil && name == "message" {
			if len(e.args) == 1 {
				return e.args[0]
			}
			return starlark.String("")
		}
	}
	if to := attrs2[name]; to != "" {
		if found, err := GetAttr(nil, v, to); err == nil {
			return found
		}
	}
	return oldMethod(v, name)
}

// attrs2 are attributes of any value that Python 3 calls otherwise.
var attrs2 = map[string]string{
	"isAlive": "is_alive", "getcwdu": "getcwd", "izip_longest": "zip_longest", "ifilterfalse": "filterfalse",
}

// oldMethod returns a method that the engine's types, and itertools, have in Python 2
// only, nil if name is none of them.
func oldMethod(v starlark.Value, name string) starlark.Value {
	var methods map[string]MethodFunc
	if _, ok := AsIterator(v); ok && name == "next" {
		methods = map[string]MethodFunc{"next": func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return next(thread, append(starlark.Tuple{self}, args...), kwargs)
		}}
	}
	switch v := Native(v).(type) {
	case *starlark.Dict:
		methods = DictMethods2
	case *Module:
		if c := classes3[name]; c != nil && v.name == "itertools" {
			return c
		}
	}
	f := methods[name]
	if f == nil {
		return nil
	}
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(thread, b.Receiver(), args, kwargs)
	}).BindReceiver(Native(v))
}

// classes3 are what itertools has in Python 2 and is built in in Python 3.
var classes3 = map[string]*Class{"izip": ZipClass, "imap": MapClass, "ifilter": FilterClass}

var functionNames2 = map[string]string{
	"func_name": "__name__", "func_doc": "__doc__", "func_defaults": "__defaults__", "func_dict": "__dict__",
}

// withOld tries an attribute that was not found as one of Python 2's.
func withOld(thread *starlark.Thread, v starlark.Value, name string, found starlark.Value, err error) (starlark.Value, error) {
	if err == nil || !proc.InPython2(thread) || !IsError(err, AttributeErrorClass) {
		return found, err
	}
	if old := oldAttr(v, name); old != nil {
		return old, nil
	}
	if i, ok := v.(*Instance); ok && i.class.user != nil && i.class.user.oldStyle {
		return nil, proc.Errorf("AttributeError", "%s instance has no attribute '%s'", i.class.name, name)
	}
	return nil, err
}
