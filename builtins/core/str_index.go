package core

import "strings"

// charSize and lastCharSize return the size of the first and last element of a text.
func (k textKind) charSize(s string) int {
	if k == strKind {
		return charSize(s)
	}
	return 1
}

func (k textKind) lastCharSize(s string) int {
	if k == strKind {
		return lastCharSize(s)
	}
	return 1
}

// strSlice returns what a slice selects of a str.
func strSlice(s string, part Span) string {
	n := part.Count
	switch {
	case n == 0:
		return ""
	case part.Step == 1:
		lo, _ := runeOffset(s, part.Start)
		size, _ := runeOffset(s[lo:], n)
		return s[lo : lo+size]
	case isASCII(s):
		return pickBytes(s, part)
	}
	var b strings.Builder
	at, _ := runeOffset(s, part.Start)
	for {
		b.WriteString(s[at : at+charSize(s[at:])])
		if n--; n == 0 {
			return b.String()
		}
		if part.Step > 0 {
			skip, _ := runeOffset(s[at:], part.Step)
			at += skip
		}
		for i := part.Step; i < 0; i++ {
			at -= lastCharSize(s[:at])
		}
	}
}

// pickBytes returns what a slice selects of a string of bytes.
func pickBytes(text string, s Span) string {
	switch {
	case s.Count == 0:
		return ""
	case s.Step == 1:
		return text[s.Start:s.Stop]
	}
	out := make([]byte, s.Count)
	for i := range out {
		out[i] = text[s.Start+i*s.Step]
	}
	return string(out)
}
