package exception

import (
	"fmt"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
)

// A Traceback is an exception's __traceback__: the calls that it has left, or the last ones of them.
// It is the segment that the exception begins with, so that it is the same object as long as that is.
type Traceback proc.Segment

// TracebackClass is types.TracebackType and FrameClass types.FrameType.
var (
	TracebackClass = object.NewClass("traceback").Final()
	FrameClass     = object.NewClass("frame").Final()
)

var _ memory.Traveler = (*Traceback)(nil)

// TracebackOf returns an exception's __traceback__, None if it was not raised yet.
func TracebackOf(exc *object.Instance) starlark.Value {
	if e := DataOf(exc); !e.Trace.IsNowhere() {
		return (*Traceback)(e.Trace)
	}
	return starlark.None
}

func (t *Traceback) segment() *proc.Segment { return (*proc.Segment)(t) }

// Frames returns the frames that are shown, outermost first.
func (t *Traceback) Frames(r *proc.Run) []report.Frame { return r.Frames(t.segment()) }

func (t *Traceback) String() string                                { return fmt.Sprintf("<traceback object at %p>", t) }
func (t *Traceback) Type() string                                  { return "traceback" }
func (t *Traceback) Class() *object.Class                          { return TracebackClass }
func (t *Traceback) Freeze()                                       {}
func (t *Traceback) Truth() starlark.Bool                          { return true }
func (t *Traceback) Hash() (uint32, error)                         { return starlark.String(t.String()).Hash() }
func (t *Traceback) Travel(*memory.Copier) (starlark.Value, error) { return t, nil }

// A Frame is a call as programs see it: where it was. Its variables are not known any more.
type Frame struct {
	Shown report.Frame
	outer *Frame // f_back, nil for none
}

// NewFrame returns the innermost of frames, which are outermost first; nil of none.
func NewFrame(frames []report.Frame) *Frame {
	var f *Frame
	for _, shown := range frames {
		f = &Frame{shown, f}
	}
	return f
}

// StackFrames returns the frames that compute now, that of the caller last.
func StackFrames(thread *starlark.Thread) []report.Frame {
	frames := proc.Of(thread).World().Frames(proc.NewSegment(memory.CallStack(thread)))
	for i := range frames { // nothing went wrong there: no caret
		frames[i] = frames[i].Plain()
	}
	return frames
}

// Outward returns the frame and those around it.
func (f *Frame) Outward() []report.Frame {
	var list []report.Frame
	for ; f != nil; f = f.outer {
		list = append(list, f.Shown)
	}
	return list
}

func (f *Frame) String() string {
	return fmt.Sprintf("<frame at %p, file '%s', line %d, code %s>", f, f.Shown.Pos.File, f.Shown.Pos.Line, f.Shown.Func)
}
func (f *Frame) Type() string                                  { return "frame" }
func (f *Frame) Class() *object.Class                          { return FrameClass }
func (f *Frame) Freeze()                                       {}
func (f *Frame) Truth() starlark.Bool                          { return true }
func (f *Frame) Hash() (uint32, error)                         { return starlark.String(f.String()).Hash() }
func (f *Frame) Travel(*memory.Copier) (starlark.Value, error) { return f, nil }

// A FrameCode is a frame's f_code, of which no more is known than this. Package function completes the
// class that it shares with the code of functions.
type FrameCode struct {
	Name, File string
	Line       int // 0 if it is not known
}

// Place implements object.Code.
func (c *FrameCode) Place() (name, file string, line int) { return c.Name, c.File, c.Line }

func (c *FrameCode) String() string {
	return fmt.Sprintf("<code object %s at %p, file \"%s\">", c.Name, c, c.File)
}
func (c *FrameCode) Type() string                                  { return "code" }
func (c *FrameCode) Class() *object.Class                          { return object.CodeClass }
func (c *FrameCode) Freeze()                                       {}
func (c *FrameCode) Truth() starlark.Bool                          { return true }
func (c *FrameCode) Hash() (uint32, error)                         { return starlark.String(c.Name).Hash() }
func (c *FrameCode) Travel(*memory.Copier) (starlark.Value, error) { return c, nil }

// fillTracebacks completes the classes of tracebacks and frames.
func fillTracebacks() {
	// first returns the outermost frame of a traceback.
	first := func(thread *starlark.Thread, self starlark.Value) report.Frame {
		if frames := self.(*Traceback).Frames(proc.Of(thread).World()); len(frames) > 0 {
			return frames[0]
		}
		return report.Frame{}
	}
	c := TracebackClass
	c.SetComputed("tb_lineno", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeInt(first(thread, self).Pos.Line), nil
	}, nil)
	c.SetComputed("tb_lasti", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeInt(2 * first(thread, self).Pos.Col), nil // it tells places in a line apart
	}, nil)
	c.SetComputed("tb_frame", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return &Frame{Shown: first(thread, self)}, nil
	}, nil)
	c.SetComputed("tb_next", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		t := self.(*Traceback)
		if len(t.Frames(proc.Of(thread).World())) < 2 {
			return starlark.None, nil
		}
		return (*Traceback)(t.segment().Inner()), nil
	}, nil)
	FrameClass.SetProperty("f_lineno", func(self starlark.Value) starlark.Value {
		return starlark.MakeInt(self.(*Frame).Shown.Pos.Line)
	})
	FrameClass.SetComputed("f_code", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		f := self.(*Frame).Shown
		c := &FrameCode{Name: f.Func, File: f.Pos.File}
		if code := proc.Of(thread).World().CodeOf(c.File); code != nil {
			c.Line = 1
			if def := code.FunctionAt(text.At(int32(f.Pos.Line), int32(f.Pos.Col))); def != nil { //nolint:gosec // they are the text's
				c.Line = int(def.Start.Line)
			}
		}
		return c, nil
	}, nil)
	FrameClass.SetProperty("f_back", func(self starlark.Value) starlark.Value {
		if f := self.(*Frame).outer; f != nil {
			return f
		}
		return starlark.None
	})
}
