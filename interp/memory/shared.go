package memory

import (
	"iter"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/text"
)

// A variable that a child changes stays as it was in the parent. Programs that expect
// otherwise are told, once for a variable, when the parent has read the old value after the
// child's end.
//
// A variable that a function declares global is a Cell, which notices when it is read. Of a
// list, dict or set nobody can tell cheaply when it is read: there the text decides whether
// the parent reads the variable behind the place where it learns of the child's end.

// A watched is what a process got a copy of when it was started: a Cell, or a container.
type watched struct {
	name     string         // of the global, "" for an argument
	from, to starlark.Value // the parent's, and the child's
	value    starlark.Value // of the Cell or the attribute, the child's first one
	look     look           // of the container
	own      starlark.Value // of the attribute, the parent's first one
	attr     string         // of the objects from and to, "" if it is another thing
}

// An attributed is an object of the program's, whose attributes may be taken for shared.
type attributed interface {
	starlark.Value
	Attributes() iter.Seq2[string, starlark.Value]
	Own(name string) starlark.Value
}

// A look is what a container looked like: how many items it had, and a sum of the first ones
// that are not containers themselves. It costs no memory at the start of a process.
type look struct {
	n   int
	sum uint64
}

const mostLooked, mostLevels = 32, 4

// lookAt returns the look of a list, dict or set; ok is false for other values.
func lookAt(v starlark.Value) (l look, ok bool) {
	switch v := v.(type) {
	case *starlark.List:
		l.n = v.Len()
		for i := range min(l.n, mostLooked) {
			l.add(v.Index(i))
		}
	case *starlark.Dict:
		if l.n = v.Len(); l.n <= mostLooked {
			for k, v := range v.Entries() {
				l.add(k)
				l.add(v)
			}
		}
	case *starlark.Set:
		l.n = v.Len()
	default:
		return l, false
	}
	return l, true
}

func (l *look) add(v starlark.Value) {
	const longest = 1000 // of a text that is looked at
	if s, ok := v.(starlark.String); ok && len(s) > longest {
		v = starlark.MakeInt(len(s))
	}
	switch v.(type) {
	case starlark.Int, starlark.Float, starlark.String, starlark.Bool, starlark.NoneType:
		h, _ := v.Hash()
		l.sum = l.sum*1099511628211 + uint64(h) + 1
	}
}

// alike reports whether two values are equal, as far as that can be told without a call of what
// the program defines, some levels deep.
func alike(a, b starlark.Value, levels int) bool {
	switch {
	case Same(a, b):
		return true
	case isAtom(a) && isAtom(b):
		same, err := starlark.Equal(a, b)
		return err == nil && same
	case levels == 0 || reflect.TypeOf(a) != reflect.TypeOf(b):
		return false
	}
	switch a := a.(type) {
	case starlark.Tuple:
		return alikeItems(a, b.(starlark.Tuple), levels-1)
	case *starlark.List:
		return alikeItems(a, b.(*starlark.List), levels-1)
	case *starlark.Dict:
		return alikeDicts(a, b.(*starlark.Dict), levels-1)
	case *starlark.Set:
		return alikeSets(a, b.(*starlark.Set))
	}
	return false
}

func alikeItems(a, b starlark.Indexable, levels int) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !alike(a.Index(i), b.Index(i), levels) {
			return false
		}
	}
	return true
}

func alikeDicts(a, b *starlark.Dict, levels int) bool {
	for k, v := range a.Entries() {
		if !isAtom(k) {
			return false
		}
		if w, ok, err := b.Get(k); err != nil || !ok || !alike(v, w, levels) {
			return false
		}
	}
	return a.Len() == b.Len()
}

func alikeSets(a, b *starlark.Set) bool {
	for k := range a.Elements() {
		if !isAtom(k) {
			return false
		}
		if has, err := b.Has(k); err != nil || !has {
			return false
		}
	}
	return a.Len() == b.Len()
}

// A sharing is what a Space remembers of what its program may believe to be shared between
// processes.
type sharing struct {
	watched  []watched // what the process, a child, got copies of
	changes  []watched // those that it has changed, for its parent
	misreads []Misread
}

func (s *Space) noted() *sharing {
	if s.sharing == nil {
		s.sharing = new(sharing)
	}
	return s.sharing
}

// Watch notes what a process that is being started gets a copy of. name is that of a global,
// "" for an argument.
func (c *Copier) Watch(name string, from, to starlark.Value) {
	if c.dest == nil {
		return
	}
	if cell, ok := from.(*Cell); ok {
		if !cell.global || cell.Value() == nil {
			return
		}
		if _, ok := cell.Value().(Func); ok {
			return
		}
		copied := to.(*Cell)
		w := watched{name: cell.name, from: cell, to: copied, value: copied.Value()}
		w.look, _ = lookAt(w.value)
		noted := c.dest.noted()
		noted.watched = append(noted.watched, w)
		c.watchObject(cell.Value(), w.value)
		return
	}
	c.watchObject(from, to)
	if l, ok := lookAt(from); ok {
		noted := c.dest.noted()
		noted.watched = append(noted.watched, watched{name: name, from: from, to: to, look: l})
	}
}

// watchObject notes the attributes of an object.
func (c *Copier) watchObject(from, to starlark.Value) {
	a, ok := from.(attributed)
	b, isCopy := to.(attributed)
	if !ok || !isCopy || from == to {
		return
	}
	noted, n := c.dest.noted(), 0
	for name, v := range a.Attributes() {
		if n++; n > mostLooked {
			return
		}
		w := watched{from: from, to: to, value: b.Own(name), own: v, attr: name}
		ok := false
		if w.look, ok = lookAt(w.value); ok || isAtom(w.value) {
			noted.watched = append(noted.watched, w)
		}
	}
}

// changed reports whether the child has changed it.
func (w *watched) changed() bool {
	if w.attr != "" {
		return differs(w.to.(attributed).Own(w.attr), w.value, w.look)
	}
	cell, ok := w.to.(*Cell)
	if !ok {
		now, _ := lookAt(w.to)
		return now != w.look
	}
	return differs(cell.Value(), w.value, w.look)
}

// differs reports whether a value is another than an earlier one, which had a look then.
func differs(value, old starlark.Value, l look) bool {
	if isAtom(value) {
		return !alike(value, old, mostLevels)
	}
	if Same(value, old) {
		now, _ := lookAt(value)
		return now != l
	}
	return value != nil && !alike(value, old, mostLevels)
}

// CollectChanges keeps for the parent, when the process has ended, what it has changed.
func (s *Space) CollectChanges() {
	noted := s.sharing
	if noted == nil {
		return
	}
	for i := range noted.watched {
		if w := &noted.watched[i]; w.changed() {
			noted.changes = append(noted.changes, *w)
		}
	}
	noted.watched = nil
}

// HasChanges reports whether CollectChanges has kept something that nobody has learned of.
func (s *Space) HasChanges() bool { return s.sharing != nil && s.sharing.changes != nil }

// A Misread is a variable that a process read as if it were shared with its child.
type Misread struct {
	Name  string
	Child string    // its label
	File  string    // where it was read, or will be
	At    text.Span // the same
	from  starlark.Value
	look  look
}

// Learn notes what a child that has ended has changed. It is called where the program
// learns of the end.
func (s *Space) Learn(child *Space, label string) {
	if !child.HasChanges() {
		return
	}
	changes := child.sharing.changes
	child.sharing.changes = nil
	for i := range changes {
		w := &changes[i]
		if cell, ok := w.from.(*Cell); ok {
			if cell.stale == nil {
				cell.stale = &stale{space: s, child: label, value: cell.V}
				cell.V = Unbound()
			}
			continue
		}
		if w.attr != "" {
			s.expectAttr(w, label)
			continue
		}
		if w.name == "" && w.look.n > 1 {
			continue // a child may sort or use up what it was given
		}
		s.expect(w, label)
	}
}

// expect notes that the program will read a container that a child has changed a copy of,
// if the text says so.
func (s *Space) expect(w *watched, child string) {
	for call := range Calls(s.Current()) {
		vars := call.variables()
		if vars == nil {
			continue
		}
		code := vars.unit()
		name := w.name
		if name == "" {
			name = nameOf(w.from, call)
		}
		if code == nil || name == "" {
			continue
		}
		pos := call.Position()
		if at, ok := code.readBehind(name, text.At(pos.Line, pos.Col)); ok {
			noted := s.noted()
			noted.misreads = append(noted.misreads, Misread{name, child, code.name, code.SpanAt(at), w.from, w.look})
			return
		}
	}
}

// expectAttr notes that the program will read an attribute which a child has changed in its copy
// of an object, if the text says so, and the program has not changed it itself.
func (s *Space) expectAttr(w *watched, child string) {
	value := w.from.(attributed).Own(w.attr)
	if value == nil || differs(value, w.own, w.look) {
		return
	}
	for call := range Calls(s.Current()) {
		vars := call.variables()
		if vars == nil {
			continue
		}
		code, name := vars.unit(), nameOf(w.from, call)
		if code == nil || name == "" {
			continue
		}
		pos := call.Position()
		if at, ok := code.attrReadBehind(name, w.attr, text.At(pos.Line, pos.Col)); ok {
			noted := s.noted()
			l, _ := lookAt(value)
			noted.misreads = append(noted.misreads, Misread{name + "." + w.attr, child, code.name, code.SpanAt(at), value, l})
			return
		}
	}
}

// nameOf returns the name of the variable, of a function's call or of its module, that
// holds a value; "" if there is none.
func nameOf(v starlark.Value, call Call) string {
	for b, local := range call.locals() {
		if local == v && !strings.ContainsAny(b.Name, "$.@") {
			return b.Name
		}
	}
	vars := call.variables()
	code := vars.unit()
	if code == nil {
		return ""
	}
	for i := range vars.size() {
		if vars.get(i) == v {
			return code.globalName(i)
		}
	}
	return ""
}

// readBehind returns the next place behind one, in the same function, where a variable is
// read; ok is false if there is none, or the variable may be given another value before.
func (c *Code) readBehind(name string, from text.Pos) (at text.Pos, ok bool) {
	within := c.FunctionAt(from)
	for _, u := range c.source.Uses {
		switch {
		case u.Name != name || u.Compare(from) <= 0 || u.Kind == text.Change:
		case u.Kind == text.Bind:
			return text.Pos{}, false
		case c.FunctionAt(u.Pos) == within:
			return u.Pos, true
		}
	}
	return text.Pos{}, false
}

// attrReadBehind returns the next place behind one, in the same function, where an attribute of a
// variable is read; ok is false if there is none, or it is assigned before.
func (c *Code) attrReadBehind(name, attr string, from text.Pos) (at text.Pos, ok bool) {
	within := c.FunctionAt(from)
	for _, u := range c.source.Uses {
		if u.Name != name || u.Compare(from) <= 0 || c.FunctionAt(u.Pos) != within {
			continue
		}
		rest, ok := strings.CutPrefix(c.Text(text.Span{Start: u.Pos, End: text.Pos{Line: u.Line + 1}}), name+"."+attr)
		if !ok || rest != "" && (rest[0] == '_' || unicode.IsLetter(rune(rest[0])) || unicode.IsDigit(rune(rest[0]))) {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		return u.Pos, !strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "==")
	}
	return text.Pos{}, false
}

// A stale is what a Cell remembers while its value is one that a child has changed for
// itself.
type stale struct {
	space *Space
	child string
	value Val // the variable's, while it is stale
}

// misread notes that the program has read a variable which a child has changed. A function
// that assigns the variable itself means its own.
func (c *Cell) misread() {
	s, child := c.stale.space, c.stale.child
	call, ok := innermost(s.Current())
	if !ok {
		return
	}
	code := call.variables().unit()
	if code == nil {
		return
	}
	pos := call.Position()
	at := code.SpanAt(text.At(pos.Line, pos.Col))
	if f := code.FunctionAt(at.Start); f != nil && slices.Contains(f.Globals, c.name) {
		return
	}
	value := c.Value()
	l, _ := lookAt(value)
	noted := s.noted()
	noted.misreads = append(noted.misreads, Misread{c.name, child, code.name, at, value, l})
	c.V, c.stale = c.stale.value, nil
}

// innermost returns the innermost call of a function of the program in a thread; ok is false
// if there is none.
func innermost(thread *starlark.Thread) (call Call, ok bool) {
	for call := range Calls(thread) {
		if call.variables() != nil && call.Position().Line > 0 {
			return call, true
		}
	}
	return Call{}, false
}

// Misreads returns, at the end of a process, the variables that it took for shared, and
// forgets them. What it has changed itself since is none: the program has seen to it.
func (s *Space) Misreads() []Misread {
	noted := s.sharing
	if noted == nil {
		return nil
	}
	list := slices.DeleteFunc(noted.misreads, func(m Misread) bool {
		now, ok := lookAt(m.from)
		return ok && now != m.look
	})
	noted.misreads = nil
	return list
}
