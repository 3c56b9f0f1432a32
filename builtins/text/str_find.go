package text

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// findMethods are the methods of str, bytes and bytearray that look for a part.
func findMethods() []method {
	return []method{
		searchMethod("find", strings.Index, notFoundResult),
		searchMethod("rfind", strings.LastIndex, notFoundResult),
		searchMethod("index", strings.Index, notFoundError),
		searchMethod("rindex", strings.LastIndex, notFoundError),
		text3("tuple count(self, sub, start=None, end=None, /)", textCount),
		affixMethod("startswith", "prefix", strings.HasPrefix),
		affixMethod("endswith", "suffix", strings.HasSuffix),
		removeMethod("removeprefix", "prefix", strings.TrimPrefix),
		removeMethod("removesuffix", "suffix", strings.TrimSuffix),
		text3("replace(self, old, new, count=-1, /)", textReplace),
		partitionMethod("partition", strings.Index, false),
		partitionMethod("rpartition", strings.LastIndex, true),
	}
}

// A window is the part of a text that start and end arguments select.
type window struct {
	lo, hi int // in bytes
	start  int // lo's index
	ok     bool
}

// window returns the part t[start:end]. It is not ok if start is after the end of the
// text or of the part, where not even the empty string is found.
func (t textual) window(thread *starlark.Thread, startArg, endArg starlark.Value) (w window, err error) {
	if startArg == nil && endArg == nil {
		return window{hi: len(t.s), ok: true}, nil
	}
	start, err := object.SliceIndex(thread, startArg, 0)
	if err != nil {
		return w, err
	}
	end, err := object.SliceIndex(thread, endArg, maxBound)
	if err != nil {
		return w, err
	}
	if start < 0 || end < 0 {
		n := t.length()
		if start < 0 {
			start = max(start+n, 0)
		}
		if end < 0 {
			end = max(end+n, 0)
		}
	}
	if start > end {
		return w, nil
	}
	if t.kind != strKind {
		if start <= len(t.s) {
			w = window{start, min(end, len(t.s)), start, true}
		}
		return w, nil
	}
	lo, missing := codepoint.Offset(t.s, start)
	if missing > 0 {
		return w, nil
	}
	hi := len(t.s)
	if end < hi {
		n, _ := codepoint.Offset(t.s[lo:], end-start)
		hi = lo + n
	}
	return window{lo, hi, start, true}, nil
}

// pattern returns the first argument of a search. bytes can be searched for a number too.
func (t textual) pattern(thread *starlark.Thread, v starlark.Value) (string, error) {
	if t.kind == strKind {
		return t.operand(v, "")
	}
	if s, ok := bytesLike(v); ok {
		return s, nil
	}
	i, ok, err := object.AsInt(thread, v)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", raise.Errorf("TypeError", "argument should be integer or bytes-like object, not '%s'", object.TypeOf(v).Name())
	}
	b, err := byteValue(i, "byte")
	return string([]byte{b}), err
}

func notFoundResult(textKind) (starlark.Value, error) { return starlark.MakeInt(-1), nil }

func notFoundError(k textKind) (starlark.Value, error) {
	if k == strKind {
		return nil, raise.Errorf("ValueError", "substring not found")
	}
	return nil, raise.Errorf("ValueError", "subsection not found")
}

// searchMethod is str.find(sub[, start[, end]]) and its kin.
func searchMethod(name string, find func(s, sub string) int, notFound func(textKind) (starlark.Value, error)) method {
	return text3("tuple "+name+"(self, sub, start=None, end=None, /)", func(thread *starlark.Thread, t textual, sub, start, end starlark.Value) (starlark.Value, error) {
		part, err := t.pattern(thread, sub)
		if err != nil {
			return nil, err
		}
		w, err := t.window(thread, start, end)
		if err != nil {
			return nil, err
		}
		i := -1
		if w.ok {
			i = find(t.s[w.lo:w.hi], part)
		}
		if i < 0 {
			return notFound(t.kind)
		}
		if t.kind == strKind {
			i = codepoint.Len(t.s[w.lo : w.lo+i])
		}
		return starlark.MakeInt(w.start + i), nil
	})
}

// textCount is str.Count(sub[, start[, end]]).
func textCount(thread *starlark.Thread, t textual, sub, start, end starlark.Value) (starlark.Value, error) {
	what, err := t.pattern(thread, sub)
	if err != nil {
		return nil, err
	}
	w, err := t.window(thread, start, end)
	if err != nil || !w.ok {
		return starlark.MakeInt(0), err
	}
	part := t.s[w.lo:w.hi]
	if what == "" {
		return starlark.MakeInt(textual{s: part, kind: t.kind}.length() + 1), nil
	}
	return starlark.MakeInt(strings.Count(part, what)), nil
}

// affixMethod is str.Startswith(prefix[, start[, end]]) and endswith; prefix may be a
// tuple of prefixes.
func affixMethod(name, param string, has func(s, affix string) bool) method {
	return text3("tuple "+name+"(self, "+param+", start=None, end=None, /)", func(thread *starlark.Thread, t textual, given, start, end starlark.Value) (starlark.Value, error) {
		w, err := t.window(thread, start, end)
		if err != nil {
			return nil, err
		}
		part := t.s[w.lo:w.hi]
		tuple, ok := object.Native(given).(starlark.Tuple)
		if !ok {
			affix, err := t.affix(name, given)
			return starlark.Bool(err == nil && w.ok && has(part, affix)), err
		}
		for _, e := range tuple {
			affix, err := t.operand(e, "")
			if err != nil {
				if t.kind == strKind {
					err = raise.Errorf("TypeError", "tuple for %s must only contain str, not %s", name, object.TypeOf(e).Name())
				}
				return nil, err
			}
			if w.ok && has(part, affix) {
				return starlark.True, nil
			}
		}
		return starlark.False, nil
	})
}

func (t textual) affix(name string, v starlark.Value) (string, error) {
	if s, err := t.operand(v, ""); err == nil {
		return s, nil
	}
	kind := t.kind
	if kind == bytearrayKind {
		kind = bytesKind
	}
	return "", raise.Errorf("TypeError", "%s first arg must be %s or a tuple of %s, not %s", name, kind, kind, object.TypeOf(v).Name())
}

// removeMethod is str.removeprefix(prefix) and removesuffix.
func removeMethod(name, param string, trim func(s, affix string) string) method {
	return text1(name+"(self, "+param+", /)", func(_ *starlark.Thread, t textual, given starlark.Value) (starlark.Value, error) {
		affix, err := t.operand(given, name+"() argument")
		if err != nil {
			return nil, err
		}
		return t.wrap(trim(t.s, affix)), nil
	})
}

// textReplace is str.replace(old, new[, count]).
func textReplace(thread *starlark.Thread, t textual, old, new, count starlark.Value) (starlark.Value, error) {
	from, err := t.operand(old, "replace() argument 1")
	if err != nil {
		return nil, err
	}
	to, err := t.operand(new, "replace() argument 2")
	if err != nil {
		return nil, err
	}
	n, err := sizeArg(thread, count, -1)
	if err != nil {
		return nil, err
	}
	if len(t.s) > 0 && len(to) > len(from) && len(to) > object.MaxText/(2*len(t.s)) { // may be large
		times := strings.Count(t.s, from)
		if n >= 0 {
			times = min(times, n)
		}
		if len(to)-len(from) > (object.MaxText-len(t.s))/max(times, 1) {
			return nil, checkSize(-1)
		}
	}
	if from == "" {
		return t.wrap(t.interleave(to, n)), nil
	}
	return t.replace(from, to, n), nil
}

// replace puts to in the place of from, n times at most unless that is negative.
func (t textual) replace(from, to string, n int) starlark.Value {
	times := strings.Count(t.s, from)
	if n >= 0 {
		times = min(times, n)
	}
	if times == 0 {
		return t.wrap(t.s)
	}
	v, b := t.fresh(len(t.s) + times*(len(to)-len(from)))
	rest := t.s
	for range times {
		i := strings.Index(rest, from)
		b = b[copy(b, rest[:i]):]
		b = b[copy(b, to):]
		rest = rest[i+len(from):]
	}
	copy(b, rest)
	return v
}

// interleave puts sep before, between and after the elements, n times at most.
func (t textual) interleave(sep string, n int) string {
	if n < 0 {
		n = maxBound
	}
	var b strings.Builder
	rest := t.s
	for ; n > 0; n-- {
		b.WriteString(sep)
		if rest == "" {
			break
		}
		size := t.kind.charSize(rest)
		b.WriteString(rest[:size])
		rest = rest[size:]
	}
	b.WriteString(rest)
	return b.String()
}

// partitionMethod is str.partition(sep) and rpartition, which returns the whole text
// last if sep is not in it.
func partitionMethod(name string, find func(s, sub string) int, last bool) method {
	return text1(name+"(self, sep, /)", func(_ *starlark.Thread, t textual, given starlark.Value) (starlark.Value, error) {
		sep, err := t.operand(given, "")
		if err != nil {
			return nil, err
		}
		if sep == "" {
			return nil, emptySeparator()
		}
		i := find(t.s, sep)
		switch {
		case i >= 0:
			return starlark.Tuple{t.wrap(t.s[:i]), t.wrap(sep), t.wrap(t.s[i+len(sep):])}, nil
		case last:
			return starlark.Tuple{t.wrap(""), t.wrap(""), t.wrap(t.s)}, nil
		}
		return starlark.Tuple{t.wrap(t.s), t.wrap(""), t.wrap("")}, nil
	})
}

func emptySeparator() error { return raise.Errorf("ValueError", "empty separator") }
