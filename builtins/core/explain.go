package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

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
		shown := &proc.Exception{Class: exc.Class().FullName(), Stack: e.trace, Hint: e.hint}
		shown.Text, shown.Notes = exceptionLines(thread, exc)
		if exc.Class().Is(SyntaxErrorClass) {
			shown.Source = e.syntaxSource(exc.Class().FullName())
		}
		if exc.Class().Is(SystemExitClass) {
			code, _ := exitCode(thread, exc)
			shown.Exit = &proc.Exit{Code: code}
		}
		if module := exc.Class().Module(); module == "__main__" {
			shown.Class = exc.Class().Qualname()
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
	text += suggestion(exceptionOf(exc), proc.Of(thread), exc.Class())
	if list, ok := exc.Own("__notes__").(*starlark.List); ok {
		for n := range list.Elements() {
			notes = append(notes, Text(n))
		}
	}
	return text, notes
}
