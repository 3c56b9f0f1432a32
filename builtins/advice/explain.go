package advice

import (
	"strings"

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
	return describe(thread, exc, map[*object.Instance]bool{}, 0)
}

// Describe tells how an exception is shown, with those that it was raised from.
func Describe(thread *starlark.Thread, exc *object.Instance) *proc.Exception {
	return describe(thread, exc, map[*object.Instance]bool{}, 0)
}

// describe is Describe, at a depth of groups in groups, without those in seen.
func describe(thread *starlark.Thread, exc *object.Instance, seen map[*object.Instance]bool, depth int) *proc.Exception {
	const longestChain = 1000
	first := Alone(thread, exc)
	for to := first; ; {
		seen[exc] = true
		to.Members = members(thread, exc, seen, depth)
		switch e := exception.DataOf(exc); {
		case e.Cause != nil:
			exc, to.Cause = e.Cause, true
		case e.Suppress:
			return first
		default:
			exc = e.Context
		}
		if exc == nil || seen[exc] || len(seen) >= longestChain {
			return first
		}
		to.Earlier = Alone(thread, exc)
		to = to.Earlier
	}
}

// members describes what is in a group. As deep as nobody shows them it leaves groups empty.
func members(thread *starlark.Thread, exc *object.Instance, seen map[*object.Instance]bool, depth int) []*proc.Exception {
	const deepest = 100
	if !exception.IsGroup(exc) {
		return nil
	}
	list := []*proc.Exception{}
	for _, m := range exception.Members(exc) {
		if depth < deepest {
			list = append(list, describe(thread, m.(*object.Instance), seen, depth+1))
		}
	}
	return list
}

// Alone tells how an exception is shown without those that it was raised from.
func Alone(thread *starlark.Thread, exc *object.Instance) *proc.Exception {
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
	return shown
}

// exceptionLines returns str(exc) and the lines of its notes. Errors of the program's code
// are told instead.
func exceptionLines(thread *starlark.Thread, exc *object.Instance) (text string, notes []string) {
	return told(thread, exc, "exception", "str", object.Str), Notes(thread, exc)
}

// told returns the text of a value, or that it could not be made.
func told(thread *starlark.Thread, v starlark.Value, what, how string, text func(*starlark.Thread, starlark.Value) (string, error)) string {
	s, err := text(thread, v)
	if err != nil {
		return "<" + what + " " + how + "() failed>"
	}
	return s
}

// Notes returns the lines of an exception's notes.
func Notes(thread *starlark.Thread, exc *object.Instance) []string {
	notes, err := object.GetAttr(thread, exc, "__notes__")
	if err != nil {
		e := exception.Of(thread, err)
		if e.Class().Is(object.AttributeErrorClass) {
			return nil
		}
		return []string{"Ignored error getting __notes__: " + told(thread, e, "__notes__", "repr", object.Repr)}
	}
	return NoteLines(thread, notes)
}

// NoteLines returns the lines of what an exception has as __notes__.
func NoteLines(thread *starlark.Thread, notes starlark.Value) []string {
	list, ok := starlark.Iterable(nil), false
	switch v := object.Native(notes).(type) {
	case starlark.NoneType:
		return nil
	case *starlark.List:
		list, ok = v, true
	case starlark.Tuple:
		list, ok = v, true
	}
	if !ok {
		return []string{told(thread, notes, "__notes__", "repr", object.Repr)}
	}
	var lines []string
	for n := range starlark.Elements(list) {
		lines = append(lines, strings.Split(told(thread, n, "note", "str", object.Str), "\n")...)
	}
	return lines
}
