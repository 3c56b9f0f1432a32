package re

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/re/regex"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The methods match, search and so on, and sub and subn.
type (
	searchMethod = func(thread *starlark.Thread, self *object.Instance, str, pos, endpos starlark.Value) (starlark.Value, error)
	subMethod    = func(thread *starlark.Thread, self *object.Instance, repl, str, count starlark.Value) (starlark.Value, error)
)

func fillPattern() {
	PatternClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return nil, raise.Errorf("TypeError", "cannot create 're.Pattern' instances")
	},
		call.M3("Pattern.match(self, string, pos=0, endpos=9223372036854775807)", patternMatch(regex.Match)),
		call.M3("Pattern.fullmatch(self, string, pos=0, endpos=9223372036854775807)", patternMatch(regex.FullMatch)),
		call.M3("Pattern.search(self, string, pos=0, endpos=9223372036854775807)", patternMatch(regex.Search)),
		call.M3("Pattern.findall(self, string, pos=0, endpos=9223372036854775807)", patternFindAll),
		call.M3("Pattern.finditer(self, string, pos=0, endpos=9223372036854775807)", patternFindIter),
		call.M2("Pattern.split(self, string, maxsplit=0)", patternSplit),
		call.M3("Pattern.sub(self, repl, string, count=0)", patternSub(false)),
		call.M3("Pattern.subn(self, repl, string, count=0)", patternSub(true)),
		call.M0("slot Pattern.__repr__(self, /)", patternRepr),
		call.M1("slot Pattern.__eq__(self, value, /)", func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			other, ok := v.(*object.Instance)
			if !ok || other.Class() != PatternClass {
				return object.NotImplemented, nil
			}
			a, b := patternOf(self), patternOf(other)
			return starlark.Bool(a.source == b.source && a.re.Flags == b.re.Flags), nil
		}),
		call.M0("slot Pattern.__hash__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			h, err := patternOf(self).source.Hash()
			return starlark.MakeUint64(uint64(h)), err
		}),
	)
	for name, get := range map[string]func(p *pattern) starlark.Value{
		"pattern": func(p *pattern) starlark.Value { return p.source },
		"groups":  func(p *pattern) starlark.Value { return starlark.MakeInt(p.re.Groups) },
		"flags":   func(p *pattern) starlark.Value { return starlark.MakeInt(int(p.re.Flags)) },
		"groupindex": func(p *pattern) starlark.Value {
			d := starlark.NewDict(len(p.re.Names))
			for _, name := range p.names() {
				_ = d.SetKey(starlark.String(name), starlark.MakeInt(p.re.Names[name])) // a str can be hashed
			}
			return d
		},
	} {
		PatternClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return get(patternOf(self)), nil
		}, nil)
	}
}

// names returns the names of groups in the order of the groups.
func (p *pattern) names() []string {
	byNumber := make([]string, p.re.Groups+1)
	for name, n := range p.re.Names {
		byNumber[n] = name
	}
	names := byNumber[:0]
	for _, name := range byNumber {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

func patternRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	p := patternOf(self)
	text, err := object.Repr(thread, p.source)
	if err != nil {
		return nil, err
	}
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200])
	}
	flags := p.re.Flags
	if !p.bytes {
		flags &^= regex.Unicode
	}
	if flags != 0 {
		text += ", " + flagText(flags)
	}
	return starlark.String("re.compile(" + text + ")"), nil
}

// A subject is the text that a pattern is matched with.
type subject struct {
	thread *starlark.Thread
	p      *object.Instance
	re     *regex.Regexp
	value  starlark.Value // str or bytes
	text   string
	wide   bool // characters and bytes are not the same
	pos    int  // in bytes
	end    int
	// items counts the parts of the text that a function's replacements make.
	items int
	// The place in the text that was converted last.
	atByte, atChar int
}

// newSubject checks and converts the arguments string, pos and endpos.
func newSubject(thread *starlark.Thread, self *object.Instance, str, pos, endpos starlark.Value) (*subject, error) {
	p := patternOf(self)
	s := &subject{thread: thread, p: self, re: p.re}
	switch x := object.Native(str).(type) {
	case starlark.String:
		if p.bytes {
			return nil, raise.Errorf("TypeError", "cannot use a bytes pattern on a string-like object")
		}
		s.text, s.value = string(x), x
		s.wide = codepoint.Len(s.text) != len(s.text)
	case starlark.Bytes:
		s.text, s.value = string(x), x
	case *text.ByteArray:
		s.text = string(x.Bytes())
		s.value = starlark.Bytes(s.text)
	default:
		return nil, raise.Errorf("TypeError", "expected string or bytes-like object, got '%s'", object.TypeOf(str).Name())
	}
	if _, isBytes := s.value.(starlark.Bytes); isBytes && !p.bytes {
		return nil, raise.Errorf("TypeError", "cannot use a string pattern on a bytes-like object")
	}
	s.end = len(s.text)
	if err := s.bound(pos, &s.pos); err != nil {
		return nil, err
	}
	return s, s.bound(endpos, &s.end)
}

// bound converts an argument pos or endpos; nil leaves what is there.
func (s *subject) bound(v starlark.Value, to *int) error {
	if v == nil {
		return nil
	}
	n, err := object.IndexInt(s.thread, v)
	if err != nil {
		return err
	}
	k, ok := n.Int64()
	if !ok {
		k = math.MaxInt64 * int64(n.Sign())
	}
	*to = s.offset(int(max(0, min(k, int64(len(s.text))))))
	return nil
}

// offset returns the place in bytes of a character.
func (s *subject) offset(char int) int {
	if !s.wide {
		return char
	}
	head, _ := kit.CutRunes(s.text, char)
	return len(head)
}

// index returns the number of the character at a place in bytes.
func (s *subject) index(at int) int {
	if !s.wide || at < 0 {
		return at
	}
	if at < s.atByte {
		s.atByte, s.atChar = 0, 0
	}
	s.atChar += utf8.RuneCountInString(s.text[s.atByte:at])
	s.atByte = at
	return s.atChar
}

// part returns a part of the text as a value.
func (s *subject) part(from, to int) starlark.Value {
	if _, ok := s.value.(starlark.Bytes); ok {
		return starlark.Bytes(s.text[from:to])
	}
	return starlark.String(s.text[from:to])
}

// checkedSteps is what the matching between two checks counts as: it is cheaper than steps of a
// program.
const checkedSteps = 1000

// find finds the next match at pos or later.
func (s *subject) find(mode regex.Mode, pos int, advance bool) (*match, error) {
	if pos > s.end {
		return nil, nil
	}
	r, ok, err := s.re.Find(regex.Input{Text: s.text, Pos: pos, End: s.end, Mode: mode, Advance: advance,
		Check: func() error { return proc.Worked(s.thread, checkedSteps) }})
	if err == error(regex.ErrTooComplex) {
		return nil, raise.Errorf("MemoryError", "%s", err.Error())
	}
	if err != nil || !ok {
		return nil, err
	}
	return &match{subject: s, places: r.Places, last: r.LastGroup}, nil
}

// each calls f for all matches that do not overlap, until it returns false.
func (s *subject) each(f func(m *match) (bool, error)) error {
	next := s.matches()
	for {
		m, err := next()
		if err != nil || m == nil {
			return err
		}
		if more, err := f(m); !more || err != nil {
			return err
		}
	}
}

// matches returns a function that returns the matches one after the other, nil at the
// end. After an empty match the next one at the same place must not be empty.
func (s *subject) matches() func() (*match, error) {
	pos, advance := s.pos, false
	return func() (*match, error) {
		m, err := s.find(regex.Search, pos, advance)
		if m != nil {
			pos, advance = m.places[1], m.places[0] == m.places[1]
		} else {
			pos = s.end + 1
		}
		return m, err
	}
}

func patternMatch(mode regex.Mode) searchMethod {
	return func(thread *starlark.Thread, self *object.Instance, str, pos, endpos starlark.Value) (starlark.Value, error) {
		s, err := newSubject(thread, self, str, pos, endpos)
		if err != nil {
			return nil, err
		}
		m, err := s.find(mode, s.pos, false)
		return m.value(), err
	}
}

func patternFindAll(thread *starlark.Thread, self *object.Instance, str, pos, endpos starlark.Value) (starlark.Value, error) {
	s, err := newSubject(thread, self, str, pos, endpos)
	if err != nil {
		return nil, err
	}
	var list []starlark.Value
	err = s.each(func(m *match) (bool, error) {
		list = append(list, m.found())
		return true, nil
	})
	return starlark.NewList(list), err
}

// found is what findall gives for a match: the whole, the only group, or all groups.
func (m *match) found() starlark.Value {
	empty := m.subject.part(0, 0)
	switch n := m.subject.re.Groups; n {
	case 0:
		return m.group(0, empty)
	case 1:
		return m.group(1, empty)
	default:
		t := make(starlark.Tuple, n)
		for i := range t {
			t[i] = m.group(i+1, empty)
		}
		return t
	}
}

var scannerClass = kit.NewIteratorClass("builtins", "callable_iterator")

func patternFindIter(thread *starlark.Thread, self *object.Instance, str, pos, endpos starlark.Value) (starlark.Value, error) {
	s, err := newSubject(thread, self, str, pos, endpos)
	if err != nil {
		return nil, err
	}
	next := s.matches()
	return collection.NewIterator(scannerClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		s.thread = thread
		m, err := next()
		if m == nil || err != nil {
			return nil, false, err
		}
		return m.value(), true, nil
	})), nil
}

// optionalCount converts the arguments count and maxsplit.
func optionalCount(thread *starlark.Thread, v starlark.Value) (int, error) {
	if v == nil {
		return 0, nil
	}
	return object.ToSize(thread, v)
}

func patternSplit(thread *starlark.Thread, self *object.Instance, str, maxsplit starlark.Value) (starlark.Value, error) {
	most, err := optionalCount(thread, maxsplit)
	if err != nil {
		return nil, err
	}
	s, err := newSubject(thread, self, str, nil, nil)
	if err != nil {
		return nil, err
	}
	var list []starlark.Value
	last, count := 0, 0
	if most >= 0 {
		err = s.each(func(m *match) (bool, error) {
			list = append(list, s.part(last, m.places[0]))
			for i := 1; i <= s.re.Groups; i++ {
				list = append(list, m.group(i, starlark.None))
			}
			last = m.places[1]
			count++
			return most == 0 || count < most, nil
		})
	}
	return starlark.NewList(append(list, s.part(last, len(s.text)))), err
}

// patternSub is sub, or subn, which tells the number of replacements as well.
func patternSub(withCount bool) subMethod {
	return func(thread *starlark.Thread, self *object.Instance, repl, str, count starlark.Value) (starlark.Value, error) {
		most, err := optionalCount(thread, count)
		if err != nil {
			return nil, err
		}
		s, err := newSubject(thread, self, str, nil, nil)
		if err != nil {
			return nil, err
		}
		replace, err := s.replacement(repl)
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		last, n := 0, 0
		if most >= 0 {
			err = s.each(func(m *match) (bool, error) {
				if m.places[0] > last {
					s.items++
				}
				b.WriteString(s.text[last:m.places[0]])
				last = m.places[1]
				n++
				text, err := replace(m)
				if err == nil {
					err = object.Afford(b.Len()+len(text), 4) // the builder makes room for more, beside what it has
				}
				if err != nil {
					return false, err
				}
				b.WriteString(text)
				return most == 0 || n < most, nil
			})
		}
		if err != nil {
			return nil, err
		}
		b.WriteString(s.text[last:])
		result := starlark.Value(starlark.String(b.String()))
		if _, ok := s.value.(starlark.Bytes); ok {
			result = starlark.Bytes(b.String())
		}
		if withCount {
			result = starlark.Tuple{result, starlark.MakeInt(n)}
		}
		return result, nil
	}
}

// replacement returns what makes the text that replaces a match: repl is a template or a
// function.
func (s *subject) replacement(repl starlark.Value) (func(m *match) (string, error), error) {
	_, isBytes := s.value.(starlark.Bytes)
	if text, ok := textOf(repl, isBytes); ok {
		t, err := parseTemplate(s.thread, text, repl, s.re)
		return func(m *match) (string, error) { return t.expand(m), nil }, err
	}
	if !object.Callable(repl) {
		return nil, raise.Errorf("TypeError", "decoding to str: need a bytes-like object, %s found", object.TypeOf(repl).Name())
	}
	return func(m *match) (string, error) {
		v, err := object.Call1(s.thread, repl, m.value())
		if err != nil || v == starlark.None {
			return "", err
		}
		text, ok := textOf(v, isBytes)
		if !ok {
			want := "str"
			if isBytes {
				want = "bytes"
			}
			return "", raise.Errorf("TypeError", "sequence item %d: expected %s instance, %s found", s.items, want, object.TypeOf(v).Name())
		}
		s.items++
		return text, nil
	}, nil
}

// textOf returns the text of a str, or of bytes.
func textOf(v starlark.Value, isBytes bool) (string, bool) {
	switch x := object.Native(v).(type) {
	case starlark.String:
		return string(x), !isBytes
	case starlark.Bytes:
		return string(x), isBytes
	}
	return "", false
}
