package proc

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// phrase says what the process does.
func (w *Waiting) phrase() string {
	call := string(w.Kind) + "()"
	if w.Object != "" {
		call += " for " + w.Object
	}
	switch {
	case w.State == Runs:
		return "runs"
	case w.State == Sleeps:
		return "sleeps until " + moment(w.Until, w.clock)
	case w.State == Ready:
		return "is about to do " + call
	case w.Kind == "exit":
		return "is at its end and waits for " + w.Label + " to end"
	}
	return "waits in " + call
}

// inShort is phrase for what is told in full elsewhere.
func (w *Waiting) inShort() string {
	if w.Kind == "exit" {
		return "is at its end"
	}
	s := "waits itself in " + string(w.Kind) + "()"
	if w.Label != "" {
		s += " for " + w.Label
	}
	return s
}

// writeAll writes a paragraph for each process, and one for many alike.
func writeAll(g *page, list []Waiting) {
	for i := 0; i < len(list); {
		n := sameAs(list[i:])
		list[i].write(g, list[i+n-1].Process, n)
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

// write writes the paragraph of n processes of which this is the first.
func (w *Waiting) write(g *page, last string, n int) {
	if n == 1 {
		fmt.Fprintf(g, "  %s (pid %d) %s", w.Process, w.PID, w.phrase())
	} else {
		one, rest, _ := strings.Cut(w.phrase(), " ")
		fmt.Fprintf(g, "  %s to %s (%d processes) each %s %s", w.Process, last, n, plainVerb(one), rest)
	}
	if w.Why != "" && w.Kind != "exit" && w.Kind != "join" || w.Kind == "join" && w.Why != notEnded && w.Why != "" {
		fmt.Fprintf(g, ": %s", w.Why)
	}
	g.WriteByte('\n')
	if w.Pos.IsValid() {
		fmt.Fprintf(g, "    File %s, line %d%s\n", strconv.Quote(w.Pos.File), w.Pos.Line, inFunction(w.Func))
		if text := strings.TrimSpace(w.Line); text != "" {
			fmt.Fprintf(g, "      %s\n", shortLine(text))
		}
	}
	if s := w.circumstances(); s != "" {
		fmt.Fprintf(g, "    %s\n", s)
	}
	for _, h := range foldHelpers(w.Helpers) {
		fmt.Fprintf(g, "    %s\n", h)
	}
	if w.Others > 0 {
		fmt.Fprintf(g, "    and %d more\n", w.Others)
	}
}

// notEnded is why a process that joins another waits.
const notEnded = "it has not ended"

// plainVerb turns "waits" into "wait".
func plainVerb(s string) string {
	if s == "is" {
		return "are"
	}
	return strings.TrimSuffix(s, "s")
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

// circumstances tells since when the process waits, and who called the function.
func (w *Waiting) circumstances() string {
	var parts []string
	if w.State == Waits || w.State == Sleeps {
		parts = append(parts, "since "+moment(w.Since, w.clock))
		if w.State == Waits && w.Until > 0 {
			parts = append(parts, "until "+moment(w.Until, w.clock)+" at most")
		}
	}
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
		parts = append(parts, call+strconv.Itoa(f.Pos.Line)+inFunction(f.Func)[min(1, len(inFunction(f.Func))):])
	}
	return strings.Join(parts, ", ")
}

// foldHelpers writes who could have ended a wait, those alike together.
func foldHelpers(list []Helper) []string {
	var lines []string
	for i := 0; i < len(list); {
		h, n := list[i], 1
		for i+n < len(list) && list[i+n].Why == h.Why && list[i+n].Could == h.Could && list[i+n].Process != "" {
			n++
		}
		who := h.Process
		switch {
		case n == 2:
			who += " and " + list[i+1].Process
		case n > 2:
			who = fmt.Sprintf("%s to %s (%d processes)", who, list[i+n-1].Process, n)
		}
		switch {
		case h.Process == "":
			lines = append(lines, h.Why)
		case h.Could == "":
			lines = append(lines, who+" "+strings.TrimPrefix(h.Why, "it "))
		default:
			lines = append(lines, who+" could "+h.Could+", but "+h.Why)
		}
		i += n
	}
	return lines
}

// moment writes a time of the run. On a real clock nobody can repeat it, so whole seconds
// will do.
func moment(d time.Duration, virtual bool) string {
	if !virtual {
		d = d.Round(time.Second)
	}
	if d == 0 {
		return "the start"
	}
	return span(d)
}
