package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
)

// Mix changes a program as nobody would: it puts statements between others, blocks into other
// blocks, and names in the place of names. The result is a program more often than what a
// fuzzer's changes of single bytes make. The same seed makes the same changes; 0 makes none.
func Mix(program string, seed uint64) string {
	if seed == 0 {
		return program
	}
	m := &mixer{Rand: rand.New(rand.NewPCG(seed, 0)), lines: strings.Split(strings.TrimSuffix(program, "\n"), "\n")}
	m.names = strings.FieldsFunc(program, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	m.names = append(m.names, "x", "self", "print")
	for range 1 + m.IntN(4) {
		switch m.IntN(5) {
		case 0, 1:
			m.insert()
		case 2:
			m.wrap()
		case 3:
			m.rename()
		default:
			m.move()
		}
	}
	return strings.Join(m.lines, "\n") + "\n"
}

// A mixer has the lines and names of a program.
type mixer struct {
	*rand.Rand
	lines, names []string
}

func (m *mixer) name() string { return m.names[m.IntN(len(m.names))] }

// filled returns a text with names in the place of the verbs.
func (m *mixer) filled(text string) string {
	names := make([]any, strings.Count(text, "%s"))
	for i := range names {
		names[i] = m.name()
	}
	return fmt.Sprintf(text, names...)
}

// indent returns what a line begins with.
func indent(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// statements are what is put between others.
var statements = []string{
	"global %s", "global %s, %s", "nonlocal %s", "%s: %s", "%s: %s = %s", "%s += %s", "del %s", "del %s, %s[0], %s.%s", "%s = %s", "%s, *%s = %s, %s",
	"%s = %s = %s", "(%s, [%s, %s.x]), %s[1:2] = %s", "print([%s for %s in %s if (%s := %s)])", "print(%s for %s, (%s, *%s) in %s for %s in %s)",
	"%s = lambda %s, %s=%s: (%s, %s)", "import %s.%s", "from %s import *", "from %s import %s as %s", "yield %s", "%s = yield", "return %s", "break", "continue",
	"raise %s from %s", "assert %s, %s", "print %s, %s", "exec %s in %s", "exec(%s)", "%s(locals())", "super().%s(%s)", "__class__", "__x = __%s", "pass",
	"print(f'{%s!r:>{%s}} {%s=}')", "%s = {**%s, %s: %s}", "%s(*%s, %s, **%s)", "%s[%s:%s:%s] = %s", "%s = %s < %s <= %s is not %s", "%s = not %s if %s else -%s",
	"load('m', '%s', %s='%s')", "@%s\ndef %s(%s, /, *%s, %s=1, **%s): return %s", "class %s(%s, metaclass=%s): %s = %s", "%s = `%s` <> %s", "%s @= %s ** %s // %s",
	"try: %s\nexcept (%s, %s) as %s: raise\nelse: %s\nfinally: %s", "match %s:\n case [%s, *_] | {'k': %s, **_} if %s: %s\n case %s.%s() as %s: pass",
	"for %s, %s.%s in %s: %s\nelse: %s", "with %s as %s, %s as (%s, %s): %s",
}

// insert puts a statement before a line.
func (m *mixer) insert() {
	i := m.IntN(len(m.lines))
	in := indent(m.lines[i])
	list := strings.Split(m.filled(statements[m.IntN(len(statements))]), "\n")
	for k := range list {
		list[k] = in + list[k]
	}
	m.lines = append(m.lines[:i:i], append(list, m.lines[i:]...)...)
}

// blocks are what is put around others, with what comes behind them.
var blocks = [][2]string{
	{"def %s(%s):", ""}, {"def %s(self, %s, *%s):", "%s(%s)"}, {"class %s:", ""}, {"class %s(%s):", ""}, {"try:", "except %s as %s: pass"}, {"try:", "finally: %s"},
	{"with %s as %s:", ""}, {"for %s in %s:", "else: %s"}, {"while %s:", ""}, {"if %s:", "elif %s: pass"}, {"if False:", "else: %s"},
}

// wrap puts some lines into a block.
func (m *mixer) wrap() {
	i := m.IntN(len(m.lines))
	in := indent(m.lines[i])
	j := i + 1
	for j < len(m.lines) && (strings.HasPrefix(m.lines[j], in) || m.lines[j] == "") && m.IntN(4) > 0 {
		j++
	}
	b := blocks[m.IntN(len(blocks))]
	list := []string{in + m.filled(b[0])}
	for _, line := range m.lines[i:j] {
		list = append(list, "  "+line)
	}
	if b[1] != "" {
		list = append(list, in+m.filled(b[1]))
	}
	m.lines = append(m.lines[:i:i], append(list, m.lines[j:]...)...)
}

// rename puts a name in the place of another one, in one line.
func (m *mixer) rename() {
	i := m.IntN(len(m.lines))
	m.lines[i] = strings.Replace(m.lines[i], m.name(), m.name(), 1)
}

// move puts a copy of a line, or its text alone, somewhere else.
func (m *mixer) move() {
	i, j := m.IntN(len(m.lines)), m.IntN(len(m.lines))
	line := m.lines[i]
	if m.IntN(2) == 0 {
		line = indent(m.lines[j]) + strings.TrimLeft(line, " \t")
	}
	m.lines = append(m.lines[:j:j], append([]string{line}, m.lines[j:]...)...)
}
