package text

import (
	"encoding/binary"
	"math"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// MemoryViewClass is memoryview.
var MemoryViewClass = object.NewClass("memoryview").Final().Shaped(object.SequenceShape)

// A MemoryView is a memoryview of one dimension: items of one format in the memory of bytes or of
// a bytearray. A bytearray may be resized while there are views of it; they keep the memory that it
// had then, for nobody knows when the last view is gone, as CPython does by counting references.
type MemoryView struct {
	owner    starlark.Value
	data     []byte // from the first item on, or up to it if step is negative
	first    int    // where the first item begins
	count    int
	step     int // bytes from an item to the next
	format   string
	size     int // of an item
	readonly bool
	released bool
}

var (
	_ starlark.HasAttrs  = (*MemoryView)(nil)
	_ starlark.Iterable  = (*MemoryView)(nil)
	_ memory.Traveler    = (*MemoryView)(nil)
	_ object.Classed     = (*MemoryView)(nil)
	_ object.Iterable    = (*MemoryView)(nil)
	_ object.Sized       = (*MemoryView)(nil)
	_ object.Comparer    = (*MemoryView)(nil)
	_ object.ItemGetter  = (*MemoryView)(nil)
	_ object.ItemSetter  = (*MemoryView)(nil)
	_ object.ItemDeleter = (*MemoryView)(nil)
	_ object.Unary       = (*MemoryView)(nil)
)

// itemSizes is the sizes of items by format.
var itemSizes = map[string]int{"b": 1, "B": 1, "c": 1, "?": 1, "h": 2, "H": 2, "e": 2, "i": 4, "I": 4, "f": 4,
	"l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8, "d": 8}

// newMemoryView is memoryview(object).
func newMemoryView(thread *starlark.Thread, _ *object.Class, v starlark.Value) (starlark.Value, error) {
	switch x := object.Native(v).(type) {
	case starlark.Bytes:
		return &MemoryView{owner: v, data: []byte(x), count: len(x), step: 1, format: "B", size: 1, readonly: true}, nil
	case *ByteArray:
		return &MemoryView{owner: v, data: x.data, count: len(x.data), step: 1, format: "B", size: 1}, nil
	case *MemoryView:
		if err := x.check(); err != nil {
			return nil, err
		}
		to := *x
		return &to, nil
	}
	if _, ok := object.TypeOf(v).Lookup("__buffer__"); ok {
		r, err := object.CallMethod(thread, v, "__buffer__", starlark.Tuple{starlark.MakeInt(0)}, nil)
		if err != nil {
			return nil, err
		}
		if m, ok := r.(*MemoryView); ok {
			to := *m
			to.owner = v
			return &to, nil
		}
		return nil, raise.Errorf("TypeError", "__buffer__ returned non-memoryview object")
	}
	return nil, raise.Errorf("TypeError", "memoryview: a bytes-like object is required, not '%s'", object.TypeOf(v).Name())
}

// Class returns memoryview.
func (m *MemoryView) Class() *object.Class { return MemoryViewClass }
func (m *MemoryView) Type() string         { return "memoryview" }
func (m *MemoryView) Freeze()              {}
func (m *MemoryView) Truth() starlark.Bool { return m.count > 0 }
func (m *MemoryView) String() string       { return "<memory>" }

// Repr is repr(m). Without a thread there is no process that numbers what has no text of its own.
func (m *MemoryView) Repr(thread *starlark.Thread) (string, error) {
	if thread == nil {
		return m.String(), nil
	}
	at := " at " + object.AddressOf(proc.Of(thread), m) + ">"
	if m.released {
		return "<released memory" + at, nil
	}
	return "<memory" + at, nil
}

// Hash is that of the bytes, if they cannot be changed.
func (m *MemoryView) Hash() (uint32, error) {
	if err := m.check(); err != nil {
		return 0, err
	}
	if !m.readonly {
		return 0, raise.Errorf("ValueError", "cannot hash writable memoryview object")
	}
	return starlark.Bytes(m.text()).Hash()
}

// OperateUnary is hash(m), which is the bytes'.
func (m *MemoryView) OperateUnary(thread *starlark.Thread, op string) (starlark.Value, bool, error) {
	if op != "hash" {
		return nil, false, nil
	}
	if _, err := m.Hash(); err != nil {
		return nil, false, err
	}
	h, err := object.Hash(thread, starlark.Bytes(m.text()))
	return starlark.MakeInt64(h), err == nil, err
}

func (m *MemoryView) check() error {
	if m.released {
		return raise.Errorf("ValueError", "operation forbidden on released memoryview object")
	}
	return nil
}

// Travel fails: a memoryview is of a process's own memory.
func (m *MemoryView) Travel(*memory.Copier) (starlark.Value, error) {
	return nil, &memory.TravelError{Type: "memoryview"}
}

// Attr returns an attribute of the class, bound.
func (m *MemoryView) Attr(name string) (starlark.Value, error) { return object.ClassAttr(m, name) }

// AttrNames returns the attributes' names.
func (m *MemoryView) AttrNames() []string { return MemoryViewClass.AttrNames() }

// Len is len(m) for the engine.
func (m *MemoryView) Len() int { return m.count }

// Length is len(m).
func (m *MemoryView) Length(*starlark.Thread) (int, error) { return m.count, m.check() }

// at returns the bytes of an item.
func (m *MemoryView) at(i int) []byte {
	p := m.first + i*m.step
	return m.data[p : p+m.size]
}

// text returns the bytes of all items.
func (m *MemoryView) text() string {
	if m.step == m.size {
		return string(m.data[m.first : m.first+m.count*m.size])
	}
	b := make([]byte, 0, m.count*m.size)
	for i := range m.count {
		b = append(b, m.at(i)...)
	}
	return string(b)
}

// Iterate iterates for the engine.
func (m *MemoryView) Iterate() starlark.Iterator {
	list := make([]starlark.Value, m.count)
	for i := range list {
		list[i] = m.item(i)
	}
	return starlark.NewList(list).Iterate()
}

// Iter returns an iterator over the items.
func (m *MemoryView) Iter(*starlark.Thread) (object.Iterator, error) {
	return &memoryViewIterator{m, 0}, m.check()
}

type memoryViewIterator struct {
	view *MemoryView
	next int
}

func (it *memoryViewIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if it.next >= it.view.count {
		return nil, false, nil
	}
	if err := it.view.check(); err != nil {
		return nil, false, err
	}
	it.next++
	return it.view.item(it.next - 1), true, nil
}

// item returns an item as a value.
func (m *MemoryView) item(i int) starlark.Value {
	b := m.at(i)
	e := binary.LittleEndian
	switch m.format {
	case "b":
		return starlark.MakeInt(int(int8(b[0])))
	case "c":
		return starlark.Bytes(b)
	case "?":
		return starlark.Bool(b[0] != 0)
	case "h":
		return starlark.MakeInt(int(int16(e.Uint16(b))))
	case "H":
		return starlark.MakeInt(int(e.Uint16(b)))
	case "i":
		return starlark.MakeInt(int(int32(e.Uint32(b))))
	case "I":
		return starlark.MakeInt(int(e.Uint32(b)))
	case "l", "q", "n":
		return starlark.MakeInt64(int64(e.Uint64(b)))
	case "L", "Q", "N", "P":
		return starlark.MakeUint64(e.Uint64(b))
	case "f":
		return starlark.Float(math.Float32frombits(e.Uint32(b)))
	case "d":
		return starlark.Float(math.Float64frombits(e.Uint64(b)))
	}
	return starlark.MakeInt(int(b[0]))
}

// setItem puts a value into an item.
func (m *MemoryView) setItem(thread *starlark.Thread, i int, v starlark.Value) error {
	b, e := m.at(i), binary.LittleEndian
	switch m.format {
	case "c":
		s, ok := object.Native(v).(starlark.Bytes)
		if !ok {
			return m.invalid("type")
		}
		if len(s) != 1 {
			return m.invalid("value")
		}
		b[0] = s[0]
		return nil
	case "?":
		t, err := object.IsTrue(thread, v)
		if b[0] = 0; t {
			b[0] = 1
		}
		return err
	case "f", "d":
		f, ok := starlark.AsFloat(object.Native(v))
		if t, isBool := v.(starlark.Bool); isBool {
			f, ok = 0, true
			if t {
				f = 1
			}
		}
		if !ok {
			return m.invalid("type")
		}
		if m.format == "f" {
			e.PutUint32(b, math.Float32bits(float32(f)))
		} else {
			e.PutUint64(b, math.Float64bits(f))
		}
		return nil
	}
	n, err := object.IndexInt(thread, v)
	if err != nil {
		if object.IsError(err, object.TypeErrorClass) {
			err = m.invalid("type")
		}
		return err
	}
	bits, signed := uint(8*m.size), m.format >= "a"
	if signed {
		x, ok := n.Int64()
		if low := int64(-1) << (bits - 1); !ok || x < low || x > -(low+1) {
			return m.invalid("value")
		}
		putUint(b, uint64(x))
		return nil
	}
	x, ok := n.Uint64()
	if !ok || bits < 64 && x>>bits != 0 {
		return m.invalid("value")
	}
	putUint(b, x)
	return nil
}

func putUint(b []byte, x uint64) {
	for i := range b {
		b[i] = byte(x)
		x >>= 8
	}
}

func (m *MemoryView) invalid(what string) error {
	return raise.Errorf(map[string]string{"type": "TypeError", "value": "ValueError"}[what],
		"memoryview: invalid %s for format '%s'", what, m.format)
}

// sliced returns m[s].
func (m *MemoryView) sliced(thread *starlark.Thread, s *object.Slice) (*MemoryView, error) {
	bounds, err := s.Bounds(thread)
	if err != nil {
		return nil, err
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	r := bounds.Of(m.count)
	to := *m
	to.count = r.Count
	if r.Count > 0 {
		to.first = m.first + r.Start*m.step
	}
	to.step = m.step * r.Step
	return &to, nil
}

// GetItem returns m[key], an item, or a view of some.
func (m *MemoryView) GetItem(thread *starlark.Thread, key starlark.Value) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if s, ok := key.(*object.Slice); ok {
		return m.sliced(thread, s)
	}
	if key == starlark.Value(object.Ellipsis) {
		return m, nil
	}
	i, err := m.index(thread, key)
	if err != nil {
		return nil, err
	}
	return m.item(i), nil
}

func (m *MemoryView) index(thread *starlark.Thread, key starlark.Value) (int, error) {
	if t, ok := key.(starlark.Tuple); ok {
		if len(t) != 1 {
			return 0, raise.Errorf("TypeError", "cannot index 1-dimension view with %d-element tuple", len(t))
		}
		key = t[0]
	}
	n, err := object.IndexInt(thread, key)
	if err != nil {
		if object.IsError(err, object.TypeErrorClass) {
			err = raise.Errorf("TypeError", "memoryview: invalid slice key")
		}
		return 0, err
	}
	if err := m.check(); err != nil { // __index__ may have released it
		return 0, err
	}
	i, ok := n.Int64()
	if !ok {
		return 0, raise.Errorf("IndexError", "cannot fit '%s' into an index-sized integer", object.TypeOf(key).Name())
	}
	if i < 0 {
		i += int64(m.count)
	}
	if i < 0 || i >= int64(m.count) {
		return 0, raise.Errorf("IndexError", "index out of bounds on dimension 1")
	}
	return int(i), nil
}

// SetItem does m[key] = v.
func (m *MemoryView) SetItem(thread *starlark.Thread, key, v starlark.Value) error {
	if err := m.check(); err != nil {
		return err
	}
	if m.readonly {
		return raise.Errorf("TypeError", "cannot modify read-only memory")
	}
	s, ok := key.(*object.Slice)
	if !ok {
		i, err := m.index(thread, key)
		if err != nil {
			return err
		}
		return m.setItem(thread, i, v)
	}
	to, err := m.sliced(thread, s)
	if err != nil {
		return err
	}
	from, err := newMemoryView(thread, nil, v)
	if err != nil {
		return raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(v).Name())
	}
	src := from.(*MemoryView)
	if src.format != to.format || src.count != to.count {
		return raise.Errorf("ValueError", "memoryview assignment: lvalue and rvalue have different structures")
	}
	text := src.text() // the two may share memory
	for i := range to.count {
		copy(to.at(i), text[i*to.size:])
	}
	return nil
}

// DelItem fails.
func (m *MemoryView) DelItem(*starlark.Thread, starlark.Value) error {
	if err := m.check(); err != nil {
		return err
	}
	if m.readonly {
		return raise.Errorf("TypeError", "cannot modify read-only memory")
	}
	return raise.Errorf("TypeError", "cannot delete memory")
}

// Compare compares items with those of anything that has a memory.
func (m *MemoryView) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	if op != "==" && op != "!=" {
		return nil, false, nil
	}
	same := starlark.Value(m) == other
	if !same && !m.released {
		v, err := newMemoryView(thread, nil, other)
		if err != nil {
			return nil, false, nil //nolint:nilerr // it has none
		}
		if same, err = m.equal(thread, v.(*MemoryView)); err != nil {
			return nil, false, err
		}
	}
	return starlark.Bool(same == (op == "==")), true, nil
}

func (m *MemoryView) equal(thread *starlark.Thread, o *MemoryView) (bool, error) {
	if m.count != o.count {
		return false, nil
	}
	if m.format == o.format && !strings.ContainsAny(m.format, "fd") {
		return m.text() == o.text(), nil
	}
	for i := range m.count {
		if same, err := object.Equal(thread, m.item(i), o.item(i)); !same || err != nil {
			return false, err
		}
	}
	return true, nil
}

// CompareSameType is == and != of the engine.
func (m *MemoryView) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	v, ok, err := m.Compare(nil, op.String(), y)
	if !ok && err == nil {
		err = raise.Errorf("TypeError", "'%s' not supported between instances of 'memoryview' and 'memoryview'", op)
	}
	return v == starlark.True, err
}

// method0 is a method without parameters of a view that was not released.
func method0(text string, f func(m *MemoryView) (starlark.Value, error)) *call.Entry {
	return call.M0(text, func(_ *starlark.Thread, m *MemoryView) (starlark.Value, error) {
		if err := m.check(); err != nil {
			return nil, err
		}
		return f(m)
	})
}

func fillMemoryView() {
	c := MemoryViewClass
	c.Define(call.M1("memoryview(self, object)", newMemoryView),
		call.M1("memoryview.tobytes(self, /, order='C')", func(_ *starlark.Thread, m *MemoryView, _ starlark.Value) (starlark.Value, error) {
			return starlark.Bytes(m.bytesIfAny()), m.check()
		}),
		method0("memoryview.tolist(self, /)", func(m *MemoryView) (starlark.Value, error) {
			list := make([]starlark.Value, m.count)
			for i := range list {
				list[i] = m.item(i)
			}
			return starlark.NewList(list), nil
		}),
		method0("memoryview.toreadonly(self, /)", func(m *MemoryView) (starlark.Value, error) {
			to := *m
			to.readonly = true
			return &to, nil
		}),
		call.M0("memoryview.release(self, /)", func(_ *starlark.Thread, m *MemoryView) (starlark.Value, error) {
			m.released = true
			return starlark.None, nil
		}),
		method0("memoryview.__enter__(self, /)", func(m *MemoryView) (starlark.Value, error) { return m, nil }),
		call.MArgs("memoryview.__exit__(self, /, *args)", func(_ *starlark.Thread, m *MemoryView, _ starlark.Tuple) (starlark.Value, error) {
			m.released = true
			return starlark.None, nil
		}),
		call.M2("memoryview.hex(self, /, sep=None, bytes_per_sep=1)", func(thread *starlark.Thread, m *MemoryView, sep, size starlark.Value) (starlark.Value, error) {
			if err := m.check(); err != nil {
				return nil, err
			}
			return bytesHex(thread, textual{s: m.text()}, sep, size)
		}),
		call.M2("memoryview.cast(self, /, format, shape=None)", castMemory),
	)
	c.GiveSize()
	c.GiveItems(true)
	c.GiveText()
	for _, p := range []struct {
		name string
		get  func(m *MemoryView) starlark.Value
	}{
		{"obj", func(m *MemoryView) starlark.Value { return m.owner }},
		{"format", func(m *MemoryView) starlark.Value { return starlark.String(m.format) }},
		{"itemsize", func(m *MemoryView) starlark.Value { return starlark.MakeInt(m.size) }},
		{"nbytes", func(m *MemoryView) starlark.Value { return starlark.MakeInt(m.size * m.count) }},
		{"readonly", func(m *MemoryView) starlark.Value { return starlark.Bool(m.readonly) }},
		{"ndim", func(*MemoryView) starlark.Value { return starlark.MakeInt(1) }},
		{"shape", func(m *MemoryView) starlark.Value { return starlark.Tuple{starlark.MakeInt(m.count)} }},
		{"strides", func(m *MemoryView) starlark.Value { return starlark.Tuple{starlark.MakeInt(m.step)} }},
		{"suboffsets", func(*MemoryView) starlark.Value { return starlark.Tuple{} }},
		{"contiguous", func(m *MemoryView) starlark.Value { return starlark.Bool(m.step == m.size || m.count <= 1) }},
		{"c_contiguous", func(m *MemoryView) starlark.Value { return starlark.Bool(m.step == m.size || m.count <= 1) }},
		{"f_contiguous", func(m *MemoryView) starlark.Value { return starlark.Bool(m.step == m.size || m.count <= 1) }},
	} {
		c.SetComputed(p.name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			m := self.(*MemoryView)
			return p.get(m), m.check()
		}, nil)
	}
}

// bytesIfAny is text, "" if the view was released.
func (m *MemoryView) bytesIfAny() string {
	if m.released {
		return ""
	}
	return m.text()
}

// castMemory is memoryview.cast(format): the same bytes as items of another format.
func castMemory(thread *starlark.Thread, m *MemoryView, formatArg, shape starlark.Value) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	text, ok := object.Native(formatArg).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "memoryview.cast() argument 'format' must be str, not %s", object.TypeOf(formatArg).Name())
	}
	format := strings.TrimPrefix(string(text), "@")
	size, known := itemSizes[format]
	switch {
	case !known:
		return nil, raise.Errorf("ValueError", "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	case m.step != m.size:
		return nil, raise.Errorf("TypeError", "memoryview: casts are restricted to C-contiguous views")
	case m.size != 1 && size != 1 || !strings.Contains("bBc", m.format) && !strings.Contains("bBc", format):
		return nil, raise.Errorf("TypeError", "memoryview: cannot cast between two non-byte formats")
	case m.count*m.size%size != 0:
		return nil, raise.Errorf("TypeError", "memoryview: length is not a multiple of itemsize")
	}
	to := *m
	to.format, to.size, to.step, to.count = format, size, size, m.count*m.size/size
	if shape != nil && shape != starlark.None {
		dims, err := object.Collect(thread, shape)
		if err != nil {
			return nil, err
		}
		if n, err := starlark.AsInt32(dims[0]); len(dims) != 1 || err != nil || n != to.count {
			return nil, raise.Errorf("NotImplementedError", "memoryview: views of more than one dimension are not supported")
		}
	}
	return &to, nil
}

// Text returns the bytes; ok is false if the view was released.
func (m *MemoryView) Text() (s string, ok bool) { return m.bytesIfAny(), !m.released }
