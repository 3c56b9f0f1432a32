// Package charname, internal to pyq, knows the names of Unicode's characters, as "\N{…}" and the
// module unicodedata use them.
package charname

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// aliases has the names besides: those of control characters, abbreviations, corrections of
// misspelt names and the names of sequences, each after its code points.
//
//go:embed aliases.txt
var aliases string

const (
	ideograph = "CJK UNIFIED IDEOGRAPH-"
	syllable  = "HANGUL SYLLABLE "

	firstSyllable, lastSyllable = 0xAC00, 0xD7A3
)

// The parts of Hangul's syllables, by which they are counted and named.
var (
	leads  = []string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	vowels = []string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	tails  = []string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS",
		"NG", "J", "C", "K", "T", "P", "H"}
)

// Of returns the name of a character, "" if it has none.
func Of(r rune) string {
	if r >= firstSyllable && r <= lastSyllable {
		i := int(r - firstSyllable)
		lead, vowel, tail := i/len(tails)/len(vowels), i/len(tails)%len(vowels), i%len(tails)
		return syllable + leads[lead] + vowels[vowel] + tails[tail]
	}
	name := runenames.Name(r)
	switch {
	case r >= 0xD800 && r <= 0xDFFF: // half of a character
		return ""
	case strings.HasPrefix(name, "<CJK Ideograph"):
		return fmt.Sprintf("%s%04X", ideograph, r)
	case strings.HasPrefix(name, "<"):
		return ""
	}
	return name
}

// byName finds what is named in a table. It is made when a program first asks, which takes some ms.
var byName = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 1<<16)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch {
		case r >= firstSyllable && r <= lastSyllable, r < 0xF900 && unicode.Is(unicode.Unified_Ideograph, r):
		case r == 0x20000: // ideographs, then what nobody has given a meaning
			r = 0x2F7FF
		case r == 0x30000:
			r = 0xDFFFF
		case r == 0xF0000:
			r = unicode.MaxRune
		default:
			if name := Of(r); name != "" {
				all[name] = string(r)
			}
		}
	}
	for line := range strings.Lines(aliases) {
		codes, name, _ := strings.Cut(strings.TrimSpace(line), ";")
		var text []rune
		for code := range strings.FieldsSeq(codes) {
			r, _ := strconv.ParseInt(code, 16, 32)
			text = append(text, rune(r))
		}
		all[name] = string(text)
	}
	return all
})

// Find returns the character, or the sequence of characters, that has a name. Case does not matter.
func Find(name string) (text string, ok bool) {
	name = strings.ToUpper(name)
	if rest, is := strings.CutPrefix(name, ideograph); is {
		r, err := strconv.ParseInt(rest, 16, 32)
		return string(rune(r)), err == nil && Of(rune(r)) == name
	}
	if rest, is := strings.CutPrefix(name, syllable); is {
		return findSyllable(rest)
	}
	text, ok = byName()[name]
	return text, ok
}

func findSyllable(name string) (string, bool) {
	lead, name := longest(leads, name)
	vowel, name := longest(vowels, name)
	tail, name := longest(tails, name)
	if lead < 0 || vowel < 0 || name != "" {
		return "", false
	}
	return string(rune(firstSyllable + (lead*len(vowels)+vowel)*len(tails) + tail)), true
}

// longest returns which of the parts a name begins with, -1 if it does with none, and the rest.
func longest(parts []string, name string) (part int, rest string) {
	part = -1
	for i, p := range parts {
		if strings.HasPrefix(name, p) && (part < 0 || len(p) > len(parts[part])) {
			part = i
		}
	}
	if part < 0 {
		return part, name
	}
	return part, name[len(parts[part]):]
}
