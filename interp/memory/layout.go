package memory

// A Layout tells in which slot of a module a name is. Modules that were made in the same way share
// one, in whatever process they are: who remembers a layout and a slot of it need not look for the
// name again. It does not change, and is safe for concurrent use.
type Layout struct {
	names []string
	index map[string]int
}

// NewLayout returns a layout with a slot for each name, in their order. It keeps the names.
func NewLayout(names []string) *Layout {
	l := &Layout{names: names, index: make(map[string]int, len(names))}
	for i, name := range names {
		l.index[name] = i
	}
	return l
}

// Names returns the names of the slots. They must not be changed.
func (l *Layout) Names() []string { return l.names }

// Index returns the slot of a name; ok is false if there is none.
func (l *Layout) Index(name string) (i int, ok bool) {
	i, ok = l.index[name]
	return i, ok
}

// A Slotted is a module: it has attributes in the slots of a layout.
type Slotted interface {
	// Layout returns the module's layout, nil if it has none at present.
	Layout() *Layout
	// Slot returns what is in a slot of the layout, Unbound for nothing.
	Slot(i int) Val
}
