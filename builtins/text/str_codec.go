package text

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A codec is a text encoding, described by how it treats one code point. What is done
// with errors is the same for all.
type codec struct {
	name   string // in messages
	bom    string // written first
	reason string // why a code point cannot be encoded
	single bool   // what cannot be encoded is told one by one
	// plain says of a text that its encoding is the text itself; nil if that is never so.
	plain func(s string) bool
	// put appends the encoding of a code point; ok is false if it has none.
	put func(b []byte, r rune) (_ []byte, ok bool)
	// next decodes the first code point of s, which is not empty; -1 stands for none.
	// If reason is not "", size is the number of bytes that cannot be decoded.
	next func(s string) (r rune, size int, reason string)
	// open returns the codec for bytes that may begin with a byte order mark, and its size.
	open func(s string) (c *codec, size int)
}

// codingMethod is encode or decode.
func codingMethod(name string, f func(_ *starlark.Thread, t textual, encoding, errors starlark.Value) (starlark.Value, error)) method {
	return text2(name+"(self, encoding='utf-8', errors='strict')", f)
}

// codingArgs returns the names of an encoding and of an error handler.
func codingArgs(function string, encoding, errors starlark.Value) (_, _ string, err error) {
	names := [2]string{"utf-8", "strict"}
	for i, v := range [2]starlark.Value{encoding, errors} {
		switch s := object.Native(v).(type) {
		case nil:
		case starlark.String:
			names[i] = string(s)
		default:
			param := [2]string{"encoding", "errors"}[i]
			return "", "", badArgument(function+"() argument '"+param+"'", "str", v)
		}
	}
	return names[0], names[1], nil
}

// strEncode is str.encode(encoding='utf-8', errors='strict').
func strEncode(_ *starlark.Thread, t textual, encodingArg, errorsArg starlark.Value) (starlark.Value, error) {
	encoding, errors, err := codingArgs("encode", encodingArg, errorsArg)
	if err != nil {
		return nil, err
	}
	b, err := encodeText(t.s, encoding, errors)
	if err != nil {
		return nil, err
	}
	return starlark.Bytes(b), nil
}

// strDecode is str.decode(encoding='utf-8', errors='strict') of Python 2.
func strDecode(_ *starlark.Thread, t textual, encodingArg, errorsArg starlark.Value) (starlark.Value, error) {
	encoding, errors, err := codingArgs("decode", encodingArg, errorsArg)
	if err != nil {
		return nil, err
	}
	return decodeBytes(t.s, encoding, errors)
}

// findCodec returns a codec; verb says for what.
func findCodec(name, verb string) (*codec, error) {
	if name == "utf-8" {
		return utf8Codec, nil
	}
	key := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	if c := codecs()[key]; c != nil {
		return c, nil
	}
	switch strings.TrimSuffix(key, "codec") {
	case "hex", "base64", "rot13", "zlib", "zip", "bz2", "uu", "quopri", "quotedprintable":
		return nil, raise.Errorf("LookupError", "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", name, verb)
	}
	return nil, raise.Errorf("LookupError", "unknown encoding: %s", name)
}

// encodeText returns the bytes of a text.
func encodeText(s, encoding, errors string) (string, error) {
	c, err := findCodec(encoding, "encode")
	if err != nil {
		return "", err
	}
	if c.plain != nil && c.plain(s) {
		return c.bom + s, nil
	}
	out := append(make([]byte, 0, len(c.bom)+len(s)+len(s)/2), c.bom...)
	for i := 0; i < len(s); {
		r, size := codepoint.Decode(s[i:])
		b, ok := c.put(out, r)
		if ok {
			out, i = b, i+size
			continue
		}
		end := i + size
		for end < len(s) && !c.single {
			r, size := codepoint.Decode(s[end:])
			if _, ok := c.put(out, r); ok {
				break
			}
			end += size
		}
		if out, err = c.encodeError(out, s, i, end, errors); err != nil {
			return "", err
		}
		i = end
	}
	return string(out), nil
}

// encodeError appends what an error handler makes of s[start:end], of which no code
// point can be encoded.
func (c *codec) encodeError(out []byte, s string, start, end int, handler string) ([]byte, error) {
	write, ok := encodeHandlers[handler]
	if !ok {
		return nil, unknownHandler(handler)
	}
	if write == nil {
		return nil, c.unicodeEncodeError(s, start, end)
	}
	for start < end {
		r, size := codepoint.Decode(s[start:])
		if handler == "surrogateescape" {
			if r < 0xdc80 || r > 0xdcff {
				return nil, c.unicodeEncodeError(s, start, end)
			}
			out = append(out, byte(r))
		} else {
			for _, a := range write(nil, r) {
				var ok bool
				if out, ok = c.put(out, rune(a)); !ok {
					return nil, c.unicodeEncodeError(s, start, end)
				}
			}
		}
		start += size
	}
	return out, nil
}

// encodeHandlers write what stands for a code point, in ASCII; nil raises.
var encodeHandlers = map[string]func(b []byte, r rune) []byte{
	"strict":           nil,
	"surrogatepass":    nil,
	"ignore":           func(b []byte, _ rune) []byte { return b },
	"replace":          func(b []byte, _ rune) []byte { return append(b, '?') },
	"backslashreplace": appendEscape,
	"surrogateescape":  func(b []byte, r rune) []byte { return append(b, byte(r)) },
	"xmlcharrefreplace": func(b []byte, r rune) []byte {
		return append(strconv.AppendInt(append(b, "&#"...), int64(r), 10), ';')
	},
}

func unknownHandler(name string) error {
	return raise.Errorf("LookupError", "unknown error handler name '%s'", name)
}

func (c *codec) unicodeEncodeError(s string, start, end int) error {
	first := codepoint.Len(s[:start])
	last := first + codepoint.Len(s[start:end]) - 1
	r, _ := codepoint.Decode(s[start:])
	what := "characters in position " + strconv.Itoa(first) + "-" + strconv.Itoa(last)
	if first == last {
		what = "character '" + string(appendEscape(nil, r)) + "' in position " + strconv.Itoa(first)
	}
	return &raise.Error{
		Class: "UnicodeEncodeError",
		Msg:   "'" + c.name + "' codec can't encode " + what + ": " + c.reason,
		Args: starlark.Tuple{starlark.String(c.name), starlark.String(s), starlark.MakeInt(first),
			starlark.MakeInt(last + 1), starlark.String(c.reason)},
	}
}

// decodeBytes returns the text that bytes encode, as a str.
func decodeBytes(s, encoding, handler string) (starlark.Value, error) {
	if s == "" {
		return starlark.String(""), nil // CPython looks neither name up
	}
	c, err := findCodec(encoding, "decode")
	if err != nil {
		return nil, err
	}
	i := 0
	if c.open != nil {
		c, i = c.open(s)
	}
	if c.plain != nil && c.plain(s[i:]) {
		return starlark.String(s[i:]), nil
	}
	if c == utf8Codec {
		s, i = s[i:], 0 // after a mark CPython counts anew
	}
	out := make([]byte, 0, len(s)+len(s)/2)
	for i < len(s) {
		r, size, reason := c.next(s[i:])
		if reason != "" {
			if out, size, err = c.decodeError(out, s, i, i+size, reason, handler); err != nil {
				return nil, err
			}
		} else if r >= 0 {
			out = codepoint.Append(out, r)
		}
		i += size
	}
	return starlark.String(out), nil
}

// decodeError appends what an error handler makes of s[start:end] and returns how many
// bytes that is.
func (c *codec) decodeError(out []byte, s string, start, end int, reason, handler string) (_ []byte, size int, err error) {
	bad := s[start:end]
	switch handler {
	case "ignore":
		return out, len(bad), nil
	case "replace":
		return utf8.AppendRune(out, utf8.RuneError), len(bad), nil
	case "backslashreplace":
		for _, b := range []byte(bad) {
			out = appendEscape(out, rune(b))
		}
		return out, len(bad), nil
	case "surrogateescape":
		n := 0
		for n < len(bad) && bad[n] >= utf8.RuneSelf {
			out = codepoint.Append(out, 0xdc00|rune(bad[n]))
			n++
		}
		if n > 0 {
			return out, n, nil
		}
	case "strict", "surrogatepass":
	case "xmlcharrefreplace", "namereplace":
		return nil, 0, raise.Errorf("TypeError", "don't know how to handle UnicodeDecodeError in error callback")
	default:
		return nil, 0, unknownHandler(handler)
	}
	what := "bytes in position " + strconv.Itoa(start) + "-" + strconv.Itoa(end-1)
	if len(bad) == 1 {
		what = "byte 0x" + string(appendEscape(nil, rune(bad[0]))[2:]) + " in position " + strconv.Itoa(start)
	}
	return nil, 0, &raise.Error{
		Class: "UnicodeDecodeError",
		Msg:   "'" + c.name + "' codec can't decode " + what + ": " + reason,
		Args: starlark.Tuple{starlark.String(c.name), starlark.Bytes(s), starlark.MakeInt(start),
			starlark.MakeInt(end), starlark.String(reason)},
	}
}

// Decode returns the text that bytes encode, and an error in a few words if they do not, or
// the encoding is none in which programs are written.
func Decode(text, encoding string) (string, error) {
	c, err := findCodec(encoding, "decode")
	if err != nil || strings.Contains(c.name, "16") || strings.Contains(c.name, "32") || c.plain == nil {
		return "", errors.New("there is no such encoding")
	}
	v, err := decodeBytes(text, encoding, "strict")
	if err != nil {
		return "", errors.New("it is not")
	}
	return object.Text(v), nil
}

// EncodeText returns the bytes of a text, as str.encode does.
func EncodeText(s, encoding, errors string) (string, error) { return encodeText(s, encoding, errors) }

// DecodeText returns the text that bytes encode, as bytes.decode does.
func DecodeText(s, encoding, errors string) (string, error) {
	v, err := decodeBytes(s, encoding, errors)
	if err != nil {
		return "", err
	}
	return string(v.(starlark.String)), nil
}

// KnownEncoding returns the error of an encoding that there is not.
func KnownEncoding(name string) error {
	_, err := findCodec(name, "decode")
	return err
}
