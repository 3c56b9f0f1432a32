//go:build unix

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A person sits at a terminal at which pyq runs. The test and pyq take turns by reading
// what appears, so nothing depends on how fast either is.
type person struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	seen strings.Builder // all that has appeared, without what moves the cursor
	read int             // how much of it was expected
}

const patience = time.Minute

// sit starts pyq on a terminal of the given width.
func sit(t *testing.T, width int, env []string, args ...string) *person {
	t.Helper()
	// What does not appear within this time will never: the test then tells what there is.
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, "pyq", args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), append([]string{"TERM=xterm", "NO_COLOR=1", "XDG_STATE_HOME=" + cmd.Dir}, env...)...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: uint16(width)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return &person{t: t, cmd: cmd, tty: tty}
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;?]*[a-zA-Z]| \b")

// more reads what has appeared.
func (p *person) more() error {
	var b [4096]byte
	n, err := p.tty.Read(b[:])
	p.seen.Write(b[:n])
	return err
}

// screen returns what has appeared and was not expected yet.
func (p *person) screen() string {
	return strings.ReplaceAll(escapes.ReplaceAllString(p.seen.String(), ""), "\r\n", "\n")[p.read:]
}

// expect waits until a text appears.
func (p *person) expect(want string) {
	p.t.Helper()
	for {
		if at := strings.Index(p.screen(), want); at >= 0 {
			p.read += at + len(want)
			return
		}
		if err := p.more(); err != nil {
			p.t.Fatalf("%q has not appeared (%v), but\n%s", want, err, p.screen())
		}
	}
}

// either waits until one of two texts appears, and tells which.
func (p *person) either(texts ...string) int {
	p.t.Helper()
	for {
		for i, want := range texts {
			if at := strings.Index(p.screen(), want); at >= 0 {
				p.read += at + len(want)
				return i
			}
		}
		if err := p.more(); err != nil {
			p.t.Fatalf("none of %q has appeared (%v), but\n%s", texts, err, p.screen())
		}
	}
}

// press presses keys.
func (p *person) press(keys string) {
	p.t.Helper()
	if _, err := io.WriteString(p.tty, keys); err != nil {
		p.t.Fatal(err)
	}
}

// say types a line at a prompt and waits for what follows it.
func (p *person) say(line, answer string) {
	p.t.Helper()
	p.press(line + "\r")
	p.expect(line + "\n" + answer)
}

// leave waits for the end of pyq.
func (p *person) leave(code int) {
	p.t.Helper()
	for p.more() == nil {
	}
	err := p.cmd.Wait()
	var exit *exec.ExitError
	got := 0
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if got != code {
		p.t.Errorf("exit code %d, want %d; the end of the screen is\n%s", got, code, p.screen())
	}
}

const (
	ctrlA, pressC, ctrlD, ctrlR, up = "\x01", "\x03", "\x04", "\x12", "\x1b[A"
	endMessage                      = "still runs. Ctrl-D again ends it.\n>>> "
)

func TestPrompt(t *testing.T) {
	t.Parallel()
	p := sit(t, 80, nil)
	p.expect("Ctrl-D leaves.\n>>> ")
	p.say("1 + 1", "2\n>>> ")
	p.say("def work(q):", "...     ")
	p.say("while True:", "...         ")
	p.say("print('got', q.get())", "...         ")
	p.press("\r")
	p.expect("\n>>> ")
	p.say("q = Queue(); p = Process(target=work, args=(q,)); p.start()", ">>> ")
	p.say("q.put('漢字')", "")
	p.expect("got 漢字\n")
	p.press("q.qsi\t")
	p.expect("q.qsize")
	p.press("()\r")
	p.expect("0\n>>> ")
	p.press("'half a line")
	p.expect("'half a line")
	p.press(pressC)
	p.expect("^C\n>>> ")
	p.say("def loop():", "... ")
	p.say("while True: pass", "... ")
	p.press("\r")
	p.expect("\n>>> ")
	for _, waiting := range []string{"Queue().get(timeout=1000)", "time.sleep(1000)", "loop()"} {
		p.press("print('he' + 're', flush=True); " + waiting + "\r")
		p.expect("here\n")
		p.press(pressC)
		p.expect("KeyboardInterrupt\n>>> ")
	}
	p.press("Queue().get()\r")
	p.expect("Deadlock: every process waits")
	p.expect("The input was given up; the other processes wait on.\n>>> ")
	p.press(ctrlD)
	p.expect("Process-1 " + endMessage)
	p.say("1 / 1", "1.0\n>>> ")
	p.press(ctrlD)
	p.expect("Process-1 " + endMessage)
	p.press(ctrlD)
	p.leave(0)
}

// TestPromptOutputAbove: what processes print appears above the line that is being typed,
// which is there again below it; also if the line is longer than the window.
func TestPromptOutputAbove(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"'half a line'", "'" + strings.Repeat("long é漢字😀 ", 20) + "'"} {
		p := sit(t, 40, nil)
		p.expect(">>> ")
		p.say("def tell(q):", "... ")
		p.say("q.get(); print('par', end='', flush=True)", "... ")
		p.say("print('tial', q.get()); q.get(); 1 / 0", "... ")
		p.press("\r")
		p.expect("\n>>> ")
		p.say("import threading", ">>> ")
		p.say("q = Queue()", ">>> ")
		p.say("p = Process(target=tell, args=(q,))", ">>> ")
		p.say("p.start()", ">>> ")
		p.say("def feed():", "... ")
		p.say("while True:", "... ") // the thread must still run when Ctrl-D is pressed, however late that is
		p.say("time.sleep(.2); q.put(1)", "... ")
		p.press("\r")
		p.expect("\n>>> ")
		p.say("threading.Thread(target=feed).start()", ">>> ")
		p.press(typed)
		p.expect("partial 1\n")
		p.expect("Process Process-1:")
		p.expect("ZeroDivisionError: division by zero\n>>> ")
		p.press("\r")
		p.expect(typed + "\n>>> ")
		p.press(ctrlD)
		p.expect("Thread-1 (feed) " + endMessage)
		p.press(ctrlD)
		p.leave(0)
	}
}

func TestPromptPaste(t *testing.T) {
	t.Parallel()
	const code = "def f(n):\n\t# a tab, and empty lines\n\n\tif n:\n\t\treturn f(n - 1)\n\n\treturn '\t'\n\nf(3)\n"
	for name, paste := range map[string]string{
		"bracketed":   "\x1b[200~" + code + "\x1b[201~",
		"plain":       strings.ReplaceAll(code, "\n", "\r"),
		"no line end": "\x1b[200~" + strings.TrimSuffix(code, "\n") + "\x1b[201~\r",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := sit(t, 80, nil)
			p.expect(">>> ")
			p.press(paste)
			p.expect(`'\t'` + "\n>>> ")
			p.press(ctrlD)
			p.leave(0)
		})
	}
}

func TestPromptInput(t *testing.T) {
	t.Parallel()
	p := sit(t, 80, nil)
	p.expect(">>> ")
	p.press("input('name? ')\r")
	p.expect("\nname? ")
	p.say("Ada", "'Ada'\n>>> ")
	p.press("input('name? ')\r")
	p.expect("\nname? ")
	p.press(pressC)
	p.expect("KeyboardInterrupt\n")
	p.expect(">>> ")
	p.press("input('name? ')\r")
	p.expect("\nname? ")
	p.press(ctrlD)
	p.expect("EOFError")
	p.expect(">>> ")
	p.press("input('name? ') + input('second? ')\r")
	p.expect("\nname? ")
	p.say("a", "second? ")
	p.say("b", "'ab'\n>>> ")
	p.say("import sys", ">>> ")
	p.press("sys.exit(3)\r")
	p.leave(3)
}

func TestPromptHistory(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	first := sit(t, 80, []string{"XDG_STATE_HOME=" + state})
	first.expect(">>> ")
	first.say("def f():", "...     ")
	first.say("return 'from the block'", "... ")
	first.press("\r")
	first.expect(">>> ")
	first.say("f() # call", "'from the block'\n>>> ")
	first.press(ctrlD)
	first.leave(0)
	second := sit(t, 80, []string{"XDG_STATE_HOME=" + state})
	second.expect(">>> ")
	second.press(up + up + "\r") // the whole block
	second.expect(">>> ")
	second.press(ctrlR + "# call")
	second.expect("i-search: # call")
	second.press("\r")
	second.expect("'from the block'\n>>> ")
	second.press(ctrlD)
	second.leave(0)
	file := filepath.Join(state, "pyq", "history")
	b, err := os.ReadFile(file)
	if want := `"def f():\n    return 'from the block'"` + "\n\"f() # call\"\n"; err != nil || !strings.HasPrefix(string(b), want) {
		t.Errorf("the file has %q (%v), want %q first", b, err, want)
	}
	third := sit(t, 80, []string{"XDG_STATE_HOME=/dev/null"})
	third.expect(">>> ")
	third.say("'nowhere to write'", "'nowhere to write'\n>>> ")
	third.press(up + "\r")
	third.expect("'nowhere to write'\n>>> ")
	third.press(ctrlD)
	third.leave(0)
}

// TestPromptGiveUp: Ctrl-C gives up the line also where completions are shown and chosen from, and
// the input where it is asked who goes on.
func TestPromptGiveUp(t *testing.T) {
	t.Parallel()
	p := sit(t, 80, nil)
	p.expect(">>> ")
	for _, keys := range []string{"pr\t", "pr\t\t", "pr\t\t\t", ctrlR + "a"} {
		p.press("x = 1\r")
		p.expect("x = 1\n>>> ")
		p.press(keys + pressC)
		p.expect("^C\n>>> ")
	}
	p.say("ages = {'Ada': 36}", ">>> ")
	p.press("ages['A\t")
	p.expect("ages['Ada']")
	p.press(" + 1\r")
	p.expect("\n37\n>>> ")
	p.press("%step\r")
	p.expect("A new session")
	p.expect(">>> ")
	p.say("def say(word): print(word)", "... ")
	p.press("\r")
	p.expect(">>> ")
	p.say("for w in 'ab': Process(target=say, args=(w,)).start()", "... ")
	p.press("\r")
	p.expect("random)? ")
	p.press(pressC) // what is left of the input may end before it is interrupted
	p.expect("\n>>> ")
	p.press("%parallel\r")
	p.expect("A new session")
	p.expect(">>> ")
	p.press("quit\r")
	p.leave(0)
}

// TestPromptDumb: a terminal that can do nothing gets nothing but text.
func TestPromptDumb(t *testing.T) {
	t.Parallel()
	p := sit(t, 80, []string{"TERM=dumb", "NO_COLOR="})
	p.expect(">>> ")
	p.press("def f(): return undefined\n\nf()\n")
	p.expect("NameError")
	p.expect(">>> ")
	p.press(pressC) // at the prompt
	p.expect("^C\n>>> ")
	p.press("print('he' + 're', flush=True); time.sleep(1000)\n")
	p.expect("here\n")
	p.press(pressC)
	p.expect("KeyboardInterrupt\n>>> ")
	p.press(ctrlD)
	p.leave(0)
	if strings.Contains(p.seen.String(), "\x1b") {
		t.Errorf("it got %q", p.seen.String())
	}
}

func TestPromptAfterProgram(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "lesson.py")
	if err := os.WriteFile(file, []byte("base = 10\n5\ndef add(n):\n    return base + n\nprint('loaded')\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	p := sit(t, 80, nil, "-i", file)
	p.expect("loaded\n>>> ")
	p.say("base = 20", ">>> ")
	p.say("add(1)", "21\n>>> ")
	p.say("1 /", "")
	p.expect("SyntaxError")
	p.press(ctrlD)
	p.leave(0)
}

func TestPromptStep(t *testing.T) {
	t.Parallel()
	p := sit(t, 80, nil)
	p.expect(">>> ")
	p.press("%step\r")
	p.expect("you choose who goes on")
	p.expect(">>> ")
	p.say("def say(word): print(word)", "... ")
	p.press("\r")
	p.expect(">>> ")
	p.press("for w in 'ab': Process(target=say, args=(w,)).start()\r\r")
	for i := 0; p.either("random)? ", ">>> ") == 0; i++ {
		p.press("123"[i%3:i%3+1] + "\r") // some of which wait
	}
	p.press(ctrlD)
	p.leave(0)
}
