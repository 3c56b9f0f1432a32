package exception

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An Data is what an instance of an exception class carries.
type Data struct {
	Args starlark.Tuple
	// Cause is __cause__, context __context__; nil is None.
	Cause, Context *object.Instance
	// Trace is where it was raised and passed through, outermost first; nil is nowhere.
	Trace    *proc.Segment
	fields   *field       // attributes of the class, such as errno, that were set
	told     *raise.Error // has what Fact, Guess and Hint return, nil for nothing
	Ours     bool         // a builtin or the engine raised it, not the program
	Suppress bool         // __suppress_context__

	traced bool         // first is a part of a traceback
	first  proc.Segment // for the first Trace
}

// Fact returns what the exception is about: that of a raise.Error.
func (e *Data) Fact() fact.Fact {
	if e.told == nil {
		return fact.Fact{}
	}
	return e.told.Fact
}

// Guess returns what was meant: that of a raise.Error.
func (e *Data) Guess() fact.Guess {
	if e.told == nil || e.told.Guess == nil {
		return fact.Guess{}
	}
	return *e.told.Guess
}

// Hint returns the advice: that of a raise.Error, or what SetHint has set.
func (e *Data) Hint() string {
	if e.told == nil {
		return ""
	}
	return e.told.Hint
}

// SetHint sets the advice.
func (e *Data) SetHint(hint string) {
	told := &raise.Error{Hint: hint}
	if e.told != nil {
		told.Fact, told.Guess = e.told.Fact, e.told.Guess
	}
	e.told = told
}

// New makes an instance of an exception class of the process.
func New(p *proc.Proc, class *object.Class, args ...starlark.Value) *object.Instance {
	made := newMade(args)
	made.instance.Init(p.Home(), class, &made.data)
	return &made.instance
}

// made is an instance with what it carries, and the usual one argument.
type made struct {
	instance object.Instance
	data     Data
	arg      [1]starlark.Value
}

// newMade copies the arguments, which may be those of a call.
func newMade(args []starlark.Value) *made {
	m := new(made)
	switch len(args) {
	case 0:
	case 1:
		m.arg[0] = args[0]
		m.data.Args = m.arg[:]
	default:
		m.data.Args = slices.Clone(args)
	}
	return m
}

// Make makes an instance of a class that has no ways of its own for that. init is the function
// of the program that is its __init__ and must be called with the arguments, nil if there is none.
func Make(st *memory.Stack, class *object.Class, args []starlark.Value) (exc *object.Instance, init *memory.Function, ok bool) {
	by, ok := class.MadeBy(object.BaseExceptionClass)
	if !ok || class == object.OSErrorClass {
		return nil, nil, false
	}
	switch by := by.(type) {
	case *memory.Function:
		init = by
	case *object.MethodDescriptor:
		if by.Owner() != object.BaseExceptionClass {
			return nil, nil, false
		}
	default:
		return nil, nil, false
	}
	p := proc.On(st)
	if !class.BuiltIn() && p.World().InPython2() {
		return nil, nil, false
	}
	made := newMade(args)
	made.instance.Init(p.Home(), class, &made.data)
	return &made.instance, init, true
}

// DataOf returns what the instance of an exception class carries, nil for others.
func DataOf(v starlark.Value) *Data {
	if i, ok := v.(*object.Instance); ok {
		if e, ok := i.Base().(*Data); ok {
			return e
		}
	}
	return nil
}

// TravelTo implements Payload. As in Python, an exception that is sent leaves behind where it
// was raised and what it came from; a process that is being started inherits that.
func (e *Data) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	to := &Data{}
	if e.told != nil {
		to.told = &raise.Error{Fact: e.told.Fact, Guess: e.told.Guess, Hint: e.told.Hint}
	}
	links := []struct{ to, from **object.Instance }{{&to.Cause, &e.Cause}, {&to.Context, &e.Context}}
	if c.Dest() == nil {
		links = nil
	} else {
		to.Suppress, to.Trace = e.Suppress, e.Trace
	}
	if len(e.Args) > 0 {
		args, err := c.Copy(e.Args)
		if err != nil {
			return nil, memory.InPath(err, ".args")
		}
		to.Args = args.(starlark.Tuple)
	}
	for _, link := range links {
		if *link.from == nil {
			continue
		}
		v, err := c.Copy(*link.from)
		if err != nil {
			return nil, err
		}
		*link.to = v.(*object.Instance)
	}
	for f := e.fields; f != nil; f = f.next {
		if _, isObject := f.v.(*object.Instance); isObject && f.name == "obj" {
			continue // of an AttributeError: what lacks the attribute need not travel
		}
		v, err := c.Copy(f.v)
		if err != nil {
			return nil, memory.InPath(err, "."+f.name)
		}
		to.setField(f.name, v)
	}
	return to, nil
}

// A field is an attribute that was set, and the others: they are few.
type field struct {
	name string
	v    starlark.Value
	next *field
}

func (e *Data) setField(name string, v starlark.Value) {
	for f := e.fields; f != nil; f = f.next {
		if f.name == name {
			f.v = v
			return
		}
	}
	e.fields = &field{name, v, e.fields}
}

// Assigned returns an attribute that was set, nil if it was not.
func (e *Data) Assigned(name string) starlark.Value {
	for f := e.fields; f != nil; f = f.next {
		if f.name == name {
			return f.v
		}
	}
	return nil
}

// newExceptionPayload is BaseException.__new__.
func newExceptionPayload(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
	if self.Class() == object.OSErrorClass && len(kwargs) > 0 {
		return nil, call.NoKeywords(self.Class().ShortName())
	}
	if self.Class() == object.OSErrorClass && len(args) >= 2 && len(args) <= 5 {
		if n, ok := args[0].(starlark.Int); ok {
			code, _ := n.Int64()
			if class := object.OSErrorClassOf(int(code)); class != nil {
				self.SetClass(class)
			}
		}
	}
	if !self.Class().BuiltIn() && proc.InPython2(thread) {
		return &Data{}, nil // __init__ keeps the arguments
	}
	e := &Data{Args: args}
	if self.Class() == object.BlockingIOErrorClass {
		e.noteWritten(args) // it was asked for as an OSError, whose __init__ does not
	}
	return e, nil
}

// exceptionInit is BaseException.__init__(self, *args).
func exceptionInit(_ *starlark.Thread, i *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	e := DataOf(i)
	e.Args = args
	if len(kwargs) == 0 && e.fields == nil {
		return starlark.None, nil
	}
	allowed := exceptionKeywords(i.Class())
	for name := range strings.FieldsSeq(allowed) { // of an earlier __init__
		if e.Assigned(name) != nil {
			e.setField(name, starlark.None)
		}
	}
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		switch {
		case len(allowed) == 0:
			return nil, call.NoKeywords(i.Class().ShortName())
		case !strings.Contains(allowed, " "+name+" "):
			return nil, raise.New(fact.InvalidKeyword, i.Class().ShortName(), name)
		}
		e.setField(name, kw[1])
	}
	return starlark.None, nil
}

// blockingInit is BlockingIOError.__init__: a number in the place of the file's name is none.
func blockingInit(thread *starlark.Thread, i *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, err := exceptionInit(thread, i, args, kwargs)
	if err == nil {
		DataOf(i).noteWritten(args)
	}
	return v, err
}

// noteWritten sets the attributes that the arguments of a BlockingIOError tell.
func (e *Data) noteWritten(args starlark.Tuple) {
	if len(args) != 3 {
		return
	}
	if n, ok := args[2].(starlark.Int); ok {
		e.setField(charactersWritten, n)
		e.setField("filename", starlark.None)
	}
}

// exceptionKeywords returns the names of the arguments that an exception class takes by
// keyword, with spaces around each.
func exceptionKeywords(c *object.Class) string {
	switch {
	case c.Is(object.ImportErrorClass):
		return " name path "
	case c.Is(object.AttributeErrorClass):
		return " name obj "
	case c.Is(object.NameErrorClass):
		return " name "
	}
	return ""
}

// exceptionText is BaseException.__str__(self).
func exceptionText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	args := DataOf(self).Args
	var s string
	var err error
	switch len(args) {
	case 0:
	case 1:
		s, err = object.Str(thread, args[0])
	default:
		s, err = object.Repr(thread, args)
	}
	return starlark.String(s), err
}

var textSite = object.NewSite("__str__")

// PlainText returns str(v) of an exception whose class has no text of its own and that has a text as
// its one argument; nil for all else.
func PlainText(v *object.Instance) starlark.Value {
	e := DataOf(v)
	if e == nil || len(e.Args) != 1 {
		return nil
	}
	if _, ok := e.Args[0].(starlark.String); !ok {
		return nil
	}
	if method, err := textSite.Special(v); err != nil || !method.IsOf(object.BaseExceptionClass) {
		return nil
	}
	return e.Args[0]
}

// exceptionRepr is BaseException.__repr__(self).
func exceptionRepr(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	args := shownArgs(i)
	if len(args) == 1 && !object.InPython2(thread) {
		s, err := object.Repr(thread, args[0])
		return starlark.String(i.Class().ShortName() + "(" + s + ")"), err
	}
	s, err := object.Repr(thread, args)
	return starlark.String(i.Class().ShortName() + s), err
}

// shownArgs returns the exception's args; those of an OSError are two.
func shownArgs(i *object.Instance) starlark.Tuple {
	e := DataOf(i)
	args := e.Args
	if n := len(args); e.Assigned(charactersWritten) == nil && n >= 3 && n <= 5 && i.Class().Is(object.OSErrorClass) {
		return args[:2]
	}
	if args == nil {
		return starlark.Tuple{}
	}
	return args
}

// keyErrorText is KeyError.__str__(self).
func keyErrorText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	if e := DataOf(self); len(e.Args) == 1 {
		s, err := object.Repr(thread, e.Args[0])
		return starlark.String(s), err
	}
	return exceptionText(thread, self)
}

// osErrorText is OSError.__str__(self).
func osErrorText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	e := DataOf(self)
	if len(e.Args) < 2 || len(e.Args) > 5 {
		return exceptionText(thread, self)
	}
	var b strings.Builder
	b.WriteString("[Errno ")
	parts := []struct {
		before, field string
		text          func(*starlark.Thread, starlark.Value) (string, error)
	}{{"", "errno", object.Str}, {"] ", "strerror", object.Str}, {": ", "filename", object.Repr}, {" -> ", "filename2", object.Repr}}
	for _, p := range parts {
		v := e.Field(p.field)
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
	class *object.Class
	name  string
	arg   int // the number of the argument
	least int // how many arguments there must be for it to be one
	most  int // and how many there may be; 0 is no limit
}

// Field returns an attribute that is one of the arguments unless it was set.
func (e *Data) Field(name string) starlark.Value {
	if v := e.Assigned(name); v != nil {
		return v
	}
	for _, f := range fields {
		if f.name == name && f.fits(len(e.Args)) {
			return e.Args[f.arg]
		}
	}
	return starlark.None
}

// charactersWritten is an attribute of BlockingIOError.
const charactersWritten = "characters_written"

// fits reports whether the attribute is one of n arguments.
func (f *exceptionField) fits(n int) bool {
	return f.arg >= 0 && n > f.arg && n >= f.least && (f.most == 0 || n <= f.most)
}

// fields is the attributes of exception classes. No name stands for different arguments
// in different classes with as many of them.
var fields = []exceptionField{
	{object.StopIterationClass, "value", 0, 1, 0},
	{object.SystemExitClass, "code", 0, 1, 0},
	{object.OSErrorClass, "errno", 0, 2, 5},
	{object.OSErrorClass, "strerror", 1, 2, 5},
	{object.OSErrorClass, "filename", 2, 3, 5},
	{object.OSErrorClass, "filename2", 4, 5, 5},
	{object.ImportErrorClass, "name", -1, 0, 0},
	{object.ImportErrorClass, "path", -1, 0, 0},
	{object.ImportErrorClass, "msg", 0, 1, 1},
	{object.NameErrorClass, "name", -1, 0, 0},
	{object.AttributeErrorClass, "name", -1, 0, 0},
	{object.AttributeErrorClass, "obj", -1, 0, 0},
	{object.SyntaxErrorClass, "msg", 0, 1, 0},
	{object.SyntaxErrorClass, "filename", -1, 0, 0},
	{object.SyntaxErrorClass, "lineno", -1, 0, 0},
	{object.SyntaxErrorClass, "offset", -1, 0, 0},
	{object.SyntaxErrorClass, "text", -1, 0, 0},
	{object.SyntaxErrorClass, "end_lineno", -1, 0, 0},
	{object.SyntaxErrorClass, "end_offset", -1, 0, 0},
	{object.SyntaxErrorClass, "print_file_and_line", -1, 0, 0},
	{object.UnicodeEncodeErrorClass, "encoding", 0, 5, 5},
	{object.UnicodeEncodeErrorClass, "object", 1, 5, 5},
	{object.UnicodeEncodeErrorClass, "start", 2, 5, 5},
	{object.UnicodeEncodeErrorClass, "end", 3, 5, 5},
	{object.UnicodeEncodeErrorClass, "reason", 4, 5, 5},
	{object.UnicodeDecodeErrorClass, "encoding", 0, 5, 5},
	{object.UnicodeDecodeErrorClass, "object", 1, 5, 5},
	{object.UnicodeDecodeErrorClass, "start", 2, 5, 5},
	{object.UnicodeDecodeErrorClass, "end", 3, 5, 5},
	{object.UnicodeDecodeErrorClass, "reason", 4, 5, 5},
	{object.UnicodeTranslateErrorClass, "encoding", -1, 4, 4},
	{object.UnicodeTranslateErrorClass, "object", 0, 4, 4},
	{object.UnicodeTranslateErrorClass, "start", 1, 4, 4},
	{object.UnicodeTranslateErrorClass, "end", 2, 4, 4},
	{object.UnicodeTranslateErrorClass, "reason", 3, 4, 4},
}

// fillExceptions completes the exception classes that have attributes or methods of their
// own.
func fillExceptions() {
	object.BaseExceptionClass.DefineObjects(newExceptionPayload,
		call.M1("BaseException.with_traceback(self, tb, /)", withTraceback),
		call.M1("BaseException.add_note(self, note, /)", addNote),
		call.M0("BaseException.__reduce__(self, /)", exceptionReduce),
		call.M1("BaseException.__setstate__(self, state, /)", exceptionSetState),
	)
	object.BaseExceptionClass.Give(
		call.MOpen("slot BaseException.__init__(self, /, *args, **kwargs)", exceptionInit),
		object.Slot0("__str__", exceptionText),
		object.Slot0("__repr__", exceptionRepr),
	)
	object.KeyErrorClass.Give(object.Slot0("__str__", keyErrorText))
	object.SyntaxErrorClass.Give(
		call.MOpen("slot SyntaxError.__init__(self, /, *args, **kwargs)", syntaxErrorInit),
		object.Slot0("__str__", syntaxErrorText),
	)
	object.OSErrorClass.Give(object.Slot0("__str__", osErrorText))
	fillUnicode()
	object.BlockingIOErrorClass.Give(call.MOpen("slot BlockingIOError.__init__(self, /, *args, **kwargs)", blockingInit))
	object.BlockingIOErrorClass.SetComputed(charactersWritten, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if v := DataOf(self).Assigned(charactersWritten); v != nil {
			return v, nil
		}
		return nil, raise.Errorf("AttributeError", charactersWritten)
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		DataOf(self).setField(charactersWritten, v)
		return nil
	})
	object.SystemExitClass.SetDeletable("code", ExitCode, func(_ *starlark.Thread, self, v starlark.Value) error {
		if v == nil {
			v = starlark.None
		}
		DataOf(self).setField("code", v)
		return nil
	})
	for _, f := range fields {
		if f.name == "code" {
			continue
		}
		f.class.SetDeletable(f.name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			e := DataOf(self)
			switch v := e.Assigned(f.name); {
			case v != nil:
				return v, nil
			case f.fits(len(e.Args)):
				return e.Args[f.arg], nil
			}
			return starlark.None, nil
		}, func(_ *starlark.Thread, self, v starlark.Value) error {
			if v == nil {
				v = starlark.None
			}
			DataOf(self).setField(f.name, v)
			return nil
		})
	}
	defineLinks()
}

// exceptionReduce is BaseException.__reduce__().
func exceptionReduce(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	answer := starlark.Tuple{i.Class(), DataOf(i).Args}
	for range i.Attributes() {
		return append(answer, i.Dict()), nil
	}
	return answer, nil
}

// exceptionSetState is BaseException.__setstate__(state).
func exceptionSetState(thread *starlark.Thread, i *object.Instance, state starlark.Value) (starlark.Value, error) {
	d, ok := object.Native(state).(*starlark.Dict)
	switch {
	case state == starlark.None:
		return starlark.None, nil
	case !ok:
		return nil, raise.Errorf("TypeError", "state is not a dictionary")
	}
	for _, item := range d.Items() {
		if err := object.SetAttr(thread, i, object.Text(item[0]), item[1]); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// ExitCode is SystemExit.code: all arguments, if they are several.
func ExitCode(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	e := DataOf(self)
	if len(e.Args) > 1 && e.Assigned("code") == nil {
		return e.Args, nil
	}
	return e.Field("code"), nil
}

// defineLinks defines the attributes that all exceptions have.
func defineLinks() {
	c := object.BaseExceptionClass
	c.SetDeletable("args", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return shownArgs(self.(*object.Instance)), nil
	}, func(thread *starlark.Thread, self, v starlark.Value) error {
		if v == nil {
			return raise.Errorf("TypeError", "args may not be deleted")
		}
		list, err := object.Collect(thread, v)
		DataOf(self).Args = list
		return err
	})
	c.SetDeletable("__traceback__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return TracebackOf(self.(*object.Instance)), nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error { return setTraceback(self, v) })
	defineLink("__cause__", "cause", func(e *Data) **object.Instance { return &e.Cause })
	defineLink("__context__", "context", func(e *Data) **object.Instance { return &e.Context })
	c.SetDeletable("__suppress_context__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.Bool(DataOf(self).Suppress), nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		b, ok := v.(starlark.Bool)
		switch {
		case v == nil:
			return raise.Errorf("TypeError", "can't delete numeric/char attribute")
		case !ok:
			return raise.Errorf("TypeError", "attribute value type must be bool")
		}
		DataOf(self).Suppress = bool(b)
		return nil
	})
}

// defineLink defines an attribute that is another exception, or None.
func defineLink(name, word string, of func(e *Data) **object.Instance) {
	object.BaseExceptionClass.SetDeletable(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if i := *of(DataOf(self)); i != nil {
			return i, nil
		}
		return starlark.None, nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		e := DataOf(self)
		switch {
		case v == nil:
			return raise.Errorf("TypeError", "%s may not be deleted", name)
		case v == starlark.None:
			*of(e) = nil
		case DataOf(v) == nil:
			return raise.Errorf("TypeError", "exception %s must be None or derive from BaseException", word)
		default:
			*of(e) = v.(*object.Instance)
		}
		e.Suppress = e.Suppress || name == "__cause__"
		return nil
	})
}

func setTraceback(self, v starlark.Value) error {
	switch v := v.(type) {
	case nil:
		return raise.Errorf("TypeError", "__traceback__ may not be deleted")
	case starlark.NoneType:
		DataOf(self).Trace = nil
	case *Traceback:
		DataOf(self).Trace = v.segment()
	default:
		return raise.Errorf("TypeError", "__traceback__ must be a traceback or None")
	}
	return nil
}

// withTraceback is BaseException.with_traceback(tb).
func withTraceback(_ *starlark.Thread, self *object.Instance, tb starlark.Value) (starlark.Value, error) {
	return self, setTraceback(self, tb)
}

// addNote is BaseException.add_note(note).
func addNote(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	note, ok := v.(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "note must be a str, not '%s'", object.TypeOf(v).Name())
	}
	switch notes := self.Own("__notes__").(type) {
	case nil:
	case *starlark.List:
		return starlark.None, notes.Append(note)
	default:
		return nil, raise.Errorf("TypeError", "Cannot add note: __notes__ is not a list")
	}
	return starlark.None, self.SetOwn("__notes__", starlark.NewList([]starlark.Value{note}))
}
