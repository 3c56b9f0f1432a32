package text

import (
	"encoding/binary"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/builtins/codepoint"
)

const (
	notASCII  = "ordinal not in range(128)"
	notLatin1 = "ordinal not in range(256)"
	surrogate = "surrogates not allowed"
	unmapped  = "character maps to <undefined>"
	truncated = "truncated data"
	cut       = "unexpected end of data"
)

var (
	utf8Codec = &codec{name: "utf-8", reason: surrogate, plain: utf8.ValidString, put: putUTF8, next: nextUTF8}
	utf16LE   = utf16Codec("utf-16-le", binary.LittleEndian)
	utf16BE   = utf16Codec("utf-16-be", binary.BigEndian)
	utf32LE   = utf32Codec("utf-32-le", binary.LittleEndian)
	utf32BE   = utf32Codec("utf-32-be", binary.BigEndian)
)

// codecs are the text encodings by name in lower case, without hyphens and the like.
var codecs = sync.OnceValue(func() map[string]*codec {
	ascii := &codec{name: "ascii", reason: notASCII, plain: codepoint.IsASCII, put: putBelow(0x80), next: nextASCII}
	latin1 := &codec{name: "latin-1", reason: notLatin1, plain: codepoint.IsASCII, put: putBelow(0x100), next: nextLatin1}
	escape := &codec{name: "unicodeescape", put: putEscape, next: nextEscape}
	signed := *utf8Codec
	signed.bom, signed.open = "\ufeff", openWith(utf8Codec, utf8Codec, "\ufeff", "\ufeff")
	u16, u32 := *utf16LE, *utf32LE
	u16.name, u16.bom, u16.open = "utf-16", "\xff\xfe", openWith(utf16LE, utf16BE, "\xff\xfe", "\xfe\xff")
	u32.name, u32.bom, u32.open = "utf-32", "\xff\xfe\x00\x00", openWith(utf32LE, utf32BE, "\xff\xfe\x00\x00", "\x00\x00\xfe\xff")
	m := map[string]*codec{
		"utf8": utf8Codec, "u8": utf8Codec, "utf": utf8Codec, "cp65001": utf8Codec, "utf8sig": &signed,
		"ascii": ascii, "usascii": ascii, "646": ascii,
		"latin1": latin1, "latin": latin1, "l1": latin1, "iso88591": latin1, "8859": latin1, "cp819": latin1,
		"utf16": &u16, "u16": &u16, "utf16le": utf16LE, "utf16be": utf16BE,
		"utf32": &u32, "u32": &u32, "utf32le": utf32LE, "utf32be": utf32BE,
		"unicodeescape": escape,
	}
	for _, page := range codePages {
		c := pageCodec(page.upper)
		for _, name := range page.names {
			m[name] = c
		}
	}
	return m
})

// openWith chooses between two codecs by the byte order mark; the first is that of bytes
// without one.
func openWith(first, second *codec, firstMark, secondMark string) func(s string) (*codec, int) {
	return func(s string) (*codec, int) {
		switch {
		case strings.HasPrefix(s, firstMark):
			return first, len(firstMark)
		case strings.HasPrefix(s, secondMark):
			return second, len(secondMark)
		}
		return first, 0
	}
}

func putUTF8(b []byte, r rune) ([]byte, bool) {
	if utf16.IsSurrogate(r) {
		return b, false
	}
	return utf8.AppendRune(b, r), true
}

// nextUTF8 finds, in what is no UTF-8, the longest part with which a code point might
// begin, as the Unicode standard recommends and CPython does.
func nextUTF8(s string) (r rune, size int, reason string) {
	if r, size = utf8.DecodeRuneInString(s); r != utf8.RuneError || size > 1 {
		return r, size, ""
	}
	lo, hi, n := byte(0x80), byte(0xbf), 0
	switch c := s[0]; {
	case 0xc2 <= c && c <= 0xdf:
		n = 2
	case 0xe0 <= c && c <= 0xef:
		n = 3
	case 0xf0 <= c && c <= 0xf4:
		n = 4
	default:
		return 0, 1, "invalid start byte"
	}
	switch s[0] { // what would be too long, a surrogate or too large
	case 0xe0:
		lo = 0xa0
	case 0xed:
		hi = 0x9f
	case 0xf0:
		lo = 0x90
	case 0xf4:
		hi = 0x8f
	}
	for i := 1; i < n; i++ {
		if i == len(s) {
			return 0, i, cut
		}
		if s[i] < lo || s[i] > hi {
			return 0, i, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xbf
	}
	return 0, n, "invalid continuation byte" // not reached: it would be valid
}

func putBelow(limit rune) func(b []byte, r rune) ([]byte, bool) {
	return func(b []byte, r rune) ([]byte, bool) {
		if r >= limit {
			return b, false
		}
		return append(b, byte(r)), true
	}
}

func nextASCII(s string) (r rune, size int, reason string) {
	if s[0] >= utf8.RuneSelf {
		return 0, 1, notASCII
	}
	return rune(s[0]), 1, ""
}

func nextLatin1(s string) (r rune, size int, reason string) { return rune(s[0]), 1, "" }

// A byteOrder is that of encoding/binary, for strings of bytes.
type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func utf16Codec(name string, order byteOrder) *codec {
	unit := func(s string) rune { return rune(order.Uint16([]byte(s[:2]))) }
	return &codec{
		name: name, reason: surrogate, single: true,
		put: func(b []byte, r rune) ([]byte, bool) {
			switch {
			case utf16.IsSurrogate(r):
				return b, false
			case r < 0x10000:
				return order.AppendUint16(b, uint16(r)), true //nolint:gosec // fits
			}
			hi, lo := utf16.EncodeRune(r)
			return order.AppendUint16(order.AppendUint16(b, uint16(hi)), uint16(lo)), true //nolint:gosec // fit
		},
		next: func(s string) (r rune, size int, reason string) {
			if len(s) < 2 {
				return 0, 1, truncated
			}
			r = unit(s)
			switch {
			case !utf16.IsSurrogate(r):
				return r, 2, ""
			case r >= 0xdc00:
				return 0, 2, "illegal encoding"
			case len(s) < 4:
				return 0, len(s), cut
			}
			if r = utf16.DecodeRune(r, unit(s[2:])); r == utf8.RuneError {
				return 0, 2, "illegal UTF-16 surrogate"
			}
			return r, 4, ""
		},
	}
}

func utf32Codec(name string, order byteOrder) *codec {
	return &codec{
		name: name, reason: surrogate, single: true,
		put: func(b []byte, r rune) ([]byte, bool) {
			if utf16.IsSurrogate(r) {
				return b, false
			}
			return order.AppendUint32(b, uint32(r)), true //nolint:gosec // a code point
		},
		next: func(s string) (r rune, size int, reason string) {
			if len(s) < 4 {
				return 0, len(s), truncated
			}
			n := order.Uint32([]byte(s[:4]))
			switch {
			case n > utf8.MaxRune:
				return 0, 4, "code point not in range(0x110000)"
			case utf16.IsSurrogate(rune(n)): //nolint:gosec // in range
				return 0, 4, "code point in surrogate code point range(0xd800, 0xe000)"
			}
			return rune(n), 4, "" //nolint:gosec // in range
		},
	}
}

// pageCodec returns the codec of a code page: ASCII and 128 other characters.
func pageCodec(upper string) *codec {
	chars := []rune(upper)
	bytes := make(map[rune]byte, len(chars))
	for i, r := range chars {
		if r != utf8.RuneError {
			bytes[r] = byte(0x80 + i)
		}
	}
	return &codec{
		name: "charmap", reason: unmapped, plain: codepoint.IsASCII,
		put: func(b []byte, r rune) ([]byte, bool) {
			if r < utf8.RuneSelf {
				return append(b, byte(r)), true
			}
			c, ok := bytes[r]
			if !ok {
				return b, false
			}
			return append(b, c), true
		},
		next: func(s string) (r rune, size int, reason string) {
			if s[0] < utf8.RuneSelf {
				return rune(s[0]), 1, ""
			}
			if r = chars[s[0]-0x80]; r == utf8.RuneError {
				return 0, 1, unmapped
			}
			return r, 1, ""
		},
	}
}

// putEscape encodes as in a literal, quotes excepted.
func putEscape(b []byte, r rune) ([]byte, bool) {
	switch {
	case r == '\\':
		return append(b, `\\`...), true
	case r == '\n':
		return append(b, `\n`...), true
	case r == '\r':
		return append(b, `\r`...), true
	case r == '\t':
		return append(b, `\t`...), true
	case ' ' <= r && r < 0x7f:
		return append(b, byte(r)), true
	}
	return appendEscape(b, r), true
}

// simpleEscapes are the escape sequences of one character; -1 is nothing.
var simpleEscapes = map[byte]rune{
	'\n': -1, '\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b',
	'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

var hexEscapes = map[byte]struct {
	digits int
	reason string
}{
	'x': {2, `truncated \xXX escape`},
	'u': {4, `truncated \uXXXX escape`},
	'U': {8, `truncated \UXXXXXXXX escape`},
}

// nextEscape decodes one character, or escape sequence, of a literal.
func nextEscape(s string) (r rune, size int, reason string) {
	if s[0] != '\\' {
		return rune(s[0]), 1, ""
	}
	if len(s) == 1 {
		return 0, 1, `\ at end of string`
	}
	c := s[1]
	if r, ok := simpleEscapes[c]; ok {
		return r, 2, ""
	}
	if h, ok := hexEscapes[c]; ok {
		size = 2
		for size < len(s) && size < 2+h.digits && isHexDigit(s[size]) {
			size++
		}
		if size < 2+h.digits {
			return 0, size, h.reason
		}
		n, _ := strconv.ParseUint(s[2:size], 16, 32)
		if n > utf8.MaxRune {
			return 0, size, "illegal Unicode character"
		}
		return rune(n), size, "" //nolint:gosec // in range
	}
	for size = 1; size < len(s) && size < 4 && '0' <= s[size] && s[size] <= '7'; size++ {
		r = r<<3 | rune(s[size]-'0')
	}
	if size == 1 {
		return '\\', 1, "" // no escape sequence
	}
	return r, size, ""
}

func isHexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|caseBit && c|caseBit <= 'f'
}
