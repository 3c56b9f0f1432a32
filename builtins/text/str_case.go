package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
)

// caseMethods are the methods of str, bytes and bytearray that change the case.
func caseMethods() []method {
	return []method{
		caseMethod("upper", asciiUpper, strUpper),
		caseMethod("lower", asciiLower, strLower),
		caseMethod("swapcase", asciiSwapCase, strSwapCase),
		caseMethod("title", asciiTitle, strTitle),
		caseMethod("capitalize", asciiCapitalize, strCapitalize),
	}
}

// caseMethod makes a method of a function for ASCII and one for all other str. Of bytes
// only the ASCII letters have a case.
func caseMethod(name string, ascii, full func(string) string) method {
	return text0(name, func(t textual) starlark.Value {
		switch {
		case codepoint.IsASCII(t.s):
			return t.wrap(ascii(t.s))
		case t.kind == strKind:
			return starlark.String(full(t.s))
		}
		return t.wrap(eachASCII(t.s, ascii))
	})
}

// eachASCII applies a function for ASCII to bytes, in which the others are like
// punctuation.
func eachASCII(s string, f func(string) string) string {
	masked := []byte(s)
	for i, c := range masked {
		if c >= utf8.RuneSelf {
			masked[i] = 0
		}
	}
	out := []byte(f(string(masked)))
	for i := range out {
		if s[i] >= utf8.RuneSelf {
			out[i] = s[i]
		}
	}
	return string(out)
}

func isASCIIUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isASCIILower(c byte) bool { return 'a' <= c && c <= 'z' }

const caseBit = 'a' - 'A'

// asciiUpper and asciiLower do what package strings does, by a table and so without
// branches, in a quarter of the time.
func asciiUpper(s string) string { return translateASCII(s, &upperTable) }
func asciiLower(s string) string { return translateASCII(s, &lowerTable) }

var upperTable, lowerTable = func() (upper, lower [utf8.RuneSelf]byte) {
	for i := range byte(utf8.RuneSelf) {
		upper[i], lower[i] = i, i
	}
	for i := range byte(26) {
		upper['a'+i], lower['A'+i] = 'A'+i, 'a'+i
	}
	return upper, lower
}()

func translateASCII(s string, table *[utf8.RuneSelf]byte) string {
	i := 0
	for i < len(s) && table[s[i]&0x7f] == s[i] {
		i++
	}
	if i == len(s) {
		return s
	}
	b := make([]byte, len(s))
	copy(b, s[:i])
	for ; i < len(b); i++ {
		b[i] = table[s[i]&0x7f]
	}
	return unsafe.String(&b[0], len(b)) // nobody else has b
}

func asciiSwapCase(s string) string {
	b := []byte(s)
	for i, c := range b {
		if isASCIIUpper(c) || isASCIILower(c) {
			b[i] = c ^ caseBit
		}
	}
	return string(b)
}

func asciiTitle(s string) string {
	b := []byte(s)
	inWord := false
	for i, c := range b {
		upper, lower := isASCIIUpper(c), isASCIILower(c)
		if inWord && upper || !inWord && lower {
			b[i] = c ^ caseBit
		}
		inWord = upper || lower
	}
	return string(b)
}

func asciiCapitalize(s string) string {
	if s == "" {
		return ""
	}
	return asciiUpper(s[:1]) + asciiLower(s[1:])
}

// isCased reports whether a code point has the property Cased.
func isCased(r rune) bool { return isLower(r) || isUpper(r) || unicode.Is(unicode.Lt, r) }

// isLower reports whether a code point has the property Lowercase.
func isLower(r rune) bool {
	return unicode.IsLower(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Other_Lowercase, r)
}

// isUpper reports whether a code point has the property Uppercase.
func isUpper(r rune) bool {
	return unicode.IsUpper(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Other_Uppercase, r)
}

// writeUpper writes the uppercase of a code point, which may be several.
func writeUpper(b *strings.Builder, r rune) {
	if s, ok := upperSpecial[r]; ok {
		b.WriteString(s)
		return
	}
	b.WriteRune(unicode.ToUpper(r))
}

func writeTitle(b *strings.Builder, r rune) {
	if s, ok := titleSpecial[r]; ok {
		b.WriteString(s)
		return
	}
	b.WriteRune(unicode.ToTitle(r))
}

// writeLower writes the lowercase of the code point r at s[i:].
func writeLower(b *strings.Builder, s string, i int, r rune) {
	switch {
	case r == 'Σ' && isFinalSigma(s, i):
		b.WriteRune('ς')
	case r == 'İ':
		b.WriteString("i\u0307")
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}

// isFinalSigma reports whether the capital sigma at s[i:] ends a word.
func isFinalSigma(s string, i int) bool {
	before, after := s[:i], s[i+len("Σ"):]
	for before != "" {
		r, size := utf8.DecodeLastRuneInString(before)
		if !isCaseIgnorable(r) {
			if !isCased(r) {
				return false
			}
			break
		}
		before = before[:len(before)-size]
	}
	if before == "" {
		return false
	}
	for _, r := range after {
		if !isCaseIgnorable(r) {
			return !isCased(r)
		}
	}
	return true
}

func isCaseIgnorable(r rune) bool {
	return strings.ContainsRune(caseIgnorable, r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// mapRunes builds a text code point by code point. A byte that is no UTF-8 is kept.
func mapRunes(s string, write func(b *strings.Builder, i int, r rune)) string {
	var b strings.Builder
	b.Grow(len(s) + utf8.UTFMax)
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			b.WriteByte(s[i])
			continue
		}
		write(&b, i, r)
	}
	return b.String()
}

func strUpper(s string) string {
	return mapRunes(s, func(b *strings.Builder, _ int, r rune) { writeUpper(b, r) })
}

func strLower(s string) string {
	return mapRunes(s, func(b *strings.Builder, i int, r rune) { writeLower(b, s, i, r) })
}

func strSwapCase(s string) string {
	return mapRunes(s, func(b *strings.Builder, i int, r rune) {
		switch {
		case isUpper(r):
			writeLower(b, s, i, r)
		case isLower(r):
			writeUpper(b, r)
		default:
			b.WriteRune(r)
		}
	})
}

func strTitle(s string) string {
	return mapRunes(s, func(b *strings.Builder, i int, r rune) {
		if before, _ := utf8.DecodeLastRuneInString(s[:i]); isCased(before) {
			writeLower(b, s, i, r)
		} else {
			writeTitle(b, r)
		}
	})
}

func strCapitalize(s string) string {
	return mapRunes(s, func(b *strings.Builder, i int, r rune) {
		if i == 0 {
			writeTitle(b, r)
		} else {
			writeLower(b, s, i, r)
		}
	})
}

// strCaseFold is str.casefold(): the lowercase of the uppercase, with few exceptions.
func strCaseFold(t textual) starlark.Value {
	if codepoint.IsASCII(t.s) {
		return starlark.String(asciiLower(t.s))
	}
	return starlark.String(mapRunes(t.s, func(b *strings.Builder, _ int, r rune) {
		switch {
		case r == 'ẞ':
			b.WriteString("ss")
		case r == 'İ':
			b.WriteString("i\u0307")
		case r == 'ı':
			b.WriteRune(r)
		case unicode.Is(unicode.Cherokee, r): // folds to uppercase
			b.WriteRune(unicode.ToUpper(r))
		default:
			if s, ok := upperSpecial[r]; ok {
				for _, u := range s {
					b.WriteRune(unicode.ToLower(u))
				}
				return
			}
			b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
		}
	}))
}
