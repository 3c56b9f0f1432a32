package proc

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

// nameOf names what an operation acts on, with the variable that it was given to and where
// that was: "Queue-1 (q, made at a.py:4)".
func (r *Run) nameOf(d *sched.Desc) string {
	if d.Object == "" || !d.Made.IsValid() {
		return d.Object
	}
	about := "made at " + d.Made.String()
	if v := r.variable(d.Made); v != "" {
		about = v + ", " + about
	}
	return d.Object + " (" + about + ")"
}

// variable returns the variable to which the program assigns what a call at a place makes, ""
// if that is not plain to see.
func (r *Run) variable(made trace.Pos) string {
	code := r.CodeOf(made.File)
	if code == nil {
		return ""
	}
	return code.Assigned(textPos(made))
}

// textPos is a place within its file.
func textPos(p trace.Pos) text.Pos { return text.At(int32(p.Line), int32(p.Col)) } //nolint:gosec // a place in a text

// kindOf returns the class of an object by its label: "Queue" of "Queue-1".
func kindOf(label string) string {
	if i := strings.LastIndexByte(label, '-'); i > 0 {
		return label[:i]
	}
	return label
}
