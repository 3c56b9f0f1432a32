package exception

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The fields of a group.
const (
	groupMessage = "message"
	groupMembers = "exceptions"
)

// Members returns the exceptions in a group, nil if exc is none.
func Members(exc *object.Instance) starlark.Tuple {
	if !exc.Class().Is(object.BaseExceptionGroupClass) {
		return nil
	}
	t, _ := DataOf(exc).Assigned(groupMembers).(starlark.Tuple)
	return t
}

// IsGroup reports whether an exception is a group.
func IsGroup(exc *object.Instance) bool { return Members(exc) != nil }

// newGroupPayload is BaseExceptionGroup.__new__(cls, message, exceptions).
func newGroupPayload(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, _ []starlark.Tuple) (any, error) {
	if len(args) != 2 {
		return nil, raise.Arguments("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if _, ok := args[0].(starlark.String); !ok {
		return nil, raise.Errorf("TypeError", "BaseExceptionGroup.__new__() argument 1 must be str, not %s", object.TypeOf(args[0]).Name())
	}
	members, err := groupOf(thread, args[1])
	if err != nil {
		return nil, err
	}
	if err := classOfGroup(self, members); err != nil {
		return nil, err
	}
	e := &Data{Args: args}
	e.setField(groupMessage, args[0])
	e.setField(groupMembers, members)
	return e, nil
}

// groupOf returns what a group is made of, from its second argument.
func groupOf(thread *starlark.Thread, v starlark.Value) (starlark.Tuple, error) {
	if !isSequence(v) {
		return nil, raise.Errorf("TypeError", "second argument (exceptions) must be a sequence")
	}
	list, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, raise.Errorf("ValueError", "second argument (exceptions) must be a non-empty sequence")
	}
	for i, x := range list {
		if DataOf(x) == nil {
			return nil, raise.Errorf("ValueError", "Item %d of second argument (exceptions) is not an exception", i)
		}
	}
	return list, nil
}

// classOfGroup makes a BaseExceptionGroup of Exceptions an ExceptionGroup, and refuses others in one.
func classOfGroup(self *object.Instance, members starlark.Tuple) error {
	all := true
	for _, x := range members {
		all = all && x.(*object.Instance).Class().Is(object.ExceptionClass)
	}
	switch c := self.Class(); {
	case c == object.BaseExceptionGroupClass:
		if all {
			self.SetClass(object.ExceptionGroupClass)
		}
	case all || !c.Is(object.ExceptionClass):
	case c == object.ExceptionGroupClass:
		return raise.Errorf("TypeError", "Cannot nest BaseExceptions in an ExceptionGroup")
	default:
		return raise.Errorf("TypeError", "Cannot nest BaseExceptions in '%s'", c.Name())
	}
	return nil
}

// groupText is BaseExceptionGroup.__str__(self).
func groupText(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	n, plural := len(Members(self)), "s"
	if n == 1 {
		plural = ""
	}
	return starlark.String(fmt.Sprintf("%s (%d sub-exception%s)", object.Text(DataOf(self).Field(groupMessage)), n, plural)), nil
}

// derive is BaseExceptionGroup.derive(excs).
func derive(thread *starlark.Thread, self *object.Instance, members starlark.Value) (starlark.Value, error) {
	return starlark.Call(thread, object.BaseExceptionGroupClass, starlark.Tuple{DataOf(self).Field(groupMessage), members}, nil)
}

// part returns the group of some of a group's members, nil for none. It asks the program's derive.
func part(thread *starlark.Thread, of *object.Instance, members []starlark.Value) (*object.Instance, error) {
	if len(members) == 0 {
		return nil, nil
	}
	v, err := object.CallMethod(thread, of, "derive", starlark.Tuple{starlark.NewList(members)}, nil)
	if err != nil {
		return nil, err
	}
	made, ok := v.(*object.Instance)
	if !ok || !IsGroup(made) {
		return nil, raise.Errorf("TypeError", "derive must return an instance of BaseExceptionGroup")
	}
	from, to := DataOf(of), DataOf(made)
	to.Trace, to.traced = from.Trace, true
	to.Context, to.Cause, to.Suppress = from.Context, from.Cause, from.Suppress
	if notes, err := object.GetAttr(thread, of, "__notes__"); err == nil && isSequence(notes) {
		list, err := object.Collect(thread, notes)
		if err != nil {
			return nil, err
		}
		return made, made.SetOwn("__notes__", starlark.NewList(list))
	}
	return made, nil
}

// A condition tells which exceptions are wanted of a group.
type condition func(exc *object.Instance) (bool, error)

// conditionOf returns the condition that an argument is: a class, a tuple of classes or a function.
func conditionOf(thread *starlark.Thread, v starlark.Value) (condition, error) {
	switch v := v.(type) {
	case memory.Func:
		return func(exc *object.Instance) (bool, error) {
			wanted, err := starlark.Call(thread, v, starlark.Tuple{exc}, nil)
			if err != nil {
				return false, err
			}
			return object.IsTrue(thread, wanted)
		}, nil
	case *object.Class:
		if v.Is(object.BaseExceptionClass) {
			return func(exc *object.Instance) (bool, error) { return exc.Class().Is(v), nil }, nil
		}
	case starlark.Tuple:
		if _, err := Matches(thread, New(proc.Of(thread), object.ExceptionClass), v); err == nil {
			return func(exc *object.Instance) (bool, error) { return Matches(thread, exc, v) }, nil
		}
	}
	return nil, raise.Errorf("TypeError", "expected a function, exception type or tuple of exception types")
}

// divide splits an exception, which may be a group of groups: what is wanted of it, and the rest.
// Either may be nil.
func divide(thread *starlark.Thread, exc *object.Instance, wants condition, depth int) (match, rest *object.Instance, err error) {
	const deepest = 1000
	if depth > deepest {
		return nil, nil, &raise.Error{Class: "RecursionError", Msg: "maximum recursion depth exceeded in exceptiongroup_split_recursive"}
	}
	wanted, err := wants(exc)
	if err != nil || wanted {
		return exc, nil, err
	}
	members := Members(exc)
	if members == nil {
		return nil, exc, nil
	}
	var matches, others []starlark.Value
	for _, m := range members {
		x, y, err := divide(thread, m.(*object.Instance), wants, depth+1)
		if err != nil {
			return nil, nil, err
		}
		if x != nil {
			matches = append(matches, x)
		}
		if y != nil {
			others = append(others, y)
		}
	}
	if match, err = part(thread, exc, matches); err != nil {
		return nil, nil, err
	}
	rest, err = part(thread, exc, others)
	return match, rest, err
}

// orNone returns an exception as a value; nil is None.
func orNone(exc *object.Instance) starlark.Value {
	if exc == nil {
		return starlark.None
	}
	return exc
}

// split is BaseExceptionGroup.split(condition).
func split(thread *starlark.Thread, self *object.Instance, by starlark.Value) (starlark.Value, error) {
	wants, err := conditionOf(thread, by)
	if err != nil {
		return nil, err
	}
	match, rest, err := divide(thread, self, wants, 0)
	return starlark.Tuple{orNone(match), orNone(rest)}, err
}

// subgroup is BaseExceptionGroup.subgroup(condition).
func subgroup(thread *starlark.Thread, self *object.Instance, by starlark.Value) (starlark.Value, error) {
	wants, err := conditionOf(thread, by)
	if err != nil {
		return nil, err
	}
	match, err := choose(thread, self, wants, 0)
	return orNone(match), err
}

// choose is divide for who wants no rest.
func choose(thread *starlark.Thread, exc *object.Instance, wants condition, depth int) (*object.Instance, error) {
	const deepest = 1000
	if depth > deepest {
		return nil, &raise.Error{Class: "RecursionError", Msg: "maximum recursion depth exceeded in exceptiongroup_split_recursive"}
	}
	if wanted, err := wants(exc); err != nil || wanted {
		return exc, err
	}
	var matches []starlark.Value
	for _, m := range Members(exc) {
		x, err := choose(thread, m.(*object.Instance), wants, depth+1)
		if err != nil {
			return nil, err
		}
		if x != nil {
			matches = append(matches, x)
		}
	}
	return part(thread, exc, matches)
}

// newGroup makes a group that an except* statement raises: it was raised nowhere.
func newGroup(thread *starlark.Thread, members starlark.Value) (*object.Instance, error) {
	v, err := starlark.Call(thread, object.BaseExceptionGroupClass, starlark.Tuple{starlark.String(""), members}, nil)
	if err != nil {
		return nil, err
	}
	made := v.(*object.Instance)
	e := DataOf(made)
	e.Trace, e.traced = proc.Nowhere(), true
	return made, nil
}

// MatchStar returns what an except* clause with classes handles of an exception, and what it
// leaves for the next one; v may be None, and so may be both.
func MatchStar(thread *starlark.Thread, v, classes starlark.Value) (match, rest starlark.Value, err error) {
	if err := checkStar(thread, classes); err != nil {
		return nil, nil, err
	}
	exc, ok := v.(*object.Instance)
	if !ok {
		return starlark.None, starlark.None, nil
	}
	if all, err := Matches(thread, exc, classes); err != nil {
		return nil, nil, err
	} else if all {
		if !IsGroup(exc) {
			exc, err = newGroup(thread, starlark.Tuple{exc})
		}
		return exc, starlark.None, err
	}
	if !IsGroup(exc) {
		return starlark.None, exc, nil
	}
	pair, err := object.CallMethod(thread, exc, "split", starlark.Tuple{classes}, nil)
	if err != nil {
		return nil, nil, err
	}
	t, ok := pair.(starlark.Tuple)
	switch {
	case !ok:
		return nil, nil, raise.Errorf("TypeError", "%s.split must return a tuple, not %s", exc.Class().Name(), object.TypeOf(pair).Name())
	case len(t) < 2:
		return nil, nil, raise.Errorf("TypeError", "%s.split must return a 2-tuple, got tuple of size %d", exc.Class().Name(), len(t))
	}
	return t[0], t[1], nil
}

// checkStar refuses what an except* clause cannot name.
func checkStar(thread *starlark.Thread, classes starlark.Value) error {
	list, ok := classes.(starlark.Tuple)
	if !ok {
		list = starlark.Tuple{classes}
	}
	for _, v := range list {
		c, ok := v.(*object.Class)
		if !ok || !c.Is(object.BaseExceptionClass) {
			return raise.Errorf("TypeError", "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	for _, v := range list {
		if v.(*object.Class).Is(object.BaseExceptionGroupClass) {
			return raise.Errorf("TypeError", "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	return nil
}

// EndStar returns what a try statement with except* clauses raises at its end, None for nothing:
// orig is what its body has raised, raised what the clauses have, and rest what none has handled.
func EndStar(thread *starlark.Thread, orig *object.Instance, raised starlark.Tuple, rest starlark.Value) (starlark.Value, error) {
	var list []starlark.Value
	keep := map[*object.Instance]bool{} // the leaves of orig that go on
	if exc, ok := rest.(*object.Instance); ok {
		if !IsGroup(orig) {
			return exc, nil
		}
		raised = append(raised, exc)
	}
	if !IsGroup(orig) {
		if len(raised) > 0 {
			return raised[0], nil
		}
		return starlark.None, nil
	}
	for _, v := range raised {
		if exc := v.(*object.Instance); isPartOf(proc.Of(thread).World(), exc, orig) {
			leaves(exc, keep)
		} else {
			list = append(list, exc)
		}
	}
	if len(keep) > 0 {
		goesOn, err := choose(thread, orig, func(exc *object.Instance) (bool, error) { return !IsGroup(exc) && keep[exc], nil }, 0)
		if err != nil {
			return nil, err
		}
		if goesOn != nil && len(list) == 0 {
			return goesOn, nil
		}
		if goesOn != nil {
			list = append(list, goesOn)
		}
	}
	switch len(list) {
	case 0:
		return starlark.None, nil
	case 1:
		return list[0], nil
	}
	return newGroup(thread, starlark.NewList(list))
}

// isPartOf reports whether a group is what a clause has handled of another one, and raises again.
func isPartOf(r *proc.Run, exc, of *object.Instance) bool {
	if !IsGroup(exc) {
		return false
	}
	a, b := DataOf(exc), DataOf(of)
	return a.Cause == b.Cause && a.Context == b.Context && slices.Equal(r.Frames(a.Trace), r.Frames(b.Trace))
}

// isSequence reports whether a value counts as a sequence to what CPython writes in C.
func isSequence(v starlark.Value) bool {
	switch v := object.Native(v).(type) {
	case *object.Instance:
		_, ok := v.Class().Lookup("__getitem__")
		return ok
	case *starlark.List, starlark.Tuple, starlark.String, starlark.Bytes:
		return true
	case starlark.Mapping:
		return false
	case starlark.Indexable:
		return true
	}
	return false
}

// leaves collects the exceptions in groups.
func leaves(exc *object.Instance, in map[*object.Instance]bool) {
	for _, m := range Members(exc) {
		if m := m.(*object.Instance); IsGroup(m) {
			leaves(m, in)
		} else {
			in[m] = true
		}
	}
}

// fillGroups completes the classes of groups.
func fillGroups() {
	c := object.BaseExceptionGroupClass
	c.DefineObjects(newGroupPayload,
		call.M1("BaseExceptionGroup.derive(self, excs, /)", derive),
		call.M1("BaseExceptionGroup.split(self, matcher_value, /)", split),
		call.M1("BaseExceptionGroup.subgroup(self, matcher_value, /)", subgroup),
	)
	c.Give(object.Slot0("__str__", groupText))
	for _, name := range []string{groupMessage, groupMembers} {
		c.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return DataOf(self).Field(name), nil
		}, func(*starlark.Thread, starlark.Value, starlark.Value) error {
			return raise.Errorf("AttributeError", "readonly attribute")
		})
	}
}
