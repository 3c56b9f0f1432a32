package interp_test

import (
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestPasted: what is pasted from a book, a page or a terminal runs as what it shows, and what
// is wrong in it is still told.
func TestPasted(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"indented":            {"    def f():\n        return 1\n\n    f()\n", "1\n"},
		"by a tab":            {"\tx = 2\n\n\tx\n", "2\n"},
		"a transcript":        {">>> def f():\n...     return 3\n... \n>>> f()\n3\n>>> f() + 1\n4\n", "3\n4\n"},
		"indented transcript": {"    >>> x = 5\n    >>> x\n    5\n", "5\n"},
		"with the command":    {"$ python3\n>>> 6\n6\n", "6\n"},
		"command and a line":  {"$ python3\n\n>>> 6\n6\n", "6\n"},
		"not all indented":    {"    x = 1\nx\n", "IndentationError"},
		"an operator":         {"x = (1\n>> 0)\nx\n", "1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c2 := testkit.NewConsole(t, interp.Options{})
			got := c2.See(t.Context(), c.text)
			if !strings.Contains(got, c.want) || c.want[0] != 'I' && got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestWordsAlone: exit and help are called where they stand alone, unless the program has such
// names of its own.
func TestWordsAlone(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	if _, err := c.Eval(t.Context(), "quit\n"); err == nil || !strings.Contains(err.Error(), "SystemExit") {
		t.Errorf("quit gives %v", err)
	}
	c.Take()
	if got := c.See(t.Context(), "help\n"); !strings.Contains(got, "taking turns") {
		t.Errorf("help gives %q", got)
	}
	if got := c.See(t.Context(), "help = 5\n") + c.See(t.Context(), "help\n"); got != "5\n" {
		t.Errorf("a variable help gives %q", got)
	}
}
