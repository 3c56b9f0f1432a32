package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/pyq-lang/pyq/interp/trace"
)

// cure says in one sentence what will probably help: what the first row of the table says
// that knows the situation, which has a name.
func (s *situation) cure() (name, cure string) {
	for _, row := range cures {
		if c := row.find(s); c != "" {
			return row.name, c
		}
	}
	return "", ""
}

// cures are the situations that are known, the surest first. Each finds itself in a
// deadlock and says what to do, or "".
var cures = []struct {
	name string
	find func(*situation) string
}{
	{"taken twice", eachWaiting(cureTakenTwice)},
	{"dead holder", eachWaiting(cureDeadHolder)},
	{"lock order", (*situation).cureLockOrder},
	{"joins only", (*situation).cureJoins},
	{"own pool", eachWaiting(cureOwnPool)},
	{"not started", (*situation).cureUnstarted},
	{"held while waiting", eachWaiting(cureHeldWhileWaiting)},
	{"join before the queue is read", eachWaiting(cureJoinBeforeRead)},
	{"full queue", eachWaiting(cureFull)},
	{"barrier", eachWaiting(cureBarrier)},
	{"condition", eachWaiting(cureCondition)},
	{"event", eachWaiting(cureEvent)},
	{"semaphore", eachWaiting(cureSemaphore)},
	{"task_done", eachWaiting(cureTaskDone)},
	{"pipe", eachWaiting(curePipe)},
	{"no sentinel", eachWaiting(cureSentinel)},
	{"dead giver", eachWaiting(cureDeadGiver)},
	{"alone", eachWaiting(cureAlone)},
	{"put first", eachWaiting(curePutFirst)},
	{"finished giver", eachWaiting(cureFinishedGiver)},
}

// eachWaiting is a row that looks at one process after the other.
func eachWaiting(find func(*situation, *party) string) func(*situation) string {
	return func(s *situation) string {
		for i := range s.parties {
			if c := find(s, &s.parties[i]); c != "" {
				return c
			}
		}
		return ""
	}
}

// variable names an object as the program does, if that is known.
func (p *party) variable() string {
	return cmp.Or(p.facts.Variable, p.Label)
}

// joins reports whether p waits for the end of another process.
func (p *party) joins() bool { return p.Waiting.joins && len(p.facts.Needs) == 1 }

func cureTakenTwice(s *situation, p *party) string {
	if p.Kind != "acquire" || s.needs(p) != p {
		return ""
	}
	return fmt.Sprintf("release %[1]s before it is acquired again, or make it an RLock(), which its holder may take again", p.variable())
}

func cureDeadHolder(s *situation, p *party) string {
	if p.Kind != "acquire" || len(p.facts.Needs) != 1 || s.needs(p) != nil {
		return ""
	}
	if e := s.ending(p.facts.Needs[0].PID); e != nil && e.How == Killed {
		return fmt.Sprintf("do not end %s while it may hold %s: tell it to stop, with an Event or a message, and join() it", e.Process, p.variable())
	}
	return fmt.Sprintf("take the lock with \"with %s:\", which releases it however the block ends", p.variable())
}

func (s *situation) cureLockOrder() string {
	if len(s.cycle) < 3 {
		return ""
	}
	for _, i := range s.cycle {
		if s.parties[i].Kind != "acquire" {
			return ""
		}
	}
	a, b := &s.parties[s.cycle[0]], &s.parties[s.cycle[1]]
	return fmt.Sprintf("take the locks in the same order everywhere: %s has %s and wants %s, %s has %s and wants %s",
		a.Process, s.parties[s.cycle[len(s.cycle)-2]].Label, a.Label, b.Process, a.Label, b.Label)
}

func (s *situation) cureJoins() string {
	if len(s.cycle) < 2 {
		return ""
	}
	for _, i := range s.cycle {
		if !s.parties[i].joins() {
			return ""
		}
	}
	return "processes that wait for each other's end never end: remove one of the join() calls"
}

func (s *situation) cureUnstarted() string {
	if len(s.Unstarted) == 0 {
		return ""
	}
	u := s.Unstarted[0]
	return fmt.Sprintf("call %s.start(): %s was made at %s and never started", cmp.Or(u.Variable, u.Name), u.Name, u.Made)
}

// cureOwnPool: a worker waits for its own pool.
func cureOwnPool(s *situation, p *party) string {
	if crew := p.facts.Wait.Crew; crew == "" || crew != p.facts.Crew {
		return ""
	}
	return "a worker must not wait for a result of its own pool, whose workers may all be waiting: return the value and let the parent go on from there"
}

// cureHeldWhileWaiting: somebody wants a lock whose holder waits for something else.
func cureHeldWhileWaiting(s *situation, p *party) string {
	h := s.needs(p)
	if p.Kind != "acquire" || h == nil || h == p || h.Kind == "acquire" {
		return ""
	}
	return fmt.Sprintf("%s must release %s before it waits in %s()", h.Process, p.variable(), h.Kind)
}

// cureJoinBeforeRead: a process is joined that cannot put all that it has.
func cureJoinBeforeRead(s *situation, p *party) string {
	q := s.needs(p)
	if !p.joins() || q == nil || q.Kind != "put" {
		return ""
	}
	return fmt.Sprintf("take the items out of %s before join(): %s ends only when it has put all of them", q.variable(), q.Process)
}

func cureFull(s *situation, p *party) string {
	if p.Kind != "put" {
		return ""
	}
	return fmt.Sprintf("let another process get() from %s while this one puts, or make the queue larger", p.variable())
}

func cureBarrier(s *situation, p *party) string {
	w, ok := p.facts.Wait.Why.(Come)
	if !ok {
		return ""
	}
	return fmt.Sprintf("as many processes must call wait() as %s was made for: make it Barrier(%d), or let %d more come",
		p.variable(), w.Come, w.Parties-w.Come)
}

func cureCondition(s *situation, p *party) string {
	switch _, ok := p.facts.Wait.Why.(NotNotified); {
	case !ok:
		return ""
	case p.did("notify"):
		return fmt.Sprintf("notify() wakes only those who wait already, and it came before: wait with %[1]s.wait_for(TEST), or use an Event, which stays set", p.variable())
	}
	return fmt.Sprintf("somebody must call %s.notify() when what is waited for has come", p.variable())
}

func cureEvent(s *situation, p *party) string {
	switch _, ok := p.facts.Wait.Why.(NotSet); {
	case !ok:
		return ""
	case p.did("clear"):
		return fmt.Sprintf("%s was set and cleared before it was waited for: leave clear() to the one that waits", p.variable())
	}
	return fmt.Sprintf("somebody must call %s.set()", p.variable())
}

func cureSemaphore(s *situation, p *party) string {
	if _, ok := p.facts.Wait.Why.(Taken); !ok {
		return ""
	}
	return fmt.Sprintf("every acquire() needs a release(): use \"with %s:\", which releases it however the block ends", p.variable())
}

func cureTaskDone(s *situation, p *party) string {
	if _, ok := p.facts.Wait.Why.(Undone); !ok {
		return ""
	}
	if p.did("get") || p.did("task_done") {
		return fmt.Sprintf("call %s.task_done() once for every item that get() returned", p.variable())
	}
	return fmt.Sprintf("start a process that takes the items out of %s and calls task_done() for each", p.variable())
}

func curePipe(s *situation, p *party) string {
	w, ok := p.facts.Wait.Why.(Unsent)
	switch {
	case !ok:
		return ""
	case w.Before:
		return "recv() raises EOFError only when every copy of the other end is closed: close() it in each process that does not send, also in this one"
	}
	return "both ends wait for the other to speak: one of them must send() before it calls recv()"
}

// cureSentinel: workers get from a queue until they are told to stop, and nobody tells them.
func cureSentinel(s *situation, p *party) string {
	q := s.needs(p)
	if !p.joins() || q == nil || q.Kind != "get" || q.facts.Wait.Could == "" || !(q.did("get") || q.did("put")) {
		return ""
	}
	waiting := 0
	for i := range s.parties {
		if w := &s.parties[i]; w.Kind == "get" && w.Label == q.Label {
			waiting++
		}
	}
	for k := range s.Dead {
		if e := &s.Dead[k]; e.How == Finished && e.Ran != (Target{}) && e.Ran == q.facts.Runs && slices.Contains(e.Holds, q.Label) {
			return fmt.Sprintf("put a sentinel into %s for each worker: %s still wait%s",
				q.variable(), people(waiting), verbEnd(waiting))
		}
	}
	return fmt.Sprintf("put None into %s once for each worker when the work is over, and leave the loop when get() returns it; or start the workers with daemon=True",
		q.variable())
}

// people counts processes.
func people(n int) string {
	if n == 1 {
		return "one"
	}
	return strconv.Itoa(n)
}

// verbEnd ends a verb about n people.
func verbEnd(n int) string {
	if n == 1 {
		return "s"
	}
	return ""
}

// cureDeadGiver: who should have put has failed or was ended.
func cureDeadGiver(s *situation, p *party) string {
	if p.facts.Wait.Could == "" || p.Kind != "get" && p.Kind != "recv" {
		return ""
	}
	for k := range s.Dead {
		e := &s.Dead[k]
		if !e.had(p) {
			continue
		}
		switch e.How {
		case Failed:
			return fmt.Sprintf("correct the %s in %s%s: it died before it could %s", e.Class, e.Process, atPos(e.Pos), p.facts.Wait.Could)
		case Killed:
			return fmt.Sprintf("do not wait for %s, which was ended by %s%s before it could %s", e.Process, e.By, atPos(e.Pos), p.facts.Wait.Could)
		}
	}
	return ""
}

// cureAlone: nobody else has what is waited for.
func cureAlone(s *situation, p *party) string {
	if p.facts.Wait.Could == "" || len(p.Helpers) != 1 || p.Helpers[0].Process != "" {
		return ""
	}
	if p.facts.Main {
		return fmt.Sprintf("only %s itself has %s: %s something before, or give it to another process with %s",
			p.Process, p.variable(), p.facts.Wait.Could, p.asArgument())
	}
	return fmt.Sprintf("%s was made in %s, so nobody else has it: make it in the parent and give it to the child with %s",
		p.variable(), p.Process, p.asArgument())
}

// asArgument is how the program would give a process what is waited for.
func (p *party) asArgument() string {
	if v := p.variable(); v != p.Label {
		return "args=(" + v + ",)"
	}
	return "args=(...)"
}

// curePutFirst: two wait for each other to put, or one is joined before it is given anything.
func curePutFirst(s *situation, p *party) string {
	if len(s.cycle) < 3 || p.Kind != "get" && p.Kind != "join" {
		return ""
	}
	a, b := &s.parties[s.cycle[0]], &s.parties[s.cycle[1]]
	switch {
	case a.Kind == "get" && b.Kind == "get":
		return fmt.Sprintf("one of them must put before it gets: %s into %s, or %s into %s", a.Process, b.variable(), b.Process, a.variable())
	case a.joins() && b.Kind == "get":
		return fmt.Sprintf("%s must put into %s before it waits for %s to end", a.Process, b.variable(), b.Process)
	}
	return ""
}

// cureFinishedGiver: more is gotten than was put.
func cureFinishedGiver(s *situation, p *party) string {
	if p.Kind != "get" || p.facts.Wait.Could == "" {
		return ""
	}
	if p.did("put") || p.did("get") {
		return fmt.Sprintf("call get() as often as something is put into %s, or put a last item that says that no more will come", p.variable())
	}
	return fmt.Sprintf("nobody put anything into %s: somebody must, before this get()", p.variable())
}

// did reports whether one of the last operations was of a kind.
func (p *party) did(kind trace.Kind) bool {
	return slices.ContainsFunc(p.facts.Past, func(x Past) bool { return x.Kind == kind })
}
