package memory

import (
	"slices"
	"weak"

	"go.starlark.net/starlark"
)

// A Live dict is the dict of a module: what globals() returns. It is a dict of the engine's like any
// other, and two sides keep it up to date. Whoever assigns a cell of the module tells the dict (Cell.Store);
// whoever changes the dict tells the module (Live.Set). The object model carries out all changes of dicts,
// and finds the Live as their index. It keeps no module alive: a dict may outlive its module, and is a plain
// one then.
//
// A module whose text mentions globals() is open: all its variables live in cells. Those of another module,
// whose dict a program gets as an attribute, are slots, which tell nobody. Its dict is brought up to date
// whenever somebody asks the module for it.
type Live struct{ module weak.Pointer[Module] }

// OfCopy implements Index: a copy is a plain dict.
func (l *Live) OfCopy() Index { return nil }

// Rehash implements Index.
func (l *Live) Rehash() {}

// Set gives the module's variable of a name a value, nil takes it away.
func (l *Live) Set(name string, v starlark.Value) {
	if m := l.module.Value(); m != nil {
		m.assign(name, v)
	}
}

// Clear takes all variables of the module away.
func (l *Live) Clear() {
	if m := l.module.Value(); m != nil {
		for _, name := range m.AttrNames() {
			m.assign(name, nil)
		}
	}
}

// A LiveIndex is an index of a dict that may be a module's.
type LiveIndex interface {
	Index
	// Names returns the module's side, nil if the dict is none's.
	Names() *Live
}

// Names implements LiveIndex.
func (l *Live) Names() *Live { return l }

// DictModule returns the module that a dict is the dict of, nil if it is none's.
func DictModule(d *starlark.Dict) *Module {
	if DictTable(d).IsPlain() {
		return nil
	}
	if x, ok := DictIndexes.Of(d).(LiveIndex); ok {
		if l := x.Names(); l != nil {
			return l.module.Value()
		}
	}
	return nil
}

// tell puts the value of a variable into a module's dict, nil takes it out.
func tell(d *starlark.Dict, name string, v starlark.Value) {
	t, hash := DictTable(d), HashText(name)
	switch e := t.FindText(hash, name); {
	case e != nil && v != nil:
		e.Value = v
		return
	case e != nil:
		t.Remove(e)
	case v != nil:
		t.Append(hash, starlark.String(name), v)
	default:
		return
	}
	if x := DictIndexes.Of(d); x != nil {
		x.Rehash()
	}
}

// Dict returns the module's variables as its dict: there is one, which is globals().
func (m *Module) Dict() *starlark.Dict {
	if m.dict == nil {
		m.dict = new(starlark.Dict)
		DictIndexes.Set(m.dict, &Live{weak.Make(m)})
		LockDict(m.dict)
		for _, name := range moduleNames {
			if v, _ := m.Attr(name); v != nil {
				tell(m.dict, name, v)
			}
		}
	} else if m.told {
		return m.dict
	}
	m.told = m.code != nil && m.code.source.Open && m.vars != nil
	m.tellAll()
	return m.dict
}

// moduleNames are the attributes that every module has, as they come in its dict.
var moduleNames = []string{"__name__", "__doc__", "__package__", "__loader__", "__spec__", "__file__"}

// tellAll makes the dict what the variables are, and has those that are cells tell it from now on.
func (m *Module) tellAll() {
	if m.cells != nil {
		m.cells.dict = m.dict
		for _, name := range m.cells.order() {
			m.cells.byName[name].show(m.dict)
		}
		return
	}
	for i, name := range m.code.globals.names {
		if m.vars == nil || isOwn(name) {
			continue
		}
		if c, ok := m.vars.get(i).(*Cell); ok {
			c.show(m.dict)
			continue
		}
		tell(m.dict, name, m.vars.get(i))
	}
	for _, name := range m.madeNames() {
		tell(m.dict, name, m.made[name])
	}
}

// isOwn reports whether a variable of a module is the front end's own.
func isOwn(name string) bool { return name == "" || name[0] == '$' || name[0] == '.' }

// madeNames returns the names of variables that the text does not mention, sorted.
func (m *Module) madeNames() []string {
	var names []string
	for name := range m.made {
		if !slices.Contains(moduleNames, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// travelDict makes the copy of a module's dict, for a process that is being started. What is in it comes
// when all variables have come: see Space.Fork.
func (c *Copier) travelDict(d *starlark.Dict, m *Module) (starlark.Value, error) {
	copied, err := m.Travel(c)
	if err != nil {
		return nil, err
	}
	if to, ok := c.memo.get(d); ok {
		return to, nil
	}
	to := copied.(*Module).Dict()
	c.Note(d, to)
	return to, nil
}
