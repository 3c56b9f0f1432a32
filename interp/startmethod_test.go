package interp_test

import (
	"context"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestStartMethod: Options.StartMethod is that of programs which choose none, and replays need it.
func TestStartMethod(t *testing.T) {
	t.Parallel()
	const text = `
import multiprocessing as mp
limit = 1
def f(q):
    q.put((limit, __name__))
if __name__ == "__main__":
    limit = 2
    q = mp.Queue()
    p = mp.Process(target=f, args=(q,))
    p.start()
    print(mp.get_start_method(), *q.get())
    p.join()
`
	for method, want := range map[interp.StartMethod]string{
		interp.Fork: "fork 2 __main__\n", interp.Spawn: "spawn 1 __mp_main__\n", interp.ForkServer: "forkserver 1 __mp_main__\n"} {
		t.Run(method.String(), func(t *testing.T) {
			t.Parallel()
			schedule := ""
			for range 3 { // the second and third run follow the first one's schedule
				var out strings.Builder
				in := testkit.New(interp.Options{Stdout: &out, Stderr: &out, Policy: interp.Serial, Seed: 7, Schedule: schedule, StartMethod: method})
				res, err := in.Run(context.Background(), "prog.py", text)
				if err != nil || out.String() != want {
					t.Fatalf("got %q, %v; want %q", out.String(), err, want)
				}
				if schedule != "" && res.Schedule != schedule {
					t.Errorf("the run that followed %s was %s", schedule, res.Schedule)
				}
				schedule = res.Schedule
			}
		})
	}
}
