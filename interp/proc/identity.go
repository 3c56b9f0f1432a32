package proc

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp/sched"
)

// An identity tells a process from the others of its run. All of it is a function of where
// the process comes from: what other processes do meanwhile changes nothing in it, so that a
// program that prints its pid prints the same in every order of the processes.
type identity struct {
	name   string // changed by the process itself only
	label  string
	path   sched.Path
	pid    int
	made   int32          // processes made so far, see NextChild
	spun   int32          // threads started so far, for their paths
	seeds  int32          // asked for so far, see RandomSeed
	counts map[string]int // see Count
	daemon bool
}

func newIdentity(name string, path sched.Path, daemon bool) identity {
	return identity{name: name, label: name, path: path, pid: pidOf(path), daemon: daemon}
}

// PID returns the process's number. Safe for concurrent use.
func (i *identity) PID() int { return i.pid }

// Path returns the process's place among the processes. Safe for concurrent use.
func (i *identity) Path() sched.Path { return i.path }

// Name returns the process's name.
func (i *identity) Name() string { return i.name }

// SetName changes the process's name.
func (i *identity) SetName(name string) { i.name = name }

// Label names the process in reports: the name that it was started with. Safe
// for concurrent use, as Name is not.
func (i *identity) Label() string { return i.label }

// Daemon reports whether the process is terminated when its parent ends. Safe
// for concurrent use.
func (i *identity) Daemon() bool { return i.daemon }

// NextChild returns the path of the next process that this one makes. Python names it by the
// path's Number.
func (i *identity) NextChild() sched.Path {
	i.made++
	return i.path.Child(strconv.Itoa(int(i.made)))
}

// nextThread returns the path of the next thread that the process starts.
func (i *identity) nextThread() sched.Path {
	i.spun++
	return i.path.Thread(strconv.Itoa(int(i.spun)))
}

// Count numbers what the process makes of a kind, from 1. Another process counts for itself.
func (i *identity) Count(kind string) int {
	if i.counts == nil {
		i.counts = map[string]int{}
	}
	i.counts[kind]++
	return i.counts[kind]
}

// NewLabel names an object of a kind that the process makes: "Queue-1", and "Queue-2:1" for the
// first one of the second child.
func (i *identity) NewLabel(kind string) string {
	label := kind + "-"
	if n := i.path.Number(); n != "" {
		label += n + ":"
	}
	return label + strconv.Itoa(i.Count(kind))
}

// NewNumber returns a small number that no other process of the run is given for the kind, nor
// this one again: the main process's are 1, 2, 3...
func (i *identity) NewNumber(kind string) int {
	n, _ := strconv.Atoi(digits(i.path) + step(i.Count(kind)))
	return n
}

// pidOf returns the pid of a process: 1000 is the main process, 1001 its first child, 1001001
// the first child of that. Each generation adds three digits, or more for who has many
// children; of a generation that has no room left, it is a number that depends on the path.
func pidOf(path sched.Path) int {
	const generations = 6 // that fit into 63 bits
	if path == sched.Main {
		return firstPID
	}
	text := "1" + digits(path)
	if n, err := strconv.Atoi(text); err == nil && strings.Count(string(path), "-") < generations {
		return n
	}
	h := fnv.New64a()
	h.Write([]byte(path))
	return int(h.Sum64() >> 1) //nolint:gosec // it has 63 bits
}

// firstPID is the main process's number.
const firstPID = 1000

// digits returns the digits of a path, "" for the main process. No path's are the beginning of
// another's unless that is a descendant's.
func digits(path sched.Path) string {
	if path == sched.Main {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(string(path), "-") {
		n, _ := strconv.Atoi(part)
		b.WriteString(step(n))
	}
	return b.String()
}

// step returns the digits of the n-th child: three for the first 899, six that begin with a 9
// for the next 90,000, and so on, so that where one ends can be seen from its beginning.
func step(n int) string {
	const few, many = 900, 90_000
	switch {
	case n < few:
		return pad(n, 3)
	case n < few+many:
		return "9" + pad(n-few, 5)
	}
	return "99" + pad(n-few-many, 10)
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(width-len(s), 0)) + s
}
