package sharedmemory

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

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

func (l *shareableList) init(c *handle.Call, sequence, name starlark.Value) (starlark.Value, error) {
	if name == starlark.None {
		name = nil
	}
	if sequence == nil || sequence == starlark.None {
		return handle.NoReturn(l.find(c, name))
	}
	return handle.NoReturn(l.create(c, sequence, name))
}

// find takes the list that another process has made under a name.
func (l *shareableList) find(c *handle.Call, name starlark.Value) (err error) {
	if name == nil {
		return raise.Errorf("ValueError", "'name' can only be None if create=True")
	}
	if l.seg, err = segmentFor(c, name, false, 0); err == nil && l.seg.list == nil {
		err = raise.Errorf("ValueError", "the shared memory %s has no ShareableList", handle.ReprOf(name))
	}
	return err
}

// create makes a new list.
func (l *shareableList) create(c *handle.Call, sequence, name starlark.Value) error {
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

// place converts the index of an element.
func (l *shareableList) place(c *handle.Call, key starlark.Value, complaint string) (int, error) {
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

func (l *shareableList) getItem(c *handle.Call, key starlark.Value) (starlark.Value, error) {
	i, err := l.place(c, key, "index out of range")
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	err = l.access(c, "read", func(s *slots) { v = s.values[i] })
	return v, err
}

func (l *shareableList) setItem(c *handle.Call, key, v starlark.Value) (starlark.Value, error) {
	i, err := l.place(c, key, "assignment index out of range")
	if err != nil {
		return nil, err
	}
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

func (l *shareableList) count(c *handle.Call, value starlark.Value) (starlark.Value, error) {
	list, err := l.all(c)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(c.Thread, list, "count", starlark.Tuple{value}, nil)
}

func (l *shareableList) index(c *handle.Call, value starlark.Value) (starlark.Value, error) {
	list, err := l.all(c)
	if err != nil {
		return nil, err
	}
	v, err := object.CallMethod(c.Thread, list, "index", starlark.Tuple{value}, nil)
	if object.IsError(err, object.ValueErrorClass) {
		err = raise.Errorf("ValueError", "%s not in this container", handle.ReprOf(value))
	}
	return v, err
}

func (l *shareableList) length(*handle.Call) (starlark.Value, error) {
	return starlark.MakeInt(len(l.seg.list.room)), nil
}

// memory is ShareableList.shm.
func (l *shareableList) memory(c *handle.Call) (starlark.Value, error) {
	if l.shm == nil {
		l.shm = c.New(SharedMemoryClass, &sharedMemory{seg: l.seg})
	}
	return l.shm, nil
}

func fillShareableList() {
	init := handle.M2("def ShareableList.__init__(self, sequence=None, *, name=None)", (*shareableList).init)
	handle.Define[shareableList](ShareableListClass, init,
		handle.M1("def ShareableList.__getitem__(self, position)", (*shareableList).getItem),
		handle.M2("def ShareableList.__setitem__(self, position, value)", (*shareableList).setItem),
		handle.M0("def ShareableList.__len__(self)", (*shareableList).length),
		handle.M1("def ShareableList.count(self, value)", (*shareableList).count),
		handle.M1("def ShareableList.index(self, value)", (*shareableList).index),
		handle.M0("def ShareableList.__repr__(self)", (*shareableList).repr),
	)
	handle.Computed(ShareableListClass, "format", (*shareableList).format, nil)
	handle.Computed(ShareableListClass, "shm", (*shareableList).memory, nil)
}
