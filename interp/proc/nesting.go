package proc

import (
	"unicode/utf8"

	"go.starlark.net/syntax"
)

// maxNesting is how deeply brackets may be nested, as in CPython. The engine's
// parser, resolver and compiler recurse, and the Go stack has an end that cannot be
// caught.
const maxNesting = 200

// checkNesting refuses a text whose brackets are nested too deeply. It knows just
// enough of the syntax to skip strings and comments.
func checkNesting(name, text string) error {
	depth := 0
	pos := syntax.MakePosition(&name, 1, 1)
	for i := 0; i < len(text); {
		n := 1
		switch c := text[i]; c {
		case '#':
			for i+n < len(text) && text[i+n] != '\n' {
				n++
			}
		case '"', '\'':
			n = stringLength(text[i:])
		case '(', '[', '{':
			if depth++; depth > maxNesting {
				return syntax.Error{Pos: pos, Msg: "too many nested parentheses"}
			}
		case ')', ']', '}':
			depth = max(depth-1, 0)
		}
		for _, c := range []byte(text[i : i+n]) {
			switch {
			case c == '\n':
				pos.Line++
				pos.Col = 1
			case utf8.RuneStart(c):
				pos.Col++
			}
		}
		i += n
	}
	return nil
}

// stringLength returns the length of the string literal that text begins with, as
// far as it goes: to its closing quotes, or to the end of the line or text without
// them.
func stringLength(text string) int {
	quote := text[:1]
	triple := len(text) >= 3 && text[1] == text[0] && text[2] == text[0]
	if triple {
		quote = text[:3]
	}
	for i := len(quote); i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == '\n' && !triple:
			return i
		case len(text)-i >= len(quote) && text[i:i+len(quote)] == quote:
			return i + len(quote)
		}
	}
	return len(text)
}
