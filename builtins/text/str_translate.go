package text

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// strTranslate is str.translate(table).
func strTranslate(thread *starlark.Thread, t textual, table starlark.Value) (starlark.Value, error) {
	var b strings.Builder
	b.Grow(len(t.s))
	dict, _ := table.(*starlark.Dict)
	for rest := t.s; rest != ""; {
		r, size := codepoint.Decode(rest)
		to, err := translation(thread, dict, table, starlark.MakeInt(int(r)))
		if err != nil {
			return nil, err
		}
		if to == nil {
			b.WriteString(rest[:size])
		} else if err := writeTranslation(thread, &b, to); err != nil {
			return nil, err
		}
		if b.Len() > object.MaxText {
			return nil, checkSize(-1)
		}
		rest = rest[size:]
	}
	return starlark.String(b.String()), nil
}

// translation looks a code point up. It returns nil if the table has none for it; dict
// is the table if that is a dict.
func translation(thread *starlark.Thread, dict *starlark.Dict, table, key starlark.Value) (starlark.Value, error) {
	if dict != nil {
		v, found, err := object.DictGet(thread, dict, key)
		if !found {
			return nil, err
		}
		return v, nil
	}
	v, err := object.GetItem(thread, table, key)
	var e *raise.Error
	if errors.As(err, &e) && (e.Class == "KeyError" || e.Class == "IndexError" || e.Class == "LookupError") {
		return nil, nil
	}
	return v, err
}

// writeTranslation writes what a table says for a code point: text, a code point or None.
func writeTranslation(thread *starlark.Thread, b *strings.Builder, v starlark.Value) error {
	switch v := v.(type) {
	case starlark.String:
		b.WriteString(string(v))
		return nil
	case starlark.NoneType:
		return nil
	}
	i, ok, err := object.AsInt(thread, v)
	if err != nil {
		return err
	}
	if !ok {
		return raise.Errorf("TypeError", "character mapping must return integer, None or str")
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > utf8.MaxRune {
		return raise.Errorf("ValueError", "character mapping must be in range(0x110000)")
	}
	b.Write(codepoint.Append(nil, rune(n)))
	return nil
}

// strMakeTrans is str.maketrans(x[, y[, z]]), a static method.
func strMakeTrans(_ *starlark.Thread, x, y, z starlark.Value) (starlark.Value, error) {
	if y != nil {
		args := starlark.Tuple{x, y}
		if z != nil {
			args = append(args, z)
		}
		return translationOfStrings(args)
	}
	d, ok := x.(*starlark.Dict)
	if !ok {
		return nil, raise.Errorf("TypeError", "if you give only one argument to maketrans it must be a dict")
	}
	return translationOfDict(d)
}

func translationOfDict(d *starlark.Dict) (starlark.Value, error) {
	out := starlark.NewDict(d.Len())
	for _, item := range d.Items() {
		key := item[0]
		switch k := key.(type) {
		case starlark.String:
			if codepoint.Len(string(k)) != 1 {
				return nil, raise.Errorf("ValueError", "string keys in translate table must be of length 1")
			}
			r, _ := codepoint.Decode(string(k))
			key = starlark.MakeInt(int(r))
		case starlark.Int:
		case starlark.Bool:
			key = object.BoolAsInt(k)
		default:
			return nil, raise.Errorf("TypeError", "keys in translate table must be strings or integers")
		}
		if err := out.SetKey(key, item[1]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func translationOfStrings(args starlark.Tuple) (starlark.Value, error) {
	var runes [3][]rune
	for i, a := range args {
		s, ok := a.(starlark.String)
		switch {
		case ok:
			runes[i] = []rune(string(s))
		case i == 0:
			return nil, raise.Errorf("TypeError", "first maketrans argument must be a string if there is a second argument")
		default:
			return nil, badArgument("maketrans() argument "+strconv.Itoa(i+1), "str", a)
		}
	}
	if len(runes[0]) != len(runes[1]) {
		return nil, raise.Errorf("ValueError", "the first two maketrans arguments must have equal length")
	}
	out := starlark.NewDict(len(runes[0]) + len(runes[2]))
	for i, r := range runes[0] {
		if err := out.SetKey(starlark.MakeInt(int(r)), starlark.MakeInt(int(runes[1][i]))); err != nil {
			return nil, err
		}
	}
	for _, r := range runes[2] {
		if err := out.SetKey(starlark.MakeInt(int(r)), starlark.None); err != nil {
			return nil, err
		}
	}
	return out, nil
}
