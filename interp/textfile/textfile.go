// Package textfile, internal to pyq, reads the text of a program as people hand it in:
// whatever a file may be, in whatever encoding.
package textfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/builtins/text"
)

// MaxSize is how many bytes the text of a program may have: more than anybody writes.
const MaxSize = 16 << 20

// An Error says that a file is no program text.
type Error struct {
	File string
	Line int // that is wrong, 0 if it is the file as a whole
	Msg  string
}

func (e *Error) Error() string { return e.File + ": " + e.Msg }

// foreign are files that people take for programs, by how they begin: with one of some
// bytes, or with what a pattern says.
var foreign = []struct {
	begins  []string
	pattern func() *regexp.Regexp
	msg     string
}{
	{[]string{"\xff\xfe", "\xfe\xff"}, nil, "this is UTF-16 text: save the file as UTF-8"},
	{[]string{"\x7fELF", "MZ\x90", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe"}, nil, "this is a program for the machine, not a Python text"},
	{[]string{"PK\x03\x04", "\x1f\x8b", "7z\xbc\xaf", "Rar!"}, nil, "this is an archive: unpack it first"},
	{[]string{"\x89PNG", "\xff\xd8\xff", "GIF8"}, nil, "this is an image, not a program"},
	{[]string{"%PDF-"}, nil, "this is a PDF document, not a program"},
	{[]string{`{\rtf`, "\xd0\xcf\x11\xe0"}, nil, "this is a document of a word processor: save it as plain text"},
	{nil, webPage, "this is a web page: download the file itself (on GitHub the button Raw)"},
	{nil, notebook, "this is a Jupyter notebook: save it as a Python script (jupyter nbconvert --to script)"},
}

// The patterns are for texts that begin with a bracket, as hardly any program does: the others
// do not pay for making them.
var (
	webPage  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?i:\s*(?:<!doctype html|<html))`) })
	notebook = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*\{\s*"(?s:.)*"nbformat"\s*:`) })
)

// isForeign tells what a file is that is no program, "" if it may be one.
func isForeign(text string) string {
	if len(text) > 4 && text[2:4] == "\r\n" && strings.IndexByte(text, 0) >= 0 {
		return "this is compiled Python: run the .py file that it was made from"
	}
	visible := strings.TrimLeft(text, " \t\n\f\r")
	bracket := strings.HasPrefix(visible, "<") || strings.HasPrefix(visible, "{")
	for _, f := range foreign {
		begins := func(with string) bool { return strings.HasPrefix(text, with) }
		if slices.ContainsFunc(f.begins, begins) || bracket && f.pattern != nil && f.pattern().MatchString(text) {
			return f.msg
		}
	}
	return ""
}

// Decode returns the text of a file, which declares its encoding as PEP 263 has it or is
// UTF-8. The error is an *Error: no editor would show this as text, or Python not read it.
func Decode(file, content string) (string, error) {
	if len(content) > MaxSize {
		return "", &Error{file, 0, fmt.Sprintf("the file has more than %d MB: this is no program", MaxSize>>20)}
	}
	if msg := isForeign(content); msg != "" {
		return "", &Error{file, 0, msg}
	}
	if i := strings.IndexByte(content, 0); i >= 0 {
		line := lineAt(content, i)
		return "", &Error{file, line, fmt.Sprintf("line %d has a NUL byte: this is not a text file", line)}
	}
	rest, marked := strings.CutPrefix(content, byteOrderMark)
	encoding, line := declared(rest)
	if encoding != "" && !marked {
		decoded, err := text.Decode(rest, encoding)
		if err != nil {
			return "", &Error{file, line, fmt.Sprintf("line %d says that the file is encoded as %s, but %s: correct the line, or save the file as UTF-8 and remove it", line, encoding, err)}
		}
		return decoded, nil
	}
	if i := notUTF8(rest); i >= 0 {
		line = lineAt(rest, i)
		return "", &Error{file, line, fmt.Sprintf("line %d is not UTF-8 (byte 0x%02x): save the file as UTF-8", line, rest[i])}
	}
	return rest, nil
}

// byteOrderMark is what some editors begin a file with.
const byteOrderMark = "\ufeff"

// cookie is a comment that declares an encoding.
var cookie = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#.*?coding[:=][ \t]*([-\w.]+)`) })

// declared returns the encoding that a comment in one of the first two lines names, with the
// line; "" if that is none, or UTF-8.
func declared(text string) (encoding string, line int) {
	for line = 1; line <= 2; line++ {
		var first string
		first, text, _ = strings.Cut(text, "\n")
		first = strings.TrimLeft(strings.TrimSuffix(first, "\r"), " \t\f")
		if first != "" && first[0] != '#' {
			break
		}
		if !strings.Contains(first, "coding") {
			continue
		}
		if m := cookie().FindStringSubmatch(first); m != nil {
			name := strings.ReplaceAll(strings.ToLower(m[1]), "_", "-")
			if name == "utf-8" || name == "utf8" || strings.HasPrefix(name, "utf-8-") {
				return "", line
			}
			return m[1], line
		}
	}
	return "", line
}

// notUTF8 returns the first byte that is none of UTF-8, -1 if all are.
func notUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

func lineAt(text string, i int) int { return 1 + strings.Count(text[:i], "\n") }
