package proc

import (
	"strconv"
	"testing"

	"github.com/pyq-lang/pyq/interp/sched"
)

// TestPIDs: pids are small where they can be, and no two processes have the same.
func TestPIDs(t *testing.T) {
	for path, want := range map[sched.Path]int{
		sched.Main: 1000, "1": 1001, "2": 1002, "12": 1012, "899": 1899, "900": 1900000, "1-1": 1001001, "2-13": 1002013,
		"1-1-1-1-1-1": 1001001001001001001,
	} {
		if got := pidOf(path); got != want {
			t.Errorf("the pid of %s is %d, want %d", path, got, want)
		}
	}
	seen := map[int]sched.Path{}
	var visit func(path sched.Path, depth int)
	visit = func(path sched.Path, depth int) {
		if pid := pidOf(path); pid <= 0 || seen[pid] != "" {
			t.Fatalf("the pid of %s is %d, as that of %s", path, pid, seen[pid])
		} else {
			seen[pid] = path
		}
		if depth == 0 {
			return
		}
		for _, n := range []int{1, 2, 9, 10, 99, 100, 899, 900, 999, 1000, 1899, 9000, 90_899, 90_900, 900_000} {
			visit(path.Child(strconv.Itoa(n)), depth-1)
		}
	}
	visit(sched.Main, 4)
	deep := sched.Path("1-1-1-1-1-1-1-1")
	for range 1000 {
		deep = deep.Child("1")
		visit(deep, 0)
	}
}

// TestNumbers: what processes number does not depend on what others do.
func TestNumbers(t *testing.T) {
	main, child, grandchild := newIdentity("MainProcess", sched.Main, false), newIdentity("Process-2", "2", false), newIdentity("x", "2-1", true)
	for _, c := range []struct{ got, want string }{
		{main.NewLabel("Queue"), "Queue-1"}, {child.NewLabel("Queue"), "Queue-2:1"}, {main.NewLabel("Queue"), "Queue-2"},
		{main.NewLabel("Lock"), "Lock-1"}, {grandchild.NewLabel("Queue"), "Queue-2:1:1"},
		{string(main.NextChild()), "1"}, {string(child.NextChild()), "2-1"}, {child.NextChild().Number(), "2:2"},
		{string(main.nextThread()), "0t1"}, {string(grandchild.nextThread()), "2-1t1"},
		{strconv.Itoa(main.NewNumber("fd")), "1"}, {strconv.Itoa(main.NewNumber("fd")), "2"}, {strconv.Itoa(child.NewNumber("fd")), "2001"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}
