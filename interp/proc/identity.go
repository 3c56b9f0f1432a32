package proc

import "strconv"

// An identity tells a process from the others of its run.
type identity struct {
	name   string // changed by the process itself only
	label  string
	path   string // "1:2" for the second process that Process-1 made
	pid    int32
	made   int32 // processes made so far, for their names
	seeds  int32 // asked for so far, see RandomSeed
	daemon bool
}

// PID returns the process's number. Safe for concurrent use.
func (i *identity) PID() int { return int(i.pid) }

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

// NextChild names the next process that this one makes, as Python does: its path
// among the processes, such as "2:1".
func (i *identity) NextChild() (path string) {
	i.made++
	path = strconv.Itoa(int(i.made))
	if i.path != "" {
		path = i.path + ":" + path
	}
	return path
}
