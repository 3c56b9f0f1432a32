package words

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/fact"
)

// An Error is what Python says of a run-time error of the engine.
type Error struct {
	Class, Text string
	Fact        fact.Fact
	// Key is the key that a KeyError is about, which has no Text. It is the text by which the
	// engine shows the key, or with KeyIsText the key itself.
	Key       string
	KeyIsText bool
}

// Engine returns what Python says of an error of the engine; ok is false for texts that are
// none of the engine's, and for that of a cancellation, which no program may catch. The engine
// gives the objects of all classes one type, instance; named is the class of the last one
// whose type it asked for, "" if that is not known.
func Engine(msg, instance, named string) (e Error, ok bool) {
	to := typeNames{instance, named}
	for i := range engineErrors {
		t := &engineErrors[i]
		parts, ok := match(t.pattern, msg)
		if !ok {
			continue
		}
		if t.f == nil {
			return t.error(to, parts), true
		}
		e := Error{Class: t.class}
		if t.f(&e, to, parts) {
			return e, true
		}
	}
	return Error{}, false
}

// An engineError says what becomes of one of the engine's errors: one of about, says and made.
// In pattern, "*" is any text; in text and names, "$1" is the first such text and "$t1"
// Python's name of the type that it names.
type engineError struct {
	pattern string
	kind    fact.Kind
	names   []string

	class, text string
	// f, if not nil, makes the text; it returns false if the pattern did not mean it.
	f func(e *Error, to typeNames, parts []string) bool
}

// about is for an error that is a fact of a kind.
func about(pattern string, kind fact.Kind, names ...string) engineError {
	return engineError{pattern: pattern, kind: kind, names: names}
}

// says is for an error of which nobody asks but what is said.
func says(pattern, class, text string) engineError {
	return engineError{pattern: pattern, class: class, text: text}
}

// made is for an error that a function makes.
func made(pattern, class string, f func(e *Error, to typeNames, parts []string) bool) engineError {
	return engineError{pattern: pattern, class: class, f: f}
}

func (t *engineError) error(to typeNames, parts []string) Error {
	if t.kind == fact.Other {
		return Error{Class: t.class, Text: fill(t.text, to, parts)}
	}
	names := make([]string, len(t.names))
	for i, name := range t.names {
		names[i] = fill(name, to, parts)
	}
	var e Error
	e.about(t.kind, names...)
	return e
}

// about makes an error one that is always said in the same words.
func (e *Error) about(kind fact.Kind, names ...string) {
	e.Fact = fact.Fact{Kind: kind, Names: names}
	e.Class, e.Text = e.Fact.Class(), e.Fact.Text()
}

// match matches a pattern with at most a few stars, each being as short as possible
// and the last one taking the rest.
func match(pattern, s string) (parts []string, ok bool) {
	literal, rest, star := strings.Cut(pattern, "*")
	s, ok = strings.CutPrefix(s, literal)
	if !ok {
		return nil, false
	}
	for star {
		literal, rest, star = strings.Cut(rest, "*")
		if !star { // the pattern ends with literal
			part, ok := strings.CutSuffix(s, literal)
			return append(parts, part), ok
		}
		i := strings.Index(s, literal)
		if i < 0 {
			return nil, false
		}
		parts = append(parts, s[:i])
		s = s[i+len(literal):]
	}
	return parts, s == ""
}

// fill puts parts into a text.
func fill(text string, to typeNames, parts []string) string {
	if !strings.Contains(text, "$") {
		return text
	}
	replace := make([]string, 0, 4*len(parts))
	for i, p := range parts {
		n := string(rune('1' + i))
		replace = append(replace, "$t"+n, to.name(p), "$"+n, p)
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// typeNames are Python's names of the engine's types.
type typeNames struct{ instance, named string }

func (to typeNames) name(name string) string {
	switch {
	case name == "string":
		return "str"
	case name == to.instance && to.named != "":
		return to.named
	}
	return name
}

// unsupportedText is what Python says of an operator between values of two types.
func unsupportedText(e *Error, to typeNames, parts []string) bool {
	left, op, right := to.name(parts[0]), parts[1], to.name(parts[2])
	switch {
	case strings.Contains(op, " "):
		return false
	case op == "in":
		e.Text = "argument of type '" + right + "' is not iterable"
	case op == "+" && left == "bytes":
		e.Text = "can't concat " + right + " to bytes"
	case op == "+" && isSequenceName(left):
		e.about(fact.Concatenate, left, right)
	case op == "*" && (isSequenceName(left) || isSequenceName(right)):
		if !isSequenceName(left) {
			right = left
		}
		e.Text = "can't multiply sequence by non-int of type '" + right + "'"
		e.Fact = fact.Fact{Kind: fact.WrongType, Names: []string{right}}
	default:
		e.about(fact.Operands, op, left, right)
	}
	return true
}

func isSequenceName(name string) bool {
	switch name {
	case "str", "list", "tuple", "bytes":
		return true
	}
	return false
}

// orderText is what Python says of "<" between values of two types.
func orderText(e *Error, to typeNames, parts []string) bool {
	words := strings.Split(parts[0], " ")
	if len(words) != 3 {
		return false
	}
	e.about(fact.NotOrdered, words[1], to.name(words[0]), to.name(words[2]))
	return true
}

// indexText is for an index that is no int. Strings and the others differ.
func indexText(e *Error, to typeNames, parts []string) bool {
	kind, got := to.name(parts[0]), to.name(parts[1])
	if kind == "str" {
		e.about(fact.StringIndexType, got)
	} else {
		e.about(fact.IndexType, kind, got)
	}
	return true
}

// outOfRangeText is for an index that is out of range.
func outOfRangeText(e *Error, _ typeNames, parts []string) bool {
	switch parts[0] {
	case "range":
		e.Text = "range object index out of range"
	case "list":
		e.about(fact.ListIndexRange)
	default:
		e.Text = parts[0] + " index out of range"
	}
	return !strings.Contains(parts[0], " ")
}

// absentKey is for a key that is not in a dict.
func absentKey(e *Error, _ typeNames, parts []string) bool {
	i := strings.LastIndex(parts[0], " not in ")
	if i < 0 {
		return false
	}
	e.Key = parts[0][:i]
	return true
}

// missingKey is for a key that % wanted.
func missingKey(e *Error, _ typeNames, parts []string) bool {
	e.Key, e.KeyIsText = parts[0], true
	return true
}
