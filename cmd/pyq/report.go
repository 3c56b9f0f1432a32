package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
)

// A reporter writes what there is to tell beside a program's output: in colours on a
// terminal, plain elsewhere, or as a JSON object a line.
type reporter struct {
	w      io.Writer
	colour bool
	json   bool
}

// newReporter returns what --color and --json ask for.
func newReporter(f *flags, w io.Writer) (*reporter, error) {
	r := &reporter{w: w, json: f.json}
	switch f.color {
	case "auto":
		r.colour = wantsColour(w, os.Getenv)
	case "always":
		r.colour = true
	case "never":
	default:
		return r, usageError{fmt.Sprintf("--color %s: write auto, always or never", f.color)}
	}
	return r, nil
}

// wantsColour decides as CPython 3.13 does: what PYTHON_COLORS says, then NO_COLOR and
// FORCE_COLOR, and otherwise whether w is a terminal.
func wantsColour(w io.Writer, getenv func(string) string) bool {
	switch getenv("PYTHON_COLORS") {
	case "0":
		return false
	case "1":
		return true
	}
	if getenv("NO_COLOR") != "" {
		return false
	}
	if getenv("FORCE_COLOR") != "" {
		return true
	}
	file, ok := w.(*os.File)
	return ok && getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}

// tell writes a report; nil is nothing to tell. What cannot be written is lost, as
// there is no other place for it.
func (r *reporter) tell(told *interp.Report) {
	switch {
	case told == nil:
	case r.json:
		e := json.NewEncoder(r.w)
		e.SetEscapeHTML(false)
		_ = e.Encode(told)
	case r.colour:
		io.WriteString(r.w, told.Colored())
	default:
		io.WriteString(r.w, told.Text)
	}
}

// say tells something in one line that begins with pyq's name.
func (r *reporter) say(kind report.Kind, message string) {
	r.tell(&interp.Report{Kind: string(kind), Message: message, Text: "pyq: " + message + "\n"})
}

// showSummary ends a run with a line about the processes that failed. A deadlock's report
// has told of them; after Ctrl-C or at a limit nobody asks.
func (f *flags) showSummary(tell *reporter, res *interp.Result, err error) {
	var script *interp.ScriptError
	if f.quiet || res.Summary == nil || err != nil && !errors.As(err, &script) {
		return
	}
	tell.tell(res.Summary)
}
