package enum

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
)

// autoClass is enum.auto.
var autoClass = object.NewClass("auto").In("enum")

// An autoValue is auto(), or an expression with one: what it is worth is known when the
// class statement has ended.
type autoValue struct {
	op   string         // "" for auto() itself
	a, b starlark.Value // of auto(value), a is the value
}

func fillAuto() {
	autoClass.Define(call.M1("def auto.__init__(self, value=_auto_null)", func(_ *starlark.Thread, _ *object.Class, value starlark.Value) (starlark.Value, error) {
		return &autoValue{a: value}, nil
	}))
}

var (
	_ object.Operand     = (*autoValue)(nil)
	_ object.Unary       = (*autoValue)(nil)
	_ starlark.HasBinary = (*autoValue)(nil)
	_ starlark.HasUnary  = (*autoValue)(nil)
)

func (a *autoValue) Type() string          { return "auto" }
func (a *autoValue) Class() *object.Class  { return autoClass }
func (a *autoValue) Freeze()               {}
func (a *autoValue) Truth() starlark.Bool  { return true }
func (a *autoValue) Hash() (uint32, error) { return 0, nil }

// String is the repr.
func (a *autoValue) String() string {
	if a.op == "" && a.a != nil {
		return "auto(" + a.a.String() + ")"
	}
	return "auto(<object object>)"
}

// Operate implements object.Operand.
func (a *autoValue) Operate(_ *starlark.Thread, op string, other starlark.Value, right, _ bool) (starlark.Value, bool, error) {
	if right {
		return &autoValue{op, other, a}, true, nil
	}
	return &autoValue{op, a, other}, true, nil
}

// OperateUnary implements object.Unary.
func (a *autoValue) OperateUnary(_ *starlark.Thread, op string) (starlark.Value, bool, error) {
	if op != "~" && op != "-" {
		return nil, false, nil
	}
	return &autoValue{op, a, nil}, true, nil
}

// Binary implements starlark.HasBinary.
func (a *autoValue) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	v, _, err := a.Operate(nil, op.String(), y, side == starlark.Right, false)
	return v, err
}

// Unary implements starlark.HasUnary.
func (a *autoValue) Unary(op syntax.Token) (starlark.Value, error) {
	v, ok, err := a.OperateUnary(nil, op.String())
	if !ok {
		return nil, err
	}
	return v, err
}

// resolve replaces what auto() stands for in the value of a member.
func (b *enumBuilder) resolve(name string, v starlark.Value) (starlark.Value, error) {
	switch v := v.(type) {
	case *autoValue:
		return b.evaluate(name, v)
	case starlark.Tuple:
		out := make(starlark.Tuple, len(v))
		for i, e := range v {
			out[i] = e
			if a, ok := e.(*autoValue); ok {
				var err error
				if out[i], err = b.evaluate(name, a); err != nil {
					return nil, err
				}
			}
		}
		return out, nil
	}
	return v, nil
}

func (b *enumBuilder) evaluate(name string, v starlark.Value) (starlark.Value, error) {
	a, ok := v.(*autoValue)
	if !ok {
		return v, nil
	}
	if known := b.autos[a]; known != nil {
		return known, nil
	}
	var err error
	var result starlark.Value
	switch {
	case a.op == "" && a.a != nil:
		result = a.a
	case a.op == "":
		result, err = b.next(name)
	default:
		var x, y starlark.Value
		if x, err = b.evaluate(name, a.a); err != nil {
			return nil, err
		}
		if a.b == nil {
			return object.UnaryOp(b.thread, a.op, x)
		}
		if y, err = b.evaluate(name, a.b); err != nil {
			return nil, err
		}
		return object.Binary(b.thread, a.op, x, y)
	}
	b.autos[a] = result
	return result, err
}

// next is _generate_next_value_(name, start, count, last_values).
func (b *enumBuilder) next(name string) (starlark.Value, error) {
	if f, ok := b.class.Lookup("_generate_next_value_"); ok {
		if s, ok := f.(*object.StaticMethod); ok {
			f, _ = s.Attr("__func__")
		}
		last := append([]starlark.Value(nil), b.last...)
		return starlark.Call(b.thread, f, starlark.Tuple{starlark.String(name), starlark.MakeInt(1),
			starlark.MakeInt(b.all.Len()), starlark.NewList(last)}, nil)
	}
	if b.class.Is(strEnumClass) {
		return starlark.String(strings.ToLower(name)), nil
	}
	var most *starlark.Int
	for _, v := range b.last {
		if n, ok := object.Native(v).(starlark.Int); ok {
			if most == nil || less(*most, n) {
				most = &n
			}
		}
	}
	one := starlark.MakeInt(1)
	switch {
	case most == nil:
		return one, nil
	case b.class.Is(flagClass):
		return one.Lsh(uint(most.BigInt().BitLen())), nil
	}
	return most.Add(one), nil
}

func less(x, y starlark.Int) bool { return x.Sub(y).Sign() < 0 }

// An enumMark is member(value) or nonmember(value).
type enumMark struct {
	value  starlark.Value
	member bool
}

func isMark(v starlark.Value, member bool) bool {
	m, ok := v.(*enumMark)
	return ok && m.member == member
}

func (m *enumMark) String() string        { return "<enum mark>" }
func (m *enumMark) Type() string          { return "enum.mark" }
func (m *enumMark) Freeze()               {}
func (m *enumMark) Truth() starlark.Bool  { return true }
func (m *enumMark) Hash() (uint32, error) { return 0, nil }
