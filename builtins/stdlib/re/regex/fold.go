package regex

import "unicode"

// A folding tells which characters count as the same.
type folding uint8

const (
	exact       folding = iota
	foldASCII           // but for the case of the letters A to Z
	foldUnicode         // but for the case
)

// folding returns the folding that flags ask for.
func (p *parser) folding(flags Flags) folding {
	switch {
	case flags&IgnoreCase == 0:
		return exact
	case p.ascii(flags):
		return foldASCII
	}
	return foldUnicode
}

// nextFold is unicode.SimpleFold with the characters that CPython counts as the same
// besides: i with and without a dot, and two ways to write others.
func nextFold(r rune) rune {
	switch r {
	case 'I':
		return 'i'
	case 'i':
		return 'İ'
	case 'İ':
		return 'ı'
	case 'ı':
		return 'I'
	case 0x390, 0x1fd3: // iota with two accents
		return r ^ 0x390 ^ 0x1fd3
	case 0x3b0, 0x1fe3: // upsilon with two accents
		return r ^ 0x3b0 ^ 0x1fe3
	case 0xfb05, 0xfb06: // the ligature of s and t
		return r ^ 0xfb05 ^ 0xfb06
	}
	return unicode.SimpleFold(r)
}

// same reports whether f counts two characters as the same.
func (f folding) same(a, b rune) bool {
	switch {
	case a == b:
		return true
	case f == exact:
		return false
	case a < 128 && b < 128 || f == foldASCII:
		return a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z'
	}
	for r := nextFold(a); r != a; r = nextFold(r) {
		if r == b {
			return true
		}
	}
	return false
}

// sameAgain is same for a reference to a group, where CPython only compares lower case.
func (f folding) sameAgain(a, b rune) bool {
	if f == foldUnicode {
		return unicode.ToLower(a) == unicode.ToLower(b)
	}
	return f.same(a, b)
}

// hasFold reports whether r is a member of the set in either case.
func (s *set) hasFold(r rune) bool {
	switch {
	case s.member(r):
		return true
	case s.fold == foldASCII:
		return r < 128 && isLetter(r) && s.member(r^0x20)
	}
	for f := nextFold(r); f != r; f = nextFold(f) {
		if s.member(f) {
			return true
		}
	}
	return false
}
