package sys

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
)

// frameSummary is traceback.FrameSummary.
var frameSummary = kit.NewSequenceType("traceback", "FrameSummary", "filename", "lineno", "name", "line")

func fillFrameSummary() {
	frameSummary.Class.Define(nil, map[string]object.MethodFunc{
		"__repr__": func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			t := object.Native(self).(starlark.Tuple)
			return starlark.String("<FrameSummary file " + object.Text(t[0]) + ", line " + t[1].String() + " in " + object.Text(t[2]) + ">"), nil
		},
	})
}

// TracebackMembers is the module traceback.
func TracebackMembers() starlark.StringDict {
	m := kit.Functions(map[string]kit.Native{
		"format_exc":            kit.Python("format_exc(limit=None, chain=True)", formatExc),
		"print_exc":             printed("print_exc(limit=None, file=None, chain=True)", 1, []int{0, 2}, formatExc),
		"format_exception":      kit.Python("format_exception(exc, value=None, tb=None, limit=None, chain=True)", formatException),
		"print_exception":       printed("print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True)", 4, []int{0, 1, 2, 3, 5}, formatException),
		"format_exception_only": kit.Python("format_exception_only(exc, value=None)", formatExceptionOnly),
		"format_tb":             kit.Python("format_tb(tb, limit=None)", formatTb),
		"print_tb":              printed("print_tb(tb, limit=None, file=None)", 2, []int{0, 1}, formatTb),
		"extract_tb":            kit.Python("extract_tb(tb, limit=None)", extractTb),
		"format_stack":          kit.Python("format_stack(f=None, limit=None)", formatStack),
		"print_stack":           printed("print_stack(f=None, limit=None, file=None)", 2, []int{0, 1}, formatStack),
		"extract_stack":         kit.Python("extract_stack(f=None, limit=None)", extractStack),
		"format_list":           kit.Python("format_list(extracted_list)", formatList),
	})
	m["FrameSummary"] = frameSummary.Class
	return m
}

type formatter = func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error)

// printed makes the function that prints what another one formats, to the argument file.
// args are the places of the other's arguments.
func printed(signature string, file int, args []int, format formatter) kit.Native {
	return kit.Python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		given := make([]starlark.Value, len(args))
		for i, n := range args {
			given[i] = v[n]
		}
		out, err := format(thread, given)
		if err != nil {
			return nil, err
		}
		text := object.Text(out)
		if list, ok := out.(*starlark.List); ok {
			text = ""
			for part := range list.Elements() {
				text += object.Text(part)
			}
		}
		p := proc.Of(thread)
		to := v[file]
		if to == nil || to == starlark.None {
			to = prelude.StderrOf(p)
		}
		return starlark.None, prelude.PrintTo(p, thread, to, text, false)
	})
}

// formatExc is format_exc(limit=None, chain=True).
func formatExc(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	exc := exception.Handled(thread)
	if exc == nil {
		return starlark.String("NoneType: None\n"), nil
	}
	parts, err := ExceptionParts(thread, exc, v[0], object.Truth(v[1], true))
	return starlark.String(strings.Join(parts, "")), err
}

// formatException is format_exception(exc, value, tb, limit=None, chain=True).
func formatException(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	value := v[0]
	if v[1] != nil {
		value = v[1]
	}
	exc, ok := value.(*object.Instance)
	if !ok || !exc.Class().Is(object.BaseExceptionClass) {
		return kit.StringList([]string{"NoneType: None\n"}), nil
	}
	parts, err := ExceptionParts(thread, exc, v[3], object.Truth(v[4], true))
	return kit.StringList(parts), err
}

// formatExceptionOnly is format_exception_only(exc, value).
func formatExceptionOnly(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	value := v[0]
	if v[1] != nil {
		value = v[1]
	}
	exc, ok := value.(*object.Instance)
	if !ok || !exc.Class().Is(object.BaseExceptionClass) {
		return kit.StringList([]string{"NoneType: None\n"}), nil
	}
	parts := oneException(thread, advice.Describe(thread, exc))
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
		list[i] = frameSummary.New(proc.Of(thread), starlark.String(f.Pos.File), starlark.MakeInt(f.Pos.Line), starlark.String(f.Func),
			starlark.String(strings.TrimSpace(f.Line)))
	}
	return starlark.NewList(list)
}

func formatTb(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, v[0], v[1])
	return frameTexts(frames), err
}

func extractTb(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, v[0], v[1])
	return frameSummaries(thread, frames), err
}

// stackFrames returns the frames that compute now, that of the caller last.
func stackFrames(thread *starlark.Thread, limit starlark.Value) ([]report.Frame, error) {
	frames := proc.Of(thread).World().Frames([]proc.Segment{{Stack: thread.CallStack()}})
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

func formatStack(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, v[1])
	return frameTexts(frames), err
}

func extractStack(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, v[1])
	return frameSummaries(thread, frames), err
}

// formatList is format_list(extracted_list).
func formatList(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(thread, v[0])
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
