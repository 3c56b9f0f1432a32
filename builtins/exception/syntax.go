package exception

import (
	"fmt"
	"path"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
)

// syntaxDetails are the attributes of a SyntaxError that its second argument has.
var syntaxDetails = []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}

// syntaxErrorInit is SyntaxError.__init__(self, msg, details).
func syntaxErrorInit(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, err := exceptionInit(thread, self, args, kwargs)
	if err != nil || len(args) != 2 {
		return v, err
	}
	details, err := object.Collect(thread, args[1])
	if err != nil {
		return nil, err
	}
	switch n := len(details); {
	case n < 4:
		return nil, raise.Arguments("function takes at least 4 arguments (%d given)", n)
	case n == 5:
		return nil, raise.Errorf("TypeError", "end_offset must be provided when end_lineno is provided")
	case n > 6:
		return nil, raise.Arguments("function takes at most 6 arguments (%d given)", n)
	}
	DataOf(self).noteSyntax(details)
	return v, nil
}

// noteSyntax sets the attributes that the second argument of a SyntaxError tells.
func (e *Data) noteSyntax(details []starlark.Value) {
	for i, v := range details {
		e.setField(syntaxDetails[i], v)
	}
}

// syntaxErrorText is SyntaxError.__str__(self).
func syntaxErrorText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	e := DataOf(self)
	msg, err := object.Str(thread, e.Field("msg"))
	if err != nil {
		return nil, err
	}
	file, named := e.Field("filename").(starlark.String)
	line, placed := e.Field("lineno").(starlark.Int)
	switch {
	case named && placed:
		msg += fmt.Sprintf(" (%s, line %s)", path.Base(string(file)), line)
	case named:
		msg += fmt.Sprintf(" (%s)", path.Base(string(file)))
	case placed:
		msg += fmt.Sprintf(" (line %s)", line)
	}
	return starlark.String(msg), nil
}

// SyntaxSource returns the place in a text that a SyntaxError tells of, nil if it tells of
// none.
func (e *Data) SyntaxSource(class string) *report.SourceError {
	file, named := e.Field("filename").(starlark.String)
	line, _ := e.Field("text").(starlark.String)
	number := func(name string) int32 {
		n, _ := e.Field(name).(starlark.Int)
		v, _ := n.Int64()
		return int32(v) //nolint:gosec // what is no line is not shown
	}
	if !named {
		return nil
	}
	start := text.At(number("lineno"), number("offset"))
	end := text.At(number("end_lineno"), number("end_offset"))
	if end.Line == 0 {
		end = start
	}
	return report.NewSourceError(string(file), text.Span{Start: start, End: end}, string(line), class, object.Text(e.Field("msg")))
}
