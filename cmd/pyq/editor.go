package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// An editor reads lines that somebody types.
type editor interface {
	// ReadLine shows a prompt and returns a line without its newline. before is the text
	// of the input's lines before it, and preset the text that it begins with. The error
	// is io.EOF for Ctrl-D, or errInterrupted.
	ReadLine(prompt, before, preset string) (string, error)
	// Pasting reports whether more was pasted after the line that was read last.
	Pasting() bool
	// Remember adds an input to what the arrow keys bring back.
	Remember(input string)
	// Cancel ends a ReadLine with errInterrupted. Safe for concurrent use.
	Cancel()
	Close()
}

// A completer tells how a text may go on: what may stand from start, a place in bytes, on.
type completer func(text string) (start int, words []string)

// errInterrupted says that Ctrl-C was pressed instead of Enter.
var errInterrupted = errors.New("interrupted")

// A plainEditor reads lines where nothing can be edited: from a pipe, in Emacs, from a
// terminal that does not say what it is.
type plainEditor struct {
	in      *bufio.Reader
	out     io.Writer
	lines   chan plainLine
	reading bool // a reading cannot be ended: its line is the next one's
	cancel  chan struct{}
}

type plainLine struct {
	text string
	err  error
}

func newPlainEditor(in io.Reader, out io.Writer) *plainEditor {
	return &plainEditor{in: bufio.NewReader(in), out: out, lines: make(chan plainLine, 1), cancel: make(chan struct{}, 1)}
}

func (e *plainEditor) ReadLine(prompt, _, _ string) (string, error) {
	select {
	case <-e.cancel: // of an earlier line
	default:
	}
	io.WriteString(e.out, prompt)
	if !e.reading {
		e.reading = true
		go func() {
			text, err := e.in.ReadString('\n')
			e.lines <- plainLine{text, err}
		}()
	}
	select {
	case line := <-e.lines:
		e.reading = false
		if line.err != nil && line.text == "" {
			io.WriteString(e.out, "\n")
			return "", line.err
		}
		return strings.TrimRight(line.text, "\r\n"), nil
	case <-e.cancel:
		io.WriteString(e.out, "\n")
		return "", errInterrupted
	}
}

func (e *plainEditor) Cancel() {
	select {
	case e.cancel <- struct{}{}:
	default:
	}
}

func (e *plainEditor) Pasting() bool   { return false }
func (e *plainEditor) Remember(string) {}
func (e *plainEditor) Close()          {}
