package binary

import (
	"math"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

var structClass = object.NewClass("Struct").In("_struct").Static()

// TravelTo implements object.Payload.
func (l *layout) TravelTo(*memory.Copier, *object.Instance) (any, error) { return l, nil }

// layoutOf parses a format that is an argument.
func layoutOf(v starlark.Value) (*layout, error) {
	switch s := object.Native(v).(type) {
	case starlark.String:
		return parseLayout(string(s))
	case starlark.Bytes:
		return parseLayout(string(s))
	case *object.Instance:
		if l, ok := s.Base().(*layout); ok {
			return l, nil
		}
	}
	return nil, raise.Errorf("TypeError", "Struct() argument 1 must be a str or bytes object, not %s", object.TypeName(v))
}

func structBuffer(v starlark.Value) (string, error) {
	data, ok := kit.BytesArgument(v)
	if !ok {
		return "", raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeName(v))
	}
	return data, nil
}

// StructMembers is the module struct.
func StructMembers() starlark.StringDict {
	m := call.Functions(
		call.F1("_struct.calcsize(format, /)", func(_ *starlark.Thread, format starlark.Value) (starlark.Value, error) {
			l, err := layoutOf(format)
			if err != nil {
				return nil, err
			}
			return starlark.MakeInt(l.size), nil
		}),
		withLayout("_struct.pack(format, /, *values)", (*layout).packValues),
		withLayout("_struct.pack_into(format, buffer, offset, /, *values)", (*layout).packInto),
		call.F2("_struct.unpack(format, buffer, /)", func(_ *starlark.Thread, format, buffer starlark.Value) (starlark.Value, error) {
			l, err := layoutOf(format)
			if err != nil {
				return nil, err
			}
			return l.unpackAll(buffer)
		}),
		call.F3("unpack_from(format, /, buffer, offset=0)", func(thread *starlark.Thread, format, buffer, offset starlark.Value) (starlark.Value, error) {
			l, err := layoutOf(format)
			if err != nil {
				return nil, err
			}
			return l.unpackFrom(thread, buffer, offset)
		}),
		call.F2("_struct.iter_unpack(format, buffer, /)", func(_ *starlark.Thread, format, buffer starlark.Value) (starlark.Value, error) {
			l, err := layoutOf(format)
			if err != nil {
				return nil, err
			}
			return l.iterUnpack(buffer)
		}),
	)
	m["Struct"], m["error"] = structClass, structError
	return m
}

// A packFunc is pack or pack_into, without the format.
type packFunc func(l *layout, thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error)

// withLayout makes a function whose first argument is a format. It counts the arguments
// itself: most complaints are a struct.error.
func withLayout(text string, f packFunc) *call.Entry {
	full, _, _ := strings.Cut(text, "(")
	return call.FRaw(text, func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, call.NoKeywords(full)
		}
		if len(args) == 0 {
			return nil, raise.Errorf("TypeError", "missing format argument")
		}
		l, err := layoutOf(args[0])
		if err != nil {
			return nil, err
		}
		return f(l, thread, args[1:])
	})
}

// packMethod makes a method of Struct, see withLayout.
func packMethod(text string, f packFunc) *call.Entry {
	full, _, _ := strings.Cut(text, "(")
	return call.MRaw(text, func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, call.NoKeywords(full)
		}
		return f(self.Base().(*layout), thread, args)
	})
}

func fillStruct() {
	structClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return new(layout), nil
	},
		call.M1("Struct(self, format)", func(_ *starlark.Thread, self *object.Instance, format starlark.Value) (starlark.Value, error) {
			l, err := layoutOf(format)
			if err == nil {
				*self.Base().(*layout) = *l
			}
			return starlark.None, err
		}).Named("__init__"),
		packMethod("Struct.pack(self, /, *values)", (*layout).packValues),
		packMethod("Struct.pack_into(self, buffer, offset, /, *values)", (*layout).packInto),
		call.M1("Struct.unpack(self, buffer, /)", func(_ *starlark.Thread, self *object.Instance, buffer starlark.Value) (starlark.Value, error) {
			return self.Base().(*layout).unpackAll(buffer)
		}),
		call.M2("Struct.unpack_from(self, buffer, offset=0)", func(thread *starlark.Thread, self *object.Instance, buffer, offset starlark.Value) (starlark.Value, error) {
			return self.Base().(*layout).unpackFrom(thread, buffer, offset)
		}),
		call.M1("Struct.iter_unpack(self, buffer, /)", func(_ *starlark.Thread, self *object.Instance, buffer starlark.Value) (starlark.Value, error) {
			return self.Base().(*layout).iterUnpack(buffer)
		}),
	)
	structClass.SetProperty("size", func(self starlark.Value) starlark.Value {
		return starlark.MakeInt(self.(*object.Instance).Base().(*layout).size)
	})
	structClass.SetProperty("format", func(self starlark.Value) starlark.Value {
		return starlark.String(self.(*object.Instance).Base().(*layout).format)
	})
}

func (l *layout) packValues(thread *starlark.Thread, values starlark.Tuple) (starlark.Value, error) {
	if err := l.checkCount("pack", values); err != nil {
		return nil, err
	}
	data, err := l.pack(thread, values)
	return starlark.Bytes(data), err
}

// packInto is pack_into(buffer, offset, v1, v2, ...).
func (l *layout) packInto(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	switch len(args) {
	case 0:
		return nil, structErrorf("pack_into expected buffer argument")
	case 1:
		return nil, structErrorf("pack_into expected offset argument")
	}
	if err := l.checkCount("pack_into", args[2:]); err != nil {
		return nil, err
	}
	to, ok := object.Native(args[0]).(*text.ByteArray)
	if !ok {
		return nil, raise.Errorf("TypeError", "argument must be read-write bytes-like object, not %s", object.TypeName(args[0]))
	}
	offset, err := structOffset(thread, l, args[1], to.Len(), "pack")
	if err != nil {
		return nil, err
	}
	data, err := l.pack(thread, args[2:])
	if err != nil {
		return nil, err
	}
	for i, b := range data {
		if err := to.SetIndex(offset+i, starlark.MakeInt(int(b))); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// structOffset checks that a layout fits at an offset.
func structOffset(thread *starlark.Thread, l *layout, v starlark.Value, length int, verb string) (int, error) {
	offset, err := object.Index(thread, v)
	if err != nil {
		return 0, err
	}
	if offset < 0 {
		switch {
		case offset+length < 0:
			return 0, structErrorf("offset %d out of range for %d-byte buffer", offset, length)
		case offset+l.size > 0:
			if verb == "pack" {
				return 0, structErrorf("no space to pack %d bytes at offset %d", l.size, offset)
			}
			return 0, structErrorf("not enough data to unpack %d bytes at offset %d", l.size, offset)
		}
		offset += length
	}
	if offset > length-l.size {
		if offset > math.MaxInt-l.size {
			return 0, structErrorf("%s requires a buffer of at least %d bytes for %sing %d bytes at offset %d (actual buffer size is %d)",
				map[string]string{"pack": "pack_into", "unpack": "unpack_from"}[verb], uint64(offset)+uint64(l.size), verb, l.size, offset, length)
		}
		return 0, structErrorf("%s requires a buffer of at least %d bytes for %sing %d bytes at offset %d (actual buffer size is %d)",
			map[string]string{"pack": "pack_into", "unpack": "unpack_from"}[verb], offset+l.size, verb, l.size, offset, length)
	}
	return offset, nil
}

// unpackAll is unpack(buffer).
func (l *layout) unpackAll(buffer starlark.Value) (starlark.Value, error) {
	data, err := structBuffer(buffer)
	if err != nil {
		return nil, err
	}
	if len(data) != l.size {
		return nil, structErrorf("unpack requires a buffer of %d bytes", l.size)
	}
	return l.unpack(data), nil
}

// unpackFrom is unpack_from(buffer, offset=0).
func (l *layout) unpackFrom(thread *starlark.Thread, buffer, offset starlark.Value) (starlark.Value, error) {
	data, err := structBuffer(buffer)
	if err != nil {
		return nil, err
	}
	if offset == nil {
		offset = kit.Zero
	}
	at, err := structOffset(thread, l, offset, len(data), "unpack")
	if err != nil {
		return nil, err
	}
	return l.unpack(data[at : at+l.size]), nil
}

var unpackIteratorClass = kit.NewIteratorClass("_struct", "unpack_iterator")

// iterUnpack is iter_unpack(buffer).
func (l *layout) iterUnpack(buffer starlark.Value) (starlark.Value, error) {
	data, err := structBuffer(buffer)
	if err != nil {
		return nil, err
	}
	switch {
	case l.size == 0:
		return nil, structErrorf("cannot iteratively unpack with a struct of length 0")
	case len(data)%l.size != 0:
		return nil, structErrorf("iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	return collection.NewIterator(unpackIteratorClass, kit.IteratorFunc(func(*starlark.Thread) (starlark.Value, bool, error) {
		if data == "" {
			return nil, false, nil
		}
		v := l.unpack(data[:l.size])
		data = data[l.size:]
		return v, true, nil
	})), nil
}
