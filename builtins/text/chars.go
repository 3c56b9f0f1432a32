package text

import (
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// firstChar returns the first code point of a string that is not empty, and its length.
func firstChar(s string) (c starlark.Value, n int) {
	if b := s[0]; b < utf8.RuneSelf {
		return memory.Character(b), 1
	}
	n = codepoint.Size(s)
	return memory.Text(s[:n]), n
}

// lastChar returns the last code point of a string that is not empty, and its length.
func lastChar(s string) (c starlark.Value, n int) {
	n = codepoint.LastSize(s)
	return memory.Text(s[len(s)-n:]), n
}

// charAt returns code point i, from the end if i is negative; nil if there is none.
func charAt(s string, i int) starlark.Value {
	for ; i < -1 && s != ""; i++ {
		s = s[:len(s)-codepoint.LastSize(s)]
	}
	if i < 0 {
		if s == "" {
			return nil
		}
		c, _ := lastChar(s)
		return c
	}
	c, ok := codepoint.At(s, i)
	if !ok {
		return nil
	}
	return memory.Text(c)
}

// sliceString is the slot Slice of str.
func sliceString(v starlark.Value, b object.Bounds) starlark.Value {
	s := string(v.(starlark.String))
	return starlark.String(strSlice(s, b.Of(codepoint.Len(s))))
}

// sliceBytes is the slot Slice of bytes.
func sliceBytes(v starlark.Value, b object.Bounds) starlark.Value {
	s := string(v.(starlark.Bytes))
	return starlark.Bytes(pickBytes(s, b.Of(len(s))))
}

// A stringIterator iterates over code points.
type stringIterator struct{ rest string }

func (it *stringIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if it.rest == "" {
		return nil, false, nil
	}
	c, n := firstChar(it.rest)
	it.rest = it.rest[n:]
	return c, true, nil
}

// A bytesIterator iterates over the bytes as integers.
type bytesIterator struct{ rest string }

func (it *bytesIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if it.rest == "" {
		return nil, false, nil
	}
	b := it.rest[0]
	it.rest = it.rest[1:]
	return starlark.MakeInt(int(b)), true, nil
}

// A stringLoop is a stringIterator for the engine.
type stringLoop struct {
	object.LoopValue
	rest string
}

func (l *stringLoop) Iterate() starlark.Iterator { return l }

func (l *stringLoop) Next(p *starlark.Value) bool {
	if l.rest == "" {
		return false
	}
	c, n := firstChar(l.rest)
	*p, l.rest = c, l.rest[n:]
	return true
}

// A stringReverse iterates over code points from the end.
type stringReverse struct{ rest string }

func (it *stringReverse) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if it.rest == "" {
		return nil, false, nil
	}
	c, n := lastChar(it.rest)
	it.rest = it.rest[:len(it.rest)-n]
	return c, true, nil
}

// A bytesReverse iterates over the bytes from the end.
type bytesReverse struct{ rest string }

func (it *bytesReverse) Next(*starlark.Thread) (starlark.Value, bool, error) {
	n := len(it.rest) - 1
	if n < 0 {
		return nil, false, nil
	}
	b := it.rest[n]
	it.rest = it.rest[:n]
	return starlark.MakeInt(int(b)), true, nil
}
