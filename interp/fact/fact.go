package fact

import (
	"slices"
	"strings"
)

// A Fact is what an error is about. The zero Fact is of an error that nobody asks for.
type Fact struct {
	Kind  Kind
	Names []string // those that the comment of the Kind lists
}

// Name returns one of the names, "" if there are not so many.
func (f Fact) Name(i int) string {
	if i < len(f.Names) {
		return f.Names[i]
	}
	return ""
}

// Mentions reports whether one of the names is the given one.
func (f Fact) Mentions(name string) bool { return slices.Contains(f.Names, name) }

// Missing returns the name of the variable or attribute that there is not, "" if the error is
// about something else.
func (f Fact) Missing() string {
	switch f.Kind {
	case NotDefined, Unbound, UnboundFree:
		return f.Name(0)
	case NoAttribute:
		return f.Name(1)
	}
	return ""
}

// Keyword returns the name by which an argument was given that it has not, "" if the error is
// about something else.
func (f Fact) Keyword() string {
	switch f.Kind {
	case UnexpectedKeyword, InvalidKeyword:
		return f.Name(1)
	case TwiceKeyword:
		return f.Name(0)
	}
	return ""
}

// Text returns the message in Python's words, "" if the kind has none of its own.
func (f Fact) Text() string { return f.fill(kinds[f.Kind].text) }

// Class returns the class of the exception.
func (f Fact) Class() string { return kinds[f.Kind].class }

// Python2 returns the message in the words of Python 2, "" if they are those of Python 3.
func (f Fact) Python2() string {
	if say := kinds[f.Kind].say2; say != nil {
		return say(f)
	}
	return f.fill(kinds[f.Kind].python2)
}

// fill puts the names into a text, where "$1" is the first.
func (f Fact) fill(text string) string {
	before, rest, found := strings.Cut(text, "$")
	if !found {
		return text
	}
	var b strings.Builder
	for found {
		b.WriteString(before)
		b.WriteString(f.Name(int(rest[0] - '1')))
		before, rest, found = strings.Cut(rest[1:], "$")
	}
	return b.String() + before
}
