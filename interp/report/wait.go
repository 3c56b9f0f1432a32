package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A Wait is what an operation that waits tells reports, beside its kind and its object's
// name: facts, of which they make words.
type Wait struct {
	Made trace.Pos // where the object was made, not valid if that is not known
	Why  Reason    // nil if there is nothing to say
	// Could is what others could do to end the wait: "put". "" says that only those can whom
	// the operation names.
	Could string
	// Everybody says that any process may have the object. Otherwise its Maker has, and
	// those that were started with it.
	Everybody bool
	// Local is the class of an object that is for the threads of one process, "" for one that
	// processes share, and Copies are the processes that have a copy of it.
	Local  string
	Copies []string
	Maker  int    // the number of the process that made the object, 0 if none of the run did
	Stamp  uint64 // when it was made, see proc.Run.Stamp; 0 is not known
	// Crew names the workers of whom one must act, "" for other waits.
	Crew string
	// Signals says of a lock that others than its holder may well release it: they have
	// done so before, or the holder waits for it itself, and others have it too.
	Signals bool
	// Idle says that the task waits for work as a servant does, of which a report would
	// tell nobody anything.
	Idle bool
}

// WaitOf returns what an operation has told as sched.Wait.About.
func WaitOf(about any) *Wait {
	if w, ok := about.(*Wait); ok {
		return w
	}
	return new(Wait)
}

// Reason says why an operation waits, "" if there is nothing to say.
func (w *Wait) Reason() string {
	if w.Why == nil {
		return ""
	}
	return w.Why.String()
}

// A Reason is why an operation has to wait. String says it in a sentence about the object,
// "it".
type Reason interface{ String() string }

// The reasons for waits.
type (
	// Because is a reason without further facts: "it is empty".
	Because string
	// NotEnded is that of waiting for the end of a process or thread.
	NotEnded struct{}
	// Full is that of a queue which has room for Max items.
	Full struct{ Max int }
	// Undone is that of a queue Items of which are not done.
	Undone struct{ Items int }
	// NotSet is that of an event.
	NotSet struct{}
	// NotNotified is that of a condition.
	NotNotified struct{}
	// Come is that of a barrier to which Come of Parties have come.
	Come struct{ Come, Parties int }
	// Held is that of a lock that somebody has; Self says that it is who wants it.
	Held struct {
		Holder
		Self bool
	}
	// Taken is that of a semaphore, with those that have it.
	Taken struct{ By []Holder }
	// Ended is that of a result that nobody will make any more: its pool was terminated.
	Ended struct {
		What string // the pool
		At   trace.Pos
	}
	// Unsent is that of a pipe. Before says that something has come through it, Open that the
	// other end is open.
	Unsent struct{ Before, Open bool }
)

// A Holder is one that has a lock or a semaphore.
type Holder struct {
	Name  string
	Since trace.Pos // where it was taken
	Ended bool      // the holder has ended
}

func (b Because) String() string { return string(b) }

func (NotEnded) String() string { return "it has not ended" }

func (f Full) String() string { return "it is full (maxsize " + strconv.Itoa(f.Max) + ")" }

func (u Undone) String() string {
	if u.Items == 1 {
		return "one of its items is not done: nobody has called task_done() for it"
	}
	return fmt.Sprintf("%d of its items are not done: nobody has called task_done() for them", u.Items)
}

func (NotSet) String() string { return "it is not set" }

func (NotNotified) String() string { return "nobody has notified it" }

func (c Come) String() string { return fmt.Sprintf("%d of %d have come", c.Come, c.Parties) }

func (h Held) String() string {
	switch {
	case h.Self:
		return "this process holds it itself, since " + h.Since.String()
	case h.Ended:
		return h.Name + " took it at " + h.Since.String() + " and ended without releasing it"
	}
	return h.Name + " holds it, since " + h.Since.String()
}

func (e Ended) String() string {
	return e.What + " was terminated at " + e.At.String() + " before it was done"
}

func (t Taken) String() string {
	const most = 4
	var parts []string
	for _, h := range t.By[:min(len(t.By), most)] {
		part := h.Name + " at " + h.Since.String()
		if h.Ended {
			part += " (which has ended)"
		}
		parts = append(parts, part)
	}
	switch {
	case len(parts) == 0:
		return "its value is 0"
	case len(t.By) > most:
		parts[most-1] += " and others"
	}
	return "its value is 0; taken by " + strings.Join(parts, ", ")
}

func (u Unsent) String() string {
	s := "nothing was sent"
	if u.Before {
		s = "nothing more was sent"
	}
	if u.Open {
		s += " and the other end is still open"
	}
	return s
}
