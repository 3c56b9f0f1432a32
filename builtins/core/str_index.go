package core

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

// isASCII reports whether all of s is ASCII.
func isASCII(s string) bool { return asciiPrefix(s) == len(s) }

// StrLen returns the number of code points in s.
func StrLen(s string) int {
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

// charSize returns the size of the code point that s begins with.
func charSize(s string) int {
	if isSurrogate(s) {
		return 3
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// lastCharSize returns the size of the code point that s ends with.
func lastCharSize(s string) int {
	if n := len(s); n >= 3 && isSurrogate(s[n-3:]) {
		return 3
	}
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}

// charSize and lastCharSize return the size of the first and last element of a text.
func (k textKind) charSize(s string) int {
	if k == strKind {
		return charSize(s)
	}
	return 1
}

func (k textKind) lastCharSize(s string) int {
	if k == strKind {
		return lastCharSize(s)
	}
	return 1
}

// StrIndexRune returns the code point at index i of s; ok is false if there is none. The
// caller has added the length to a negative index.
func StrIndexRune(s string, i int) (r string, ok bool) {
	if uint(i) >= uint(len(s)) {
		return "", false
	}
	lo, rest := runeOffset(s, i)
	if rest > 0 || lo == len(s) {
		return "", false
	}
	if s[lo] < utf8.RuneSelf {
		return s[lo : lo+1], true
	}
	return s[lo : lo+charSize(s[lo:])], true
}

// runeOffset returns where code point i of s begins, in bytes. If s is too short it
// returns its length, and by how many code points it is.
func runeOffset(s string, i int) (offset, missing int) {
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
			offset += charSize(s[offset:])
		}
	}
	return offset, 0
}

// StrSlice returns s[start:stop:step]. The indices are as slice.indices returns them:
// within the string, or -1 as the stop of a negative step. The step is not 0.
func StrSlice(s string, start, stop, step int) string {
	if step == 1 {
		if start >= stop {
			return ""
		}
		lo, _ := runeOffset(s, start)
		n, _ := runeOffset(s[lo:], stop-start)
		return s[lo : lo+n]
	}
	n := sliceCount(start, stop, step)
	if n == 0 {
		return ""
	}
	if isASCII(s) {
		return pickBytes(s, span{start, stop, step, n})
	}
	var b strings.Builder
	at, _ := runeOffset(s, start)
	for {
		b.WriteString(s[at : at+charSize(s[at:])])
		if n--; n == 0 {
			return b.String()
		}
		if step > 0 {
			skip, _ := runeOffset(s[at:], step)
			at += skip
		}
		for i := step; i < 0; i++ {
			at -= lastCharSize(s[:at])
		}
	}
}

// sliceCount returns the number of elements in a slice with adjusted indices.
func sliceCount(start, stop, step int) int {
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1
	case step < 0 && stop < start:
		return (start-stop-1)/-step + 1
	}
	return 0
}

// clampIndex turns a bound of a slice with step 1 into an index of a sequence of n.
func clampIndex(i, n int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}
