package advice

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Explain tells how an error that nobody caught is shown. It is package proc's
// Config.Explain.
func Explain(p *proc.Proc, err error) *proc.Exception {
	thread := p.Current()
	exc := exception.Of(thread, err)
	if exception.DataOf(exc).Ours {
		Advise(thread, exc)
	}
	return describe(thread, exc, map[*object.Instance]bool{}, err)
}

// Describe tells how an exception is shown, with those that it was raised from.
func Describe(thread *starlark.Thread, exc *object.Instance) *proc.Exception {
	return describe(thread, exc, map[*object.Instance]bool{}, nil)
}

// describe is Describe without those in seen. err, if not nil, is how the exception came.
func describe(thread *starlark.Thread, exc *object.Instance, seen map[*object.Instance]bool, err error) *proc.Exception {
	const longestChain = 1000
	var first *proc.Exception
	for to := &first; exc != nil && !seen[exc] && len(seen) < longestChain; {
		seen[exc] = true
		e := exception.DataOf(exc)
		shown := &proc.Exception{Class: exc.Class().FullName(), Stack: e.Trace,
			Fact: e.Fact(), Guess: guess(e, proc.Of(thread), exc.Class()), Hint: e.Hint()}
		shown.Text, shown.Notes = exceptionLines(thread, exc)
		if exc.Class().Is(object.SyntaxErrorClass) {
			shown.Source = e.SyntaxSource(exc.Class().FullName())
		}
		if exc.Class().Is(object.SystemExitClass) {
			code, _ := exception.ExitCode(thread, exc)
			shown.Exit = &raise.Exit{Code: code}
		}
		if module := exc.Class().Module(); module == "__main__" {
			shown.Class = exc.Class().Qualname()
		}
		*to, to = shown, &shown.Earlier
		switch {
		case e.Cause != nil:
			exc, shown.Cause = e.Cause, true
		case e.Suppress:
			exc = nil
		default:
			exc = e.Context
		}
	}
	return first
}

// exceptionLines returns str(exc) and the lines of its notes. Errors of the program's code
// are told instead.
func exceptionLines(thread *starlark.Thread, exc *object.Instance) (text string, notes []string) {
	text, err := object.Str(thread, exc)
	if err != nil {
		text = "<exception str() failed>"
	}
	if list, ok := exc.Own("__notes__").(*starlark.List); ok {
		for n := range list.Elements() {
			notes = append(notes, object.Text(n))
		}
	}
	return text, notes
}
