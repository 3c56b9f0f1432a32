package text

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
)

// A dialect is the functions under test by the names that transcripts use.
type dialect struct {
	repr, str, ascii func(*starlark.Thread, starlark.Value) (string, error)
	format           func(*starlark.Thread, starlark.Value, string) (string, error)
	percent          func(*starlark.Thread, string, starlark.Value) (starlark.Value, error)
	fmt              func(*starlark.Thread, string, starlark.Tuple, []starlark.Tuple) (starlark.Value, error)
}

var python3 = dialect{object.Repr, object.Str, ASCII, object.Format, Percent,
	func(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return FormatString(thread, s, args, kwargs, nil)
	}}

var python2 = dialect{object.ReprPython2, object.StrPython2, ASCII, object.FormatPython2, PercentPython2, FormatStringPython2}

// names returns the environment of a transcript.
func (d dialect) names() starlark.StringDict {
	text := func(name string, f func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (string, error)) *starlark.Builtin {
		return starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			s, err := f(thread, args, kwargs)
			return starlark.String(s), err
		})
	}
	unary := func(name string, f func(*starlark.Thread, starlark.Value) (string, error)) *starlark.Builtin {
		return text(name, func(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (string, error) {
			return f(thread, args[0])
		})
	}
	return starlark.StringDict{
		"repr": unary("repr", d.repr), "str": unary("str", d.str), "ascii": unary("ascii", d.ascii),
		"format": text("format", func(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (string, error) {
			return d.format(thread, args[0], string(args[1].(starlark.String)))
		}),
		"fmt": starlark.NewBuiltin("fmt", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return d.fmt(thread, string(args[0].(starlark.String)), args[1:], kwargs)
		}),
		"fmt_map": starlark.NewBuiltin("fmt_map", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return FormatString(thread, string(args[0].(starlark.String)), nil, nil, args[1])
		}),
		"mod":   starlark.NewBuiltin("mod", d.mod),
		"int":   starlark.NewBuiltin("int", testInt),
		"float": starlark.NewBuiltin("float", testFloat),
		"set":   starlark.Universe["set"],
		"range": object.RangeClass,
	}
}

func (d dialect) mod(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if b, ok := args[0].(starlark.Bytes); ok {
		s, err := PercentBytes(thread, string(b), args[1])
		return starlark.Bytes(s), err
	}
	return d.percent(thread, string(args[0].(starlark.String)), args[1])
}

func testInt(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, object.IntClass, args, nil)
}

func testFloat(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, object.FloatClass, args, nil)
}

// TestTranscripts runs transcripts that CPython's doctest accepts too. Their
// expressions are common to Python and Starlark.
func TestTranscripts(t *testing.T) {
	for _, test := range []struct {
		file    string
		dialect dialect
	}{
		{"testdata/text.txt", python3},
		{"testdata/text_sample.txt", python3},
		{"testdata/text_python2.txt", python2},
	} {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(test.file)
			if err != nil {
				t.Fatal(err)
			}
			_, examples, _ := strings.Cut(string(data), "# Examples\n")
			names := test.dialect.names()
			for block := range strings.SplitSeq(examples, ">>> ") {
				source, want, ok := strings.Cut(block, "\n")
				if !ok || source == "" {
					continue
				}
				if got := evaluate(test.dialect, names, source); got != strings.TrimSpace(want) {
					t.Errorf("%s\n got: %s\nwant: %s", source, got, want)
				}
			}
		})
	}
}

// evaluate returns what the interactive interpreter shows.
func evaluate(d dialect, names starlark.StringDict, source string) string {
	thread := new(starlark.Thread)
	v, err := starlark.EvalOptions(&syntax.FileOptions{}, thread, "test", source, names)
	if err == nil {
		var text string
		if text, err = d.repr(thread, v); err == nil {
			return text
		}
	}
	if e, ok := err.(*starlark.EvalError); ok {
		err = e.Unwrap()
	}
	return "Traceback (most recent call last):\n" + err.Error()
}

// TestTranscriptsInPython lets CPython itself judge the transcripts.
func TestTranscriptsInPython(t *testing.T) {
	version, err := exec.CommandContext(t.Context(), "python3", "--version").Output()
	if err != nil || !strings.HasPrefix(string(version), "Python 3.11.") {
		t.Skip("needs python3 of version 3.11, whose messages pyq gives")
	}
	for _, file := range []string{"testdata/text.txt", "testdata/text_sample.txt"} {
		if out, err := exec.CommandContext(t.Context(), "python3", "-m", "doctest", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
	}
}
