package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// phrase says what the process does, and since when.
func (w *Waiting) phrase() clause { return w.phraseWith(" since " + instant(w.Since, w.clock)) }

// Brief says what the process does, in a few words: "waits in get() for Queue-1".
func (w *Waiting) Brief() string {
	if w.State == Runs {
		return Computing
	}
	return w.inBrief().String()
}

// inBrief is phrase without the time.
func (w *Waiting) inBrief() clause { return w.phraseWith("") }

func (w *Waiting) phraseWith(since string) clause {
	call := string(w.Kind) + "()"
	if w.Object != "" {
		call += " for " + w.Object
	}
	switch {
	case w.State == Runs:
		return clause{"runs", " near"} // the engine knows no line for a bare loop
	case w.State == Sleeps:
		return clause{"sleeps", " until " + moment(w.Until, w.clock)}
	case w.State == Ready:
		return clause{"is", " about to do " + call}
	case w.Kind == "prompt":
		return clause{"waits", " for the next input"}
	case w.Kind == "exit":
		return clause{"is", " at its end" + since + " and waits for " + w.Label + " to end"}
	}
	call += since
	if w.Until > 0 {
		call += ", until " + moment(w.Until, w.clock) + " at most"
	}
	return clause{"waits", " in " + call}
}

// inShort is phrase for what is told in full elsewhere.
func (w *Waiting) inShort() clause {
	if w.Kind == "exit" {
		return clause{"is", " at its end"}
	}
	c := clause{"waits", " itself in " + string(w.Kind) + "()"}
	if w.Label != "" {
		c.rest += " for " + w.Label
	}
	return c
}

// writeAll writes a paragraph for each process, and one for many alike.
func writeAll(g *page, list []Waiting) {
	for i := 0; i < len(list); {
		n := sameAs(list[i:])
		writeAlike(g, list[i:i+n])
		i += n
	}
}

// sameAs counts the processes from the first on that do the same at the same place: a
// thousand idle workers are one paragraph.
func sameAs(list []Waiting) int {
	w, n := &list[0], 1
	for i := range list[1:] {
		v := &list[1+i]
		if v.State != w.State || v.Pos != w.Pos || v.Kind != w.Kind || v.Object != w.Object || v.Why != w.Why {
			break
		}
		n++
	}
	return n
}

// writeAlike writes the paragraph of processes that do the same.
func writeAlike(g *page, alike []Waiting) {
	w, n := &alike[0], len(alike)
	if n == 1 {
		fmt.Fprintf(g, "  %s (pid %d) %s", w.Process, w.PID, w.phrase())
	} else {
		fmt.Fprintf(g, "  %s each %s", group(w.Process, alike[n-1].Process, n), w.phrase().plural())
	}
	if w.Why != "" && !w.joins {
		fmt.Fprintf(g, ": %s", w.Why)
	}
	g.WriteByte('\n')
	if w.Pos.IsValid() {
		fmt.Fprintf(g, "    File %s, line %d%s\n", strconv.Quote(w.Pos.File), w.Pos.Line, inFunction(w.Func))
		if text := strings.TrimSpace(w.Line); text != "" {
			fmt.Fprintf(g, "      %s\n", shortLine(text))
		}
	}
	writeVariables(g, alike)
	if s := w.calls(); s != "" {
		fmt.Fprintf(g, "    %s\n", s)
	}
	for _, h := range foldHelpers(w.Helpers) {
		fmt.Fprintf(g, "    %s\n", h)
	}
	if w.Others > 0 {
		fmt.Fprintf(g, "    and %d more\n", w.Others)
	}
}

// group names n processes in a row.
func group(first, last string, n int) string {
	if n == 2 {
		return first + " and " + last
	}
	return fmt.Sprintf("%s to %s (%d processes)", first, last, n)
}

func inFunction(name string) string {
	if name == "" || name == "<module>" {
		return ""
	}
	return ", in " + name
}

// shortLine is a source line that fits a report.
func shortLine(s string) string {
	const most = 120
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}

// calls tells who called the function.
func (w *Waiting) calls() string {
	var parts []string
	const most = 4
	for i, f := range w.Calls {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d calls more", len(w.Calls)-most))
			break
		}
		call := "called at line "
		if f.Pos.File != w.Pos.File {
			call = "called in " + f.Pos.File + " at line "
		}
		parts = append(parts, call+strconv.Itoa(f.Pos.Line)+strings.TrimPrefix(inFunction(f.Func), ","))
	}
	return strings.Join(parts, ", ")
}

// foldHelpers writes who could have ended a wait, those alike together.
func foldHelpers(list []Helper) (lines []string) {
	type key struct {
		could, had string
		does       clause
	}
	alike := map[key][]Helper{}
	var order []key
	for _, h := range list {
		if h.Process == "" {
			lines = append(lines, h.Why)
			continue
		}
		k := key{h.Could, h.Had, h.does}
		if alike[k] == nil {
			order = append(order, k)
		}
		alike[k] = append(alike[k], h)
	}
	for _, k := range order {
		who, why, but := namesOf(alike[k]), k.does.String(), "it "+k.does.String()
		if len(alike[k]) > 1 {
			why = "each " + k.does.plural()
			but = why
		}
		switch {
		case k.had != "":
			lines = append(lines, who+", which had "+k.had+", "+why)
		case k.could == "":
			lines = append(lines, who+" "+why)
		default:
			lines = append(lines, who+" could "+k.could+", but "+but)
		}
	}
	return lines
}

// namesOf names processes: all of them if they are few, or in a row.
func namesOf(list []Helper) string {
	n := len(list)
	switch last := list[n-1]; {
	case n == 1:
		return last.Process
	case n > 3 && last.PID-list[0].PID == n-1:
		return group(list[0].Process, last.Process, n)
	case n > 4:
		return fmt.Sprintf("%s, %s, %s and %d more", list[0].Process, list[1].Process, list[2].Process, n-3)
	}
	var names []string
	for _, h := range list[:n-1] {
		names = append(names, h.Process)
	}
	return strings.Join(names, ", ") + " and " + list[n-1].Process
}

// instant is moment for what has gone on since then: "since 12 s" alone would be a duration.
func instant(d time.Duration, virtual bool) string {
	s := moment(d, virtual)
	if s == theStart {
		return s
	}
	return s + " after " + theStart
}

const theStart = "the start"

// moment writes a time of the run. On a real clock nobody can repeat it, so whole seconds
// will do.
func moment(d time.Duration, virtual bool) string {
	if !virtual {
		d = d.Round(time.Second)
	}
	if d == 0 {
		return theStart
	}
	return span(d)
}
