package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A chooser lets the user be the scheduler. It shows what is done and asks at every choice of a
// serial run; an undo runs the program again up to the choice before.
type chooser struct {
	keys   io.Reader // one key a byte
	screen io.Writer
	title  string
	size   func() (width, height int)
	raw    func() (restore func()) // lets every key come at once; nil if they do
	repeat func(*interp.Result) string

	picks  []string // who was chosen so far, see interp.Activity.Task
	replay int      // how many of them the present run has repeated
	random bool     // the user has left the rest to chance
	output bytes.Buffer

	roster
	steps []trace.Event // of the present run
	shown int           // how many of them were shown at the last choice
	time  time.Duration // when the present run was last
}

// What the user can do instead of choosing.
var (
	errUndo = errors.New("undo")
	errQuit = errors.New("quit")
)

// chooserKeys stand for processes, in the order in which these appear. The other letters are commands.
const chooserKeys = "123456789abcdefghijklmnopstvwxyz"

// choose is interp.Options.Choose.
func (c *chooser) choose(at *interp.Choice) (int, error) {
	c.time = at.Time
	c.learn(at)
	if c.replay < len(c.picks) {
		want := c.picks[c.replay]
		for i, r := range at.Ready {
			if r.Task == want {
				c.replay++
				c.shown = len(c.steps)
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
	c.shown = len(c.steps)
	return i, nil
}

// observe is interp.Options.Observer.
func (c *chooser) observe(e trace.Event) {
	c.steps = append(c.steps, e)
	c.time = e.Time
}

// A roster has the keys of processes, and what the program calls its objects.
type roster struct {
	hands map[string]byte   // the key that stands for a task, the same throughout
	names map[string]string // by an object's label
}

// learn gives keys to the processes that appear for the first time, and notes what the program calls its
// objects.
func (o *roster) learn(at *interp.Choice) {
	if o.hands == nil {
		o.hands, o.names = map[string]byte{}, map[string]string{}
	}
	for _, r := range at.Ready {
		if _, ok := o.hands[r.Task]; !ok {
			o.give(r.Task, at)
		}
	}
	for _, q := range at.Queues {
		if q.Variable != "" {
			o.names[q.Object] = q.Variable
		}
	}
	for _, list := range [][]interp.Activity{at.Ready, at.Waiting} {
		for _, a := range list {
			for _, v := range a.Variables {
				if a.Label == v.Value && o.names[a.Label] == "" {
					o.names[a.Label] = v.Name
				}
			}
		}
	}
}

// give gives a process the first key that nobody has had, or else that of one that is gone.
func (o *roster) give(task string, at *interp.Choice) {
	if n := len(o.hands); n < len(chooserKeys) {
		o.hands[task] = chooserKeys[n]
		return
	}
	here := map[string]bool{}
	for _, list := range [][]interp.Activity{at.Ready, at.Waiting} {
		for _, a := range list {
			here[a.Task] = true
		}
	}
	for _, old := range slices.Sorted(maps.Keys(o.hands)) {
		if !here[old] {
			o.hands[task] = o.hands[old]
			delete(o.hands, old)
			return
		}
	}
}

// called is what the program calls an object: its label, if that is not known, and both if several are called
// the same.
func (o *roster) called(label string) string {
	name := o.names[label]
	if name == "" {
		return label
	}
	for other, n := range o.names {
		if n == name && other != label {
			return name + " (" + label + ")"
		}
	}
	return name
}

// key is what stands for a process that can go on, 0 if there are more than keys.
func (o *roster) key(r interp.Activity) byte { return o.hands[r.Task] }

// ask shows the situation and waits for a key that means something.
func (c *chooser) ask(at *interp.Choice) (int, error) {
	c.draw(at, "")
	if c.raw != nil { // only now: while the program runs, Ctrl-C is a signal
		defer c.raw()()
	}
	for {
		k, err := c.press()
		if err != nil {
			return 0, err
		}
		switch k {
		case 'u':
			if len(c.picks) > 0 {
				return 0, errUndo
			}
			c.draw(at, "nothing was chosen yet")
			continue
		case 'r':
			c.random = true
			return rand.IntN(len(at.Ready)), nil
		case 'q':
			return 0, errQuit
		}
		if i := c.picked(at, k); i >= 0 {
			return i, nil
		}
		c.draw(at, c.refusal(at, k))
	}
}

// picked returns which of those that can go on a key stands for, -1 if none.
func (o *roster) picked(at *interp.Choice, k byte) int {
	return slices.IndexFunc(at.Ready, func(r interp.Activity) bool { return o.key(r) == k })
}

// refusal tells why a key chooses nobody.
func (o *roster) refusal(at *interp.Choice, k byte) string {
	for _, w := range at.Waiting {
		if o.hands[w.Task] == k {
			return w.Process + " waits, and cannot go on"
		}
	}
	for _, hand := range o.hands {
		if hand == k {
			return string(rune(k)) + " is for a process that has ended, or waits"
		}
	}
	if k < ' ' || k > '~' {
		return "that key means nothing here"
	}
	return string(rune(k)) + " stands for no process"
}

// press reads a key. What arrow keys and their like send beside is dropped, and Ctrl-C, Ctrl-D and the
// keyboard's end are q.
func (c *chooser) press() (byte, error) {
	var key [1]byte
	if _, err := io.ReadFull(c.keys, key[:]); err != nil {
		return 0, errQuit
	}
	switch key[0] {
	case 3, 4:
		return 'q', nil
	case '\x1b':
		if _, err := io.ReadFull(c.keys, key[:]); err != nil {
			return 0, errQuit
		}
		for key[0] == '[' || key[0] == 'O' || key[0] == ';' || '0' <= key[0] && key[0] <= '9' {
			if _, err := io.ReadFull(c.keys, key[:]); err != nil {
				return 0, errQuit
			}
		}
		return '\x1b', nil
	}
	return key[0], nil
}

// run runs the program as often as the user goes back, and returns its end.
func (c *chooser) run(ctx context.Context, prog *interp.Program) (*interp.Result, error) {
	for {
		c.replay, c.shown, c.time = 0, 0, 0
		c.output.Reset()
		c.steps = c.steps[:0]
		res, err := prog.Run(ctx)
		if !errors.Is(err, errUndo) {
			if errors.Is(err, errQuit) || ctx.Err() != nil || !c.goBack(res, err) {
				return res, err
			}
		}
		c.picks, c.random = c.picks[:len(c.picks)-1], false
	}
}

// goBack shows how the run has ended, and asks whether the last choice is to be taken back.
func (c *chooser) goBack(res *interp.Result, err error) bool {
	c.drawEnd(res, err, "")
	if c.raw != nil {
		defer c.raw()()
	}
	for {
		switch k, failed := c.press(); {
		case failed != nil, k == 'q', k == '\r', k == '\n', k == ' ':
			return false
		case k == 'u' && len(c.picks) > 0:
			return true
		default:
			c.drawEnd(res, err, "u and q are the keys here")
		}
	}
}

// finish clears the screen and prints the program's output, which was kept.
func (c *chooser) finish() {
	fmt.Fprint(c.screen, "\x1b[H\x1b[2J", c.output.String())
}

// A canvas is a screen that is being written.
type canvas struct {
	strings.Builder
	width int
}

func (p *canvas) line(format string, args ...any) {
	p.WriteString(cut(fmt.Sprintf(format, args...), p.width) + "\r\n")
}

// begin clears the screen and shows the title, the output and the last steps so far.
func (c *chooser) begin(title string, steps []trace.Event, most int) *canvas {
	width, _ := c.size()
	p := &canvas{width: width}
	p.WriteString("\x1b[H\x1b[2J")
	p.line("%s", title)
	if text := strings.TrimRight(c.output.String(), "\n"); text != "" {
		p.line("")
		lines := strings.Split(text, "\n")
		const most = 8
		for _, l := range lines[max(0, len(lines)-most):] {
			p.line(" | %s", l)
		}
	}
	var told []string
	for _, e := range steps {
		if e.Kind == "print" {
			continue // that is the output
		}
		what := e.Process + " " + done(e, c.called(e.Object))
		if e.Pos.IsValid() {
			what = fmt.Sprintf("%4d  %s", e.Pos.Line, what)
		} else {
			what = "      " + what
		}
		told = append(told, what)
	}
	if len(told) > 0 {
		p.line("")
		if len(told) > most {
			p.line("      … %s before", count(len(told)-most, "step"))
			told = told[len(told)-most:]
		}
		for _, t := range told {
			p.line("%s", t)
		}
	}
	p.line("")
	return p
}

// draw shows what was done since the last choice, the processes, the queues and the output so far.
func (c *chooser) draw(at *interp.Choice, message string) {
	const steps = 6
	p := c.begin(fmt.Sprintf("%s, choice %d, at %v", c.title, len(c.picks)+1, at.Time), c.steps[c.shown:], steps)
	for _, r := range slices.SortedStableFunc(slices.Values(at.Ready), func(a, b interp.Activity) int { return cmp.Compare(c.key(a), c.key(b)) }) {
		p.line(" %c %s  %s", max(c.key(r), '-'), r.Process, c.describe(r))
		c.place(p, r)
	}
	for _, w := range at.Waiting {
		p.line("(%c) %s  waits: %s", max(c.key(w), ' '), w.Process, c.describe(w))
		c.place(p, w)
	}
	for i, q := range at.Queues {
		if i == 0 {
			p.line("")
		}
		p.line(" %s = [%s]", c.called(q.Object), strings.Join(q.Items, ", "))
	}
	p.line("")
	if message != "" {
		p.line(" %s", message)
	}
	p.line(" 1 2 … who goes on   u undo")
	p.line(" r go on at random   q quit")
	io.WriteString(c.screen, p.String())
}

// drawEnd shows what was done in the whole run, and how to have it again.
func (c *chooser) drawEnd(res *interp.Result, err error, message string) {
	_, height := c.size()
	title := fmt.Sprintf("%s, the end, at %v", c.title, c.time)
	if err != nil {
		title = fmt.Sprintf("%s, ended by an error, at %v", c.title, c.time)
	}
	const around = 16 // lines for what is not steps
	p := c.begin(title, c.steps, max(height-around, 4))
	if len(c.picks) > 0 {
		p.line(" %s", count(len(c.picks), "choice"))
	} else {
		p.line(" There was nothing to choose: at each")
		p.line(" step only one process could go on.")
	}
	if c.repeat != nil && res != nil && res.Schedule != "" {
		p.line("")
		p.line(" The same again:")
		p.WriteString("   " + c.repeat(res) + "\r\n") // whole, so that it can be copied
	}
	p.line("")
	if message != "" {
		p.line(" %s", message)
	}
	if len(c.picks) > 0 {
		p.line(" u undo the last choice   q quit")
	} else {
		p.line(" q quit")
	}
	io.WriteString(c.screen, p.String())
}

// describe says what a process does next, or waits in.
func (o *roster) describe(a interp.Activity) string {
	s := string(a.Kind)
	if a.Label != "" {
		s += " " + o.called(a.Label)
	}
	if a.Why != "" {
		s += ": " + a.Why
	}
	return s
}

// inLine is describe with the line of the program.
func (o *roster) inLine(a interp.Activity) string {
	s := o.describe(a)
	if a.Pos.IsValid() {
		s += fmt.Sprintf("   line %d: %s", a.Pos.Line, strings.TrimSpace(a.Line))
	}
	return s
}

// place shows the line that a process is in, and the variables that it sees there.
func (c *chooser) place(p *canvas, a interp.Activity) {
	if a.Pos.IsValid() {
		p.line("     %d: %s", a.Pos.Line, strings.TrimSpace(a.Line))
	}
	var parts []string
	for _, v := range a.Variables {
		if c.called(v.Value) != v.Name {
			parts = append(parts, v.Name+" = "+v.Value)
		}
	}
	if len(parts) > 0 {
		p.line("     %s", strings.Join(parts, ", "))
	}
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
	size := func() (int, int) {
		w, h, err := term.GetSize(int(out.Fd()))
		if err != nil {
			return 80, 24
		}
		return w, h
	}
	raw := func() func() {
		state, err := term.MakeRaw(int(in.Fd()))
		if err != nil {
			return func() {} // keys come when Enter is pressed
		}
		return func() { term.Restore(int(in.Fd()), state) }
	}
	return &chooser{keys: in, screen: out, title: title, size: size, raw: raw}, nil
}
