package locks

import (
	"time"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Semaphore is what the semaphores of threads and those of processes have in common.
type Semaphore struct {
	handle.Maker
	Obj  sched.Object
	Left int
	Most int // the bound; negative for none
	// holders are those that took it and gave nothing back, in a process's own
	// words of itself: for reports only.
	holders []holder
}

type holder struct {
	task *sched.Task
	name string
	at   sched.Mark
}

// NewSemaphore returns a semaphore. kind names it in reports; a negative most is no bound.
func NewSemaphore(p *proc.Proc, kind string, value, most int) *Semaphore {
	s := &Semaphore{Maker: handle.MakerOf(p, kind), Left: value, Most: most}
	s.Obj.Remember()
	return s
}

// A semaphoreOp takes one of a Semaphore, or gives some back.
type semaphoreOp struct {
	s       *Semaphore
	release bool
	over    bool // more were given back than the bound
	n       int  // how many are given back
	who     holder
}

func (o *semaphoreOp) Object() *sched.Object { return &o.s.Obj }

func (o *semaphoreOp) Line() int {
	if o.release {
		return sched.NoLine
	}
	return 0
}

func (o *semaphoreOp) Ready() bool { return o.release || o.s.Left > 0 }

func (o *semaphoreOp) Apply() {
	s := o.s
	switch {
	case !o.release:
		s.Left--
		s.note(o.who)
	case s.Most >= 0 && s.Left+o.n > s.Most:
		o.over = true
	default:
		s.Left += o.n
		s.forget(o.who.task, o.n)
	}
}

// OpKind implements sched.Kinded.
func (o *semaphoreOp) OpKind() sched.Kind {
	if o.release {
		return "release"
	}
	return "acquire"
}

func (o *semaphoreOp) Describe() sched.Desc {
	if o.release {
		return o.s.Desc("release")
	}
	return o.s.Desc("acquire")
}

// Explain implements sched.Explainer. Anybody may release the semaphore.
func (o *semaphoreOp) Explain() sched.Wait {
	var by []report.Holder
	for _, h := range o.s.holders {
		by = append(by, report.Holder{Name: h.name, Since: proc.PosOf(h.at), Ended: h.task.Ended()})
	}
	return sched.Wait{About: o.s.Wait(report.Taken{By: by}, "release it")}
}

// Acquire takes one for the process; ok is false if the time ran out.
func (s *Semaphore) Acquire(p *proc.Proc, wait time.Duration) (ok bool, err error) {
	op, task := &lockScratches.Of(p).count, p.Task()
	*op = semaphoreOp{s: s, who: holder{task, handle.TaskName(p), p.Mark()}}
	err = task.Tell(op, wait)
	if err == sched.ErrTimeout {
		return false, nil
	}
	return err == nil, err
}

// note remembers who took one, as far as a report is readable.
func (s *Semaphore) note(who holder) {
	const most = 64
	if len(s.holders) < most {
		s.holders = append(s.holders, who)
	}
}

// Release gives n back; ok is false if that were more than the bound.
func (s *Semaphore) Release(p *proc.Proc, n int) (ok bool, err error) {
	op, task := &lockScratches.Of(p).count, p.Task()
	*op = semaphoreOp{s: s, release: true, n: n, who: holder{task: task}}
	err = task.Tell(op, sched.Forever)
	return !op.over, err
}

// forget drops n takings, first those of the task itself.
func (s *Semaphore) forget(task *sched.Task, n int) {
	for ; n > 0 && len(s.holders) > 0; n-- {
		at := 0
		for i, h := range s.holders {
			if h.task == task {
				at = i
				break
			}
		}
		s.holders = append(s.holders[:at], s.holders[at+1:]...)
	}
}
