package core

import (
	"unicode"

	"go.starlark.net/starlark"
)

// Suggest returns the attribute of v that name is most likely a misspelling of, or "": the
// one that CPython would name.
func Suggest(v starlark.Value, name string) string {
	const longest = 40 // a name that is longer costs too much to compare
	if len(name) > longest {
		return ""
	}
	best, least := "", -1
	for _, candidate := range names(v) {
		if candidate == name || len(candidate) > longest {
			continue
		}
		most := (len(name) + len(candidate) + 3) * moveCost / 6
		if least >= 0 {
			most = min(most, least-1)
		}
		if d := editDistance(name, candidate); d <= most {
			best, least = candidate, d
		}
	}
	return best
}

// The costs of CPython's edit distance: of a letter too much, too few or another one, and
// of one in the other case.
const moveCost, caseCost = 2, 1

func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] += moveCost
		for j := range len(b) {
			change := diagonal + substitution(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+moveCost, diagonal+moveCost)
		}
	}
	return row[len(b)]
}

func substitution(x, y byte) int {
	switch {
	case x == y:
		return 0
	case unicode.ToLower(rune(x)) == unicode.ToLower(rune(y)):
		return caseCost
	}
	return moveCost
}
