package core

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// An exceptionData is what an instance of an exception class carries.
type exceptionData struct {
	args starlark.Tuple
	// cause is __cause__, context __context__; nil is None.
	cause, context *Instance
	suppress       bool // __suppress_context__
	// trace is where it was raised and passed through, outermost first.
	trace []proc.Segment
	// fields are attributes of the class, such as errno, that were set.
	fields map[string]starlark.Value
	// advice and hint are the Suggestion and Hint of a proc.Error.
	advice, hint string
	ours         bool // a builtin or the engine raised it, not the program
}

// NewException makes an instance of an exception class of the process.
func NewException(p *proc.Proc, class *Class, args ...starlark.Value) *Instance {
	return NewInstance(p.Home(), class, &exceptionData{args: args})
}

// exceptionOf returns what the instance of an exception class carries, nil for others.
func exceptionOf(v starlark.Value) *exceptionData {
	if i, ok := v.(*Instance); ok {
		if e, ok := i.Base().(*exceptionData); ok {
			return e
		}
	}
	return nil
}

// TravelTo implements Payload. As in Python, an exception that is sent leaves behind where it
// was raised and what it came from; a process that is being started inherits that.
func (e *exceptionData) TravelTo(c *proc.Copier, _ *Instance) (any, error) {
	to := &exceptionData{advice: e.advice, hint: e.hint}
	links := []struct{ to, from **Instance }{{&to.cause, &e.cause}, {&to.context, &e.context}}
	if c.Dest() == nil {
		links = nil
	} else {
		to.suppress, to.trace = e.suppress, e.trace
	}
	if len(e.args) > 0 {
		args, err := c.Copy(e.args)
		if err != nil {
			return nil, proc.InPath(err, ".args")
		}
		to.args = args.(starlark.Tuple)
	}
	for _, link := range links {
		if *link.from == nil {
			continue
		}
		v, err := c.Copy(*link.from)
		if err != nil {
			return nil, err
		}
		*link.to = v.(*Instance)
	}
	for name, v := range e.fields {
		if _, isObject := v.(*Instance); isObject && name == "obj" {
			continue // of an AttributeError: what lacks the attribute need not travel
		}
		v, err := c.Copy(v)
		if err != nil {
			return nil, proc.InPath(err, "."+name)
		}
		to.setField(name, v)
	}
	return to, nil
}

func (e *exceptionData) setField(name string, v starlark.Value) {
	if e.fields == nil {
		e.fields = map[string]starlark.Value{}
	}
	e.fields[name] = v
}

// newExceptionPayload is BaseException.__new__.
func newExceptionPayload(thread *starlark.Thread, self *Instance, args starlark.Tuple, _ []starlark.Tuple) (any, error) {
	if self.Class() == OSErrorClass && len(args) >= 2 {
		if n, ok := args[0].(starlark.Int); ok {
			code, _ := n.Int64()
			if class := osErrorClass(int(code)); class != nil {
				self.SetClass(class)
			}
		}
	}
	if !self.Class().BuiltIn() && proc.InPython2(thread) {
		return &exceptionData{}, nil // __init__ keeps the arguments
	}
	return &exceptionData{args: args}, nil
}

// exceptionInit is BaseException.__init__(self, *args).
func exceptionInit(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	i := self.(*Instance)
	e := exceptionOf(i)
	e.args = args
	if len(kwargs) == 0 {
		return starlark.None, nil
	}
	allowed := exceptionKeywords(i.Class())
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		switch {
		case len(allowed) == 0:
			return nil, proc.Errorf("TypeError", "%s() takes no keyword arguments", i.Class().ShortName())
		case !strings.Contains(allowed, " "+name+" "):
			return nil, proc.Errorf("TypeError", "'%s' is an invalid keyword argument for %s()", name, i.Class().ShortName())
		}
		e.setField(name, kw[1])
	}
	return starlark.None, nil
}

// exceptionKeywords returns the names of the arguments that an exception class takes by
// keyword, with spaces around each.
func exceptionKeywords(c *Class) string {
	switch {
	case c.Is(ImportErrorClass):
		return " name path "
	case c.Is(AttributeErrorClass):
		return " name obj "
	case c.Is(NameErrorClass):
		return " name "
	}
	return ""
}

// exceptionText is BaseException.__str__(self).
func exceptionText(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	args := exceptionOf(self).args
	var s string
	var err error
	switch len(args) {
	case 0:
	case 1:
		s, err = Str(thread, args[0])
	default:
		s, err = Repr(thread, args)
	}
	return starlark.String(s), err
}

// exceptionRepr is BaseException.__repr__(self).
func exceptionRepr(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	i := self.(*Instance)
	args := shownArgs(i)
	if len(args) == 1 && !InPython2(thread) {
		s, err := Repr(thread, args[0])
		return starlark.String(i.Class().ShortName() + "(" + s + ")"), err
	}
	s, err := Repr(thread, args)
	return starlark.String(i.Class().ShortName() + s), err
}

// shownArgs returns the exception's args; those of an OSError are two.
func shownArgs(i *Instance) starlark.Tuple {
	args := exceptionOf(i).args
	if n := len(args); n >= 3 && n <= 5 && i.Class().Is(OSErrorClass) {
		return args[:2]
	}
	if args == nil {
		return starlark.Tuple{}
	}
	return args
}

// keyErrorText is KeyError.__str__(self).
func keyErrorText(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if e := exceptionOf(self); len(e.args) == 1 {
		s, err := Repr(thread, e.args[0])
		return starlark.String(s), err
	}
	return exceptionText(thread, self, args, kwargs)
}

// osErrorText is OSError.__str__(self).
func osErrorText(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	e := exceptionOf(self)
	if len(e.args) < 2 || len(e.args) > 5 {
		return exceptionText(thread, self, args, kwargs)
	}
	var b strings.Builder
	b.WriteString("[Errno ")
	parts := []struct {
		before, field string
		text          func(*starlark.Thread, starlark.Value) (string, error)
	}{{"", "errno", Str}, {"] ", "strerror", Str}, {": ", "filename", Repr}, {" -> ", "filename2", Repr}}
	for _, p := range parts {
		v := e.field(p.field)
		if v == starlark.None && p.before != "" && p.before != "] " {
			break
		}
		s, err := p.text(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(p.before + s)
	}
	return starlark.String(b.String()), nil
}

// An exceptionField is an attribute of an exception class that is one of the arguments.
type exceptionField struct {
	class *Class
	name  string
	arg   int // the number of the argument
	least int // how many arguments there must be for it to be one
}

// field returns an attribute that is one of the arguments unless it was set.
func (e *exceptionData) field(name string) starlark.Value {
	if v := e.fields[name]; v != nil {
		return v
	}
	for _, f := range fields {
		if f.name == name && len(e.args) > f.arg && len(e.args) >= f.least && f.arg >= 0 {
			return e.args[f.arg]
		}
	}
	return starlark.None
}

// fields is the attributes of exception classes. No name stands for different arguments
// in different classes.
var fields = []exceptionField{
	{StopIterationClass, "value", 0, 1},
	{SystemExitClass, "code", 0, 1},
	{OSErrorClass, "errno", 0, 2},
	{OSErrorClass, "strerror", 1, 2},
	{OSErrorClass, "filename", 2, 3},
	{OSErrorClass, "filename2", 4, 5},
	{ImportErrorClass, "name", -1, 0},
	{ImportErrorClass, "path", -1, 0},
	{ImportErrorClass, "msg", 0, 1},
	{NameErrorClass, "name", -1, 0},
	{AttributeErrorClass, "name", -1, 0},
	{AttributeErrorClass, "obj", -1, 0},
	{SyntaxErrorClass, "msg", 0, 1},
	{SyntaxErrorClass, "filename", -1, 0},
	{SyntaxErrorClass, "lineno", -1, 0},
	{SyntaxErrorClass, "offset", -1, 0},
	{SyntaxErrorClass, "text", -1, 0},
	{SyntaxErrorClass, "end_lineno", -1, 0},
	{SyntaxErrorClass, "end_offset", -1, 0},
	{UnicodeErrorClass, "encoding", 0, 4},
	{UnicodeErrorClass, "object", 1, 4},
	{UnicodeErrorClass, "start", 2, 4},
	{UnicodeErrorClass, "end", 3, 4},
	{UnicodeErrorClass, "reason", 4, 5},
}

// fillExceptions completes the exception classes that have attributes or methods of their
// own.
func fillExceptions() {
	BaseExceptionClass.DefineObjects(newExceptionPayload, map[string]MethodFunc{
		"with_traceback": withTraceback,
		"add_note":       addNote,
	})
	BaseExceptionClass.Give("__init__", exceptionInit)
	BaseExceptionClass.Give("__str__", exceptionText)
	BaseExceptionClass.Give("__repr__", exceptionRepr)
	KeyErrorClass.Define(nil, map[string]MethodFunc{"__str__": keyErrorText})
	SyntaxErrorClass.Define(nil, map[string]MethodFunc{"__init__": syntaxErrorInit, "__str__": syntaxErrorText})
	OSErrorClass.Define(nil, map[string]MethodFunc{"__str__": osErrorText})
	UnicodeEncodeErrorClass.Define(nil, map[string]MethodFunc{"__str__": encodeErrorText})
	UnicodeDecodeErrorClass.Define(nil, map[string]MethodFunc{"__str__": decodeErrorText})
	SystemExitClass.SetComputed("code", exitCode, func(_ *starlark.Thread, self, v starlark.Value) error {
		exceptionOf(self).setField("code", v)
		return nil
	})
	for _, f := range fields {
		if f.name == "code" {
			continue
		}
		f.class.SetComputed(f.name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return exceptionOf(self).field(f.name), nil
		}, func(_ *starlark.Thread, self, v starlark.Value) error {
			if v == nil {
				v = starlark.None
			}
			exceptionOf(self).setField(f.name, v)
			return nil
		})
	}
	defineLinks()
}

// exitCode is SystemExit.code: all arguments, if they are several.
func exitCode(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	e := exceptionOf(self)
	if len(e.args) > 1 && e.fields["code"] == nil {
		return e.args, nil
	}
	return e.field("code"), nil
}

// defineLinks defines the attributes that all exceptions have.
func defineLinks() {
	c := BaseExceptionClass
	c.SetComputed("args", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return shownArgs(self.(*Instance)), nil
	}, func(thread *starlark.Thread, self, v starlark.Value) error {
		if v == nil {
			return proc.Errorf("TypeError", "args may not be deleted")
		}
		list, err := Collect(thread, v)
		exceptionOf(self).args = list
		return err
	})
	c.SetComputed("__traceback__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return TracebackOf(self.(*Instance)), nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error { return setTraceback(self, v) })
	defineLink("__cause__", "cause", func(e *exceptionData) **Instance { return &e.cause })
	defineLink("__context__", "context", func(e *exceptionData) **Instance { return &e.context })
	c.SetComputed("__suppress_context__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.Bool(exceptionOf(self).suppress), nil
	}, func(thread *starlark.Thread, self, v starlark.Value) error {
		var err error
		exceptionOf(self).suppress, err = IsTrue(thread, v)
		return err
	})
}

// defineLink defines an attribute that is another exception, or None.
func defineLink(name, word string, of func(e *exceptionData) **Instance) {
	BaseExceptionClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if i := *of(exceptionOf(self)); i != nil {
			return i, nil
		}
		return starlark.None, nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		e := exceptionOf(self)
		switch {
		case v == nil:
			return proc.Errorf("TypeError", "%s may not be deleted", name)
		case v == starlark.None:
			*of(e) = nil
		case exceptionOf(v) == nil:
			return proc.Errorf("TypeError", "exception %s must be None or derive from BaseException", word)
		default:
			*of(e) = v.(*Instance)
		}
		e.suppress = e.suppress || name == "__cause__"
		return nil
	})
}

func setTraceback(self, v starlark.Value) error {
	switch v := v.(type) {
	case starlark.NoneType:
		exceptionOf(self).trace = nil
	case *Traceback:
		exceptionOf(self).trace = v.segments
	default:
		return proc.Errorf("TypeError", "__traceback__ must be a traceback or None")
	}
	return nil
}

// withTraceback is BaseException.with_traceback(tb).
func withTraceback(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 1 || len(kwargs) > 0 {
		return nil, proc.Errorf("TypeError", "BaseException.with_traceback() takes exactly one argument (%d given)", len(args)+len(kwargs))
	}
	return self, setTraceback(self, args[0])
}

// addNote is BaseException.add_note(note).
func addNote(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 1 || len(kwargs) > 0 {
		return nil, proc.Errorf("TypeError", "BaseException.add_note() takes exactly one argument (%d given)", len(args)+len(kwargs))
	}
	note, ok := args[0].(starlark.String)
	if !ok {
		return nil, proc.Errorf("TypeError", "note must be a str, not '%s'", TypeOf(args[0]).Name())
	}
	i := self.(*Instance)
	if notes, ok := i.Own("__notes__").(*starlark.List); ok {
		return starlark.None, notes.Append(note)
	}
	return starlark.None, i.SetOwn("__notes__", starlark.NewList([]starlark.Value{note}))
}

// encodeErrorText is UnicodeEncodeError.__str__(self).
func encodeErrorText(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	e := exceptionOf(self)
	if len(e.args) != 5 {
		return exceptionText(thread, self, args, kwargs)
	}
	text, _ := e.args[1].(starlark.String)
	runes := []rune(string(text))
	start, end := unicodeRange(e)
	what := fmt.Sprintf("characters in position %d-%d", start, end-1)
	if end == start+1 && start >= 0 && start < len(runes) {
		u := ""
		if InPython2(thread) {
			u = "u"
		}
		what = fmt.Sprintf("character "+u+"'%s' in position %d", escaped(runes[start]), start)
	}
	return e.unicodeText("encode", what), nil
}

// escaped is how a message shows a character that an encoding lacks.
func escaped(r rune) string {
	switch {
	case r <= 0xff:
		return fmt.Sprintf("\\x%02x", r)
	case r <= 0xffff:
		return fmt.Sprintf("\\u%04x", r)
	}
	return fmt.Sprintf("\\U%08x", r)
}

// decodeErrorText is UnicodeDecodeError.__str__(self).
func decodeErrorText(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	e := exceptionOf(self)
	if len(e.args) != 5 {
		return exceptionText(thread, self, args, kwargs)
	}
	data, _ := e.args[1].(starlark.Bytes)
	start, end := unicodeRange(e)
	what := fmt.Sprintf("bytes in position %d-%d", start, end-1)
	if end == start+1 && start >= 0 && start < len(data) {
		what = fmt.Sprintf("byte 0x%02x in position %d", data[start], start)
	}
	return e.unicodeText("decode", what), nil
}

func unicodeRange(e *exceptionData) (start, end int) {
	for i, to := range []*int{&start, &end} {
		if n, ok := e.args[2+i].(starlark.Int); ok {
			v, _ := n.Int64()
			*to = int(v)
		}
	}
	return start, end
}

func (e *exceptionData) unicodeText(verb, what string) starlark.Value {
	return starlark.String(fmt.Sprintf("'%s' codec can't %s %s: %s", Text(e.args[0]), verb, what, Text(e.args[4])))
}
