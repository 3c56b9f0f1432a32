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
	c := &chooser{keys: strings.NewReader(keys), screen: &screen, title: "turns.star", size: func() (int, int) { return 60, 24 }, repeat: func(res *interp.Result) string { return "again " + res.Schedule }}
	in := testkit.New(interp.Options{Stdout: &c.output, Stderr: &c.output, Choose: c.choose, Observer: c.observe})
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
		{"the first at every choice", "1222q", "a b\n"},
		{"another order", "1333q", "b a\n"},
		{"keys without a meaning do nothing", "xZ9\x1b[A u1333q", "b a\n"},
		{"an undone choice is as if it had not been", "12u322q", "b a\n"},
		{"back to the beginning", "13uu1222q", "a b\n"},
		{"back from the end", "13222xuu23q", "b a\n"},
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
	screens, _, res, err := choosing(t, turns, "1z13q")
	if !errors.Is(err, errQuit) {
		t.Fatalf("error %v, want errQuit", err)
	}
	if !strings.HasPrefix(res.Schedule, "2:0:0.2+:") {
		t.Errorf("the schedule of what was chosen is %s", res.Schedule)
	}
	second := func(message string) string {
		return `turns.star, choice 2, at 0s

   7  MainProcess start Process-2

 2 Process-1  put q
     3: q.put(word)
     word = 'a'
 3 Process-2  put q
     3: q.put(word)
     word = 'b'
(1) MainProcess  waits: sleep
     8: time.sleep(1)

 q = []

` + message + ` 1 2 … who goes on   u undo
 r go on at random   q quit
`
	}
	want := []string{`turns.star, choice 1, at 0s

   7  MainProcess start Process-1

 1 MainProcess  start Process-2
     7: Process(target=say, args=(q, word)).start()
     word = 'b'
 2 Process-1  put q
     3: q.put(word)
     word = 'a'

 q = []

 1 2 … who goes on   u undo
 r go on at random   q quit
`, second(""), second(" z stands for no process\n"), second(" MainProcess waits, and cannot go on\n"), `turns.star, choice 3, at 0s

   3  Process-2 put q: 'b'

 2 Process-1  put q
     3: q.put(word)
     word = 'a'
 3 Process-2  end Process-2
(1) MainProcess  waits: sleep
     8: time.sleep(1)

 q = ['b']

 1 2 … who goes on   u undo
 r go on at random   q quit
`}
	for i, w := range want {
		if i >= len(screens) || screens[i] != w {
			t.Fatalf("screens:\n%s\nwant screen %d:\n%s", strings.Join(screens, "\n--\n"), i+1, w)
		}
	}
}

// TestChooseEnd: the end is shown, with what can be done then, also where nothing was to be chosen.
func TestChooseEnd(t *testing.T) {
	for _, tt := range []struct{ text, keys, want string }{
		{"q = Queue()\nq.put(1)\nprint(q.get())\n", "xq", `turns.star, the end, at 0s

 | 1

   2  MainProcess put Queue-1: 1
   3  MainProcess get Queue-1: 1
      MainProcess end MainProcess: exitcode 0

 There was nothing to choose: at each
 step only one process could go on.

 The same again:
   again 2:0:

 u and q are the keys here
 q quit
`},
		{turns + "1 / 0\n", "133q", `turns.star, ended by an error, at 1s

 | b a
 | Traceback (most recent call last):
 |   File "turns.star", line 10, in <module>
 |     1 / 0
 |     ~~^~~
 | ZeroDivisionError: division by zero

      … 4 steps before
   3  Process-1 put q: 'a'
      Process-1 end Process-1: exitcode 0
   8  MainProcess sleep
   9  MainProcess get q: 'b'
   9  MainProcess get q: 'a'
      MainProcess exit Process-1
      MainProcess exit Process-2
      MainProcess end MainProcess: exitcode 1

 3 choices

 The same again:
   again SCHEDULE

 u undo the last choice   q quit
`},
	} {
		screens, _, res, _ := choosing(t, tt.text, tt.keys)
		want := strings.ReplaceAll(tt.want, "SCHEDULE", res.Schedule)
		if got := screens[len(screens)-1]; got != want {
			t.Errorf("the last screen is\n%s\nwant\n%s", got, want)
		}
	}
}

// TestChooseMany: keys go round if there are more processes than keys.
func TestChooseMany(t *testing.T) {
	const many = `
def nothing(): pass
for n in range(50):
    p = Process(target=nothing)
    p.start()
    p.join()
    q = Process(target=nothing)
    q.start()
print("done")
`
	_, output, _, err := choosing(t, many, strings.Repeat(chooserKeys, 200))
	if err != nil && !errors.Is(err, errQuit) || !strings.Contains(output, "done") {
		t.Errorf("output %q, error %v", output, err)
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
