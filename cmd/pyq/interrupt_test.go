//go:build unix

package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/pyq-lang/pyq/interp/report"
)

// A started is a running pyq. The test and the program take turns by reading what
// it writes, so nothing depends on how fast either is.
type started struct {
	t      *testing.T
	cmd    *exec.Cmd
	stdout *bufio.Reader
	stderr *bufio.Reader
}

// startProgram writes a program to prog.star in a fresh directory and starts pyq
// there with the given flags. Its standard input stays open and empty.
func startProgram(t *testing.T, text string, flags ...string) *started {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "prog.star"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "pyq", append(flags, "prog.star")...)
	cmd.Dir = dir
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &started{t, cmd, bufio.NewReader(stdout), bufio.NewReader(stderr)}
}

// expect waits until the program has written exactly want next on a stream.
func (s *started) expect(stream *bufio.Reader, want string) {
	s.t.Helper()
	got := make([]byte, len(want))
	if n, err := io.ReadFull(stream, got); err != nil || string(got) != want {
		s.t.Fatalf("the program wrote %q (%v), want %q", got[:n], err, want)
	}
}

// signal is Ctrl-C, or what the system sends.
func (s *started) signal(sig os.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// wait returns what the program still writes, and its exit code.
func (s *started) wait() (stdout, stderr string, code int) {
	s.t.Helper()
	rest := make(chan string)
	go func() {
		text, _ := io.ReadAll(s.stderr)
		rest <- string(text)
	}()
	text, _ := io.ReadAll(s.stdout)
	stderr = <-rest
	err := s.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return string(text), stderr, s.cmd.ProcessState.ExitCode()
}

// announcer is a process that tells when all others wait: on the virtual clock
// its sleep ends only then. It computes ever after, so no more time passes. Its
// place in the status is anywhere in its lines.
const announcer = `def announce():
    time.sleep(1)
    print("ready")
    while True:
        pass

Process(target=announce, name="announcer").start()
`

const announcerStatus = `announcer (running|in print\(\)) (at|near) prog\.star:[345]`

// TestInterrupt presses Ctrl-C in programs that wait or compute: they end with
// exit code 130 and one line that tells what each process was doing.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		text   string
		status string // a regular expression
	}{
		{"compute", `print("ready")
while True:
    pass
`, `MainProcess (running|in print\(\)) (at|near) prog\.star:[123]`},
		{"input", `input("ready\n")
`, `MainProcess in input\(\) at prog\.star:1`},
		{"sleep", announcer + `time.sleep(1000000)
`, `MainProcess in sleep\(\) at prog\.star:8; ` + announcerStatus},
		{"get", announcer + `Queue().get()
`, `MainProcess in get\(\) at prog\.star:8; ` + announcerStatus},
		{"put", announcer + `q = Queue(1)
q.put(1)
q.put(2)
`, `MainProcess in put\(\) at prog\.star:10; ` + announcerStatus},
		{"acquire", announcer + `places = Semaphore(1)
places.acquire()
places.acquire()
`, `MainProcess in acquire\(\) at prog\.star:10; ` + announcerStatus},
		{"join", announcer + `active_children()[0].join()
`, `MainProcess in join\(\) at prog\.star:8; ` + announcerStatus},
		{"end", announcer,
			`MainProcess waiting for its children to end; ` + announcerStatus},
		{"crowd", announcer + `def wait(q):
    q.get()
q = Queue()
for _ in range(100):
    Process(target=wait, args=(q,)).start()
q.get()
`, `MainProcess in get\(\) at prog\.star:13; ` + announcerStatus +
			`; Process-2 to Process-101 \(100 processes\) in get\(\) at prog\.star:9`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := startProgram(t, test.text, "--fast")
			s.expect(s.stdout, "ready\n")
			s.signal(os.Interrupt)
			stdout, stderr, code := s.wait()
			if code != report.ExitInterrupted {
				t.Errorf("exit code %d, want %d", code, report.ExitInterrupted)
			}
			want := "^pyq: interrupted: " + test.status + "\n$"
			if !regexp.MustCompile(want).MatchString(stderr) {
				t.Errorf("stderr:\n%swant:\n%s", stderr, want)
			}
			if stdout != "" {
				t.Errorf("after Ctrl-C the program printed %q", stdout)
			}
		})
	}
}

// TestInterruptRealClock: a sleep of real time ends at once too.
func TestInterruptRealClock(t *testing.T) {
	t.Parallel()
	s := startProgram(t, "print('ready')\ntime.sleep(1000000)\n")
	s.expect(s.stdout, "ready\n")
	s.signal(os.Interrupt)
	_, stderr, code := s.wait()
	if code != report.ExitInterrupted || !interruptedMain.MatchString(stderr) {
		t.Errorf("exit code %d, stderr:\n%s", code, stderr)
	}
}

// interruptedMain is the status line of a main process that was about to sleep.
var interruptedMain = regexp.MustCompile(`^pyq: interrupted: MainProcess (running|in \w+\(\)) (at|near) prog\.star:[12]\n$`)

// TestTerminate: a request to end from the system is told like Ctrl-C.
func TestTerminate(t *testing.T) {
	t.Parallel()
	s := startProgram(t, "print('ready')\ntime.sleep(1000000)\n")
	s.expect(s.stdout, "ready\n")
	s.signal(syscall.SIGTERM)
	_, stderr, code := s.wait()
	if code <= report.ExitOK || !interruptedMain.MatchString(stderr) {
		t.Errorf("exit code %d, stderr:\n%s", code, stderr)
	}
}

// TestInterruptPartialLine: a line that was printed in pieces is not lost.
func TestInterruptPartialLine(t *testing.T) {
	t.Parallel()
	s := startProgram(t, "print('half a line', end='')\nprint('ready', file=sys.stderr)\ntime.sleep(1000000)\n")
	s.expect(s.stderr, "ready\n")
	s.signal(os.Interrupt)
	stdout, stderr, code := s.wait()
	if stdout != "half a line" || code != report.ExitInterrupted {
		t.Errorf("stdout %q, stderr %q, exit code %d", stdout, stderr, code)
	}
}

// TestInterruptCaught presses Ctrl-C in programs that catch KeyboardInterrupt.
func TestInterruptCaught(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		presses    int
		stdout     string // after the last time that it is ready
		stderr     string // a regular expression
		code       int
	}{
		{"goes on", `try:
    print("ready")
    time.sleep(1000000)
except KeyboardInterrupt:
    print("caught")
print("the end")
`, 1, "caught\nthe end\n", "", 0},
		{"cleans up", `try:
    print("ready")
    while True:
        pass
finally:
    print("finally")
`, 1, "finally\n", `pyq: interrupted: MainProcess (running|in \w+\(\)) (near|at) prog\.star:[1-4]\n`, 130},
		{"exits", `try:
    print("ready")
    input()
except KeyboardInterrupt:
    sys.exit(7)
`, 1, "", "", 7},
		{"never gives up", `n = 0
while True:
    try:
        print("ready")
        time.sleep(1000000)
    except KeyboardInterrupt:
        n += 1
`, 2, "", `pyq: interrupted: MainProcess (running|in \w+\(\)) (near|at) prog\.star:[45]\n`, 130},
		{"waits for a child that does not know", `def child():
    while True:
        time.sleep(1000)
Process(target=child).start()
try:
    print("ready")
    active_children()[0].join()
except KeyboardInterrupt:
    print("ready")
`, 2, "", `pyq: interrupted: MainProcess .*; Process-1 .*\n`, 130},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := startProgram(t, test.text)
			for range test.presses {
				s.expect(s.stdout, "ready\n")
				s.signal(os.Interrupt)
			}
			stdout, stderr, code := s.wait()
			if code != test.code || stdout != test.stdout || !regexp.MustCompile("^"+test.stderr+"$").MatchString(stderr) {
				t.Errorf("exit code %d, want %d; stdout %q, want %q; stderr %q, want %s",
					code, test.code, stdout, test.stdout, stderr, test.stderr)
			}
		})
	}
}

// TestLastInterrupt presses Ctrl-C in a program that cannot listen to the request to
// end: its main process is inside a write that nobody reads. The child shows, by
// ending, that the request has arrived.
func TestLastInterrupt(t *testing.T) {
	t.Parallel()
	s := startProgram(t, `def child(started):
    print("the child ends", end="")
    started.put(None)
    Queue().get()

def main():
    started = Queue()
    Process(target=child, args=(started,)).start()
    started.get()
    print("x" * (1 << 20), file=sys.stderr)  # more than a pipe holds

main()
`)
	s.expect(s.stderr, "xxx")
	s.signal(syscall.SIGTERM)
	s.expect(s.stdout, "the child ends")
	s.signal(os.Interrupt)
	// Until the program is gone nobody may read stderr, which would free it.
	if text, err := io.ReadAll(s.stdout); err != nil || len(text) > 0 {
		t.Errorf("stdout goes on with %q, %v", text, err)
	}
	_, stderr, code := s.wait()
	if code != report.ExitInterrupted {
		t.Errorf("exit code %d, want %d", code, report.ExitInterrupted)
	}
	if strings.Contains(stderr, "goroutine") {
		t.Errorf("a Go stack on stderr: %s", stderr)
	}
}

// TestState asks a program what it does, which goes on.
func TestState(t *testing.T) {
	t.Parallel()
	s := startProgram(t, `def child(q):
    print(q.get())

q = Queue()
Process(target=child, args=(q,)).start()
print("ready")
q.put(input())
`)
	s.expect(s.stdout, "ready\n")
	s.signal(syscall.SIGQUIT)
	s.expect(s.stderr, "State of the run after ")
	s.signal(os.Interrupt)
	_, stderr, code := s.wait()
	if code != report.ExitInterrupted || !strings.Contains(stderr, "  Process-1 (pid 1001) ") || strings.Contains(stderr, "goroutine") {
		t.Errorf("exit code %d, stderr:\n%s", code, stderr)
	}
}
