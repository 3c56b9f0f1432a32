package regex

import "unicode/utf8"

// A firstBytes is what the first character of a match may begin with. A search passes over
// everything else without trying.
type firstBytes struct {
	has   [256]bool
	bytes bool // of a pattern of bytes
}

// first returns what matches of a pattern begin with, nil if that excludes nothing.
func first(n *node, bytes bool) *firstBytes {
	f := &firstBytes{bytes: bytes}
	if f.add(n) {
		return nil // it may be empty
	}
	for _, has := range f.has {
		if !has {
			return f
		}
	}
	return nil
}

// skip returns the first place from pos on where a match may begin, len(text) if there is
// none.
func (f *firstBytes) skip(text string, pos int) int {
	for pos < len(text) && !f.has[text[pos]] {
		pos++
	}
	return pos
}

// add adds what n begins with, and reports whether n may be empty, so that what follows
// counts too.
func (f *firstBytes) add(n *node) (empty bool) {
	switch n.kind {
	case kindChar:
		f.addChar(n.char)
		for r := nextFold(n.char); n.fold != exact && r != n.char; r = nextFold(r) {
			f.addChar(r)
		}
		return false
	case kindAny, kindAnyAll:
		f.addAll(0)
		return false
	case kindSet:
		f.addSet(n.set)
		return false
	case kindConcat:
		for _, c := range n.nodes {
			if !f.add(c) {
				return false
			}
		}
		return true
	case kindAlt, kindIf:
		for _, c := range n.nodes {
			empty = f.add(c) || empty
		}
		return empty
	case kindRepeat:
		return n.max == 0 || f.add(n.nodes[0]) || n.min == 0
	case kindGroup, kindAtomic:
		return f.add(n.nodes[0])
	case kindNever:
		return false
	case kindRef:
		f.addAll(0)
	}
	return true // assertions, lookarounds
}

func (f *firstBytes) addAll(from int) {
	for b := from; b < len(f.has); b++ {
		f.has[b] = true
	}
}

// addChar adds a character. The bytes of those beyond ASCII are not told apart, for what is
// no UTF-8 is a character too.
func (f *firstBytes) addChar(r rune) {
	switch {
	case r < utf8.RuneSelf || f.bytes && r < 256:
		f.has[r] = true
	case !f.bytes:
		f.addAll(utf8.RuneSelf)
	}
}

func (f *firstBytes) addSet(s *set) {
	most := rune(utf8.RuneSelf)
	if f.bytes {
		most = 256
	} else {
		f.addAll(utf8.RuneSelf)
	}
	for r := rune(0); r < most; r++ {
		if s.has(r) {
			f.has[r] = true
		}
	}
}
