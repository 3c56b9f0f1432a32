package regex

import "unicode"

// A set is a set of characters.
type set struct {
	negated bool
	fold    folding
	ascii   [2]uint64 // the members below 128, before negation
	ranges  []span    // the others
	classes []class
}

// A span is a range of characters, both ends included.
type span struct{ low, high rune }

// A class is \w and the like.
type class struct {
	letter rune // d, D, w, W, s, S
	ascii  bool
}

func (s *set) add(low, high rune) {
	for r := low; r <= high && r < 128; r++ {
		s.ascii[r>>6] |= 1 << (r & 63)
	}
	if high >= 128 {
		s.ranges = append(s.ranges, span{max(low, 128), high})
	}
}

func (s *set) addClass(c class) {
	s.classes = append(s.classes, c)
	for r := rune(0); r < 128; r++ {
		if c.has(r) {
			s.add(r, r)
		}
	}
}

// has reports whether r is in the set.
func (s *set) has(r rune) bool {
	if s.fold != exact {
		return s.hasFold(r) != s.negated
	}
	return s.member(r) != s.negated
}

func (s *set) member(r rune) bool {
	if r < 128 {
		return s.ascii[r>>6]&(1<<(r&63)) != 0
	}
	for _, p := range s.ranges {
		if p.low <= r && r <= p.high {
			return true
		}
	}
	for _, c := range s.classes {
		if c.has(r) {
			return true
		}
	}
	return false
}

// has reports whether r is of the class.
func (c class) has(r rune) bool {
	switch c.letter {
	case 'd':
		return isDigit(r, c.ascii)
	case 'D':
		return !isDigit(r, c.ascii)
	case 'w':
		return isWord(r, c.ascii)
	case 'W':
		return !isWord(r, c.ascii)
	case 's':
		return isSpace(r, c.ascii)
	}
	return !isSpace(r, c.ascii)
}

func isDigit(r rune, ascii bool) bool {
	if r < 128 || ascii {
		return '0' <= r && r <= '9'
	}
	return unicode.Is(unicode.Nd, r)
}

func isWord(r rune, ascii bool) bool {
	if r < 128 || ascii {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.No, r)
}

func isSpace(r rune, ascii bool) bool {
	if r < 128 || ascii {
		return r == ' ' || '\t' <= r && r <= '\r' || !ascii && 0x1c <= r && r <= 0x1f
	}
	return unicode.IsSpace(r)
}
