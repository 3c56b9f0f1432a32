package traceback

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
)

// exceptionClass is traceback.TracebackException: what is shown of an exception, without keeping it.
var exceptionClass = object.NewClass("TracebackException").In("traceback")

// options are the arguments of TracebackException besides the exception.
type options struct {
	limit        starlark.Value
	compact      bool
	width, depth starlark.Value
}

// A maker makes TracebackExceptions.
type maker struct {
	thread *starlark.Thread
	p      *proc.Proc
	o      options
	seen   map[*object.Instance]bool
}

// initException is TracebackException.__init__.
func initException(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	for i, most := range map[int]int{7: report.MostMembers, 8: report.MostNested} {
		if v[i] == nil {
			v[i] = starlark.MakeInt(most)
		}
	}
	m := maker{thread, proc.Of(thread), options{v[3], object.Truth(v[6], false), v[7], v[8]}, map[*object.Instance]bool{}}
	return starlark.None, m.fill(self, v[0], v[1], v[2])
}

// fill makes self what is shown of an exception of a class, with a traceback.
func (m *maker) fill(self *object.Instance, class, value, tb starlark.Value) error {
	frames, err := framesOf(m.thread, tb, m.o.limit)
	if err != nil {
		return err
	}
	none := starlark.Value(starlark.None)
	kit.SetAll(self, "stack", summaries(m.p, frames), "exc_type", class, "__cause__", none, "__context__", none, "__notes__", none,
		"__suppress_context__", starlark.False, "exceptions", none, "max_group_width", m.o.width, "max_group_depth", m.o.depth)
	exc, ok := value.(*object.Instance)
	if !ok || exception.DataOf(exc) == nil {
		s, err := object.Str(m.thread, value)
		if err != nil {
			s = "<exception str() failed>"
		}
		kit.SetAll(self, "_str", starlark.String(s))
		return nil
	}
	m.seen[exc] = true
	e := exception.DataOf(exc)
	shown := m.p.ErrorOf(advice.Alone(m.thread, exc))
	kit.SetAll(self, "_str", starlark.String(shown.Told()), "__suppress_context__", starlark.Bool(e.Suppress))
	if notes, err := object.GetAttr(m.thread, exc, "__notes__"); err == nil {
		kit.SetAll(self, "__notes__", notes)
	} else if notes := advice.Notes(m.thread, exc); notes != nil {
		kit.SetAll(self, "__notes__", kit.StringList(notes))
	}
	if exc.Class().Is(object.SyntaxErrorClass) {
		for _, name := range []string{"filename", "text", "offset", "end_offset", "msg"} {
			kit.SetAll(self, name, e.Field(name))
		}
		for _, name := range []string{"lineno", "end_lineno"} {
			line := e.Field(name)
			if line != none {
				line = starlark.String(object.Text(line))
			}
			kit.SetAll(self, name, line)
		}
	}
	for _, link := range []struct {
		name   string
		exc    *object.Instance
		wanted bool
	}{{"__cause__", e.Cause, true}, {"__context__", e.Context, !m.o.compact || e.Cause == nil && !e.Suppress}} {
		if link.exc == nil || !link.wanted || m.seen[link.exc] || len(m.seen) > longestChain {
			continue
		}
		to, err := m.of(link.exc)
		if err != nil {
			return err
		}
		kit.SetAll(self, link.name, to)
	}
	if !exception.IsGroup(exc) {
		return nil
	}
	var list []starlark.Value
	for _, x := range exception.Members(exc) {
		to, err := m.of(x.(*object.Instance))
		if err != nil {
			return err
		}
		list = append(list, to)
	}
	kit.SetAll(self, "exceptions", starlark.NewList(list))
	return nil
}

// longestChain is how many exceptions are shown.
const longestChain = 500

// of returns the TracebackException of an exception that another one leads to.
func (m *maker) of(exc *object.Instance) (*object.Instance, error) {
	to := object.NewInstance(m.p.Home(), exceptionClass, nil)
	return to, m.fill(to, exc.Class(), exc, exception.TracebackOf(exc))
}

// fromException is TracebackException.from_exception(exc, *args, **kwargs).
func fromException(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) < 2 {
		return nil, raise.Arguments("TracebackException.from_exception() missing 1 required positional argument: 'exc'")
	}
	exc, ok := args[1].(*object.Instance)
	if !ok || exception.DataOf(exc) == nil {
		return nil, raise.Errorf("AttributeError", "'%s' object has no attribute '__traceback__'", object.TypeOf(args[1]).Name())
	}
	all := append(starlark.Tuple{exc.Class(), exc, exception.TracebackOf(exc)}, args[2:]...)
	return starlark.Call(thread, args[0], all, kwargs)
}

// errorOf returns what is shown of a TracebackException, of its attributes as they are now.
func errorOf(thread *starlark.Thread, self *object.Instance, chain bool) (*report.ScriptError, error) {
	e := &report.ScriptError{Text: object.Text(own(self, "_str")), Class: typeText(own(self, "exc_type")), Notes: advice.NoteLines(thread, own(self, "__notes__"))}
	if stack, ok := self.Own("stack").(*object.Instance); ok {
		parts, err := stackParts(thread, stack)
		if err != nil {
			return nil, err
		}
		e.Shown = parts
	}
	e.Syntax = syntaxOf(self, e.Class)
	if list, ok := self.Own("exceptions").(*starlark.List); ok {
		e.Members = []*report.ScriptError{}
		for x := range list.Elements() {
			m, err := errorOf(thread, x.(*object.Instance), chain)
			if err != nil {
				return nil, err
			}
			e.Members = append(e.Members, m)
		}
	}
	if !chain {
		return e, nil
	}
	earlier, cause := self.Own("__cause__").(*object.Instance)
	if !cause && own(self, "__suppress_context__") != starlark.True {
		earlier, _ = self.Own("__context__").(*object.Instance)
	}
	if earlier == nil {
		return e, nil
	}
	var err error
	e.Cause = cause
	e.Earlier, err = errorOf(thread, earlier, chain)
	return e, err
}

// typeText returns how tracebacks name a class.
func typeText(v starlark.Value) string {
	c, ok := v.(*object.Class)
	switch {
	case !ok:
		return object.Text(v)
	case c.Module() == "__main__":
		return c.Qualname()
	}
	return c.FullName()
}

// syntaxOf returns the place that a TracebackException of a SyntaxError tells of, nil for none.
func syntaxOf(self *object.Instance, class string) *report.SyntaxError {
	line, ok := self.Own("lineno").(starlark.String)
	if !ok {
		return nil
	}
	number := func(v starlark.Value) int32 {
		if s, ok := v.(starlark.String); ok {
			if i, err := strconv.Atoi(string(s)); err == nil {
				v = starlark.MakeInt(i)
			}
		}
		n, _ := intOf(v)
		return int32(n) //nolint:gosec // what is no line is not shown
	}
	file, ok := own(self, "filename").(starlark.String)
	if !ok {
		file = "<string>"
	}
	source, _ := own(self, "text").(starlark.String)
	start := text.At(number(line), number(own(self, "offset")))
	end := text.At(number(own(self, "end_lineno")), number(own(self, "end_offset")))
	if end.Line == 0 {
		end = start
	}
	msg := object.Text(own(self, "msg"))
	if msg == "" {
		msg = "<no detail available>"
	}
	return &report.SyntaxError{Errors: []report.SourceError{*report.NewSourceError(string(file), text.Span{Start: start, End: end}, string(source), class, msg)}}
}

// formatted is TracebackException.format(self, *, chain=True), a list.
func formatted(thread *starlark.Thread, self *object.Instance, chain bool) ([]string, error) {
	e, err := errorOf(thread, self, chain)
	if err != nil {
		return nil, err
	}
	l := report.Layout{Chain: chain}
	for _, limit := range []struct {
		to   *int
		name string
	}{{&l.Width, "max_group_width"}, {&l.Depth, "max_group_depth"}} {
		*limit.to, _ = intOf(own(self, limit.name))
	}
	return e.Parts(l), nil
}

// fillExceptions completes the class.
func fillExceptions() {
	c := exceptionClass
	c.DefineObjects(kit.PlainObject,
		call.M("def TracebackException.__init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None)",
			initException),
		call.M1("def TracebackException.__eq__(self, other)", func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
			o, ok := other.(*object.Instance)
			if !ok || !o.Class().Is(exceptionClass) {
				return object.NotImplemented, nil
			}
			same, err := object.Equal(thread, self.Dict(), o.Dict())
			return starlark.Bool(same), err
		}),
		call.M0("def TracebackException.__str__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return own(self, "_str"), nil
		}),
		call.M1("def TracebackException.format(self, *, chain=True)", func(thread *starlark.Thread, self *object.Instance, chain starlark.Value) (starlark.Value, error) {
			return parts(thread)(formatted(thread, self, object.Truth(chain, true)))
		}),
		call.M0("def TracebackException.format_exception_only(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			e, err := errorOf(thread, self, false)
			if err != nil {
				return nil, err
			}
			return parts(thread)(e.MessageParts(), nil)
		}),
		call.M2("def TracebackException.print(self, *, file=None, chain=True)", func(thread *starlark.Thread, self *object.Instance, file, chain starlark.Value) (starlark.Value, error) {
			list, err := formatted(thread, self, object.Truth(chain, true))
			return print(thread, file, strings.Join(list, ""), err)
		}),
	)
	c.SetProperty("exc_type_str", func(self starlark.Value) starlark.Value {
		return starlark.String(typeText(own(self.(*object.Instance), "exc_type")))
	})
	c.Set("from_exception", object.NewClassMethod(call.New(call.FRaw("def TracebackException.from_exception(cls, exc, *args, **kwargs)", fromException))))
}

// parts returns an iterator over texts, as CPython's generators are.
func parts(thread *starlark.Thread) func([]string, error) (starlark.Value, error) {
	return func(list []string, err error) (starlark.Value, error) {
		if err != nil {
			return nil, err
		}
		return kit.IterOf(thread, kit.StringList(list))
	}
}
