package core

import (
	"strings"

	"go.starlark.net/starlark"
)

// functionText is what Python says of arguments that do not fit a function.
func functionText(parts []string) (string, starlark.Tuple, bool) {
	name, complaint := parts[0], parts[1]
	if strings.ContainsAny(name, " (") {
		return "", nil, false
	}
	if name == "lambda" {
		name = "<lambda>"
	}
	for _, t := range callErrors {
		if parts, ok := matchText(t.pattern, complaint); ok {
			return name + "() " + t.text(parts), nil, true
		}
	}
	return "", nil, false
}

// callErrors are the engine's complaints that begin with a function's name.
var callErrors = []struct {
	pattern string
	text    func(parts []string) string
}{
	{"accepts no arguments (* given)", func(p []string) string { return takes("0", p[0]) }},
	{"accepts * positional argument (* given)", func(p []string) string { return takes(p[0], p[1]) }},
	{"accepts * positional arguments (* given)", func(p []string) string { return takes(p[0], p[1]) }},
	{"missing * (*)", func(p []string) string { return missing(strings.Split(p[1], ", ")) }},
	{"got an unexpected keyword argument *", func(p []string) string {
		return "got an unexpected keyword argument '" + strings.Trim(p[0], `"`) + "'"
	}},
	{"got multiple values for parameter *", func(p []string) string {
		return "got multiple values for argument '" + strings.Trim(p[0], `"`) + "'"
	}},
}

// takes tells the number of arguments. The engine does not tell how many may be left
// out, where Python says "from 1 to 2".
func takes(count, given string) string {
	arguments, were := "arguments", "were"
	if count == "1" {
		arguments = "argument"
	}
	if given == "1" {
		were = "was"
	}
	return "takes " + count + " positional " + arguments + " but " + given + " " + were + " given"
}

// missing names the parameters that got no argument.
func missing(names []string) string {
	for i, n := range names {
		names[i] = "'" + n + "'"
	}
	n := len(names)
	switch n {
	case 1:
		return "missing 1 required positional argument: " + names[0]
	case 2:
		return "missing 2 required positional arguments: " + names[0] + " and " + names[1]
	}
	return "missing " + starlark.MakeInt(n).String() + " required positional arguments: " +
		strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
}
