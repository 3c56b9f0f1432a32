package object

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// UnionClass is the class of int | str.
var UnionClass = NewClass("UnionType").In("types")

// A Union is a union of classes, int | None, which isinstance accepts.
type Union struct {
	members []starlark.Value // classes and None, no duplicates
}

var (
	_ Classed             = (*Union)(nil)
	_ starlark.HasAttrs   = (*Union)(nil)
	_ starlark.Comparable = (*Union)(nil)
	_ memory.Traveler     = (*Union)(nil)
)

// Members returns the classes and None of the union, which must not be changed.
func (u *Union) Members() []starlark.Value { return u.members }

// Class returns types.UnionType.
func (u *Union) Class() *Class { return UnionClass }

func (u *Union) String() string {
	names := make([]string, len(u.members))
	for i, m := range u.members {
		names[i] = "None"
		switch m := m.(type) {
		case *Class:
			names[i] = m.FullName()
		case *Generic:
			names[i] = m.String()
		}
	}
	return strings.Join(names, " | ")
}

func (u *Union) Type() string         { return "UnionType" }
func (u *Union) Freeze()              {}
func (u *Union) Truth() starlark.Bool { return true }

// Hash does not depend on the order of the members.
func (u *Union) Hash() (h uint32, err error) {
	for _, m := range u.members {
		part, err := m.Hash()
		if err != nil {
			return 0, err
		}
		h += part
	}
	return h, nil
}

// Travel copies the union, whose classes may be the program's own.
func (u *Union) Travel(c *memory.Copier) (starlark.Value, error) {
	members := make([]starlark.Value, len(u.members))
	for i, m := range u.members {
		var err error
		if members[i], err = c.Copy(m); err != nil {
			return nil, err
		}
	}
	return &Union{members}, nil
}

// Compare knows the equality of two unions.
func (u *Union) Compare(_ *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := other.(*Union)
	if !ok || op != "==" {
		return nil, false, nil
	}
	same := len(u.members) == len(o.members)
	for _, m := range u.members {
		same = same && slices.Contains(o.members, m)
	}
	return starlark.Bool(same), true, nil
}

// CompareSameType is == and != of the engine.
func (u *Union) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	if op != syntax.EQL && op != syntax.NEQ {
		return false, raise.Errorf("TypeError", "'%s' not supported between instances of 'types.UnionType' and 'types.UnionType'", op)
	}
	same, _, err := u.Compare(nil, "==", y)
	return (same == starlark.True) == (op == syntax.EQL), err
}

// Attr returns __args__, the types.
func (u *Union) Attr(name string) (starlark.Value, error) {
	if name != "__args__" {
		return nil, nil
	}
	args := slices.Clone(starlark.Tuple(u.members))
	for i, m := range args {
		if m == starlark.None {
			args[i] = NoneClass
		}
	}
	return args, nil
}

// AttrNames returns the attributes' names.
func (u *Union) AttrNames() []string { return []string{"__args__"} }

// uniteSides is the operator that the engine asks x for: x | y, or y | x.
func uniteSides(x starlark.Value, op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op != syntax.PIPE {
		return nil, nil
	}
	if side == starlark.Right {
		x, y = y, x
	}
	v, ok, err := unite(x, y)
	if !ok {
		return nil, err
	}
	return v, err
}

// unite is a | b for classes, unions and None, of which not both may be None.
func unite(a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if a == starlark.None && b == starlark.None {
		return nil, false, nil
	}
	var members []starlark.Value
	for _, part := range []starlark.Value{a, b} {
		switch part := part.(type) {
		case *Class:
			members = appendNew(members, part)
		case starlark.NoneType, *Generic:
			members = appendNew(members, part)
		case *Union:
			for _, m := range part.members {
				members = appendNew(members, m)
			}
		default:
			return nil, false, nil
		}
	}
	if len(members) == 1 {
		return members[0], true, nil
	}
	return &Union{members}, true, nil
}

func appendNew(members []starlark.Value, v starlark.Value) []starlark.Value {
	if slices.Contains(members, v) {
		return members
	}
	return append(members, v)
}
