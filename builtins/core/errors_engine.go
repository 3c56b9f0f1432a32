package core

import (
	"math/big"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// TranslateEngine turns the text of a run-time error of the engine into Python's
// exception: its class, its text, and its args where they are not just the text. ok is
// false for texts that are none of the engine's, and for that of a cancellation, which
// no program may catch.
func TranslateEngine(msg string) (class, text string, args starlark.Tuple, ok bool) {
	for i := range engineErrors {
		t := &engineErrors[i]
		parts, ok := matchText(t.pattern, msg)
		if !ok {
			continue
		}
		if t.f != nil {
			text, args, ok = t.f(parts)
			if !ok {
				continue
			}
			return t.class, text, args, true
		}
		return t.class, fill(t.text, parts), nil, true
	}
	return "", "", nil, false
}

// An engineError says what becomes of one of the engine's errors. In pattern, "*" is any
// text; in text, "$1" is the first such text and "$t1" Python's name of the type that it
// names.
type engineError struct {
	pattern     string
	class, text string
	// f, if not nil, makes the text; ok is false if the pattern did not mean it.
	f func(parts []string) (text string, args starlark.Tuple, ok bool)
}

// matchText matches a pattern with at most a few stars, each being as short as possible
// and the last one taking the rest.
func matchText(pattern, s string) (parts []string, ok bool) {
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

// unsupportedText is what Python says of an operator between values of two types.
func unsupportedText(parts []string) (string, starlark.Tuple, bool) {
	left, op, right := pythonName(parts[0]), parts[1], pythonName(parts[2])
	switch {
	case strings.Contains(op, " "):
		return "", nil, false
	case op == "in":
		return "argument of type '" + right + "' is not iterable", nil, true
	case op == "+" && left == "bytes":
		return "can't concat " + right + " to bytes", nil, true
	case op == "+" && sequenceNames[left]:
		return "can only concatenate " + left + ` (not "` + right + `") to ` + left, nil, true
	case op == "*" && (sequenceNames[left] || sequenceNames[right]):
		if !sequenceNames[left] {
			right = left
		}
		return "can't multiply sequence by non-int of type '" + right + "'", nil, true
	}
	return "unsupported operand type(s) for " + op + ": '" + left + "' and '" + right + "'", nil, true
}

var sequenceNames = map[string]bool{"str": true, "list": true, "tuple": true, "bytes": true}

// orderText is what Python says of "<" between values of two types.
func orderText(parts []string) (string, starlark.Tuple, bool) {
	words := strings.Split(parts[0], " ")
	if len(words) != 3 {
		return "", nil, false
	}
	return "'" + words[1] + "' not supported between instances of '" + pythonName(words[0]) +
		"' and '" + pythonName(words[2]) + "'", nil, true
}

// indexText is for an index that is no int. Strings and the others differ.
func indexText(parts []string) (string, starlark.Tuple, bool) {
	kind, got := pythonName(parts[0]), pythonName(parts[1])
	if kind == "str" {
		return "string indices must be integers, not '" + got + "'", nil, true
	}
	return kind + " indices must be integers or slices, not " + got, nil, true
}

// outOfRangeText is for an index that is out of range.
func outOfRangeText(parts []string) (string, starlark.Tuple, bool) {
	if parts[0] == "range" {
		return "range object index out of range", nil, true
	}
	return parts[0] + " index out of range", nil, !strings.Contains(parts[0], " ")
}

// absentKey is for a key that is not in a dict; args has the key.
func absentKey(parts []string) (string, starlark.Tuple, bool) {
	i := strings.LastIndex(parts[0], " not in ")
	if i < 0 {
		return "", nil, false
	}
	key := parseKey(parts[0][:i])
	text, err := Repr(nil, key)
	if err != nil {
		text = parts[0][:i]
	}
	return text, starlark.Tuple{key}, true
}

// missingKey is for a key that % wanted.
func missingKey(parts []string) (string, starlark.Tuple, bool) {
	key := starlark.String(parts[0])
	text, err := Repr(nil, key)
	return text, starlark.Tuple{key}, err == nil
}

// parseKey makes a value of its text; what it cannot make stays text.
func parseKey(text string) starlark.Value {
	const longest = 10_000 // the parser recurses
	if len(text) <= longest {
		if expr, err := (&syntax.FileOptions{}).ParseExpr("key", text, 0); err == nil {
			if v := literal(expr); v != nil {
				return v
			}
		}
		if z, ok := complexText(text); ok && strings.HasSuffix(strings.TrimSuffix(text, ")"), "j") {
			return Complex(z)
		}
	}
	return starlark.String(text)
}

var literalNames = map[string]starlark.Value{
	"None": starlark.None, "True": starlark.True, "False": starlark.False,
}

// literal evaluates an expression that is made of atoms and tuples, nil if it is not.
func literal(expr syntax.Expr) starlark.Value {
	switch x := expr.(type) {
	case *syntax.Literal:
		if s, ok := x.Value.(string); ok && x.Token == syntax.BYTES {
			return starlark.Bytes(s)
		}
		return atom(x.Value)
	case *syntax.Ident:
		if x.Name == "nan" || x.Name == "inf" {
			f, _ := floatText(x.Name)
			return starlark.Float(f)
		}
		return literalNames[x.Name]
	case *syntax.ParenExpr:
		return literal(x.X)
	case *syntax.UnaryExpr:
		if v := literal(x.X); v != nil && isNumber(v) && x.Op != syntax.NOT {
			v, _ := UnaryOp(nil, x.Op.String(), v)
			return v
		}
	case *syntax.TupleExpr:
		t := make(starlark.Tuple, len(x.List))
		for i, e := range x.List {
			if t[i] = literal(e); t[i] == nil {
				return nil
			}
		}
		return t
	}
	return nil
}

func atom(v any) starlark.Value {
	switch v := v.(type) {
	case string:
		return starlark.String(v)
	case int64:
		return starlark.MakeInt64(v)
	case *big.Int:
		return starlark.MakeBigInt(v)
	case float64:
		return starlark.Float(v)
	}
	return nil
}
