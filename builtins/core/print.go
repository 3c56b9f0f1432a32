package core

import (
	"errors"
	"io"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A File is one of a run's streams as a program sees it: sys.stdout, sys.stderr.
// It is a handle; every process writes through its own line buffer.
type File struct {
	name   string
	stream func(*proc.Run) *proc.Stream
}

// The streams of every run.
var (
	Stdout = &File{"stdout", func(r *proc.Run) *proc.Stream { return r.Stdout }}
	Stderr = &File{"stderr", func(r *proc.Run) *proc.Stream { return r.Stderr }}
)

var (
	_ starlark.HasAttrs = (*File)(nil)
	_ proc.Traveler     = (*File)(nil)
)

func (f *File) String() string {
	return "<_io.TextIOWrapper name='<" + f.name + ">' mode='w' encoding='utf-8'>"
}
func (f *File) Type() string                                { return "TextIOWrapper" }
func (f *File) Freeze()                                     {}
func (f *File) Truth() starlark.Bool                        { return true }
func (f *File) Hash() (uint32, error)                       { return starlark.String(f.name).Hash() }
func (f *File) Travel(*proc.Copier) (starlark.Value, error) { return f, nil }

var fileMethods = map[string]*starlark.Builtin{
	"write": NewMethod("write", fileWrite),
	"flush": NewMethod("flush", fileFlush),
}

// Attr returns a method.
func (f *File) Attr(name string) (starlark.Value, error) {
	if m := fileMethods[name]; m != nil {
		return m.BindReceiver(f), nil
	}
	return nil, nil
}

// AttrNames returns the methods' names.
func (f *File) AttrNames() []string { return []string{"flush", "write"} }

var writeSignature = NewSignature("write(text)")

// fileWrite is TextIOWrapper.write(text) -> int.
func fileWrite(f *File, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := writeSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	text, ok := v[0].(starlark.String)
	if !ok {
		return nil, proc.Errorf("TypeError", "write() argument must be str, not %s", TypeName(v[0]))
	}
	if err := p.Write(f.stream(p.World()), string(text), false); err != nil {
		return nil, err
	}
	return starlark.MakeInt(len([]rune(string(text)))), nil
}

// fileFlush is TextIOWrapper.flush().
func fileFlush(f *File, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := flushSignature.Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	return starlark.None, p.Flush(f.stream(p.World()))
}

var flushSignature = NewSignature("flush()")

// printOptions are print's keyword arguments.
var printOptions = []string{"sep", "end", "file", "flush"}

// Print is print(*args, sep=' ', end='\n', file=None, flush=False). One print is
// one whole write.
func Print(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	sep, end, flush := " ", "\n", false
	var file starlark.Value = Stdout
	for _, kw := range kwargs {
		var err error
		switch name := string(kw[0].(starlark.String)); name {
		case "sep":
			sep, err = printText(name, kw[1], sep)
		case "end":
			end, err = printText(name, kw[1], end)
		case "flush":
			flush, err = IsTrue(thread, kw[1])
		case "file":
			if kw[1] != starlark.None {
				file = kw[1]
			}
		default:
			hint := ""
			if near := Nearest(name, printOptions); near != "" {
				hint = ". Did you mean '" + near + "'?"
			}
			err = proc.Errorf("TypeError", "print() got an unexpected keyword argument '%s'%s", name, hint)
		}
		if err != nil {
			return nil, err
		}
	}
	var b strings.Builder
	for i, v := range args {
		if i > 0 {
			b.WriteString(sep)
		}
		s, err := Str(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(s)
	}
	b.WriteString(end)
	return starlark.None, PrintTo(p, thread, file, b.String(), flush)
}

func printText(name string, v starlark.Value, def string) (string, error) {
	switch v := v.(type) {
	case starlark.String:
		return string(v), nil
	case starlark.NoneType:
		return def, nil
	}
	return "", proc.Errorf("TypeError", "%s must be None or a string, not %s", name, TypeName(v))
}

// PrintTo writes to one of the run's streams, or to any object with a write
// method.
func PrintTo(p *proc.Proc, thread *starlark.Thread, file starlark.Value, text string, flush bool) error {
	if f, ok := file.(*File); ok {
		return p.Write(f.stream(p.World()), text, flush)
	}
	var write starlark.Value
	if o, ok := file.(starlark.HasAttrs); ok {
		write, _ = o.Attr("write")
	}
	if write == nil {
		return proc.Errorf("AttributeError", "'%s' object has no attribute 'write'", TypeName(file))
	}
	_, err := starlark.Call(thread, write, starlark.Tuple{starlark.String(text)}, nil)
	return err
}

var inputSignature = NewSignature("input(prompt='')")

// Input is input(prompt=”). It raises EOFError at the end of the input and in
// every process but the main one.
func Input(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := inputSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if v[0] != nil {
		prompt, err := Str(thread, v[0])
		if err != nil {
			return nil, err
		}
		if p.SoftSpace {
			prompt, p.SoftSpace = " "+prompt, false
		}
		if err := p.Write(p.World().Stdout, prompt, true); err != nil {
			return nil, err
		}
	}
	line, err := p.ReadLine()
	switch {
	case errors.Is(err, io.EOF):
		return nil, proc.Errorf("EOFError", "EOF when reading a line")
	case err != nil:
		return nil, err
	}
	line = strings.TrimSuffix(line, "\n")
	return starlark.String(strings.TrimSuffix(line, "\r")), nil
}

var exitSignature = NewSignature("exit(code=None)")

// Exit is exit(code=None), quit and sys.exit: it ends the process.
func Exit(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := exitSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	return nil, &proc.Exit{Code: v[0]}
}
