package exception

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
)

// A Traceback is an exception's __traceback__: it can be passed on and formatted.
type Traceback struct {
	first *proc.Segment
	run   *proc.Run // that the exception was raised in
}

// TracebackClass is types.TracebackType.
var TracebackClass = object.NewClass("traceback").Final()

var (
	_ starlark.HasAttrs = (*Traceback)(nil)
	_ memory.Traveler   = (*Traceback)(nil)
)

// TracebackOf returns an exception's __traceback__, None if it was not raised yet.
func TracebackOf(exc *object.Instance) starlark.Value {
	if e := DataOf(exc); e.Trace != nil {
		return &Traceback{e.Trace, proc.At(exc.Home()).World()}
	}
	return starlark.None
}

// Frames returns the frames that are shown, outermost first.
func (t *Traceback) Frames(r *proc.Run) []report.Frame { return r.Frames(t.first) }

func (t *Traceback) String() string                                { return "<traceback object>" }
func (t *Traceback) Type() string                                  { return "traceback" }
func (t *Traceback) Class() *object.Class                          { return TracebackClass }
func (t *Traceback) Freeze()                                       {}
func (t *Traceback) Truth() starlark.Bool                          { return true }
func (t *Traceback) Hash() (uint32, error)                         { return 0, nil }
func (t *Traceback) Travel(*memory.Copier) (starlark.Value, error) { return t, nil }
func (t *Traceback) AttrNames() []string                           { return []string{"tb_lineno", "tb_next"} }

// Attr returns tb_lineno, the line of the outermost frame, or tb_next, which is None: what
// is below is not shown one by one.
func (t *Traceback) Attr(name string) (starlark.Value, error) {
	switch name {
	case "tb_lineno":
		if frames := t.Frames(t.run); len(frames) > 0 {
			return starlark.MakeInt(frames[0].Pos.Line), nil
		}
		return starlark.None, nil
	case "tb_next":
		return starlark.None, nil
	}
	return nil, nil
}
