package report

// findCycle returns the indexes of parties that wait for each other, the first one
// again at the end, or nil. A party that waits for particular others leads to
// them; one that waits for anybody (in get or put) leads to those that have the
// object and do not wait for the same thing: each of them could have helped, and
// is in the same plight.
func findCycle(parties []Party) []int {
	f := &cycleFinder{parties: parties, state: make([]visitState, len(parties))}
	for i := range parties {
		if f.state[i] == unseen {
			if c := f.visit(i); c != nil {
				return c
			}
		}
	}
	return nil
}

// A cycleFinder searches depth first.
type cycleFinder struct {
	parties []Party
	state   []visitState
	path    []int // of the open ones
}

type visitState uint8

const (
	unseen visitState = iota
	open
	closed
)

// visit returns the cycle that i leads to, nil if there is none.
func (f *cycleFinder) visit(i int) []int {
	f.state[i] = open
	f.path = append(f.path, i)
	p := &f.parties[i]
	for _, n := range p.Needs {
		if n.Party >= 0 {
			if c := f.follow(n.Party); c != nil {
				return c
			}
		}
	}
	if len(p.Needs) == 0 && p.Kind != "sleep" {
		// Prefer whoever waits for this one: the shortest story.
		for j := range f.parties {
			if f.state[j] == open && f.couldHelp(j, i) {
				return f.follow(j)
			}
		}
		for j := range f.parties {
			if f.couldHelp(j, i) {
				if c := f.follow(j); c != nil {
					return c
				}
			}
		}
	}
	f.path = f.path[:len(f.path)-1]
	f.state[i] = closed
	return nil
}

func (f *cycleFinder) follow(j int) []int {
	switch f.state[j] {
	case open:
		for k, i := range f.path {
			if i == j {
				return append(f.path[k:len(f.path):len(f.path)], j)
			}
		}
	case unseen:
		return f.visit(j)
	}
	return nil
}

// couldHelp reports whether j could have ended the wait of i. A process at its end could not
// have put or got anything any more.
func (f *cycleFinder) couldHelp(j, i int) bool {
	p, q := &f.parties[i], &f.parties[j]
	return j != i && q.Kind != "exit" && (p.Object != q.Object || p.Kind != q.Kind) && (p.Wait.Could == "" || p.mayAct(q))
}
