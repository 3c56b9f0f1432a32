package sched

import (
	"cmp"
	"strings"
)

// A Path names a task by where it comes from, in a way that does not depend on what other
// tasks do: "0" is the first task of the main process, "2" that of its second child, "2-1"
// that of the second one's first child, and "2t1" the first further thread of the second
// child. Schedules name tasks by their paths.
//
// The alternative, to number the tasks of a run as they are started, gives a task another
// number when another one comes first, so that a schedule fits less than it could, and two
// runs that differ in nothing that matters look different.
type Path string

// Main is the path of a run's first task.
const Main Path = "0"

// Child returns the path of the n-th child, from 1, of a task's process.
func (p Path) Child(n string) Path {
	if p == Main {
		return Path(n)
	}
	return p + "-" + Path(n)
}

// Thread returns the path of the n-th thread, from 1, that a process starts.
func (p Path) Thread(n string) Path { return p + "t" + Path(n) }

// Number returns the place of a path's process among the processes as Python names them:
// "2:1" is that of Process-2:1, and "" that of the main process.
func (p Path) Number() string {
	process, _, _ := strings.Cut(string(p), "t")
	if Path(process) == Main {
		return ""
	}
	return strings.ReplaceAll(process, "-", ":")
}

// Compare orders paths: shorter ones first, and others as they are read.
func (p Path) Compare(q Path) int {
	return cmp.Or(cmp.Compare(len(p), len(q)), strings.Compare(string(p), string(q)))
}

// valid reports whether the text can be a path.
func (p Path) valid() bool {
	process, thread, threaded := strings.Cut(string(p), "t")
	if threaded && !isNumber(thread) {
		return false
	}
	for part := range strings.SplitSeq(process, "-") {
		if !isNumber(part) {
			return false
		}
	}
	return true
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
