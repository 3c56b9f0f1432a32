package call

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// An Entry is a builtin function, or a method of a built-in class, as tables have it: what
// it is called with, and the Go function that does the work. It is immutable and safe for
// concurrent use.
//
// There are three kinds of Go functions. Those of F0 to F4 (for methods M0 to M3, which have
// the receiver besides) have a parameter for each of the signature's: calling them needs no
// tuple and allocates nothing. Those of F and M are given a slice, one place a parameter.
// In both a parameter that is not given is nil. Those of FOpen and MOpen are given what the
// call has, once its number is checked; those of FRaw and MRaw check for themselves, and their
// signature is what help() shows.
type Entry struct {
	sig  *Signature
	name string // if it is not the signature's
	// fixed says how many arguments, the receiver among them, the function of f0 to f4 that
	// is set takes; negative for open.
	fixed  int
	method bool
	// least and most are how many arguments by position can go straight to that function, the
	// receiver among them; the rest of its parameters are nil then. most is negative if none can.
	least, most int

	f0   func(*starlark.Thread) (starlark.Value, error)
	f1   func(*starlark.Thread, starlark.Value) (starlark.Value, error)
	f2   func(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error)
	f3   func(_ *starlark.Thread, a, b, c starlark.Value) (starlark.Value, error)
	f4   func(_ *starlark.Thread, a, b, c, d starlark.Value) (starlark.Value, error)
	open func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

// Name returns the name in tables: the signature's, or that given by Named.
func (e *Entry) Name() string {
	if e.name != "" {
		return e.name
	}
	return e.sig.Name()
}

// Named returns the entry under another name: several names of one function, or one that
// CPython's complaints do not know.
func (e *Entry) Named(name string) *Entry {
	named := *e
	named.name = name
	return &named
}

// Signature returns what the entry is called with.
func (e *Entry) Signature() *Signature { return e.sig }

// String returns what help() shows of the entry: "append(self, object, /)".
func (e *Entry) String() string { return e.Name() + e.sig.list() }

// Bound returns what help() shows of a method that is bound: "append(object, /)".
func (e *Entry) Bound() string { return e.Name() + e.Parameters() }

// Parameters returns what Bound does without the name: "(object, /)".
func (e *Entry) Parameters() string { return e.sig.Parameters() }

// called gives an entry of fixed arity its signature.
func (e *Entry) called(text string) *Entry {
	e.sig = NewSignature(text)
	e.least, e.most = arity(text)
	if n := e.receivers(); e.most >= 0 {
		e.least, e.most = e.least+n, e.most+n
	}
	return e
}

// F0 is a function without parameters.
func F0(text string, f func(*starlark.Thread) (starlark.Value, error)) *Entry {
	return (&Entry{f0: f}).called(text)
}

// F1 is a function of one parameter.
func F1(text string, f func(_ *starlark.Thread, x starlark.Value) (starlark.Value, error)) *Entry {
	return (&Entry{fixed: 1, f1: f}).called(text)
}

// F2 is a function of two parameters.
func F2(text string, f func(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error)) *Entry {
	return (&Entry{fixed: 2, f2: f}).called(text)
}

// F3 is a function of three parameters.
func F3(text string, f func(_ *starlark.Thread, a, b, c starlark.Value) (starlark.Value, error)) *Entry {
	return (&Entry{fixed: 3, f3: f}).called(text)
}

// F4 is a function of four parameters.
func F4(text string, f func(_ *starlark.Thread, a, b, c, d starlark.Value) (starlark.Value, error)) *Entry {
	return (&Entry{fixed: 4, f4: f}).called(text)
}

// F is a function of any number of parameters: v has a place for each.
func F(text string, f func(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error)) *Entry {
	s := NewSignature(text)
	return &Entry{sig: s, fixed: -1, open: func(thread *starlark.Thread, _ starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, s.Len())
		if err := s.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, v)
	}}
}

// FOpen is a function that takes the arguments of the call, once their number is checked.
func FOpen(text string, f func(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *Entry {
	s := NewSignature(text)
	return &Entry{sig: s, fixed: -1, open: func(thread *starlark.Thread, _ starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := s.check(args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, args, kwargs)
	}}
}

// F3Open is F3 for calls with three arguments by position, and FOpen for all others.
func F3Open(text string, f func(_ *starlark.Thread, a, b, c starlark.Value) (starlark.Value, error),
	others func(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *Entry {
	e := FOpen(text, others)
	e.fixed, e.f3, e.least, e.most = 3, f, 3, 3
	return e
}

// FRaw is a function that checks its arguments itself.
func FRaw(text string, f func(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *Entry {
	return &Entry{sig: NewSignature(text), fixed: -1, open: func(thread *starlark.Thread, _ starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(thread, args, kwargs)
	}}
}

// wrongReceiver is the error of a method whose receiver is of the method's class, but not of the kind
// that the class's own objects are.
func wrongReceiver(text string, self starlark.Value) error {
	return raise.Errorf("TypeError", "descriptor '%s' doesn't apply to this '%s' object", NewSignature(text).Name(), self.Type())
}

// M0 is a method without parameters. T, here and below, is what the methods of a class have
// as receiver; if that may be any value, f is called as it is.
func M0[T starlark.Value](text string, f func(_ *starlark.Thread, self T) (starlark.Value, error)) *Entry {
	ofAny, ok := any(f).(func(*starlark.Thread, starlark.Value) (starlark.Value, error))
	if !ok {
		ofAny = func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			t, ok := self.(T)
			if !ok {
				return nil, wrongReceiver(text, self)
			}
			return f(thread, t)
		}
	}
	return (&Entry{method: true, fixed: 1, f1: ofAny}).called(text)
}

// M1 is a method of one parameter.
func M1[T starlark.Value](text string, f func(_ *starlark.Thread, self T, x starlark.Value) (starlark.Value, error)) *Entry {
	ofAny, ok := any(f).(func(*starlark.Thread, starlark.Value, starlark.Value) (starlark.Value, error))
	if !ok {
		ofAny = func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			t, ok := self.(T)
			if !ok {
				return nil, wrongReceiver(text, self)
			}
			return f(thread, t, x)
		}
	}
	return (&Entry{method: true, fixed: 2, f2: ofAny}).called(text)
}

// M2 is a method of two parameters.
func M2[T starlark.Value](text string, f func(_ *starlark.Thread, self T, a, b starlark.Value) (starlark.Value, error)) *Entry {
	ofAny, ok := any(f).(func(*starlark.Thread, starlark.Value, starlark.Value, starlark.Value) (starlark.Value, error))
	if !ok {
		ofAny = func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
			t, ok := self.(T)
			if !ok {
				return nil, wrongReceiver(text, self)
			}
			return f(thread, t, a, b)
		}
	}
	return (&Entry{method: true, fixed: 3, f3: ofAny}).called(text)
}

// M3 is a method of three parameters.
func M3[T starlark.Value](text string, f func(_ *starlark.Thread, self T, a, b, c starlark.Value) (starlark.Value, error)) *Entry {
	ofAny, ok := any(f).(func(*starlark.Thread, starlark.Value, starlark.Value, starlark.Value, starlark.Value) (starlark.Value, error))
	if !ok {
		ofAny = func(thread *starlark.Thread, self, a, b, c starlark.Value) (starlark.Value, error) {
			t, ok := self.(T)
			if !ok {
				return nil, wrongReceiver(text, self)
			}
			return f(thread, t, a, b, c)
		}
	}
	return (&Entry{method: true, fixed: 4, f4: ofAny}).called(text)
}

// M is a method of any number of parameters: v has a place for each.
func M[T starlark.Value](text string, f func(_ *starlark.Thread, self T, v []starlark.Value) (starlark.Value, error)) *Entry {
	s := NewSignature(text)
	return &Entry{sig: s, method: true, fixed: -1, open: func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, s.Len())
		if err := s.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		t, ok := self.(T)
		if !ok {
			return nil, wrongReceiver(text, self)
		}
		return f(thread, t, v)
	}}
}

// MOpen is a method that takes the arguments of the call, once their number is checked.
func MOpen[T starlark.Value](text string, f func(_ *starlark.Thread, self T, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *Entry {
	s := NewSignature(text)
	return &Entry{sig: s, method: true, fixed: -1, open: func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := s.check(args, kwargs); err != nil {
			return nil, err
		}
		t, ok := self.(T)
		if !ok {
			return nil, wrongReceiver(text, self)
		}
		return f(thread, t, args, kwargs)
	}}
}

// MArgs is MOpen for a method that takes no keywords.
func MArgs[T starlark.Value](text string, f func(_ *starlark.Thread, self T, args starlark.Tuple) (starlark.Value, error)) *Entry {
	return MOpen(text, func(thread *starlark.Thread, self T, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return f(thread, self, args)
	})
}

// FArgs is FOpen for a function that takes no keywords.
func FArgs(text string, f func(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error)) *Entry {
	return FOpen(text, func(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return f(thread, args)
	})
}

// MRaw is a method that checks its arguments itself.
func MRaw[T starlark.Value](text string, f func(_ *starlark.Thread, self T, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *Entry {
	return &Entry{sig: NewSignature(text), method: true, fixed: -1, open: func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t, ok := self.(T)
		if !ok {
			return nil, wrongReceiver(text, self)
		}
		return f(thread, t, args, kwargs)
	}}
}

// Table returns entries by name.
func Table(entries ...*Entry) map[string]*Entry {
	table := make(map[string]*Entry, len(entries))
	for _, e := range entries {
		table[e.Name()] = e
	}
	return table
}
