package text

import (
	"slices"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/re/regex"
	"github.com/pyq-lang/pyq/interp/raise"
)

// textWrapperClass is textwrap.TextWrapper. Its settings are attributes.
var textWrapperClass = object.NewClass("TextWrapper").In("textwrap")

const wrapperParams = "width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True, " +
	"fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]'"

// TextwrapMembers is the module textwrap.
func TextwrapMembers() starlark.StringDict {
	m := call.Functions(
		call.FOpen("def wrap(text, width=70, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			lines, err := wrapArguments(thread, args, kwargs)
			return starlark.NewList(kit.StringTuple(lines)), err
		}),
		call.FOpen("def fill(text, width=70, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			lines, err := wrapArguments(thread, args, kwargs)
			return starlark.String(strings.Join(lines, "\n")), err
		}),
		call.FOpen("def shorten(text, width, **kwargs)", shorten),
		call.F1("def dedent(text)", func(_ *starlark.Thread, text starlark.Value) (starlark.Value, error) {
			s, err := stringArgument(text)
			return starlark.String(dedent(s)), err
		}),
		call.F3("def indent(text, prefix, predicate=None)", indentText),
	)
	m["TextWrapper"] = textWrapperClass
	return m
}

func stringArgument(v starlark.Value) (string, error) {
	if s, ok := object.Native(v).(starlark.String); ok {
		return string(s), nil
	}
	return "", raise.Errorf("TypeError", "expected string or bytes-like object, got '%s'", object.TypeOf(v).Name())
}

func fillTextWrapper() {
	textWrapperClass.DefineObjects(kit.PlainObject,
		call.M("def TextWrapper.__init__(self, "+wrapperParams+")", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			for i, name := range wrapperNames {
				x := v[i]
				if x == nil {
					x = wrapperDefaults[i]
				}
				if err := self.SetOwn(name, x); err != nil {
					return nil, err
				}
			}
			return starlark.None, nil
		}),
		call.M1("def TextWrapper.wrap(self, text)", func(thread *starlark.Thread, self *object.Instance, text starlark.Value) (starlark.Value, error) {
			lines, err := wrapObject(thread, self, text)
			return starlark.NewList(kit.StringTuple(lines)), err
		}),
		call.M1("def TextWrapper.fill(self, text)", func(thread *starlark.Thread, self *object.Instance, text starlark.Value) (starlark.Value, error) {
			lines, err := wrapObject(thread, self, text)
			return starlark.String(strings.Join(lines, "\n")), err
		}),
	)
}

var (
	wrapperNames = []string{"width", "initial_indent", "subsequent_indent", "expand_tabs", "replace_whitespace",
		"fix_sentence_endings", "break_long_words", "drop_whitespace", "break_on_hyphens", "tabsize", "max_lines", "placeholder"}
	wrapperDefaults = []starlark.Value{starlark.MakeInt(70), starlark.String(""), starlark.String(""), starlark.True, starlark.True,
		starlark.False, starlark.True, starlark.True, starlark.True, starlark.MakeInt(8), starlark.None, starlark.String(" [...]")}
)

// wrapArguments wraps what wrap and fill are given.
func wrapArguments(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) ([]string, error) {
	text, self, err := wrapperOf(thread, args, kwargs)
	if err != nil {
		return nil, err
	}
	return wrapObject(thread, self, text)
}

// wrapperOf takes the argument text, and makes a TextWrapper of width and the others.
func wrapperOf(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, *object.Instance, error) {
	v, settings := kit.PartArguments([]string{"text", "width"}, args, kwargs)
	if v[1] != nil {
		settings = append(settings, starlark.Tuple{starlark.String("width"), v[1]})
	}
	self, err := starlark.Call(thread, textWrapperClass, nil, settings)
	if err != nil {
		return nil, nil, err
	}
	return v[0], self.(*object.Instance), nil
}

// shorten is textwrap.shorten(text, width, **kwargs).
func shorten(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	for _, kw := range kwargs {
		if kw[0] == starlark.String("max_lines") {
			return nil, raise.Arguments("textwrap.TextWrapper() got multiple values for keyword argument 'max_lines'")
		}
	}
	text, self, err := wrapperOf(thread, args, append(slices.Clip(kwargs), starlark.Tuple{starlark.String("max_lines"), kit.Unit}))
	if err != nil {
		return nil, err
	}
	s, err := stringArgument(text)
	if err != nil {
		return nil, err
	}
	lines, err := wrapObject(thread, self, starlark.String(strings.Join(strings.Fields(strings.TrimSpace(s)), " ")))
	return starlark.String(strings.Join(lines, "\n")), err
}

// A wrapping is the settings of a TextWrapper.
type wrapping struct {
	width, tabs, maxLines                               int // maxLines 0: any number
	initial, subsequent, placeholder                    string
	expand, replace, sentences, breakLong, drop, hyphen bool
}

// wrapObject wraps text with the settings of a TextWrapper.
func wrapObject(thread *starlark.Thread, self *object.Instance, text starlark.Value) ([]string, error) {
	s, err := stringArgument(text)
	if err != nil {
		return nil, err
	}
	var w wrapping
	for name, to := range map[string]*int{"width": &w.width, "tabsize": &w.tabs, "max_lines": &w.maxLines} {
		if v := kit.OrNone(self.Own(name)); v != starlark.None {
			if *to, err = object.ToSize(thread, v); err != nil {
				return nil, err
			}
		}
	}
	for name, to := range map[string]*string{"initial_indent": &w.initial, "subsequent_indent": &w.subsequent, "placeholder": &w.placeholder} {
		*to = object.Text(kit.OrNone(self.Own(name)))
	}
	for name, to := range map[string]*bool{"expand_tabs": &w.expand, "replace_whitespace": &w.replace, "fix_sentence_endings": &w.sentences,
		"break_long_words": &w.breakLong, "drop_whitespace": &w.drop, "break_on_hyphens": &w.hyphen} {
		if *to, err = object.IsTrue(thread, kit.OrNone(self.Own(name))); err != nil {
			return nil, err
		}
	}
	return w.wrap(s)
}

const wrapSpaces = "\t\n\x0b\x0c\r "

// chunkPattern is the regular expression by which CPython finds where a line may end.
var chunkPattern = sync.OnceValue(func() *regex.Regexp {
	const ws, nws, wp, lt = `[\t\n\x0b\x0c\r ]`, `[^\t\n\x0b\x0c\r ]`, `[\w!"'&.,?]`, `[^\d\W]`
	re, err := regex.Compile(ws+`+|(?<=`+wp+`)-{2,}(?=\w)|`+nws+`+?(?:-(?:(?<=`+lt+`{2}-)|(?<=`+lt+`-`+lt+`-))(?=`+lt+`-?`+lt+`)|(?=`+ws+`|\Z)|(?<=`+wp+`)(?=-{2,}\w))`, 0, false)
	if err != nil {
		panic(err) // a mistake of ours
	}
	return re
})

// split cuts text into chunks, the places between which are where lines may end.
func (w *wrapping) split(text string) ([]string, error) {
	if w.expand {
		expanded, err := object.CallMethod(nil, starlark.String(text), "expandtabs", starlark.Tuple{starlark.MakeInt(w.tabs)}, nil)
		if err != nil {
			return nil, err
		}
		text = object.Text(expanded)
	}
	if w.replace {
		text = strings.Map(func(r rune) rune {
			if strings.ContainsRune(wrapSpaces, r) {
				return ' '
			}
			return r
		}, text)
	}
	var chunks []string
	for rest := text; rest != ""; {
		n := len(rest)
		if w.hyphen {
			from := len(text) - len(rest)
			r, ok, err := chunkPattern().Find(regex.Input{Text: text, Pos: from, End: len(text)})
			if err != nil {
				return nil, err
			}
			if ok {
				if n = r.Places[0] - from; n == 0 {
					n = r.Places[1] - from
				}
			}
		} else {
			space := strings.IndexByte(wrapSpaces, rest[0]) >= 0
			if i := strings.IndexFunc(rest, func(r rune) bool { return strings.ContainsRune(wrapSpaces, r) != space }); i >= 0 {
				n = i
			}
		}
		chunks = append(chunks, rest[:n])
		rest = rest[n:]
	}
	if w.sentences {
		fixSentences(chunks)
	}
	return chunks, nil
}

// fixSentences makes the space after a sentence two wide.
func fixSentences(chunks []string) {
	for i := 0; i+1 < len(chunks); i++ {
		word := strings.TrimRight(chunks[i], `"'`)
		end := len(word) - 1
		if chunks[i+1] == " " && end > 0 && strings.IndexByte(".!?", word[end]) >= 0 && 'a' <= word[end-1] && word[end-1] <= 'z' {
			chunks[i+1] = "  "
			i++
		}
	}
}

func (w *wrapping) wrap(text string) ([]string, error) {
	if w.width <= 0 {
		return nil, raise.Errorf("ValueError", "invalid width %d (must be > 0)", w.width)
	}
	if w.maxLines > 0 {
		indent := w.initial
		if w.maxLines > 1 {
			indent = w.subsequent
		}
		if codepoint.Len(indent)+codepoint.Len(strings.TrimLeft(w.placeholder, wrapSpaces)) > w.width {
			return nil, raise.Errorf("ValueError", "placeholder too large for max width")
		}
	}
	chunks, err := w.split(text)
	if err != nil {
		return nil, err
	}
	var lines []string
	for len(chunks) > 0 {
		indent := w.initial
		if len(lines) > 0 {
			indent = w.subsequent
		}
		if w.drop && strings.TrimSpace(chunks[0]) == "" && len(lines) > 0 {
			chunks = chunks[1:]
		}
		var line []string
		line, chunks = w.line(chunks, w.width-codepoint.Len(indent))
		if len(line) == 0 {
			continue
		}
		if w.maxLines == 0 || len(lines)+1 < w.maxLines || (len(chunks) == 0 || w.drop && len(chunks) == 1 && strings.TrimSpace(chunks[0]) == "") && lengthOf(line) <= w.width-codepoint.Len(indent) {
			lines = append(lines, indent+strings.Join(line, ""))
			continue
		}
		return w.finish(lines, line, indent), nil
	}
	return lines, nil
}

func lengthOf(chunks []string) (n int) {
	for _, c := range chunks {
		n += codepoint.Len(c)
	}
	return n
}

// line takes the chunks that fit into a line.
func (w *wrapping) line(chunks []string, width int) (line, rest []string) {
	n := 0
	for len(chunks) > 0 && n+codepoint.Len(chunks[0]) <= width {
		n += codepoint.Len(chunks[0])
		line, chunks = append(line, chunks[0]), chunks[1:]
	}
	if len(chunks) > 0 && codepoint.Len(chunks[0]) > width {
		switch left := max(width-n, 0); {
		case width < 1:
			left = 1
			fallthrough
		case w.breakLong:
			end := left
			if w.hyphen && codepoint.Len(chunks[0]) > left {
				head, _ := kit.CutRunes(chunks[0], left)
				if h := strings.LastIndexByte(head, '-'); h > 0 && strings.Trim(head[:h], "-") != "" {
					end = codepoint.Len(head[:h+1])
				}
			}
			head, tail := kit.CutRunes(chunks[0], end)
			line = append(line, head)
			chunks = append([]string{tail}, chunks[1:]...)
		case len(line) == 0:
			line, chunks = append(line, chunks[0]), chunks[1:]
		}
	}
	if w.drop && len(line) > 0 && strings.TrimSpace(line[len(line)-1]) == "" {
		line = line[:len(line)-1]
	}
	return line, chunks
}

// finish ends text that is cut with the placeholder.
func (w *wrapping) finish(lines, line []string, indent string) []string {
	width := w.width - codepoint.Len(indent)
	for len(line) > 0 {
		last := line[len(line)-1]
		if strings.TrimSpace(last) != "" && lengthOf(line)+codepoint.Len(w.placeholder) <= width {
			return append(lines, indent+strings.Join(line, "")+w.placeholder)
		}
		line = line[:len(line)-1]
	}
	if len(lines) > 0 {
		prev := strings.TrimRight(lines[len(lines)-1], wrapSpaces)
		if codepoint.Len(prev)+codepoint.Len(w.placeholder) <= w.width {
			lines[len(lines)-1] = prev + w.placeholder
			return lines
		}
	}
	return append(lines, indent+strings.TrimLeft(w.placeholder, wrapSpaces))
}

// dedent is textwrap.dedent: it removes the spaces that all lines begin with.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	margin, found := "", false
	for i, line := range lines {
		body := strings.TrimLeft(line, " \t")
		if body == "" {
			lines[i] = ""
			continue
		}
		indent := line[:len(line)-len(body)]
		switch {
		case !found:
			margin, found = indent, true
		case strings.HasPrefix(indent, margin):
		case strings.HasPrefix(margin, indent):
			margin = indent
		default:
			n := 0
			for n < len(margin) && n < len(indent) && margin[n] == indent[n] {
				n++
			}
			margin = margin[:n]
		}
	}
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], margin)
	}
	return strings.Join(lines, "\n")
}

// indentText is textwrap.indent(text, prefix, predicate=None).
func indentText(thread *starlark.Thread, text, prefix, predicate starlark.Value) (starlark.Value, error) {
	s, err := stringArgument(text)
	if err != nil {
		return nil, err
	}
	margin, err := stringArgument(prefix)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, line := range strings.SplitAfter(s, "\n") {
		add := strings.TrimSpace(line) != ""
		if f := kit.OrNone(predicate); f != starlark.None && line != "" {
			if add, err = kit.Satisfies(thread, f, starlark.String(line)); err != nil {
				return nil, err
			}
		}
		if add {
			b.WriteString(margin)
		}
		b.WriteString(line)
	}
	return starlark.String(b.String()), nil
}
