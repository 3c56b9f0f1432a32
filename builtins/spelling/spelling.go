package spelling

// The costs of the edit distance, and what is not searched.
const (
	moveCost     = 2  // of a letter that is inserted, deleted or another one
	caseCost     = 1  // of a letter in the other case
	longestName  = 40 // that is looked at
	mostToSearch = 750
)

// Nearest returns the candidate that name is most likely a misspelling of, or "".
func Nearest(name string, candidates []string) string { return NearestWithin(name, candidates, 6) }

// NearestWithin is Nearest if more of the letters may differ the smaller part is: two of part.
func NearestWithin(name string, candidates []string, part int) string {
	if len(candidates) >= mostToSearch || len(name) > longestName {
		return ""
	}
	best, least := "", -1
	for _, c := range candidates {
		most := (len(name) + len(c) + 3) * moveCost / part
		if least >= 0 {
			most = min(most, least-1)
		}
		if c == name || len(c) > longestName {
			continue
		}
		if d := distance(name, c); d <= most {
			best, least = c, d
		}
	}
	return best
}

// distance is the edit distance of two short names, at moveCost and caseCost.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] += moveCost
		for j := range len(b) {
			cost := diagonal + substitutionCost(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+moveCost, diagonal+moveCost)
		}
	}
	return row[len(b)]
}

func substitutionCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case lowerASCII(a) == lowerASCII(b):
		return caseCost
	}
	return moveCost
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
