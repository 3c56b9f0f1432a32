package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/pyq-lang/pyq/interp"
)

// A chooser lets the user be the scheduler. It asks at every choice of a serial
// run; an undo runs the program again up to the choice before.
type chooser struct {
	keys   io.Reader // one key a byte
	screen io.Writer
	title  string
	width  func() int
	raw    func() (restore func()) // lets every key come at once; nil if they do

	picks  []string // who was chosen so far, see interp.Activity.Task
	replay int      // how many of them the present run has repeated
	random bool     // the user has left the rest to chance
	output bytes.Buffer
}

// What the user can do instead of choosing.
var (
	errUndo = errors.New("undo")
	errQuit = errors.New("quit")
)

const chooserKeys = "123456789abcdefghijklmnop"

// choose is interp.Options.Choose.
func (c *chooser) choose(at *interp.Choice) (int, error) {
	if c.replay < len(c.picks) {
		want := c.picks[c.replay]
		for i, r := range at.Ready {
			if r.Task == want {
				c.replay++
				return i, nil
			}
		}
		return 0, errors.New("the program does not repeat itself")
	}
	i := 0
	if c.random {
		i = rand.IntN(len(at.Ready))
	} else {
		var err error
		if i, err = c.ask(at); err != nil {
			return 0, err
		}
	}
	c.picks = append(c.picks, at.Ready[i].Task)
	c.replay++
	return i, nil
}

// ask shows the situation and waits for a key that means something.
func (c *chooser) ask(at *interp.Choice) (int, error) {
	c.draw(at)
	if c.raw != nil { // only now: while the program runs, Ctrl-C is a signal
		defer c.raw()()
	}
	for {
		var key [1]byte
		if _, err := io.ReadFull(c.keys, key[:]); err != nil {
			return 0, errQuit
		}
		switch k := key[0]; k {
		case 'u':
			if len(c.picks) > 0 {
				return 0, errUndo
			}
		case 'r':
			c.random = true
			return rand.IntN(len(at.Ready)), nil
		case 'q', 3, 4: // Ctrl-C and Ctrl-D come as bytes
			return 0, errQuit
		default:
			if i := strings.IndexByte(chooserKeys, k); i >= 0 && i < len(at.Ready) {
				return i, nil
			}
		}
	}
}

// run runs the program as often as the user goes back, and returns its end.
func (c *chooser) run(ctx context.Context, prog *interp.Program) (*interp.Result, error) {
	for {
		c.replay = 0
		c.output.Reset()
		res, err := prog.Run(ctx)
		if !errors.Is(err, errUndo) {
			return res, err
		}
		c.picks = c.picks[:len(c.picks)-1]
	}
}

// finish clears the screen and prints the program's output, which was kept.
func (c *chooser) finish() {
	fmt.Fprint(c.screen, "\x1b[H\x1b[2J", c.output.String())
}

// draw shows the processes, the queues and the output so far.
func (c *chooser) draw(at *interp.Choice) {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(cut(fmt.Sprintf(format, args...), c.width()))
		b.WriteString("\r\n")
	}
	b.WriteString("\x1b[H\x1b[2J")
	line("%s   choice %d   time %v", c.title, len(c.picks)+1, at.Time)
	line("")
	for i, r := range at.Ready {
		key := "?"
		if i < len(chooserKeys) {
			key = chooserKeys[i : i+1]
		}
		line(" %s  %-14s ready  %s", key, r.Process, describe(r))
		showVariables(line, r)
	}
	for _, w := range at.Waiting {
		line("    %-14s waits  %s", w.Process, describe(w))
		showVariables(line, w)
	}
	line("")
	for _, q := range at.Queues {
		line(" %-10s %s", q.Object, "["+strings.Join(q.Items, ", ")+"]")
	}
	if text := strings.TrimRight(c.output.String(), "\n"); text != "" {
		line("")
		lines := strings.Split(text, "\n")
		const most = 10
		for _, l := range lines[max(0, len(lines)-most):] {
			line(" | %s", l)
		}
	}
	line("")
	line(" a key chooses   u undo   r go on at random   q quit")
	io.WriteString(c.screen, b.String())
}

// describe says what a process does next, and on which line.
func describe(c interp.Activity) string {
	s := string(c.Kind)
	if c.Object != "" {
		s += " " + c.Object
	}
	if c.Why != "" {
		s += ": " + c.Why
	}
	if c.Pos.IsValid() {
		s += fmt.Sprintf("   line %d: %s", c.Pos.Line, strings.TrimSpace(c.Line))
	}
	return s
}

// showVariables writes a line with the variables that a process sees, if there are any.
func showVariables(line func(format string, args ...any), of interp.Activity) {
	if len(of.Variables) == 0 {
		return
	}
	parts := make([]string, len(of.Variables))
	for i, v := range of.Variables {
		parts[i] = v.Name + " = " + v.Value
	}
	line("    %-14s        where %s", "", strings.Join(parts, ", "))
}

// cut shortens a line to the width of the screen.
func cut(line string, width int) string {
	if utf8.RuneCountInString(line) <= width || width < 2 {
		return line
	}
	return string([]rune(line)[:width-1]) + "…"
}

// newChooser returns a chooser that asks on a terminal.
func newChooser(title string, stdin io.Reader, stdout io.Writer) (*chooser, error) {
	in, ok := stdin.(*os.File)
	out, ok2 := stdout.(*os.File)
	if !ok || !ok2 || !isTerminal(in) || !isTerminal(out) {
		return nil, usageError{"--choose needs a terminal to ask on"}
	}
	width := func() int {
		w, _, err := term.GetSize(int(out.Fd()))
		if err != nil {
			return 80
		}
		return w
	}
	raw := func() func() {
		state, err := term.MakeRaw(int(in.Fd()))
		if err != nil {
			return func() {} // keys come when Enter is pressed
		}
		return func() { term.Restore(int(in.Fd()), state) }
	}
	return &chooser{keys: in, screen: out, title: title, width: width, raw: raw}, nil
}
