package interp

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/pyq-lang/pyq/builtins/library"
	"github.com/pyq-lang/pyq/interp/exec"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/textfile"
)

// compile compiles the text of a module.
func (in *Interp) compile(file, text, module string) (*memory.Code, *lower.Program, error) {
	low, err := python.Lower(text, in.lowering(file, module))
	if err != nil {
		return nil, nil, syntaxError(file, text, err)
	}
	code, err := in.newCode(low, text)
	return code, low, err
}

// compileModule compiles a module that the program imports.
func (in *Interp) compileModule(file, text, module string) (*memory.Code, error) {
	if in.kept == nil || !library.Has(module) {
		code, _, err := in.compile(file, text, module)
		return code, err
	}
	if code, ok := in.kept.Load(module); ok {
		return code.(*memory.Code), nil
	}
	code, _, err := in.compile(file, text, module)
	if err == nil {
		in.kept.Store(module, code)
	}
	return code, err
}

// compileFragment compiles what eval and exec run.
func (in *Interp) compileFragment(f memory.Fragment) (*memory.Code, error) {
	o := in.lowering(f.File, memory.MainModule)
	o.Fragment, o.Show = true, f.Single
	o.Predeclared = func(name string) bool { return strings.HasPrefix(name, "$") && in.env.Has(name) }
	if f.Python2 {
		o.Python2 = parser.Python2
	}
	var low *lower.Program
	var err error
	if f.Expr {
		low, err = python.LowerExpr(strings.TrimLeft(f.Text, " \t"), memory.ValueName, "", o)
	} else {
		low, err = python.Lower(f.Text, o)
	}
	if err == nil && f.Single && low.Several {
		return nil, syntaxError(f.File, f.Text, parser.Errors{{Kind: "SyntaxError", Msg: "multiple statements found while compiling a single statement",
			Span: text.Span{Start: text.Pos{Line: 1, Col: 1}, End: text.Pos{Line: 1, Col: 1}}}})
	}
	if err != nil {
		return nil, syntaxError(f.File, f.Text, err)
	}
	return in.newCode(low, f.Text)
}

func (in *Interp) newCode(low *lower.Program, text string) (*memory.Code, error) {
	source := memory.Source{Text: text, Marks: low.Marks, Arguments: low.Arguments, Uses: low.Uses, Assigned: low.Assigned,
		Functions: low.Functions, Comprehensions: low.Comprehensions, Session: low.Session, Module: low.Module, Open: low.Open}
	compile := memory.Compiler(exec.Compile)
	if in.opts.Engine == Starlark {
		compile = nil
	}
	code, err := memory.NewCode(low.File, source, low.Python2, in.env, compile)
	if err != nil {
		return nil, &report.InternalError{Process: "the compiler", Value: err}
	}
	return code, nil
}

func (in *Interp) lowering(file, module string) *python.Options {
	return &python.Options{
		Options: lower.Options{File: file, Name: module, Predeclared: in.env.Has},
		Exports: in.exports(map[string]bool{}),
	}
}

// exports returns what "from module import *" gives. A module of the program's own is
// read for it; seen ends cycles.
func (in *Interp) exports(seen map[string]bool) func(module string) ([]string, bool) {
	return func(module string) ([]string, bool) {
		if names, ok := in.modules.Exports(module); ok {
			return names, true
		}
		if seen[module] {
			return nil, false
		}
		seen[module] = true
		if text, ok := library.Text(module); ok {
			return python.Exports(text, &python.Options{Exports: in.exports(seen)})
		}
		if in.opts.Modules == nil {
			return nil, false
		}
		for _, file := range memory.ModuleFiles(module) {
			text, err := readText(in.opts.Modules, file)
			if err != nil {
				continue
			}
			return python.Exports(text, &python.Options{Exports: in.exports(seen)})
		}
		return nil, false
	}
}

// readText reads a file that is to be compiled.
func readText(files fs.FS, file string) (string, error) {
	b, err := fs.ReadFile(files, file)
	switch {
	case !fs.ValidPath(file), errors.Is(err, fs.ErrInvalid):
		return "", errors.New("only files in the program's own directory can be loaded")
	case errors.Is(err, fs.ErrNotExist):
		return "", &notExistError{}
	case err != nil:
		return "", err
	}
	return textfile.Decode(file, string(b))
}

// A notExistError says in our words that there is no such file.
type notExistError struct{}

func (*notExistError) Error() string { return "there is no such file in the program's directory" }
func (*notExistError) Unwrap() error { return fs.ErrNotExist }

// readModule finds a file for load and import, in Options.Modules. Its name in positions
// is that of a file in the program's directory.
func (in *Interp) readModule(dir, file string) (name, text string, err error) {
	text, err = readText(in.opts.Modules, file)
	return path.Join(dir, file), text, err
}

// syntaxError turns the front end's errors into a SyntaxError.
func syntaxError(file, text string, err error) error {
	var errs parser.Errors
	if !errors.As(err, &errs) {
		return err
	}
	lines := strings.Split(text, "\n")
	e := report.NewSyntaxError(err)
	for _, x := range errs {
		e.Errors = append(e.Errors, *sourceError(file, lines, x.Span, x.Kind, x.Text()))
	}
	return e
}

// sourceError returns an error in a text that consists of lines.
func sourceError(file string, lines []string, at text.Span, class, msg string) *report.SourceError {
	line := ""
	if n := int(at.Start.Line); n >= 1 && n <= len(lines) {
		line = strings.TrimSuffix(lines[n-1], "\r")
	}
	return report.NewSourceError(file, at, line, class, msg)
}
