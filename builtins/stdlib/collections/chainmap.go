package collections

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ChainMapClass is collections.ChainMap. The mappings are its attribute maps.
var ChainMapClass = object.NewClass("ChainMap").In("collections").Shaped(object.MappingShape)

func fillChainMap() {
	methods := []*call.Entry{
		call.MArgs("def ChainMap.__init__(self, *maps)", chainMapInit),
		call.M1("def ChainMap.__missing__(self, key)", func(thread *starlark.Thread, _ *object.Instance, key starlark.Value) (starlark.Value, error) {
			return nil, kit.KeyError(thread, key)
		}),
		call.M1("def ChainMap.__getitem__(self, key)", chainMapGet),
		call.M2("def ChainMap.__setitem__(self, key, value)", chainMapSet),
		call.M1("def ChainMap.__delitem__(self, key)", chainMapDelete),
		call.M1("def ChainMap.__contains__(self, key)", mappingContains[*object.Instance]),
		call.M0("def ChainMap.__iter__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			d, err := chainMapAll(thread, self)
			if err != nil {
				return nil, err
			}
			return collection.IterValue(thread, d)
		}),
		call.M0("def ChainMap.__len__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			d, err := chainMapAll(thread, self)
			if err != nil {
				return nil, err
			}
			return starlark.MakeInt(d.Len()), nil
		}),
		call.M1("def ChainMap.__or__(self, other)", chainMapOr),
		call.M1("def ChainMap.__ror__(self, other)", chainMapReverseOr),
		call.M1("def ChainMap.__ior__(self, other)", func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
			_, err := chainMapFirst(thread, self, "update", starlark.Tuple{other})
			return self, err
		}),
		call.M0("def ChainMap.__repr__(self)", chainMapRepr),
		call.MOpen("def ChainMap.new_child(self, m=None, **kwargs)", chainMapChild),
		call.M0("def ChainMap.popitem(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			v, err := chainMapFirst(thread, self, "popitem", nil)
			if err != nil && object.IsError(err, object.KeyErrorClass) {
				err = kit.KeyError(thread, starlark.String("No keys found in the first mapping."))
			}
			return v, err
		}),
		call.MOpen("def ChainMap.pop(self, key, *args)", chainMapPop),
		call.M0("def ChainMap.clear(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return chainMapFirst(thread, self, "clear", nil)
		}),
		call.M0("def ChainMap.copy(self)", chainMapCopy), call.M0("def ChainMap.copy(self)", chainMapCopy).Named("__copy__"),
	}
	for _, class := range []string{"Mapping", "MutableMapping"} {
		for _, e := range mixins()[class] {
			switch e.Name() {
			case "get", "keys", "values", "items", "__eq__", "update", "setdefault":
				methods = append(methods, e)
			}
		}
	}
	ChainMapClass.DefineObjects(kit.PlainObject, methods...)
	ChainMapClass.Set("__hash__", starlark.None)
	ChainMapClass.SetComputed("parents", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		maps, err := chainMaps(thread, self.(*object.Instance))
		if err != nil {
			return nil, err
		}
		return starlark.Call(thread, object.TypeOf(self), starlark.Tuple(maps[1:]), nil)
	}, nil)
}

func chainMapInit(_ *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
	maps := append([]starlark.Value(nil), args...)
	if len(maps) == 0 {
		maps = append(maps, starlark.NewDict(0))
	}
	return starlark.None, self.SetOwn("maps", starlark.NewList(maps))
}

// chainMaps returns the mappings, of which there is one at least.
func chainMaps(thread *starlark.Thread, self *object.Instance) ([]starlark.Value, error) {
	maps, err := object.Collect(thread, kit.OrNone(self.Own("maps")))
	if err == nil && len(maps) == 0 {
		err = raise.Errorf("IndexError", "list index out of range")
	}
	return maps, err
}

func chainMapFirst(thread *starlark.Thread, self *object.Instance, method string, args starlark.Tuple) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(thread, maps[0], method, args, nil)
}

// chainMapAll returns the contents of all the mappings.
func chainMapAll(thread *starlark.Thread, self *object.Instance) (*starlark.Dict, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	all := new(starlark.Dict)
	for i := len(maps) - 1; i >= 0; i-- {
		if _, err := object.CallMethod(thread, all, "update", starlark.Tuple{maps[i]}, nil); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func chainMapGet(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	for _, m := range maps {
		v, err := object.GetItem(thread, m, key)
		if err == nil || !object.IsError(err, object.KeyErrorClass) {
			return v, err
		}
	}
	return object.CallMethod(thread, self, "__missing__", starlark.Tuple{key}, nil)
}

func chainMapSet(thread *starlark.Thread, self *object.Instance, key, value starlark.Value) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.SetItem(thread, maps[0], key, value)
}

func chainMapDelete(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err == nil {
		err = object.DelItem(thread, maps[0], key)
	}
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		err = chainMapNotFound(thread, key)
	}
	return starlark.None, err
}

func chainMapNotFound(thread *starlark.Thread, key starlark.Value) error {
	text, err := object.Repr(thread, key)
	if err != nil {
		return err
	}
	return kit.KeyError(thread, starlark.String("Key not found in the first mapping: "+text))
}

func chainMapRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(maps))
	for i, m := range maps {
		if texts[i], err = object.Repr(thread, m); err != nil {
			return nil, err
		}
	}
	return starlark.String(self.Class().ShortName() + "(" + strings.Join(texts, ", ") + ")"), nil
}

// chainMapPop is ChainMap.pop(key, *args).
func chainMapPop(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		args = starlark.Tuple{kwargs[0][1]} // the key, by name
	}
	v, err := chainMapFirst(thread, self, "pop", args)
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		err = chainMapNotFound(thread, args[0])
	}
	return v, err
}

// chainMapChild is ChainMap.new_child(m=None, **kwargs).
func chainMapChild(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, kwargs := kit.PartArguments([]string{"m"}, args, kwargs)
	child := kit.OrNone(v[0])
	if child == starlark.None {
		child = starlark.NewDict(0)
	}
	if len(kwargs) > 0 {
		if _, err := object.CallMethod(thread, child, "update", nil, kwargs); err != nil {
			return nil, err
		}
	}
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, self.Class(), append(starlark.Tuple{child}, maps...), nil)
}

func chainMapCopy(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	if maps[0], err = object.CallMethod(thread, maps[0], "copy", nil, nil); err != nil {
		return nil, err
	}
	return starlark.Call(thread, self.Class(), starlark.Tuple(maps), nil)
}

// chainMapOr is c | other: a copy, of which the first mapping is updated.
func chainMapOr(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
	if !isMapping(other) {
		return object.NotImplemented, nil
	}
	to, err := chainMapCopy(thread, self)
	if err != nil {
		return nil, err
	}
	_, err = chainMapFirst(thread, to.(*object.Instance), "update", starlark.Tuple{other})
	return to, err
}

// chainMapReverseOr is other | c: a chain of one mapping, with the contents of both.
func chainMapReverseOr(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
	if !isMapping(other) {
		return object.NotImplemented, nil
	}
	all, err := chainMapAll(thread, self)
	if err != nil {
		return nil, err
	}
	d, err := asDict(thread, other)
	if err == nil {
		_, err = object.CallMethod(thread, d, "update", starlark.Tuple{all}, nil)
	}
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, self.Class(), starlark.Tuple{d}, nil)
}

// isMapping reports whether v counts as a mapping.
func isMapping(v starlark.Value) bool {
	_, ok := object.TypeOf(v).Lookup("keys")
	return ok
}
