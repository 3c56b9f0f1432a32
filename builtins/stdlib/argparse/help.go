package argparse

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// The layout of CPython's help on a terminal of 80 columns.
const (
	helpWidth    = 78
	mostHelpAt   = 24
	leastHelp    = 11
	helpIndent   = 2
	usagePercent = 75
)

func metavarText(v starlark.Value) string {
	if t, ok := v.(starlark.Tuple); ok {
		var parts []string
		for _, e := range t {
			parts = append(parts, object.Text(e))
		}
		return strings.Join(parts, ", ")
	}
	return object.Text(v)
}

// metavars returns the names of n values of the argument.
func (a *argument) metavars(n int) []string {
	if t, ok := a.metavar.(starlark.Tuple); ok {
		var names []string
		for _, e := range t {
			names = append(names, object.Text(e))
		}
		for len(names) < n {
			names = append(names, "")
		}
		return names
	}
	name := a.dest
	switch {
	case a.metavar != starlark.None:
		name = object.Text(a.metavar)
	case a.subs != nil:
		name = "{" + strings.Join(a.subs.names, ",") + "}"
	case a.choices != nil:
		var parts []string
		for _, c := range a.choices {
			parts = append(parts, object.Text(c))
		}
		name = "{" + strings.Join(parts, ",") + "}"
	case len(a.flags) > 0:
		name = strings.ToUpper(a.dest)
	}
	return slices.Repeat([]string{name}, max(n, 1))
}

// values is how the usage shows the argument's values: "N [N ...]".
func (a *argument) valuesText() string {
	m := a.metavars(2)
	switch n := a.nargs.(type) {
	case starlark.Int:
		k, _ := n.Int64()
		return strings.Join(a.metavars(int(k))[:k], " ")
	case starlark.String:
		switch n {
		case "?":
			return "[" + m[0] + "]"
		case "*":
			if _, ok := a.metavar.(starlark.Tuple); ok {
				return "[" + m[0] + " [" + m[1] + " ...]]"
			}
			return "[" + m[0] + " ...]"
		case "+":
			return m[0] + " [" + m[1] + " ...]"
		case remainder:
			return "..."
		case subCommand:
			return m[0] + " ..."
		}
	}
	return m[0]
}

// takesNone reports whether the argument is a flag without a value.
func (a *argument) takesNone() bool {
	n, ok := a.nargs.(starlark.Int)
	return ok && n.Sign() == 0
}

// usagePart is the argument in the usage, without the brackets of what is optional.
func (a *argument) usagePart() string {
	if len(a.flags) == 0 {
		return a.valuesText()
	}
	if a.action == "boolean" {
		return strings.Join(a.flags, " | ")
	}
	if a.takesNone() {
		return a.flags[0]
	}
	return a.flags[0] + " " + a.valuesText()
}

// usageParts returns the parts of the usage, options or positionals.
func (p *argParser) usageParts(options bool) (parts []string) {
	done := map[*argGroup]bool{}
	for _, a := range p.allArgs {
		if len(a.flags) > 0 != options || a.help == starlark.String(suppress) {
			continue
		}
		if g := a.group; g != nil && len(g.args) > 0 {
			if done[g] {
				continue
			}
			done[g] = true
			var names []string
			for _, member := range g.args {
				if member.help != starlark.String(suppress) {
					names = append(names, member.usagePart())
				}
			}
			open, shut := "[", "]"
			if g.required {
				open, shut = "(", ")"
			}
			if len(names) == 1 && g.required {
				open, shut = "", ""
			}
			// CPython breaks lines between the members too.
			for i := range names {
				if i == 0 {
					names[i] = open + names[i]
				}
				if i == len(names)-1 {
					names[i] += shut
				} else {
					names[i] += " |"
				}
			}
			parts = append(parts, names...)
			continue
		}
		part := a.usagePart()
		if options && !a.required {
			part = "[" + part + "]"
		}
		parts = append(parts, part)
	}
	return parts
}

// formatUsage is the usage with the line's end.
func (p *argParser) formatUsage(prefix string) string {
	if p.usage == suppress {
		return ""
	}
	if p.usage != "" {
		return prefix + strings.ReplaceAll(p.usage, "%(prog)s", p.prog) + "\n"
	}
	options, others := p.usageParts(true), p.usageParts(false)
	all := append([]string{p.prog}, append(slices.Clone(options), others...)...)
	if whole := strings.Join(all, " "); len(prefix)+len(whole) <= helpWidth {
		return prefix + whole + "\n"
	}
	var lines []string
	if len(prefix)+len(p.prog) <= helpWidth*usagePercent/100 {
		indent := strings.Repeat(" ", len(prefix)+len(p.prog)+1)
		switch {
		case len(options) > 0:
			lines = usageLines(append([]string{p.prog}, options...), indent, prefix)
			lines = append(lines, usageLines(others, indent, "")...)
		case len(others) > 0:
			lines = usageLines(append([]string{p.prog}, others...), indent, prefix)
		default:
			lines = []string{p.prog}
		}
	} else {
		indent := strings.Repeat(" ", len(prefix))
		lines = usageLines(append(slices.Clone(options), others...), indent, "")
		if len(lines) > 1 {
			lines = append(usageLines(options, indent, ""), usageLines(others, indent, "")...)
		}
		lines = append([]string{p.prog}, lines...)
	}
	return prefix + strings.Join(lines, "\n") + "\n"
}

// usageLines breaks parts into lines. The first line follows the prefix, if there is one.
func usageLines(parts []string, indent, prefix string) (lines []string) {
	var line []string
	size := len(indent) - 1
	if prefix != "" {
		size = len(prefix) - 1
	}
	for _, part := range parts {
		if size+1+len(part) > helpWidth && len(line) > 0 {
			lines = append(lines, indent+strings.Join(line, " "))
			line, size = nil, len(indent)-1
		}
		line = append(line, part)
		size += len(part) + 1
	}
	if len(line) > 0 {
		lines = append(lines, indent+strings.Join(line, " "))
	}
	if prefix != "" && len(lines) > 0 {
		lines[0] = lines[0][len(indent):]
	}
	return lines
}

// A helpLine is an argument in the help.
type helpLine struct {
	indent       int
	header, help string
}

// header is the argument's names and values in the help.
func (a *argument) header() string {
	switch {
	case len(a.flags) == 0 && a.metavar == starlark.None && a.subs == nil && a.choices == nil:
		return a.dest
	case len(a.flags) == 0:
		return strings.Join(a.metavars(1)[:1], " ")
	case a.takesNone():
		return strings.Join(a.flags, ", ")
	}
	var parts []string
	for _, f := range a.flags {
		parts = append(parts, f+" "+a.valuesText())
	}
	return strings.Join(parts, ", ")
}

// helpText is the argument's help with what it mentions of the argument.
func (p *argParser) helpText(thread *starlark.Thread, a *argument) (string, error) {
	if a.help == starlark.None {
		return "", nil
	}
	text := object.Text(a.help)
	if p.formatter == "ArgumentDefaultsHelpFormatter" && !strings.Contains(text, "%(default)") && a.def != starlark.String(suppress) &&
		(len(a.flags) > 0 || a.nargs == starlark.String("?") || a.nargs == starlark.String("*")) {
		text += " (default: %(default)s)"
	}
	if !strings.Contains(text, "%") {
		return text, nil
	}
	kind := a.convert
	if name, err := object.GetAttr(thread, a.convert, "__name__"); err == nil && a.convert != starlark.None {
		kind = name
	}
	var choices []string
	for _, c := range a.choices {
		choices = append(choices, object.Text(c))
	}
	values := starlark.NewDict(8)
	for name, v := range map[string]starlark.Value{"default": a.def, "prog": starlark.String(p.prog), "dest": starlark.String(a.dest), "type": kind,
		"const": a.value, "nargs": a.nargs, "choices": starlark.String(strings.Join(choices, ", ")), "required": starlark.Bool(a.required), "metavar": a.metavar} {
		if err := values.SetKey(starlark.String(name), v); err != nil {
			return "", err
		}
	}
	v, err := object.Binary(thread, "%", starlark.String(text), values)
	if err != nil {
		return "", err
	}
	return object.Text(v), nil
}

// lines returns the lines of a group.
func (p *argParser) lines(thread *starlark.Thread, g *argGroup) (list []helpLine, err error) {
	for _, a := range g.args {
		if a.help == starlark.String(suppress) {
			continue
		}
		help, err := p.helpText(thread, a)
		if err != nil {
			return nil, err
		}
		list = append(list, helpLine{helpIndent, a.header(), help})
		if a.subs != nil {
			for _, h := range a.subs.helps {
				list = append(list, helpLine{2 * helpIndent, h.name, h.help})
			}
		}
	}
	return list, nil
}

// formatHelp is format_help().
func (p *argParser) formatHelp(thread *starlark.Thread) (string, error) {
	groups := make([][]helpLine, len(p.groups))
	longest := 0
	for i, g := range p.groups {
		var err error
		if groups[i], err = p.lines(thread, g); err != nil {
			return "", err
		}
		for _, l := range groups[i] {
			longest = max(longest, l.indent+len(l.header))
		}
	}
	at := min(longest+2, mostHelpAt)
	sections := []string{strings.TrimSuffix(p.formatUsage("usage: "), "\n")}
	if p.description != "" {
		sections = append(sections, p.prose(p.description, 0))
	}
	for i, g := range p.groups {
		if len(groups[i]) == 0 && g.description == "" {
			continue
		}
		var b strings.Builder
		if g.title != "" {
			b.WriteString(g.title + ":\n")
		}
		if g.description != "" {
			b.WriteString(p.prose(g.description, helpIndent) + "\n")
			if len(groups[i]) > 0 {
				b.WriteByte('\n')
			}
		}
		for _, l := range groups[i] {
			b.WriteString(p.line(l, at))
		}
		sections = append(sections, strings.TrimSuffix(b.String(), "\n"))
	}
	if p.epilog != "" {
		sections = append(sections, p.prose(p.epilog, 0))
	}
	return strings.Join(sections, "\n\n") + "\n", nil
}

// prose is a description, in lines that fit.
func (p *argParser) prose(text string, indent int) string {
	text = strings.ReplaceAll(text, "%(prog)s", p.prog)
	margin := strings.Repeat(" ", indent)
	var lines []string
	if strings.HasPrefix(p.formatter, "Raw") {
		for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
			lines = append(lines, margin+line)
		}
		return strings.Join(lines, "\n")
	}
	for _, line := range wrapWords(text, max(helpWidth-indent, leastHelp)) {
		lines = append(lines, margin+line)
	}
	return strings.Join(lines, "\n")
}

// line is one argument with its help, which begins at a column.
func (p *argParser) line(l helpLine, at int) string {
	margin := strings.Repeat(" ", l.indent)
	if l.help == "" {
		return margin + l.header + "\n"
	}
	var lines []string
	if p.formatter == "RawTextHelpFormatter" {
		lines = strings.Split(l.help, "\n")
	} else {
		lines = wrapWords(l.help, max(helpWidth-at, leastHelp))
	}
	if len(lines) == 0 {
		return margin + l.header + "\n"
	}
	head := margin + l.header
	column := strings.Repeat(" ", at)
	if len(l.header) <= at-l.indent-2 {
		head += strings.Repeat(" ", at-len(head)) + lines[0] + "\n"
		lines = lines[1:]
	} else {
		head += "\n"
	}
	for _, line := range lines {
		head += column + line + "\n"
	}
	return head
}

// wrapWords breaks a text into lines of at most width characters, as textwrap does for
// words with blanks between them.
func wrapWords(text string, width int) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		for len(line) == 0 && len(word) > width {
			lines = append(lines, word[:width])
			word = word[width:]
		}
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
