package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// chunks is a terminal that sends what it has in the given pieces.
type chunks struct{ left []string }

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.left) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.left[0])
	c.left = c.left[1:]
	return n, nil
}

// TestKeyboard: lines come one at a time, and it is known which of them were pasted.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	const tab = string(pastedTab)
	for name, c := range map[string]struct{ sent, want []string }{
		"typed":                  {[]string{"a", "b\r", "c\t", "\r"}, []string{"a", "b\r", "c\t", "\r"}},
		"pasted at once":         {[]string{"a\rb\r\tc\r"}, []string{"a\r (more)", "b\r (more)", tab + "c\r"}},
		"line ends of files":     {[]string{"a\r\nb\n"}, []string{"a\r (more)", "b\n"}},
		"bracketed":              {[]string{"\x1b[200~a\nb\x1b[201~", "\r"}, []string{"a\n (more)", "b", "\r"}},
		"bracketed, whole lines": {[]string{"\x1b[200~a\n\n\tb\n\x1b[201~"}, []string{"a\n (more)", "\n (more)", tab + "b\n (more)", "\r"}},
		"in pieces":              {[]string{"\x1b[200~a\n", "b\n\x1b[2", "01~", "c\r"}, []string{"a\n (more)", "b\n (more)", "\r", "c\r"}},
		"one line":               {[]string{"x\x1b[200~y\x1b[201~z\r"}, []string{"x", "y", "z\r"}},
		"wide characters":        {[]string{"漢\r"}, []string{"漢\r"}},
		"an arrow key":           {[]string{"\x1b[A", "\r"}, []string{"\x1b[A", "\r"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeyboard(&chunks{c.sent})
			var got []string
			for {
				var b [100]byte
				n, err := k.Read(b[:])
				if err != nil {
					break
				}
				text := string(b[:n])
				if k.Pasting() {
					text += " (more)"
				}
				got = append(got, text)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestScreen(t *testing.T) {
	t.Parallel()
	var out, above strings.Builder
	s := &screen{out: &out, above: &above}
	io.WriteString(s, "no line end")
	if column := s.beginTyping(true); column != 0 || out.String() != "no line end\n" {
		t.Errorf("the prompt is at column %d after %q", column, out.String())
	}
	io.WriteString(s, "par")
	io.WriteString(s, "tial\nnext")
	if above.String() != "partial\n" {
		t.Errorf("%q appears above the prompt", above.String())
	}
	s.endTyping()
	io.WriteString(s, "name? ")
	if column := s.beginTyping(false); column != len("name? ") {
		t.Errorf("input() reads at column %d", column)
	}
	if !strings.HasSuffix(out.String(), "\nnext\nname? ") {
		t.Errorf("the terminal has %q", out.String())
	}
}

func TestHistoryFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "new", "history")
	h := openHistory(file)
	for _, input := range []string{"a\n", "a\n", "def f():\n\treturn 'ü'\n\n"} {
		h.add(input)
	}
	want := []string{"a", "def f():\n\treturn 'ü'"}
	if got := openHistory(file).inputs; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	long := strings.Repeat("\"x\"\nno quotes\n", 3*historyLimit)
	if err := os.WriteFile(file, []byte(long), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := len(openHistory(file).inputs); n != historyLimit {
		t.Errorf("%d inputs were kept", n)
	}
	if b, err := os.ReadFile(file); err != nil || strings.Count(string(b), "\n") != historyLimit {
		t.Errorf("the file has %d lines (%v)", strings.Count(string(b), "\n"), err)
	}
	openHistory("").add("kept nowhere")
	env := map[string]string{"HOME": "/home/ada"}
	if got := historyFile(func(name string) string { return env[name] }); got != filepath.FromSlash("/home/ada/.local/state/pyq/history") {
		t.Error(got)
	}
}

func TestIndentation(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"def f():\n":                           "    ",
		"def f(): # why\n":                     "    ",
		"def f():\n    if x:\n":                "        ",
		"def f():\n    if x:\n        y\n":     "        ",
		"def f():\n    return 1\n":             "",
		"for x in y:\n    if z:\n\n":           "        ",
		"while x:\n    if y:\n        break\n": "    ",
		"def f():\n\tif x:\n":                  "\t\t",
		"x = [\n":                              "",
		"    x = {1:\n":                        "        ",
	} {
		if got := indentation(text); got != want {
			t.Errorf("indentation(%q) is %q, want %q", text, got, want)
		}
	}
}
