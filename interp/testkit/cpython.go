package testkit

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Outcome writes what a program did as the files of recorded outputs have it: its standard
// output, "[no newline]" if that does not end with one, and "[exit N]" unless N is 0.
func Outcome(stdout string, exit int) string {
	if stdout != "" && !strings.HasSuffix(stdout, "\n") {
		stdout += "\n[no newline]\n"
	}
	if exit != 0 {
		stdout += fmt.Sprintf("[exit %d]\n", exit)
	}
	return stdout
}

// CPython runs a program by CPython, in an empty directory, and returns its Outcome.
func CPython(t testing.TB, text, stdin string, python2 bool) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "prog.py"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	python := "python3"
	if python2 {
		python = "python2.7"
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "prog.py")
	cmd.WaitDelay = time.Second // its children may keep the pipe open
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	out, _ := cmd.Output() // the exit code is compared
	if ctx.Err() != nil {
		t.Errorf("CPython does not end; it has printed\n%s", out)
	}
	const noSuchVersion = 127 // as pyenv has it
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() == noSuchVersion {
		t.Fatalf("there is no %s", python)
	}
	return Outcome(string(out), cmd.ProcessState.ExitCode())
}
