package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
)

// caseMethods are the methods of str, bytes and bytearray that change the case.
func caseMethods() []method {
	return []method{
		caseMethod("upper", byTable(&upperTable), strUpper),
		caseMethod("lower", byTable(&lowerTable), strLower),
		caseMethod("swapcase", byTable(&swapTable), strSwapCase),
		caseMethod("title", asciiTitle, strTitle),
		caseMethod("capitalize", asciiCapitalize, strCapitalize),
	}
}

// An asciiCase changes the case of a receiver that is ASCII.
type asciiCase func(t textual) starlark.Value

// caseMethod makes a method of a function for ASCII and one for all other str. Of bytes
// only the ASCII letters have a case.
func caseMethod(name string, ascii asciiCase, full func(string) string) method {
	return text0(name, func(t textual) starlark.Value {
		switch {
		case codepoint.IsASCII(t.s):
			return ascii(t)
		case t.kind == strKind:
			return starlark.String(full(t.s))
		}
		return t.wrap(eachASCII(t.s, ascii))
	})
}

// eachASCII applies a function for ASCII to bytes, in which the others are like
// punctuation.
func eachASCII(s string, ascii asciiCase) string {
	masked := []byte(s)
	for i, c := range masked {
		if c >= utf8.RuneSelf {
			masked[i] = 0
		}
	}
	out := []byte(ascii(textual{s: string(masked), kind: bytesKind}).(starlark.Bytes))
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

// A caseTable has what becomes of each ASCII character: without branches, which takes a quarter of
// the time that package strings takes.
type caseTable [utf8.RuneSelf]byte

var upperTable, lowerTable, swapTable = func() (upper, lower, swap caseTable) {
	for i := range byte(utf8.RuneSelf) {
		upper[i], lower[i], swap[i] = i, i, i
	}
	for c := byte('a'); c <= 'z'; c++ {
		upper[c], lower[c-caseBit] = c-caseBit, c
		swap[c], swap[c-caseBit] = c-caseBit, c
	}
	return upper, lower, swap
}()

// byTable changes each character for itself.
func byTable(table *caseTable) asciiCase {
	return func(t textual) starlark.Value {
		i := 0
		for i < len(t.s) && table[t.s[i]&0x7f] == t.s[i] {
			i++
		}
		if i == len(t.s) {
			return t.wrap(t.s)
		}
		v, b := t.fresh(len(t.s))
		copy(b, t.s[:i])
		for ; i < len(b); i++ {
			b[i] = table[t.s[i]&0x7f]
		}
		return v
	}
}

func asciiTitle(t textual) starlark.Value {
	v, b := t.fresh(len(t.s))
	table := &upperTable
	for i := range b {
		c := t.s[i] & 0x7f
		b[i] = table[c]
		if table = &upperTable; upperTable[c] != lowerTable[c] { // within a word
			table = &lowerTable
		}
	}
	return v
}

func asciiCapitalize(t textual) starlark.Value {
	v, b := t.fresh(len(t.s))
	table := &upperTable
	for i := range b {
		b[i] = table[t.s[i]&0x7f]
		table = &lowerTable
	}
	return v
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
		return byTable(&lowerTable)(t)
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
