package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A Traceback is an exception's __traceback__: it can be passed on and formatted.
type Traceback struct{ segments []proc.Segment }

// TracebackClass is types.TracebackType.
var TracebackClass = NewClass("traceback")

var (
	_ starlark.HasAttrs = (*Traceback)(nil)
	_ proc.Traveler     = (*Traceback)(nil)
)

// TracebackOf returns an exception's __traceback__, None if it was not raised yet.
func TracebackOf(exc *Instance) starlark.Value {
	if e := exceptionOf(exc); len(e.trace) > 0 {
		return &Traceback{e.trace}
	}
	return starlark.None
}

// Frames returns the frames that are shown, outermost first.
func (t *Traceback) Frames(r *proc.Run) []proc.Frame { return r.Frames(t.segments) }

func (t *Traceback) String() string                              { return "<traceback object>" }
func (t *Traceback) Type() string                                { return "traceback" }
func (t *Traceback) Class() *Class                               { return TracebackClass }
func (t *Traceback) Freeze()                                     {}
func (t *Traceback) Truth() starlark.Bool                        { return true }
func (t *Traceback) Hash() (uint32, error)                       { return 0, nil }
func (t *Traceback) Travel(*proc.Copier) (starlark.Value, error) { return t, nil }
func (t *Traceback) AttrNames() []string                         { return []string{"tb_lineno", "tb_next"} }

// Attr returns tb_lineno, the line of the outermost frame, or tb_next, which is None: what
// is below is not shown one by one.
func (t *Traceback) Attr(name string) (starlark.Value, error) {
	switch name {
	case "tb_lineno":
		for i := len(t.segments[0].Stack) - 1; i >= 0; i-- {
			if f := t.segments[0].Stack[i]; f.Pos.Line > 0 && i <= t.segments[0].From {
				return starlark.MakeInt(int(f.Pos.Line)), nil
			}
		}
		return starlark.None, nil
	case "tb_next":
		return starlark.None, nil
	}
	return nil, nil
}

// Explain tells how an error that nobody caught is shown. It is package proc's
// Config.Explain.
func Explain(p *proc.Proc, err error) *proc.Exception {
	thread := p.Current()
	exc := ExceptionOf(thread, err)
	if exceptionOf(exc).ours {
		Advise(thread, exc)
	}
	return describe(thread, exc, map[*Instance]bool{}, err)
}

// Describe tells how an exception is shown, with those that it was raised from.
func Describe(thread *starlark.Thread, exc *Instance) *proc.Exception {
	return describe(thread, exc, map[*Instance]bool{}, nil)
}

// describe is Describe without those in seen. err, if not nil, is how the exception came.
func describe(thread *starlark.Thread, exc *Instance, seen map[*Instance]bool, err error) *proc.Exception {
	const longestChain = 1000
	var first *proc.Exception
	for to := &first; exc != nil && !seen[exc] && len(seen) < longestChain; {
		seen[exc] = true
		e := exceptionOf(exc)
		shown := &proc.Exception{Class: exc.class.FullName(), Stack: e.trace, Hint: e.hint}
		shown.Text, shown.Notes = exceptionLines(thread, exc)
		if exc.class.Is(SyntaxErrorClass) {
			shown.Source = e.syntaxSource(exc.class.FullName())
		}
		if exc.class.Is(SystemExitClass) {
			code, _ := exitCode(thread, exc)
			shown.Exit = &proc.Exit{Code: code}
		}
		if module := exc.class.module; module == "__main__" {
			shown.Class = exc.class.Qualname()
		}
		*to, to = shown, &shown.Earlier
		switch {
		case e.cause != nil:
			exc, shown.Cause = e.cause, true
		case e.suppress:
			exc = nil
		default:
			exc = e.context
		}
	}
	return first
}

// exceptionLines returns str(exc) and the lines of its notes. Errors of the program's code
// are told instead.
func exceptionLines(thread *starlark.Thread, exc *Instance) (text string, notes []string) {
	text, err := Str(thread, exc)
	if err != nil {
		text = "<exception str() failed>"
	}
	text += exceptionOf(exc).suggestion(proc.Of(thread), exc.class)
	if list, ok := exc.Own("__notes__").(*starlark.List); ok {
		for n := range list.Elements() {
			notes = append(notes, Text(n))
		}
	}
	return text, notes
}
