package enum

import (
	"math/big"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillFlag() {
	methods := []*call.Entry{
		call.M0("def Flag.__invert__(self)", flagInvert),
		call.M1("def Flag.__contains__(self, other)", flagContains),
		call.M0("def Flag.__iter__(self)", flagIter),
		call.M0("def Flag.__len__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			parts, _ := flagParts(self.Class(), flagValue(self))
			return starlark.MakeInt(len(parts)), nil
		}),
		call.M0("def Flag.__bool__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(flagValue(self).Sign() != 0), nil
		}),
	}
	for name, f := range map[string]func(x, y starlark.Int) starlark.Int{
		"or__": starlark.Int.Or, "and__": starlark.Int.And, "xor__": starlark.Int.Xor,
	} {
		operator := flagOperator("__"+name, f)
		methods = append(methods, operator, operator.Named("__r"+name))
	}
	flagClass.Define(nil, methods...)
	intFlagClass.Define(nil, methods...)
}

func flagValue(i *object.Instance) starlark.Int {
	n, _ := object.Native(i.Own(memberValue)).(starlark.Int)
	return n
}

func isSingleBit(n starlark.Int) bool {
	b := n.BigInt()
	return b.Sign() > 0 && b.BitLen()-1 == int(b.TrailingZeroBits())
}

// flagOperator is the method of |, & and ^. A plain Flag takes its like only.
func flagOperator(name string, f func(x, y starlark.Int) starlark.Int) *call.Entry {
	return call.M1("def Flag."+name+"(self, other)", func(_ *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
		c := self.Class()
		if i, ok := other.(*object.Instance); ok && i.Class().Is(c) {
			return flagMember(c, f(flagValue(self), flagValue(i)))
		}
		if n, ok := object.Integer(object.Native(other)); ok && c.Is(intFlagClass) {
			return flagMember(c, f(flagValue(self), n))
		}
		return object.NotImplemented, nil
	})
}

// flagMask returns the bits that members have.
func flagMask(c *object.Class) starlark.Int {
	mask := starlark.MakeInt(0)
	for _, m := range membersOf(c) {
		mask = mask.Or(flagValue(m.(*object.Instance)))
	}
	return mask
}

// flagParts returns the members of single bits of a value, by value, and the bits that no
// member has.
func flagParts(c *object.Class, n starlark.Int) (parts []starlark.Value, unknown starlark.Int) {
	unknown = n
	values, _ := c.Own(memberValues).(*starlark.Dict)
	for i := range n.BigInt().BitLen() {
		bit := starlark.MakeInt(1).Lsh(uint(i))
		if n.And(bit).Sign() == 0 || values == nil {
			continue
		}
		if m, found, _ := values.Get(bit); found {
			if name, _ := m.(*object.Instance).Own(memberName).(starlark.String); isMemberName(c, string(name)) {
				parts = append(parts, m)
				unknown = unknown.Sub(bit)
			}
		}
	}
	return parts, unknown
}

// flagMember returns the member with a value, which it makes if it is a combination of
// others. An IntFlag keeps bits that no member has.
func flagMember(c *object.Class, n starlark.Int) (starlark.Value, error) {
	values, ok := c.Own(memberValues).(*starlark.Dict)
	if !ok {
		return nil, raise.Errorf("TypeError", "%s has no members defined", c)
	}
	mask := flagMask(c)
	if n.Sign() < 0 {
		bits := starlark.MakeInt(1).Lsh(uint(max(mask.BigInt().BitLen(), n.BigInt().BitLen())))
		n = bits.Add(n)
	}
	if m, found, err := values.Get(n); found || err != nil {
		return m, err
	}
	parts, unknown := flagParts(c, n)
	if unknown.Sign() != 0 && !c.Is(intFlagClass) {
		return nil, invalidFlag(c, n, mask)
	}
	var names []string
	for _, m := range parts {
		names = append(names, object.Text(m.(*object.Instance).Own(memberName)))
	}
	var name starlark.Value = starlark.None
	if len(names) > 0 {
		if unknown.Sign() != 0 {
			names = append(names, unknown.String())
		}
		name = starlark.String(strings.Join(names, "|"))
	}
	var base any
	if c.Is(object.IntClass) {
		base = n
	}
	home := parts
	if home == nil {
		home = membersOf(c)
	}
	m := object.NewInstance(home[0].(*object.Instance).Home(), c, base)
	for _, a := range []enumDefinition{{memberValue, n}, {memberName, name}, {"__objclass__", c}} {
		if err := m.SetOwn(a.name, a.value); err != nil {
			return nil, err
		}
	}
	return m, values.SetKey(n, m)
}

func invalidFlag(c *object.Class, n, mask starlark.Int) error {
	width := max(n.BigInt().BitLen(), mask.BigInt().BitLen())
	return raise.Errorf("ValueError", "%s invalid value %s\n    given %s\n  allowed %s", c, n, bitText(n, width), bitText(mask, width))
}

// bitText is "0b0 0111".
func bitText(n starlark.Int, width int) string {
	text := new(big.Int).Set(n.BigInt()).Text(2)
	return "0b0 " + strings.Repeat("0", max(width-len(text), 0)) + text
}

func flagInvert(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	c, n := self.Class(), flagValue(self)
	if c.Is(intFlagClass) {
		return flagMember(c, n.Not())
	}
	return flagMember(c, flagMask(c).And(n.Not()))
}

func flagContains(_ *starlark.Thread, self *object.Instance, x starlark.Value) (starlark.Value, error) {
	other, ok := x.(*object.Instance)
	if !ok || !other.Class().Is(self.Class()) {
		return nil, raise.Errorf("TypeError", "unsupported operand type(s) for 'in': '%s' and '%s'", object.TypeOf(x).ShortName(), self.Class().Qualname())
	}
	n := flagValue(other)
	return starlark.Bool(n.And(flagValue(self)).Sub(n).Sign() == 0), nil
}

func flagIter(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	parts, _ := flagParts(self.Class(), flagValue(self))
	return collection.IterValue(thread, starlark.Tuple(parts))
}
