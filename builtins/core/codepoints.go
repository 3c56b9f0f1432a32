package core

import (
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// A str is UTF-8 and Python counts code points. Text is ASCII nearly always, which
// is found out eight bytes at a time.

// onlyASCII reports whether all of s is ASCII.
func onlyASCII(s string) bool {
	for len(s) >= 8 {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&utf8.RuneSelf != 0 {
			return false
		}
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lastChar returns the last code point of a string that is not empty, and its length.
func lastChar(s string) (c starlark.Value, n int) {
	if b := s[len(s)-1]; b < utf8.RuneSelf {
		return asciiChars[b], 1
	}
	_, n = utf8.DecodeLastRuneInString(s)
	return starlark.String(s[len(s)-n:]), n
}

// charAt returns code point i, from the end if i is negative; nil if there is none.
func charAt(s string, i int) starlark.Value {
	if i < 0 {
		for ; i < -1; i++ {
			if s == "" {
				return nil
			}
			_, n := utf8.DecodeLastRuneInString(s)
			s = s[:len(s)-n]
		}
		if s == "" {
			return nil
		}
		c, _ := lastChar(s)
		return c
	}
	if i < len(s) && onlyASCII(s[:i+1]) {
		return asciiChars[s[i]]
	}
	s = s[byteOffset(s, i):]
	if s == "" {
		return nil
	}
	c, _ := firstChar(s)
	return c
}

// byteOffset returns the offset of code point n, or len(s) if there are fewer.
func byteOffset(s string, n int) int {
	if n <= 0 {
		return 0
	}
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func sliceString(v starlark.String, b bounds) starlark.Value {
	text := string(v)
	if onlyASCII(text) {
		return starlark.String(pickBytes(text, b.of(len(text))))
	}
	s := b.of(utf8.RuneCountInString(text))
	if s.count == 0 {
		return starlark.String("")
	}
	if s.step == 1 {
		text = text[byteOffset(text, s.start):]
		return starlark.String(text[:byteOffset(text, s.count)])
	}
	return starlark.String(pickChars(text, s))
}

// pickChars returns the selected code points, some step apart.
func pickChars(text string, s span) string {
	offsets := make([]int, 0, len(text)/2+1) // where each code point begins
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	var out []byte
	for k := range s.count {
		i := s.start + k*s.step
		out = append(out, text[offsets[i]:offsets[i+1]]...)
	}
	return string(out)
}
