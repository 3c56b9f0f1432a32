package re

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A match is what an instance of Match carries. It is immutable.
type match struct {
	subject *subject
	places  []int // in bytes
	last    int   // the group that was closed last, 0 if there is none
}

// TravelTo implements object.Payload.
func (m *match) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	s := *m.subject
	p, err := c.Copy(s.p)
	if err != nil {
		return nil, err
	}
	s.p, s.thread = p.(*object.Instance), nil
	return &match{&s, m.places, m.last}, nil
}

// value returns the match as a value; that of nil is None.
func (m *match) value() starlark.Value {
	if m == nil {
		return starlark.None
	}
	// finditer goes on with the subject.
	s := *m.subject
	m.subject = &s
	return object.NewInstance(proc.Of(s.thread).Home(), MatchClass, m)
}

// group returns the text of a group, def if it took no part.
func (m *match) group(i int, def starlark.Value) starlark.Value {
	from, to := m.places[2*i], m.places[2*i+1]
	if from < 0 || to < 0 {
		return def
	}
	return m.subject.part(from, to)
}

func matchOf(v starlark.Value) *match { return v.(*object.Instance).Base().(*match) }

func fillMatch() {
	MatchClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return nil, raise.Errorf("TypeError", "cannot create 're.Match' instances")
	},
		call.MArgs("group(self, *args)", matchGroup),
		call.M1("slot Match.__getitem__(self, key, /)", func(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			return matchGroup(thread, self, starlark.Tuple{key})
		}),
		call.M1("Match.groups(self, default=None)", matchGroups),
		call.M1("Match.groupdict(self, default=None)", matchDict),
		call.M1("Match.start(self, group=0, /)", matchPlace(func(m *match, from, _ int) starlark.Value { return starlark.MakeInt(from) })),
		call.M1("Match.end(self, group=0, /)", matchPlace(func(m *match, _, to int) starlark.Value { return starlark.MakeInt(to) })),
		call.M1("Match.span(self, group=0, /)", matchPlace(func(m *match, from, to int) starlark.Value {
			return starlark.Tuple{starlark.MakeInt(from), starlark.MakeInt(to)}
		})),
		call.M1("Match.expand(self, template)", matchExpand),
		call.M0("slot Match.__repr__(self, /)", matchRepr),
		call.M0("Match.__copy__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) { return self, nil }),
		call.M1("Match.__deepcopy__(self, memo, /)", func(_ *starlark.Thread, self *object.Instance, _ starlark.Value) (starlark.Value, error) {
			return self, nil
		}),
	)
	for name, get := range map[string]func(m *match) starlark.Value{
		"re":     func(m *match) starlark.Value { return m.subject.p },
		"string": func(m *match) starlark.Value { return m.subject.value },
		"pos":    func(m *match) starlark.Value { return starlark.MakeInt(m.subject.index(m.subject.pos)) },
		"endpos": func(m *match) starlark.Value { return starlark.MakeInt(m.subject.index(m.subject.end)) },
		"lastindex": func(m *match) starlark.Value {
			if m.last == 0 {
				return starlark.None
			}
			return starlark.MakeInt(m.last)
		},
		"lastgroup": func(m *match) starlark.Value {
			for name, n := range m.subject.re.Names {
				if n == m.last {
					return starlark.String(name)
				}
			}
			return starlark.None
		},
		"regs": func(m *match) starlark.Value {
			regs := make(starlark.Tuple, len(m.places)/2)
			for i := range regs {
				from, to := m.span(i)
				regs[i] = starlark.Tuple{starlark.MakeInt(from), starlark.MakeInt(to)}
			}
			return regs
		},
	} {
		MatchClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return get(matchOf(self)), nil
		}, nil)
	}
}

// span returns the places of a group in characters, -1 if it took no part.
func (m *match) span(i int) (from, to int) {
	if m.places[2*i] < 0 || m.places[2*i+1] < 0 {
		return -1, -1
	}
	return m.subject.index(m.places[2*i]), m.subject.index(m.places[2*i+1])
}

// groupNumber converts a group's number or name.
func (m *match) groupNumber(thread *starlark.Thread, v starlark.Value) (int, error) {
	n := -1
	i, ok, err := object.AsInt(thread, v)
	if err != nil {
		return 0, err
	}
	if ok {
		if k, small := i.Int64(); small && 0 <= k && k <= int64(m.subject.re.Groups) {
			n = int(k)
		}
	} else if name, ok := object.Native(v).(starlark.String); ok {
		if k, found := m.subject.re.Names[string(name)]; found {
			n = k
		}
	}
	if n < 0 {
		return 0, raise.Errorf("IndexError", "no such group")
	}
	return n, nil
}

func matchGroup(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
	m := matchOf(self)
	if len(args) == 0 {
		return m.group(0, starlark.None), nil
	}
	t := make(starlark.Tuple, len(args))
	for i, v := range args {
		n, err := m.groupNumber(thread, v)
		if err != nil {
			return nil, err
		}
		t[i] = m.group(n, starlark.None)
	}
	if len(t) == 1 {
		return t[0], nil
	}
	return t, nil
}

func matchGroups(_ *starlark.Thread, self *object.Instance, def starlark.Value) (starlark.Value, error) {
	m := matchOf(self)
	t := make(starlark.Tuple, m.subject.re.Groups)
	for i := range t {
		t[i] = m.group(i+1, kit.OrNone(def))
	}
	return t, nil
}

func matchDict(_ *starlark.Thread, self *object.Instance, def starlark.Value) (starlark.Value, error) {
	m := matchOf(self)
	d := new(starlark.Dict)
	for _, name := range patternOf(m.subject.p).names() {
		if err := d.SetKey(starlark.String(name), m.group(m.subject.re.Names[name], kit.OrNone(def))); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func matchPlace(f func(m *match, from, to int) starlark.Value) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, group starlark.Value) (starlark.Value, error) {
		m, n := matchOf(self), 0
		if group != nil {
			var err error
			if n, err = m.groupNumber(thread, group); err != nil {
				return nil, err
			}
		}
		from, to := m.span(n)
		return f(m, from, to), nil
	}
}

func matchExpand(thread *starlark.Thread, self *object.Instance, template starlark.Value) (starlark.Value, error) {
	m := matchOf(self)
	_, isBytes := m.subject.value.(starlark.Bytes)
	text, ok := textOf(template, isBytes)
	if !ok {
		return nil, raise.Errorf("TypeError", "expected str instance, %s found", object.TypeOf(template).Name())
	}
	t, err := parseTemplate(thread, text, template, m.subject.re)
	if err != nil {
		return nil, err
	}
	if isBytes {
		return starlark.Bytes(t.expand(m)), nil
	}
	return starlark.String(t.expand(m)), nil
}

func matchRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	m := matchOf(self)
	from, to := m.span(0)
	span, err := object.Repr(thread, starlark.Tuple{starlark.MakeInt(from), starlark.MakeInt(to)})
	if err != nil {
		return nil, err
	}
	text, err := object.Repr(thread, m.group(0, starlark.None))
	if r := []rune(text); len(r) > 50 {
		text = string(r[:50])
	}
	return starlark.String("<re.Match object; span=" + span + ", match=" + text + ">"), err
}

// A replacementTemplate is the text of a replacement, and the groups in it: texts[i]
// stands before groups[i].
type replacementTemplate struct {
	texts  []string
	groups []int
}

func (t *replacementTemplate) expand(m *match) string {
	if len(t.groups) == 0 {
		return t.texts[0]
	}
	var b strings.Builder
	for i, text := range t.texts {
		b.WriteString(text)
		if i < len(t.groups) {
			if n := t.groups[i]; m.places[2*n] >= 0 && m.places[2*n+1] >= 0 {
				b.WriteString(m.subject.text[m.places[2*n]:m.places[2*n+1]])
			}
		}
	}
	return b.String()
}

// add adds a group after the text that was collected.
func (t *replacementTemplate) add(text *strings.Builder, group int) {
	t.texts = append(t.texts, text.String())
	t.groups = append(t.groups, group)
	text.Reset()
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }
