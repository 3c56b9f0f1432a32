package proc

import "github.com/pyq-lang/pyq/interp/sched"

// findCycle returns the indexes of tasks that wait for each other, the first one
// again at the end, or nil. A task that waits for particular others leads to
// them; one that waits for anybody (in get or put) leads to those that have the
// object and do not wait for the same thing: each of them could have helped, and
// is in the same plight.
func findCycle(blocked []sched.Blocked) []int {
	index := make(map[*sched.Task]int, len(blocked))
	for i, b := range blocked {
		index[b.Task] = i
	}
	// A process at its end could not have put or got anything any more.
	couldHelp := func(j, i int) bool {
		a, b := &blocked[i].Desc, &blocked[j].Desc
		return j != i && b.Kind != "exit" && (blocked[i].On != blocked[j].On || a.Kind != b.Kind) &&
			(a.May == nil || a.May(blocked[j].Task.Owner()))
	}
	const unseen, open, closed = 0, 1, 2
	state := make([]int, len(blocked))
	var path []int
	var visit func(i int) []int
	follow := func(j int) []int {
		switch state[j] {
		case open:
			for k, i := range path {
				if i == j {
					return append(path[k:len(path):len(path)], j)
				}
			}
		case unseen:
			return visit(j)
		}
		return nil
	}
	visit = func(i int) []int {
		state[i] = open
		path = append(path, i)
		for _, t := range blocked[i].Desc.Needs {
			if j, ok := index[t]; ok {
				if c := follow(j); c != nil {
					return c
				}
			}
		}
		if len(blocked[i].Desc.Needs) == 0 && blocked[i].Desc.Kind != "sleep" {
			// Prefer whoever waits for this one: the shortest story.
			for j := range blocked {
				if state[j] == open && couldHelp(j, i) {
					return follow(j)
				}
			}
			for j := range blocked {
				if couldHelp(j, i) {
					if c := follow(j); c != nil {
						return c
					}
				}
			}
		}
		path = path[:len(path)-1]
		state[i] = closed
		return nil
	}
	for i := range blocked {
		if state[i] == unseen {
			if c := visit(i); c != nil {
				return c
			}
		}
	}
	return nil
}
