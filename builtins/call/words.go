package call

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file has the words of complaints about the number of arguments, for those who count
// them themselves: all others say them by a Signature.

// NoKeywords returns the TypeError of a function that takes no keywords. full is its name,
// with that of its class or module.
func NoKeywords(full string) error {
	return raise.Arguments("%s() takes no keyword arguments", full)
}

// Count checks the number of arguments of a function written in C: "next expected at least 1
// argument, got 0". A negative most is any number.
func Count(name string, given, least, most int) error {
	bound, n := "", least
	switch {
	case least <= given && (given <= most || most < 0):
		return nil
	case least == most:
	case given < least:
		bound = "at least "
	default:
		bound, n = "at most ", most
	}
	return raise.Arguments("%s expected %s%d argument%s, got %d", name, bound, n, Plural(n), given)
}

// countFromTuple is Count in the words of functions that take a tuple apart.
func countFromTuple(name string, given, least, most int) error {
	bound, limit := "at most", most
	if given < least {
		bound, limit = "at least", least
	}
	if least == most {
		bound = "exactly"
	}
	return raise.Arguments("%s() takes %s %d argument%s (%d given)", name, bound, limit, Plural(limit), given)
}

// Missing returns the TypeError of a call without arguments that a function written in
// Python must have. kind is "positional" or "keyword-only".
func Missing(function, kind string, names []string) *raise.Error {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = "'" + name + "'"
	}
	n := len(quoted)
	list := quoted[0]
	switch {
	case n == 2:
		list = quoted[0] + " and " + quoted[1]
	case n > 2:
		list = strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
	return raise.Errorf("TypeError", "%s() missing %d required %s argument%s: %s", function, n, kind, Plural(n), list).
		About(fact.MissingArguments, append([]string{function}, names...)...)
}

// TooMany returns the TypeError of a call of a function written in Python with more arguments by
// position than it takes, which are least to most. named is how many arguments were given by
// name that can be given only so.
func TooMany(function string, least, most, given, named int) *raise.Error {
	what, were := strconv.Itoa(given), wasOrWere(given)
	if named > 0 {
		what = fmt.Sprintf("%d positional argument%s (and %d keyword-only argument%s)", given, Plural(given), named, Plural(named))
		were = "were"
	}
	return raise.Arguments("%s() takes %s but %s %s given", function, positionals(least, most), what, were)
}

// PositionalOnly returns the TypeError of a call that gives arguments by name which can be given
// by position only. list is their names: "x, y".
func PositionalOnly(function, list string) *raise.Error {
	return raise.Arguments("%s() got some positional-only arguments passed as keyword arguments: '%s'", function, list)
}

// Arguments is how a complaint counts arguments: "1 argument", "2 arguments".
func Arguments(n int) string { return strconv.Itoa(n) + " argument" + Plural(n) }

// positionals is "2 positional arguments", "from 1 to 2 positional arguments".
func positionals(least, most int) string {
	if least < most {
		return fmt.Sprintf("from %d to %d positional arguments", least, most)
	}
	return fmt.Sprintf("%d positional argument%s", most, Plural(most))
}

func wasOrWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// Plural is the ending of a noun of which there are n.
func Plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
