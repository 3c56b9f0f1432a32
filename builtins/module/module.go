package module

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/library"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Module is a named collection of values. What is in most, time or math, is immutable, and all processes
// share it: a process that imports one has a module of its own, whose members are lent until the program
// assigns one. What is in a private one (sys, os) each process makes for itself.
type Module struct {
	name    string
	members members
	// make makes the members of each process's own module; nil of one that is shared
	// and of one that a process owns.
	make func(p *proc.Proc) starlark.StringDict
	// shared makes, once, the members that a program sees which has not imported
	// the private module.
	shared func() members
	// layout is that of the processes' own modules, nil until there is one.
	layout atomic.Pointer[memory.Layout]
	// template is what a process's own module was made from, owner its process's state.
	template *Module
	owner    *moduleState
	lent     bool                             // its members are the template's
	more     func(name string) starlark.Value // see WithMore
	legacy   []legacy                         // see WithLegacy
	// text is the module of the library that has what is written in Python.
	text    string
	written []string
	late    map[string]func(*starlark.Thread) (starlark.Value, error) // see WithLate
}

var (
	_ object.Namespace     = (*Module)(nil)
	_ starlark.HasSetField = (*Module)(nil)
	_ memory.Traveler      = (*Module)(nil)
	_ memory.Slotted       = (*Module)(nil)
)

// members are what a module has.
type members struct {
	layout *memory.Layout
	slots  []starlark.Value    // of the layout; nil for what is not there
	more   starlark.StringDict // what the program has given names that the layout does not have
}

// newMembers returns members with a layout, or with one of their own if that does not fit.
func newMembers(dict starlark.StringDict, layout *memory.Layout) members {
	if layout == nil || len(layout.Names()) != len(dict) {
		layout = memory.NewLayout(dict.Keys())
	}
	m := members{layout: layout, slots: make([]starlark.Value, len(dict))}
	for name, v := range dict {
		i, ok := layout.Index(name)
		if !ok {
			return newMembers(dict, nil)
		}
		m.slots[i] = v
	}
	return m
}

// get returns a member, nil if there is none.
func (m *members) get(name string) starlark.Value {
	if i, ok := m.layout.Index(name); ok {
		return m.slots[i]
	}
	return m.more[name]
}

// set gives a name a value; nil takes it away.
func (m *members) set(name string, v starlark.Value) {
	if i, ok := m.layout.Index(name); ok {
		m.slots[i] = v
		return
	}
	if v == nil {
		delete(m.more, name)
		return
	}
	if m.more == nil {
		m.more = starlark.StringDict{}
	}
	m.more[name] = v
}

// dict returns the members by their names.
func (m *members) dict() starlark.StringDict {
	d := make(starlark.StringDict, len(m.slots)+len(m.more))
	maps.Copy(d, m.more)
	for i, name := range m.layout.Names() {
		if v := m.slots[i]; v != nil {
			d[name] = v
		}
	}
	return d
}

// A moduleState is what a process has of private modules.
type moduleState struct {
	own     map[*Module]*Module // by the module that they were made from
	streams Streams
}

// Streams is what the program of a process has made sys.stdin, sys.stdout and sys.stderr, whether
// it has imported sys or not; nil is the run's stream.
type Streams struct{ Stdin, Stdout, Stderr starlark.Value }

// of returns where the stream of a name is, nil if it is no stream's.
func (s *Streams) of(name string) *starlark.Value {
	switch name {
	case "stdin":
		return &s.Stdin
	case "stdout":
		return &s.Stdout
	case "stderr":
		return &s.Stderr
	}
	return nil
}

var moduleStates = proc.NewSlot[moduleState](nil).Carried(func(c *memory.Copier, from *moduleState) *moduleState {
	return carrying.carry(c, from)
}).Bequeathed(func(from *moduleState) starlark.Value { return carrying.give(from) }, func(p *proc.Proc, v starlark.Value) { carrying.take(p, v) })

// carrying is an interface for the reason that ModuleMaker is one.
var carrying interface {
	carry(c *memory.Copier, from *moduleState) *moduleState
	give(from *moduleState) starlark.Value
	take(p *proc.Proc, v starlark.Value)
} = modulesCarrier{}

type modulesCarrier struct{}

// carry gives a child the modules of its parent, also those that its code does not name: after
// a fork it has what the parent has made of them.
func (modulesCarrier) carry(c *memory.Copier, from *moduleState) *moduleState {
	own := moduleStates.Of(proc.In(c.Receiver()))
	for _, m := range from.sorted() {
		if !m.lent {
			_, _ = m.Travel(c) // fails for no module
		}
	}
	for _, stream := range []struct{ from, to *starlark.Value }{
		{&from.streams.Stdout, &own.streams.Stdout}, {&from.streams.Stderr, &own.streams.Stderr}} {
		if *stream.from == nil || *stream.to != nil {
			continue
		}
		if v, err := c.Copy(*stream.from); err == nil {
			*stream.to = v
		}
	}
	return own
}

// sorted returns the process's own modules by their names.
func (s *moduleState) sorted() []*Module {
	return slices.SortedFunc(maps.Values(s.own), func(a, b *Module) int { return strings.Compare(a.name, b.name) })
}

// StreamsOf returns a process's streams.
func StreamsOf(p *proc.Proc) Streams {
	if s := moduleStates.Peek(p); s != nil {
		return s.streams
	}
	return Streams{}
}

// SetStream replaces a process's sys.stdout or sys.stderr.
func SetStream(p *proc.Proc, name string, v starlark.Value) {
	s := moduleStates.Of(p)
	for _, m := range s.own {
		if m.name == "sys" {
			m.members.set(name, v)
		}
	}
	*s.streams.of(name) = v
}

// Given returns what the program of a process has made of a name in its own module of a name, nil
// if that is nothing.
func Given(p *proc.Proc, module, name string) starlark.Value {
	if s := moduleStates.Peek(p); s != nil {
		for _, m := range s.own {
			if m.name == module {
				return m.members.more[name]
			}
		}
	}
	return nil
}

// Name returns the module's name.
func (m *Module) Name() string { return m.name }

// New returns a module. Its members must be safe for concurrent use and
// must not be changed any more.
func New(name string, members starlark.StringDict) *Module {
	return &Module{name: name, members: newMembers(members, nil)}
}

// WithMore makes f find what is no member: a package's modules, which are made when they
// are first used. It returns the module.
func (m *Module) WithMore(f func(name string) starlark.Value) *Module {
	m.more = f
	return m
}

// WithText says in which module of the library, which is Python text, further members are, by
// name. They belong to the process that asks for one, which then runs the text. It returns the
// module.
func (m *Module) WithText(library string, names ...string) *Module {
	m.text, m.written = library, names
	return m
}

// WithLate makes find return a member of a process's own module, which only a process that computes
// can be asked for. It returns the module.
func (m *Module) WithLate(name string, find func(*starlark.Thread) (starlark.Value, error)) *Module {
	if m.late == nil {
		m.late = map[string]func(*starlark.Thread) (starlark.Value, error){}
	}
	m.late[name] = find
	return m
}

// LateAttr implements object.LateNamespace: it returns a member that is Python text, a module of
// the package that is, or what only the process knows, nil if there is none of the name.
func (m *Module) LateAttr(thread *starlark.Thread, name string) (starlark.Value, error) {
	if thread == nil {
		return nil, nil
	}
	src := m
	if m.template != nil {
		src = m.template
	}
	if find := src.late[name]; find != nil {
		return find(thread)
	}
	from := src.text
	if !slices.Contains(src.written, name) {
		if from = m.name + "." + name; !library.Has(from) {
			return nil, nil
		}
	}
	text, _ := library.Text(from)
	mod, err := proc.Of(thread).ImportText(thread, from, library.File(from), text)
	switch {
	case err != nil:
		return nil, err
	case from != src.text:
		return mod, nil
	}
	return mod.Attr(name)
}

// A ModuleMaker makes the members of private modules. It is an interface, and no function,
// so that the members may use the variable that holds their module: Go would take the
// function for a cycle.
type ModuleMaker interface {
	// Members makes the members of p's own module, or, if p is nil, what a program sees
	// that has not imported the module.
	Members(p *proc.Proc) starlark.StringDict
}

// NewPrivate returns a module of which each process that imports it has its own: the
// program may assign the members, and they may be values that change. Those that a program
// sees which has not imported the module are frozen.
func NewPrivate(name string, maker ModuleMaker) *Module {
	shared := sync.OnceValue(func() members {
		m := maker.Members(nil)
		m.Freeze()
		return newMembers(m, nil)
	})
	return &Module{name: name, make: maker.Members, shared: shared}
}

// In returns the module as the process sees it: its own.
func (m *Module) In(p *proc.Proc) *Module {
	s := moduleStates.Of(p)
	if m.make == nil {
		return m.lend(s)
	}
	own := s.own[m]
	if own == nil {
		own = &Module{name: m.name, members: newMembers(m.make(p), m.layout.Load()), template: m}
		m.layout.CompareAndSwap(nil, own.members.layout)
		own.join(s)
		own.lendParts(s)
	}
	return own
}

// lend returns a process's own module for one that all processes share.
func (m *Module) lend(s *moduleState) *Module {
	if own := s.own[m]; own != nil {
		return own
	}
	own := m.lentTo(nil)
	own.join(s)
	own.lendParts(s)
	return own
}

// lentTo returns a module with the members of one that all processes share. s is the state of the process
// that has it, nil if it is under way.
func (m *Module) lentTo(s *moduleState) *Module {
	own := &Module{name: m.name, members: m.members, template: m, owner: s, lent: true, text: m.text, written: m.written}
	if m.more != nil {
		own.more = func(name string) starlark.Value {
			v := m.more(name)
			if part, ok := v.(*Module); ok && part.make == nil && own.owner != nil {
				return part.lend(own.owner)
			}
			return v
		}
	}
	return own
}

// lendParts makes the modules in a process's module the process's, too: os.path.
func (m *Module) lendParts(s *moduleState) {
	cloned := !m.lent
	for i, v := range m.members.slots {
		part, ok := v.(*Module)
		if !ok || part.make != nil || part.template != nil {
			continue
		}
		if !cloned {
			m.members.slots, cloned = slices.Clone(m.members.slots), true
		}
		m.members.slots[i] = part.lend(s)
	}
}

// keep makes the members the module's own, for one is to be assigned.
func (m *Module) keep() {
	if m.lent {
		m.lent, m.members.slots = false, slices.Clone(m.members.slots)
	}
}

// join makes m the process's own module.
func (m *Module) join(s *moduleState) {
	if s.own == nil {
		s.own = map[*Module]*Module{}
	}
	s.own[m.template] = m
	m.owner = s
	if m.name != "sys" {
		return
	}
	// The stream may have been replaced before the program imported sys.
	for _, name := range []string{"stdin", "stdout", "stderr"} {
		if v := *s.streams.of(name); v != nil {
			m.members.set(name, v)
		}
		m.noteStream(name)
	}
}

// noteStream tells the process's state of what the program has made a stream.
func (m *Module) noteStream(name string) {
	if m.name != "sys" || m.owner == nil {
		return
	}
	if stream := m.owner.streams.of(name); stream != nil {
		*stream = m.members.get(name)
	}
}

// Class returns types.ModuleType.
func (m *Module) Class() *object.Class  { return object.ModuleClass }
func (m *Module) String() string        { return "<module '" + m.name + "' (built-in)>" }
func (m *Module) Type() string          { return "module" }
func (m *Module) Freeze()               {}
func (m *Module) Truth() starlark.Bool  { return true }
func (m *Module) Hash() (uint32, error) { return starlark.String(m.name).Hash() }

// Travel returns the receiver's own module, if its members were lent or the receiver is not being started;
// otherwise it has copies of the members. A member that cannot travel is left behind.
func (m *Module) Travel(c *memory.Copier) (starlark.Value, error) {
	if c.Naming() != nil {
		return nil, &memory.TravelError{Type: m.Type()}
	}
	if m.template == nil {
		return m, nil
	}
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	if in := c.Receiver(); in != nil && (m.lent || c.Dest() == nil) {
		return m.template.In(proc.In(in)), nil
	}
	if m.lent {
		return m.template.lentTo(nil), nil
	}
	to := &Module{name: m.name, template: m.template, more: m.more, text: m.text, written: m.written}
	to.members = members{layout: m.members.layout, slots: slices.Clone(m.members.slots)}
	c.Note(m, to)
	travel := func(name string, v starlark.Value) starlark.Value {
		copied, err := c.Copy(v)
		if err != nil {
			return memory.Untraveled(m.name+"."+name, v, err)
		}
		return copied
	}
	for i, name := range m.members.layout.Names() {
		if v := m.members.slots[i]; v != nil && !isFixed(v) {
			to.members.slots[i] = travel(name, v)
		}
	}
	for _, name := range m.members.more.Keys() {
		to.members.set(name, travel(name, m.members.more[name]))
	}
	if in := c.Receiver(); in != nil {
		to.join(moduleStates.Of(proc.In(in)))
	}
	return to, nil
}

// isFixed reports whether a member is one that all processes may share. Most are, and a process that is
// started should not be slower for each.
func isFixed(v starlark.Value) bool {
	switch v := v.(type) {
	case starlark.String, starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, starlark.Bytes:
		return true
	case *call.Builtin:
		return v.Receiver() == nil
	case *object.Class:
		return v.BuiltIn()
	}
	return false
}

// Attr returns a member, or __name__ or __dict__.
func (m *Module) Attr(name string) (starlark.Value, error) {
	if v := m.content().get(name); v != nil {
		return v, nil
	}
	if m.more != nil {
		if v := m.more(name); v != nil {
			return v, nil
		}
	}
	switch name {
	case "__class__":
		return object.ModuleClass, nil
	case "__doc__":
		return starlark.None, nil
	case "__name__":
		return starlark.String(m.name), nil
	case "__dict__":
		return object.DictOf(m.content().dict()), nil
	}
	return nil, object.NoAttribute(m, name)
}

// NoAttribute implements Namespace.
func (m *Module) NoAttribute(name string) *raise.Error {
	return raise.New(fact.ModuleNoAttribute, m.name, name)
}

// lazyFunctions are what itertools has in Python 2 and is built in in Python 3.
var lazyFunctions = map[string]string{"izip": "zip", "imap": "map", "ifilter": "filter"}

// OldAttr implements Namespace.
func (m *Module) OldAttr(p *proc.Proc, name string) starlark.Value {
	if m.name != "itertools" || lazyFunctions[name] == "" {
		return nil
	}
	return p.World().Env[lazyFunctions[name]]
}

// content returns the members.
func (m *Module) content() *members {
	if m.shared != nil {
		shared := m.shared()
		return &shared
	}
	return &m.members
}

// Layout implements memory.Slotted.
func (m *Module) Layout() *memory.Layout { return m.members.layout }

// Slot implements memory.Slotted.
func (m *Module) Slot(i int) memory.Val { return memory.Unbox(m.members.slots[i]) }

// SetField assigns a member of a process's own module.
func (m *Module) SetField(name string, v starlark.Value) error {
	if m.template == nil {
		return m.unowned("set", name)
	}
	m.keep()
	m.members.set(name, v)
	m.noteStream(name)
	return nil
}

// DelAttr takes a member of a process's own module away. The error is an AttributeError.
func (m *Module) DelAttr(_ *starlark.Thread, name string) error {
	switch {
	case m.content().get(name) == nil:
		return memory.NoAttributeToDelete(name)
	case m.template == nil:
		return m.unowned("delete", name)
	}
	m.keep()
	m.members.set(name, nil)
	m.noteStream(name)
	return nil
}

// unowned is the error of a change to a module that all processes share, which the program has not imported.
func (m *Module) unowned(what, name string) error {
	err := raise.Errorf("AttributeError", "cannot %s '%s' of module '%s': all processes share it", what, name, m.name)
	err.Hint = "the process has one of its own after import " + m.name
	return err
}

// AttrNames returns the members' names, sorted.
func (m *Module) AttrNames() []string {
	return append(m.content().dict().Keys(), m.written...)
}
