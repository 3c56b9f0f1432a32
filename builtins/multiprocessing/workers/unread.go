package workers

import (
	"slices"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// What a program does not learn of its jobs is told at its end: errors in answers that nobody has
// asked for, and jobs that ended with the program.

// An Answer is what a program gets for a job with which it goes on.
type Answer interface {
	// Failure looks, in the process that has the answer, whether it is an error; nil if not.
	Failure(c *handle.Call) (*Failure, error)
}

// A pending is an answer that the program has not asked for.
type pending struct {
	answer Answer
	crew   *Crew
	maker  *handle.Maker
	what   string // the function's name
	ask    string // the method that tells the answer
}

const mostPending = 64

var pendings = proc.NewSlot[[]pending](nil)

// NoteAnswer notes an answer that the process has got. ask is the method that tells it.
func (w *Crew) NoteAnswer(p *proc.Proc, a Answer, maker *handle.Maker, what, ask string) {
	if list := pendings.Of(p); len(*list) < mostPending {
		*list = append(*list, pending{a, w, maker, what, ask})
	}
}

// Asked notes that the program asks for an answer, or will be told of it.
func Asked(p *proc.Proc, a Answer) {
	list := pendings.Peek(p)
	if list == nil {
		return
	}
	*list = slices.DeleteFunc(*list, func(x pending) bool { return x.answer == a })
}

// TellUnread warns, at the end of the process that made the crew, of errors that nobody has asked for.
func (w *Crew) TellUnread(c *handle.Call) error {
	if c.P.Failed() {
		return nil // that is told
	}
	for _, x := range *pendings.Of(c.P) {
		if x.crew != w {
			continue
		}
		f, err := x.answer.Failure(c)
		if err != nil {
			return err
		}
		if f == nil {
			continue
		}
		class := object.TypeOf(f.Exc.V).Name()
		if err := c.P.Warn(process.PlaceOf(c.P, x.maker.Made), x.what+"() failed with "+class+", and nobody has asked for its result",
			"call "+x.ask+"() of what this returns: it raises the error"); err != nil {
			return err
		}
	}
	return nil
}

// TellLost warns, at the end of the process that made the crew, of jobs that will not be done, for
// whose answers the program has not waited.
func (w *Crew) TellLost(c *handle.Call) error {
	lost := false
	if err := c.Act(&w.Obj, "", w.Label, func() {
		if w.over {
			return
		}
		lost = slices.ContainsFunc(w.Jobs, func(j *Job) bool { return j.Async }) ||
			slices.ContainsFunc(w.Workers, func(wk *Worker) bool { return wk.job != nil && wk.job.Async })
	}); err != nil || !lost || c.P.Failed() {
		return err
	}
	return c.P.Warn(process.PlaceOf(c.P, w.Made), c.P.Name()+" ended before the jobs of this pool were done: they are lost", "call close() and then join() of the pool, or get() of the results")
}
