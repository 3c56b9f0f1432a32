package enum

import (
	"maps"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module enum. What CPython's metaclass does when a class statement
// ends is in members.go. As in CPython a class keeps its members in attributes:
// names of members that are no aliases in a list, all names in a dict, and values, as
// far as they can be hashed, in another dict. They are copied with the class, and two
// copies of a member in different processes, or sent back and forth, are one object
// (object.Class.Identify).
var (
	enumTypeClass = object.NewClass("EnumType", object.TypeClass).In("enum")
	enumClass     = object.NewClass("Enum").In("enum").WithMeta(enumTypeClass)
	reprEnumClass = object.NewClass("ReprEnum", enumClass).In("enum")
	intEnumClass  = object.NewClass("IntEnum", object.IntClass, reprEnumClass).In("enum")
	strEnumClass  = object.NewClass("StrEnum", object.StrClass, reprEnumClass).In("enum")
	flagClass     = object.NewClass("Flag", enumClass).In("enum")
	intFlagClass  = object.NewClass("IntFlag", object.IntClass, reprEnumClass, flagClass).In("enum")
)

// The attributes of a class and of its members that are the module's own.
const (
	memberNames  = "_member_names_"
	memberMap    = "_member_map_"
	memberValues = "_value2member_map_"
	memberName   = "_name_"
	memberValue  = "_value_"
)

// Members is the module enum.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F1("def unique(enumeration)", enumUnique),
		call.F1("def member.__init__(self, value)", func(_ *starlark.Thread, value starlark.Value) (starlark.Value, error) {
			return &enumMark{value, true}, nil
		}).Named("member"),
		call.F1("def nonmember.__init__(self, value)", func(_ *starlark.Thread, value starlark.Value) (starlark.Value, error) {
			return &enumMark{value, false}, nil
		}).Named("nonmember"),
		call.F2("_publish(module, members, /)", publish),
	)
	for _, c := range []*object.Class{enumTypeClass, enumClass, reprEnumClass, intEnumClass, strEnumClass, flagClass, intFlagClass, autoClass} {
		m[c.Name()] = c
	}
	m["EnumMeta"], m["property"] = enumTypeClass, function.PropertyClass
	return m
}

// publish gives a module of the program the variables of a dict.
func publish(thread *starlark.Thread, name, members starlark.Value) (starlark.Value, error) {
	m := proc.Of(thread).Known(thread, object.Text(name))
	if m == nil {
		return starlark.None, nil
	}
	for _, item := range members.(*starlark.Dict).Items() {
		if err := m.SetField(object.Text(item[0]), item[1]); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// Written are the names of the module that are Python text.
var Written = []string{"EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "verify", "show_flag_values", "bin",
	"global_enum", "global_enum_repr", "global_flag_repr", "global_str", "pickle_by_global_name", "pickle_by_enum_name", "_iter_bits_lsb", "_is_single_bit"}

func fillEnum() {
	enumClass.OnDerive(deriveEnum)
	enumClass.Called("enum")
	flagClass.Called("flag")
	intFlagClass.Called("flag")
	enumClass.Identify(identifyMember)
	enumClass.Define(nil,
		call.M0("def Enum.__repr__(self)", enumRepr),
		call.M0("def Enum.__str__(self)", enumStr),
		call.M1("def Enum.__format__(self, format_spec)", enumFormat),
		call.M0("def Enum.__hash__(self)", enumHash),
		call.M0("def Enum.__copy__(self)", enumSelf),
		call.M0("def Enum.__dir__(self)", memberDir),
		call.M1("def Enum.__deepcopy__(self, memo)", func(_ *starlark.Thread, self *object.Instance, _ starlark.Value) (starlark.Value, error) {
			return self, nil
		}),
	)
	for attr, own := range map[string]string{"name": memberName, "value": memberValue} {
		enumClass.SetDeletable(attr, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return self.(*object.Instance).Own(own), nil
		}, func(_ *starlark.Thread, self, v starlark.Value) error {
			verb := "set"
			if v == nil {
				verb = "delete"
			}
			return raise.Errorf("AttributeError", "<enum 'Enum'> cannot %s attribute '%s'", verb, attr)
		})
	}
	defineReprEnum(intEnumClass, object.IntClass)
	defineReprEnum(intFlagClass, object.IntClass)
	defineReprEnum(strEnumClass, object.StrClass)
	enumTypeClass.Define(nil,
		call.MOpen("def EnumType.__call__(self, value, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None)", enumCall),
		call.M1("def EnumType.__getitem__(self, name)", enumItem),
		call.M0("def EnumType.__bool__(self)", func(*starlark.Thread, *object.Class) (starlark.Value, error) { return starlark.True, nil }),
		call.M0("def EnumType.__dir__(self)", enumDir),
		call.M0("def EnumType.__iter__(self)", func(thread *starlark.Thread, c *object.Class) (starlark.Value, error) {
			return collection.IterValue(thread, starlark.Tuple(membersOf(c)))
		}),
		call.M0("def EnumType.__len__(self)", func(_ *starlark.Thread, c *object.Class) (starlark.Value, error) {
			return starlark.MakeInt(len(membersOf(c))), nil
		}),
		call.M0("def EnumType.__reversed__(self)", enumReversed),
		call.M1("def EnumType.__contains__(self, value)", enumContains),
		call.M2("def EnumType.__setattr__(self, name, value)", enumSetAttr),
		call.M1("def EnumType.__delattr__(self, attr)", enumDelAttr),
	)
	defineParts()
	enumTypeClass.SetComputed("__members__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		d := starlark.NewDict(0)
		if m, ok := self.(*object.Class).Own(memberMap).(*starlark.Dict); ok {
			for _, item := range m.Items() {
				if err := d.SetKey(item[0], item[1]); err != nil {
					return nil, err
				}
			}
		}
		return d, nil
	}, nil)
}

// enumDir is what dir() shows of a class: its members, and what classes of members can do.
func enumDir(_ *starlark.Thread, c *object.Class) (starlark.Value, error) {
	names := map[string]bool{"__class__": true, "__init_subclass__": true, "__contains__": true, "__doc__": true, "__getitem__": true, "__iter__": true, "__len__": true,
		"__members__": true, "__module__": true, "__name__": true, "__qualname__": true}
	if all, ok := c.Own(memberNames).(*starlark.List); ok {
		for i := range all.Len() {
			names[object.Text(all.Index(i))] = true
		}
	}
	if own, ok := c.Lookup("__new__"); ok {
		if base, _ := object.ObjectClass.Lookup("__new__"); own != base {
			names["__new__"] = true
		}
	}
	if data := dataOf(c); data != nil {
		for _, name := range object.AttrNames(data) {
			names[name] = true
		}
	}
	return kit.StringList(slices.Sorted(maps.Keys(names))), nil
}

// memberDir is what dir() shows of a member.
func memberDir(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	names := map[string]bool{"__class__": true, "__doc__": true, "__eq__": true, "__hash__": true, "__module__": true, "name": true, "value": true}
	if dataOf(self.Class()) != nil {
		for _, name := range object.AttrNames(self) {
			names[name] = true
		}
	}
	for _, k := range self.Class().MRO() {
		for _, name := range k.Namespace() {
			if !strings.HasPrefix(name, "_") {
				names[name] = true
			}
		}
	}
	for name := range names {
		if isMemberName(self.Class(), name) && name != "name" && name != "value" {
			delete(names, name)
		}
	}
	return kit.StringList(slices.Sorted(maps.Keys(names))), nil
}

// defineParts gives the classes the attributes that tell of what they are made.
func defineParts() {
	part := func(name string, f func(c *object.Class) starlark.Value) {
		enumTypeClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return f(self.(*object.Class)), nil
		}, nil)
	}
	part("_member_type_", func(c *object.Class) starlark.Value {
		if data := dataOf(c); data != nil {
			return data
		}
		return object.ObjectClass
	})
	part("_value_repr_", func(c *object.Class) starlark.Value {
		if data := dataOf(c); data != nil {
			if m, ok := data.Lookup("__repr__"); ok {
				return m
			}
		}
		return starlark.None
	})
	part("_new_member_", func(c *object.Class) starlark.Value {
		for _, k := range []*object.Class{c, dataOf(c), object.ObjectClass} {
			if k == nil {
				continue
			}
			if m, ok := k.Lookup("__new__"); ok {
				if s, ok := m.(*object.StaticMethod); ok {
					m, _ = s.Attr("__func__")
				}
				return m
			}
		}
		return starlark.None
	})
	part("_flag_mask_", func(c *object.Class) starlark.Value {
		mask, _ := flagMasks(c)
		return mask
	})
	part("_singles_mask_", func(c *object.Class) starlark.Value {
		_, singles := flagMasks(c)
		return singles
	})
	part("_all_bits_", func(c *object.Class) starlark.Value {
		mask, _ := flagMasks(c)
		return allBits(mask)
	})
}

// dataOf returns the class of the values that members carry, nil if they carry none.
func dataOf(c *object.Class) *object.Class {
	for _, k := range c.MRO()[1:] {
		if k.BuiltIn() && !k.Is(enumClass) && k != object.ObjectClass {
			return k
		}
	}
	return nil
}

// defineReprEnum gives the classes whose members show as their values Enum's repr and the
// value's other texts.
func defineReprEnum(c, data *object.Class) {
	c.Define(nil,
		call.M0("def Enum.__repr__(self)", enumRepr),
		call.M0("slot "+data.Name()+".__str__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s, err := object.Str(thread, object.Native(self))
			return starlark.String(s), err
		}),
		call.M1(data.Name()+".__format__(self, format_spec, /)", func(thread *starlark.Thread, self *object.Instance, formatSpec starlark.Value) (starlark.Value, error) {
			s, err := object.Format(thread, object.Native(self), object.Text(formatSpec))
			return starlark.String(s), err
		}),
	)
}

// identifyMember returns what is the same in all copies of a member.
func identifyMember(i *object.Instance) starlark.Value {
	if name, ok := i.Own(memberName).(starlark.String); ok {
		return name
	}
	if n, ok := i.Own(memberValue).(starlark.Int); ok {
		return n
	}
	return nil
}

// membersOf returns the members that are no aliases, in order.
func membersOf(c *object.Class) []starlark.Value {
	names, ok := c.Own(memberNames).(*starlark.List)
	all, _ := c.Own(memberMap).(*starlark.Dict)
	if !ok || all == nil {
		return nil
	}
	list := make([]starlark.Value, names.Len())
	for i := range list {
		list[i], _, _ = all.Get(names.Index(i))
	}
	return list
}

func enumSelf(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) { return self, nil }

// valueOf returns a member's value. What was made by __new__ alone has none of its own.
func valueOf(self *object.Instance) starlark.Value {
	if v := self.Own(memberValue); v != nil {
		return v
	}
	if v := object.Native(self); v != starlark.Value(self) {
		return v
	}
	return starlark.None
}

// enumRepr is "<Color.RED: 1>".
func enumRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	value, err := object.Repr(thread, valueOf(self))
	if err != nil {
		return nil, err
	}
	text := "<" + self.Class().Name()
	if name, ok := self.Own(memberName).(starlark.String); ok {
		text += "." + string(name)
	}
	return starlark.String(text + ": " + value + ">"), nil
}

// enumStr is "Color.RED".
func enumStr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	if name, ok := self.Own(memberName).(starlark.String); ok {
		return starlark.String(self.Class().Name() + "." + string(name)), nil
	}
	value, err := object.Repr(thread, valueOf(self))
	return starlark.String(self.Class().Name() + "(" + value + ")"), err
}

// enumFormat formats str(self), which the program may have redefined.
func enumFormat(thread *starlark.Thread, self *object.Instance, formatSpec starlark.Value) (starlark.Value, error) {
	text, err := object.Str(thread, self)
	if err != nil {
		return nil, err
	}
	s, err := object.Format(thread, starlark.String(text), object.Text(formatSpec))
	return starlark.String(s), err
}

func enumHash(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	id := identifyMember(self)
	if id == nil {
		return starlark.MakeInt(0), nil
	}
	h, err := id.Hash()
	return starlark.MakeUint64(uint64(h)), err
}

// enumCall is Color(value), and Enum(name, names), which makes a class.
func enumCall(thread *starlark.Thread, c *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	all, _ := c.Own(memberMap).(*starlark.Dict)
	if len(args) == 1 && len(kwargs) == 0 && all != nil && all.Len() > 0 {
		return enumLookup(thread, c, args[0])
	}
	v, _ := kit.PartArguments([]string{"value", "names", "module", "qualname", "type", "start", "boundary"}, args[:min(len(args), 2)], kwargs)
	names := kit.OrNone(v[1])
	if all != nil && all.Len() > 0 {
		value := v[0]
		if given, err := object.IsTrue(thread, names); err != nil {
			return nil, err
		} else if given {
			value = slices.Concat(starlark.Tuple{value, names}, args[min(len(args), 2):])
		}
		return enumLookup(thread, c, value)
	}
	if names == starlark.None && kit.OrNone(v[4]) == starlark.None {
		return nil, raise.Errorf("TypeError", "%s has no members; specify `names=()` if you meant to create a new, empty, enum", c)
	}
	if len(args) > 2 {
		names = slices.Concat(starlark.Tuple{names}, args[2:])
	}
	return enumFunctional(thread, c, v[0], names, v[2:])
}

// enumLookup returns the member with a value.
func enumLookup(thread *starlark.Thread, c *object.Class, value starlark.Value) (starlark.Value, error) {
	if i, ok := value.(*object.Instance); ok && i.Class() == c {
		return value, nil
	}
	if m, err := memberWith(thread, c, value); m != nil || err != nil {
		return m, err
	}
	return enumMissing(thread, c, value)
}

// memberWith returns the member with a value, nil if there is none.
func memberWith(thread *starlark.Thread, c *object.Class, value starlark.Value) (starlark.Value, error) {
	if values, ok := c.Own(memberValues).(*starlark.Dict); ok {
		if m, found, err := object.DictGet(thread, values, object.Native(value)); err == nil && found {
			return m, nil
		}
	}
	all, _ := c.Own(memberMap).(*starlark.Dict)
	for _, item := range all.Items() {
		same, err := object.Equal(thread, kit.OrNone(item[1].(*object.Instance).Own(memberValue)), value)
		if err != nil {
			return nil, err
		}
		if same {
			return item[1], nil
		}
	}
	return nil, nil
}

// enumMissing asks the class's _missing_ for a member with a value that none has.
func enumMissing(thread *starlark.Thread, c *object.Class, value starlark.Value) (starlark.Value, error) {
	if _, ok := c.Lookup("_missing_"); ok {
		v, err := object.CallMethod(thread, c, "_missing_", starlark.Tuple{value}, nil)
		if err != nil {
			return nil, err
		}
		if i, ok := v.(*object.Instance); ok && i.Class().Is(c) {
			return v, nil
		}
		if v != starlark.None {
			text, err := object.Repr(thread, v)
			if err != nil {
				return nil, err
			}
			return nil, raise.Errorf("TypeError", "error in %s._missing_: returned %s instead of None or a valid member", c.Name(), text)
		}
	} else if n, ok := object.Native(value).(starlark.Int); ok && c.Is(flagClass) {
		return flagMember(c, n)
	}
	text, err := object.Repr(thread, value)
	if err != nil {
		return nil, err
	}
	return nil, raise.Errorf("ValueError", "%s is not a valid %s", text, c.Qualname())
}

// enumItem is Color['RED'].
func enumItem(thread *starlark.Thread, c *object.Class, name starlark.Value) (starlark.Value, error) {
	if all, ok := c.Own(memberMap).(*starlark.Dict); ok {
		if m, found, err := object.DictGet(thread, all, name); found || err != nil {
			return m, err
		}
	}
	return nil, kit.KeyError(thread, name)
}

func enumReversed(thread *starlark.Thread, c *object.Class) (starlark.Value, error) {
	list := membersOf(c)
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return collection.IterValue(thread, starlark.Tuple(list))
}

// enumContains is "x in Color", where x is a member or, as in Python 3.12, a value.
func enumContains(thread *starlark.Thread, c *object.Class, value starlark.Value) (starlark.Value, error) {
	if i, ok := value.(*object.Instance); ok && i.Class().Is(c) {
		return starlark.True, nil
	}
	if c.Own(memberMap) == nil {
		return starlark.False, nil
	}
	m, err := memberWith(thread, c, value)
	return starlark.Bool(m != nil), err
}

func isMemberName(c *object.Class, name string) bool {
	all, ok := c.Own(memberMap).(*starlark.Dict)
	if !ok {
		return false
	}
	_, found, _ := all.Get(starlark.String(name))
	return found
}

func enumSetAttr(_ *starlark.Thread, c *object.Class, name, value starlark.Value) (starlark.Value, error) {
	attr := object.Text(name)
	if isMemberName(c, attr) {
		return nil, raise.Errorf("AttributeError", "cannot reassign member '%s'", attr)
	}
	c.SetClassAttr(attr, value)
	return starlark.None, nil
}

func enumDelAttr(_ *starlark.Thread, c *object.Class, attr starlark.Value) (starlark.Value, error) {
	name := object.Text(attr)
	if isMemberName(c, name) {
		return nil, raise.Errorf("AttributeError", "'%s' cannot delete member '%s'.", c.Name(), name)
	}
	if c.Own(name) == nil {
		return nil, raise.Errorf("AttributeError", "%s", name)
	}
	c.DeleteClassAttr(name)
	return starlark.None, nil
}

// enumUnique is the decorator unique: no two names may have the same value.
func enumUnique(_ *starlark.Thread, enumeration starlark.Value) (starlark.Value, error) {
	c, ok := enumeration.(*object.Class)
	if !ok || !c.Is(enumClass) {
		return nil, raise.Errorf("TypeError", "unique() argument must be an enumeration, not %s", object.TypeName(enumeration))
	}
	all, ok := c.Own(memberMap).(*starlark.Dict)
	if !ok {
		return c, nil
	}
	var aliases []string
	for _, item := range all.Items() {
		if name := item[1].(*object.Instance).Own(memberName); name != item[0] {
			aliases = append(aliases, object.Text(item[0])+" -> "+object.Text(name))
		}
	}
	if len(aliases) > 0 {
		return nil, raise.Errorf("ValueError", "duplicate values found in %s: %s", c, strings.Join(aliases, ", "))
	}
	return c, nil
}
