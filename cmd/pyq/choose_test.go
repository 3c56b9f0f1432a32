package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

const turns = `
def say(q, word):
    q.put(word)

q = Queue()
for word in ["a", "b"]:
    Process(target=say, args=(q, word)).start()
time.sleep(1)
print(q.get(), q.get())
`

// choosing runs a program with the keys that a user types, and returns what was
// on the screen at each question, the program's output, and its end.
func choosing(t *testing.T, text, keys string) (screens []string, output string, res *interp.Result, err error) {
	t.Helper()
	var screen strings.Builder
	c := &chooser{keys: strings.NewReader(keys), screen: &screen, title: "turns.star", width: func() int { return 60 }}
	in := testkit.New(interp.Options{Stdout: &c.output, Stderr: &c.output, Choose: c.choose})
	prog, err := in.Compile("turns.star", text)
	if err != nil {
		t.Fatal(err)
	}
	res, err = c.run(context.Background(), prog)
	for s := range strings.SplitSeq(screen.String(), "\x1b[H\x1b[2J") {
		if s != "" {
			screens = append(screens, strings.ReplaceAll(s, "\r", ""))
		}
	}
	return screens, c.output.String(), res, err
}

func TestChoose(t *testing.T) {
	tests := []struct{ name, keys, output string }{
		{"the first at every choice", "11111111", "a b\n"},
		{"another order", "12111111", "b a\n"},
		{"keys without a meaning do nothing", "xZ9\x1b[A u12111111", "b a\n"},
		{"an undone choice is as if it had not been", "11u2111111", "b a\n"},
		{"back to the beginning", "12uu11111111", "a b\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, output, res, err := choosing(t, turns, tt.keys)
			if err != nil || output != tt.output {
				t.Fatalf("output %q, error %v; want %q", output, err, tt.output)
			}
			// The schedule repeats what was chosen, without anybody's help.
			var again strings.Builder
			in := testkit.New(interp.Options{Stdout: &again, Schedule: res.Schedule})
			if _, err := in.Run(context.Background(), "turns.star", turns); err != nil || again.String() != tt.output {
				t.Errorf("the schedule %s gives %q, %v", res.Schedule, again.String(), err)
			}
		})
	}
}

func TestChooseScreen(t *testing.T) {
	screens, _, res, err := choosing(t, turns, "12q")
	if !errors.Is(err, errQuit) {
		t.Fatalf("error %v, want errQuit", err)
	}
	if !strings.HasPrefix(res.Schedule, "2:0:0.2+:") {
		t.Errorf("the schedule of what was chosen is %s", res.Schedule)
	}
	want := []string{`turns.star   choice 1   time 0s

 1  MainProcess    ready  start Process-2   line 7: Process…
                          where q = Queue-1, word = 'b'
 2  Process-1      ready  put Queue-1   line 3: q.put(word)
                          where q = Queue-1, word = 'a'

 Queue-1    []

 a key chooses   u undo   r go on at random   q quit
`, `turns.star   choice 2   time 0s

 1  Process-1      ready  put Queue-1   line 3: q.put(word)
                          where q = Queue-1, word = 'a'
 2  Process-2      ready  put Queue-1   line 3: q.put(word)
                          where q = Queue-1, word = 'b'
    MainProcess    waits  sleep   line 8: time.sleep(1)

 Queue-1    []

 a key chooses   u undo   r go on at random   q quit
`, `turns.star   choice 3   time 0s

 1  Process-1      ready  put Queue-1   line 3: q.put(word)
                          where q = Queue-1, word = 'a'
 2  Process-2      ready  end Process-2
    MainProcess    waits  sleep   line 8: time.sleep(1)

 Queue-1    ['b']

 a key chooses   u undo   r go on at random   q quit
`}
	for i, w := range want {
		if i >= len(screens) || screens[i] != w {
			t.Fatalf("screens:\n%s\nwant screen %d:\n%s", strings.Join(screens, "\n--\n"), i+1, w)
		}
	}
}

// TestChooseRandom: the rest of a run can be left to chance.
func TestChooseRandom(t *testing.T) {
	_, output, _, err := choosing(t, turns, "r")
	if err != nil || output != "a b\n" && output != "b a\n" {
		t.Errorf("output %q, error %v", output, err)
	}
}

// TestChooseNeedsTerminal: a pipe cannot be asked.
func TestChooseNeedsTerminal(t *testing.T) {
	var stderr strings.Builder
	if code := run([]string{"--choose", "-c", turns}, strings.NewReader(""), &strings.Builder{}, &stderr); code != report.ExitUsage {
		t.Errorf("exit code %d, want 2", code)
	}
	if !strings.Contains(stderr.String(), "--choose needs a terminal") {
		t.Errorf("stderr %q", stderr.String())
	}
}
