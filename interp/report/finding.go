package report

import "fmt"

// A Finding is something wrong in a program's text that can be seen without running it.
type Finding struct {
	SourceError        // where it is; Msg says what is wrong
	Code        string // the kind of findings, the same in every version: "unknown-name"
	Hint        bool   // it is only likely; otherwise it is an error, and certain
	Help        string // what to write instead, "" if that is not known
}

// Display returns the finding as compilers write it: its place, what is wrong, the source
// line with carets, and help.
func (f *Finding) Display() string { return plainText(f.write) }

// Colored is Display with the colours of a terminal.
func (f *Finding) Colored() string {
	g := page{colour: true}
	f.write(&g)
	return g.String()
}

func (f *Finding) write(g *page) {
	g.put(placePaint, fmt.Sprintf("%s:%d", f.Pos, f.Pos.Col))
	g.WriteString(": ")
	if f.Hint {
		g.put(warnPaint, "hint")
	} else {
		g.put(strongPaint, "error")
	}
	g.WriteString(": " + f.Msg + " [" + f.Code + "]\n")
	g.source(f.Line, f.caret())
	if f.Help != "" {
		g.WriteString("  ")
		g.put(hintPaint, "help:")
		g.WriteString(" " + f.Help + "\n")
	}
}
