package object

import (
	"iter"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An Instance is an object of a class that a program defined, or of a built-in one
// with DefineObjects, such as an exception. It belongs to one process.
type Instance struct {
	class *Class
	home  *memory.Home
	// The attributes are in attrs, or all in dict when there are many, or when
	// the program has asked for __dict__, which is then dict itself.
	attrs []attribute
	dict  *starlark.Dict
	// base is what an instance of a class derived from a built-in one carries: a
	// starlark.Value for int, list and the like, otherwise what the class's
	// ObjectFunc returned. Nil for others.
	base any
}

type attribute struct {
	name string
	v    memory.Val
}

// newInstance returns an instance with room for n attributes: few are allocated with it.
func newInstance(class *Class, home *memory.Home, n int) *Instance {
	var i *Instance
	switch {
	case n == 0:
		i = new(Instance)
	case n == 1:
		x := new(roomyInstance[[1]attribute])
		i, x.attrs = &x.Instance, x.room[:0]
	case n == 2:
		x := new(roomyInstance[[2]attribute])
		i, x.attrs = &x.Instance, x.room[:0]
	case n == 3:
		x := new(roomyInstance[[3]attribute])
		i, x.attrs = &x.Instance, x.room[:0]
	case n == 4:
		x := new(roomyInstance[[4]attribute])
		i, x.attrs = &x.Instance, x.room[:0]
	case n <= 6:
		x := new(roomyInstance[[6]attribute])
		i, x.attrs = &x.Instance, x.room[:0]
	default:
		i = new(Instance)
		i.attrs = make([]attribute, 0, n)
	}
	i.class, i.home = class, home
	return i
}

type roomyInstance[Room any] struct {
	Instance
	room Room
}

// manyAttributes is how many are found faster in a dict.
const manyAttributes = 16

// A Payload is what an ObjectFunc returns, if instances can travel.
type Payload interface {
	// TravelTo returns what to carries, a copy that c makes of this payload's
	// instance.
	TravelTo(c *memory.Copier, to *Instance) (any, error)
}

// NewInstance returns an instance without attributes that carries base.
func NewInstance(home *memory.Home, class *Class, base any) *Instance {
	return &Instance{class: class, home: home, base: base}
}

// Init is NewInstance for those who make the instance together with what it carries.
func (i *Instance) Init(home *memory.Home, class *Class, base any) {
	i.class, i.home, i.base = class, home, base
	if u := class.user; u != nil {
		i.home = u.home
		if u.usual > 0 {
			i.attrs = make([]attribute, 0, u.usual)
		}
	}
}

// Class returns the instance's class.
func (i *Instance) Class() *Class { return i.class }

// SetClass makes the instance one of another class, which carries the same. For those who
// make an instance, and then know better.
func (i *Instance) SetClass(c *Class) { i.class = c }

// Base returns what the instance carries besides its attributes.
func (i *Instance) Base() any { return i.base }

// Home leads to the process that the instance belongs to.
func (i *Instance) Home() *memory.Home { return i.home }

// Native returns the built-in value in an instance of a class that a program derived
// from int, list and the like. Other values are returned as they are.
func Native(v starlark.Value) starlark.Value {
	if i, ok := v.(*Instance); ok {
		if base, ok := i.base.(starlark.Value); ok {
			return base
		}
	}
	return v
}

// native returns what a method of class has as self.
func (i *Instance) native(class *Class) starlark.Value {
	if base, ok := i.base.(starlark.Value); ok && class != ObjectClass && TypeOf(base).Is(class) {
		return base
	}
	return i
}

// Own returns an attribute of the instance itself, nil if it has none.
func (i *Instance) Own(name string) starlark.Value {
	if i.dict != nil {
		return entry(i.dict, name)
	}
	for k := range i.attrs {
		if i.attrs[k].name == name {
			return i.attrs[k].v.Box()
		}
	}
	return nil
}

// entry returns the value of a name in a dict, nil if it is not there.
func entry(d *starlark.Dict, name string) starlark.Value {
	if v, found, _ := d.Get(starlark.String(name)); found {
		return v
	}
	return nil
}

// SetOwn sets an attribute of the instance itself.
func (i *Instance) SetOwn(name string, v starlark.Value) error {
	if i.dict != nil {
		return DictSet(nil, i.dict, starlark.String(name), v)
	}
	for k := range i.attrs {
		if i.attrs[k].name == name {
			i.attrs[k].v = memory.Unbox(v)
			return nil
		}
	}
	if len(i.attrs) < manyAttributes {
		i.attrs = append(i.attrs, attribute{name, memory.Unbox(v)})
		i.class.noteUsual(len(i.attrs))
		return nil
	}
	return DictSet(nil, i.Dict(), starlark.String(name), v)
}

// deleteOwn deletes an attribute of the instance itself.
func (i *Instance) deleteOwn(name string) (found bool) {
	if i.dict != nil {
		_, found, _ = DictDelete(nil, i.dict, starlark.String(name))
		return found
	}
	for k := range i.attrs {
		if i.attrs[k].name == name {
			i.attrs = append(i.attrs[:k], i.attrs[k+1:]...)
			return true
		}
	}
	return false
}

// Dict returns the attributes as a dict, which is theirs from now on: __dict__.
func (i *Instance) Dict() *starlark.Dict {
	if i.dict == nil {
		i.dict = starlark.NewDict(len(i.attrs) + 1)
		for _, a := range i.attrs {
			i.dict.SetKey(starlark.String(a.name), a.v.Box())
		}
		i.attrs = nil
	}
	return i.dict
}

// Attributes are those of the instance itself, in order.
func (i *Instance) Attributes() iter.Seq2[string, starlark.Value] {
	return func(yield func(string, starlark.Value) bool) {
		for _, a := range i.attrs {
			if !yield(a.name, a.v.Box()) {
				return
			}
		}
		if i.dict == nil {
			return
		}
		for _, item := range i.dict.Items() { // which may change meanwhile
			if name, ok := item[0].(starlark.String); ok && !yield(string(name), item[1]) {
				return
			}
		}
	}
}

// New makes an instance: it is what type.__call__ does.
func (c *Class) New(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s := c.resolved()
	if c.user != nil && len(c.user.abstract) > 0 {
		return nil, c.abstractError()
	}
	var v starlark.Value
	var err error
	if s.new != nil {
		f := s.new
		if m, ok := f.(*StaticMethod); ok {
			f = m.f
		}
		v, err = starlark.Call(thread, f, prepend(c, args), kwargs)
	} else {
		v, err = c.allocate(thread, s, args, kwargs)
	}
	if err != nil {
		return nil, err
	}
	if made, ok := v.(*Class); ok && s.init != nil && made.Class().Is(c) { // c is a metaclass
		_, err := callUnbound(thread, s.init, made, args, kwargs)
		return made, err
	}
	self, ok := v.(*Instance)
	if !ok || self.class != c && !self.class.Is(c) {
		return v, nil // __new__ made something else
	}
	if err := self.initialize(thread, s, args, kwargs); err != nil {
		return nil, err
	}
	return self, nil
}

// initialize calls the class's __init__.
func (i *Instance) initialize(thread *starlark.Thread, s *resolution, args starlark.Tuple, kwargs []starlark.Tuple) (err error) {
	switch init := s.init.(type) {
	case *memory.Function, *starlark.Function:
		return i.callInit(thread, init.(memory.Func), args, kwargs)
	case *MethodDescriptor:
		var self starlark.Value
		if self, err = init.Receiver(i); err == nil {
			_, err = init.entry.Call(thread, self, args, kwargs)
		}
	case nil:
		if len(args)+len(kwargs) > 0 && s.new == nil && s.carrier == nil {
			err = raise.New(fact.NoParameters, i.class.name)
		}
	default:
		_, err = callUnbound(thread, init, i, args, kwargs)
	}
	return err
}

// callInit calls the program's __init__.
func (i *Instance) callInit(thread *starlark.Thread, init memory.Func, args starlark.Tuple, kwargs []starlark.Tuple) error {
	v, err := starlark.Call(thread, init, prepend(i, args), kwargs)
	if err == nil && v != starlark.None {
		return raise.Errorf("TypeError", "__init__() should return None, not '%s'", TypeOf(v).Name())
	}
	return err
}

func prepend(self starlark.Value, args starlark.Tuple) starlark.Tuple {
	all := make(starlark.Tuple, len(args)+1)
	all[0] = self
	copy(all[1:], args)
	return all
}

// allocate is object.__new__, and that of the built-in class of which c is derived.
// The arguments are for a built-in class whose values are immutable, or objects.
func (c *Class) allocate(thread *starlark.Thread, s *resolution, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if c.user == nil && s.carrier == nil && c != ObjectClass {
		if len(c.undefined(nil)) > 0 {
			return nil, c.abstractError()
		}
		return nil, raise.Errorf("TypeError", "cannot create '%s' instances", c.FullName())
	}
	var i *Instance
	if u := c.user; u != nil {
		i = newInstance(c, u.home, u.usual)
	} else {
		i = newInstance(c, proc.Of(thread).Home(), 0)
	}
	var err error
	switch k := s.carrier; {
	case k == nil:
	case k.objects != nil:
		i.base, err = k.objects(thread, i, args, kwargs)
		if k.needsInit {
			i.base = &incomplete{k, i.base}
		}
	case k.immutable:
		i.base, err = k.construct.Call(thread, k, args, kwargs)
		if v, ok := i.base.(starlark.Value); ok && err == nil && i.isIterator() && !TypeOf(v).Is(k) { // reversed() of what has __reversed__
			return v, nil
		}
	default:
		i.base, err = k.construct.Call(thread, k, nil, nil)
	}
	if err != nil {
		return nil, err
	}
	return i, nil
}

// Fill is __init__ of a built-in class whose values are mutable: the instance gets the
// value that the arguments describe.
func (i *Instance) Fill(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) error {
	k := i.class.resolved().carrier
	if k == nil || k.construct == nil || k.immutable || len(args)+len(kwargs) == 0 {
		return nil
	}
	base, err := k.construct.Call(thread, k, args, kwargs)
	if err == nil {
		i.base = base
	}
	return err
}

// Travel copies the instance. In a process that is being started, and in one that
// takes it from a queue, it is of that process's class.
func (i *Instance) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(i); ok {
		return to, nil
	}
	if c.Pickling() && i.Reduces() {
		return i.travelReduced(c)
	}
	to := &Instance{class: i.class, home: c.Home()}
	c.Note(i, to)
	if err := i.copyTo(c, to); err != nil {
		return nil, err
	}
	return to, nil
}

// copyTo makes to a copy of the instance.
func (i *Instance) copyTo(c *memory.Copier, to *Instance) error {
	to.home.Lend(i.home)
	if err := to.enroll(c, i.home); err != nil {
		return err
	}
	var err error
	switch base := i.base.(type) {
	case nil:
	case starlark.Value:
		to.base, err = c.Copy(base)
	case Payload:
		to.base, err = base.TravelTo(c, to)
	default:
		err = &memory.TravelError{Type: i.class.name}
	}
	if err != nil {
		return err
	}
	if i.dict != nil {
		to.dict = starlark.NewDict(i.dict.Len())
	} else if len(i.attrs) > 0 {
		to.attrs = make([]attribute, 0, len(i.attrs))
	}
	for name, v := range i.Attributes() {
		v, err := c.Copy(v)
		if err != nil {
			return memory.InPath(err, "."+name)
		}
		if err := to.SetOwn(name, v); err != nil {
			return err
		}
	}
	return nil
}
