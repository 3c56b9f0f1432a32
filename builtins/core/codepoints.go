package core

import (
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// charValue returns a code point as a str. One of ASCII costs no allocation.
func charValue(c string) starlark.Value {
	if b := c[0]; b < utf8.RuneSelf {
		return asciiChars[b]
	}
	return starlark.String(c)
}

// firstChar returns the first code point of a string that is not empty, and its length.
func firstChar(s string) (c starlark.Value, n int) {
	if b := s[0]; b < utf8.RuneSelf {
		return asciiChars[b], 1
	}
	n = charSize(s)
	return starlark.String(s[:n]), n
}

// lastChar returns the last code point of a string that is not empty, and its length.
func lastChar(s string) (c starlark.Value, n int) {
	n = lastCharSize(s)
	return charValue(s[len(s)-n:]), n
}

// charAt returns code point i, from the end if i is negative; nil if there is none.
func charAt(s string, i int) starlark.Value {
	for ; i < -1 && s != ""; i++ {
		s = s[:len(s)-lastCharSize(s)]
	}
	if i < 0 {
		if s == "" {
			return nil
		}
		c, _ := lastChar(s)
		return c
	}
	c, ok := StrIndexRune(s, i)
	if !ok {
		return nil
	}
	return charValue(c)
}

// sliceString returns what a slice selects of a str.
func sliceString(v starlark.String, b bounds) starlark.Value {
	s := b.of(StrLen(string(v)))
	return starlark.String(StrSlice(string(v), s.start, s.stop, s.step))
}
