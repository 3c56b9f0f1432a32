package report

import "strings"

// A clause is a sentence without its subject: "waits in get()".
type clause struct {
	verb string // "waits"
	rest string // " in get()", with the space before it
}

// String is the clause of one process.
func (c clause) String() string { return c.verb + c.rest }

// plural is the clause of several: "wait in get()".
func (c clause) plural() string {
	switch c.verb {
	case "is":
		return "are" + c.rest
	case "has":
		return "have" + c.rest
	case "was":
		return "were" + c.rest
	}
	return strings.TrimSuffix(c.verb, "s") + c.rest
}
