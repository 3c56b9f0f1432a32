package proc

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// unstartedChildren are the children of a process that were made and not started, in the order
// in which they were made.
type unstartedChildren struct{ unstarted []unstarted }

type unstarted struct {
	report.Unstarted
	path sched.Path
}

// mostUnstarted bounds what is remembered of a process's unstarted children.
const mostUnstarted = 64

// Made notes that the process has made an object for a child, whose path is one of NextChild.
func (l *unstartedChildren) Made(path sched.Path, u report.Unstarted) {
	if len(l.unstarted) < mostUnstarted {
		l.unstarted = append(l.unstarted, unstarted{u, path})
	}
}

// Started forgets what Made noted.
func (l *unstartedChildren) Started(path sched.Path) {
	if i := l.index(path); i >= 0 {
		l.unstarted = slices.Delete(l.unstarted, i, i+1)
	}
}

// Unstarted returns what Made noted of a child and Started did not forget.
func (l *unstartedChildren) Unstarted(path sched.Path) (u report.Unstarted, ok bool) {
	i := l.index(path)
	if i < 0 {
		return u, false
	}
	return l.unstarted[i].Unstarted, true
}

func (l *unstartedChildren) index(path sched.Path) int {
	return slices.IndexFunc(l.unstarted, func(u unstarted) bool { return u.path == path })
}
