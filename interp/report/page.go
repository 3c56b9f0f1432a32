package report

import "strings"

// A page is what a report's text is put together on, with or without colours. The colours
// are those of CPython 3.13's tracebacks, which say nothing that the words do not.
type page struct {
	strings.Builder
	colour bool
}

// A paint is how a part of a report looks on a terminal.
type paint string

const (
	placePaint  paint = "35"   // a file, a line number, a function
	titlePaint  paint = "1;35" // the class of an exception
	textPaint   paint = "35"   // what an exception says
	faultPaint  paint = "31"   // the part of a line that failed
	strongPaint paint = "1;31" // what stands out in that
	warnPaint   paint = "1;33" // the word Warning
	hintPaint   paint = "36"   // the word hint
)

// put writes text in a colour, if the page has colours.
func (g *page) put(c paint, text string) {
	if !g.colour || text == "" {
		g.WriteString(text)
		return
	}
	g.WriteString("\x1b[" + string(c) + "m" + text + "\x1b[0m")
}

// place writes where something is, as tracebacks do, without what ends the line.
func (g *page) place(file, line string) {
	g.WriteString("  File ")
	g.put(placePaint, `"`+file+`"`)
	g.WriteString(", line ")
	g.put(placePaint, line)
}

// hint writes a line of advice, if there is any.
func (g *page) hint(text string) {
	if text != "" {
		g.put(hintPaint, "hint:")
		g.WriteString(" " + text + "\n")
	}
}

// plainText returns what write puts on a page without colours.
func plainText(write func(*page)) string {
	var g page
	write(&g)
	return g.String()
}
