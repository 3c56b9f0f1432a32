package interp_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// A sideDoor is a function by which something is done, or seen, that is no operation.
type sideDoor struct {
	// op says that operations may call it: it is how they find out.
	op bool
	// may has the functions that may call it all the same, each with the reason.
	may map[string]string
}

// sideDoors are all of them.
var sideDoors = map[string]sideDoor{
	"sched.Object.Peek": {may: map[string]string{"handle.Repr": hosts, "queues.Queue.content": reports}},
	"sched.Object.Update": {may: map[string]string{
		"proc.Session.ask": hosts, "proc.Session.Close": hosts, "proc.Run.Tell": hosts, "proc.Input.next": hosts,
		"proc.Input.read": hosts, "proc.Input.close": hosts, "proc.Input.request": asksHost, "proc.Input.withdraw": asksHost,
	}},
	"sched.Object.Hold":    {may: map[string]string{"queues.Queue.Held": hosts}},
	"sched.Object.Release": {may: map[string]string{"queues.Queue.Release": hosts}},
	"sched.Object.Past":    {},
	"sched.Scheduler.Now":  {may: map[string]string{"proc.Run.await": hosts, "proc.Run.newSituation": reports, "proc.Run.State": reports}},
	"sched.Scheduler.Stop": {may: map[string]string{
		"proc.Run.await": hosts, "proc.Session.Close": hosts, "proc.Run.Interrupt": hosts, "proc.Proc.diedOfInterrupt": allEnds,
		"proc.Proc.endInterrupts": allEnds, "proc.Proc.countSteps": allEnds, "proc.Proc.crashWith": allEnds, "proc.Proc.write": allEnds,
	}},
	"sched.Scheduler.Run":     {may: map[string]string{"proc.Run.launchMain": hosts}},
	"sched.Scheduler.Start":   {},
	"sched.Scheduler.Stopped": {may: map[string]string{"proc.Run.stopCause": hosts}},
	"sched.Scheduler.Each":    {may: map[string]string{"proc.Run.Process": hosts}},
	"sched.Scheduler.Survey":  {may: map[string]string{"proc.Run.survey": reports}},
	"sched.Scheduler.Peek":    {may: map[string]string{"proc.Run.stuck": reports}},
	"sched.Task.Stop":         {may: map[string]string{"queues.Queue.hostDo": hosts, "proc.Run.Kill": hosts}},
	"sched.Task.Interrupt":    {may: map[string]string{"proc.Proc.interrupt": hosts}},
	"sched.Task.Ended":        {op: true},
	"sched.Task.Time":         {op: true},
	"proc.exit.Ended":         {op: true, may: map[string]string{"handle.Repr": itself}},
	"proc.exit.ExitCode":      {op: true, may: map[string]string{"proc.Proc.Epitaph": itself}},
	"proc.exit.Watch":         {op: true},
	"proc.exit.Unwatch":       {op: true},
	"proc.Thread.Ended":       {op: true},
	"proc.Proc.Epitaph":       {may: map[string]string{"workers.Epitaph": itself}},
	"proc.Run.Process":        {may: map[string]string{"prompt.kill": persons, "os.kill": numbers, "proc.Run.Kill": hosts}},
	"proc.Run.State":          {may: map[string]string{"prompt.ps": persons, "prompt.queues": persons, "proc.Session.State": hosts}},
	"proc.Run.Contents":       {},
	"proc.Run.Kill":           {},
}

// The usual reasons.
const (
	hosts    = "it is the host that does so"
	asksHost = "it asks the host for a line, and nobody else does"
	persons  = "of the prompt, at which a person sits"
	reports  = "for reports"
	numbers  = "a process that has ended is none, and an operation finds out whether one has"
	allEnds  = "it is the end of the whole run"
	itself   = "of the process itself, which has ended"
)

// stable are the places where what an object guards is read, or changed, outside of an operation,
// each with the reason why nobody can tell.
var stable = map[string]string{
	"connection.connection.open connection.pipe.readers": handedOn,
	"connection.connection.open connection.pipe.writers": handedOn,

	"futures.future.await futures.future.state":         final,
	"futures.future.open futures.future.out":            final,
	"futures.future.text futures.future.out":            final,
	"futures.future.text futures.future.state":          final,
	"futures.nextDone futures.future.at":                final,
	"futures.anyFailed futures.future.out":              final,
	"managers.remoteServer.ask managers.request.answer": final,
	"pool.result.open pool.result.failed":               final,
	"pool.result.openValue pool.result.outcomes":        final,

	"pool.pool.mapAsync pool.result.done":                         beingMade,
	"pool.pool.submit pool.result.jobs":                           beingMade,
	"queue.initialize queue.threadQueue.max":                      beingMade,
	"queue.initialize queue.threadQueue.order":                    beingMade,
	"queues.makeQueue queues.Queue.class":                         beingMade,
	"sharedctypes.lockedBlock.fill sharedctypes.block.cells":      beingMade,
	"sharedctypes.lockedBlock.initial sharedctypes.block.cells":   beingMade,
	"sharedmemory.shareableList.create sharedmemory.segment.list": beingMade,
	"managers.manager.manage managers.managed.v":                  beingMade,

	"locks.event.TravelTo locks.Flag.Set":                     oneProcess,
	"threading.threadSemaphore.TravelTo locks.Semaphore.Left": oneProcess,
	"queue.threadQueue.TravelTo queue.threadQueue.items":      oneProcess,
	"queue.threadQueue.TravelTo queue.threadQueue.max":        oneProcess,
	"queue.threadQueue.TravelTo queue.threadQueue.ready":      oneProcess,
	"queue.threadQueue.TravelTo queue.threadQueue.place":      oneProcess,
	"queue.threadQueue.setUp queue.threadQueue.hooked":        beingMade,
	"queue.threadQueue.setUp queue.threadQueue.max":           beingMade,
	"queue.threadQueue.setUp queue.threadQueue.ready":         beingMade,
	"queue.threadQueue.setUp queue.threadQueue.held":          beingMade,
	"queue.threadQueue.hookInit queue.threadQueue.place":      whoSorts,
	"queue.threadQueue.setPlace queue.threadQueue.place":      whoSorts,
	"synchronize.Lock.TellVain locks.Mutex.Taken":             nobodyElse,
	"queues.Queue.TellVain queues.Queue.items":                nobodyElse,
	"queues.Queue.TellVain queues.Queue.taken":                nobodyElse,
	"queues.Queue.content queues.Queue.items":                 reports,
	"futures.executor.staff workers.Crew.Workers":             ownersOwn,
	"pool.fillPools workers.Crew.Workers":                     ownersOwn,
	"workers.Crew.Join workers.Crew.Workers":                  ownersOwn,

	"proc.exit.Ended proc.exit.ended":           "a side door itself, see above",
	"proc.exit.ExitCode proc.exit.code":         "a side door itself, see above",
	"proc.Run.await proc.exit.code":             hosts,
	"proc.Proc.tellWatchers proc.exit.watchers": itself,
	"proc.Proc.Start proc.exit.watchers":        beingMade,
	"proc.Proc.StartThread proc.Thread.label":   beingMade,
	"proc.Proc.StartThread proc.Thread.task":    beingMade,
	"proc.Proc.runHandler proc.signals.handled": ownersOwn,
	"proc.newInput proc.Input.r":                beingMade,
	"proc.newInput proc.Input.end":              beingMade,
}

// More of them.
const (
	handedOn   = "who has an open end hands on others: that there are none any more comes by an operation"
	final      = "it does not change any more, as an operation has found"
	beingMade  = "nobody else knows of it yet"
	nobodyElse = "it was never given to another process"
	oneProcess = "what is of the threads of one process is copied with its memory"
	whoSorts   = "it is the program's, whose methods one thread calls at a time"
	ownersOwn  = "only the process that asks changes it"
)

// TestNoSideDoors: neither a builtin nor a process does something to another task, or sees something
// of it, by another way than an operation. What is done within one is found by looking at who calls whom; the rest
// stands in the tables above.
func TestNoSideDoors(t *testing.T) {
	t.Parallel()
	s := &source{fset: token.NewFileSet(), reads: isRead}
	s.load(t, "../builtins/...", "./proc")
	s.follow()
	checkSightings(t, s.lintCalls(), s.lintFields())
}

// checkSightings fails for what is not in the tables, and for what is there in vain.
func checkSightings(t *testing.T, calls, fields []sighting) {
	t.Helper()
	seen := map[string]bool{}
	for _, x := range calls {
		seen[x.what+" "+x.where] = true
		if sideDoors[x.what].may[x.where] == "" {
			t.Errorf("%v: %s calls %s, which is no operation", x.pos, x.where, x.what)
		}
	}
	for _, x := range fields {
		seen[x.where+" "+x.what] = true
		if stable[x.where+" "+x.what] == "" {
			t.Errorf("%v: %s uses %s outside of an operation", x.pos, x.where, x.what)
		}
	}
	for what, door := range sideDoors {
		for where := range door.may {
			if !seen[what+" "+where] {
				t.Errorf("%s does not call %s any more", where, what)
			}
		}
	}
	for key := range stable {
		if !seen[key] {
			t.Errorf("it is not so any more: %s", key)
		}
	}
}

// planted is a package with side doors, on the lines that say so.
const planted = `
package planted

import (
	"slices"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

type box struct {
	handle.Maker
	obj   sched.Object
	items []int
	open  bool
	size  int
}

func newBox(size int) *box { return &box{size: size, open: true} }

type takeOp struct {
	b    *box
	item int
	then func()
}

func (o *takeOp) Object() *sched.Object { return &o.b.obj }
func (o *takeOp) Line() int             { return 0 }
func (o *takeOp) Ready() bool           { return o.b.full() }
func (o *takeOp) Apply()                { o.item, o.b.items = o.b.items[0], o.b.items[1:] }
func (o *takeOp) Describe() sched.Desc  { return sched.Desc{} }

func (b *box) full() bool { return len(b.items) >= b.size }

func (b *box) half() bool { return len(b.items) >= b.size/2 } // bad

func (b *box) put(c *handle.Call, x int) error {
	full := func() bool { return slices.ContainsFunc(b.items, func(y int) bool { return len(b.items) == y }) }
	add := func() {
		if !full() {
			b.items = append(b.items, x)
		}
	}
	if err := b.change(c, add); err != nil || b.half() {
		return err
	}
	b.open = false // bad
	for range b.size {
		_ = b.items // bad
	}
	return c.Act(&b.obj, "close", b.Label, func() { b.open = false })
}

func (b *box) change(c *handle.Call, f func()) error {
	if c.Last {
		return c.P.Task().Do(&takeOp{b: b, then: f}, sched.Forever)
	}
	return c.Act(&b.obj, "put", b.Label, f)
}

func (b *box) peek(p *proc.Proc) (n int) {
	b.obj.Peek(func() { n = len(b.items) }) // bad
	p.World().Sched.Now() // bad
	p.Task().Stop(nil) // bad
	return n
}

func (b *box) late(c *handle.Call) {
	add := func() { b.items = nil } // bad
	_ = c.Act(&b.obj, "put", b.Label, add)
	add()
}

func ended(p *proc.Proc) func() bool { return func() bool { return p.Ended() } }

func wait(c *handle.Call, p *proc.Proc) error {
	if p.Ended() { // bad
		return nil
	}
	return c.Do(&handle.Op{On: p.End(), Test: ended(p)}, sched.Forever)
}
`

// TestSideDoorsAreFound: what is planted is found, and nothing else.
func TestSideDoorsAreFound(t *testing.T) {
	t.Parallel()
	s := &source{fset: token.NewFileSet(), reads: isRead}
	s.load(t, "../builtins/handle")
	s.add(t, modulePath+"builtins/planted", "planted.go", planted)
	s.follow()
	var got, want []int
	for _, x := range slices.Concat(s.lintCalls(), s.lintFields()) {
		if x.pos.Filename == "planted.go" {
			got = append(got, x.pos.Line)
		}
	}
	for i, line := range strings.Split(planted, "\n") {
		if strings.HasSuffix(line, "// bad") {
			want = append(want, i+1)
		}
	}
	slices.Sort(got)
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("side doors are seen in the lines %v, want %v", got, want)
	}
}

// A sighting is a place outside of an operation.
type sighting struct {
	pos         token.Position
	where, what string
}

// lintCalls finds the calls of side doors.
func (s *source) lintCalls() (list []sighting) {
	for _, file := range s.files {
		file.each(func(node ast.Node, up []ast.Node) {
			sel, ok := node.(*ast.SelectorExpr)
			if !ok {
				return
			}
			fn, ok := file.info.Uses[sel.Sel].(*types.Func)
			if !ok || fn.Pkg() == nil || !strings.HasPrefix(fn.Pkg().Path(), modulePath+"interp/") {
				return
			}
			name := fn.Pkg().Name() + "." + ownerName(fn) + fn.Name()
			door, ok := sideDoors[name]
			if inside, where := s.within(file, up); ok && !(inside && door.op) {
				list = append(list, sighting{s.fset.Position(sel.Pos()), where, name})
			}
		})
	}
	return list
}

// An access is a place where a field of a guarded struct is read or changed.
type access struct {
	pos      token.Position
	function string
	inside   bool // an operation
	write    bool
	whole    bool // the field itself is changed, and not a part of what it holds
	length   bool // only the length is read
}

// guardedFields are the fields of the structs that an object guards, with their names.
func (s *source) guardedFields() map[*types.Var]string {
	fields := map[*types.Var]string{}
	for _, file := range s.files {
		for _, o := range file.info.Defs {
			name, ok := o.(*types.TypeName)
			if !ok {
				continue
			}
			st, ok := name.Type().Underlying().(*types.Struct)
			if !ok || !guards(name, st) {
				continue
			}
			for f := range st.Fields() {
				if f.Type().String() != modulePath+"interp/sched.Object" && f.Name() != "Maker" {
					fields[f] = name.Pkg().Name() + "." + name.Name() + "." + f.Name()
				}
			}
		}
	}
	return fields
}

// alsoGuarded are structs that another one's object guards.
var alsoGuarded = []string{"managers.managed", "queue.Tasks", "workers.Worker"}

func guards(name *types.TypeName, st *types.Struct) bool {
	for f := range st.Fields() {
		if f.Type().String() == modulePath+"interp/sched.Object" {
			return true
		}
	}
	return slices.Contains(alsoGuarded, name.Pkg().Name()+"."+name.Name())
}

func (s *source) accesses(fields map[*types.Var]string) map[*types.Var][]access {
	all := map[*types.Var][]access{}
	for _, file := range s.files {
		file.each(func(node ast.Node, up []ast.Node) {
			sel, ok := node.(*ast.SelectorExpr)
			if !ok {
				return
			}
			f, ok := file.info.Uses[sel.Sel].(*types.Var)
			if !ok || fields[f.Origin()] == "" {
				return
			}
			a := access{pos: s.fset.Position(sel.Pos())}
			a.inside, a.function = s.within(file, up)
			a.write, a.whole, a.length = file.use(sel, up)
			all[f.Origin()] = append(all[f.Origin()], a)
		})
	}
	return all
}

// lintFields finds the uses of guarded fields. A field is one that changes if an operation changes
// it, or if one reads what is changed elsewhere.
func (s *source) lintFields() (list []sighting) {
	fields := s.guardedFields()
	for f, all := range s.accesses(fields) {
		changes := slices.ContainsFunc(all, func(a access) bool { return a.inside && a.write })
		grows := slices.ContainsFunc(all, func(a access) bool { return a.inside && a.whole })
		read := slices.ContainsFunc(all, func(a access) bool { return a.inside && !a.write })
		for _, a := range all {
			if !a.inside && !(a.length && !grows) && (changes || a.write && read) {
				list = append(list, sighting{a.pos, a.function, fields[f]})
			}
		}
	}
	return list
}

// use says whether the field that is selected may be changed, as a whole or in part, or only its
// length is read.
func (file *sourceFile) use(e ast.Expr, up []ast.Node) (write, whole, length bool) {
	switch p := up[len(up)-1].(type) {
	case *ast.AssignStmt:
		write = slices.Contains(p.Lhs, e)
		return write, write, false
	case *ast.IncDecStmt:
		return true, true, false
	case *ast.UnaryExpr:
		return p.Op == token.AND, p.Op == token.AND, false
	case *ast.IndexExpr:
		if p.X == e {
			write, _, _ = file.use(p, up[:len(up)-1])
		}
		return write, false, false
	case *ast.RangeStmt:
		return false, false, p.X == e && p.Value == nil
	case *ast.CallExpr:
		id, ok := p.Fun.(*ast.Ident)
		if !ok {
			return false, false, false
		}
		write = (id.Name == "delete" || id.Name == "clear") && p.Args[0] == e
		return write, write, id.Name == "len"
	case *ast.SelectorExpr:
		s := file.info.Selections[p]
		if s == nil {
			return false, false, false
		}
		if s.Kind() == types.FieldVal {
			return file.use(p, up[:len(up)-1])
		}
		_, byPointer := s.Obj().(*types.Func).Signature().Recv().Type().(*types.Pointer)
		_, pointer := s.Recv().Underlying().(*types.Pointer)
		write = byPointer && !pointer
		return write, write, false
	}
	return false, false, false
}
