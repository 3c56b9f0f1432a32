package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
)

// isMethods are the tests that str, bytes and bytearray share.
func isMethods() []method {
	return []method{
		allMethod("isalpha", asciiLower|asciiUpper, unicode.IsLetter),
		allMethod("isdigit", asciiDigit, isDigit),
		allMethod("isalnum", asciiLower|asciiUpper|asciiDigit, func(r rune) bool { return unicode.IsLetter(r) || isNumeric(r) }),
		isMethod("isspace", asciiSpace, textIsSpace),
		isMethod("islower", asciiLower, func(t textual) starlark.Value { return oneCase(t, asciiLower, isLower) }),
		isMethod("isupper", asciiUpper, func(t textual) starlark.Value { return oneCase(t, asciiUpper, isUpper) }),
		text0("istitle", textIsTitle),
		text0("isascii", func(t textual) starlark.Value { return starlark.Bool(codepoint.IsASCII(t.s)) }),
	}
}

// strIsMethods are the tests that only str has.
func strIsMethods() []method {
	return []method{
		allMethod("isdecimal", asciiDigit, unicode.IsDigit),
		allMethod("isnumeric", asciiDigit, isNumeric),
		text0("isidentifier", func(t textual) starlark.Value { return starlark.Bool(isIdentifier(t.s)) }),
		text0("isprintable", textIsPrintable),
	}
}

// isDigit reports whether str.isdigit holds for a code point: '²' is a digit, no decimal.
func isDigit(r rune) bool {
	return unicode.IsDigit(r) || r >= utf8.RuneSelf && unicode.Is(digitTable, r)
}

// isNumeric reports whether str.isnumeric holds for a code point: '½' is numeric, no digit.
func isNumeric(r rune) bool {
	return unicode.IsDigit(r) || r >= utf8.RuneSelf &&
		(unicode.In(r, unicode.No, unicode.Nl) || unicode.Is(digitTable, r) || strings.ContainsRune(numericIdeographs, r))
}

// isIdentifier reports whether s is an identifier or keyword of Python 3.
func isIdentifier(s string) bool {
	for i, r := range s {
		switch {
		case r == '_' || isASCIILower(byte(r)) && r < utf8.RuneSelf || isASCIIUpper(byte(r)) && r < utf8.RuneSelf:
		case i > 0 && isIdentifierContinue(r):
		case isIdentifierStart(r):
		default:
			return false
		}
	}
	return s != ""
}

func isIdentifierStart(r rune) bool {
	return (unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)) && !unicode.Is(notIdentifierStart, r)
}

func isIdentifierContinue(r rune) bool {
	return unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Other_ID_Continue) ||
		r >= utf8.RuneSelf && strings.ContainsRune(identifierContinue, r)
}

// asciiClasses are what the ASCII characters are.
var asciiClasses = func() (list [utf8.RuneSelf]asciiClass) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case isASCIILower(c):
			list[c] = asciiLower
		case isASCIIUpper(c):
			list[c] = asciiUpper
		case '0' <= c && c <= '9':
			list[c] = asciiDigit
		case isSpace(rune(c)):
			list[c] = asciiSpace
		}
	}
	return list
}()

type asciiClass uint8

const (
	asciiLower asciiClass = 1 << iota
	asciiUpper
	asciiDigit
	asciiSpace
)

// isMethod is a test of a text that holds for the characters of one class among those of ASCII: most
// texts that are tested are one character.
func isMethod(name string, ascii asciiClass, test func(t textual) starlark.Value) method {
	return func(class string) *call.Entry {
		return call.M0(class+"."+name+"(self, /)", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			if s, ok := self.(starlark.String); ok && len(s) == 1 && s[0] < utf8.RuneSelf {
				return starlark.Bool(asciiClasses[s[0]]&ascii != 0), nil
			}
			return test(textOf(self)), nil
		})
	}
}

// allMethod is a test that holds if it does for all of a text, and not for an empty one.
// Of bytes only ASCII can pass. Most texts are ASCII, for which the test is one for classes.
func allMethod(name string, ascii asciiClass, is func(rune) bool) method {
	return isMethod(name, ascii, func(t textual) starlark.Value {
		for i := range len(t.s) {
			switch c := t.s[i]; {
			case c >= utf8.RuneSelf:
				return starlark.Bool(t.kind == strKind && allRunes(t.s[i:], is))
			case asciiClasses[c]&ascii == 0:
				return starlark.False
			}
		}
		return starlark.Bool(t.s != "")
	})
}

func allRunes(s string, is func(rune) bool) bool {
	for _, r := range s {
		if !is(r) {
			return false
		}
	}
	return true
}

// textIsSpace is str.isspace().
func textIsSpace(t textual) starlark.Value {
	return starlark.Bool(t.s != "" && t.kind.trimLeft(t.s) == "")
}

// textIsPrintable is str.isprintable(), which holds for an empty string.
func textIsPrintable(t textual) starlark.Value {
	for i, r := range t.s {
		if !unicode.IsPrint(r) || r == utf8.RuneError && !strings.HasPrefix(t.s[i:], "\uFFFD") {
			return starlark.False
		}
	}
	return starlark.True
}

// runes returns the receiver as text in which every byte of bytes that is not ASCII has
// become a mark without case.
func (t textual) runes() string {
	if t.kind == strKind || codepoint.IsASCII(t.s) {
		return t.s
	}
	b := []byte(t.s)
	for i, c := range b {
		if c >= utf8.RuneSelf {
			b[i] = 0
		}
	}
	return string(b)
}

// oneCase reports whether all cased code points are of a case, and there is one.
func oneCase(t textual, ascii asciiClass, is func(rune) bool) starlark.Value {
	found := false
	for i := range len(t.s) {
		c := t.s[i]
		if c >= utf8.RuneSelf {
			t.s = t.s[i:]
			return allOneCase(t, found, is)
		}
		switch asciiClasses[c] {
		case ascii:
			found = true
		case asciiLower, asciiUpper:
			return starlark.False
		}
	}
	return starlark.Bool(found)
}

// allOneCase is oneCase where not all is ASCII; found tells of what was before.
func allOneCase(t textual, found bool, is func(rune) bool) starlark.Value {
	for _, r := range t.runes() {
		switch {
		case is(r):
			found = true
		case isCased(r):
			return starlark.False
		}
	}
	return starlark.Bool(found)
}

// textIsTitle is str.istitle().
func textIsTitle(t textual) starlark.Value {
	found, inWord := false, false
	for _, r := range t.runes() {
		switch {
		case isUpper(r) || unicode.Is(unicode.Lt, r):
			if inWord {
				return starlark.False
			}
			found, inWord = true, true
		case isLower(r):
			if !inWord {
				return starlark.False
			}
			found = true
		default:
			inWord = false
		}
	}
	return starlark.Bool(found)
}
