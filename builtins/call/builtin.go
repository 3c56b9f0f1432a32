package call

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Builtin is an entry as a value: a function such as len, or a method bound to its
// receiver, such as lst.append. It is immutable; whether it may be used by several processes
// is up to the receiver.
type Builtin struct {
	entry *Entry
	self  starlark.Value // nil for a function
}

// A Function is a builtin function or a bound method as a value: ours or the engine's.
type Function interface {
	starlark.Callable
	Receiver() starlark.Value // nil for a function
}

var (
	_ Function            = (*Builtin)(nil)
	_ Function            = (*starlark.Builtin)(nil)
	_ memory.Traveler     = (*Builtin)(nil)
	_ starlark.Comparable = (*Builtin)(nil)
)

// New returns an entry as a value.
func New(e *Entry) *Builtin { return &Builtin{entry: e} }

// Bind returns a method bound to its receiver.
func Bind(e *Entry, self starlark.Value) *Builtin { return &Builtin{entry: e, self: self} }

// Functions returns entries as values by name, as modules have them.
func Functions(entries ...*Entry) starlark.StringDict {
	dict := make(starlark.StringDict, len(entries))
	for _, e := range entries {
		dict[e.Name()] = New(e)
	}
	return dict
}

// Entry returns what is called.
func (b *Builtin) Entry() *Entry { return b.entry }

// Receiver returns what a method is bound to, nil for a function.
func (b *Builtin) Receiver() starlark.Value { return b.self }

func (b *Builtin) Name() string         { return b.entry.Name() }
func (b *Builtin) String() string       { return "<built-in function " + b.Name() + ">" }
func (b *Builtin) Type() string         { return "builtin_function_or_method" }
func (b *Builtin) Truth() starlark.Bool { return true }

// Freeze freezes the receiver.
func (b *Builtin) Freeze() {
	if b.self != nil {
		b.self.Freeze()
	}
}

// Hash is that of the name, as the engine's own builtins have it: it must be the same in each
// run of a program.
func (b *Builtin) Hash() (uint32, error) { return starlark.String(b.Name()).Hash() }

// CompareSameType compares functions and bound methods: two of lst.append are equal.
func (b *Builtin) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	o := y.(*Builtin)
	equal := b.entry == o.entry && (b.self == nil) == (o.self == nil) && (b.self == nil || memory.Is(b.self, o.self))
	switch op {
	case syntax.EQL:
		return equal, nil
	case syntax.NEQ:
		return !equal, nil
	}
	return false, raise.New(fact.NotOrdered, op.String(), b.Type(), b.Type())
}

// CallInternal calls the entry.
func (b *Builtin) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return b.entry.Call(thread, b.self, args, kwargs)
}

// Travel copies the receiver.
func (b *Builtin) Travel(c *memory.Copier) (starlark.Value, error) {
	if b.self == nil {
		return b, nil
	}
	self, err := c.Copy(b.self)
	if err != nil {
		return nil, memory.InPath(err, "."+b.Name())
	}
	if memory.Same(self, b.self) {
		return b, nil
	}
	return Bind(b.entry, self), nil
}
