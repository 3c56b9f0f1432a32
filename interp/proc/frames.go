package proc

import (
	"math"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Segment is a part of a traceback: the stack of a thread when an error was
// raised, or passed on. A function whose name begins with "$" is a part of the
// function that called it, such as the body of a try statement: their frames are
// shown as one.
type Segment struct {
	Stack *starlark.CallStack // nil if it is Call alone, as it mostly is
	Call  memory.CallPlace
	Next  *Segment // the part that follows, further inside; nil for none
	From  int32    // the frames before this one are not shown
	Again bool     // the last frame is that of the next segment's first
	// Inside, if not 0, says that the segment has no calls of its own, and leaves out that many
	// frames of what follows.
	Inside uint16
}

// Inner returns a traceback without its first frame.
func (s *Segment) Inner() *Segment {
	if s.Inside > 0 && s.Inside < math.MaxUint16 {
		return &Segment{Stack: s.Stack, Next: s.Next, Inside: s.Inside + 1}
	}
	return &Segment{Stack: new(starlark.CallStack), Next: s, Inside: 1}
}

// Calls returns the calls of the segment, the outermost first.
func (s *Segment) Calls() starlark.CallStack {
	if s.Stack == nil {
		return starlark.CallStack{s.Call.Frame()}
	}
	return *s.Stack
}

// Nowhere returns the traceback of an exception that no statement has raised.
func Nowhere() *Segment { return NewSegment(starlark.CallStack{}) }

// IsNowhere reports whether a traceback has no calls yet.
func (s *Segment) IsNowhere() bool {
	return s == nil || s.Stack != nil && len(*s.Stack) == 0 && s.Next == nil
}

// NewSegment returns a traceback of one part.
func NewSegment(stack starlark.CallStack) *Segment { return &Segment{Stack: &stack} }

// PartFrame is the name of a builtin's frame that tells which part of the operation below
// failed: Mark.Part where it is an Alternative.
const PartFrame = "$part"

// Frames returns the frames of a traceback that are shown, outermost first. Safe
// for concurrent use.
func (r *Run) Frames(s *Segment) []report.Frame {
	var frames []report.Frame
	for ; s != nil; s = s.Next {
		if s.Inside > 0 {
			inner := r.Frames(s.Next)
			frames = append(frames, inner[min(int(s.Inside), len(inner)):]...)
			break
		}
		part := r.segment(s)
		if s.Again && s.Next != nil && len(part) > 0 {
			part = part[:len(part)-1]
		}
		frames = append(frames, part...)
	}
	return outside(frames)
}

// outside leaves out what pyq's own modules did before they called the program, as a thread
// does.
func outside(frames []report.Frame) []report.Frame {
	i := slices.IndexFunc(frames, func(f report.Frame) bool { return !strings.HasPrefix(f.Pos.File, memory.Library) })
	return frames[max(i, 0):]
}

// segment returns the frames of a segment that are shown.
func (r *Run) segment(s *Segment) []report.Frame {
	var frames []report.Frame
	from := 0
	stack := s.Calls()
	for i, f := range stack {
		if f.Pos.Line == 0 {
			if f.Name == PartFrame && len(frames) > 0 {
				frames[len(frames)-1] = r.partOf(stack[i-1], frames[len(frames)-1])
			}
			continue // a builtin
		}
		frame, part := r.frame(f)
		part = part || r.isPart(stack[:i], f)
		switch n := len(frames); {
		case part && n > 0:
			frame.Func = frames[n-1].Func
			frames[n-1] = frame
		default:
			frames = append(frames, frame)
		}
		if i <= int(s.From) {
			from = len(frames) - 1
		}
	}
	if s.From > 0 && len(frames) > 0 {
		frames = frames[from:]
	}
	for i := range frames {
		frames[i].Line = r.SourceLine(frames[i].Pos)
	}
	return frames
}

// frame returns what is shown of a call. part says that it is a part of the function that
// called it: the body of a try statement, or what the front end made a function of.
func (r *Run) frame(f starlark.CallFrame) (shown report.Frame, part bool) {
	shown = report.Frame{Func: memory.FunctionName(f.Name), Pos: position(f.Pos)}
	code := r.CodeOf(shown.Pos.File)
	if code == nil {
		return shown, strings.HasPrefix(f.Name, "$")
	}
	at := text.At(f.Pos.Line, f.Pos.Col)
	part = code.IsPart(f.Name, at)
	if f.Name == "lambda" && !part {
		shown.Func = code.FunctionAt(at).Name
	}
	if m, ok := code.Mark(at); ok {
		shown.Cover(m.Span)
		if !m.Has(text.Alternative) {
			shown.Stress(m.Part)
		}
		return shown, part
	}
	// What is not marked is a name.
	if s := code.SpanAt(at); s.End.IsValid() {
		shown.Cover(s)
	}
	return shown, part
}

// isPart reports whether a call, of those after others, is that of a function which the front end
// has made of a part of an expression: of a list's, set's or dict's comprehension, which is called
// where that begins, or of what may not be needed of a chain of comparisons.
func (r *Run) isPart(callers starlark.CallStack, f starlark.CallFrame) bool {
	n := len(callers)
	if f.Name != "lambda" || n == 0 {
		return false
	}
	caller := callers[n-1]
	chain := n > 1 && strings.HasPrefix(caller.Name, "$compare")
	if chain {
		caller = callers[n-2]
	}
	if caller.Pos.Line == 0 || caller.Pos.Filename() != f.Pos.Filename() {
		return false
	}
	code := r.CodeOf(f.Pos.Filename())
	if code == nil {
		return false
	}
	from := text.At(caller.Pos.Line, caller.Pos.Col)
	m, ok := code.Mark(from)
	return ok && (chain || m.Span.Start == from) && m.Span.Contains(text.At(f.Pos.Line, f.Pos.Col))
}

// partOf returns a frame in which the part of an operation failed that is told from the
// rest of it.
func (r *Run) partOf(f starlark.CallFrame, shown report.Frame) report.Frame {
	if code := r.CodeOf(shown.Pos.File); code != nil {
		if m, ok := code.Mark(text.At(f.Pos.Line, f.Pos.Col)); ok && m.Has(text.Alternative) {
			shown.Cover(m.Part)
		}
	}
	return shown
}

func position(p syntax.Position) trace.Pos {
	return trace.Pos{File: p.Filename(), Line: int(p.Line), Col: int(p.Col)}
}
