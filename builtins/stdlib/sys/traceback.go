package sys

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
)

// frameSummary is traceback.FrameSummary.
var frameSummary = sync.OnceValue(func() *kit.SequenceType {
	t := kit.NewSequenceType("traceback", "FrameSummary", "filename", "lineno", "name", "line")
	t.Class.Define(nil, call.M0("def FrameSummary.__repr__(self)", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		t := object.Native(self).(starlark.Tuple)
		return starlark.String("<FrameSummary file " + object.Text(t[0]) + ", line " + t[1].String() + " in " + object.Text(t[2]) + ">"), nil
	}))
	return t
})

// TracebackMembers is the module traceback.
func TracebackMembers() starlark.StringDict {
	m := call.Functions(
		call.F2("def format_exc(limit=None, chain=True)", formatExc),
		call.F3("def print_exc(limit=None, file=None, chain=True)", func(thread *starlark.Thread, limit, file, chain starlark.Value) (starlark.Value, error) {
			text, err := formatExc(thread, limit, chain)
			return printParts(thread, file, text, err)
		}),
		call.F("def format_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, chain=True)", formatException),
		call.F("def print_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, file=None, chain=True)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			parts, err := formatException(thread, []starlark.Value{v[0], v[1], v[2], v[3], v[5]})
			return printParts(thread, v[4], parts, err)
		}),
		call.F2("def format_exception_only(exc, /, value=<implicit>)", formatExceptionOnly),
		call.F2("def format_tb(tb, limit=None)", formatTb),
		call.F3("def print_tb(tb, limit=None, file=None)", func(thread *starlark.Thread, tb, limit, file starlark.Value) (starlark.Value, error) {
			parts, err := formatTb(thread, tb, limit)
			return printParts(thread, file, parts, err)
		}),
		call.F2("def extract_tb(tb, limit=None)", extractTb),
		call.F2("def format_stack(f=None, limit=None)", formatStack),
		call.F3("def print_stack(f=None, limit=None, file=None)", func(thread *starlark.Thread, f, limit, file starlark.Value) (starlark.Value, error) {
			parts, err := formatStack(thread, f, limit)
			return printParts(thread, file, parts, err)
		}),
		call.F2("def extract_stack(f=None, limit=None)", extractStack),
		call.F1("def format_list(extracted_list)", formatList),
	)
	m["FrameSummary"] = frameSummary().Class
	return m
}

// printParts prints a text, or a list of texts, on the argument file. err is that of making
// them.
func printParts(thread *starlark.Thread, file, parts starlark.Value, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	text := object.Text(parts)
	if list, ok := parts.(*starlark.List); ok {
		if list.Len() == 0 {
			return starlark.None, nil
		}
		text = ""
		for part := range list.Elements() {
			text += object.Text(part)
		}
	}
	p := proc.Of(thread)
	if file == nil || file == starlark.None {
		file = prelude.StderrOf(p)
	}
	return starlark.None, prelude.PrintTo(p, thread, file, text, false)
}

// formatExc is format_exc(limit=None, chain=True).
func formatExc(thread *starlark.Thread, limit, chain starlark.Value) (starlark.Value, error) {
	exc := exception.Handled(thread)
	if exc == nil {
		return starlark.String("NoneType: None\n"), nil
	}
	parts, err := ExceptionParts(thread, exc, limit, object.Truth(chain, true))
	return starlark.String(strings.Join(parts, "")), err
}

// formatException is format_exception(exc, value, tb, limit=None, chain=True).
func formatException(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	value := v[0]
	switch {
	case (v[1] == nil) != (v[2] == nil):
		return nil, raise.Errorf("ValueError", "Both or neither of value and tb must be given")
	case v[1] != nil:
		value = v[1]
	}
	exc, ok := value.(*object.Instance)
	if ok && exc.Class().Is(object.BaseExceptionClass) {
		parts, err := ExceptionParts(thread, exc, v[3], object.Truth(v[4], true))
		return kit.StringList(parts), err
	}
	if v[1] == nil && value != starlark.None {
		return nil, raise.Errorf("TypeError", "Exception expected for value, %s found", object.TypeOf(value).ShortName())
	}
	return kit.StringList([]string{"NoneType: None\n"}), nil
}

// formatExceptionOnly is format_exception_only(exc, value).
func formatExceptionOnly(thread *starlark.Thread, exc, value starlark.Value) (starlark.Value, error) {
	if value == nil {
		value = exc
	}
	i, ok := value.(*object.Instance)
	if !ok || !i.Class().Is(object.BaseExceptionClass) {
		return kit.StringList([]string{"NoneType: None\n"}), nil
	}
	parts := oneException(thread, advice.Describe(thread, i))
	return kit.StringList(parts[len(parts)-1:]), nil
}

// ExceptionParts returns what Python prints of an exception and those it was raised from.
func ExceptionParts(thread *starlark.Thread, exc *object.Instance, limit starlark.Value, chain bool) ([]string, error) {
	var all [][]string
	for shown := advice.Describe(thread, exc); shown != nil; shown = shown.Earlier {
		parts := oneException(thread, shown)
		if n := len(parts); n > 2 && limit != nil && limit != starlark.None {
			frames, err := limited(thread, parts[1:n-1], limit)
			if err != nil {
				return nil, err
			}
			parts = append(append(parts[:1:1], frames...), parts[n-1])
		}
		all = append(all, parts)
		if !chain {
			break
		}
		switch {
		case shown.Earlier == nil:
		case shown.Cause:
			all = append(all, []string{report.DirectCause})
		default:
			all = append(all, []string{report.WhileHandling})
		}
	}
	var list []string
	for i := len(all) - 1; i >= 0; i-- {
		list = append(list, all[i]...)
	}
	return list, nil
}

// oneException returns the parts of an exception without those before it: the head line,
// the frames, the message.
func oneException(thread *starlark.Thread, shown *proc.Exception) []string {
	one := *shown
	one.Earlier, one.Hint = nil, ""
	text := proc.Of(thread).Traceback(&one)
	var parts []string
	for line := range strings.Lines(text) {
		n := len(parts)
		isFrame := strings.HasPrefix(line, "  File ") || strings.HasPrefix(line, "  [Previous line repeated")
		inFrame := n > 1 && strings.HasPrefix(parts[n-1], "  ")
		switch {
		case n == 0, isFrame && (n == 1 || inFrame), inFrame && !strings.HasPrefix(line, "  "), n == 1 && !inFrame && strings.HasPrefix(parts[0], "Traceback (most"):
			parts = append(parts, line)
		default:
			parts[n-1] += line
		}
	}
	return parts
}

// limited cuts frames: a positive limit keeps the first ones, a negative one the last.
func limited[T any](thread *starlark.Thread, frames []T, limit starlark.Value) ([]T, error) {
	if limit == nil || limit == starlark.None {
		return frames, nil
	}
	n, err := object.Index(thread, limit)
	if err != nil {
		return nil, err
	}
	if n >= 0 {
		return frames[:min(n, len(frames))], nil
	}
	return frames[max(len(frames)+n, 0):], nil
}

// framesOf returns the frames of a traceback, none for None.
func framesOf(thread *starlark.Thread, tb, limit starlark.Value) ([]report.Frame, error) {
	t, ok := tb.(*exception.Traceback)
	if !ok {
		return nil, nil
	}
	return limited(thread, t.Frames(proc.Of(thread).World()), limit)
}

func frameTexts(frames []report.Frame) starlark.Value {
	list := make([]string, len(frames))
	for i, f := range frames {
		list[i] = f.Display()
	}
	return kit.StringList(list)
}

func frameSummaries(thread *starlark.Thread, frames []report.Frame) starlark.Value {
	list := make([]starlark.Value, len(frames))
	for i, f := range frames {
		list[i] = frameSummary().New(proc.Of(thread), starlark.String(f.Pos.File), starlark.MakeInt(f.Pos.Line), starlark.String(f.Func),
			starlark.String(strings.TrimSpace(f.Line)))
	}
	return starlark.NewList(list)
}

func formatTb(thread *starlark.Thread, tb, limit starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, tb, limit)
	return frameTexts(frames), err
}

func extractTb(thread *starlark.Thread, tb, limit starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, tb, limit)
	return frameSummaries(thread, frames), err
}

// stackFrames returns the frames that compute now, that of the caller last.
func stackFrames(thread *starlark.Thread, limit starlark.Value) ([]report.Frame, error) {
	frames := proc.Of(thread).World().Frames(proc.NewSegment(memory.CallStack(thread)))
	for i := range frames { // nothing went wrong there: no caret
		frames[i] = frames[i].Plain()
	}
	if limit != nil && limit != starlark.None { // it counts from the caller
		n, err := object.Index(thread, limit)
		if err != nil {
			return nil, err
		}
		limit = starlark.MakeInt(-n)
	}
	return limited(thread, frames, limit)
}

func formatStack(thread *starlark.Thread, _, limit starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, limit)
	return frameTexts(frames), err
}

func extractStack(thread *starlark.Thread, _, limit starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, limit)
	return frameSummaries(thread, frames), err
}

// formatList is format_list(extracted_list).
func formatList(thread *starlark.Thread, extractedList starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(thread, extractedList)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(list))
	for i, e := range list {
		t, ok := object.Native(e).(starlark.Tuple)
		if !ok || len(t) < 4 {
			return nil, raise.Errorf("TypeError", "format_list() takes frames, not %s", object.TypeName(e))
		}
		texts[i] = "  File \"" + object.Text(t[0]) + "\", line " + t[1].String() + ", in " + object.Text(t[2]) + "\n"
		if line, ok := t[3].(starlark.String); ok && line != "" {
			texts[i] += "    " + string(line) + "\n"
		}
	}
	return kit.StringList(texts), nil
}

// excInfo is sys.exc_info().
func excInfo(thread *starlark.Thread) (starlark.Value, error) {
	exc := exception.Handled(thread)
	if exc == nil {
		return starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil
	}
	return starlark.Tuple{exc.Class(), exc, exception.TracebackOf(exc)}, nil
}

// sysException is sys.exception().
func sysException(thread *starlark.Thread) (starlark.Value, error) {
	if exc := exception.Handled(thread); exc != nil {
		return exc, nil
	}
	return starlark.None, nil
}
