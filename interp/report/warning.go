package report

import "strconv"

// NewWarning returns a warning of a process about a place that is likely a mistake, in one
// line without the place, and with a line of advice if hint is not "".
func NewWarning(process string, pid int, at Frame, msg, hint string) *Report {
	r := &Report{Kind: WarningKind, Process: process, PID: pid, Pos: at.Pos, End: at.End, Message: msg, Hint: hint}
	r.write = func(g *page) {
		if at.Pos.IsValid() {
			g.put(placePaint, at.Pos.File+":"+strconv.Itoa(at.Pos.Line)+":")
			g.WriteByte(' ')
		}
		g.put(warnPaint, "Warning:")
		g.WriteString(" " + msg + "\n")
		g.source(at.Line, at.caret())
		g.hint(hint)
	}
	return r
}

// NewMisread warns of a place where a process reads a variable as if it had not been for
// itself only that a child has changed it.
func NewMisread(process string, pid int, at Frame, variable, child string) *Report {
	return NewWarning(process, pid, at, child+" changed "+variable+" for itself only; here it is as it was before",
		"processes share no variables: send the result through a Queue, or use a Value, an Array, or a Manager's list or dict")
}
