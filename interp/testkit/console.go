package testkit

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/pyq-lang/pyq/interp"
)

// A Console is a session with what it has written.
type Console struct {
	*interp.Session
	mu  sync.Mutex
	out strings.Builder
}

// Write implements io.Writer for the session.
func (c *Console) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.Write(b)
}

// Take returns what was written since the last call.
func (c *Console) Take() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	text := c.out.String()
	c.out.Reset()
	return text
}

// NewConsole begins a session, which ends with the test.
func NewConsole(t testing.TB, o interp.Options) *Console {
	t.Helper()
	c := &Console{}
	o.Stdout, o.Stderr = c, c
	s, err := New(o).NewSession(t.Context(), interp.SessionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c.Session = s
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return c
}

// See runs an input and returns all that is to be seen of it.
func (c *Console) See(ctx context.Context, text string) string {
	e, err := c.Eval(ctx, text)
	out := c.Take()
	if e.NowPython2 {
		out += "(now Python 2)\n"
	}
	var display interface{ Display() string }
	switch {
	case e.Incomplete:
		return out + "(incomplete)\n"
	case errors.As(err, &display):
		return out + display.Display()
	case err != nil:
		return out + err.Error() + "\n"
	}
	return out
}

// Replay types the inputs of a transcript and returns the transcript that comes of it.
func (c *Console) Replay(ctx context.Context, transcript string) string {
	var out strings.Builder
	var input string
	for line := range strings.Lines(transcript) {
		text, more := strings.CutPrefix(line, "...")
		if !more {
			var typed bool
			if text, typed = strings.CutPrefix(line, ">>>"); !typed {
				continue
			}
		}
		out.WriteString(line)
		if input += strings.TrimPrefix(text, " "); !c.NeedsMore(input) {
			answer := c.See(ctx, input)
			out.WriteString(answer)
			if answer != "" && !strings.HasSuffix(answer, "\n") {
				out.WriteString("\n")
			}
			input = ""
		}
	}
	if input != "" {
		out.WriteString("(the transcript ends within an input)\n")
	}
	return out.String()
}

// Must runs an input that must go well, and returns what it has shown.
func (c *Console) Must(t testing.TB, text string) string {
	t.Helper()
	e, err := c.Eval(t.Context(), text)
	if err != nil || e.Incomplete {
		t.Fatalf("%s: incomplete %v, %v", text, e.Incomplete, err)
	}
	return strings.Join(e.Shown, "\n")
}
