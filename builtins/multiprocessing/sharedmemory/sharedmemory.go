package sharedmemory

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The segments of a run are what multiprocessing.shared_memory makes: memory that
// processes find by its name. It is the run's, not the machine's, and ends with it.
type segments struct {
	obj    sched.Object
	byName map[string]*segment
}

// A segment is one of them. Its lock guards data.
type segment struct {
	handle.Maker
	obj  sched.Object
	name string
	data []byte
	list *slots // of a ShareableList
}

// segmentsIn has those of a run.
var segmentsIn = proc.NewRunSlot(func() *segments { return &segments{byName: map[string]*segment{}} })

// A sharedMemory is what a SharedMemory carries: one process's way to a segment.
type sharedMemory struct {
	seg    *segment
	buf    *object.Instance // made when it is asked for
	closed bool
}

// TravelTo implements object.Payload: as in CPython, what travels is the name.
func (m *sharedMemory) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	return &sharedMemory{seg: m.seg, closed: m.closed}, nil
}

// SharedMemoryClass is multiprocessing.shared_memory.SharedMemory.
var SharedMemoryClass = object.NewClass("SharedMemory").In("multiprocessing.shared_memory")

// init is SharedMemory(name=None, create=False, size=0, *, track=True). Nothing tracks memory
// that ends with the run.
func (m *sharedMemory) init(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	name, create := v[0], object.Truth(v[1], false)
	n, err := handle.IntArg(c.Thread, v[2], 0)
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, raise.Errorf("ValueError", "'size' must be a positive integer")
	case create && n == 0:
		return nil, raise.Errorf("ValueError", "'size' must be a positive number different from zero")
	case name == starlark.None:
		name = nil
	}
	if name == nil && !create {
		return nil, raise.Errorf("ValueError", "'name' can only be None if create=True")
	}
	m.seg, err = segmentFor(c, name, create, n)
	return handle.NoReturn(err)
}

// segmentFor makes a segment, or finds one.
func segmentFor(c *handle.Call, name starlark.Value, create bool, size int) (seg *segment, err error) {
	all := segmentsIn.Of(c.P.World())
	text := fmt.Sprintf("psm_%08x", c.P.NewNumber("segment"))
	if name != nil {
		s, ok := name.(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "SharedMemory name must be a str, not %s", object.TypeOf(name).Name())
		}
		if text = string(s); strings.Contains(text, "\x00") {
			return nil, raise.Errorf("ValueError", "embedded null character")
		}
	}
	label := "SharedMemory " + text
	if !create {
		if err := c.Act(&all.obj, "open", label, func() { seg = all.byName[text] }); err != nil {
			return nil, err
		}
		if seg == nil {
			return nil, noSegment(text)
		}
		return seg, nil
	}
	if err := object.Afford(size, 1); err != nil {
		return nil, err
	}
	taken := false
	err = c.Act(&all.obj, "create", label, func() {
		if taken = all.byName[text] != nil; !taken {
			seg = &segment{Maker: handle.Maker{Label: label, Made: c.P.Where()}, name: text, data: make([]byte, size)}
			all.byName[text] = seg
		}
	})
	if err == nil && taken {
		err = &raise.Error{Class: "FileExistsError", Msg: "[Errno 17] File exists: '/" + text + "'",
			Args: starlark.Tuple{starlark.MakeInt(17), starlark.String("File exists"), starlark.String("/" + text)}}
	}
	return seg, err
}

func noSegment(name string) error {
	return &raise.Error{Class: "FileNotFoundError", Msg: "[Errno 2] No such file or directory: '/" + name + "'",
		Args: starlark.Tuple{starlark.MakeInt(2), starlark.String("No such file or directory"), starlark.String("/" + name)}}
}

// unlink removes a segment's name. Those that have the segment keep it.
func (s *segment) unlink(c *handle.Call) error {
	all, found := segmentsIn.Of(c.P.World()), false
	err := c.Act(&all.obj, "unlink", s.Label, func() {
		if found = all.byName[s.name] == s; found {
			delete(all.byName, s.name)
		}
	})
	if err == nil && !found {
		err = noSegment(s.name)
	}
	return err
}

// view returns SharedMemory.buf, None when it is closed.
func (m *sharedMemory) view(c *handle.Call) (starlark.Value, error) {
	if m.closed {
		return starlark.None, nil
	}
	if m.buf == nil {
		m.buf = c.New(viewClass, &view{of: m, step: 1, n: len(m.seg.data)})
	}
	return m.buf, nil
}

func (m *sharedMemory) close(*handle.Call) (starlark.Value, error) {
	m.closed, m.buf = true, nil
	return starlark.None, nil
}

func (m *sharedMemory) unlink(c *handle.Call) (starlark.Value, error) {
	return handle.NoReturn(m.seg.unlink(c))
}

func (m *sharedMemory) repr(*handle.Call) (starlark.Value, error) {
	return starlark.String(fmt.Sprintf("SharedMemory(%s, size=%d)", handle.ReprOf(starlark.String(m.seg.name)), len(m.seg.data))), nil
}

func fillSharedMemory() {
	init := handle.M("def SharedMemory.__init__(self, name=None, create=False, size=0, *, track=True)", (*sharedMemory).init)
	handle.Define[sharedMemory](SharedMemoryClass, init,
		handle.M0("def SharedMemory.close(self)", (*sharedMemory).close),
		handle.M0("def SharedMemory.unlink(self)", (*sharedMemory).unlink),
		handle.M0("def SharedMemory.__repr__(self)", (*sharedMemory).repr),
	)
	handle.Computed(SharedMemoryClass, "buf", (*sharedMemory).view, nil)
	handle.Computed(SharedMemoryClass, "name", func(m *sharedMemory, _ *handle.Call) (starlark.Value, error) { return starlark.String(m.seg.name), nil }, nil)
	handle.Computed(SharedMemoryClass, "size", func(m *sharedMemory, _ *handle.Call) (starlark.Value, error) {
		return starlark.MakeInt(len(m.seg.data)), nil
	}, nil)
}

// A memoryManager is what a SharedMemoryManager carries: at its end the names of what it
// made are removed.
type memoryManager struct {
	started, over bool
	made          []*segment
}

// SharedMemoryManagerClass is multiprocessing.managers.SharedMemoryManager.
var SharedMemoryManagerClass = object.NewClass("SharedMemoryManager").In("multiprocessing.managers")

func (m *memoryManager) check() error {
	if !m.started || m.over {
		return raise.Errorf("AssertionError", "server not yet started")
	}
	return nil
}

func (m *memoryManager) shutdown(c *handle.Call) (starlark.Value, error) {
	m.over = true
	for _, seg := range m.made {
		if err := seg.unlink(c); err != nil && !object.IsError(err, object.OSErrorClass) {
			return nil, err
		}
	}
	m.made = nil
	return starlark.None, nil
}

// start is BaseManager.start. There is no process that the initializer could be called in.
func (m *memoryManager) start(c *handle.Call, initializer, _ starlark.Value) (starlark.Value, error) {
	if initializer != nil && initializer != starlark.None && !object.Callable(initializer) {
		return nil, raise.Errorf("TypeError", "initializer must be a callable")
	}
	if m.started {
		return nil, raise.Errorf("multiprocessing.context.ProcessError", "Already started server")
	}
	m.begin(c)
	return starlark.None, nil
}

func (m *memoryManager) begin(c *handle.Call) {
	m.started = true
	c.P.NextChild() // a process, in CPython
}

func (m *memoryManager) enter(c *handle.Call) (starlark.Value, error) {
	if !m.started {
		m.begin(c)
	}
	return c.Self, m.check()
}

func (m *memoryManager) exit(c *handle.Call, _, _, _ starlark.Value) (starlark.Value, error) {
	return m.shutdown(c)
}

func (m *memoryManager) memory(c *handle.Call, size starlark.Value) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	v, err := starlark.Call(c.Thread, SharedMemoryClass, starlark.Tuple{starlark.None, starlark.True, size}, nil)
	if err != nil {
		return nil, err
	}
	m.made = append(m.made, v.(*object.Instance).Base().(*sharedMemory).seg)
	return v, nil
}

func (m *memoryManager) list(c *handle.Call, sequence starlark.Value) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	v, err := starlark.Call(c.Thread, ShareableListClass, starlark.Tuple{sequence}, nil)
	if err != nil {
		return nil, err
	}
	m.made = append(m.made, v.(*object.Instance).Base().(*shareableList).seg)
	return v, nil
}

func fillMemoryManager() {
	init := handle.M("def BaseManager.__init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0)",
		func(*memoryManager, *handle.Call, []starlark.Value) (starlark.Value, error) {
			return starlark.None, nil
		})
	handle.Define[memoryManager](SharedMemoryManagerClass, init,
		handle.M2("def BaseManager.start(self, initializer=None, initargs=())", (*memoryManager).start),
		handle.M0("def SharedMemoryManager.shutdown(self)", (*memoryManager).shutdown),
		handle.M0("def BaseManager.__enter__(self)", (*memoryManager).enter),
		handle.M3("def BaseManager.__exit__(self, exc_type, exc_val, exc_tb)", (*memoryManager).exit),
		handle.M1("def SharedMemoryManager.SharedMemory(self, size)", (*memoryManager).memory),
		handle.M1("def SharedMemoryManager.ShareableList(self, sequence)", (*memoryManager).list),
	)
}
