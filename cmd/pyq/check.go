package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/spf13/cobra"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/python/check"
	"github.com/pyq-lang/pyq/interp/report"
)

// checkFlags are the flags of pyq check.
type checkFlags struct {
	hints, portable, json, list bool
	color                       string
}

const checkHelp = `pyq check finds mistakes in programs without running them. Errors are certain: the
line fails, or does nothing. --hints adds what is only likely a mistake. With
--portable what fails in Python, though not in pyq, is an error, too.

A directory stands for the files in it that end in .py or .star, - for standard
input. "# pyq: ignore[CODE]" at the end of a line silences what is found there.
A file named check is run by "pyq run check".`

const checkExamples = `  pyq check prog.py              find mistakes
  pyq check --hints lessons      also what is only likely, in all files of a directory
  pyq check --portable prog.py   also what fails in Python, before you hand it in
  pyq check --json -             read standard input, write for an editor
  pyq check --list               tell what is looked for`

const checkExitCodes = `
Exit codes:
  0    no errors
  1    errors were found
  2    wrong usage, or a file that cannot be read
`

// newCheckCommand describes pyq check.
func newCheckCommand(code *int) *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:                   "check [FLAGS] FILE...",
		DisableFlagsInUseLine: true,
		Short:                 "Find mistakes in programs without running them",
		Long:                  checkHelp,
		Example:               checkExamples,
		Args:                  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) (err error) {
			*code, err = checkFiles(&f, args, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
			return err
		},
	}
	cmd.Flags().BoolVar(&f.hints, "hints", false, "also tell what is only likely a mistake")
	cmd.Flags().BoolVar(&f.portable, "portable", false, "also tell as an error what fails in Python, such as a missing import")
	cmd.Flags().BoolVar(&f.json, "json", false, "write a JSON array of what was found, as language servers have it")
	cmd.Flags().StringVar(&f.color, "color", "auto", "colour what is found `WHEN`: auto (on a terminal), always or never")
	cmd.Flags().BoolVar(&f.list, "list", false, "list the codes of what is looked for")
	endUsage(cmd, checkExitCodes)
	completeValues(cmd)
	return cmd
}

// checkFiles checks what the command line names, and returns the exit code; 0 with an
// error is wrong usage. What cannot be read keeps nothing else from being checked.
func checkFiles(f *checkFlags, args []string, stdin io.Reader, stdout, stderr io.Writer) (int, error) {
	if f.list {
		return report.ExitOK, listCodes(stdout)
	}
	if len(args) == 0 {
		return report.ExitOK, usageError{"check which programs? Give a FILE, a directory, or - for standard input"}
	}
	r, err := newReporter(&flags{color: f.color}, stdout)
	if err != nil {
		return report.ExitOK, err
	}
	files, unread := programFiles(args)
	var found []interp.Finding
	checked := 0
	for _, file := range files {
		src, err := findSource(&flags{}, []string{file}, stdin)
		if err != nil {
			unread = append(unread, err)
			continue
		}
		checked++
		found = append(found, checkSource(src, f)...)
	}
	if f.json {
		err = writeDiagnostics(stdout, found)
	} else {
		err = writeFindings(r, found, checked)
	}
	code := report.ExitOK
	if slices.ContainsFunc(found, func(x interp.Finding) bool { return !x.Hint }) {
		code = report.ExitError
	}
	if len(unread) > 0 {
		code = report.ExitUsage
		tell, _ := newReporter(&flags{color: f.color}, stderr)
		for _, e := range unread {
			tell.tell(interp.ReportOf(e))
		}
	}
	return code, err
}

// checkSource checks one program.
func checkSource(src *source, f *checkFlags) []interp.Finding {
	opts := interp.Options{Portable: f.portable}
	if root, err := os.OpenRoot(src.dir); err == nil {
		defer root.Close()
		opts.Modules = root.FS()
	}
	return interp.New(opts).Check(src.name, src.text, f.hints)
}

// programFiles replaces directories by the programs in them, and tells which cannot be read.
func programFiles(args []string) (files []string, unread []error) {
	for _, arg := range args {
		if info, err := os.Stat(arg); err != nil || !info.IsDir() || arg == "-" {
			files = append(files, arg) // whoever reads it tells what is wrong
			continue
		}
		n := len(files)
		err := filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(d.Name(), ".") && path != arg || d.Name() == "__pycache__"
			switch {
			case err != nil:
				return fmt.Errorf("cannot read %s: %w", path, errors.Unwrap(err))
			case d.IsDir() && hidden:
				return fs.SkipDir
			case !d.IsDir() && !hidden && (filepath.Ext(path) == ".py" || filepath.Ext(path) == ".star"):
				files = append(files, path)
			}
			return nil
		})
		if err == nil && len(files) == n {
			err = fmt.Errorf("the directory %s has no files that end in .py or .star", arg)
		}
		if err != nil {
			unread = append(unread, err)
		}
	}
	return files, unread
}

// listCodes writes what is looked for.
func listCodes(w io.Writer) error {
	for _, c := range check.Codes() {
		if _, err := fmt.Fprintf(w, "%-8s  %-20s  %s\n", c.Severity, c.Name, c.Summary); err != nil {
			return err
		}
	}
	return nil
}

// writeFindings writes findings for people, and how many there are.
func writeFindings(r *reporter, found []interp.Finding, files int) error {
	var b strings.Builder
	errs := 0
	for _, f := range found {
		if !f.Hint {
			errs++
		}
		if r.colour {
			b.WriteString(f.Colored())
		} else {
			b.WriteString(f.Display())
		}
	}
	if len(found) > 0 {
		var counts []string
		if errs > 0 {
			counts = append(counts, count(errs, "error"))
		}
		if hints := len(found) - errs; hints > 0 {
			counts = append(counts, count(hints, "hint"))
		}
		fmt.Fprintf(&b, "%s in %s\n", strings.Join(counts, ", "), count(files, "file"))
	}
	_, err := io.WriteString(r.w, b.String())
	return err
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprint(n, " ", what)
}

// The parts of a diagnostic of the Language Server Protocol.
type (
	// A diagnostic is a Finding. Severity is 1 for an error and 4 for a hint.
	diagnostic struct {
		File     string    `json:"file"`
		Range    textRange `json:"range"`
		Severity int       `json:"severity"`
		Code     string    `json:"code"`
		Source   string    `json:"source"`
		Message  string    `json:"message"`
		Help     string    `json:"help,omitempty"`
	}
	textRange struct {
		Start position `json:"start"`
		End   position `json:"end"`
	}
	// A position counts lines, and UTF-16 code units in the line, from 0.
	position struct {
		Line      int `json:"line"`
		Character int `json:"character"`
	}
)

// writeDiagnostics writes findings for editors, as one JSON array.
func writeDiagnostics(w io.Writer, found []interp.Finding) error {
	list := []diagnostic{}
	for _, f := range found {
		d := diagnostic{File: f.Pos.File, Severity: 1, Code: f.Code, Source: "pyq", Message: f.Msg, Help: f.Help}
		if f.Hint {
			d.Severity = 4
		}
		d.Range.Start = position{f.Pos.Line - 1, units(f.Line, f.Pos.Col)}
		end := f.End.Col
		if f.End.Line != f.Pos.Line { // its first line is enough to find it
			end = len([]rune(f.Line)) + 1
		}
		d.Range.End = position{f.Pos.Line - 1, units(f.Line, end)}
		list = append(list, d)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// units counts the UTF-16 code units before a column.
func units(line string, col int) int {
	n := 0
	for i, r := range []rune(line) {
		if i >= col-1 {
			break
		}
		n += utf16.RuneLen(r)
	}
	return n
}
