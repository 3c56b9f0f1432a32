package memory

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/raise"
)

// A Traveler is a host value that can cross the border of a process. Travel
// returns what the other side gets: the value itself for a handle that is safe
// for concurrent use, otherwise a copy, whose parts are to be copied by
// c.Copy after c.Note has been told of the copy.
type Traveler interface {
	starlark.Value
	Travel(c *Copier) (starlark.Value, error)
}

// maxCopyDepth bounds the nesting of a value that is copied, for the Go stack
// has an end that cannot be caught.
const maxCopyDepth = 100_000

const tooDeep = "it is nested too deeply"

// A Copier makes copies of values for another process. Everything copied by one
// Copier keeps its aliases and cycles. Not safe for concurrent use.
type Copier struct {
	memo    memo
	modules []modulePair
	slots   []slot // the globals copied, oldest first
	// modulesWithDicts are the copies of modules whose dicts somebody has asked for.
	modulesWithDicts []*Module
	depth            int
	dest             *Space
	home             *Home // see Home
	adopt            bool  // see Receive
	// receiver is who will have the copies, if it is known though it is not
	// being started.
	receiver *Space
	// pickling says that the copies are for a process that is there already, so that objects and
	// classes cross as in CPython's pickle, and not as in a fork.
	pickling   bool
	rebuilding bool // see Deliver
	// names, of a copy for a process that begins anew, finds functions' names; named says that they are
	// found there. anew is the space of such a process that is being started.
	names Namer
	named bool
	anew  *Space
	// Whole says that a program's class is being copied with all that it needs,
	// for whoever will receive it. For the packages of the object model.
	Whole bool
}

// Dest returns the space of the process that the copy is for, when one is being started; nil
// when it is not known (put).
func (c *Copier) Dest() *Space { return c.dest }

// A memo maps what was copied to its copy. Most copies are of a handful of
// values, for which a scan beats a map.
type memo struct {
	few   []memoPair
	many  map[any]starlark.Value // used when not empty
	order []any                  // the keys of many, oldest first
}

type memoPair struct {
	from any
	to   starlark.Value
}

const (
	fewPairs  = 16
	keptPairs = 1024 // a map that grew beyond is not kept for later copies
)

func (m *memo) get(from any) (starlark.Value, bool) {
	if len(m.many) > 0 {
		to, ok := m.many[from]
		return to, ok
	}
	for i := range m.few {
		if m.few[i].from == from {
			return m.few[i].to, true
		}
	}
	return nil, false
}

func (m *memo) put(from any, to starlark.Value) {
	if len(m.many) == 0 && len(m.few) < fewPairs {
		m.few = append(m.few, memoPair{from, to})
		return
	}
	if len(m.many) == 0 {
		if m.many == nil {
			m.many = make(map[any]starlark.Value, 4*fewPairs)
		}
		for _, p := range m.few {
			m.many[p.from] = p.to
			m.order = append(m.order, p.from)
		}
		clear(m.few)
		m.few = m.few[:0]
	}
	m.many[from] = to
	m.order = append(m.order, from)
}

// size counts the pairs; forget drops those that came after a size.
func (m *memo) size() int { return len(m.few) + len(m.order) }

func (m *memo) forget(size int) {
	if len(m.many) == 0 {
		clear(m.few[size:])
		m.few = m.few[:size]
		return
	}
	for _, from := range m.order[size:] {
		delete(m.many, from)
	}
	clear(m.order[size:])
	m.order = m.order[:size]
}

func (m *memo) reset() {
	if len(m.order) > keptPairs {
		m.many, m.order = nil, nil
	}
	clear(m.few)
	clear(m.many)
	clear(m.order)
	m.few, m.order = m.few[:0], m.order[:0]
}

// tupleKey identifies a tuple, which is a slice and thus no map key.
type tupleKey struct {
	first *starlark.Value
	n     int
}

var copiers = sync.Pool{New: func() any { return new(Copier) }}

// newCopier returns an empty copier; free it when all is copied.
func newCopier() *Copier { return copiers.Get().(*Copier) }

func (c *Copier) free() {
	c.memo.reset()
	clear(c.modules)
	clear(c.slots)
	c.modules, c.slots, c.depth = c.modules[:0], c.slots[:0], 0
	c.dest, c.home, c.receiver, c.adopt = nil, nil, nil, false
	c.pickling, c.rebuilding = false, false
	c.Whole, c.modulesWithDicts = false, nil
	c.names, c.named, c.anew = nil, false, nil
	copiers.Put(c)
}

// A TravelError says that a value cannot be given to another process. Path leads
// to it from the value that was to be sent: "[2].callback".
type TravelError struct {
	Path string
	Type string // Python's name for the type of the culprit
	Why  string // a reason, or ""
	// whole says that Path has all that is told: it is long, or no step of it matters.
	whole bool
}

func (e *TravelError) Error() string {
	msg := "cannot send a " + e.Type + " to another process"
	if e.Why != "" {
		msg += ": " + e.Why
	}
	if e.Path != "" {
		msg += " (it is at value" + e.Path + ")"
	}
	return msg
}

// InPath adds an outer step to the path of a TravelError.
func InPath(err error, step string) error {
	var t *TravelError
	switch {
	case !errors.As(err, &t) || t.whole:
	case len(t.Path) > longestPath:
		t.Path, t.whole = ellipsis+t.Path, true
	default:
		t.Path = step + t.Path
	}
	return err
}

// A path is cut at its outer end when it gets too long to read.
const (
	longestPath = 120
	ellipsis    = "..."
)

// Copy returns a copy of v for another process, and the home that the receiver is
// to settle, nil if nothing in v needs one.
func Copy(v starlark.Value) (starlark.Value, *Home, error) {
	if isAtom(v) {
		return v, nil, nil
	}
	switch x := v.(type) {
	case *starlark.List:
		if l := copyFlatList(x); l != nil {
			return l, nil, nil
		}
	case starlark.Tuple:
		if allAtoms(x) {
			return x, nil, nil
		}
	case *starlark.Dict:
		if isFlatDict(x) {
			d, err := copyDict(x, nil)
			return d, nil, err
		}
	}
	c := newCopier()
	defer c.free()
	c.pickling = true
	to, err := c.Copy(v)
	return to, c.home, err
}

// CopyWhole is Copy for a value that is kept for processes which have nothing of what it needs.
func CopyWhole(v starlark.Value) (starlark.Value, *Home, error) {
	c := newCopier()
	defer c.free()
	to, err := c.Copy(v)
	return to, c.home, err
}

// Pickling reports whether objects that say how they are made anew have to be asked, and classes to
// be found by the receiver.
func (c *Copier) Pickling() bool { return c.pickling && !c.Whole }

// Rebuilding reports whether the values come from a copy for an unknown receiver, which is this one.
func (c *Copier) Rebuilding() bool { return c.rebuilding }

// isAtom reports whether v is of a type that is immutable through and through.
func isAtom(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Int, starlark.String, starlark.NoneType, starlark.Bool, starlark.Float, starlark.Bytes:
		return true
	}
	return false
}

func allAtoms(list []starlark.Value) bool {
	for _, e := range list {
		if e != nil && !isAtom(e) {
			return false
		}
	}
	return true
}

// copyFlatList copies a list of atoms; it returns nil if x is another list.
func copyFlatList(x *starlark.List) *starlark.List {
	elems := make([]starlark.Value, x.Len())
	for i := range elems {
		e := x.Index(i)
		if !isAtom(e) {
			return nil
		}
		elems[i] = e
	}
	return starlark.NewList(elems)
}

// isFlatDict is a function of its own, as is copyDict: ranging over Entries makes
// the variables of the function around escape.
func isFlatDict(d *starlark.Dict) bool {
	for k, v := range d.Entries() {
		if !isAtom(k) || !isAtom(v) {
			return false
		}
	}
	return true
}

// copyDict copies a dict; without a copier, one of atoms.
func copyDict(x *starlark.Dict, c *Copier) (starlark.Value, error) {
	d := starlark.NewDict(x.Len())
	if c == nil {
		DictTable(d).AppendAll(DictTable(x))
		CopyDictIndex(x, d)
		return d, nil
	}
	c.Note(x, d)
	defer x.Iterate().Done() // what the program does meanwhile must not change it
	indexed := DictIndexes.Of(x) != nil
	for e := DictTable(x).First(); e != nil; e = e.Next() {
		k, err := c.Copy(e.Key)
		if err != nil {
			return nil, err
		}
		v, err := c.Copy(e.Value)
		if err != nil {
			return nil, InPath(err, "["+e.Key.String()+"]")
		}
		if err := DictTable(d).PutCopy(e, k, v, indexed); err != nil {
			return nil, err
		}
	}
	CopyDictIndex(x, d)
	return d, nil
}

func copySet(x *starlark.Set, c *Copier) (starlark.Value, error) {
	s := starlark.NewSet(x.Len())
	c.Note(x, s)
	defer x.Iterate().Done() // as above
	indexed := SetIndexes.Of(x) != nil
	for e := SetTable(x).First(); e != nil; e = e.Next() {
		k, err := c.Copy(e.Key)
		if err != nil {
			return nil, err
		}
		if err := SetTable(s).PutCopy(e, k, starlark.None, indexed); err != nil {
			return nil, err
		}
	}
	CopySetIndex(x, s)
	return s, nil
}

// Note records that to is the copy of from, a pointer, before from's parts are
// copied, so that aliases and cycles end at it.
func (c *Copier) Note(from any, to starlark.Value) { c.memo.put(from, to) }

// Noted returns the copy of from, if it has been made.
func (c *Copier) Noted(from any) (starlark.Value, bool) { return c.memo.get(from) }

// CopyDict returns a copy of what a process begins with that another one has; nil if that cannot
// travel, which is missed only if it is used.
func CopyDict(c *Copier, from *starlark.Dict) *starlark.Dict {
	to, err := c.Copy(from)
	if err != nil {
		return nil
	}
	return to.(*starlark.Dict)
}

// Copy returns a copy of v. The error is a *TravelError, or what an object raised that was asked how
// it is made anew.
func (c *Copier) Copy(v starlark.Value) (starlark.Value, error) {
	if isAtom(v) {
		return v, nil
	}
	if c.depth++; c.depth > maxCopyDepth {
		c.depth--
		return nil, &TravelError{Type: v.Type(), Why: tooDeep, whole: true}
	}
	defer func() { c.depth-- }()
	switch x := v.(type) {
	case *starlark.List:
		if to, ok := c.memo.get(x); ok {
			return to, nil
		}
		return c.copyList(x)
	case starlark.Tuple:
		return c.copyTuple(x)
	case *starlark.Dict:
		if to, ok := c.memo.get(x); ok {
			return to, nil
		}
		if m := DictModule(x); m != nil && c.dest != nil {
			return c.travelDict(x, m)
		}
		return copyDict(x, c)
	case *starlark.Set:
		if to, ok := c.memo.get(x); ok {
			return to, nil
		}
		return copySet(x, c)
	case *Function, *starlark.Function:
		if c.names != nil {
			return c.names(c, x)
		}
		// What a function mentions is no part of what was sent.
		defer func(before bool) { c.pickling = before }(c.pickling)
		c.pickling = false
		if f, ok := x.(*Function); ok {
			return c.copyFunction(f)
		}
		return c.copyEngineFunction(x.(*starlark.Function))
	case *starlark.Builtin:
		return c.copyBuiltin(x)
	case Traveler:
		return x.Travel(c)
	}
	switch engineType(v) {
	case "range", "string.elems", "string.codepoints", "bytes.elems", "mandatory":
		return v, nil // immutable
	}
	return nil, &TravelError{Type: v.Type()}
}

func (c *Copier) copyList(x *starlark.List) (starlark.Value, error) {
	l, elems := NewList(x.Len())
	elems = elems[:0]
	*l = starlark.List{} // as in CPython it is empty for what is made of its elements before it is whole
	c.Note(x, l)
	for i := 0; i < x.Len(); i++ { // an element may change x while it is copied
		e, err := c.Copy(x.Index(i))
		if err != nil {
			return nil, InPath(err, "["+strconv.Itoa(i)+"]")
		}
		elems = append(elems, e)
	}
	if l.Len() == 0 {
		*l = *starlark.NewList(elems)
		return l, nil
	}
	for _, e := range elems { // behind those that an element has put into it
		if err := l.Append(e); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// copyTuple copies a tuple unless all its parts may be shared. A cycle through a
// tuple passes through something mutable, which is in the memo.
func (c *Copier) copyTuple(x starlark.Tuple) (starlark.Value, error) {
	if allAtoms(x) {
		return x, nil
	}
	key := tupleKey{&x[0], len(x)}
	if to, ok := c.memo.get(key); ok {
		return to, nil
	}
	t := make(starlark.Tuple, len(x))
	for i, e := range x {
		e, err := c.Copy(e)
		if err != nil {
			return nil, InPath(err, "["+strconv.Itoa(i)+"]")
		}
		t[i] = e
	}
	if to, ok := c.memo.get(key); ok {
		return to, nil // its own part made it: ([...the tuple...],)
	}
	c.Note(key, t)
	return t, nil
}

// copyBuiltin copies a method bound to a value with the value.
func (c *Copier) copyBuiltin(b *starlark.Builtin) (starlark.Value, error) {
	recv := b.Receiver()
	if recv == nil || isAtom(recv) {
		return b, nil
	}
	to, err := c.Copy(recv)
	if err != nil {
		return nil, InPath(err, "."+b.Name())
	}
	if Same(to, recv) {
		return b, nil
	}
	return b.BindReceiver(to), nil
}

// A placeholder stands for a global variable whose value could not travel: fork
// lets it exist, so only its use is an error.
type placeholder struct {
	name string
	why  *TravelError
}

// Untraveled returns what stands for v, which is called name, where a copy of it could
// not be made because of err: only its use is an error.
func Untraveled(name string, v starlark.Value, err error) starlark.Value {
	var why *TravelError
	if !errors.As(err, &why) {
		why = &TravelError{Type: v.Type(), Why: err.Error()}
	}
	return &placeholder{name, why}
}

var (
	_ starlark.Callable  = (*placeholder)(nil)
	_ starlark.HasAttrs  = (*placeholder)(nil)
	_ starlark.HasSetKey = (*placeholder)(nil)
	_ starlark.HasBinary = (*placeholder)(nil)
	_ Traveler           = (*placeholder)(nil)
)

func (p *placeholder) err() error {
	return raise.Errorf("TypeError", "%s did not come along when this process was started: %s", p.name, p.why.Error())
}

func (p *placeholder) String() string { return fmt.Sprintf("<%s, which did not travel>", p.name) }
func (p *placeholder) Type() string {
	return "untraveled " + strings.TrimPrefix(p.why.Type, "untraveled ")
}
func (p *placeholder) Freeze()                                {}
func (p *placeholder) Truth() starlark.Bool                   { return true }
func (p *placeholder) Hash() (uint32, error)                  { return 0, p.err() }
func (p *placeholder) Name() string                           { return p.name }
func (p *placeholder) Attr(string) (starlark.Value, error)    { return nil, p.err() }
func (p *placeholder) AttrNames() []string                    { return nil }
func (p *placeholder) Travel(*Copier) (starlark.Value, error) { return p, nil }
func (p *placeholder) CallInternal(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return nil, p.err()
}

// Get, SetKey and Binary make indexing, assigning to an item and operators fail in
// the same words.
func (p *placeholder) Get(starlark.Value) (v starlark.Value, found bool, err error) {
	return nil, false, p.err()
}
func (p *placeholder) SetKey(k, v starlark.Value) error { return p.err() }
func (p *placeholder) Binary(syntax.Token, starlark.Value, starlark.Side) (starlark.Value, error) {
	return nil, p.err()
}

// Same reports whether two values are one, as far as their Go values tell.
func Same(a, b starlark.Value) bool {
	if x, ok := a.(starlark.Tuple); ok { // == panics
		y, ok := b.(starlark.Tuple)
		return ok && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	}
	return a == nil && b == nil || a != nil && reflect.TypeOf(a).Comparable() && a == b
}
