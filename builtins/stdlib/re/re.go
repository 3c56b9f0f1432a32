package re

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/re/regex"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module re.
var (
	PatternClass   = object.NewClass("Pattern").In("re").Static()
	MatchClass     = object.NewClass("Match").In("re").Static()
	regexFlagClass = object.NewClass("RegexFlag", object.IntClass).In("re")
	reErrorClass   = object.NewClass("error", object.ExceptionClass).In("re")
)

// reFlags are the flags by their long names, and by their short ones.
var reFlags = []struct {
	name, short string
	value       regex.Flags
}{
	{"ASCII", "A", regex.ASCII}, {"IGNORECASE", "I", regex.IgnoreCase}, {"LOCALE", "L", regex.Locale},
	{"UNICODE", "U", regex.Unicode}, {"MULTILINE", "M", regex.MultiLine}, {"DOTALL", "S", regex.DotAll},
	{"VERBOSE", "X", regex.Verbose}, {"DEBUG", "DEBUG", regex.Debug},
}

// Members is the module re.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F2("def compile(pattern, flags=0)", reCompile),
		call.F3("def match(pattern, string, flags=0)", compiled(patternMatch(regex.Match))),
		call.F3("def fullmatch(pattern, string, flags=0)", compiled(patternMatch(regex.FullMatch))),
		call.F3("def search(pattern, string, flags=0)", compiled(patternMatch(regex.Search))),
		call.F3("def findall(pattern, string, flags=0)", compiled(patternFindAll)),
		call.F3("def finditer(pattern, string, flags=0)", compiled(patternFindIter)),
		call.F4("def split(pattern, string, maxsplit=0, flags=0)", func(thread *starlark.Thread, pattern, str, maxsplit, flags starlark.Value) (starlark.Value, error) {
			p, err := compilePattern(thread, pattern, flags)
			if err != nil {
				return nil, err
			}
			return patternSplit(thread, p, str, maxsplit)
		}),
		call.F("def sub(pattern, repl, string, count=0, flags=0)", reSub(patternSub(false))),
		call.F("def subn(pattern, repl, string, count=0, flags=0)", reSub(patternSub(true))),
		call.F1("def escape(pattern)", reEscape),
		call.F0("def purge()", func(*starlark.Thread) (starlark.Value, error) { return starlark.None, nil }),
	)
	for _, f := range reFlags {
		v := object.NewInstance(nil, regexFlagClass, starlark.MakeInt(int(f.value)))
		m[f.name], m[f.short] = v, v
	}
	m["NOFLAG"] = object.NewInstance(nil, regexFlagClass, starlark.MakeInt(0))
	m["error"], m["PatternError"] = reErrorClass, reErrorClass
	m["Pattern"], m["Match"], m["RegexFlag"] = PatternClass, MatchClass, regexFlagClass
	return m
}

func fillRegexFlag() {
	text := func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		n, _ := object.Native(self).(starlark.Int).Int64()
		return starlark.String(flagText(regex.Flags(n))), nil
	}
	regexFlagClass.Define(nil, call.M0("def RegexFlag.__repr__(self)", text), call.M0("def RegexFlag.__str__(self)", text))
}

// flagText is the repr of flags: "re.IGNORECASE|re.MULTILINE".
func flagText(flags regex.Flags) string {
	var parts []string
	for _, f := range reFlags {
		if flags&f.value != 0 {
			parts = append(parts, "re."+f.name)
		}
	}
	if len(parts) == 0 {
		return "re.NOFLAG"
	}
	return strings.Join(parts, "|")
}

// A pattern is what an instance of Pattern carries. It is immutable.
type pattern struct {
	re     *regex.Regexp
	source starlark.Value // str or bytes
	bytes  bool
}

// TravelTo implements object.Payload.
func (p *pattern) TravelTo(*memory.Copier, *object.Instance) (any, error) { return p, nil }

func patternOf(v starlark.Value) *pattern { return v.(*object.Instance).Base().(*pattern) }

// A patternKey identifies a pattern among those that a process has compiled.
type patternKey struct {
	text  string
	bytes bool
	flags regex.Flags
}

// A patternCache is the patterns that a process has compiled.
type patternCache map[patternKey]*object.Instance

var patternCaches = proc.NewSlot(func(*proc.Proc) *patternCache { return &patternCache{} })

// mostPatterns is how many patterns a process keeps, as many as CPython.
const mostPatterns = 512

// compilePattern returns the Pattern for the arguments of compile. v may be a Pattern.
func compilePattern(thread *starlark.Thread, v, flags starlark.Value) (*object.Instance, error) {
	n := 0
	if flags != nil {
		var err error
		if n, err = object.ToSize(thread, flags); err != nil {
			return nil, err
		}
	}
	key := patternKey{flags: regex.Flags(n)}
	switch x := object.Native(v).(type) {
	case *object.Instance:
		if x.Class() != PatternClass {
			return nil, raise.Errorf("TypeError", "first argument must be string or compiled pattern")
		}
		if n != 0 {
			return nil, raise.Errorf("ValueError", "cannot process flags argument with a compiled pattern")
		}
		return x, nil
	case starlark.String:
		key.text = string(x)
	case starlark.Bytes:
		key.text, key.bytes = string(x), true
	default:
		return nil, raise.Errorf("TypeError", "first argument must be string or compiled pattern")
	}
	cache := *patternCaches.Of(proc.Of(thread))
	if p := cache[key]; p != nil {
		return p, nil
	}
	re, err := regex.Compile(key.text, key.flags, key.bytes)
	if err != nil {
		return nil, raisePatternError(thread, err, key.text, v)
	}
	p := object.NewInstance(proc.Of(thread).Home(), PatternClass, &pattern{re, object.Native(v), key.bytes})
	if len(cache) >= mostPatterns {
		clear(cache)
	}
	cache[key] = p
	return p, nil
}

// raisePatternError raises re.error with its attributes.
func raisePatternError(thread *starlark.Thread, err error, text string, source starlark.Value) error {
	var e *regex.Error
	if !errors.As(err, &e) {
		return err
	}
	if e.Pos == -2 {
		return raise.Errorf("OverflowError", "%s", e.Msg)
	}
	msg := e.Error()
	pos, line, col := starlark.Value(starlark.None), starlark.Value(starlark.None), starlark.Value(starlark.None)
	if e.Pos >= 0 {
		head, _ := kit.CutRunes(text, e.Pos)
		n := strings.Count(head, "\n") + 1
		k := codepoint.Len(head[strings.LastIndexByte(head, '\n')+1:]) + 1
		if strings.Contains(text, "\n") {
			msg += " (line " + starlark.MakeInt(n).String() + ", column " + starlark.MakeInt(k).String() + ")"
		}
		pos, line, col = starlark.MakeInt(e.Pos), starlark.MakeInt(n), starlark.MakeInt(k)
	}
	exc := exception.New(proc.Of(thread), reErrorClass, starlark.String(msg))
	if err := kit.FirstError(exc.SetOwn("msg", starlark.String(e.Msg)), exc.SetOwn("pattern", source), exc.SetOwn("pos", pos),
		exc.SetOwn("lineno", line), exc.SetOwn("colno", col)); err != nil {
		return err
	}
	return exception.Raise(thread, exc, nil)
}

func reCompile(thread *starlark.Thread, pattern, flags starlark.Value) (starlark.Value, error) {
	p, err := compilePattern(thread, pattern, flags)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// compiled makes a function of a method of Pattern.
func compiled(f searchMethod) func(thread *starlark.Thread, pattern, str, flags starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, pattern, str, flags starlark.Value) (starlark.Value, error) {
		p, err := compilePattern(thread, pattern, flags)
		if err != nil {
			return nil, err
		}
		return f(thread, p, str, nil, nil)
	}
}

// reSub makes sub or subn of the method of Pattern.
func reSub(f subMethod) func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		p, err := compilePattern(thread, v[0], v[4])
		if err != nil {
			return nil, err
		}
		return f(thread, p, v[1], v[2], v[3])
	}
}

// reEscape is re.escape(pattern).
func reEscape(_ *starlark.Thread, pattern starlark.Value) (starlark.Value, error) {
	escape := func(text string) string {
		var b strings.Builder
		for i := range len(text) {
			if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", text[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(text[i])
		}
		return b.String()
	}
	switch x := object.Native(pattern).(type) {
	case starlark.String:
		return starlark.String(escape(string(x))), nil
	case starlark.Bytes:
		return starlark.Bytes(escape(string(x))), nil
	}
	return nil, raise.Errorf("TypeError", "decoding to str: need a bytes-like object, %s found", object.TypeOf(pattern).Name())
}
