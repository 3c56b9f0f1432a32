package hammer_test

import (
	"bytes"
	"context"
	_ "embed"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

//go:embed odd_calls.py
var oddCalls string

var (
	oddSeed  = flag.Uint64("odd.seed", 1, "seed of the odd arguments; 0 takes another one each time")
	oddSeeds = flag.Int("odd.seeds", 1, "how many seeds of odd arguments are tried")
	oddLimit = flag.Duration("odd.limit", time.Minute, "after how long a call that does not come back is told")
)

// TestOddCalls calls every function, class and method that programs can reach with arguments that
// nobody meant. Programs may see exceptions only: no internal error, no end of the host, and each
// call comes back.
func TestOddCalls(t *testing.T) {
	t.Parallel()
	seed := *oddSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	for _, module := range append([]string{"values"}, testkit.New(interp.Options{}).Modules()...) {
		t.Run(module, func(t *testing.T) {
			t.Parallel()
			for s := seed; s < seed+uint64(*oddSeeds); s++ {
				if complaint := oddRun(module, s, false, *oddLimit); complaint != "" {
					t.Errorf("-odd.seed=%d: %s\nthe last calls:\n%s", s, complaint, oddRun(module, s, true, *oddLimit))
				}
			}
		})
	}
}

// oddRun returns what is wrong with a run, "" if nothing is; if the run is loud, the end of what
// it tells.
func oddRun(module string, seed uint64, loud bool, limit time.Duration) string {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	var stdout, stderr bytes.Buffer
	in := testkit.New(interp.Options{Stdout: &stdout, Stderr: &stderr, Clock: interp.VirtualClock, MaxSteps: 2_000_000_000})
	said := map[bool]string{false: "False", true: "True"}[loud]
	res, err := in.Run(ctx, "odd.py", fmt.Sprintf("SEED, MODULES, LOUD = %d, [%q], %s\n%s", seed, module, said, oddCalls))
	if loud {
		lines := strings.Split(stdout.String(), "\n")
		return strings.Join(lines[max(0, len(lines)-4):], "\n")
	}
	if err != nil || !strings.HasSuffix(stdout.String(), "done\n") || strings.Contains(stderr.String(), "internal error") {
		return fmt.Sprintf("%v, exit code %d, stderr:\n%.2000s", err, res.ExitCode, stderr.String())
	}
	return ""
}
