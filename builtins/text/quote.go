package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
)

// appendQuoted appends the literal of a str; as bytes, if two says that a str is
// bytes.
func appendQuoted(b []byte, s string, two bool) []byte {
	if object.Plain(s) {
		b = append(b, '\'')
		b = append(b, s...)
		return append(b, '\'')
	}
	if two {
		return appendQuotedBytes(b, s)
	}
	quote := quoteFor(s)
	b = append(b, quote)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			b = appendEscapedByte(b, c, quote)
			i++
			continue
		}
		r, n := codepoint.Decode(s[i:])
		if unicode.IsPrint(r) {
			b = append(b, s[i:i+n]...)
		} else {
			b = appendEscape(b, r)
		}
		i += n
	}
	return append(b, quote)
}

// appendQuotedBytes appends the literal of bytes, without the b.
func appendQuotedBytes(b []byte, s string) []byte {
	quote := quoteFor(s)
	b = append(b, quote)
	for i := range len(s) {
		b = appendEscapedByte(b, s[i], quote)
	}
	return append(b, quote)
}

// quoteFor returns the quotes that Python chooses: single ones, unless only these
// would have to be escaped.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// appendEscapedByte appends one byte of a literal.
func appendEscapedByte(b []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(b, '\\', c)
	case c >= ' ' && c < 0x7f:
		return append(b, c)
	case c == '\t':
		return append(b, '\\', 't')
	case c == '\n':
		return append(b, '\\', 'n')
	case c == '\r':
		return append(b, '\\', 'r')
	}
	return appendEscape(b, rune(c))
}

// appendEscape appends \xNN, \uNNNN or \UNNNNNNNN.
func appendEscape(b []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	letter, digits := byte('x'), 2
	switch {
	case r > 0xffff:
		letter, digits = 'U', 8
	case r > 0xff:
		letter, digits = 'u', 4
	}
	b = append(b, '\\', letter)
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		b = append(b, hex[r>>shift&15])
	}
	return b
}

// escapeNonASCII escapes all but ASCII in a repr.
func escapeNonASCII(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return s
	}
	b := append(make([]byte, 0, 2*len(s)), s[:i]...)
	for i < len(s) {
		r, n := codepoint.Decode(s[i:])
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
		i += n
	}
	return string(b)
}
