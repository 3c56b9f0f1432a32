package text

import (
	"strings"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
)

// charSize and lastCharSize return the size of the first and last element of a text.
func (k textKind) charSize(s string) int {
	if k == strKind {
		return codepoint.Size(s)
	}
	return 1
}

func (k textKind) lastCharSize(s string) int {
	if k == strKind {
		return codepoint.LastSize(s)
	}
	return 1
}

// strSlice returns what a slice selects of a str.
func strSlice(s string, part object.Span) string {
	n := part.Count
	switch {
	case n == 0:
		return ""
	case part.Step == 1:
		lo, _ := codepoint.Offset(s, part.Start)
		size, _ := codepoint.Offset(s[lo:], n)
		return s[lo : lo+size]
	case codepoint.IsASCII(s):
		return pickBytes(s, part)
	}
	var b strings.Builder
	at, _ := codepoint.Offset(s, part.Start)
	for {
		b.WriteString(s[at : at+codepoint.Size(s[at:])])
		if n--; n == 0 {
			return b.String()
		}
		if part.Step > 0 {
			skip, _ := codepoint.Offset(s[at:], part.Step)
			at += skip
		}
		for i := part.Step; i < 0; i++ {
			at -= codepoint.LastSize(s[:at])
		}
	}
}

// pickBytes returns what a slice selects of a string of bytes.
func pickBytes(text string, s object.Span) string {
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
