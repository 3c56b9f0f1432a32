package pathlib

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/builtins/stdlib/re/regex"
	"github.com/pyq-lang/pyq/interp/raise"
)

// FnmatchMembers is the module fnmatch.
func FnmatchMembers() starlark.StringDict {
	return call.Functions(
		call.F2("def fnmatch(name, pat)", matchName),
		call.F2("def fnmatchcase(name, pat)", matchName),
		call.F1("def translate(pat)", func(thread *starlark.Thread, pat starlark.Value) (starlark.Value, error) {
			pattern, err := io.FSPath(thread, pat)
			return starlark.String(translatePattern(pattern)), err
		}),
		call.F2("def filter(names, pat)", filterNames),
	)
}

func matchName(thread *starlark.Thread, name, pat starlark.Value) (starlark.Value, error) {
	names, err := os.Paths(thread, starlark.Tuple{name, pat})
	if err != nil {
		return nil, err
	}
	matches, err := namePattern(names[1], false)
	if err != nil {
		return nil, err
	}
	return starlark.Bool(matches(names[0])), nil
}

func filterNames(thread *starlark.Thread, names, pat starlark.Value) (starlark.Value, error) {
	pattern, err := io.FSPath(thread, pat)
	if err != nil {
		return nil, err
	}
	matches, err := namePattern(pattern, false)
	if err != nil {
		return nil, err
	}
	all, err := object.Collect(thread, names)
	if err != nil {
		return nil, err
	}
	var kept []starlark.Value
	for _, n := range all {
		name, err := io.FSPath(thread, n)
		if err != nil {
			return nil, err
		}
		if matches(name) {
			kept = append(kept, n)
		}
	}
	return starlark.NewList(kept), nil
}

// ignoresCase tells of an argument case_sensitive whether upper and lower case are the same.
func ignoresCase(thread *starlark.Thread, caseSensitive starlark.Value) (bool, error) {
	if caseSensitive == nil || caseSensitive == starlark.None {
		return false, nil
	}
	sensitive, err := object.IsTrue(thread, caseSensitive)
	return !sensitive, err
}

// namePattern returns what tells whether a name is like a pattern of the shell's; with lower,
// in upper or lower case.
func namePattern(pattern string, lower bool) (func(name string) bool, error) {
	var flags regex.Flags
	if lower {
		flags = regex.IgnoreCase
	}
	re, err := regex.Compile(translatePattern(pattern), flags, false)
	if err != nil {
		return nil, raise.Errorf("ValueError", "bad pattern %q: %v", pattern, err)
	}
	return func(name string) bool {
		_, ok, err := re.Find(regex.Input{Text: name, End: len(name), Mode: regex.Match})
		return ok && err == nil
	}, nil
}

// translatePattern returns the regular expression of a pattern, as CPython's.
func translatePattern(pattern string) string {
	var parts []string // "*" is a star
	for i := 0; i < len(pattern); {
		switch c := pattern[i]; c {
		case '*':
			if len(parts) == 0 || parts[len(parts)-1] != "*" {
				parts = append(parts, "*")
			}
			i++
		case '?':
			parts = append(parts, ".")
			i++
		case '[':
			set, n := translateSet(pattern[i:])
			parts = append(parts, set)
			i += n
		default:
			_, n := utf8.DecodeRuneInString(pattern[i:])
			parts = append(parts, escapePattern(pattern[i:i+n]))
			i += n
		}
	}
	var b strings.Builder
	b.WriteString("(?s:")
	for i := 0; i < len(parts); i++ {
		fixed := i
		for fixed < len(parts) && parts[fixed] != "*" {
			fixed++
		}
		text := strings.Join(parts[i:fixed], "")
		switch {
		case i == 0 || text == "":
			b.WriteString(text)
		case fixed == len(parts): // behind the last star
			b.WriteString(".*" + text)
		default:
			b.WriteString("(?>.*?" + text + ")")
		}
		if fixed == len(parts)-1 {
			b.WriteString(".*")
		}
		i = fixed
	}
	return b.String() + `)\Z`
}

// escapePattern is re.escape of one character.
func escapePattern(c string) string {
	if strings.Contains("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", c) {
		return `\` + c
	}
	return c
}

// translateSet translates a set of characters at the beginning of a pattern, and returns how
// long it is; a bracket that nothing closes is a bracket.
func translateSet(pattern string) (string, int) {
	j := 1
	if j < len(pattern) && pattern[j] == '!' {
		j++
	}
	if j < len(pattern) && pattern[j] == ']' {
		j++
	}
	end := strings.IndexByte(pattern[min(j, len(pattern)):], ']')
	if end < 0 {
		return `\[`, 1
	}
	end += j
	inner := pattern[1:end]
	not := strings.HasPrefix(inner, "!")
	set := cleanSet(strings.TrimPrefix(inner, "!"))
	switch {
	case set == "" && not:
		return ".", end + 1
	case set == "":
		return "(?!)", end + 1
	case not:
		set = "^" + set
	case set[0] == '^' || set[0] == '[':
		set = `\` + set
	}
	return "[" + set + "]", end + 1
}

// cleanSet drops ranges without characters and escapes what regular expressions mean
// otherwise.
func cleanSet(set string) string {
	runes := []rune(set)
	var b strings.Builder
	for i := 0; i < len(runes); i++ {
		if i+2 < len(runes) && runes[i+1] == '-' {
			if runes[i] <= runes[i+2] {
				b.WriteString(escapeInSet(runes[i]) + "-" + escapeInSet(runes[i+2]))
			}
			i += 2
			continue
		}
		b.WriteString(escapeInSet(runes[i]))
	}
	return b.String()
}

func escapeInSet(r rune) string {
	if strings.ContainsRune(`\-&~|`, r) {
		return `\` + string(r)
	}
	return string(r)
}
