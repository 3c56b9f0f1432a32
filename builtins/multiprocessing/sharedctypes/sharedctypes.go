package sharedctypes

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A block is shared memory: of a Value or an Array. Each read and each write is an
// operation, so that v.value += 1 is two.
type block struct {
	handle.Maker
	obj   sched.Object
	guard *sched.Object // that of the lock that it was made with; nil for its own
	kind  *CType
	cells []starlark.Value // immutable values
}

// guardian returns the object that guards the cells, whoever has them under which lock.
func (b *block) guardian() *sched.Object {
	if b.guard != nil {
		return b.guard
	}
	return &b.obj
}

// A lockedBlock is what Value, Array, RawValue and RawArray carry. With a lock an access waits
// until no other process has it.
type lockedBlock struct {
	*block
	lock    *locks.Mutex // nil for a raw one, or if it is none of ours
	lockObj starlark.Value
	raw     *object.Instance // what get_obj answers
}

// inLine reports whether an access is in line with those who want to acquire the lock. Where
// the memory was there before the lock, the lock is acquired and released around it.
func (m *lockedBlock) inLine() bool { return m.lock != nil && m.guard == &m.lock.Obj }

// A memoryOp is a read or a write. With a lock it happens under that, in line with those
// who want to acquire it, unless its task has the lock.
type memoryOp struct {
	m    *lockedBlock
	by   *sched.Task
	kind sched.Kind
	f    func()         // what it does, or nil:
	at   int            // then it is about one cell,
	v    starlark.Value // which is set to v, if that is not nil, or v to it
	show starlark.Value // what is written
}

func (o *memoryOp) Object() *sched.Object { return o.m.guardian() }

func (o *memoryOp) Line() int {
	if !o.m.inLine() || o.m.lock.Again(o.by) {
		return sched.NoLine
	}
	return 0
}

func (o *memoryOp) Ready() bool {
	return !o.m.inLine() || o.m.lock.Owner == nil || o.m.lock.Again(o.by)
}

func (o *memoryOp) Apply() {
	switch {
	case o.f != nil:
		o.f()
	case o.v != nil:
		o.m.cells[o.at] = o.v
	default:
		o.v = o.m.cells[o.at]
	}
}

// Needs implements sched.Needy.
func (o *memoryOp) Needs() *sched.Task {
	if !o.m.inLine() {
		return nil
	}
	return o.m.lock.Owner
}

func (o *memoryOp) Describe() sched.Desc {
	d := o.m.Desc(string(o.kind))
	d.Detail = text.Short(o.show)
	return d
}

// Explain implements sched.Explainer.
func (o *memoryOp) Explain() sched.Wait {
	if !o.m.inLine() {
		return sched.Wait{About: o.m.Wait(nil, "")}
	}
	w, about := o.m.lock.Explain(o.by)
	about.Made = o.m.Made
	return w
}

// TravelTo implements object.Payload.
func (m *lockedBlock) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	to := &lockedBlock{block: m.block, lock: m.lock}
	if m.lockObj != nil {
		lock, err := c.Copy(m.lockObj)
		if err != nil {
			return nil, err
		}
		to.lockObj = lock
	}
	return to, nil
}

// The classes of shared memory.
var (
	SynchronizedBase   = object.NewClass("SynchronizedBase").In("multiprocessing.sharedctypes")
	SynchronizedClass  = object.NewClass("Synchronized", SynchronizedBase).In("multiprocessing.sharedctypes")
	SynchronizedArray  = object.NewClass("SynchronizedArray", SynchronizedBase).In("multiprocessing.sharedctypes")
	SynchronizedString = object.NewClass("SynchronizedString", SynchronizedArray).In("multiprocessing.sharedctypes")
	RawArrayClass      = object.NewClass("Array").In("ctypes")
)

// access carries out an operation. What it has read is the answer.
func (m *lockedBlock) access(p *proc.Proc, op memoryOp) (starlark.Value, error) {
	if m.lockObj != nil && !m.inLine() {
		return m.underLock(p, op)
	}
	return m.do(p, op)
}

// underLock is access for a memory whose lock is none of ours: anything that has acquire
// and release.
func (m *lockedBlock) underLock(p *proc.Proc, op memoryOp) (starlark.Value, error) {
	if _, err := object.CallMethod(p.Current(), m.lockObj, "acquire", nil, nil); err != nil {
		return nil, err
	}
	v, err := m.do(p, op)
	if _, failed := object.CallMethod(p.Current(), m.lockObj, "release", nil, nil); err == nil {
		err = failed
	}
	return v, err
}

// memoryOps are the operations of threads, each of which does one at a time: using them
// again saves an allocation an access.
var memoryOps = proc.NewThreadSlot[memoryOp](nil)

func (m *lockedBlock) do(p *proc.Proc, op memoryOp) (starlark.Value, error) {
	o, task := memoryOps.Of(p), p.Task()
	*o = op
	o.m, o.by = m, task
	err := task.Do(o, sched.Forever)
	v := o.v
	o.f, o.v, o.show = nil, nil, nil
	return v, err
}

// read returns a cell.
func (m *lockedBlock) read(p *proc.Proc, at int) (starlark.Value, error) {
	return m.access(p, memoryOp{kind: "read", at: at})
}

// write sets a cell.
func (m *lockedBlock) write(thread *starlark.Thread, at int, v starlark.Value) error {
	v, err := m.kind.Convert(thread, m.kind, v)
	if err != nil {
		return err
	}
	_, err = m.access(proc.Of(thread), memoryOp{kind: "write", at: at, v: v, show: v})
	return err
}

// computeValue gives a class the attribute value, which is the first cell.
func computeValue(class *object.Class) {
	of := func(self starlark.Value) *lockedBlock { return self.(*object.Instance).Base().(*lockedBlock) }
	class.SetDeletable("value", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return of(self).read(proc.Of(thread), 0)
	}, func(thread *starlark.Thread, self, v starlark.Value) error {
		if v == nil {
			return raise.Errorf("AttributeError", "can't delete attribute 'value'")
		}
		return of(self).write(thread, 0, v)
	})
}

// transfer reads or writes several cells as one operation.
func (m *lockedBlock) transfer(c *handle.Call, kind sched.Kind, show starlark.Value, f func()) error {
	_, err := m.access(c.P, memoryOp{kind: kind, f: f, show: show})
	return err
}

// fill sets the first elements.
func (m *lockedBlock) fill(c *handle.Call, values []starlark.Value) error {
	if len(values) > len(m.cells) {
		return raise.Errorf("IndexError", "invalid index")
	}
	for i, v := range values {
		v, err := m.kind.Convert(c.Thread, m.kind, v)
		if err != nil {
			return err
		}
		m.cells[i] = v
	}
	return nil
}

// fillValue is fill for what is no array.
func (m *lockedBlock) fillValue(c *handle.Call, values []starlark.Value) error {
	if err := call.Count("__init__", len(values), 0, 1); err != nil {
		return err
	}
	return m.fill(c, values)
}

// snapshot reads all elements.
func (m *lockedBlock) snapshot(c *handle.Call) (list *starlark.List, err error) {
	err = m.transfer(c, "read", nil, func() { list = starlark.NewList(append([]starlark.Value(nil), m.cells...)) })
	return list, err
}

// index converts the index of one element.
func (m *lockedBlock) index(c *handle.Call, key starlark.Value) (int, error) {
	i, err := object.Index(c.Thread, key)
	if err != nil {
		return 0, raise.Errorf("TypeError", "indices must be integers")
	}
	if i < 0 {
		i += len(m.cells)
	}
	if i < 0 || i >= len(m.cells) {
		return 0, raise.Errorf("IndexError", "invalid index")
	}
	return i, nil
}

func (m *lockedBlock) getItem(c *handle.Call, key starlark.Value) (starlark.Value, error) {
	if s, ok := key.(*object.Slice); ok {
		list, err := m.snapshot(c)
		if err != nil {
			return nil, err
		}
		part, err := object.GetItem(c.Thread, list, s)
		if err != nil || m.kind.codes != "c" && m.kind.codes != "u" {
			return part, err
		}
		return m.kind.join(part.(*starlark.List)), nil
	}
	i, err := m.index(c, key)
	if err != nil {
		return nil, err
	}
	return m.read(c.P, i)
}

// join makes bytes or a str of characters.
func (t *CType) join(list *starlark.List) starlark.Value {
	var b strings.Builder
	for i := range list.Len() {
		switch ch := list.Index(i).(type) {
		case starlark.Bytes:
			b.WriteString(string(ch))
		case starlark.String:
			b.WriteString(string(ch))
		}
	}
	if t.codes == "c" {
		return starlark.Bytes(b.String())
	}
	return starlark.String(b.String())
}

func (m *lockedBlock) setItem(c *handle.Call, key, v starlark.Value) (starlark.Value, error) {
	if s, ok := key.(*object.Slice); ok {
		return handle.NoReturn(m.setSlice(c, s, v))
	}
	i, err := m.index(c, key)
	if err != nil {
		return nil, err
	}
	return handle.NoReturn(m.write(c.Thread, i, v))
}

func (m *lockedBlock) setSlice(c *handle.Call, s *object.Slice, values starlark.Value) error {
	list, err := object.Collect(c.Thread, values)
	if err != nil {
		return err
	}
	for i, v := range list {
		if b, ok := values.(starlark.Bytes); ok {
			v = b[i : i+1]
		}
		if list[i], err = m.kind.Convert(c.Thread, m.kind, v); err != nil {
			return err
		}
	}
	var places []starlark.Value
	for i := range m.cells {
		places = append(places, starlark.MakeInt(i))
	}
	which, err := object.GetItem(c.Thread, starlark.NewList(places), s)
	if err != nil {
		return err
	}
	at := which.(*starlark.List)
	if at.Len() != len(list) {
		return raise.Errorf("ValueError", "Can only assign sequence of same size")
	}
	return m.transfer(c, "write", nil, func() {
		for k, v := range list {
			i, _ := starlark.AsInt32(at.Index(k))
			m.cells[i] = v
		}
	})
}

func (m *lockedBlock) length(*handle.Call) (starlark.Value, error) {
	return starlark.MakeInt(len(m.cells)), nil
}

// text is .value of an array of characters: up to the first NUL.
func (m *lockedBlock) text(c *handle.Call) (starlark.Value, error) {
	list, err := m.snapshot(c)
	if err != nil {
		return nil, err
	}
	switch s := m.kind.join(list).(type) {
	case starlark.Bytes:
		before, _, _ := strings.Cut(string(s), "\x00")
		return starlark.Bytes(before), nil
	default:
		before, _, _ := strings.Cut(string(s.(starlark.String)), "\x00")
		return starlark.String(before), nil
	}
}

// setText sets .value, with a NUL behind it, or .raw.
func (m *lockedBlock) setText(raw bool) func(*lockedBlock, *handle.Call, starlark.Value) error {
	return func(m *lockedBlock, c *handle.Call, v starlark.Value) error {
		b, ok := handle.BytesOf(v)
		if !ok {
			return raise.Errorf("TypeError", "bytes expected instead of %s instance", object.TypeOf(v).Name())
		}
		if len(b) > len(m.cells) {
			return raise.Errorf("ValueError", "byte string too long")
		}
		if !raw && len(b) < len(m.cells) {
			b += "\x00"
		}
		return m.transfer(c, "write", b, func() {
			for i := range len(b) {
				m.cells[i] = b[i : i+1]
			}
		})
	}
}

// bare returns the memory without its lock.
func (m *lockedBlock) bare(c *handle.Call) *object.Instance {
	if m.raw == nil {
		class := m.kind.Class
		if m.lockObj == nil {
			return c.Self
		}
		if c.Self.Class().Is(SynchronizedArray) {
			class = m.arrayClass(c)
		}
		m.raw = c.New(class, &lockedBlock{block: m.block})
	}
	return m.raw
}

// arrayClasses are the classes of arrays that a process has made.
var arrayClasses = proc.NewSlot(func(*proc.Proc) *map[string]*object.Class { return &map[string]*object.Class{} })

// arrayName is what ctypes calls the class of arrays of the kind and length.
func (m *lockedBlock) arrayName() string {
	return m.kind.Name + "_Array_" + strconv.Itoa(len(m.cells))
}

// arrayClass returns the class of arrays of the kind and length: ctypes has one for each.
func (m *lockedBlock) arrayClass(c *handle.Call) *object.Class {
	classes := *arrayClasses.Of(c.P)
	name := m.arrayName()
	if classes[name] == nil {
		classes[name] = newArrayClass(name, m.kind, len(m.cells))
	}
	return classes[name]
}

func newArrayClass(name string, kind *CType, n int) *object.Class {
	class := object.NewClass(name, RawArrayClass).In("multiprocessing.sharedctypes")
	handle.Define[lockedBlock](class, handle.MOpen("slot "+name+".__init__(self, /, *args, **kwargs)", func(m *lockedBlock, c *handle.Call, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		m.block = &block{Maker: handle.MakerOf(c.P, "Array"), kind: kind, cells: kind.zeros(n)}
		return handle.NoReturn(m.fill(c, args))
	}))
	return class
}

func (m *lockedBlock) valueRepr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(m.guardian(), m.Label, func() string { return m.kind.Name + "(" + handle.ReprOf(m.cells[0]) + ")" })
}

func (m *lockedBlock) arrayRepr(c *handle.Call) (starlark.Value, error) {
	return starlark.String("<" + m.arrayClass(c).FullName() + " object at " + handle.Address(m.Label) + ">"), nil
}

func (m *lockedBlock) wrapperRepr(c *handle.Call) (starlark.Value, error) {
	s, err := object.Repr(c.Thread, m.bare(c))
	return starlark.String("<" + c.Self.Class().Name() + " wrapper for " + s + ">"), err
}

// ofLock is a method that calls the lock's of the same name, with whatever that takes.
func ofLock(name, parameters string) *call.Entry {
	return call.MOpen("def SynchronizedBase."+name+parameters, func(thread *starlark.Thread, i *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return object.CallMethod(thread, handle.Base[lockedBlock](i).lockObj, name, args, kwargs)
	})
}

func getLock(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	return handle.Base[lockedBlock](i).lockObj, nil
}

func (m *lockedBlock) getObj(c *handle.Call) (starlark.Value, error) { return m.bare(c), nil }

// hasText fails unless the memory is an array of characters.
func (m *lockedBlock) hasText() error {
	if m.kind.codes == "c" || m.kind.codes == "u" {
		return nil
	}
	return raise.New(fact.NoAttribute, m.arrayName(), "value")
}

func fillShared() {
	fillSynchronized()
	RawArrayClass.Define(nil, // programs cannot make one: the classes derived from it have a length
		handle.M1("slot __getitem__(self, key, /)", (*lockedBlock).getItem),
		handle.M2("slot __setitem__(self, key, value, /)", (*lockedBlock).setItem),
		handle.M0("slot __len__(self, /)", (*lockedBlock).length),
		handle.M0("slot __repr__(self, /)", (*lockedBlock).arrayRepr),
	)
	var m *lockedBlock
	handle.Computed(RawArrayClass, "value", func(m *lockedBlock, c *handle.Call) (starlark.Value, error) {
		if err := m.hasText(); err != nil {
			return nil, err
		}
		return m.text(c)
	}, m.setText(false))
}

// fillSynchronized completes the classes of memory that has a lock.
func fillSynchronized() {
	init := handle.M3("def SynchronizedBase.__init__(self, obj, lock=None, ctx=None)", (*lockedBlock).initAround)
	handle.Define[lockedBlock](SynchronizedBase, init,
		ofLock("acquire", "(self, *args, **kwargs)"),
		ofLock("release", "(self, *args, **kwargs)"),
		ofLock("__enter__", "(self)"),
		ofLock("__exit__", "(self, *args)"),
		call.M0("def SynchronizedBase.get_lock(self)", getLock),
		handle.M0("def SynchronizedBase.get_obj(self)", (*lockedBlock).getObj),
		handle.M0("def SynchronizedBase.__repr__(self)", (*lockedBlock).wrapperRepr),
	)
	computeValue(SynchronizedClass)
	SynchronizedArray.Define(nil,
		handle.M1("def SynchronizedArray.__getitem__(self, i)", (*lockedBlock).getItem),
		handle.M2("def SynchronizedArray.__setitem__(self, i, value)", (*lockedBlock).setItem),
		handle.M0("def SynchronizedArray.__len__(self)", (*lockedBlock).length),
	)
	var m *lockedBlock
	handle.Computed(SynchronizedString, "value", (*lockedBlock).text, m.setText(false))
	handle.Computed(SynchronizedString, "raw", func(m *lockedBlock, c *handle.Call) (starlark.Value, error) {
		list, err := m.snapshot(c)
		if err != nil {
			return nil, err
		}
		return m.kind.join(list), nil
	}, m.setText(true))
}
