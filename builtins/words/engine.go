package words

import "strings"

// An Error is what Python says of a run-time error of the engine.
type Error struct {
	Class, Text string
	// Key is the key that a KeyError is about, which has no Text. It is the text by which the
	// engine shows the key, or with KeyIsText the key itself.
	Key       string
	KeyIsText bool
}

// Engine returns what Python says of an error of the engine; ok is false for texts that are
// none of the engine's, and for that of a cancellation, which no program may catch.
func Engine(msg string) (e Error, ok bool) {
	for i := range engineErrors {
		t := &engineErrors[i]
		parts, ok := Match(t.pattern, msg)
		if !ok {
			continue
		}
		if t.f == nil {
			return Error{Class: t.class, Text: fill(t.text, parts)}, true
		}
		e := Error{Class: t.class}
		if t.f(&e, parts) {
			return e, true
		}
	}
	return Error{}, false
}

// An engineError says what becomes of one of the engine's errors. In pattern, "*" is any
// text; in text, "$1" is the first such text and "$t1" Python's name of the type that it
// names.
type engineError struct {
	pattern     string
	class, text string
	// f, if not nil, makes the text; it returns false if the pattern did not mean it.
	f func(e *Error, parts []string) bool
}

// Match matches a pattern with at most a few stars, each being as short as possible
// and the last one taking the rest.
func Match(pattern, s string) (parts []string, ok bool) {
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
func fill(text string, parts []string) string {
	if !strings.Contains(text, "$") {
		return text
	}
	replace := make([]string, 0, 4*len(parts))
	for i, p := range parts {
		n := string(rune('1' + i))
		replace = append(replace, "$t"+n, pythonName(p), "$"+n, p)
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// pythonName returns Python's name of one of the engine's types.
func pythonName(name string) string {
	if name == "string" {
		return "str"
	}
	return name
}

// unsupportedText is what Python says of an operator between values of two types.
func unsupportedText(e *Error, parts []string) bool {
	left, op, right := pythonName(parts[0]), parts[1], pythonName(parts[2])
	switch {
	case strings.Contains(op, " "):
		return false
	case op == "in":
		e.Text = "argument of type '" + right + "' is not iterable"
	case op == "+" && left == "bytes":
		e.Text = "can't concat " + right + " to bytes"
	case op == "+" && isSequenceName(left):
		e.Text = "can only concatenate " + left + ` (not "` + right + `") to ` + left
	case op == "*" && (isSequenceName(left) || isSequenceName(right)):
		if !isSequenceName(left) {
			right = left
		}
		e.Text = "can't multiply sequence by non-int of type '" + right + "'"
	default:
		e.Text = "unsupported operand type(s) for " + op + ": '" + left + "' and '" + right + "'"
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
func orderText(e *Error, parts []string) bool {
	words := strings.Split(parts[0], " ")
	if len(words) != 3 {
		return false
	}
	e.Text = "'" + words[1] + "' not supported between instances of '" + pythonName(words[0]) +
		"' and '" + pythonName(words[2]) + "'"
	return true
}

// indexText is for an index that is no int. Strings and the others differ.
func indexText(e *Error, parts []string) bool {
	kind, got := pythonName(parts[0]), pythonName(parts[1])
	if kind == "str" {
		e.Text = "string indices must be integers, not '" + got + "'"
	} else {
		e.Text = kind + " indices must be integers or slices, not " + got
	}
	return true
}

// outOfRangeText is for an index that is out of range.
func outOfRangeText(e *Error, parts []string) bool {
	if parts[0] == "range" {
		e.Text = "range object index out of range"
		return true
	}
	e.Text = parts[0] + " index out of range"
	return !strings.Contains(parts[0], " ")
}

// absentKey is for a key that is not in a dict.
func absentKey(e *Error, parts []string) bool {
	i := strings.LastIndex(parts[0], " not in ")
	if i < 0 {
		return false
	}
	e.Key = parts[0][:i]
	return true
}

// missingKey is for a key that % wanted.
func missingKey(e *Error, parts []string) bool {
	e.Key, e.KeyIsText = parts[0], true
	return true
}
