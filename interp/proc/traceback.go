package proc

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

// An Exception is what is shown of an error that nobody caught.
type Exception struct {
	Class string    // "ValueError", "queue.Empty"
	Text  string    // may be empty
	Stack []Segment // the traceback, outermost part first
	Notes []string  // lines that follow the text
	Hint  string    // a line of advice that follows, "" if there is none
	// Source, if not nil, is the place in a text that a SyntaxError is about. It is shown
	// instead of the text.
	Source *SourceError
	// Earlier is the exception that this one was raised from, if Cause is true,
	// or the one that was being handled then; nil if there is none.
	Earlier *Exception
	Cause   bool
	// Exit, if not nil, says that this is a SystemExit.
	Exit *Exit
}

// A Segment is a part of a traceback: the stack of a thread when an error was
// raised, or passed on. A function whose name begins with "$" is a part of the
// function that called it, such as the body of a try statement: their frames are
// shown as one.
type Segment struct {
	Stack starlark.CallStack
	From  int    // the frames before this one are not shown
	Again bool   // the last frame is that of the next segment's first
	Name  string // of the function that the first frame is a part of, if its name begins with "$"
}

// A Frame is one call in a traceback.
type Frame struct {
	Func string // "<module>" for the top level, "<lambda>" for a lambda
	// Pos is where the expression or statement begins that was computed, and End
	// just behind it; End is zero if that is not known.
	Pos, End trace.Pos
	// Part is what stands out in it, from column to column: an operator, an index. It is
	// zero if nothing does.
	Part [2]int
	Line string // the source line, "" if unknown
}

// A ScriptError is an error that no one caught: it ended a process.
type ScriptError struct {
	Process string
	PID     int
	Started trace.Pos // where the process was started; not valid for the main process
	Frames  []Frame   // outermost first
	// Class is "ValueError" and Text what it says, which may be empty. Msg has both, and
	// the Notes: "ValueError: bad value".
	Class, Text, Msg string
	Notes            []string // lines that follow the text
	Hint             string   // advice, "" if there is none
	// Earlier is the exception that this one was raised from, if Cause is true,
	// or the one that was being handled then; nil if there is none.
	Earlier *ScriptError
	Cause   bool
	syntax  *SyntaxError // if not nil, is shown instead of the text: see Exception.Source
	cause   error
}

// Error returns the position and the message in one line.
func (e *ScriptError) Error() string {
	if n := len(e.Frames); n > 0 {
		return e.Frames[n-1].Pos.String() + ": " + e.Msg
	}
	return e.Msg
}

// Unwrap returns the error as it was raised.
func (e *ScriptError) Unwrap() error { return e.cause }

// WhileHandling and DirectCause stand between the tracebacks of two exceptions.
const (
	WhileHandling = "\nDuring handling of the above exception, another exception occurred:\n\n"
	DirectCause   = "\nThe above exception was the direct cause of the following exception:\n\n"
)

// Display returns the traceback as Python prints it, with a final newline.
func (e *ScriptError) Display() string { return plainText(e.write) }

// chain returns the exception and those that it came from, the earliest last. It may be
// long, and is shown without recursion.
func (e *ScriptError) chain() []*ScriptError {
	chain := []*ScriptError{e}
	for c := e.Earlier; c != nil; c = c.Earlier {
		chain = append(chain, c)
	}
	return chain
}

func (e *ScriptError) write(g *page) {
	chain := e.chain()
	for i := len(chain) - 1; i >= 0; i-- {
		chain[i].writeOne(g)
		switch {
		case i == 0:
		case chain[i-1].Cause:
			g.WriteString(DirectCause)
		default:
			g.WriteString(WhileHandling)
		}
	}
}

func (e *ScriptError) writeOne(g *page) {
	if len(e.Frames) > 0 {
		g.WriteString("Traceback (most recent call last):\n")
	}
	for _, f := range folded(e.Frames) {
		if f.repeats > 0 {
			fmt.Fprintf(g, "  [Previous line repeated %d more time%s]\n", f.repeats, plural(f.repeats))
			continue
		}
		f.write(g)
	}
	e.writeMessage(g)
	g.hint(e.Hint)
}

// writeMessage writes what follows the frames.
func (e *ScriptError) writeMessage(g *page) {
	if e.syntax != nil {
		e.syntax.write(g)
	} else {
		g.exception(e.Class, e.Text)
	}
	for _, note := range e.Notes {
		g.WriteString(note + "\n")
	}
}

// exception writes the line that names an exception.
func (g *page) exception(class, text string) {
	g.put(titlePaint, class)
	if text != "" {
		g.WriteString(": ")
		g.put(textPaint, text)
	}
	g.WriteByte('\n')
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// Plain returns the frame without what is underlined.
func (f Frame) Plain() Frame {
	f.Pos.Col, f.End, f.Part = 0, trace.Pos{}, [2]int{}
	return f
}

// Display returns the lines of a traceback that show the frame.
func (f Frame) Display() string {
	return plainText(f.write)
}

func (f Frame) write(g *page) {
	g.place(f.Pos.File, strconv.Itoa(f.Pos.Line))
	g.WriteString(", in ")
	g.put(placePaint, f.Func)
	g.WriteByte('\n')
	g.source(f.Line, f.caret())
}

type foldedFrame struct {
	Frame
	repeats int // if positive, stands for that many frames like the one before
}

func (f *Frame) sameLine(g *Frame) bool {
	return f.Func == g.Func && f.Pos.File == g.Pos.File && f.Pos.Line == g.Pos.Line
}

// folded replaces what recursion repeats, as Python does: three are shown.
func folded(frames []Frame) []foldedFrame {
	var out []foldedFrame
	for i := 0; i < len(frames); {
		j := i
		for j < len(frames) && frames[j].sameLine(&frames[i]) {
			j++
		}
		for k := i; k < j && k < i+3; k++ {
			out = append(out, foldedFrame{frames[k], 0})
		}
		if j-i > 3 {
			out = append(out, foldedFrame{repeats: j - i - 3})
		}
		i = j
	}
	return out
}

// explain tells how an error is shown.
func (p *Proc) explain(err error) *Exception {
	if exit := (*Exit)(nil); errors.As(err, &exit) {
		return &Exception{Exit: exit}
	}
	if p.run.Explain != nil {
		return p.run.Explain(p, err)
	}
	e := &Exception{Class: err.Error()}
	if eval := Innermost(err); eval != nil {
		e.Class, e.Text = "Error", eval.Msg
		e.Stack = []Segment{{Stack: Raised(eval)}}
	}
	if known := (*Error)(nil); errors.As(err, &known) {
		e.Class, e.Text, e.Hint = known.Class, known.Msg+known.Suggestion, known.Hint
	}
	return e
}

// ThrownError joins what was thrown with the error by which the thread stopped for
// it, which knows where that was.
func ThrownError(at, thrown error) error {
	eval := Innermost(at)
	if eval == nil || Innermost(thrown) != nil {
		return thrown
	}
	return &Thrown{Err: thrown, Stack: eval.CallStack}
}

// A Thrown is an error that was thrown (see Proc.Throw), with the stack of the
// place where the program noticed it.
type Thrown struct {
	Err   error
	Stack starlark.CallStack
}

func (e *Thrown) Error() string { return e.Err.Error() }

// Unwrap returns what was thrown.
func (e *Thrown) Unwrap() error { return e.Err }

// scriptError describes an uncaught error with the sources that the run knows.
func (r *Run) scriptError(p *Proc, shown *Exception, err error) *ScriptError {
	first := &ScriptError{}
	for to := &first.Earlier; shown != nil; shown = shown.Earlier {
		e := &ScriptError{Process: p.name, PID: p.PID(), Class: shown.Class, Text: shown.Text, Notes: shown.Notes, Hint: shown.Hint,
			Frames: r.Frames(shown.Stack), Cause: shown.Cause, cause: err}
		if shown.Source != nil {
			e.syntax = &SyntaxError{Errors: []SourceError{*shown.Source}}
		}
		*to, to = e, &e.Earlier
	}
	var syntax *SyntaxError
	if errors.As(err, &syntax) { // of a module that was loaded
		first.Earlier.syntax = syntax
	}
	for _, e := range first.Earlier.chain() {
		e.Msg = strings.TrimSuffix(plainText(e.writeMessage), "\n")
	}
	return first.Earlier
}

// Traceback returns what Python prints of an exception.
func (p *Proc) Traceback(shown *Exception) string {
	return p.run.scriptError(p, shown, nil).Display()
}

// Frames returns the frames of a traceback that are shown, outermost first. Safe
// for concurrent use.
func (r *Run) Frames(stack []Segment) []Frame {
	var frames []Frame
	for i, s := range stack {
		part := r.segment(&s)
		if s.Again && i+1 < len(stack) && len(part) > 0 {
			part = part[:len(part)-1]
		}
		frames = append(frames, part...)
	}
	return outside(frames)
}

// outside leaves out what pyq's own modules did before they called the program, as a thread
// does.
func outside(frames []Frame) []Frame {
	i := slices.IndexFunc(frames, func(f Frame) bool { return !strings.HasPrefix(f.Pos.File, Library) })
	return frames[max(i, 0):]
}

// segment returns the frames of a segment that are shown.
func (r *Run) segment(s *Segment) []Frame {
	var frames []Frame
	from := 0
	for i, f := range s.Stack {
		if f.Pos.Line == 0 {
			if f.Name == PartFrame && len(frames) > 0 {
				frames[len(frames)-1] = r.partOf(s.Stack[i-1], frames[len(frames)-1])
			}
			continue // a builtin
		}
		frame, part := r.frame(f)
		switch n := len(frames); {
		case part && n > 0:
			frame.Func = frames[n-1].Func
			frames[n-1] = frame
		case part:
			frame.Func = FunctionName(s.Name)
			fallthrough
		default:
			if around, ok := r.around(f); ok {
				around.Func, frame.Func = frame.Func, "<genexpr>"
				frames = append(frames, around)
			}
			frames = append(frames, frame)
		}
		if i <= s.From {
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
func (r *Run) frame(f starlark.CallFrame) (shown Frame, part bool) {
	shown = Frame{Func: FunctionName(f.Name), Pos: position(f.Pos)}
	part = strings.HasPrefix(f.Name, "$")
	code := r.CodeOf(shown.Pos.File)
	if code == nil {
		return shown, part
	}
	at := text.At(f.Pos.Line, f.Pos.Col)
	if f.Name == "lambda" {
		shown.Func = "<lambda>"
		in := code.FunctionAt(at)
		if part = in == nil || in.Name[0] != '<'; !part {
			shown.Func = in.Name
		}
	}
	if m, ok := code.Mark(at); ok {
		shown.extend(m.Span)
		if !m.Has(text.Alternative) {
			shown.part(m.Part)
		}
		return shown, part
	}
	// What is not marked is a name.
	if s := code.SpanAt(at); s.End.IsValid() {
		shown.extend(s)
	}
	return shown, part
}

// around returns the frame around that of a generator expression that has become a list.
func (r *Run) around(f starlark.CallFrame) (outer Frame, ok bool) {
	outer.Pos = position(f.Pos)
	code := r.CodeOf(outer.Pos.File)
	if code == nil || f.Name == "lambda" {
		return outer, false
	}
	in := code.FunctionAt(text.At(f.Pos.Line, f.Pos.Col))
	if in == nil || in.Call == (text.Span{}) {
		return outer, false
	}
	outer.extend(in.Call)
	return outer, true
}

// partOf returns a frame in which the part of an operation failed that is told from the
// rest of it.
func (r *Run) partOf(f starlark.CallFrame, shown Frame) Frame {
	if code := r.CodeOf(shown.Pos.File); code != nil {
		if m, ok := code.Mark(text.At(f.Pos.Line, f.Pos.Col)); ok && m.Has(text.Alternative) {
			shown.extend(m.Part)
		}
	}
	return shown
}

// extend makes a frame show a part of the text.
func (f *Frame) extend(s text.Span) {
	f.Pos.Line, f.Pos.Col = int(s.Start.Line), int(s.Start.Col)
	f.End = trace.Pos{File: f.Pos.File, Line: int(s.End.Line), Col: int(s.End.Col)}
	f.Part = [2]int{}
}

// part makes a part stand out, if all is on one line.
func (f *Frame) part(s text.Span) {
	if s.Start.Line > 0 && f.Pos.Line == f.End.Line {
		f.Part = [2]int{int(s.Start.Col), int(s.End.Col)}
	}
}

// Innermost returns the error nearest to where it happened, which has the whole
// stack: a module is loaded, and a callback called, in the thread of the caller.
func Innermost(err error) (eval *starlark.EvalError) {
	for next := (*starlark.EvalError)(nil); errors.As(err, &next); err = next.Unwrap() {
		eval = next
		if next.Unwrap() == nil {
			break
		}
	}
	return eval
}

// Raised returns the stack of the place where an error was raised. The engine
// notices wrong arguments when it has entered the function, but the mistake is in
// the call.
func Raised(eval *starlark.EvalError) starlark.CallStack {
	stack := eval.CallStack
	if n := len(stack); n > 1 && isArgumentError(eval.Msg, stack[n-1].Name) {
		stack = stack[:n-1]
	}
	return stack
}

func isArgumentError(msg, function string) bool {
	rest, ok := strings.CutPrefix(msg, "function "+function+" ")
	return ok && (strings.HasPrefix(rest, "missing ") || strings.HasPrefix(rest, "accepts ") || strings.HasPrefix(rest, "got "))
}

// FunctionName returns what is shown of a function's name in the engine: the front end
// gives functions names such as "A.f", and ".f" for one that is decorated.
func FunctionName(name string) string {
	switch name {
	case "<toplevel>":
		return "<module>"
	case "lambda":
		return "<lambda>"
	}
	return name[strings.LastIndexByte(name, '.')+1:]
}

func position(p syntax.Position) trace.Pos {
	return trace.Pos{File: p.Filename(), Line: int(p.Line), Col: int(p.Col)}
}
