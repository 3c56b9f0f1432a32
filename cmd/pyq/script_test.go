package main

import (
	"cmp"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

// TestMain makes a copy of the test binary the command pyq, first on the PATH of
// all tests of this package: they run what users run, in a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("GORACE") == "" {
		// With -race each pyq would sleep a second before it ends.
		os.Setenv("GORACE", "atexit_sleep_ms=0")
	}
	if filepath.Base(os.Args[0]) != "pyq" {
		flag.Parse()
		if testkit.Engine() == interp.Starlark {
			os.Setenv(engineVariable, "starlark")
		}
	}
	testscript.Main(m, map[string]func(){"pyq": mainOfTests})
}

// engineVariable is how the pyq of the tests learns of their flag -engine.
const engineVariable = "PYQ_TEST_ENGINE"

// mainOfTests is main, told by what to run programs unless the command line says so.
func mainOfTests() {
	defaultEngine = cmp.Or(os.Getenv(engineVariable), defaultEngine)
	main()
}

// TestScript runs testdata/script: the command as users type it.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Condition:           condition,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GORACE", os.Getenv("GORACE"))
			env.Setenv(engineVariable, os.Getenv(engineVariable))
			return nil
		},
	})
}

// exits is the script command "exits CODE PROGRAM [ARG...]": exec for a program
// whose exit code matters, where exec knows only success and failure. It does not
// use up what stdin set, as exec does.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s did not run: %v", args[1], err)
		}
		got = exit.ExitCode() // -1 if a signal ended it
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// condition adds the conditions [root], for to root every file is readable, and [starlark], for
// tests with the flag -engine=starlark.
func condition(cond string) (bool, error) {
	switch cond {
	case "root":
		return os.Getuid() == 0, nil
	case "starlark":
		return testkit.Engine() == interp.Starlark, nil
	}
	return false, errors.New("unknown condition")
}
