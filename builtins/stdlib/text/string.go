package text

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

const (
	lowercase   = "abcdefghijklmnopqrstuvwxyz"
	uppercase   = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits      = "0123456789"
	punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	whitespace  = " \t\n\r\v\f"
)

// StringMembers is the module string, with what only Python 2 has: its functions are
// the methods of str.
func StringMembers() starlark.StringDict {
	m := call.Functions(append(stringFunctions(),
		call.F2("def capwords(s, sep=None)", capwords),
		call.F2("def join(words, sep=' ')", stringJoin),
		call.F2("def joinfields(words, sep=' ')", stringJoin),
		call.F2("def atoi(s, base=10)", stringAtoi),
		call.F2("def atol(s, base=10)", stringAtoi),
		call.F1("def atof(s)", func(thread *starlark.Thread, s starlark.Value) (starlark.Value, error) {
			return starlark.Call(thread, object.FloatClass, starlark.Tuple{s}, nil)
		}),
	)...)
	for name, text := range map[string]string{
		"ascii_letters": lowercase + uppercase, "ascii_lowercase": lowercase, "ascii_uppercase": uppercase,
		"digits": digits, "hexdigits": digits + "abcdefABCDEF", "octdigits": "01234567",
		"punctuation": punctuation, "whitespace": whitespace,
		"printable": digits + lowercase + uppercase + punctuation + whitespace,
		"letters":   lowercase + uppercase, "lowercase": lowercase, "uppercase": uppercase,
	} {
		m[name] = starlark.String(text)
	}
	m["maketrans"], _ = object.StrClass.Lookup("maketrans")
	m["Template"] = templateClass
	return m
}

// stringFunctions are the functions of Python 2's module string that are methods of
// their first argument.
func stringFunctions() []*call.Entry {
	split := stringFunction("split(s, sep=None, maxsplit=-1)")
	list := []*call.Entry{split, split.Named("splitfields")}
	for _, text := range []string{
		"upper(s)", "lower(s)", "capitalize(s)", "swapcase(s)", "strip(s, chars=None)", "lstrip(s, chars=None)", "rstrip(s, chars=None)",
		"rsplit(s, sep=None, maxsplit=-1)", "find(s, *args)", "rfind(s, *args)", "index(s, *args)", "rindex(s, *args)", "count(s, *args)",
		"replace(s, old, new, maxreplace=-1)", "translate(s, table, deletions='')", "zfill(x, width)", "ljust(s, width, *args)",
		"rjust(s, width, *args)", "center(s, width, *args)", "expandtabs(s, tabsize=8)",
	} {
		list = append(list, stringFunction(text))
	}
	return list
}

// stringFunction is a function that is a method of its first argument.
func stringFunction(text string) *call.Entry {
	method, _, _ := strings.Cut(text, "(")
	if strings.HasSuffix(text, "*args)") {
		return call.FArgs("def "+text, func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
			return object.CallMethod(thread, args[0], method, args[1:], nil)
		})
	}
	return call.F("def "+text, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		for len(v) > 1 && v[len(v)-1] == nil {
			v = v[:len(v)-1]
		}
		for i, x := range v {
			v[i] = kit.OrNone(x)
		}
		return object.CallMethod(thread, v[0], method, v[1:], nil)
	})
}

// capwords is string.capwords(s, sep=None).
func capwords(thread *starlark.Thread, s, sep starlark.Value) (starlark.Value, error) {
	var args starlark.Tuple
	if sep == nil || sep == starlark.None {
		sep = starlark.String(" ")
	} else {
		args = starlark.Tuple{sep}
	}
	words, err := object.CallMethod(thread, s, "split", args, nil)
	if err != nil {
		return nil, err
	}
	list, err := object.Collect(thread, words)
	if err != nil {
		return nil, err
	}
	for i, w := range list {
		if list[i], err = object.CallMethod(thread, w, "capitalize", nil, nil); err != nil {
			return nil, err
		}
	}
	return object.CallMethod(thread, sep, "join", starlark.Tuple{starlark.NewList(list)}, nil)
}

// stringJoin is Python 2's string.join(words, sep=' ').
func stringJoin(thread *starlark.Thread, words, sep starlark.Value) (starlark.Value, error) {
	if sep == nil {
		sep = starlark.String(" ")
	}
	return object.CallMethod(thread, sep, "join", starlark.Tuple{words}, nil)
}

// stringAtoi is Python 2's string.atoi(s, base=10).
func stringAtoi(thread *starlark.Thread, s, base starlark.Value) (starlark.Value, error) {
	if base == nil {
		base = starlark.MakeInt(10)
	}
	return starlark.Call(thread, object.IntClass, starlark.Tuple{s, base}, nil)
}

// templateClass is string.Template. A derived class may have another delimiter.
var templateClass = object.NewClass("Template").In("string")

func fillTemplateClass() {
	templateClass.DefineObjects(kit.PlainObject,
		call.M1("def Template.__init__(self, template)", func(_ *starlark.Thread, self *object.Instance, template starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("template", template)
		}),
		substitution("substitute", false),
		substitution("safe_substitute", true),
	)
	templateClass.Set("delimiter", starlark.String("$"))
}

// substitution is Template.substitute, or safe_substitute, which leaves alone what it
// does not know.
func substitution(name string, safe bool) *call.Entry {
	return call.MOpen("def Template."+name+"(self, mapping={}, /, **kws)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		find := func(key string) (starlark.Value, error) {
			for _, kw := range kwargs {
				if string(kw[0].(starlark.String)) == key {
					return kw[1], nil
				}
			}
			if len(args) == 0 {
				return nil, kit.KeyError(thread, starlark.String(key))
			}
			return object.GetItem(thread, args[0], starlark.String(key))
		}
		t, err := newTemplate(thread, self)
		if err != nil {
			return nil, err
		}
		text := t.text
		var out strings.Builder
		for {
			at := strings.Index(text, t.delimiter)
			if at < 0 {
				out.WriteString(text)
				return starlark.String(out.String()), nil
			}
			if err := object.Afford(out.Len(), 4); err != nil { // the builder makes room for more, beside what it has
				return nil, err
			}
			out.WriteString(text[:at])
			key, n := t.placeholderAt(text[at:])
			switch {
			case n == 0 && !safe:
				return nil, invalidPlaceholder(t.text, len(t.text)-len(text)+at)
			case n == 0:
				n = len(t.delimiter)
				out.WriteString(t.delimiter)
			case key == "":
				out.WriteString(t.delimiter)
			default:
				v, err := find(key)
				if err != nil && safe && object.IsError(err, object.KeyErrorClass) {
					out.WriteString(text[at : at+n])
				} else if err != nil {
					return nil, err
				} else if err := writeStr(thread, &out, v); err != nil {
					return nil, err
				}
			}
			text = text[at+n:]
		}
	})
}

func writeStr(thread *starlark.Thread, out *strings.Builder, v starlark.Value) error {
	s, err := object.Str(thread, v)
	out.WriteString(s)
	return err
}

// A template is a Template's text and delimiter.
type template struct{ text, delimiter string }

func newTemplate(thread *starlark.Thread, self starlark.Value) (t template, err error) {
	for _, part := range []struct {
		name string
		to   *string
	}{{"template", &t.text}, {"delimiter", &t.delimiter}} {
		v, err := object.GetAttr(thread, self, part.name)
		if err != nil {
			return t, err
		}
		text, ok := object.Native(v).(starlark.String)
		if !ok {
			return t, raise.Errorf("TypeError", "expected string or bytes-like object, got '%s'", object.TypeOf(v).Name())
		}
		*part.to = string(text)
	}
	return t, nil
}

// placeholderAt returns the name in the placeholder at the start of text, "" for "$$",
// and its length, 0 if there is none.
func (t template) placeholderAt(text string) (key string, n int) {
	start := len(t.delimiter)
	rest := text[start:]
	if strings.HasPrefix(rest, t.delimiter) {
		return "", 2 * start
	}
	braced := strings.HasPrefix(rest, "{")
	if braced {
		start++
	}
	end := start
	for end < len(text) && (text[end] == '_' || kit.IsLetter(text[end]) || end > start && kit.IsDigit(text[end])) {
		end++
	}
	switch {
	case end == start, braced && (end == len(text) || text[end] != '}'):
		return "", 0
	case braced:
		return text[start:end], end + 1
	}
	return text[start:end], end
}

func invalidPlaceholder(text string, at int) error {
	before := text[:at]
	line := strings.Count(before, "\n") + 1
	col := codepoint.Len(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return raise.Errorf("ValueError", "Invalid placeholder in string: line %d, col %d", line, col)
}
