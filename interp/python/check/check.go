package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// A mistake is something wrong at one place of a text.
type mistake struct {
	text.Span
	code *Code
	msg  string
	help string // what to write instead, "" if that is not known
}

// A Library knows what programs find without defining it. It may be used by one check at
// a time.
type Library interface {
	// Names returns the predeclared names.
	Names() []string
	// Members returns the names that a module of the program's own binds, ok being
	// false if there is no such file.
	Members(module string) (names []string, ok bool)
	// Try evaluates an expression as a program that has nothing else.
	Try(t Trial) Outcome
	// Nearest returns the candidate that name is most likely a misspelling of, or "".
	Nearest(name string, candidates []string) string
}

// A Trial is an expression in Python. Unknown stands for a value of no type.
type Trial struct {
	Setup   string // statements that come before it, each a line
	Expr    string // "" for none
	Python2 bool
}

// Unknown is the name, in a Trial, of a value that is like no other.
const Unknown = "__unknown__"

// An Outcome is what came of a Trial.
type Outcome struct {
	Raised string // the name of the exception's class, "" if there was none
	Msg    string // the exception's text
	Fact   fact.Fact
	Guess  fact.Guess // what was meant
	Hint   string     // advice that follows it
	Value  string     // str() of the value
}

// Options are what a check needs to know.
type Options struct {
	python.Options
	Library Library
	Hints   bool // find what is only likely, too
	// Portable: find what fails in Python, too, which is then an error.
	Portable bool
}

// Severity says how a mistake of some kind counts: as an error or as a hint.
func (o *Options) Severity(code *Code) Severity {
	if code.Severity == Portable && o.Portable {
		return Error
	}
	return min(code.Severity, Hint)
}

// Check tells what is wrong in a text, by position: its kind, where it is, what is wrong, and
// what to write instead, "" if that is not known. A text with syntax errors, or with what pyq
// refuses, is not looked at further.
func Check(src string, o Options, tell func(code *Code, at text.Span, msg, help string)) {
	for _, m := range look(src, &o) {
		tell(m.code, m.Span, m.msg, m.help)
	}
}

// look returns what is wrong in a text, by position.
func look(src string, o *Options) []mistake {
	f, err := python.Read(src, &o.Options)
	if err == nil {
		_, err = python.LowerFile(f, &o.Options)
	}
	lines := strings.Split(src, "\n")
	if err != nil {
		return syntaxMistakes(err.(parser.Errors), lines)
	}
	c := newChecker(f, lines, o)
	c.run()
	return c.finish()
}

// Members returns the names that a module binds, nil if the text does not show them all.
func Members(text string, o *python.Options) []string {
	f, err := python.Read(text, o)
	if err != nil {
		return nil
	}
	c := newChecker(f, nil, &Options{Options: *o})
	if c.facts = gather(c); c.facts.dynamic {
		return nil
	}
	return f.Symbols().Top.Names()
}

// syntaxMistakes turns the front end's errors into mistakes.
func syntaxMistakes(errs parser.Errors, lines []string) []mistake {
	var list []mistake
	for _, e := range errs {
		if n := int(e.Span.Start.Line) - 1; n >= 0 && n < len(lines) { // what lacks at the end of the text is behind it
			e.Span.Start.Col = min(e.Span.Start.Col, int32(utf8.RuneCountInString(lines[n]))+1)
		}
		list = append(list, mistake{e.Span, codeSyntax, e.Msg, e.Help})
	}
	return list
}

// A checker looks at one program.
type checker struct {
	o       *Options
	lib     Library
	module  *ast.Module
	lines   []string
	symbols *scope.Table
	bound   map[*scope.Symbol][]scope.Binding // see bindings
	facts   *facts
	guards  guards
	// builtins are the names of the module that mean the built-in one where they stand: the
	// program gives them another value later.
	builtins map[*ast.Name]bool
	values   map[valueKey]value
	trials   map[Trial]Outcome
	setups   map[*ast.ClassDef]setup
	mistakes []mistake
}

func newChecker(f *parser.File, lines []string, o *Options) *checker {
	return &checker{o: o, lib: o.Library, module: f.Module, lines: lines, symbols: f.Symbols(), values: map[valueKey]value{}, builtins: map[*ast.Name]bool{},
		bound: map[*scope.Symbol][]scope.Binding{}, trials: map[Trial]Outcome{}, setups: map[*ast.ClassDef]setup{}}
}

// run looks at everything.
func (c *checker) run() {
	c.facts = gather(c)
	c.guards = c.findGuards()
	c.flow()
	c.walk(visitor{expr: c.expr, stmt: c.stmt})
	c.lifecycles()
	if c.o.Hints || c.o.Portable {
		c.hints()
	}
}

// report notes a mistake, unless the program means to meet the exception there.
func (c *checker) report(at *place, code *Code, n ast.Node, msg, help string) {
	if at.dead || at.doubtful || c.guards.catch(at)&code.raises != 0 {
		return
	}
	c.add(code, n.Range(), msg, help)
}

func (c *checker) add(code *Code, span text.Span, msg, help string) {
	if c.o.Severity(code) == Hint && !c.o.Hints {
		return
	}
	c.mistakes = append(c.mistakes, mistake{span, code, msg, help})
}

// finish returns the mistakes that no comment silences, sorted, one of a kind at a place,
// and no hints where there are errors.
func (c *checker) finish() []mistake {
	list := slices.DeleteFunc(c.mistakes, c.ignored)
	list = slices.DeleteFunc(list, func(f mistake) bool {
		return c.o.Severity(f.code) == Hint && slices.ContainsFunc(list, func(e mistake) bool { return c.o.Severity(e.code) == Error && f.Contains(e.Start) })
	})
	slices.SortStableFunc(list, func(a, b mistake) int {
		return cmp.Or(cmp.Compare(a.Start.Line, b.Start.Line), cmp.Compare(a.Start.Col, b.Start.Col),
			cmp.Compare(c.o.Severity(a.code), c.o.Severity(b.code)))
	})
	return slices.CompactFunc(list, func(a, b mistake) bool { return a.Start == b.Start && a.code == b.code })
}

// try is Library.Try, which is asked each question once.
func (c *checker) try(setup, expr string) Outcome {
	t := Trial{Setup: setup, Expr: expr, Python2: c.module.Python2}
	o, ok := c.trials[t]
	if !ok {
		o = c.lib.Try(t)
		c.trials[t] = o
	}
	return o
}
