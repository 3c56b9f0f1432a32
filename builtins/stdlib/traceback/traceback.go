package traceback

import (
	"slices"
	"strings"

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

// Members is the module traceback.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F2("def format_exc(limit=None, chain=True)", formatExc),
		call.F3("def print_exc(limit=None, file=None, chain=True)", func(thread *starlark.Thread, limit, file, chain starlark.Value) (starlark.Value, error) {
			text, err := formatExc(thread, limit, chain)
			return print(thread, file, object.Text(text), err)
		}),
		call.F("def format_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, chain=True)", formatException),
		call.F("def print_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, file=None, chain=True)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			list, err := exceptionParts(thread, []starlark.Value{v[0], v[1], v[2], v[3], v[5]})
			return print(thread, v[4], strings.Join(list, ""), err)
		}),
		call.F2("def format_exception_only(exc, /, value=<implicit>)", formatExceptionOnly),
		call.F2("def format_tb(tb, limit=None)", formatTb),
		call.F3("def print_tb(tb, limit=None, file=None)", func(thread *starlark.Thread, tb, limit, file starlark.Value) (starlark.Value, error) {
			frames, err := framesOf(thread, tb, limit)
			return print(thread, file, strings.Join(report.FrameParts(frames), ""), err)
		}),
		call.F2("def extract_tb(tb, limit=None)", extractTb),
		call.F2("def format_stack(f=None, limit=None)", formatStack),
		call.F3("def print_stack(f=None, limit=None, file=None)", func(thread *starlark.Thread, f, limit, file starlark.Value) (starlark.Value, error) {
			frames, err := stackFrames(thread, f, limit)
			return print(thread, file, strings.Join(report.FrameParts(frames), ""), err)
		}),
		call.F2("def extract_stack(f=None, limit=None)", extractStack),
		call.F1("def format_list(extracted_list)", func(thread *starlark.Thread, list starlark.Value) (starlark.Value, error) {
			texts, err := listParts(thread, list)
			return kit.StringList(texts), err
		}),
		call.F2("def print_list(extracted_list, file=None)", func(thread *starlark.Thread, list, file starlark.Value) (starlark.Value, error) {
			texts, err := listParts(thread, list)
			return print(thread, file, strings.Join(texts, ""), err)
		}),
		call.F1("def walk_tb(tb)", walkTb),
		call.F1("def walk_stack(f)", walkStack),
		// What a frame has left keeps nothing alive.
		call.F1("def clear_frames(tb)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.None, nil }),
	)
	m["FrameSummary"], m["StackSummary"], m["TracebackException"] = frameSummaryClass, stackSummaryClass, exceptionClass
	return m
}

// print prints a text on the argument file. err is that of making it.
func print(thread *starlark.Thread, file starlark.Value, text string, err error) (starlark.Value, error) {
	if err != nil || text == "" {
		return starlark.None, err
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
	list, err := Parts(thread, exc, limit, object.Truth(chain, true))
	return starlark.String(strings.Join(list, "")), err
}

// formatException is format_exception(exc, value, tb, limit=None, chain=True).
func formatException(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	list, err := exceptionParts(thread, v)
	return kit.StringList(list), err
}

// exceptionParts are the parts of what formatException's arguments tell.
func exceptionParts(thread *starlark.Thread, v []starlark.Value) ([]string, error) {
	chain := object.Truth(v[4], true)
	value, tb := v[1], v[2]
	switch {
	case (value == nil) != (tb == nil):
		return nil, raise.Errorf("ValueError", "Both or neither of value and tb must be given")
	case value == nil:
		value = v[0]
		exc, ok := value.(*object.Instance)
		if ok && exception.DataOf(exc) != nil {
			return Parts(thread, exc, v[3], chain)
		}
		if value != starlark.None {
			return nil, raise.Errorf("TypeError", "Exception expected for value, %s found", object.TypeOf(value).ShortName())
		}
		tb = starlark.None
	}
	frames, err := framesOf(thread, tb, v[3])
	if err != nil {
		return nil, err
	}
	e, err := described(thread, value, v[3])
	if err != nil {
		return nil, err
	}
	e.Frames = frames
	return e.Parts(report.Layout{Chain: chain}), nil
}

// described returns what is shown of a value, which mostly is an exception.
func described(thread *starlark.Thread, v, limit starlark.Value) (*report.ScriptError, error) {
	if exc, ok := v.(*object.Instance); ok && exception.DataOf(exc) != nil {
		e := proc.Of(thread).ErrorOf(advice.Describe(thread, exc))
		return e, cut(thread, e, limit)
	}
	text, err := object.Str(thread, v)
	if err != nil {
		text = "<exception str() failed>"
	}
	return &report.ScriptError{Class: typeText(object.TypeOf(v)), Text: text}, nil
}

// cut shows no more than a number of frames of each exception, and no advice.
func cut(thread *starlark.Thread, e *report.ScriptError, limit starlark.Value) (err error) {
	for ; e != nil; e = e.Earlier {
		e.Hint = ""
		if e.Frames, err = limited(thread, e.Frames, limit); err != nil {
			return err
		}
		for _, m := range e.Members {
			if err := cut(thread, m, limit); err != nil {
				return err
			}
		}
	}
	return nil
}

// Parts returns what Python prints of an exception and those it was raised from.
func Parts(thread *starlark.Thread, exc *object.Instance, limit starlark.Value, chain bool) ([]string, error) {
	e, err := described(thread, exc, limit)
	if err != nil {
		return nil, err
	}
	return e.Parts(report.Layout{Chain: chain}), nil
}

// formatExceptionOnly is format_exception_only(exc, value).
func formatExceptionOnly(thread *starlark.Thread, exc, value starlark.Value) (starlark.Value, error) {
	if value == nil {
		value = exc
	}
	e, err := described(thread, value, nil)
	if err != nil {
		return nil, err
	}
	return kit.StringList(e.MessageParts()), nil
}

// framesOf returns the frames of a traceback, none for None.
func framesOf(thread *starlark.Thread, tb, limit starlark.Value) ([]report.Frame, error) {
	switch tb := tb.(type) {
	case *exception.Traceback:
		return limited(thread, tb.Frames(proc.Of(thread).World()), limit)
	case nil, starlark.NoneType:
		return nil, nil
	}
	return nil, raise.Errorf("AttributeError", "'%s' object has no attribute 'tb_frame'", object.TypeOf(tb).Name())
}

func formatTb(thread *starlark.Thread, tb, limit starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, tb, limit)
	return kit.StringList(report.FrameParts(frames)), err
}

func extractTb(thread *starlark.Thread, tb, limit starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, tb, limit)
	return summaries(proc.Of(thread), frames), err
}

// stackFrames returns the frames that compute now, that of the caller last, or a frame with those
// around it.
func stackFrames(thread *starlark.Thread, f, limit starlark.Value) ([]report.Frame, error) {
	frames := exception.StackFrames(thread)
	if f, ok := f.(*exception.Frame); ok {
		frames = f.Outward()
		slices.Reverse(frames)
	}
	if limit != nil && limit != starlark.None { // it counts from the caller
		n, err := object.Index(thread, limit)
		if err != nil {
			return nil, err
		}
		limit = starlark.MakeInt(-n)
		if n == 0 {
			return nil, nil
		}
	}
	return limited(thread, frames, limit)
}

func formatStack(thread *starlark.Thread, f, limit starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, f, limit)
	return kit.StringList(report.FrameParts(frames)), err
}

func extractStack(thread *starlark.Thread, f, limit starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, f, limit)
	return summaries(proc.Of(thread), frames), err
}

// listParts is format_list(extracted_list).
func listParts(thread *starlark.Thread, list starlark.Value) ([]string, error) {
	stack, err := fromList(thread, list)
	if err != nil {
		return nil, err
	}
	return stackParts(thread, stack)
}

// walkTb is walk_tb(tb).
func walkTb(thread *starlark.Thread, tb starlark.Value) (starlark.Value, error) {
	frames, err := framesOf(thread, tb, nil)
	if err != nil {
		return nil, err
	}
	list := make([]starlark.Value, len(frames))
	for i, f := range frames {
		list[i] = starlark.Tuple{exception.NewFrame(frames[i : i+1]), starlark.MakeInt(f.Pos.Line)}
	}
	return kit.IterOf(thread, starlark.NewList(list))
}

// walkStack is walk_stack(f).
func walkStack(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
	frames, err := stackFrames(thread, f, nil)
	if err != nil {
		return nil, err
	}
	var list []starlark.Value
	for i, f := range slices.Backward(frames) {
		list = append(list, starlark.Tuple{exception.NewFrame(frames[:i+1]), starlark.MakeInt(f.Pos.Line)})
	}
	return kit.IterOf(thread, starlark.NewList(list))
}
