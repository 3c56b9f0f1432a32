package raise

import (
	"fmt"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
)

// An Error is what a builtin raises: a Python exception's class and text.
type Error struct {
	Class string // "ValueError", "queue.Empty"
	Msg   string // may be empty
	// Say, if not nil, returns Msg, which is the value of Args as text, when somebody asks:
	// making it may be dear, and mostly nobody does.
	Say func(args starlark.Tuple) string
	// Args, if not nil, are the exception's args; otherwise they are Msg, or
	// nothing. A KeyError has the key.
	Args starlark.Tuple
	// Attrs, if not nil, are further attributes of the exception: an ImportError has
	// a name.
	Attrs starlark.StringDict
	// Fact is what it is about, for those who would otherwise have to read Msg.
	Fact fact.Fact
	// Guess is what the program may have meant, nil for nothing, which a traceback adds to the
	// text, and Hint a line of advice that follows it. Neither is a part of str(exception).
	Guess *fact.Guess
	Hint  string
}

func (e *Error) Error() string {
	if text := e.Text(); text != "" {
		return e.Class + ": " + text
	}
	return e.Class
}

// Text returns the text, which may be empty.
func (e *Error) Text() string {
	if e.Say != nil {
		return e.Say(e.Args)
	}
	return e.Msg
}

// Errorf returns an Error of the named class.
func Errorf(class, format string, args ...any) *Error {
	return &Error{Class: class, Msg: fmt.Sprintf(format, args...)}
}

// New returns an Error about something that is always said in the same words.
func New(kind fact.Kind, names ...string) *Error {
	f := fact.Fact{Kind: kind, Names: names}
	return &Error{Class: f.Class(), Msg: f.Text(), Fact: f}
}

// Arguments returns a TypeError about the number or the names of a call's arguments.
func Arguments(format string, args ...any) *Error {
	return Errorf("TypeError", format, args...).About(fact.Arguments)
}

// About says what an Error is about, and returns it.
func (e *Error) About(kind fact.Kind, names ...string) *Error {
	e.Fact = fact.Fact{Kind: kind, Names: names}
	return e
}

// An Exit ends the process that raises it: sys.exit and os._exit.
type Exit struct {
	// Code is what the program gave: None and integers are exit codes, and
	// anything else is printed on stderr, with exit code 1.
	Code starlark.Value
	// Now says to leave at once, without waiting for children (os._exit).
	Now bool
}

func (e *Exit) Error() string { return "SystemExit" }

// Status returns the exit code, and the text to print if Code is none.
func (e *Exit) Status() (code int, text string) {
	switch v := e.Code.(type) {
	case nil, starlark.NoneType:
		return 0, ""
	case starlark.Bool:
		if v {
			return 1, ""
		}
		return 0, ""
	case starlark.Int:
		if n, ok := v.Int64(); ok {
			return int(n & 0xff), ""
		}
		return 0xff, ""
	case starlark.String:
		return 1, string(v)
	}
	return 1, e.Code.String()
}

// TooDeep returns the error of a recursion that goes on for too long.
func TooDeep() error { return &Error{Class: "RecursionError", Msg: "maximum recursion depth exceeded"} }
