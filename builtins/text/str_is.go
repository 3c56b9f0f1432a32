package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
)

// isMethods are the tests that str, bytes and bytearray share.
func isMethods() []method {
	return []method{
		allMethod("isalpha", unicode.IsLetter),
		allMethod("isdigit", isDigit),
		allMethod("isalnum", func(r rune) bool { return unicode.IsLetter(r) || isNumeric(r) }),
		text0("isspace", textIsSpace),
		text0("islower", func(t textual) starlark.Value { return oneCase(t, isLower) }),
		text0("isupper", func(t textual) starlark.Value { return oneCase(t, isUpper) }),
		text0("istitle", textIsTitle),
		text0("isascii", func(t textual) starlark.Value { return starlark.Bool(codepoint.IsASCII(t.s)) }),
	}
}

// strIsMethods are the tests that only str has.
func strIsMethods() []method {
	return []method{
		allMethod("isdecimal", unicode.IsDigit),
		allMethod("isnumeric", isNumeric),
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

// allMethod is a test that holds if it does for all of a text, and not for an empty one.
// Of bytes only ASCII can pass.
func allMethod(name string, is func(rune) bool) method {
	return text0(name, func(t textual) starlark.Value {
		if t.kind != strKind && !codepoint.IsASCII(t.s) {
			return starlark.False
		}
		for _, r := range t.s {
			if !is(r) {
				return starlark.False
			}
		}
		return starlark.Bool(t.s != "")
	})
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
func oneCase(t textual, is func(rune) bool) starlark.Value {
	found := false
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
