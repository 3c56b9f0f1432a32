package report

import "slices"

// A Variable is one that the function sees in which a process is, with its value in short.
type Variable struct {
	Name  string
	Value string
}

// writeVariables writes the variables of processes that do the same: those that have the same
// value in all of them. What they wait for has been told.
func writeVariables(g *page, alike []Waiting) {
	const most = 120 // characters
	w, line, left := &alike[0], "", false
	for _, v := range w.Variables {
		if v.Value == w.Label || slices.ContainsFunc(alike[1:], func(o Waiting) bool { return !slices.Contains(o.Variables, v) }) {
			continue
		}
		if part := v.Name + " = " + v.Value; line == "" {
			line = part
		} else if len(line)+len(part) <= most {
			line += ", " + part
		} else {
			left = true
		}
	}
	if left {
		line += ", ..."
	}
	if line != "" {
		g.WriteString("    where " + line + "\n")
	}
}
