package codepoint

import (
	"strings"
	"unicode/utf8"
)

// Text is UTF-8, and Python's indices count code points. A lone surrogate is encoded like
// any other code point, and a byte that is no UTF-8 counts as one. Where all of a string is ASCII the two are the same, so everything here asks
// first, eight bytes at a time, how far the ASCII goes.

// asciiPrefix returns the number of bytes before the first one that is not ASCII.
func asciiPrefix(s string) int {
	i := 0
	for ; len(s) >= i+16; i += 16 {
		if (word(s[i:i+8])|word(s[i+8:i+16]))&0x8080808080808080 != 0 {
			break
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// word returns 8 bytes as a number. The compiler makes one load of it.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// IsASCII reports whether all of s is ASCII.
func IsASCII(s string) bool {
	n := len(s)
	if n < 8 {
		var all byte
		for i := range n {
			all |= s[i]
		}
		return all < utf8.RuneSelf
	}
	all := word(s[n-8:])
	for ; n >= 16; n -= 8 { // what is left are the first n bytes, of which the last 8 were seen
		if all&0x8080808080808080 != 0 {
			return false
		}
		all = word(s[n-16 : n-8])
	}
	return (all|word(s[:8]))&0x8080808080808080 == 0
}

// Len returns the number of code points in s.
func Len(s string) int {
	n := asciiPrefix(s)
	if n == len(s) {
		return n
	}
	s = s[n:]
	n += utf8.RuneCountInString(s)
	for {
		i := strings.IndexByte(s, surrogateLead)
		if i < 0 {
			return n
		}
		if s = s[i:]; isSurrogate(s) {
			n -= 2 // RuneCount took it for three bytes that are no UTF-8
		}
		s = s[1:]
	}
}

// surrogateLead is the first byte of an encoded surrogate, and of some of Hangul.
const surrogateLead = 0xed

// isSurrogate reports whether s begins with an encoded surrogate.
func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == surrogateLead && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80
}

// Size returns the size of the code point that s begins with.
func Size(s string) int {
	if isSurrogate(s) {
		return 3
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// LastSize returns the size of the code point that s ends with.
func LastSize(s string) int {
	if n := len(s); n >= 3 && isSurrogate(s[n-3:]) {
		return 3
	}
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}

// At returns the code point at index i of s; ok is false if there is none. The
// caller has added the length to a negative index.
func At(s string, i int) (r string, ok bool) {
	if uint(i) >= uint(len(s)) {
		return "", false
	}
	lo, rest := Offset(s, i)
	if rest > 0 || lo == len(s) {
		return "", false
	}
	if s[lo] < utf8.RuneSelf {
		return s[lo : lo+1], true
	}
	return s[lo : lo+Size(s[lo:])], true
}

// Offset returns where code point i of s begins, in bytes. If s is too short it
// returns its length, and by how many code points it is.
func Offset(s string, i int) (offset, missing int) {
	head := s
	if i < len(s) {
		head = s[:i]
	}
	offset = asciiPrefix(head)
	for n := offset; n < i; n++ {
		if offset == len(s) {
			return offset, i - n
		}
		if s[offset] < utf8.RuneSelf {
			offset++
		} else {
			offset += Size(s[offset:])
		}
	}
	return offset, 0
}

// Decode decodes the first code point of s. A lone surrogate may be encoded like
// any other code point; another byte that is not UTF-8 stands for the surrogate by
// which CPython smuggles it through a str (PEP 383).
func Decode(s string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s)
	if r != utf8.RuneError || size != 1 {
		return r, size
	}
	if len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80 {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return 0xdc00 | rune(s[0]), 1
}

// Append appends a code point, surrogates as Decode takes them.
func Append(b []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xed, 0x80|byte(r>>6&0x3f), 0x80|byte(r&0x3f))
	}
	return utf8.AppendRune(b, r)
}
