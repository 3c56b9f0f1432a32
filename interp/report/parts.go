package report

import (
	"fmt"
	"strconv"
	"strings"
)

// A Layout says how much is shown of an exception.
type Layout struct {
	Chain bool // also those that it came from
	// Width is how many members of a group are shown, and Depth how deep groups in groups are;
	// 0 is as many as CPython shows.
	Width, Depth int
}

// The most that CPython shows of groups.
const (
	MostMembers = 15
	MostNested  = 10
)

// Parts returns the traceback as Python's module traceback makes it, in parts of whole lines: a
// heading, a frame, a line of the message.
func (e *ScriptError) Parts(l Layout) []string { return e.parts(l, false) }

// MessageParts returns what follows the frames.
func (e *ScriptError) MessageParts() []string {
	var s sheet
	s.message(e)
	return s.parts
}

func (e *ScriptError) parts(l Layout, colour bool) []string {
	if l.Width == 0 {
		l.Width = MostMembers
	}
	if l.Depth == 0 {
		l.Depth = MostNested
	}
	s := sheet{Layout: l, colour: colour}
	s.exception(e)
	return s.parts
}

// A sheet collects the parts of a traceback. Those of a group stand in boxes within each other.
type sheet struct {
	Layout
	colour bool
	depth  int  // how many boxes there are around
	open   bool // the last box wants its lower edge
	parts  []string
}

// emit adds a part, each line of which is indented behind a margin.
func (s *sheet) emit(margin string, write func(*page)) {
	g := page{colour: s.colour}
	write(&g)
	text := g.String()
	if s.depth > 0 {
		before := strings.Repeat("  ", s.depth) + margin + " "
		var b strings.Builder
		for line := range strings.Lines(text) {
			b.WriteString(before + line)
		}
		text = b.String()
	}
	if text != "" {
		s.parts = append(s.parts, text)
	}
}

func (s *sheet) text(text string) { s.emit("|", func(g *page) { g.WriteString(text) }) }

// exception adds an exception and those that it came from.
func (s *sheet) exception(e *ScriptError) {
	chain := []*ScriptError{e}
	if s.Chain {
		chain = e.chain()
	}
	for i := len(chain) - 1; i >= 0; i-- {
		c := chain[i]
		switch {
		case c.Members == nil:
			if len(c.Frames)+len(c.Shown) > 0 {
				s.text("Traceback (most recent call last):\n")
			}
			s.frames(c)
			s.message(c)
			s.emit("|", func(g *page) { g.hint(c.Hint) })
		case s.depth > s.Depth:
			s.text(fmt.Sprintf("... (max_group_depth is %d)\n", s.Depth))
		default:
			s.group(c)
		}
		switch {
		case i == 0:
		case chain[i-1].Cause:
			s.text(DirectCause)
		default:
			s.text(WhileHandling)
		}
	}
}

// group adds a group with its members.
func (s *sheet) group(e *ScriptError) {
	margin, first := "|", s.depth == 0
	if first {
		s.depth++
		margin = "+"
	}
	if len(e.Frames)+len(e.Shown) > 0 {
		s.emit(margin, func(g *page) { g.WriteString("Exception Group Traceback (most recent call last):\n") })
	}
	s.frames(e)
	s.message(e)
	n := min(len(e.Members), s.Width+1)
	s.open = false
	for i := range n {
		last := i == n-1
		s.open = s.open || last // a group inside may have closed it
		title, edge := strconv.Itoa(i+1), "  "
		if i >= s.Width {
			title = "..."
		}
		if i == 0 {
			edge = "+-"
		}
		s.parts = append(s.parts, strings.Repeat("  ", s.depth)+edge+"+---------------- "+title+" ----------------\n")
		s.depth++
		if i < s.Width {
			s.exception(e.Members[i])
		} else {
			more := len(e.Members) - s.Width
			s.text(fmt.Sprintf("and %d more exception%s\n", more, plural(more)))
		}
		if last && s.open {
			s.parts = append(s.parts, strings.Repeat("  ", s.depth)+"+------------------------------------\n")
			s.open = false
		}
		s.depth--
	}
	if first {
		s.depth = 0
		s.emit("", func(g *page) { g.hint(e.Hint) })
	}
}

// frames adds the frames of an exception.
func (s *sheet) frames(e *ScriptError) {
	if e.Shown != nil {
		for _, part := range e.Shown {
			s.text(part)
		}
		return
	}
	for _, f := range folded(e.Frames) {
		if f.repeats > 0 {
			s.text(f.text())
			continue
		}
		s.emit("|", f.write)
	}
}

// message adds what follows the frames.
func (s *sheet) message(e *ScriptError) {
	if e.Syntax != nil {
		g := page{colour: s.colour}
		e.Syntax.write(&g)
		for line := range strings.Lines(g.String()) {
			s.text(line)
		}
	} else {
		s.emit("|", func(g *page) { g.exception(e.Class, e.Told()) })
	}
	for _, note := range e.Notes {
		s.text(note + "\n")
	}
}

// FrameParts returns what is shown of frames, those that repeat themselves once.
func FrameParts(frames []Frame) []string {
	var s sheet
	s.frames(&ScriptError{Frames: frames})
	return s.parts
}

// FoldFrames is FrameParts for frames that show says the text of, by their number; "" hides one.
func FoldFrames(frames []Frame, show func(i int) (string, error)) ([]string, error) {
	parts := []string{}
	for _, f := range folded(frames) {
		text, err := f.text(), error(nil)
		if f.repeats == 0 {
			text, err = show(f.number)
		}
		if err != nil {
			return nil, err
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return parts, nil
}
