package sharedmemory

import (
	"bytes"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A view is what SharedMemory.buf carries, a memoryview of bytes, and the slices of one.
// Each read and each write is an operation on the segment.
type view struct {
	of       *sharedMemory
	at, step int // of the first byte, and to the next one
	n        int
	released bool
}

var viewClass = object.NewClass("memoryview").Final()

// TravelTo implements object.Payload: CPython cannot pickle a memoryview either.
func (v *view) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	if c.Dest() == nil {
		return nil, &memory.TravelError{Type: "memoryview", Why: "send the SharedMemory, or its name, or bytes(buf)"}
	}
	to := *v
	return &to, nil
}

// access runs f on the segment's bytes, as one operation.
func (v *view) access(c *handle.Call, kind sched.Kind, f func(data []byte)) error {
	if v.released || v.of.closed {
		return raise.Errorf("ValueError", "operation forbidden on released memoryview object")
	}
	seg := v.of.seg
	return c.Do(&handle.Op{On: &seg.obj, Desc: seg.Desc(string(kind)), Do: func() { f(seg.data) }}, sched.Forever)
}

// bytes reads the whole view.
func (v *view) bytes(c *handle.Call) (starlark.Bytes, error) {
	b := make([]byte, v.n)
	err := v.access(c, "read", func(data []byte) {
		for i := range b {
			b[i] = data[v.at+i*v.step]
		}
	})
	return starlark.Bytes(b), err
}

// index converts the index of one byte.
func (v *view) index(c *handle.Call, key starlark.Value) (int, error) {
	i, err := object.Index(c.Thread, key)
	if err != nil {
		return 0, raise.Errorf("TypeError", "memoryview: invalid slice key")
	}
	if i < 0 {
		i += v.n
	}
	if i < 0 || i >= v.n {
		return 0, raise.Errorf("IndexError", "index out of bounds on dimension 1")
	}
	return v.at + i*v.step, nil
}

// part returns the view of a slice.
func (v *view) part(c *handle.Call, s *object.Slice) (*view, error) {
	t, err := object.CallMethod(c.Thread, s, "indices", starlark.Tuple{starlark.MakeInt(v.n)}, nil)
	if err != nil {
		return nil, err
	}
	var of [3]int
	for i := range of {
		if of[i], err = starlark.AsInt32(t.(starlark.Tuple)[i]); err != nil {
			return nil, err
		}
	}
	start, stop, step := of[0], of[1], of[2]
	n := max((stop-start+step-1)/step, 0)
	if step < 0 {
		n = max((stop-start+step+1)/step, 0)
	}
	return &view{of: v.of, at: v.at + start*v.step, step: step * v.step, n: n, released: v.released}, nil
}

func (v *view) getItem(c *handle.Call, key starlark.Value) (starlark.Value, error) {
	if s, ok := key.(*object.Slice); ok {
		part, err := v.part(c, s)
		if err != nil {
			return nil, err
		}
		return c.New(viewClass, part), nil
	}
	i, err := v.index(c, key)
	if err != nil {
		return nil, err
	}
	b := 0
	err = v.access(c, "read", func(data []byte) { b = int(data[i]) })
	return starlark.MakeInt(b), err
}

func (v *view) setItem(c *handle.Call, key, x starlark.Value) (starlark.Value, error) {
	if s, ok := key.(*object.Slice); ok {
		part, err := v.part(c, s)
		if err != nil {
			return nil, err
		}
		return handle.NoReturn(part.setAll(c, x))
	}
	i, err := v.index(c, key)
	if err != nil {
		return nil, err
	}
	n, ok := x.(starlark.Int)
	if !ok {
		return nil, raise.Errorf("TypeError", "memoryview: invalid type for format 'B'")
	}
	b, ok := n.Int64()
	if !ok || b < 0 || b > 255 {
		return nil, raise.Errorf("ValueError", "memoryview: invalid value for format 'B'")
	}
	return handle.NoReturn(v.access(c, "write", func(data []byte) { data[i] = byte(b) }))
}

// setAll sets every byte of the view.
func (v *view) setAll(c *handle.Call, x starlark.Value) error {
	b, ok := handle.BytesOf(x)
	if other := viewOf(x); other != nil {
		var err error
		if b, err = other.bytes(c); err != nil {
			return err
		}
		ok = true
	}
	if !ok {
		return raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(x).Name())
	}
	if len(b) != v.n {
		return raise.Errorf("ValueError", "memoryview assignment: lvalue and rvalue have different structures")
	}
	return v.access(c, "write", func(data []byte) {
		for i := range v.n {
			data[v.at+i*v.step] = b[i]
		}
	})
}

func viewOf(x starlark.Value) *view {
	if i, ok := x.(*object.Instance); ok {
		v, _ := i.Base().(*view)
		return v
	}
	return nil
}

func (v *view) equal(c *handle.Call, x starlark.Value) (starlark.Value, error) {
	b, ok := handle.BytesOf(x)
	if other := viewOf(x); other != nil {
		var err error
		if b, err = other.bytes(c); err != nil {
			return nil, err
		}
		ok = true
	}
	mine, err := v.bytes(c)
	return starlark.Bool(ok && bytes.Equal([]byte(mine), []byte(b))), err
}

func (v *view) iter(c *handle.Call) (starlark.Value, error) {
	list, err := v.toList(c)
	if err != nil {
		return nil, err
	}
	return collection.IterValue(c.Thread, list)
}

func (v *view) toBytes(c *handle.Call) (starlark.Value, error) { return v.bytes(c) }

// toBytesIn is memoryview.tobytes(order='C'): in one dimension all orders are the same.
func (v *view) toBytesIn(c *handle.Call, order starlark.Value) (starlark.Value, error) {
	switch order {
	case nil, starlark.None, starlark.String("C"), starlark.String("F"), starlark.String("A"):
		return v.bytes(c)
	}
	if _, ok := order.(starlark.String); !ok {
		return nil, raise.Errorf("TypeError", "tobytes() argument 'order' must be str or None, not %s", object.TypeOf(order).Name())
	}
	return nil, raise.Errorf("ValueError", "order must be 'C', 'F' or 'A'")
}

func (v *view) toList(c *handle.Call) (starlark.Value, error) {
	b, err := v.bytes(c)
	if err != nil {
		return nil, err
	}
	list := make([]starlark.Value, len(b))
	for i := range list {
		list[i] = starlark.MakeInt(int(b[i]))
	}
	return starlark.NewList(list), nil
}

func (v *view) hex(c *handle.Call, sep, each starlark.Value) (starlark.Value, error) {
	b, err := v.bytes(c)
	if err != nil {
		return nil, err
	}
	var kwargs []starlark.Tuple
	if sep != nil {
		kwargs = append(kwargs, starlark.Tuple{starlark.String("sep"), sep})
	}
	if each != nil {
		kwargs = append(kwargs, starlark.Tuple{starlark.String("bytes_per_sep"), each})
	}
	return object.CallMethod(c.Thread, b, "hex", nil, kwargs)
}

func (v *view) release(*handle.Call) (starlark.Value, error) {
	v.released = true
	return starlark.None, nil
}

func (v *view) repr(*handle.Call) (starlark.Value, error) {
	return starlark.String("<memory at " + handle.Address(v.of.seg.Label) + ">"), nil
}

func (v *view) length(*handle.Call) (starlark.Value, error) { return starlark.MakeInt(v.n), nil }

func fillViews() {
	viewClass.Define(nil, // programs cannot make one
		handle.M1("slot __getitem__(self, key, /)", (*view).getItem),
		handle.M2("slot __setitem__(self, key, value, /)", (*view).setItem),
		handle.M1("slot __eq__(self, value, /)", (*view).equal),
		handle.M0("slot __len__(self, /)", (*view).length),
		handle.M0("slot __iter__(self, /)", (*view).iter),
		handle.M0("slot __repr__(self, /)", (*view).repr),
		handle.M0("memoryview.__bytes__(self, /)", (*view).toBytes),
		handle.M1("memoryview.tobytes(self, order='C')", (*view).toBytesIn),
		handle.M0("memoryview.tolist(self, /)", (*view).toList),
		handle.M2("memoryview.hex(self, sep=None, bytes_per_sep=1)", (*view).hex),
		handle.M0("memoryview.release(self, /)", (*view).release),
		handle.M0("memoryview.__enter__(self, /)", func(_ *view, c *handle.Call) (starlark.Value, error) { return c.Self, nil }),
		handle.MOpen("memoryview.__exit__(self, /, *args)", func(v *view, c *handle.Call, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return v.release(c)
		}),
	)
	for name, value := range map[string]starlark.Value{"format": starlark.String("B"), "itemsize": starlark.MakeInt(1),
		"ndim": starlark.MakeInt(1), "readonly": starlark.False} {
		viewClass.Set(name, value)
	}
	handle.Computed(viewClass, "nbytes", (*view).length, nil)
}
