package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

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
	Shown   []string  // if not nil, is shown instead of them
	// Class is "ValueError" and Text what it says, which may be empty. Msg has both, the
	// Guess and the Notes: "ValueError: bad value".
	Class, Text, Msg string
	Fact             fact.Fact  // what it is about
	Guess            fact.Guess // what was meant
	Notes            []string   // lines that follow the text
	Hint             string     // advice, "" if there is none
	// Earlier is the exception that this one was raised from, if Cause is true,
	// or the one that was being handled then; nil if there is none.
	Earlier *ScriptError
	Cause   bool
	Members []*ScriptError // of a group of exceptions
	Syntax  *SyntaxError   // if not nil, is shown instead of the text
	cause   error
}

// Chain makes one error of the exceptions that an uncaught error tells of, each with all but
// Msg and Earlier. The first one is the error; each was raised from the next.
func Chain(cause error, list []*ScriptError) *ScriptError {
	for i, e := range list {
		e.cause = cause
		if i > 0 {
			list[i-1].Earlier = e
		}
		e.Msg = strings.TrimSuffix(strings.Join(e.MessageParts(), ""), "\n")
	}
	return list[0]
}

// Error returns the position and the message in one line.
func (e *ScriptError) Error() string {
	if n := len(e.Frames); n > 0 {
		return e.Frames[n-1].Pos.String() + ": " + e.Msg
	}
	return e.Msg
}

// Told is the text with the guess at what was meant.
func (e *ScriptError) Told() string { return e.Text + e.Guess.Text() }

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
	for _, part := range e.parts(Layout{Chain: true}, g.colour) {
		g.WriteString(part)
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
	number  int // which one it is
	repeats int // if positive, stands for that many frames like the one before
}

// text is what is shown of repeated frames, "" of others.
func (f *foldedFrame) text() string {
	if f.repeats == 0 {
		return ""
	}
	return fmt.Sprintf("  [Previous line repeated %d more time%s]\n", f.repeats, plural(f.repeats))
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
			out = append(out, foldedFrame{Frame: frames[k], number: k})
		}
		if j-i > 3 {
			out = append(out, foldedFrame{repeats: j - i - 3})
		}
		i = j
	}
	return out
}

// Cover makes a frame show a part of the text of its file.
func (f *Frame) Cover(s text.Span) {
	f.Pos.Line, f.Pos.Col = int(s.Start.Line), int(s.Start.Col)
	f.End = trace.Pos{File: f.Pos.File, Line: int(s.End.Line), Col: int(s.End.Col)}
	f.Part = [2]int{}
}

// Stress makes a part stand out, if all is on one line.
func (f *Frame) Stress(s text.Span) {
	if s.Start.Line > 0 && f.Pos.Line == f.End.Line {
		f.Part = [2]int{int(s.Start.Col), int(s.End.Col)}
	}
}
