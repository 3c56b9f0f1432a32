package prompt

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/docs"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A Place is where in an input a completion was asked for.
type Place struct {
	Word string   // the part of a name that is there already, "" for none
	Path []string // the names before it that lead to an object: a.b.
	Line string   // what is before the path on its line
	Call []string // the names that lead to what is called here, nil if nothing is
	// Index are the names that lead to what is indexed here, nil if nothing is, and Quote the
	// quotation mark that the key begins with, "" for none.
	Index []string
	Quote string
}

// FindPlace says what is being typed at the end of a text; ok is false within a string or
// comment.
func FindPlace(text string) (at Place, ok bool) {
	code, ok := openBrackets(text)
	if !ok {
		return findKey(text)
	}
	path := trailingPath(text)
	at.Path, at.Word = path[:len(path)-1], path[len(path)-1]
	before := text[:len(text)-len(strings.Join(path, "."))]
	at.Line = before[strings.LastIndexByte(before, '\n')+1:]
	if len(at.Path) == 0 && len(code) > 0 {
		if open := code[len(code)-1]; text[open] == '(' {
			at.Call = trailingPath(strings.TrimRight(text[:open], " "))
			if at.Call[len(at.Call)-1] == "" {
				at.Call = nil
			}
		} else if open == len(before)-1 && at.Word == "" {
			at.Index = indexed(text[:open+1])
		}
	}
	return at, true
}

// findKey says what is being typed in a string that is the key of an index: d["na.
func findKey(text string) (at Place, ok bool) {
	start := strings.LastIndexAny(text, `"'`)
	if start < 0 {
		return at, false
	}
	if _, code := openBrackets(text[:start]); !code { // it is within another string, or a comment
		return at, false
	}
	at.Word, at.Quote, at.Index = text[start+1:], text[start:start+1], indexed(text[:start])
	return at, at.Index != nil && !strings.ContainsAny(at.Word, "\n\\")
}

// indexed returns the names before the bracket of an index at the end of a text, nil for none.
func indexed(text string) []string {
	before, ok := strings.CutSuffix(text, "[")
	if !ok {
		return nil
	}
	path := trailingPath(before)
	if path[0] == "" || path[len(path)-1] == "" {
		return nil
	}
	return path
}

// openBrackets returns the places of the brackets that are open at the end of a text; ok
// is false if the end is in a string or comment.
func openBrackets(text string) (open []int, ok bool) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '(', '[', '{':
			open = append(open, i)
		case ')', ']', '}':
			open = open[:max(len(open)-1, 0)]
		case '#':
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				return nil, false
			}
			i += end
		case '"', '\'':
			n := stringLength(text[i:])
			if n < 0 {
				return nil, false
			}
			i += n - 1
		}
	}
	return open, true
}

// stringLength returns the length of the string literal that a text begins with, -1 if
// it has no end.
func stringLength(text string) int {
	quote, long := text[:1], false
	if strings.HasPrefix(text, strings.Repeat(quote, 3)) {
		quote, long = text[:3], true
	}
	for i := len(quote); i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], quote):
			return i + len(quote)
		case text[i] == '\n' && !long:
			return i // a mistake that ends with the line
		}
	}
	return -1
}

// trailingPath splits the dotted name at the end of a text; its last part may be empty.
func trailingPath(text string) []string {
	runes := []rune(text)
	i := len(runes)
	for i > 0 && (isNameRune(runes[i-1]) || runes[i-1] == '.') {
		i--
	}
	path := strings.Split(string(runes[i:]), ".")
	// What follows a call, an index or a number is not known without computing it.
	if i > 0 && len(path) > 1 && path[0] == "" || path[0] != "" && unicode.IsDigit([]rune(path[0])[0]) {
		return []string{"", path[len(path)-1]}
	}
	return path
}

func isNameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// A World is what completion knows beside the names of the process.
type World struct {
	Keywords []string
	Exports  func(module string) ([]string, bool)
}

// Complete returns what the word at a place may become, sorted: names, attributes,
// keyword arguments (with "=") and modules.
func (w *World) Complete(thread *starlark.Thread, at Place) []string {
	p := proc.Of(thread)
	if at.Index != nil {
		list := keys(lookup(thread, at.Index), at)
		if len(list) > 0 || at.Quote != "" {
			return list
		}
	}
	if list, ok := w.inImport(p, at); ok {
		return matching(list, at.Word)
	}
	if len(at.Path) > 0 {
		v := lookup(thread, at.Path)
		if v == nil {
			return nil
		}
		list, err := object.Dir(thread, v)
		if err != nil {
			return nil
		}
		return matching(list, at.Word)
	}
	list := slices.Concat(p.SessionNames(), p.World().Env.Keys(), w.Keywords)
	if at.Call != nil {
		if f := lookup(thread, at.Call); f != nil {
			for _, name := range parameters(f) {
				list = append(list, name+"=")
			}
		}
	}
	return matching(list, at.Word)
}

// inImport returns the names that fit in an import statement; ok is false if the place is
// in none.
func (w *World) inImport(p *proc.Proc, at Place) (list []string, ok bool) {
	words := strings.Fields(at.Line)
	if len(words) == 0 || words[0] != "import" && words[0] != "from" {
		return nil, false
	}
	switch imports := slices.Index(words, "import"); {
	case words[0] == "from" && imports > 1:
		list, _ = w.Exports(words[1])
		return list, true
	case words[0] == "from" && len(words) > 1:
		return []string{"import"}, true
	}
	prefix := strings.Join(append(slices.Clone(at.Path), ""), ".")
	for _, m := range p.World().Modules {
		if rest, ok := strings.CutPrefix(m, prefix); ok {
			first, _, _ := strings.Cut(rest, ".")
			list = append(list, first)
		}
	}
	return list, true
}

// keys returns the texts and numbers that are keys of a dict, in its order, as they may follow
// the bracket or the quotation mark.
func keys(v starlark.Value, at Place) (list []string) {
	const most = 200
	d, ok := v.(*starlark.Dict)
	if !ok {
		return nil
	}
	for _, k := range d.Keys() {
		word := ""
		switch k := k.(type) {
		case starlark.String:
			quote := cmp.Or(at.Quote, `"`)
			if text := string(k); strings.HasPrefix(text, at.Word) && !strings.ContainsAny(text, "\n\r\\"+quote) {
				word = text + quote
				if at.Quote == "" {
					word = quote + word
				}
			}
		case starlark.Int:
			if at.Quote == "" {
				word = k.String()
			}
		}
		if word != "" && len(list) < most {
			list = append(list, word+"]")
		}
	}
	return list
}

// lookup returns the value that a dotted name has, nil if it has none.
func lookup(thread *starlark.Thread, path []string) starlark.Value {
	p := proc.Of(thread)
	v := p.SessionValue(path[0])
	for _, name := range path[1:] {
		if v == nil {
			return nil
		}
		next, err := object.GetAttr(thread, v, name)
		if err != nil {
			return nil
		}
		v = next
	}
	return v
}

// parameters returns the names of the parameters that a call may name.
func parameters(f starlark.Value) []string {
	if e := object.DocEntry(f); e != nil {
		return described(e)
	}
	if c, ok := f.(*object.Class); ok {
		init, _ := c.Lookup("__init__")
		f = init
	}
	if m, ok := f.(*object.BoundMethod); ok {
		f, _ = m.Attr("__func__")
	}
	fn, ok := f.(memory.Func)
	if !ok {
		return nil
	}
	known := memory.DefinedAt(fn)
	if known == nil {
		return nil
	}
	list := slices.Concat(known.Params[min(known.PosOnly, len(known.Params)):], known.KwOnly)
	return slices.DeleteFunc(list, func(name string) bool { return name == "self" })
}

// described returns the names of the parameters in a signature of the documentation.
func described(e *docs.Entry) []string {
	_, rest, _ := strings.Cut(e.Signature, "(")
	rest, _, _ = strings.Cut(rest, "), ")
	var list []string
	for part := range strings.SplitSeq(strings.TrimSuffix(rest, ")"), ", ") {
		name, _, optional := strings.Cut(part, "=")
		if optional && strings.TrimFunc(name, isNameRune) == "" && name != "" {
			list = append(list, name)
		}
	}
	return list
}

// matching returns the names that begin with a word. Those that begin with "_" are for
// those who ask for them.
func matching(list []string, word string) []string {
	var out []string
	for _, name := range list {
		private := strings.HasPrefix(name, "_") && word == ""
		if strings.HasPrefix(name, word) && !private && !strings.ContainsAny(name, "$.@") {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
