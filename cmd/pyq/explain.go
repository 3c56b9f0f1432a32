package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/pyq-lang/pyq/interp"
)

// explain writes which Python a program is taken for and why, and what in it means
// something else in Python 3.
func explain(w io.Writer, name string, prog *interp.Program) {
	python2, evidence, differences := prog.Explain()
	version := 3
	if python2 {
		version = 2
	}
	fmt.Fprintf(w, "%s: understood as Python %d", name, version)
	switch first := len(evidence) > 0; {
	case first && python2:
		fmt.Fprintf(w, ", because of %s in line %d", evidence[0].Msg, evidence[0].Pos.Line)
	case first:
		fmt.Fprintf(w, ", in spite of %s in line %d", evidence[0].Msg, evidence[0].Pos.Line)
	}
	if len(differences) == 0 {
		fmt.Fprintln(w, ": nothing differs")
		return
	}
	fmt.Fprintln(w, ". What differs from Python 3:")
	kinds, places := byKind(differences)
	for _, kind := range kinds {
		fmt.Fprintln(w, kind)
		writePlaces(w, places[kind])
	}
}

// byKind sorts remarks by what they say, in the order of the text, one for each line.
func byKind(list []interp.Finding) (kinds []string, places map[string][]interp.Finding) {
	places = map[string][]interp.Finding{}
	for _, r := range list {
		before := places[r.Msg]
		switch n := len(before); {
		case n == 0:
			kinds = append(kinds, r.Msg)
		case before[n-1].Pos.Line == r.Pos.Line:
			continue
		}
		places[r.Msg] = append(before, r)
	}
	return kinds, places
}

// writePlaces writes the lines that a remark is about, or the first of them.
func writePlaces(w io.Writer, list []interp.Finding) {
	const most = 3
	for i, r := range list {
		if i == most && len(list) > most+1 {
			fmt.Fprintf(w, "  and %d more lines\n", len(list)-most)
			return
		}
		fmt.Fprintf(w, "  %d: %s\n", r.Pos.Line, strings.TrimSpace(r.Line))
	}
}
