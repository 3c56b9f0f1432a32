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

// errInterrupted says that Ctrl-C was pressed instead of Enter.
var errInterrupted = errors.New("interrupted")

// A plainEditor reads lines where nothing can be edited: from a pipe, in Emacs, from a
// terminal that does not say what it is.
type plainEditor struct {
	in  *bufio.Reader
	out io.Writer
}

func newPlainEditor(in io.Reader, out io.Writer) *plainEditor {
	return &plainEditor{bufio.NewReader(in), out}
}

func (e *plainEditor) ReadLine(prompt, _, _ string) (string, error) {
	io.WriteString(e.out, prompt)
	line, err := e.in.ReadString('\n')
	if err != nil && line == "" {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func (e *plainEditor) Pasting() bool   { return false }
func (e *plainEditor) Remember(string) {}
func (e *plainEditor) Cancel()         {}
func (e *plainEditor) Close()          {}
