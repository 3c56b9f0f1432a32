package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	{"target called", eachWaiting(cureEarly)},
	{"taken twice", eachWaiting(cureTakenTwice)},
	{"dead holder", eachWaiting(cureDeadHolder)},
	{"lock order", (*situation).cureLockOrder},
	{"joins only", (*situation).cureJoins},
	{"own pool", eachWaiting(cureOwnPool)},
	{"ended pool", eachWaiting(cureEndedPool)},
	{"not started", (*situation).cureUnstarted},
	{"held while waiting", eachWaiting(cureHeldWhileWaiting)},
	{"dead giver", eachWaiting(cureDeadGiver)},
	{"own copy", eachWaiting(cureOwnCopy)},
	{"join before the queue is read", eachWaiting(cureJoinBeforeRead)},
	{"full queue", eachWaiting(cureFull)},
	{"barrier", eachWaiting(cureBarrier)},
	{"condition", eachWaiting(cureCondition)},
	{"event", eachWaiting(cureEvent)},
	{"semaphore", eachWaiting(cureSemaphore)},
	{"task_done", eachWaiting(cureTaskDone)},
	{"pipe", eachWaiting(curePipe)},
	{"too few items", eachWaiting(cureTooFew)},
	{"no sentinel", eachWaiting(cureSentinel)},
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

// cureEndedPool: a result is waited for behind the with of its pool.
func cureEndedPool(_ *situation, p *party) string {
	e, ok := p.facts.Wait.Why.(Ended)
	if !ok {
		return ""
	}
	return fmt.Sprintf("call %s.%s() before %s is terminated at line %d: inside its with block, or before terminate()", p.variable(), p.Kind, e.What, e.At.Line)
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
	if item := q.facts.Loop.Sentinel; item != "" {
		return fmt.Sprintf("put %s into %s once for each worker when the work is over: it ends their loop", item, q.variable())
	}
	return fmt.Sprintf("put None into %s once for each worker when the work is over, and leave the loop when get() returns it; or start the workers with daemon=True",
		q.variable())
}

// cureTooFew: a process that is joined gets more items than there are, and no item would tell
// it that there are no more.
func cureTooFew(s *situation, p *party) string {
	q := s.needs(p)
	if !p.joins() || q == nil || q.Kind != "get" || q.facts.Wait.Could == "" || !q.facts.Loop.Counted {
		return ""
	}
	if c := q.tooFew(s); c != "" {
		return c
	}
	if !q.did("put") && !q.did("get") {
		return ""
	}
	return fmt.Sprintf("call get() in %s as often as something is put into %s", q.Process, q.variable())
}

// tooFew says how many items there were and how many are waited for, "" if that is not known.
func (p *party) tooFew(s *situation) string {
	puts, gets := 0, 0
	for _, x := range p.facts.Past {
		switch x.Kind {
		case "put":
			puts += x.Times
		case "get":
			gets += x.Times
		}
	}
	if p.facts.More || puts != gets || puts == 0 {
		return ""
	}
	wanted := gets
	for i := range s.parties {
		if w := &s.parties[i]; w.Kind == "get" && w.facts.Object == p.facts.Object {
			wanted++
		}
	}
	were := "were"
	if puts == 1 {
		were = "was"
	}
	return fmt.Sprintf("%d %s put into %s, and %d are waited for: put as many as get() is called, or get fewer", puts, were, p.variable(), wanted)
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

// cureDeadGiver: who should have acted has failed or was ended.
func cureDeadGiver(s *situation, p *party) string {
	if p.facts.Wait.Could == "" {
		return ""
	}
	for k := range s.Dead {
		e := &s.Dead[k]
		if !e.had(p) || !e.owed(p) {
			continue
		}
		switch e.How {
		case Failed:
			return fmt.Sprintf("correct the %s in %s%s: it died before it could %s", e.Class, e.Process, atPos(e.Pos), p.deed())
		case Killed:
			return fmt.Sprintf("do not wait for %s, which was ended by %s%s before it could %s", e.Process, e.By, atPos(e.Pos), p.deed())
		}
	}
	return ""
}

// owed reports whether one that has ended would have acted for p, as far as can be told: it is
// not one that runs the same function, or that has only ever done the same as p.
func (d *Death) owed(p *party) bool {
	if _, barrier := p.facts.Wait.Why.(Come); barrier {
		return true // it has not come, or it would wait
	}
	if _, taken := p.facts.Wait.Why.(Taken); taken || d.By == "" && d.How == Killed {
		return false
	}
	if !d.Thread && d.Ran != (Target{}) && d.Ran == p.facts.Runs {
		return false
	}
	same, other := false, false
	for _, x := range p.facts.Past {
		if x.Process == d.Process {
			same, other = same || x.Kind == p.takes(), other || x.Kind != p.takes()
		}
	}
	if p.Kind == "put" {
		return other // of those that put, too, there may be many
	}
	return other || !same
}

// takes is what those do with the object that wait as p does.
func (p *party) takes() trace.Kind {
	if _, ok := p.facts.Wait.Why.(Undone); ok {
		return "put"
	}
	return p.Kind
}

// deed is what would end the wait of p: "put", "set e".
func (p *party) deed() string {
	could := p.facts.Wait.Could
	if verb, ok := strings.CutSuffix(could, " it"); ok {
		return verb + " " + p.variable()
	}
	if could == "come" {
		return "come to " + p.variable()
	}
	return could
}

// cureEarly: a process was to call what the program calls itself.
func cureEarly(_ *situation, p *party) string {
	e := p.facts.Early
	if e == nil {
		return ""
	}
	return fmt.Sprintf("%s() is called by %s itself%s, before there is a process: write %s", e.Callee, p.Process, atPos(e.Pos), e.instead())
}

// instead is what should be written.
func (e *Early) instead() string {
	s := e.Keyword + "=" + e.Callee
	if e.Args == "" {
		return s
	}
	depth, comma := 0, ","
	for _, r := range e.Args {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				comma = ""
			}
		case '=', '*', '\'', '"':
			return s + ", and its arguments in args"
		}
	}
	return s + ", args=(" + e.Args + comma + ")"
}

// shared are the classes of multiprocessing that stand for those of threads.
var shared = map[string]string{"queue.Queue": "Queue", "queue.LifoQueue": "Queue", "queue.PriorityQueue": "Queue", "queue.SimpleQueue": "SimpleQueue",
	"_thread.lock": "Lock", "_thread.RLock": "RLock", "threading.Semaphore": "Semaphore", "threading.BoundedSemaphore": "BoundedSemaphore",
	"threading.Condition": "Condition", "threading.Event": "Event", "threading.Barrier": "Barrier"}

// localNames are the names of such classes in programs, if they have others.
var localNames = map[string]string{"_thread.lock": "threading.Lock", "_thread.RLock": "threading.RLock"}

// LocalName returns the name by which programs know a class of threads' objects.
func LocalName(class string) string { return cmp.Or(localNames[class], class) }

// SharedInstead says what processes share instead of an object of such a class.
func SharedInstead(class string) string {
	return "use multiprocessing's, which processes share: from multiprocessing import " + shared[class]
}

// localCopy says who has a copy of what p waits for.
func (p *party) localCopy() string {
	w := p.facts.Wait
	who := w.Copies[0]
	if len(w.Copies) > 1 {
		who += " and others"
	}
	return who + " has a copy of its own"
}

// cureOwnCopy: what is for the threads of one process was given to another.
func cureOwnCopy(_ *situation, p *party) string {
	w := p.facts.Wait
	if w.Local == "" || len(w.Copies) == 0 || len(p.Helpers) != 1 || p.Helpers[0].Process != "" {
		return ""
	}
	return fmt.Sprintf("%s is a %s, which is for the threads of one process, and %s: %s", p.variable(), LocalName(w.Local), p.localCopy(),
		SharedInstead(w.Local))
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
	if c := p.tooFew(s); c != "" && p.facts.Loop.Counted {
		return c
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
