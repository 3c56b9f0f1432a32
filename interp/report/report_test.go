package report

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/trace"
)

func at(line, col int) trace.Pos { return trace.Pos{File: "a.py", Line: line, Col: col} }

var halved = &ScriptError{Process: "Process-1", PID: 7, Class: "ZeroDivisionError", Text: "division by zero",
	Msg: "ZeroDivisionError: division by zero", Hint: "not by 0", Notes: []string{"a note"},
	Frames: []Frame{{Func: "<module>", Pos: at(1, 5), End: at(1, 10), Part: [2]int{7, 8}, Line: "x = 1 / 0 # <&>"}}}

// reports are of every kind that this package makes.
func reports() map[string]*Report {
	first := &ScriptError{Class: "KeyError", Text: "'k'", Earlier: halved, Cause: true}
	return map[string]*Report{
		"traceback": halved.Titled("Process Process-1:", ""),
		"chain":     first.Titled("", "Thread-1"),
		"syntax": Of(&SyntaxError{Errors: []SourceError{
			{Pos: at(1, 5), End: at(1, 6), Line: "x = (", Class: "SyntaxError", Msg: "'(' was never closed"},
			{Pos: at(2, 1), End: at(2, 2), Line: "$", Class: "IndentationError", Msg: "no"}}}),
		"deadlock": Of(&DeadlockError{Waiting: []Waiting{{Process: "MainProcess", PID: 6, Kind: "get", Object: "Queue-1", Pos: at(3, 1), Line: " q.get()"}}}),
		"warning":  NewWarning("Process-1", 7, halved.Frames[0], "it is odd", "do not"),
		"nowhere":  NewWarning("Process-1", 7, Frame{}, "it is odd", ""),
		"error":    Of(errors.New("no")),
	}
}

// TestColored: colours change nothing but the colours, and each ends in its line.
func TestColored(t *testing.T) {
	for name, r := range reports() {
		colored, plain := r.Colored(), r.Display()
		var b strings.Builder
		for line := range strings.Lines(colored) {
			on := false
			for line != "" {
				code, rest, found := strings.Cut(line, "m")
				if !strings.HasPrefix(line, "\x1b[") || !found {
					b.WriteByte(line[0])
					line = line[1:]
					continue
				}
				if on == (code != "\x1b[0") {
					t.Errorf("%s: %q is not on and off in turn", name, colored)
				}
				on, line = !on, rest
			}
			if on {
				t.Errorf("%s: %q goes on behind its line", name, colored)
			}
		}
		if b.String() != plain {
			t.Errorf("%s: without colours it is\n%s\nnot\n%s", name, b.String(), plain)
		}
		if (colored == plain) != (name == "error" || name == "deadlock") {
			t.Errorf("%s: the colours are %q", name, colored)
		}
	}
	const want = "    x = \x1b[31m1 \x1b[0m\x1b[1;31m/\x1b[0m\x1b[31m 0\x1b[0m # <&>\n        \x1b[31m~~\x1b[0m\x1b[1;31m^\x1b[0m\x1b[31m~~\x1b[0m\n"
	if got := reports()["traceback"].Colored(); !strings.Contains(got, want) {
		t.Errorf("the line is not coloured as in CPython: %q", got)
	}
}

// TestReportJSON: the forms that interp/docs promises.
func TestReportJSON(t *testing.T) {
	const frame = `{"file":"a.py","line":1,"column":5,"endLine":1,"endColumn":10,"function":"<module>","source":"x = 1 / 0 # <&>"}`
	const halved = `{"class":"ZeroDivisionError","message":"division by zero","notes":["a note"],"hint":"not by 0","frames":[` + frame + `]}`
	wants := map[string]string{
		"traceback": `{"report":"traceback","process":"Process-1","pid":7,"file":"a.py","line":1,"column":5,"endLine":1,"endColumn":10,` +
			`"message":"ZeroDivisionError: division by zero","hint":"not by 0","text":TEXT,"detail":{"exceptions":[` + halved + `]}}`,
		"chain": `{"report":"traceback","thread":"Thread-1","message":"KeyError: 'k'","text":TEXT,"detail":{"exceptions":[` +
			halved + `,{"class":"KeyError","message":"'k'","from":"cause","frames":[]}]}}`,
		"syntax": `{"report":"syntax","file":"a.py","line":1,"column":5,"endLine":1,"endColumn":6,"message":"SyntaxError: '(' was never closed","text":TEXT,"detail":{"errors":[` +
			`{"file":"a.py","line":1,"column":5,"endLine":1,"endColumn":6,"class":"SyntaxError","message":"'(' was never closed","source":"x = ("},` +
			`{"file":"a.py","line":2,"column":1,"endLine":2,"endColumn":2,"class":"IndentationError","message":"no","source":"$"}]}}`,
		"warning": `{"report":"warning","process":"Process-1","pid":7,"file":"a.py","line":1,"column":5,"endLine":1,"endColumn":10,"message":"it is odd","hint":"do not","text":TEXT}`,
		"nowhere": `{"report":"warning","process":"Process-1","pid":7,"message":"it is odd","text":TEXT}`,
		"error":   `{"report":"error","message":"no","text":TEXT}`,
	}
	for name, r := range reports() {
		got, err := marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(got) || strings.Contains(string(got), "\n") {
			t.Errorf("%s: %s is not one line of JSON", name, got)
		}
		text, err := marshal(r.Display())
		if err != nil {
			t.Fatal(err)
		}
		if want := wants[name]; want != "" && string(got) != strings.Replace(want, "TEXT", string(text), 1) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestReportOf: what was told when it happened is not told again.
func TestReportOf(t *testing.T) {
	for _, err := range []error{nil, halved} {
		if r := Of(err); r != nil {
			t.Errorf("ReportOf(%v) = %v", err, r)
		}
	}
	if r := Of(&LimitError{MaxSteps: 5}); r.Kind != ErrorKind || r.Display() != "pyq: stopped after 5 steps, the limit\n" {
		t.Errorf("of a limit: %v %q", r.Kind, r.Display())
	}
}
