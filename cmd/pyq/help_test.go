package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// examplesOf returns the command lines of a command's help, without what they do.
func examplesOf(c *cobra.Command) (list []string) {
	for line := range strings.Lines(c.Example) {
		command, _, _ := strings.Cut(strings.TrimSpace(line), "   ")
		list = append(list, command)
	}
	return list
}

// helpOf returns a command of pyq's, and the text of its help.
func helpOf(t *testing.T, name string) (*cobra.Command, string) {
	t.Helper()
	root := newCommand(new(int), func(*flags, []string) error { return nil })
	c := root
	if name != "" {
		var err error
		if c, _, err = root.Find([]string{name}); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	c.SetOut(&out)
	if err := c.Help(); err != nil {
		t.Fatal(err)
	}
	return c, out.String()
}

// TestHelpExamples runs the examples in the help of each command, where there are the files
// that they name. Those that may fail because of what is in the files are told by their exit
// code.
func TestHelpExamples(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	scripts, err := filepath.Abs(filepath.Join(root, "scripts"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(scripts, filepath.Join(dir, "scripts")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "lessons"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"lesson.star":     "def greet(name):\n    print('hello', name)\n",
		"prog.py":         "print('hello')\n",
		"old.py":          "print 'hello'\n",
		"lessons/race.py": "print('hello')\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tried := map[string]bool{}
	for _, name := range []string{"", "run", "check"} {
		c, text := helpOf(t, name)
		for _, command := range examplesOf(c) {
			if !strings.Contains(text, command) {
				t.Errorf("the help of %q does not show %s", name, command)
			}
			if tried[command] {
				continue
			}
			tried[command] = true
			if command == "pyq scripts/sendName.star" {
				continue // takes five seconds; the next one is the same without waiting
			}
			t.Run(command, func(t *testing.T) {
				t.Parallel()
				cmd := exec.CommandContext(t.Context(), "sh", "-c", command)
				cmd.Dir, cmd.Stdin = dir, strings.NewReader("")
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%v:\n%s", err, out)
				}
			})
		}
	}
	if len(tried) < 10 {
		t.Errorf("only %d examples were tried", len(tried))
	}
}

// TestHelpExitCodes: help and interp/docs tell of the same exit codes, and only commands that
// run programs tell of those of programs.
func TestHelpExitCodes(t *testing.T) {
	t.Parallel()
	inHelp, inDocs := regexp.MustCompile(`(?m)^  (\d+)  +\S`), regexp.MustCompile(`(?m)^\| (\d+) +\|`)
	codes := func(re *regexp.Regexp, text string) string {
		var list []string
		for _, found := range re.FindAllStringSubmatch(text, -1) {
			list = append(list, found[1])
		}
		return strings.Join(list, " ")
	}
	want := codes(inDocs, readPage(t, "interp/docs/command.md").text)
	for name, want := range map[string]string{"": want, "run": want, "check": "0 1 2", "help": "", "completion": ""} {
		if name == "completion" || name == "help" { // cobra adds them when it runs
			out, err := exec.Command("pyq", name, "--help").Output()
			if got := codes(inHelp, string(out)); err != nil || got != want {
				t.Errorf("pyq %s --help tells of the exit codes %q (%v)", name, got, err)
			}
			continue
		}
		if _, text := helpOf(t, name); codes(inHelp, text) != want {
			t.Errorf("the help of %q tells of the exit codes %q, and interp/docs/command.md of %q", name, codes(inHelp, text), want)
		}
	}
}

// TestHelpNames: what the help says needs no import does not.
func TestHelpNames(t *testing.T) {
	t.Parallel()
	for _, program := range []string{
		"for name in ['time', 'random', 'os', 'sys', 'multiprocessing', 'Process', 'Queue', 'Lock']: eval(name)",
		"for name in dir(multiprocessing):\n    if name[0] != '_': eval(name)",
	} {
		if code := run([]string{"-c", program}, strings.NewReader(""), io.Discard, os.Stderr); code != 0 {
			t.Errorf("%s ends with %d", program, code)
		}
	}
}
