package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An Iterator yields values one by one. ok is false at the end. It may run code of
// the program (a generator, a map), so it needs a thread and can fail. It belongs to
// one process.
type Iterator interface {
	Next(thread *starlark.Thread) (v starlark.Value, ok bool, err error)
}

// Values may have these methods to take part in Python's protocols where the engine's
// interfaces do not reach, for those get no thread.
type (
	// Iterable is what iter() takes, besides the engine's own types.
	Iterable interface {
		Iter(thread *starlark.Thread) (Iterator, error)
	}
	// Collector has elements that can be had at once, in a new slice.
	Collector interface {
		Collect() []starlark.Value
	}
	// Named has a name in reports: "Queue-1". An object has one if what it carries has.
	Named interface {
		ReportName() string
	}
	// Reprer has its own repr.
	Reprer interface {
		Repr(thread *starlark.Thread) (string, error)
	}
	// Strer has a str that differs from its repr.
	Strer interface {
		Str(thread *starlark.Thread) (string, error)
	}
	// Formatter has its own format.
	Formatter interface {
		Format(thread *starlark.Thread, spec string) (string, error)
	}
	// Sized has a length that may have to be computed.
	Sized interface {
		Length(thread *starlark.Thread) (int, error)
	}
	// Truther has a truth that may have to be computed.
	Truther interface {
		IsTrue(thread *starlark.Thread) (bool, error)
	}
	// Container answers "x in v".
	Container interface {
		Contains(thread *starlark.Thread, x starlark.Value) (bool, error)
	}
	// Comparer compares itself with any other value; ok is false if it
	// does not know how (Python's NotImplemented). op is "==", "<", and so on.
	Comparer interface {
		Compare(thread *starlark.Thread, op string, other starlark.Value) (result starlark.Value, ok bool, err error)
	}
	// Operand takes part in a binary operation "+", "-", "//"...; right says that
	// it is the right operand (Python's __radd__); inPlace, that it is the left
	// one of an augmented assignment (__iadd__).
	Operand interface {
		Operate(thread *starlark.Thread, op string, other starlark.Value, right, inPlace bool) (result starlark.Value, ok bool, err error)
	}
	// Unary takes part in "-", "+", "~" and the functions "abs", "round" and so on.
	Unary interface {
		OperateUnary(thread *starlark.Thread, op string) (result starlark.Value, ok bool, err error)
	}
	// Integral has __index__.
	Integral interface {
		AsIndex(thread *starlark.Thread) (starlark.Int, bool, error)
	}
	// ItemGetter is Python's __getitem__, with slices (a *Slice) as well.
	ItemGetter interface {
		GetItem(thread *starlark.Thread, key starlark.Value) (starlark.Value, error)
	}
	// ItemSetter is Python's __setitem__.
	ItemSetter interface {
		SetItem(thread *starlark.Thread, key, v starlark.Value) error
	}
	// ItemDeleter is Python's __delitem__.
	ItemDeleter interface {
		DelItem(thread *starlark.Thread, key starlark.Value) error
	}
	// Unbound is what is found in a class and can be called with self, to save making a
	// method. It counts as a function of the class.
	Unbound interface {
		CallWith(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
	}
	// Abstract is a descriptor that may be marked by abc.abstractmethod.
	Abstract interface {
		IsAbstract() bool
	}
	// Namespace has attributes of its own only, and none of its class: a module.
	Namespace interface {
		starlark.HasAttrs
		// NoAttribute returns the error for an attribute that is not there.
		NoAttribute(name string) *raise.Error
		// OldAttr returns an attribute that there is in Python 2 only, or nil.
		OldAttr(p *proc.Proc, name string) starlark.Value
	}
	// AttrDeleter is Python's __delattr__.
	AttrDeleter interface {
		DelAttr(thread *starlark.Thread, name string) error
	}
)
