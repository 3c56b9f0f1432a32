package words

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// What Python 2 says where Python 3 says something else. Only errors of builtins and of
// the engine are put into these words, when they become exceptions, not what programs
// raise themselves.

// python2Classes are the classes of Python 3's errors that Python 2 has not.
var python2Classes = map[string]string{"RecursionError": "RuntimeError", "ModuleNotFoundError": "ImportError",
	"FileNotFoundError": "OSError", "FileExistsError": "OSError", "IsADirectoryError": "OSError", "NotADirectoryError": "OSError",
	"PermissionError": "OSError"}

// Python2 returns the class of an error and its message in Python 2's words.
func Python2(e *raise.Error) (class, text string) {
	class = cmp.Or(python2Classes[e.Class], e.Class)
	return class, cmp.Or(e.Fact.Python2(), e.Msg)
}

// CallTextPython2 is what Python 2 says of a call that does not fit a function of the program;
// msg is what the engine says. It is "" if that is no such error.
func (s Site) CallTextPython2(msg string) string {
	parts, ok := match("function * *", msg)
	if !ok || s.code == nil {
		return ""
	}
	c := callOf(memory.FunctionName(parts[0]), parts[1])
	if c == nil {
		return ""
	}
	f := s.function(c)
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
