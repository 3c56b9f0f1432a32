package binary

import (
	"go.starlark.net/starlark"

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

// A structFunc is a function of the module, and a method of Struct.
type structFunc func(thread *starlark.Thread, l *layout, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

var structFuncs = map[string]structFunc{
	"pack": func(thread *starlark.Thread, l *layout, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		data, err := l.pack(thread, args)
		return starlark.Bytes(data), err
	},
	"pack_into": structPackInto,
	"unpack": func(_ *starlark.Thread, l *layout, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 {
			return nil, kit.WrongCount("unpack", len(args)+1, 2, 2)
		}
		data, err := structBuffer(args[0])
		if err != nil {
			return nil, err
		}
		if len(data) != l.size {
			return nil, structErrorf("unpack requires a buffer of %d bytes", l.size)
		}
		return l.unpack(data), nil
	},
	"unpack_from": structUnpackFrom,
	"iter_unpack": structIterUnpack,
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
	m := kit.Functions(map[string]kit.Native{
		"calcsize": kit.One("_struct.calcsize", func(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			l, err := layoutOf(v)
			if err != nil {
				return nil, err
			}
			return starlark.MakeInt(l.size), nil
		}),
	})
	for name, f := range structFuncs {
		m[name] = kit.Function(name, func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) == 0 {
				return nil, raise.Errorf("TypeError", "missing format argument")
			}
			l, err := layoutOf(args[0])
			if err != nil {
				return nil, err
			}
			return f(thread, l, args[1:], kwargs)
		})
	}
	m["Struct"], m["error"] = structClass, structError
	return m
}

func fillStruct() {
	structClass.DefineObjects(func(_ *starlark.Thread, _ *object.Instance, args starlark.Tuple, _ []starlark.Tuple) (any, error) {
		if len(args) != 1 {
			return nil, raise.Errorf("TypeError", "Struct() missing required argument 'format' (pos 1)")
		}
		return layoutOf(args[0])
	}, map[string]object.MethodFunc{
		"__init__": func(*starlark.Thread, starlark.Value, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return starlark.None, nil
		},
	})
	methods := map[string]object.MethodFunc{}
	for name, f := range structFuncs {
		methods[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return f(thread, self.(*object.Instance).Base().(*layout), args, kwargs)
		}
	}
	structClass.Define(nil, methods)
	structClass.SetProperty("size", func(self starlark.Value) starlark.Value {
		return starlark.MakeInt(self.(*object.Instance).Base().(*layout).size)
	})
	structClass.SetProperty("format", func(self starlark.Value) starlark.Value {
		return starlark.String(self.(*object.Instance).Base().(*layout).format)
	})
}

// structPackInto is pack_into(buffer, offset, v1, v2, ...).
func structPackInto(thread *starlark.Thread, l *layout, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) < 2 {
		return nil, structErrorf("pack_into expected buffer argument")
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
	if offset+l.size > length {
		return 0, structErrorf("%s requires a buffer of at least %d bytes for %sing %d bytes at offset %d (actual buffer size is %d)",
			map[string]string{"pack": "pack_into", "unpack": "unpack_from"}[verb], offset+l.size, verb, l.size, offset, length)
	}
	return offset, nil
}

var unpackFromParser = kit.NewParser("unpack_from(buffer, offset=0)")

func structUnpackFrom(thread *starlark.Thread, l *layout, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v := make([]starlark.Value, 2)
	if err := unpackFromParser.Bind(v, args, kwargs); err != nil {
		return nil, err
	}
	data, err := structBuffer(v[0])
	if err != nil {
		return nil, err
	}
	if v[1] == nil {
		v[1] = starlark.MakeInt(0)
	}
	offset, err := structOffset(thread, l, v[1], len(data), "unpack")
	if err != nil {
		return nil, err
	}
	return l.unpack(data[offset : offset+l.size]), nil
}

var unpackIteratorClass = kit.NewIteratorClass("_struct", "unpack_iterator")

func structIterUnpack(_ *starlark.Thread, l *layout, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 1 {
		return nil, kit.WrongCount("iter_unpack", len(args)+1, 2, 2)
	}
	data, err := structBuffer(args[0])
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
