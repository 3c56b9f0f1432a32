package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// reprList is the slot Repr of list.
func reprList(w *object.Writer, v starlark.Value) error {
	l := v.(*starlark.List)
	return writeItems(w, "[", "]", l, l, 0)
}

// reprTuple is the slot Repr of tuple.
func reprTuple(w *object.Writer, v starlark.Value) error {
	t := v.(starlark.Tuple)
	if len(t) == 0 {
		w.Text("()")
		return nil
	}
	right := ")"
	if len(t) == 1 {
		right = ",)"
	}
	// The interface that it came in: converting it anew would allocate.
	return writeItems(w, "(", right, v.(starlark.Indexable), &t[0], len(t))
}

// writeItems appends the elements of a list or tuple, which at and n identify.
func writeItems(w *object.Writer, left, right string, v starlark.Indexable, at any, n int) error {
	if seen, err := w.Enter(at, n); err != nil {
		return err
	} else if seen {
		w.Text(left + "..." + right[len(right)-1:])
		return nil
	}
	defer w.Leave()
	w.Text(left)
	for i := 0; i < v.Len(); i++ { // an element's repr may change the list
		if i > 0 {
			w.Text(", ")
		}
		if err := w.Repr(v.Index(i)); err != nil {
			return err
		}
	}
	w.Text(right)
	return nil
}

// reprDict is the slot Repr of dict.
func reprDict(w *object.Writer, v starlark.Value) error {
	d := v.(*starlark.Dict)
	if seen, err := w.Enter(d, 0); err != nil {
		return err
	} else if seen {
		w.Text("{...}")
		return nil
	}
	defer w.Leave()
	w.Text("{")
	first := true
	for k, x := range d.Entries() {
		if !first {
			w.Text(", ")
		}
		first = false
		if err := w.Repr(k); err != nil {
			return err
		}
		w.Text(": ")
		if err := w.Repr(x); err != nil {
			return err
		}
	}
	w.Text("}")
	return nil
}

// reprSet is the slot Repr of set.
func reprSet(w *object.Writer, v starlark.Value) error {
	s := v.(*starlark.Set)
	if w.Python2 || s.Len() == 0 {
		return writeSet(w, "set", s)
	}
	return writeSet(w, "", s)
}

// reprOfSet is the repr of a frozenset, and of an object of a class derived from set or
// frozenset: it begins with the name of the class.
func reprOfSet(thread *starlark.Thread, v starlark.Value) (string, error) {
	s, isSet := v.(*starlark.Set)
	if isSet {
		return object.Repr(thread, s)
	}
	s, _ = asSet(v)
	w := object.NewWriter(thread)
	w.Python2 = object.InPython2(thread)
	if err := writeSet(w, object.TypeOf(v).ShortName(), s); err != nil {
		return "", err
	}
	return w.Done(), nil
}

// writeSet appends a set as a call of name, or without a name as a literal.
func writeSet(w *object.Writer, name string, s *starlark.Set) error {
	left, right := name+"({", "})"
	switch {
	case s.Len() == 0 && !w.Python2:
		w.Text(name + "()")
		return nil
	case w.Python2:
		left, right = name+"([", "])"
	case name == "":
		left, right, name = "{", "}", "set"
	}
	if seen, err := w.Enter(s, 0); err != nil {
		return err
	} else if seen {
		w.Text(name + "(...)")
		return nil
	}
	defer w.Leave()
	w.Text(left)
	for i, x := range SetOrder(s) {
		if i > 0 {
			w.Text(", ")
		}
		if err := w.Repr(x); err != nil {
			return err
		}
	}
	w.Text(right)
	return nil
}
