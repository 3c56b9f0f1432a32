package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// splitMethods are the methods of str, bytes and bytearray that take apart, strip and
// put together.
func splitMethods() []method {
	return []method{
		splitMethod("split", splitSeparator, splitSpace),
		splitMethod("rsplit", rsplitSeparator, rsplitSpace),
		text1("splitlines(self, keepends=False)", textSplitLines),
		stripMethod("strip", true, true),
		stripMethod("lstrip", true, false),
		stripMethod("rstrip", false, true),
		text1("join(self, iterable, /)", textJoin),
	}
}

// isSpace reports whether str.isspace holds for a code point.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || '\x1c' <= r && r <= '\x1f'
}

// isByteSpace reports whether bytes.isspace holds for a byte.
func isByteSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// spaceAt returns the size of the white space that s begins with, 0 if there is none.
func (k textKind) spaceAt(s string) int {
	switch c := s[0]; {
	case c > ' ' && c < utf8.RuneSelf:
		return 0
	case isByteSpace(c):
		return 1
	case k != strKind:
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s); isSpace(r) {
		return size
	}
	return 0
}

// spaceBefore returns the size of the white space that s ends with.
func (k textKind) spaceBefore(s string) int {
	c := s[len(s)-1]
	if c > ' ' && c < utf8.RuneSelf {
		return 0
	}
	if k != strKind {
		return k.spaceAt(s[len(s)-1:])
	}
	if r, size := utf8.DecodeLastRuneInString(s); isSpace(r) {
		return size
	}
	return 0
}

// trimLeft returns s without the white space at its start.
func (k textKind) trimLeft(s string) string {
	for s != "" {
		n := k.spaceAt(s)
		if n == 0 {
			break
		}
		s = s[n:]
	}
	return s
}

// trimRight returns s without the white space at its end.
func (k textKind) trimRight(s string) string {
	for s != "" {
		n := k.spaceBefore(s)
		if n == 0 {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// splitMethod is str.split(sep=None, maxsplit=-1) and rsplit.
func splitMethod(name string, bySeparator func(s, sep string, n int) []string, bySpace func(t textual, n int) []string) method {
	return text2(name+"(self, sep=None, maxsplit=-1)", func(thread *starlark.Thread, t textual, separator, maxsplit starlark.Value) (starlark.Value, error) {
		n, err := sizeArg(thread, maxsplit, -1)
		if err != nil {
			return nil, err
		}
		if n < 0 {
			n = maxBound
		}
		if separator == nil || separator == starlark.None {
			return t.list(bySpace(t, n)), nil
		}
		sep, err := t.operand(separator, "")
		if err != nil {
			if t.kind == strKind {
				err = raise.Errorf("TypeError", "must be str or None, not %s", object.TypeOf(separator).Name())
			}
			return nil, err
		}
		if sep == "" {
			return nil, emptySeparator()
		}
		return t.list(bySeparator(t.s, sep, n)), nil
	})
}

// splitSeparator splits at the first n separators.
func splitSeparator(s, sep string, n int) []string {
	if n == maxBound {
		return strings.Split(s, sep)
	}
	return strings.SplitN(s, sep, n+1)
}

// rsplitSeparator splits at the last n separators.
func rsplitSeparator(s, sep string, n int) []string {
	var parts []string
	for ; n > 0; n-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
	}
	parts = append(parts, s)
	slices.Reverse(parts)
	return parts
}

// splitSpace splits at the first n runs of white space.
func splitSpace(t textual, n int) []string {
	parts := make([]string, 0, min(n, len(t.s)/6)+1)
	s := t.s
	for i := 0; ; {
		for i < len(s) && !isGraphic(s[i]) {
			space := t.kind.spaceAt(s[i:])
			if space == 0 {
				break
			}
			i += space
		}
		if i == len(s) {
			return parts
		}
		if len(parts) >= n {
			return append(parts, s[i:])
		}
		// The bytes that follow in a code point are no white space either.
		start := i
		for i < len(s) && (isGraphic(s[i]) || t.kind.spaceAt(s[i:]) == 0) {
			i++
		}
		parts = append(parts, s[start:i])
	}
}

// isGraphic reports whether a byte is an ASCII character that one sees.
func isGraphic(c byte) bool { return c-'!' < utf8.RuneSelf-'!' }

// rsplitSpace splits at the last n runs of white space.
func rsplitSpace(t textual, n int) []string {
	var parts []string
	s := t.kind.trimRight(t.s)
	for s != "" {
		if len(parts) >= n {
			parts = append(parts, s)
			break
		}
		i, space := len(s), 0
		for i > 0 {
			if space = t.kind.spaceBefore(s[:i]); space > 0 {
				break
			}
			i--
		}
		parts = append(parts, s[i:])
		s = t.kind.trimRight(s[:i-space])
	}
	slices.Reverse(parts)
	return parts
}

// textSplitLines is str.splitlines(keepends=False).
func textSplitLines(thread *starlark.Thread, t textual, keeping starlark.Value) (starlark.Value, error) {
	keepends, err := sizeArg(thread, keeping, 0)
	if err != nil {
		return nil, err
	}
	var lines []string
	for s := t.s; s != ""; {
		end, size := t.kind.lineEnd(s)
		if keepends != 0 {
			lines = append(lines, s[:end+size])
		} else {
			lines = append(lines, s[:end])
		}
		s = s[end+size:]
	}
	return t.list(lines), nil
}

// lineEnd returns where the first line of s ends and the size of what ends it.
func (k textKind) lineEnd(s string) (end, size int) {
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '\n':
			return i, 1
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				return i, 2
			}
			return i, 1
		case k != strKind || ' ' <= c && c < 0xc2:
		case c == '\v' || c == '\f' || '\x1c' <= c && c <= '\x1e':
			return i, 1
		case c == 0xc2 || c == 0xe2:
			switch r, n := utf8.DecodeRuneInString(s[i:]); r {
			case '\u0085', '\u2028', '\u2029':
				return i, n
			}
		}
	}
	return len(s), 0
}

// stripMethod is str.strip(chars=None), lstrip and rstrip.
func stripMethod(name string, left, right bool) method {
	return text1(name+"(self, chars=None, /)", func(_ *starlark.Thread, t textual, chars starlark.Value) (starlark.Value, error) {
		s := t.s
		if chars == nil || chars == starlark.None {
			if left {
				s = t.kind.trimLeft(s)
			}
			if right {
				s = t.kind.trimRight(s)
			}
			return t.wrap(s), nil
		}
		set, err := t.operand(chars, "")
		if err != nil {
			if t.kind == strKind {
				err = raise.Errorf("TypeError", "%s arg must be None or str", name)
			}
			return nil, err
		}
		return t.wrap(t.kind.trimSet(s, set, left, right)), nil
	})
}

// trimSet removes the code points, or bytes, of set from the ends of s.
func (k textKind) trimSet(s, set string, left, right bool) string {
	for left && s != "" {
		if c := s[0]; c < utf8.RuneSelf {
			if strings.IndexByte(set, c) < 0 {
				break
			}
			s = s[1:]
			continue
		}
		n := k.charSize(s)
		if !strings.Contains(set, s[:n]) {
			break
		}
		s = s[n:]
	}
	for right && s != "" {
		if c := s[len(s)-1]; c < utf8.RuneSelf {
			if strings.IndexByte(set, c) < 0 {
				break
			}
			s = s[:len(s)-1]
			continue
		}
		n := k.lastCharSize(s)
		if !strings.Contains(set, s[len(s)-n:]) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// textJoin is str.join(iterable).
func textJoin(thread *starlark.Thread, t textual, iterable starlark.Value) (starlark.Value, error) {
	var seq starlark.Indexable
	switch x := iterable.(type) {
	case *starlark.List:
		seq = x
	case starlark.Tuple:
		seq = x
	default:
		elems, err := object.Collect(thread, x)
		if err != nil {
			if object.IsNotIterable(err, x) {
				err = raise.Errorf("TypeError", "can only join an iterable")
			}
			return nil, err
		}
		seq = starlark.Tuple(elems)
	}
	n := seq.Len()
	size := len(t.s) * max(n-1, 0)
	for i := range n {
		s, err := t.joinable(i, seq.Index(i))
		if err != nil {
			return nil, err
		}
		if size += len(s); size > object.MaxText {
			return nil, checkSize(size)
		}
	}
	if n == 1 {
		s, err := t.joinable(0, seq.Index(0))
		return t.wrap(s), err
	}
	v, b := t.fresh(size)
	for i := range n {
		if i > 0 {
			b = b[copy(b, t.s):]
		}
		s, _ := t.joinable(i, seq.Index(i)) // of a list that nobody could change meanwhile
		if len(s) == 1 {
			b[0], b = s[0], b[1:]
			continue
		}
		b = b[copy(b, s):]
	}
	return v, nil
}

// joinable returns the text of element i of what is joined.
func (t textual) joinable(i int, v starlark.Value) (string, error) {
	if s, ok := v.(starlark.String); ok && t.kind == strKind {
		return string(s), nil
	}
	return t.joinableOther(i, v)
}

func (t textual) joinableOther(i int, v starlark.Value) (string, error) {
	if t.kind == strKind {
		if s, ok := strArg(v); ok {
			return s, nil
		}
		return "", raise.New(fact.SequenceItem, strconv.Itoa(i), object.TypeOf(v).Name())
	}
	if s, ok := bytesLike(v); ok {
		return s, nil
	}
	return "", raise.Errorf("TypeError", "sequence item %d: expected a bytes-like object, %s found", i, object.TypeOf(v).Name())
}
