package parser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

var record = flag.Bool("record", false, "record what the parser says in the files of Python 2 programs")

// sections calls f with the sections of the files in testdata: the programs, each
// followed by its expectation.
func sections(t *testing.T, glob string, f func(t *testing.T, src, want string) string) {
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", glob, err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			src, want := a.Files[i], &a.Files[i+1]
			t.Run(filepath.Base(file)+"/"+src.Name, func(t *testing.T) {
				got := f(t, unescape(string(src.Data)), strings.TrimSuffix(string(want.Data), "\n"))
				if *record {
					want.Data = []byte(got + "\n")
				}
			})
		}
		if *record {
			if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// unescape makes characters that a text file had better not hold of \r, \f and \z,
// which stands for the end of the text without a newline.
func unescape(src string) string {
	if i := strings.Index(src, "␃"); i >= 0 {
		src = src[:i]
	}
	return strings.NewReplacer("␍", "\r", "␌", "\f", "␉", "\t", "␠", "\u00A0").Replace(src)
}

// TestTrees compares trees with those that CPython 3.13 recorded by
// testdata/dump.py.
func TestTrees(t *testing.T) {
	sections(t, "testdata/tree3*.txtar", func(t *testing.T, src, want string) string {
		f, errs := Parse(src, Options{Python2: Python3})
		if errs != nil {
			t.Fatal(errs)
		}
		got := dump(f.Module, true)
		if i := mismatch(got, want); i >= 0 {
			i = max(0, i-80)
			t.Errorf("%s\n got …%.200s\nwant …%.200s", src, got[min(i, len(got)):], want[min(i, len(want)):])
		}
		return want
	})
}

// mismatch is where two texts begin to differ, -1 if they don't.
func mismatch(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) && i == len(b) {
		return -1
	}
	return i
}

// TestTrees2 is for Python 2, of which CPython gives no spans.
func TestTrees2(t *testing.T) {
	sections(t, "testdata/tree2*.txtar", func(t *testing.T, src, want string) string {
		f, errs := Parse(src, Options{Python2: Python2})
		if errs != nil {
			t.Fatal(errs)
		}
		got := strings.ReplaceAll(dump(f.Module, false), "), ", "),\n")
		if got != want && !*record {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
		return got
	})
}

// TestErrors compares messages and lines with those of CPython 3.13.
func TestErrors(t *testing.T) {
	sections(t, "testdata/errors3*.txtar", func(t *testing.T, src, want string) string {
		_, errs := Parse(src, Options{Python2: Python3})
		got := "none"
		if len(errs) > 0 {
			got = fmt.Sprintf("%d: %s: %s", errs[0].Start.Line, errs[0].Kind, errs[0].Msg)
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
		return want
	})
}

// TestMessages compares all errors of programs, with their columns and advice.
func TestMessages(t *testing.T) {
	sections(t, "testdata/messages*.txtar", func(t *testing.T, src, want string) string {
		_, errs := Parse(src, Options{})
		got := errs.Error()
		if errs.Partial() {
			got += "\nmore"
		}
		if got != want && !*record {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
		return got
	})
}

func TestVersion(t *testing.T) {
	sections(t, "testdata/version*.txtar", func(t *testing.T, src, want string) string {
		f, errs := Parse(src, Options{})
		got := "Python 3"
		if f.Python2 {
			got = "Python 2"
		}
		if errs != nil {
			got = errs.Error()
		}
		for _, e := range f.Evidence {
			got += fmt.Sprintf("\n%d:%d: %s", e.Pos.Line, e.Pos.Col, e.What)
		}
		if got != want && !*record {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
		return got
	})
}

// TestDepth feeds the parser programs that nest without end. None may overflow the
// stack, make a tree that is too deep, or take more than linear time.
func TestDepth(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(64 << 20))
	const n = 100_000
	rep := strings.Repeat
	for _, tt := range []struct{ name, src, want string }{
		{"parentheses", rep("(", n), "too many nested parentheses"},
		{"brackets", "x = " + rep("[", n) + rep("]", n), "too many nested parentheses"},
		{"braces", "x = " + rep("{0:", n), "too many nested parentheses"},
		{"calls", rep("f(", n), "too many nested parentheses"},
		{"unclosed", rep("f(\n", n), "too many nested parentheses"},
		{"unclosed lines", rep("x = (\nif x: y\n", n), "too many nested parentheses"},
		{"minus", rep("-", n) + "x", "too many nested expressions"},
		{"not", rep("not ", n) + "x", "too many nested expressions"},
		{"power", rep("x**", n) + "x", "too many nested expressions"},
		{"lambda", rep("lambda: ", n) + "x", "too many nested expressions"},
		{"lambda default", rep("lambda x=", n) + "1", "too many nested expressions"},
		{"conditional", rep("x if y else ", n) + "z", "too many nested expressions"},
		{"await", "async def f():\n " + rep("await ", n) + "x", "invalid syntax"},
		{"yield", "def f():\n " + rep("yield ", n), "invalid syntax"},
		{"sum", "x = " + rep("1+", n) + "1", "too many nested expressions"},
		{"attributes", "x" + rep(".a", n), "too many nested expressions"},
		{"called", "x" + rep("()", n), "too many nested expressions"},
		{"indexed", "x" + rep("[0]", n), "too many nested expressions"},
		{"f-strings", rep("f'{", n), "too many nested"},
		{"specs", "f'" + rep("{x:", n), "too many nested"},
		{"elif", "if x: y\n" + rep("elif x: y\n", n), "too many nested expressions"},
		{"blocks", blocks(n / 100), "too many levels of indentation"},
		{"pattern", "match x:\n case " + rep("[", n), "too many nested parentheses"},
		{"dotted pattern", "match x:\n case a" + rep(".b", n) + ": pass", "too many nested expressions"},
		{"unmatched", rep(")", n), "unmatched ')'"},
		{"commas", "f(" + rep("a b ", n) + ")", "invalid syntax. Perhaps you forgot a comma?"},
		{"nested commas", rep("(a b, ", 190), "'(' was never closed"},
		{"assignments", rep("x = ", n) + "1", ""},
		{"comparisons", rep("x < ", n) + "1", ""},
		{"or", rep("x or ", n) + "1", ""},
		{"statements", rep("x;", n), ""},
		{"strings", rep("'a' ", n), ""},
		{"sum of 3,000", "x = " + rep("1+", 3000) + "1", ""},
		{"matches", rep("match (x)\n", n), ""},
		{"withs", "with " + rep("(", 199) + rep(")", 199) + ": pass", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			begin := time.Now()
			f, errs := Parse(tt.src+"\n", Options{})
			if d := time.Since(begin); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
			if tt.want == "" && errs != nil || tt.want != "" && (errs == nil || !strings.Contains(errs[0].Msg, tt.want)) {
				t.Errorf("got %.300v, want %s", errs, tt.want)
			}
			if len(errs) > maxErrors {
				t.Errorf("%d errors", len(errs))
			}
			if d := depth(f.Module); d > MaxTreeDepth {
				t.Errorf("depth %d", d)
			}
		})
	}
}

func blocks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if x:\n")
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	_, errs := Parse(strings.Repeat("x\n", 100), Options{MaxTokens: 100})
	if len(errs) != 1 || !strings.Contains(errs[0].Msg, "too many tokens") {
		t.Error(errs)
	}
}

func TestParseExpr(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{" 1 + x", ""}, {"\t(1,\n2)\n\n", ""}, {"1, 2", ""}, {"lambda: (yield)", ""}, {"a := 1", "1:3: SyntaxError: invalid syntax"},
		{"", "1:1: SyntaxError: invalid syntax"}, {"x = 1", "1:3: SyntaxError: invalid syntax"},
		{"1 2", "1:3: SyntaxError: invalid syntax"}, {"1 +\n2", "1:4: SyntaxError: invalid syntax"},
		{"1\n2", "2:1: SyntaxError: invalid syntax"}, {"(1", "1:1: SyntaxError: '(' was never closed"},
	} {
		e, errs := ParseExpr(tt.src, Options{})
		got := ""
		if errs != nil {
			got = errs.Error()
		}
		if got != tt.want || (e == nil) != (got != "") {
			t.Errorf("%q: %v, %q, want %q", tt.src, e, got, tt.want)
		}
	}
}

// TestPartial tells the texts a prompt asks for more of from those that are wrong.
func TestPartial(t *testing.T) {
	for src, want := range map[string]bool{
		"x = (": true, "x = (1,\n": true, "f(a, [1, 2": true, "'''abc": true, "f'''{x}": true, "x = \\\n": true, "x = 1 + \\": true,
		"if x:": true, "if x:\n": true, "if x:\n    while y:\n": true, "def f():\n    # comment\n": true, "@d": true, "@d\n": true,
		"@d\n@e\n": true, "try:\n    x\n": true, "if x:\n    y\nelse:\n": true, "class A:": true, "match x:\n": true, "x = {'a': [\n": true,
		"f(x for x in (": true, "for x in y:": true,
		"x = )": false, "x = 1 +": false, "if x": false, "'abc": false, "f'abc": false, "(a b": false, "x = (1]": false, "if x:\ny": false,
		"x y\nz = (": false, "(1 2": false, "def f(": true, "$": false,
	} {
		_, errs := Parse(src, Options{})
		if errs == nil {
			t.Errorf("%q: no errors", src)
		} else if errs.Partial() != want {
			t.Errorf("%q: %v, partial %v", src, errs, errs.Partial())
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"\uFEFFx = 'é'\n", "é"},
		{"# -*- coding: latin-1 -*-\nx = '\xe9'\n", "é"},
		{"#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nx = '\xe9'\n", "é"},
		{"x = '\xe9'\n", ""},
		{"x = 'a\x00'\n", ""},
	} {
		f, errs := Parse(tt.src, Options{})
		if tt.want == "" {
			if len(errs) != 1 {
				t.Errorf("%q: %v", tt.src, errs)
			}
			continue
		}
		if errs != nil {
			t.Errorf("%q: %v", tt.src, errs)
		} else if got := f.Body[0].(*ast.Assign).Value.(*ast.Constant).Value; got != tt.want {
			t.Errorf("%q: %q", tt.src, got)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	src := strings.Repeat(sample, 10_000/strings.Count(sample, "\n"))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, errs := Parse(src, Options{}); errs != nil {
			b.Fatal(errs)
		}
	}
}

const sample = `
class Account(object):
    """An account with a balance."""

    def __init__(self, owner, balance=0, *history, **options):
        self.owner = owner
        self.balance = balance
        self.history = [entry for entry in history if entry is not None]

    def deposit(self, amount):
        if amount <= 0 or not isinstance(amount, (int, float)):
            raise ValueError(f"bad amount {amount!r} for {self.owner:>10}")
        self.balance += amount * (1 + 0.05) ** 2 - amount // 3
        self.history.append(("deposit", amount, self.balance))
        return self.balance  # the new one

for i, name in enumerate(["Ann", "Bob", 'Cy']):
    account = Account(name, balance=100 * i)
    try:
        account.deposit(i - 1)
    except ValueError as e:
        print("error:", e, end="\n")
    else:
        print(account.owner, {"balance": account.balance, "n": len(account.history)}["balance"])
`
