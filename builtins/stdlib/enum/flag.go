package enum

import (
	"math/big"
	"slices"
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
		if n, ok := object.Integer(object.Native(other)); ok && c.Is(object.IntClass) {
			return flagMember(c, f(flagValue(self), n))
		}
		return object.NotImplemented, nil
	})
}

// flagMasks returns the bits that members have, and those of the members that have one.
func flagMasks(c *object.Class) (all, singles starlark.Int) {
	all, singles = starlark.MakeInt(0), starlark.MakeInt(0)
	named, ok := c.Own(memberMap).(*starlark.Dict)
	if !ok {
		return all, singles
	}
	for _, item := range named.Items() {
		n := flagValue(item[1].(*object.Instance))
		if n.Sign() < 0 {
			continue
		}
		all = all.Or(n)
		if isSingleBit(n) {
			singles = singles.Or(n)
		}
	}
	return all, singles
}

// allBits returns the bits up to the highest of a mask.
func allBits(mask starlark.Int) starlark.Int {
	return starlark.MakeInt(1).Lsh(uint(mask.BigInt().BitLen())).Sub(starlark.MakeInt(1))
}

// What a class of flags does with bits that no member has, see enum.FlagBoundary.
const (
	strict  = "strict"
	conform = "conform"
	eject   = "eject"
	keep    = "keep"
)

// boundaryName is the attribute of a class that says so.
const boundaryName = "_boundary_"

func boundaryOf(c *object.Class) string {
	if v, ok := c.Lookup(boundaryName); ok {
		if s, ok := object.Native(v).(starlark.String); ok {
			return string(s)
		}
	}
	if c.Is(intFlagClass) {
		return keep
	}
	return strict
}

// flagParts returns the members of single bits of a value, in the order of their definition, and the
// bits that no member has.
func flagParts(c *object.Class, n starlark.Int) (parts []starlark.Value, unknown starlark.Int) {
	unknown = n
	for _, m := range membersOf(c) {
		if bit := flagValue(m.(*object.Instance)); isSingleBit(bit) && n.And(bit).Sign() != 0 {
			parts = append(parts, m)
			unknown = unknown.And(bit.Not())
		}
	}
	return parts, unknown
}

// flagMember returns the member with a value, which it makes if it is a combination of others. Of
// bits that no member has the class's boundary decides.
func flagMember(c *object.Class, n starlark.Int) (starlark.Value, error) {
	values, ok := c.Own(memberValues).(*starlark.Dict)
	if !ok {
		return nil, raise.Errorf("TypeError", "%s has no members defined", c)
	}
	if m, found, err := values.Get(n); found || err != nil {
		return m, err
	}
	mask, singles := flagMasks(c)
	all, boundary := allBits(mask), boundaryOf(c)
	asked := n
	if less(all, n) || less(n, all.Not()) || n.And(all.Xor(mask)).Sign() != 0 {
		switch boundary {
		case strict:
			return nil, invalidFlag(c, n, mask)
		case conform:
			n = n.And(mask)
		case eject:
			return n, nil
		case keep:
			if n.Sign() < 0 {
				n = larger(all.Add(starlark.MakeInt(1)), starlark.MakeInt(1).Lsh(uint(n.BigInt().BitLen()))).Add(n)
			}
		}
	}
	if n.Sign() < 0 {
		if boundary == eject || boundary == keep {
			n = all.Add(starlark.MakeInt(1)).Add(n)
		} else {
			n = singles.And(n)
		}
	}
	m, found, err := values.Get(n)
	if err == nil && !found {
		m, err = combine(c, n, mask, singles, boundary)
	}
	if err != nil {
		return nil, err
	}
	if err := values.SetKey(n, m); err != nil {
		return nil, err
	}
	return m, values.SetKey(asked, m)
}

func larger(x, y starlark.Int) starlark.Int {
	if less(x, y) {
		return y
	}
	return x
}

// combine makes a member that has no name of its own.
func combine(c *object.Class, n, mask, singles starlark.Int, boundary string) (*object.Instance, error) {
	if unknown := n.And(mask.Not()); unknown.Sign() != 0 && boundary != keep {
		return nil, raise.Errorf("ValueError", "%s(%s) -->  unknown values %s [%s]", c.Name(), n, unknown, bitText(unknown, 0))
	}
	parts, _ := flagParts(c, n.And(singles))
	if n.And(singles.Not()).Sign() != 0 {
		for _, item := range c.Own(memberMap).(*starlark.Dict).Items() {
			m := item[1].(*object.Instance)
			v := flagValue(m)
			if v.Sign() > 0 && v.And(n.Not()).Sign() == 0 && !slices.Contains(parts, starlark.Value(m)) {
				parts = append(parts, m)
			}
		}
	}
	var names []string
	rest := n
	for _, m := range parts {
		names = append(names, object.Text(m.(*object.Instance).Own(memberName)))
		rest = rest.And(flagValue(m.(*object.Instance)).Not())
	}
	var name starlark.Value = starlark.None
	if len(names) > 0 {
		if rest.Sign() != 0 && boundary == strict {
			return nil, raise.Errorf("ValueError", "%s: no members with value %s", c, rest)
		}
		if rest.Sign() != 0 {
			names = append(names, rest.String())
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
	if home == nil {
		return nil, invalidFlag(c, n, mask)
	}
	m := object.NewInstance(home[0].(*object.Instance).Home(), c, base)
	for _, a := range []enumDefinition{{memberValue, n}, {memberName, name}, {"__objclass__", c}} {
		if err := m.SetOwn(a.name, a.value); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func invalidFlag(c *object.Class, n, mask starlark.Int) error {
	width := max(n.BigInt().BitLen(), mask.BigInt().BitLen())
	return raise.Errorf("ValueError", "%s invalid value %s\n    given %s\n  allowed %s", c, n, bitText(n, width), bitText(mask, width))
}

// bitText is "0b0 0111", and "0b1 1000" of a negative number.
func bitText(n starlark.Int, width int) string {
	b := new(big.Int).Set(n.BigInt())
	sign, length := "0", b.BitLen()
	if b.Sign() < 0 {
		sign = "1"
		length = new(big.Int).Abs(b).BitLen() // as int.bit_length() counts
		b.Add(b, new(big.Int).Lsh(big.NewInt(1), uint(length)))
	}
	text := b.Text(2)
	text = strings.Repeat("0", max(length-len(text), 0)) + text
	if length == 0 {
		text = ""
	}
	return "0b" + sign + " " + strings.Repeat(sign, max(width-len(text), 0)) + text
}

func flagInvert(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	c, n := self.Class(), flagValue(self)
	if b := boundaryOf(c); b == keep || b == eject {
		return flagMember(c, n.Not())
	}
	_, singles := flagMasks(c)
	return flagMember(c, singles.And(n.Not()))
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
