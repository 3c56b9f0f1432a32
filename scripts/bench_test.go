package scripts_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

const benchmark = "bench/multiprocessing.star"

// A benchmarkLine is what the program prints of a workload: "lock  0.123 us".
var benchmarkLine = regexp.MustCompile(`(?m)^(\w+) +\d+\.\d{3} us$`)

// workloads returns the names in the program's table.
func workloads(t *testing.T, text string) (names []string) {
	for _, m := range regexp.MustCompile(`(?m)^    \((\w+), \d+\),$`).FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	if len(names) == 0 {
		t.Fatal("the program has no table of workloads")
	}
	return names
}

// measured returns the names of the workloads that the program has told of.
func measured(output string) (names []string) {
	for _, m := range benchmarkLine.FindAllStringSubmatch(output, -1) {
		names = append(names, m[1])
	}
	return names
}

// TestBenchmark runs the operations of multiprocessing a few times each, here and under
// CPython: that the program runs, not how fast.
func TestBenchmark(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(benchmark)
	if err != nil {
		t.Fatal(err)
	}
	want := workloads(t, string(text))
	args := []string{benchmark, "0.0001", "1"}
	t.Run("pyq", func(t *testing.T) {
		t.Parallel()
		var stdout, stderr bytes.Buffer
		in := testkit.New(interp.Options{Stdout: &stdout, Stderr: &stderr, Args: args, CPUs: 4})
		if res, err := in.Run(context.Background(), benchmark, string(text)); err != nil || res.ExitCode != 0 {
			t.Fatalf("%v (exit code %d)\n%s", err, res.ExitCode, &stderr)
		}
		if got := measured(stdout.String()); !slices.Equal(got, want) {
			t.Errorf("it has measured %v, want %v", got, want)
		}
	})
	t.Run("CPython", func(t *testing.T) {
		t.Parallel()
		python, err := exec.LookPath("python3")
		if err != nil {
			t.Skip("python3 is not installed")
		}
		out, err := exec.CommandContext(t.Context(), python, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if got := measured(string(out)); !slices.Equal(got, want) {
			t.Errorf("it has measured %v, want %v", got, want)
		}
	})
}
