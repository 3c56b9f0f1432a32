//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/ergochat/readline"
)

// A lineEditor edits on a terminal.
type lineEditor struct {
	rl       *readline.Instance
	keys     *keyboard
	screen   *screen
	tty      *tty
	out      *os.File
	column   atomic.Int64 // where the prompt begins
	before   string       // the lines of the input before the present one
	coloured bool         // what is typed is Python, and the terminal shows colours
	history  []string
	complete completer
	keyword  func(string) bool
}

// newLineEditor returns an editor for a terminal.
func newLineEditor(in, out *os.File, keys *keyboard, s *screen, complete completer, keyword func(string) bool) (*lineEditor, error) {
	e := &lineEditor{keys: keys, screen: s, tty: newTTY(in), out: out, complete: complete, keyword: keyword}
	cfg := &readline.Config{
		Stdin: keys, Stdout: answering{e, out}, Stderr: out,
		AutoComplete: e, Listener: e.typed, DisableAutoSaveHistory: true, HistorySearchFold: true, Undo: true, Painter: e.paint,
		HistoryLimit: historyLimit, InterruptPrompt: "^C", EOFPrompt: "\n",
		FuncIsTerminal: func() bool { return true },
	}
	if e.tty != nil {
		cfg.FuncMakeRaw, cfg.FuncExitRaw = e.tty.edit, e.tty.run
	}
	rl, err := readline.NewFromConfig(cfg)
	if err != nil {
		return nil, err
	}
	e.rl = rl
	s.above = rl
	io.WriteString(out, askForPastes)
	return e, nil
}

// answering is the terminal, but for the question where its cursor is: that is known, and
// not every terminal answers.
type answering struct {
	e   *lineEditor
	out io.Writer
}

func (a answering) Write(b []byte) (int, error) {
	const whereIsIt = "\x1b[6n"
	if bytes.Contains(b, []byte(whereIsIt)) {
		a.e.keys.Inject(fmt.Sprintf("\x1b[1;%dR", a.e.column.Load()+1))
		_, err := a.out.Write(bytes.ReplaceAll(b, []byte(whereIsIt), nil))
		return len(b), err
	}
	return a.out.Write(b)
}

func (e *lineEditor) ReadLine(prompt, before, preset string) (string, error) {
	e.before, e.coloured = before, prompt != "" && wantsColour(e.out, os.Getenv)
	e.recall(prompt != "")
	e.column.Store(int64(e.screen.beginTyping(prompt != "")))
	defer e.screen.endTyping()
	e.rl.SetPrompt(prompt)
	e.rl.SetDefault(preset)
	line, err := e.rl.ReadLine()
	if errors.Is(err, readline.ErrInterrupt) {
		return "", errInterrupted
	}
	return line, err
}

// typed is told of every key. It gives pasted tabs their meaning, and has Backspace take
// back a step of indentation.
func (e *lineEditor) typed(line []rune, pos int, key rune) ([]rune, int, bool) {
	switch key {
	case pastedTab:
		text := []rune(strings.ReplaceAll(string(line), string(pastedTab), "\t"))
		return text, pos, true
	case readline.CharBackspace, readline.CharCtrlH:
		if pos == len(line) && pos%indentStep != 0 && strings.Trim(string(line), " ") == "" {
			pos -= pos % indentStep
			return line[:pos], pos, true
		}
	}
	if e.coloured && pos > 0 && pos == len(line) && line[pos-1] == key { // the library has shown this key alone
		return line, pos, true
	}
	return nil, 0, false
}

// paint implements readline.Painter.
func (e *lineEditor) paint(line []rune, _ int) []rune {
	if !e.coloured {
		return line
	}
	return []rune(paint(e.before, string(line), e.keyword))
}

// Do implements readline.AutoCompleter: it completes the word before the cursor, or
// indents the line.
func (e *lineEditor) Do(line []rune, pos int) ([][]rune, int) {
	text := string(line[:pos])
	if strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:]) == "" {
		return [][]rune{[]rune(strings.Repeat(" ", indentStep-pos%indentStep))}, 0
	}
	text = e.before + text
	start, words := e.complete(text)
	word := text[start:]
	var list [][]rune
	for _, w := range words {
		if rest, ok := strings.CutPrefix(w, word); ok {
			list = append(list, []rune(rest))
		}
	}
	return list, utf8.RuneCountInString(word)
}

func (e *lineEditor) Pasting() bool         { return e.keys.Pasting() }
func (e *lineEditor) Remember(input string) { e.history = append(e.history, input) }
func (e *lineEditor) Cancel()               { e.keys.Inject("\x03") }

// recall gives the library the history anew, for it remembers lines, and among them where
// the user was. A line for input() has none.
func (e *lineEditor) recall(all bool) {
	e.rl.ResetHistory()
	if n := len(e.history); n > historyLimit {
		e.history = e.history[n-historyLimit:]
	}
	for _, input := range e.history {
		if all {
			_ = e.rl.SaveToHistory(input) // it writes no file
		}
	}
}

func (e *lineEditor) Close() {
	io.WriteString(e.screen.out, stopAskForPastes)
	e.rl.Close()
	if e.tty != nil {
		e.tty.restore()
	}
}
