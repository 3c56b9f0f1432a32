package interp

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/check"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/textfile"
	"github.com/pyq-lang/pyq/interp/trace"
)

// Check finds mistakes in a program's text without running it, sorted by their positions.
// Errors are certain: the line would fail. With hints it also tells what is only likely a
// mistake, or fails in Python and not here; see Options.Portable. A comment "# pyq: ignore[code]" on its line silences a Finding. The files that
// the program imports are found in Options.Modules, and are read but not checked.
func (in *Interp) Check(name, src string, hints bool) []Finding {
	src, err := textfile.Decode(name, src)
	if text := (*textfile.Error)(nil); errors.As(err, &text) {
		return atStart(notText(text).Errors)
	}
	lines := strings.Split(src, "\n")
	o := check.Options{Options: *in.lowering(name, memory.MainModule), Library: newTryer(in), Hints: hints, Portable: in.opts.Portable}
	var list []Finding
	check.Check(src, o, func(code *check.Code, at text.Span, msg, help string) {
		list = append(list, newFinding(&report.Finding{SourceError: *sourceError(name, lines, at, "", msg), Code: code.Name,
			Hint: o.Severity(code) == check.Hint, Help: help}))
	})
	return list
}

// atStart has findings about a whole line mark its first character.
func atStart(list []Finding) []Finding {
	for i := range list {
		f := &list[i]
		f.Class, f.Pos.Col = "", 1
		f.End = trace.Pos{File: f.Pos.File, Line: f.Pos.Line, Col: 2}
	}
	return list
}

// A tryer answers the questions of package check: it runs what it is asked in programs
// of their own, which can reach nothing.
type tryer struct {
	in   *Interp // whose modules the program finds
	tiny *Interp // runs trials
}

func newTryer(in *Interp) *tryer {
	tiny := New(Options{Engine: in.opts.Engine, Clock: VirtualClock, MaxSteps: maxTrialSteps, Predeclared: starlark.StringDict{check.Unknown: unknown{}}})
	tiny.kept = new(sync.Map)
	return &tryer{in, tiny}
}

// maxTrialSteps is more than any builtin needs that is called with next to nothing.
const maxTrialSteps = 1_000_000

// Names implements check.Library.
func (l *tryer) Names() []string {
	var list []string
	for name := range l.in.env {
		if !strings.ContainsAny(name, "$.@") {
			list = append(list, name)
		}
	}
	return list
}

// Nearest implements check.Library.
func (*tryer) Nearest(name string, of []string) string { return builtins.Nearest(name, of) }

// Members implements check.Library.
func (l *tryer) Members(module string) ([]string, bool) {
	if l.in.opts.Modules == nil {
		return nil, false
	}
	for _, file := range memory.ModuleFiles(module) {
		text, err := readText(l.in.opts.Modules, file)
		if err != nil {
			continue
		}
		return check.Members(text, l.in.lowering(file, module)), true
	}
	return nil, false
}

// Try implements check.Library.
func (l *tryer) Try(t check.Trial) check.Outcome {
	v, err := l.run(t.Setup, t.Expr, t.Python2)
	if err != nil && t.Expr != "" {
		// Of an error in a statement messages know more: the name of a method's class.
		if _, told := l.run(t.Setup+t.Expr+"\n", "", t.Python2); told != nil {
			err = told
		}
	}
	var script *ScriptError
	switch {
	case errors.As(err, &script):
		e := script.told
		return check.Outcome{Raised: e.Class, Msg: e.Text, Fact: e.Fact, Guess: e.Guess, Hint: e.Hint}
	case err != nil:
		return check.Outcome{Raised: "Exit", Msg: err.Error()}
	}
	return outcomeOf(v)
}

// outcomeOf returns the text of a trial's value. What makes it runs outside of the trial, where
// nobody else would stop a panic; nothing is known then, as of a trial that has failed so.
func outcomeOf(v starlark.Value) (o check.Outcome) {
	defer func() {
		if x := recover(); x != nil {
			o = check.Outcome{Raised: "Exit", Msg: fmt.Sprint(x)}
		}
	}()
	return check.Outcome{Value: textOf(v)}
}

// run runs statements and returns the value of an expression behind them; "" is None.
func (l *tryer) run(text, expr string, python2 bool) (starlark.Value, error) {
	const file = "<trial>"
	o := l.tiny.lowering(file, memory.MainModule)
	o.Python2 = parser.Python3
	if python2 {
		o.Python2 = parser.Python2
	}
	low, err := python.Lower(text, o)
	if err != nil {
		return nil, err
	}
	code, err := l.tiny.newCode(low, text)
	if err != nil {
		return nil, err
	}
	tiny := *l.tiny
	tiny.opts.Stdin = strings.NewReader("1\n1\n") // for input()
	p := &Program{in: &tiny, code: code, text: text, low: low}
	if expr != "" {
		if p, err = p.WithExpr(expr); err != nil {
			return nil, err
		}
	}
	res, err := p.Run(context.Background())
	if err != nil || res.Value == nil {
		return starlark.None, err
	}
	return res.Value, nil
}

func textOf(v starlark.Value) string {
	if s, ok := v.(starlark.String); ok {
		return string(s)
	}
	return v.String()
}

// unknown is the value of check.Unknown: of no type that a program could name.
type unknown struct{}

func (unknown) String() string        { return "unknown" }
func (unknown) Type() string          { return check.Unknown }
func (unknown) Freeze()               {}
func (unknown) Truth() starlark.Bool  { return starlark.True }
func (unknown) Hash() (uint32, error) { return 0, errors.New("unhashable: " + check.Unknown) }
