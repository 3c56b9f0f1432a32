package core

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/text"
)

// What a traceback guesses at is CPython's guess: the nearest of the names that there are,
// by edit distance, if no more than a third of the letters differ.

const (
	moveCost     = 2  // of a letter that is inserted, deleted or another one
	caseCost     = 1  // of a letter in the other case
	longestName  = 40 // that is looked at
	mostToSearch = 750
)

// Nearest returns the candidate that name is most likely a misspelling of, or "".
func Nearest(name string, candidates []string) string { return nearName(name, candidates, 6) }

// nearName is Nearest if more of the letters may differ the smaller part is: two of part.
func nearName(name string, candidates []string, part int) string {
	if len(candidates) >= mostToSearch || len(name) > longestName {
		return ""
	}
	best, least := "", -1
	for _, c := range candidates {
		most := (len(name) + len(c) + 3) * moveCost / part
		if least >= 0 {
			most = min(most, least-1)
		}
		if c == name || len(c) > longestName {
			continue
		}
		if d := distance(name, c); d <= most {
			best, least = c, d
		}
	}
	return best
}

// distance is the edit distance of two short names, at moveCost and caseCost.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] += moveCost
		for j := range len(b) {
			cost := diagonal + substitutionCost(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+moveCost, diagonal+moveCost)
		}
	}
	return row[len(b)]
}

func substitutionCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case lowerASCII(a) == lowerASCII(b):
		return caseCost
	}
	return moveCost
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// Suggest returns the attribute of v that name is most likely a misspelling of, or "".
func Suggest(v starlark.Value, name string) string { return Nearest(name, names(v)) }

// suggestion is what a traceback adds to the text of an exception.
func (e *Exception) suggestion(p *proc.Proc, class *Class) string {
	if e.advice != "" {
		return e.advice
	}
	s, _ := e.fields["name"].(starlark.String)
	name := string(s)
	if name == "" {
		return ""
	}
	near := ""
	switch {
	case class.Is(AttributeErrorClass):
		text := ""
		if len(e.args) == 1 {
			text = Text(e.args[0])
		}
		to, advice := e.methodHint(text)
		if near = to; near == "" && advice == "" {
			near = e.nearAttribute(name)
		}
	case class.name == "UnboundLocalError":
	case class.Is(NameErrorClass):
		if text := e.nameSuggestion(p, name); text != "" {
			return text
		}
		x := &fault{p: p, exc: e, class: class}
		x.find()
		near = x.moduleMember(name)
	}
	if near == "" {
		return ""
	}
	return ". Did you mean: '" + near + "'?"
}

// nearAttribute guesses at an attribute: of the object if that is known, or else of the
// type that the text names.
func (e *Exception) nearAttribute(name string) string {
	if obj := e.fields["obj"]; obj != nil {
		return Suggest(obj, name)
	}
	if len(e.args) == 1 {
		if parts, ok := MatchText("'*' object has no attribute '*'", Text(e.args[0])); ok {
			for _, c := range engineNames {
				if c.name == parts[0] {
					return Nearest(name, c.AttrNames())
				}
			}
		}
	}
	return ""
}

// nameSuggestion guesses at a name that is not defined: one of the function in which the
// exception was raised, of the module, or built in, or that of a module.
func (e *Exception) nameSuggestion(p *proc.Proc, name string) string {
	module := ""
	for _, m := range p.World().Modules {
		if m == name {
			module = " forget to import '" + m + "'?"
		}
	}
	near := ""
	for _, names := range e.namesInScope(p) {
		if near = Nearest(name, names); near != "" {
			break
		}
	}
	switch {
	case near != "" && module != "":
		return ". Did you mean: '" + near + "'? Or did you" + module
	case near != "":
		return ". Did you mean: '" + near + "'?"
	case module != "":
		return ". Did you" + module
	}
	return ""
}

// namesInScope returns the names that are known where the exception was raised: of the
// function, the module, and the built-in ones.
func (e *Exception) namesInScope(p *proc.Proc) [][]string {
	var lists [][]string
	if n := len(e.trace); n > 0 {
		stack := e.trace[n-1].Stack
		for i := len(stack) - 1; i >= 0; i-- {
			pos := stack[i].Pos
			if pos.Line == 0 {
				continue
			}
			if code := p.World().CodeOf(pos.Filename()); code != nil {
				if f := code.FunctionAt(text.Pos{Line: pos.Line, Col: pos.Col}); f != nil {
					lists = append(lists, f.Locals)
				}
				lists = append(lists, programNames(code.Globals()))
			}
			break
		}
	}
	return append(lists, programNames(p.World().Env.Keys()), []string{"None", "True", "False"})
}

// programNames returns those of names that a program can write, without the names of
// Python 2.
func programNames(names []string) []string {
	var list []string
	for _, n := range names {
		if !strings.ContainsAny(n, "$.@") {
			list = append(list, n)
		}
	}
	return list
}
