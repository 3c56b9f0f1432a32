package memory

import (
	"slices"
	"unsafe"

	"go.starlark.net/starlark"
)

// A Growing is the last text that a thread made longer. A program that appends to a text again and
// again keeps all texts on the way in the same bytes. It is for one thread.
type Growing struct {
	bytes []byte            // of the text, with room behind them
	heads []starlark.String // room for the next texts as values
	made  int               // how many heads were made for these bytes the last time
}

// mostHeads is for how many texts room is made at a time: one that stays keeps that of the others.
const mostHeads = 16

// Append returns s + t as a value. If s is what Append returned last, only t is copied.
func (g *Growing) Append(s, t string) starlark.Value {
	if len(g.bytes) != len(s) || unsafe.SliceData(g.bytes) != unsafe.StringData(s) {
		*g = Growing{bytes: append(slices.Grow([]byte(nil), len(s)+len(t)+len(s)/2), s...)}
	}
	if len(t) > cap(g.bytes)-len(g.bytes) {
		g.heads = nil // those that are left would keep the bytes from before
	}
	g.bytes = append(g.bytes, t...)
	if len(g.heads) == 0 {
		g.made = min(2*g.made+1, mostHeads)
		g.heads = make([]starlark.String, g.made)
	}
	head := &g.heads[0]
	g.heads = g.heads[1:]
	*head = starlark.String(unsafe.String(unsafe.SliceData(g.bytes), len(g.bytes)))
	return OfText(head)
}
