package prelude

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

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
func (f *File) Type() string                                  { return "TextIOWrapper" }
func (f *File) Freeze()                                       {}
func (f *File) Truth() starlark.Bool                          { return true }
func (f *File) Hash() (uint32, error)                         { return starlark.String(f.name).Hash() }
func (f *File) Travel(*memory.Copier) (starlark.Value, error) { return f, nil }

var fileMethods = map[string]*starlark.Builtin{
	"write": object.NewMethod("write", fileWrite),
	"flush": object.NewMethod("flush", fileFlush),
	"close": object.NewMethod("close", fileFlush), // it stays open, for tracebacks and the others
	"reconfigure": object.NewMethod("reconfigure", func(f *File, p *proc.Proc, thread *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return fileFlush(f, p, thread, nil, nil) // output is UTF-8 by lines
	}),
	"writelines": object.NewMethod("writelines", fileWriteLines),
	"isatty":     object.NewMethod("isatty", fileAnswer("isatty", func(*File) starlark.Value { return starlark.False })),
	"readable":   object.NewMethod("readable", fileAnswer("readable", func(*File) starlark.Value { return starlark.False })),
	"writable":   object.NewMethod("writable", fileAnswer("writable", func(*File) starlark.Value { return starlark.True })),
	"seekable":   object.NewMethod("seekable", fileAnswer("seekable", func(*File) starlark.Value { return starlark.False })),
	"fileno": object.NewMethod("fileno", fileAnswer("fileno", func(f *File) starlark.Value {
		if f.name == Stdout.name {
			return starlark.MakeInt(1)
		}
		return starlark.MakeInt(2)
	})),
}

// fileAttrs are the attributes of a stream, besides its name, that are no methods.
var fileAttrs = map[string]starlark.Value{
	"encoding": starlark.String("utf-8"), "errors": starlark.String("strict"), "mode": starlark.String("w"),
	"closed": starlark.False, "newlines": starlark.None, "line_buffering": starlark.True,
}

// Attr returns a method, or one of the stream's attributes.
func (f *File) Attr(name string) (starlark.Value, error) {
	if m := fileMethods[name]; m != nil {
		return m.BindReceiver(f), nil
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
			return m.(*object.MethodDescriptor).Bind(f), nil
		}
	}
	return fileAttrs[name], nil
}

// AttrNames returns the names of the methods and attributes, sorted.
func (f *File) AttrNames() []string {
	names := append(slices.Collect(maps.Keys(fileMethods)), "name")
	names = append(names, slices.Collect(maps.Keys(fileAttrs))...)
	slices.Sort(names)
	return names
}

// fileAnswer makes a method without parameters of what it returns.
func fileAnswer(name string, answer func(*File) starlark.Value) object.Method[*File] {
	return func(f *File, _ *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return answer(f), call.NoArguments("TextIOWrapper."+name, args, kwargs)
	}
}

// fileWriteLines is TextIOWrapper.writelines(lines).
func fileWriteLines(f *File, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	lines, err := call.ExactlyOne("_IOBase.writelines", args, kwargs)
	if err != nil {
		return nil, err
	}
	it, err := object.Iterate(thread, lines)
	if err != nil {
		return nil, err
	}
	for {
		line, ok, err := it.Next(thread)
		if !ok || err != nil {
			return starlark.None, err
		}
		if _, err := fileWrite(f, p, thread, starlark.Tuple{line}, nil); err != nil {
			return nil, err
		}
	}
}

var writeSignature = call.NewSignature("def write(text)")

// fileWrite is TextIOWrapper.write(text) -> int.
func fileWrite(f *File, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := writeSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if f.binary {
		return fileWriteBytes(f, p, v[0])
	}
	text, ok := v[0].(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "write() argument must be str, not %s", object.TypeName(v[0]))
	}
	if err := p.Write(f.stream(p.World()), string(text), false); err != nil {
		return nil, err
	}
	return starlark.MakeInt(len([]rune(string(text)))), nil
}

// fileWriteBytes is BufferedWriter.write(data) -> int.
func fileWriteBytes(f *File, p *proc.Proc, v starlark.Value) (starlark.Value, error) {
	var data string
	switch x := object.Native(v).(type) {
	case starlark.Bytes:
		data = string(x)
	case *text.ByteArray:
		data = string(x.Bytes())
	default:
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeName(v))
	}
	return starlark.MakeInt(len(data)), p.Write(f.stream(p.World()), data, false)
}

// fileFlush is TextIOWrapper.flush().
func fileFlush(f *File, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := flushSignature.Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	return starlark.None, p.Flush(f.stream(p.World()))
}

var flushSignature = call.NewSignature("def flush()")

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

// Print is print(*args, sep=' ', end='\n', file=None, flush=False). One print is
// one whole write.
func Print(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	sep, end, flush := " ", "\n", false
	file := StdoutOf(p)
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
			unknown := raise.Errorf("TypeError", "'%s' is an invalid keyword argument for print()", name).About(fact.UnexpectedKeyword, "print", name)
			if near := spelling.Nearest(name, printOptions); near != "" {
				unknown.Guess = fact.Guess{Name: near, Keyword: true}
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
	return starlark.None, PrintTo(p, thread, file, b.String(), flush)
}

func printText(name string, v starlark.Value, def string) (string, error) {
	switch v := v.(type) {
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
	if _, err := starlark.Call(thread, write, starlark.Tuple{starlark.String(text)}, nil); err != nil || !flush {
		return err
	}
	_, err := object.CallMethod(thread, file, "flush", nil, nil)
	if object.IsError(err, object.AttributeErrorClass) { // an object may have nothing but write
		return nil
	}
	return err
}

var inputSignature = call.NewSignature("def input(prompt='')")

// Input is input(prompt=”). It raises EOFError at the end of the input and in
// every process but the main one.
func Input(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := inputSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if out := p.World().Stdout; p.SoftSpace(out) {
		if err := p.Write(out, " ", false); err != nil {
			return nil, err
		}
	}
	if v[0] != nil {
		prompt, err := object.Str(thread, v[0])
		if err != nil {
			return nil, err
		}
		if err := p.Write(p.World().Stdout, prompt, true); err != nil {
			return nil, err
		}
	}
	line, err := p.ReadLine()
	switch {
	case errors.Is(err, io.EOF):
		return nil, raise.Errorf("EOFError", "EOF when reading a line")
	case err != nil:
		return nil, err
	}
	line = strings.TrimSuffix(line, "\n")
	return starlark.String(strings.TrimSuffix(line, "\r")), nil
}

var exitSignature = call.NewSignature("def exit(code=None)")

// Exit is exit(code=None), quit and sys.exit: it ends the process.
func Exit(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := exitSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if args, ok := v[0].(starlark.Tuple); ok && len(args) < 2 {
		// They are SystemExit's arguments: sys.exit(()) is sys.exit().
		if v[0] = nil; len(args) == 1 {
			v[0] = args[0]
		}
	}
	return nil, &raise.Exit{Code: v[0]}
}
