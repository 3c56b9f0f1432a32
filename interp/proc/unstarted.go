package proc

import "slices"

// unstartedList are the children of a process that were made and not started, in the order in
// which they were made.
type unstartedList []unstarted

type unstarted struct {
	Unstarted
	path string
}

// mostUnstarted bounds what is remembered of a process's unstarted children.
const mostUnstarted = 64

// Made notes that the process has made an object for a child, whose path is one of NextChild.
func (p *Proc) Made(path string, u Unstarted) {
	if len(p.unstarted) < mostUnstarted {
		p.unstarted = append(p.unstarted, unstarted{u, path})
	}
}

// Started forgets what Made noted.
func (p *Proc) Started(path string) {
	if i := p.unstarted.index(path); i >= 0 {
		p.unstarted = slices.Delete(p.unstarted, i, i+1)
	}
}

// Unstarted returns what Made noted of a child and Started did not forget.
func (p *Proc) Unstarted(path string) (u Unstarted, ok bool) {
	i := p.unstarted.index(path)
	if i < 0 {
		return u, false
	}
	return p.unstarted[i].Unstarted, true
}

func (l unstartedList) index(path string) int {
	return slices.IndexFunc(l, func(u unstarted) bool { return u.path == path })
}
