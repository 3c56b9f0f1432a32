//go:build !js

package main

import (
	"regexp"
	"strings"
	"sync"
)

// The colours of what is typed, those of CPython 3.14's prompt.
const (
	keywordColour = "\x1b[1;34m"
	textColour    = "\x1b[32m"
	numberColour  = "\x1b[33m"
	commentColour = "\x1b[31m"
	plain         = "\x1b[0m"
)

// painted finds comments, texts, also those that have no end yet, numbers and names. It is no scanner of
// Python, for what is typed is not whole.
var painted = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)(#[^\n]*)` +
		`|((?i:\b(?:[rbuf]|br|rb|fr|rf))?(?:"""(?:[^\\]|\\.)*?(?:"""|\\?$)|'''(?:[^\\]|\\.)*?(?:'''|\\?$)` +
		`|"(?:[^"\\\n]|\\.)*(?:"|\\?)|'(?:[^'\\\n]|\\.)*(?:'|\\?)))` +
		`|(\b[0-9][\pL\pN_.]*)|([\pL_][\pL\pN_]*)`)
})

// paint colours the line that is typed after the lines before it. Nothing but colours is added.
func paint(before, line string, keyword func(string) bool) string {
	if before == "" && strings.HasPrefix(line, "%") {
		return line // a command
	}
	text := before + line
	var b strings.Builder
	done := len(before)
	for _, m := range painted().FindAllStringSubmatchIndex(text, -1) {
		colour := ""
		switch {
		case m[2] >= 0:
			colour = commentColour
		case m[4] >= 0:
			colour = textColour
		case m[6] >= 0:
			colour = numberColour
		case keyword(text[m[8]:m[9]]):
			colour = keywordColour
		}
		from := max(m[0], done)
		if colour == "" || m[1] <= from {
			continue
		}
		b.WriteString(text[done:from] + colour + text[from:m[1]] + plain)
		done = m[1]
	}
	return b.String() + text[done:]
}
