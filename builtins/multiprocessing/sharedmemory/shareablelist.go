package sharedmemory

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// slots are the elements of a ShareableList. In CPython they lie in the segment's bytes;
// here they are values beside them, and the bytes only have their size.
type slots struct {
	values []starlark.Value
	room   []int // bytes that an element may take
}

// A shareableList is what a ShareableList carries.
type shareableList struct {
	seg *segment
	shm *object.Instance // made when it is asked for
}

// TravelTo implements object.Payload.
func (l *shareableList) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	return &shareableList{seg: l.seg}, nil
}

// ShareableListClass is multiprocessing.shared_memory.ShareableList.
var ShareableListClass = object.NewClass("ShareableList").In("multiprocessing.shared_memory")

var shareableListSignature = call.NewSignature("def ShareableList.__init__(self, sequence=None, *, name=None)")

// alignment is that of the elements in the segment.
const alignment = 8

// roomFor returns how many bytes CPython reserves for an element, and how struct calls them.
func roomFor(v starlark.Value) (room int, format string, err error) {
	switch v := v.(type) {
	case starlark.Int:
		if _, ok := v.Int64(); !ok {
			return 0, "", raise.Errorf("OverflowError", "a ShareableList holds ints of 64 bits: %s is larger", text.Short(v))
		}
		return alignment, "q", nil
	case starlark.Float:
		return alignment, "d", nil
	case starlark.Bool:
		return alignment, "xxxxxxx?", nil
	case starlark.NoneType:
		return alignment, "xxxxxx?x", nil
	case starlark.String:
		room = alignment * (len(v)/alignment + 1)
	case starlark.Bytes:
		room = alignment * (len(v)/alignment + 1)
	default:
		return 0, "", &raise.Error{Class: "KeyError", Msg: object.TypeOf(v).String(), Args: starlark.Tuple{object.TypeOf(v)}}
	}
	return room, strconv.Itoa(room) + "s", nil
}

// kept is what is read back: CPython cuts the zeros off that end a text.
func kept(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case starlark.String:
		return starlark.String(strings.TrimRight(string(v), "\x00"))
	case starlark.Bytes:
		return starlark.Bytes(strings.TrimRight(string(v), "\x00"))
	}
	return v
}

func (l *shareableList) init(c *handle.Call) error {
	var sequence, name starlark.Value
	if err := c.Bind(shareableListSignature, &sequence, &name); err != nil {
		return err
	}
	if name == starlark.None {
		name = nil
	}
	if sequence == nil || sequence == starlark.None {
		if name == nil {
			return raise.Errorf("ValueError", "'name' can only be None if create=True")
		}
		var err error
		if l.seg, err = segmentFor(c, name, false, 0); err == nil && l.seg.list == nil {
			err = raise.Errorf("ValueError", "the shared memory %s has no ShareableList", handle.ReprOf(name))
		}
		return err
	}
	values, err := object.Collect(c.Thread, sequence)
	if err != nil {
		return err
	}
	list := &slots{values: make([]starlark.Value, len(values)), room: make([]int, len(values))}
	size := alignment * (2 + len(values)) // the length and the offsets
	for i, v := range values {
		room, _, err := roomFor(v)
		if err != nil {
			return err
		}
		list.values[i], list.room[i] = kept(v), room
		size += room + alignment + 1 // with the format, and how to turn it back
	}
	if l.seg, err = segmentFor(c, name, true, size); err == nil {
		l.seg.list = list
	}
	return err
}

// access runs f on the elements, as one operation.
func (l *shareableList) access(c *handle.Call, kind sched.Kind, f func(list *slots)) error {
	return c.Do(&handle.Op{On: &l.seg.obj, Desc: l.seg.Desc(string(kind)), Do: func() { f(l.seg.list) }}, sched.Forever)
}

// all reads the elements.
func (l *shareableList) all(c *handle.Call) (list *starlark.List, err error) {
	err = l.access(c, "read", func(s *slots) { list = starlark.NewList(append([]starlark.Value(nil), s.values...)) })
	return list, err
}

func (l *shareableList) index(c *handle.Call, key starlark.Value, complaint string) (int, error) {
	i, err := object.Index(c.Thread, key)
	if err != nil {
		return 0, err
	}
	n := len(l.seg.list.room)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, raise.Errorf("IndexError", "%s", complaint)
	}
	return i, nil
}

func (l *shareableList) getItem(c *handle.Call) (starlark.Value, error) {
	key, err := c.One("__getitem__")
	if err != nil {
		return nil, err
	}
	i, err := l.index(c, key, "index out of range")
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	err = l.access(c, "read", func(s *slots) { v = s.values[i] })
	return v, err
}

func (l *shareableList) setItem(c *handle.Call) (starlark.Value, error) {
	if len(c.Args) != 2 {
		return nil, raise.Errorf("TypeError", "expected 2 arguments, got %d", len(c.Args))
	}
	i, err := l.index(c, c.Args[0], "assignment index out of range")
	if err != nil {
		return nil, err
	}
	v := c.Args[1]
	if _, _, err = roomFor(v); err != nil {
		return nil, err
	}
	long := false
	switch v := v.(type) {
	case starlark.String:
		long = len(v) > l.seg.list.room[i]
	case starlark.Bytes:
		long = len(v) > l.seg.list.room[i]
	}
	if long {
		return nil, raise.Errorf("ValueError", "bytes/str item exceeds available storage")
	}
	return handle.NoReturn(l.access(c, "write", func(s *slots) { s.values[i] = kept(v) }))
}

// format is ShareableList.format.
func (l *shareableList) format(c *handle.Call) (starlark.Value, error) {
	list, err := l.all(c)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for i := range list.Len() {
		_, format, _ := roomFor(list.Index(i))
		if strings.HasSuffix(format, "s") {
			format = strconv.Itoa(l.seg.list.room[i]) + "s"
		}
		b.WriteString(format)
	}
	return starlark.String(b.String()), nil
}

func (l *shareableList) repr(c *handle.Call) (starlark.Value, error) {
	list, err := l.all(c)
	if err != nil {
		return nil, err
	}
	text, err := object.Repr(c.Thread, list)
	return starlark.String("ShareableList(" + text + ", name=" + handle.ReprOf(starlark.String(l.seg.name)) + ")"), err
}

func fillShareableList() {
	onList := func(name string) func(*shareableList, *handle.Call) (starlark.Value, error) {
		return func(l *shareableList, c *handle.Call) (starlark.Value, error) {
			list, err := l.all(c)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(c.Thread, list, name, c.Args, c.Kwargs)
		}
	}
	handle.Define(ShareableListClass, (*shareableList).init, handle.Methods[*shareableList]{
		"__getitem__": (*shareableList).getItem, "__setitem__": (*shareableList).setItem, "__repr__": (*shareableList).repr,
		"__len__": func(l *shareableList, _ *handle.Call) (starlark.Value, error) {
			return starlark.MakeInt(len(l.seg.list.room)), nil
		},
		"count": onList("count"), "index": func(l *shareableList, c *handle.Call) (starlark.Value, error) {
			v, err := onList("index")(l, c)
			if object.IsError(err, object.ValueErrorClass) {
				err = raise.Errorf("ValueError", "%s not in this container", handle.ReprOf(c.Args[0]))
			}
			return v, err
		},
	})
	handle.Computed(ShareableListClass, "format", (*shareableList).format, nil)
	handle.Computed(ShareableListClass, "shm", func(l *shareableList, c *handle.Call) (starlark.Value, error) {
		if l.shm == nil {
			l.shm = c.New(SharedMemoryClass, &sharedMemory{seg: l.seg})
		}
		return l.shm, nil
	}, nil)
}
