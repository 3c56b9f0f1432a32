package prelude

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A File is one of a run's streams as a program sees it: sys.stdout, sys.stderr.
// It is a handle; every process writes through its own line buffer.
type File struct {
	name   string
	binary bool // the binary file below, sys.stdout.buffer
	stream func(*proc.Run) *proc.Stream
}

// The streams of every run.
var (
	Stdout = &File{"stdout", false, func(r *proc.Run) *proc.Stream { return r.Stdout }}
	Stderr = &File{"stderr", false, func(r *proc.Run) *proc.Stream { return r.Stderr }}

	stdoutBuffer = &File{"stdout", true, Stdout.stream}
	stderrBuffer = &File{"stderr", true, Stderr.stream}
)

var (
	_ starlark.HasAttrs = (*File)(nil)
	_ memory.Traveler   = (*File)(nil)
)

// Stream returns the stream of the process's run.
func (f *File) Stream(p *proc.Proc) *proc.Stream { return f.stream(p.World()) }

func (f *File) String() string {
	if f.binary {
		return "<_io.BufferedWriter name='<" + f.name + ">'>"
	}
	return "<_io.TextIOWrapper name='<" + f.name + ">' mode='w' encoding='utf-8'>"
}
func (f *File) Type() string          { return "TextIOWrapper" }
func (f *File) Freeze()               {}
func (f *File) Truth() starlark.Bool  { return true }
func (f *File) Hash() (uint32, error) { return starlark.String(f.name).Hash() }
func (f *File) Travel(c *memory.Copier) (starlark.Value, error) {
	if c.Naming() != nil {
		return nil, &memory.TravelError{Type: "_io.TextIOWrapper"}
	}
	return f, nil
}

// textMethods are the methods of a stream, and binaryMethods those of the binary one below.
var textMethods = sync.OnceValue(func() map[string]*call.Entry {
	return call.Table(append(streamMethods("TextIOWrapper", call.M1("TextIOWrapper.write(self, text, /)", fileWrite)),
		call.M("TextIOWrapper.reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
			func(thread *starlark.Thread, f *File, _ []starlark.Value) (starlark.Value, error) {
				return fileFlush(thread, f) // output is UTF-8 by lines
			}),
	)...)
})

var binaryMethods = sync.OnceValue(func() map[string]*call.Entry {
	return call.Table(streamMethods("BufferedWriter", call.M1("BufferedWriter.write(self, buffer, /)", fileWriteBytes))...)
})

// streamMethods are the methods that all streams have, and write.
func streamMethods(class string, write *call.Entry) []*call.Entry {
	answer := func(name string, v starlark.Value) *call.Entry {
		return call.M0(class+"."+name+"(self, /)", func(*starlark.Thread, *File) (starlark.Value, error) { return v, nil })
	}
	return []*call.Entry{
		write,
		call.M1("_IOBase.writelines(self, lines, /)", func(thread *starlark.Thread, f *File, lines starlark.Value) (starlark.Value, error) {
			return starlark.None, each(thread, lines, func(line starlark.Value) (bool, error) {
				_, err := write.Call2(thread, f, line)
				return true, err
			})
		}),
		call.M0(class+".flush(self, /)", fileFlush),
		call.M0(class+".close(self, /)", fileFlush), // it stays open, for tracebacks and the others
		call.M0(class+".fileno(self, /)", func(_ *starlark.Thread, f *File) (starlark.Value, error) {
			if f.name == Stdout.name {
				return starlark.MakeInt(1), nil
			}
			return starlark.MakeInt(2), nil
		}),
		answer("isatty", starlark.False),
		answer("readable", starlark.False),
		answer("seekable", starlark.False),
		answer("writable", starlark.True),
	}
}

// methods returns the methods by name.
func (f *File) methods() map[string]*call.Entry {
	if f.binary {
		return binaryMethods()
	}
	return textMethods()
}

// fileAttrs are the attributes of a stream, besides its name, that are no methods.
var fileAttrs = map[string]starlark.Value{
	"encoding": starlark.String("utf-8"), "errors": starlark.String("strict"), "mode": starlark.String("w"),
	"closed": starlark.False, "newlines": starlark.None, "line_buffering": starlark.True,
}

// Attr returns a method, or one of the stream's attributes.
func (f *File) Attr(name string) (starlark.Value, error) {
	if m := f.methods()[name]; m != nil {
		return call.Bind(m, f), nil
	}
	switch name {
	case "name":
		return starlark.String("<" + f.name + ">"), nil
	case "buffer":
		if f.name == Stdout.name {
			return stdoutBuffer, nil
		}
		return stderrBuffer, nil
	case "read", "readline", "readlines": // they say why not
		if m, ok := f.Class().Lookup(name); ok {
			return m.(*object.MethodDescriptor).Bind(f)
		}
	}
	return fileAttrs[name], nil
}

// AttrNames returns the names of the methods and attributes, sorted.
func (f *File) AttrNames() []string {
	names := append(slices.Collect(maps.Keys(f.methods())), "name")
	names = append(names, slices.Collect(maps.Keys(fileAttrs))...)
	slices.Sort(names)
	return names
}

// fileWrite is TextIOWrapper.write(text) -> int.
func fileWrite(thread *starlark.Thread, f *File, v starlark.Value) (starlark.Value, error) {
	text, ok := v.(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "write() argument must be str, not %s", object.TypeName(v))
	}
	p := proc.Of(thread)
	if err := p.Write(f.Stream(p), string(text), false); err != nil {
		return nil, err
	}
	return starlark.MakeInt(len([]rune(string(text)))), nil
}

// fileWriteBytes is BufferedWriter.write(buffer) -> int.
func fileWriteBytes(thread *starlark.Thread, f *File, v starlark.Value) (starlark.Value, error) {
	var data string
	switch x := object.Native(v).(type) {
	case starlark.Bytes:
		data = string(x)
	case *text.ByteArray:
		data = string(x.Bytes())
	default:
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeName(v))
	}
	p := proc.Of(thread)
	return starlark.MakeInt(len(data)), p.Write(f.Stream(p), data, false)
}

// fileFlush is flush().
func fileFlush(thread *starlark.Thread, f *File) (starlark.Value, error) {
	p := proc.Of(thread)
	return starlark.None, p.Flush(f.Stream(p))
}

// StdoutOf returns what a process's program has as sys.stdout.
func StdoutOf(p *proc.Proc) starlark.Value {
	if v := module.StreamsOf(p).Stdout; v != nil {
		return v
	}
	return Stdout
}

// StderrOf returns what a process's program has as sys.stderr.
func StderrOf(p *proc.Proc) starlark.Value {
	if v := module.StreamsOf(p).Stderr; v != nil {
		return v
	}
	return Stderr
}

// Divert writes text to what the program has made its sys.stderr. It is package proc's
// Config.Divert: where the program has made it None, or something that cannot be written,
// the text is not lost.
func Divert(p *proc.Proc, text string) bool {
	file := StderrOf(p)
	if file == Stderr || file == starlark.None {
		return false
	}
	thread := p.Current()
	if _, err := object.CallMethod(thread, file, "write", starlark.Tuple{starlark.String(text)}, nil); err != nil {
		_, _ = exception.Catch(thread, err)
		return false
	}
	if _, err := object.CallMethod(thread, file, "flush", nil, nil); err != nil {
		_, _ = exception.Catch(thread, err) // not everything that can be written has one
	}
	return true
}

// printOptions are print's keyword arguments.
var printOptions = []string{"sep", "end", "file", "flush"}

// print is print(*args, sep=' ', end='\n', file=None, flush=False). One print is
// one whole write.
func print(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	sep, end, flush := " ", "\n", false
	var file starlark.Value
	for _, kw := range kwargs {
		var err error
		switch name := string(kw[0].(starlark.String)); name {
		case "sep":
			sep, err = printText(name, kw[1], sep)
		case "end":
			end, err = printText(name, kw[1], end)
		case "flush":
			flush, err = object.IsTrue(thread, kw[1])
		case "file":
			if kw[1] != starlark.None {
				file = kw[1]
			}
		default:
			unknown := raise.New(fact.InvalidKeyword, "print", name)
			if near := spelling.Nearest(name, printOptions); near != "" {
				unknown.Guess = &fact.Guess{Name: near, Keyword: true}
			}
			err = unknown
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
		s, err := object.Str(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(s)
	}
	b.WriteString(end)
	p := proc.Of(thread)
	if file == nil {
		file = StdoutOf(p)
	}
	return starlark.None, PrintTo(p, thread, file, b.String(), flush)
}

func printText(name string, v starlark.Value, def string) (string, error) {
	switch v := object.Native(v).(type) {
	case starlark.String:
		return string(v), nil
	case starlark.NoneType:
		return def, nil
	}
	return "", raise.Errorf("TypeError", "%s must be None or a string, not %s", name, object.TypeName(v))
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
		return raise.New(fact.NoAttribute, object.TypeName(file), "write")
	}
	if _, err := object.Call1(thread, write, starlark.String(text)); err != nil || !flush {
		return err
	}
	_, err := object.CallMethod(thread, file, "flush", nil, nil)
	if object.IsError(err, object.AttributeErrorClass) { // an object may have nothing but write
		return nil
	}
	return err
}

// A RunInput is a value by which a program reads the run's own input.
type RunInput interface{ IsRunInput() }

// input is input(prompt=”). It raises EOFError at the end of the input and in
// every process but the main one.
func input(thread *starlark.Thread, prompt starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	in, out := module.StreamsOf(p).Stdin, StdoutOf(p)
	for name, stream := range map[string]starlark.Value{"stdin": in, "stdout": out} {
		if stream == starlark.None {
			return nil, raise.Errorf("RuntimeError", "input(): lost sys.%s", name)
		}
	}
	if out == Stdout {
		if run := p.World().Stdout; p.SoftSpace(run) {
			if err := p.Write(run, " ", false); err != nil {
				return nil, err
			}
		}
	}
	if prompt != nil {
		text, err := object.Str(thread, prompt)
		if err != nil {
			return nil, err
		}
		if err := PrintTo(p, thread, out, text, true); err != nil {
			return nil, err
		}
	}
	if _, run := in.(RunInput); in != nil && !run {
		return inputFrom(thread, in)
	}
	line, err := p.ReadLine()
	switch {
	case errors.Is(err, io.EOF):
		return nil, inputEnds()
	case err != nil:
		return nil, err
	}
	line = strings.TrimSuffix(line, "\n")
	return starlark.String(strings.TrimSuffix(line, "\r")), nil
}

// inputFrom reads a line from what the program has made sys.stdin.
func inputFrom(thread *starlark.Thread, in starlark.Value) (starlark.Value, error) {
	v, err := object.CallMethod(thread, in, "readline", nil, nil)
	if err != nil {
		return nil, err
	}
	line, ok := object.Native(v).(starlark.String)
	switch {
	case !ok:
		return nil, raise.Errorf("TypeError", "object.readline() returned non-string")
	case line == "":
		return nil, inputEnds()
	}
	return starlark.String(strings.TrimSuffix(string(line), "\n")), nil
}

func inputEnds() error { return raise.Errorf("EOFError", "EOF when reading a line") }

// Exit is exit(code=None), quit and sys.exit: it ends the process.
func Exit(_ *starlark.Thread, code starlark.Value) (starlark.Value, error) {
	if args, ok := code.(starlark.Tuple); ok && len(args) < 2 {
		// They are SystemExit's arguments: sys.exit(()) is sys.exit().
		if code = nil; len(args) == 1 {
			code = args[0]
		}
	}
	return nil, &raise.Exit{Code: code}
}
