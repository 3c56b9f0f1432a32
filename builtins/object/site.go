package object

import (
	"strings"
	"sync/atomic"
	"unique"
	"unsafe"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/memory"
)

// A Site is a place of a program where an attribute is read, assigned or called. It remembers
// where that was found, so that it is found faster the next time. It may be used by several
// processes at once.
type Site struct {
	name string
	key  unique.Handle[string] // the name, as classes remember it
	hash uint32                // of the name
	// hint is where the attribute was among those of the last instance.
	hint atomic.Int32
	// builtin is the method that was found last in a built-in class.
	builtin atomic.Pointer[builtinMethod]
	// slot is where the attribute was in the module that was asked last.
	slot   atomic.Pointer[moduleSlot]
	dunder bool // the name is one of Python's own, such as __doc__
}

// A moduleSlot is a slot of the modules with a layout.
type moduleSlot struct {
	layout *memory.Layout
	index  int
}

// NewSite returns a site for the attribute of a name.
func NewSite(name string) *Site {
	key := unique.Make(name)
	return &Site{name: key.Value(), key: key, hash: hashOfName(name), dunder: isDunder(name)}
}

func hashOfName(name string) (h uint32) {
	for i := range len(name) {
		h = 31*h + uint32(name[i])
	}
	return h
}

// isDunder reports whether a name may be one of Python's own.
func isDunder(name string) bool { return strings.HasPrefix(name, "__") }

// Name returns the name of the attribute.
func (s *Site) Name() string { return s.name }

// siteEntries is how many attributes of a class are found fast, a power of two. An attribute is
// within siteProbes of where its name's hash says.
const (
	siteEntries = 32
	siteProbes  = 4
)

// A siteEntry is what the name of a site means in a class. It holds the handle of the name, for a
// text that is left of a name does not keep its handle from being made anew.
type siteEntry struct {
	key  unique.Handle[string]
	v    starlark.Value
	kind attrKind
}

type attrKind uint8

const (
	noAttr attrKind = iota
	functionAttr
	methodAttr
	plainAttr // it is bound by nobody
	dataAttr
	otherAttr
)

type builtinMethod struct {
	class  *Class
	method *MethodDescriptor
}

func dataOf(name string) *byte { return unsafe.StringData(name) }

// sameName reports whether an attribute's name is the site's: mostly it is the same text.
func (s *Site) sameName(name string) bool {
	return len(name) == len(s.name) && (dataOf(name) == dataOf(s.name) || name == s.name)
}

// find returns what the site's name means in a program's class.
func (s *Site) find(r *resolution) *siteEntry {
	if r.sites == nil {
		r.sites = new([siteEntries]siteEntry)
	}
	e := r.site(s.key, s.hash)
	if e.key != s.key {
		v := r.all[s.name]
		*e = siteEntry{s.key, v, kindOf(v)}
	}
	return e
}

func kindOf(v starlark.Value) attrKind {
	switch v := v.(type) {
	case nil:
		return noAttr
	case *memory.Function:
		return functionAttr
	case *MethodDescriptor:
		return methodAttr
	case starlark.Int, starlark.Float, starlark.String, starlark.Bool, starlark.NoneType, starlark.Tuple, *starlark.List, *starlark.Dict, *starlark.Set:
		return plainAttr
	default:
		if isData(v) {
			return dataAttr
		}
	}
	return otherAttr
}

// last returns the index of the site's attribute if it is where it was the last time, negative if
// not.
func (s *Site) last(i *Instance) int {
	if h := int(s.hint.Load()); h < len(i.attrs) && s.sameName(i.attrs[h].name) {
		return h
	}
	return -1
}

// own returns the index of the site's attribute among the instance's own, negative for none.
func (s *Site) own(i *Instance) int {
	if h := s.last(i); h >= 0 {
		return h
	}
	for k := range i.attrs {
		if s.sameName(i.attrs[k].name) {
			s.hint.Store(int32(k)) //nolint:gosec // there are few
			return k
		}
	}
	return -1
}

// Own returns x.name if that is an attribute of x's own that nothing goes before, and that is where
// it was the last time; ok is false for all others.
func (s *Site) Own(x *Instance) (v memory.Val, ok bool) {
	r := x.class.resolution.Load()
	if r == nil || !r.plainReads || x.dict != nil || s.dunder {
		return v, false
	}
	if h := s.last(x); h >= 0 {
		return x.attrs[h].v, true
	}
	return v, false
}

// SetOwn does x.name = v if that is an attribute of x's own, set in the usual way, and is where it
// was the last time; it reports whether that was so.
func (s *Site) SetOwn(x *Instance, v memory.Val) bool {
	r := x.class.resolution.Load()
	if r == nil || !r.usual || x.dict != nil || s.dunder {
		return false
	}
	if h := s.last(x); h >= 0 {
		x.attrs[h].v = v
		return true
	}
	return false
}

// Get returns x.name.
func (s *Site) Get(thread *starlark.Thread, x starlark.Value) (memory.Val, error) {
	if i, ok := x.(*Instance); ok && i.class.user != nil {
		if r := i.class.resolved(); r.getattribute == nil && !s.dunder {
			if v, ok := s.getFrom(i, r); ok {
				return v, nil
			}
		}
	}
	if m, ok := x.(memory.Slotted); ok {
		if v, ok := s.member(m); ok {
			return v, nil
		}
	}
	v, err := GetAttr(thread, x, s.name)
	return memory.Unbox(v), err
}

// member returns the attribute of a module; ok is false if it is in none of its slots.
func (s *Site) member(m memory.Slotted) (v memory.Val, ok bool) {
	layout := m.Layout()
	if layout == nil || s.dunder {
		return v, false
	}
	at := s.slot.Load()
	if at == nil || at.layout != layout {
		i, ok := layout.Index(s.name)
		if !ok {
			return v, false
		}
		at = &moduleSlot{layout, i}
		s.slot.Store(at)
	}
	v = m.Slot(at.index)
	return v, !v.IsUnbound()
}

// getFrom is Get for an object of a program's class; ok is false for what needs a closer look.
func (s *Site) getFrom(i *Instance, r *resolution) (v memory.Val, ok bool) {
	if !r.data && i.dict == nil { // nothing goes before the instance's own attributes
		if k := s.own(i); k >= 0 {
			return i.attrs[k].v, true
		}
	}
	e := s.find(r)
	if e.kind == dataAttr {
		return v, false
	}
	if r.data || i.dict != nil {
		if i.dict != nil {
			if v := entry(i.dict, s.name); v != nil {
				return memory.Unbox(v), true
			}
		} else if k := s.own(i); k >= 0 {
			return i.attrs[k].v, true
		}
	}
	switch e.kind {
	case functionAttr:
		return memory.Val{V: &BoundMethod{i, e.v}}, true
	case plainAttr:
		return memory.Unbox(e.v), true
	}
	return v, false
}

// Data returns the data descriptor, such as a property, that the site's name means in the class
// of an object of the program's, nil if it means something else or the class has its own way.
func (s *Site) Data(i *Instance) starlark.Value {
	if i.class.user == nil {
		return nil
	}
	r := i.class.resolved()
	if !r.data || r.getattribute != nil || r.getattr != nil || r.setattr != nil || s.dunder {
		return nil
	}
	if e := s.find(r); e.kind == dataAttr {
		return e.v
	}
	return nil
}

// Set does x.name = v.
func (s *Site) Set(thread *starlark.Thread, x starlark.Value, v memory.Val) error {
	if i, ok := x.(*Instance); ok && i.dict == nil && !s.dunder {
		if r := i.class.resolved(); r.usual || s.isUsual(i.class, r) {
			if k := s.own(i); k >= 0 {
				i.attrs[k].v = v
				return nil
			}
			if len(i.attrs) < manyAttributes {
				s.hint.Store(int32(len(i.attrs))) //nolint:gosec // there are few
				i.attrs = append(i.attrs, attribute{s.name, v})
				i.class.noteUsual(len(i.attrs))
				return nil
			}
		}
	}
	return SetAttr(thread, x, s.name, v.Box())
}

// isUsual reports whether objects of a program's class get an attribute of the site's name in the usual
// way, although they do not get all in it: those of a class with a property, or an exception.
func (s *Site) isUsual(class *Class, r *resolution) bool {
	return class.user != nil && r.setattr == nil && r.names == nil && s.find(r).kind != dataAttr
}

// noteUsual notes how many attributes an instance has: the next one gets room for as many.
func (c *Class) noteUsual(n int) {
	if u := c.user; u != nil && u.usual < n {
		u.usual = n
	}
}

// FunctionOf returns the function of the program that x.name() calls with x before the other
// arguments; nil for all that needs a closer look.
func (s *Site) FunctionOf(x *Instance) *memory.Function {
	r := x.class.resolution.Load()
	if r == nil || r.sites == nil || r.getattribute != nil || x.dict != nil {
		return nil
	}
	e := r.site(s.key, s.hash)
	if e.key != s.key || e.kind != functionAttr || s.shadowed(x) {
		return nil
	}
	f, _ := e.v.(*memory.Function)
	return f
}

// Method returns what x.name() calls: f, with self before the other arguments unless that is
// nil. f may be a *MethodDescriptor, whose receiver self is then.
func (s *Site) Method(thread *starlark.Thread, x starlark.Value) (f, self starlark.Value, err error) {
	switch i := x.(type) { // x itself is returned: a text is not made a value again
	case *Instance:
		r := i.class.resolved()
		if r.getattribute != nil {
			break
		}
		if i.class.user == nil {
			if m := s.builtinMethod(i.class); m != nil && i.Own(s.name) == nil && !i.early() {
				if self, err = m.Receiver(i); err != nil {
					break
				}
				return m, self, nil
			}
			break
		}
		e := s.find(r)
		if e.kind != functionAttr && e.kind != methodAttr || i.dict != nil && entry(i.dict, s.name) != nil || len(i.attrs) > 0 && s.shadowed(i) {
			break
		}
		if e.kind == functionAttr {
			return e.v, x, nil
		}
		if m := e.v.(*MethodDescriptor); !i.early() {
			if self, err = m.Receiver(i); err == nil {
				return m, self, nil
			}
		}
	case *Super:
		if f, self := i.method(s.name); f != nil {
			return f, self, nil
		}
	case starlark.String:
		if m := s.builtinMethod(StrClass); m != nil {
			return m, x, nil
		}
	case *starlark.List:
		if m := s.builtinMethod(ListClass); m != nil {
			return m, x, nil
		}
	case *starlark.Dict:
		if m := s.builtinMethod(DictClass); m != nil {
			return m, x, nil
		}
	case *starlark.Set:
		if m := s.builtinMethod(SetClass); m != nil {
			return m, x, nil
		}
	case *Class, *call.Builtin, *memory.Function:
	case memory.Slotted:
		if v, ok := s.member(i); ok {
			return v.Box(), nil, nil
		}
	default:
		if _, plain := x.(Methodical); plain || !isHost(x) {
			if m := s.builtinMethod(TypeOf(x)); m != nil {
				return m, x, nil
			}
		}
	}
	f, err = GetAttr(thread, x, s.name)
	return f, nil, err
}

// A Methodical is a value whose attributes are those of its class: it has none of its own.
type Methodical interface {
	Classed
	Methodical()
}

// shadowed reports whether the instance has an attribute of its own with the site's name. The
// hint is for other sites.
func (s *Site) shadowed(i *Instance) bool {
	for k := range i.attrs {
		if s.sameName(i.attrs[k].name) {
			return true
		}
	}
	return false
}

// TextMethod returns the method of str that a call of a text's finds, nil if there is none.
func (s *Site) TextMethod() *MethodDescriptor { return s.builtinMethod(StrClass) }

// builtinMethod returns the method of a built-in class, nil if it has none of the name.
func (s *Site) builtinMethod(class *Class) *MethodDescriptor {
	if b := s.builtin.Load(); b != nil && b.class == class {
		return b.method
	}
	if class.user != nil {
		return nil
	}
	m, ok := class.resolved().all[s.name].(*MethodDescriptor)
	if !ok {
		return nil
	}
	s.builtin.Store(&builtinMethod{class, m})
	return m
}

// HasInstance reports whether v is an instance of the class, as far as that is a matter of
// classes alone; ok is false if the class's own class, or v, has a say.
func (c *Class) HasInstance(v starlark.Value) (is, ok bool) {
	if c.meta != nil && c.meta != TypeClass || c.covers != nil {
		return false, false
	}
	if i, isInstance := v.(*Instance); isInstance {
		if i.class.Is(c) {
			return true, true
		}
		return false, !i.mayClaim()
	}
	is = TypeOf(v).Is(c)
	return is, is || c.user != nil
}

// MadeBy reports whether objects of the class are made by __new__ of a built-in class whose
// objects carry something: nobody else has a say but init, the class's __init__.
func (c *Class) MadeBy(base *Class) (init starlark.Value, ok bool) {
	if c.meta != nil && c.meta != TypeClass {
		return nil, false
	}
	r := c.resolved()
	return r.init, r.carrier == base && r.new == nil && (c.user == nil || len(c.user.abstract) == 0)
}

// Allocate returns a new object of a class that makes them in the usual way, and the function
// of the program that is its __init__, nil if it has none; ok is false for other classes.
func (c *Class) Allocate() (i *Instance, init *memory.Function, ok bool) {
	if c.user == nil || c.meta != nil && c.meta != TypeClass {
		return nil, nil, false
	}
	r := c.resolved()
	if r.new != nil || r.carrier != nil || len(c.user.abstract) > 0 {
		return nil, nil, false
	}
	if r.init != nil {
		if init, ok = r.init.(*memory.Function); !ok {
			return nil, nil, false
		}
	}
	return newInstance(c, c.user.home, c.user.usual), init, true
}

// Function returns the function of the program that an object's class has under the site's name,
// nil if it has none, or something else.
func (s *Site) Function(i *Instance) *memory.Function {
	if i.class.user == nil {
		return nil
	}
	if e := s.find(i.class.resolved()); e.kind == functionAttr {
		return e.v.(*memory.Function)
	}
	return nil
}

// Has reports whether an object's class has something under the site's name.
func (s *Site) Has(i *Instance) bool {
	if i.class.user == nil {
		return i.class.find(s.name) != nil
	}
	return s.find(i.class.resolved()).kind != noAttr
}
