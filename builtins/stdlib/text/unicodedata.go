package text

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"
	"golang.org/x/text/unicode/norm"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text/charname"
)

// unicodeTables is what Unicode says of characters: a section for each property, a line for each of
// its values, and behind the value the characters that have it. A number is the distance from the
// character before, in hexadecimal; behind a + is how many more follow. Decompositions, which
// are different for each, have their character first.
//
//go:embed unicodedata.txt
var unicodeTables string

// unicodeVersion is that of the tables.
const unicodeVersion = "15.0.0"

// A span of characters has one value of a property.
type span struct {
	first, last rune
	value       string
}

// properties are the spans of each section, in the order of the characters.
var properties = sync.OnceValue(func() map[string][]span {
	all := map[string][]span{}
	section, last := "", rune(0)
	add := func(distance, more, value string) {
		last += hexadecimal(distance)
		s := span{last, last + hexadecimal(more), value}
		last = s.last
		all[section] = append(all[section], s)
	}
	for line := range strings.Lines(unicodeTables) {
		value, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case rest == "":
			section, last = strings.Trim(value, "[]"), 0
		case section == "decomposition":
			add(value, "", rest)
		default:
			last = 0
			for field := range strings.FieldsSeq(rest) {
				distance, more, _ := strings.Cut(field, "+")
				add(distance, more, value)
			}
		}
	}
	for _, spans := range all {
		slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	}
	return all
})

func hexadecimal(s string) rune {
	n, _ := strconv.ParseUint("0"+s, 16, 31)
	return rune(n)
}

// propertyOf returns the value that a character has, "" if the table has none.
func propertyOf(r rune, section string) string {
	spans := properties()[section]
	i, found := slices.BinarySearchFunc(spans, r, func(s span, r rune) int {
		switch {
		case s.last < r:
			return -1
		case s.first > r:
			return 1
		}
		return 0
	})
	if !found {
		return ""
	}
	return spans[i].value
}

// UnicodedataMembers is the module unicodedata.
func UnicodedataMembers() starlark.StringDict {
	m := call.Functions(
		call.F1("lookup(name, /)", lookUp),
		call.F2("name(chr, default=..., /)", func(_ *starlark.Thread, chr, def starlark.Value) (starlark.Value, error) {
			r, err := character("name", " 1", chr)
			if err != nil {
				return nil, err
			}
			if name := charname.Of(r); name != "" {
				return starlark.String(name), nil
			}
			return orNoSuch(def, "no such name")
		}),
		number("decimal", "d", "not a decimal"), number("digit", "dg", "not a digit"), number("numeric", "dgn", "not a numeric character"),
		ofCharacter("category", "Cn", asString), ofCharacter("bidirectional", "", asString), ofCharacter("decomposition", "", asString),
		ofCharacter("east_asian_width", "N", asString), ofCharacter("mirrored", "0", asInt), ofCharacter("combining", "0", asInt),
		call.F2("normalize(form, unistr, /)", func(_ *starlark.Thread, form, s starlark.Value) (starlark.Value, error) {
			_, normal, err := normalForm("normalize", form, s)
			return starlark.String(normal), err
		}),
		call.F2("is_normalized(form, unistr, /)", func(_ *starlark.Thread, form, s starlark.Value) (starlark.Value, error) {
			text, normal, err := normalForm("is_normalized", form, s)
			return starlark.Bool(text == normal), err
		}),
	)
	m["unidata_version"] = starlark.String(unicodeVersion)
	return m
}

// lookUp is lookup(name).
func lookUp(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	name, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(v).Name())
	}
	if char, ok := charname.Find(string(name)); ok {
		return starlark.String(char), nil
	}
	return nil, raise.Errorf("KeyError", "undefined character name '%s'", string(name))
}

// character returns the character that an argument is. which says which of several it is.
func character(function, which string, v starlark.Value) (rune, error) {
	if s, ok := object.Native(v).(starlark.String); ok && codepoint.Len(string(s)) == 1 {
		r, _ := codepoint.Decode(string(s))
		return r, nil
	}
	return 0, raise.Errorf("TypeError", "%s() argument%s must be a unicode character, not %s", function, which, object.TypeOf(v).Name())
}

func orNoSuch(def starlark.Value, words string) (starlark.Value, error) {
	if def == nil {
		return nil, raise.Errorf("ValueError", "%s", words)
	}
	return def, nil
}

// ofCharacter is a function that tells a property, which is usual where the table has none.
func ofCharacter(name, usual string, as func(string) starlark.Value) *call.Entry {
	return call.F1(name+"(chr, /)", func(_ *starlark.Thread, chr starlark.Value) (starlark.Value, error) {
		r, err := character(name, "", chr)
		if err != nil {
			return nil, err
		}
		return as(cmp.Or(propertyOf(r, name), usual)), nil
	})
}

func asString(s string) starlark.Value { return starlark.String(s) }

func asInt(s string) starlark.Value {
	n, _ := strconv.Atoi(s)
	return starlark.MakeInt(n)
}

// number is a function that tells the number for which a character stands, if it is of one of the kinds: a
// decimal (d), another digit (g), another number (n).
func number(name, kinds, words string) *call.Entry {
	return call.F2(name+"(chr, default=..., /)", func(_ *starlark.Thread, chr, def starlark.Value) (starlark.Value, error) {
		r, err := character(name, " 1", chr)
		if err != nil {
			return nil, err
		}
		value := propertyOf(r, "numeric")
		if value == "" || !strings.Contains(kinds, value[:1]) {
			return orNoSuch(def, words)
		}
		if name != "numeric" {
			return asInt(value[1:]), nil
		}
		above, below, _ := strings.Cut(value[1:], "/")
		x, _ := strconv.ParseFloat(above, 64)
		y, _ := strconv.ParseFloat(cmp.Or(below, "1"), 64)
		return starlark.Float(x / y), nil
	})
}

// A form is a normal form: the decomposed form of which it is made, and whether that is composed again.
type form struct {
	decomposed norm.Form
	composed   bool
}

var normalForms = map[string]form{"NFC": {norm.NFD, true}, "NFD": {norm.NFD, false}, "NFKC": {norm.NFKD, true}, "NFKD": {norm.NFKD, false}}

func (f form) of(text string) string {
	if codepoint.IsASCII(text) {
		return text
	}
	text = f.decomposed.String(text)
	if f.composed {
		text = compose(text)
	}
	return text
}

// normalForm returns the text of a function's arguments, and the same in the form that they ask for.
func normalForm(function string, name, s starlark.Value) (text, normal string, err error) {
	for i, v := range []starlark.Value{name, s} {
		if _, ok := object.Native(v).(starlark.String); !ok {
			return "", "", raise.Errorf("TypeError", "%s() argument %d must be str, not %s", function, i+1, object.TypeOf(v).Name())
		}
	}
	f, ok := normalForms[object.Text(name)]
	if !ok {
		return "", "", raise.Errorf("ValueError", "invalid normalization form")
	}
	text = object.Text(s)
	return text, f.of(text), nil
}

// pairs are the characters that compose others. Those of package norm are found by the lower halves of
// their numbers, so that it makes other characters of some that have nothing to do with them.
var pairs = sync.OnceValue(func() map[[2]rune]rune {
	all := map[[2]rune]rune{}
	for _, s := range properties()["decomposition"] {
		first, second, two := strings.Cut(s.value, " ")
		if two && first[0] != '<' && norm.NFC.IsNormalString(string(s.first)) { // some are never composed
			all[[2]rune{hexadecimal(first), hexadecimal(second)}] = s.first
		}
	}
	return all
})

// Hangul's syllables are composed by counting.
const (
	syllables, leads, vowels, tails  = 0xAC00, 0x1100, 0x1161, 0x11A7
	leadCount, vowelCount, tailCount = 19, 21, 28
)

// composed returns the character that two make.
func composed(a, b rune) (rune, bool) {
	lead, vowel, tail, syllable := a-leads, b-vowels, b-tails, a-syllables
	switch {
	case lead >= 0 && lead < leadCount && vowel >= 0 && vowel < vowelCount:
		return syllables + (lead*vowelCount+vowel)*tailCount, true
	case syllable >= 0 && syllable < leadCount*vowelCount*tailCount && syllable%tailCount == 0 && tail > 0 && tail < tailCount:
		return a + tail, true
	}
	r, ok := pairs()[[2]rune{a, b}]
	return r, ok
}

// compose composes the characters of a decomposed text: each with the last one that starts something, unless
// one in between is combined in the same way.
func compose(text string) string {
	out := make([]rune, 0, len(text))
	starter, last := -1, 0
	for len(text) > 0 {
		r, size := codepoint.Decode(text)
		text = text[size:]
		class, _ := strconv.Atoi(propertyOf(r, "combining"))
		if starter >= 0 && (last < class || len(out) == starter+1) {
			if c, ok := composed(out[starter], r); ok {
				out[starter] = c
				continue
			}
		}
		if class == 0 {
			starter = len(out)
		}
		last = class
		out = append(out, r)
	}
	var b []byte
	for _, r := range out {
		b = codepoint.Append(b, r)
	}
	return string(b)
}
