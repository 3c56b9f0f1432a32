package io

import (
	"io"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of binary files.
var (
	fileIOClass         = object.NewClass("FileIO", prelude.RawIOBaseClass).In("_io").Static()
	bufferedReaderClass = object.NewClass("BufferedReader", prelude.BufferedIOBaseClass).In("_io").Static()
	bufferedWriterClass = prelude.BufferedWriterClass
	bufferedRandomClass = object.NewClass("BufferedRandom", prelude.BufferedIOBaseClass).In("_io").Static()
)

// byteFileIn returns what a binary file object carries.
func byteFileIn(thread *starlark.Thread, self starlark.Value) (b *byteFile, closed bool, err error) {
	switch x := self.(type) {
	case *object.Instance:
		if b, ok := x.Base().(*byteFile); ok {
			return b, b.closed, nil
		}
	case *stdinFile:
		b := opened.Of(proc.Of(thread)).stdinText().b
		return b, b.closed, nil
	}
	return nil, false, raise.Errorf("ValueError", "I/O operation on uninitialized object")
}

func fillBinaryFiles() {
	empty := func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return &byteFile{closed: true}, nil
	}
	for _, class := range []*object.Class{fileIOClass, bufferedReaderClass, bufferedWriterClass, bufferedRandomClass} {
		class.DefineObjects(empty, map[string]object.MethodFunc{"__init__": kit.MethodNamed(class.ShortName()+"(raw, buffer_size=8192)", initBuffered)})
		reads, writes := class != bufferedWriterClass, class != bufferedReaderClass
		defineFile(class, byteFileIn, byteMethods(reads, writes, class == fileIOClass))
		for name, f := range byteAttrs {
			if name == "raw" && class == fileIOClass {
				continue
			}
			class.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
				if in, ok := self.(*stdinFile); ok {
					return in.attr(name), nil
				}
				b, _, err := byteFileIn(thread, self)
				if err != nil {
					return nil, err
				}
				return f(b, self.(*object.Instance)), nil
			}, nil)
		}
	}
	fileIOClass.Define(nil, map[string]object.MethodFunc{
		"__init__": kit.MethodNamed("FileIO(file, mode='r', closefd=True, opener=None)", initFileIO),
	})
}

// byteAttrs are the attributes of a binary file.
var byteAttrs = map[string]func(*byteFile, *object.Instance) starlark.Value{
	"name":   func(b *byteFile, _ *object.Instance) starlark.Value { return b.name },
	"mode":   func(b *byteFile, _ *object.Instance) starlark.Value { return starlark.String(b.mode) },
	"closed": func(b *byteFile, _ *object.Instance) starlark.Value { return starlark.Bool(b.closed) },
	"raw": func(b *byteFile, i *object.Instance) starlark.Value {
		if o, ok := b.raw.(objectRaw); ok {
			return o.v
		}
		return object.NewInstance(i.Home(), fileIOClass, b)
	},
}

// byteMethods makes the methods of a class of binary files that are read, written or both.
// plain says that the class is FileIO, whose messages are its own.
func byteMethods(reads, writes, plain bool) map[string]fileMethod[*byteFile] {
	type method = fileMethod[*byteFile]
	of := func(text string) string {
		if plain {
			return closedPlain
		}
		return text
	}
	dot := of(closedDot)
	flushing := of("flush of closed file")
	if !writes {
		flushing = dot
	}
	m := map[string]method{
		"readlines": {0, 1, dot, func(b *byteFile, c *fileCall) (starlark.Value, error) {
			return c.lines(func() (starlark.Value, error) { return asBytes(b.readLine(c.thread, -1)) })
		}},
		"writelines": {1, 1, dot, func(b *byteFile, c *fileCall) (starlark.Value, error) {
			return c.writeLines(func(line starlark.Value) error {
				_, err := b.writeValue(c.thread, line)
				return err
			})
		}},
		"seek": {1, 2, of("seek of closed file"), (*byteFile).seekTo},
		"tell": {0, 0, closedPlain, func(b *byteFile, c *fileCall) (starlark.Value, error) { return number(b.tell(c.thread)) }},
		"truncate": {0, 1, of("truncate of closed file"), func(b *byteFile, c *fileCall) (starlark.Value, error) {
			if !b.writable {
				return nil, unsupported("truncate")
			}
			size, err := c.position()
			if err != nil {
				return nil, err
			}
			return number(b.truncate(c.thread, size))
		}},
		"flush":     {0, 0, flushing, func(b *byteFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(b.flush(c.thread)) }},
		"close":     {0, 0, "", func(b *byteFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(b.Close(c.thread)) }},
		"fileno":    {0, 0, closedPlain, func(b *byteFile, c *fileCall) (starlark.Value, error) { return b.number(c.thread) }},
		"isatty":    {0, 0, closedPlain, func(*byteFile, *fileCall) (starlark.Value, error) { return starlark.False, nil }},
		"seekable":  {0, 0, closedPlain, func(b *byteFile, _ *fileCall) (starlark.Value, error) { return truth(b.raw.seekable(), nil) }},
		"__enter__": {0, 0, dot, func(_ *byteFile, c *fileCall) (starlark.Value, error) { return c.self, nil }},
		"__exit__":  {0, 3, "", func(b *byteFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(b.Close(c.thread)) }},
		"__iter__":  {0, 0, dot, func(_ *byteFile, c *fileCall) (starlark.Value, error) { return c.self, nil }},
		"__repr__":  {0, 0, "", (*byteFile).repr},
		"detach":    {0, 0, closedDot, func(b *byteFile, c *fileCall) (starlark.Value, error) { return nil, unsupported("detach") }},
		"readable":  {0, 0, closedPlain, func(b *byteFile, _ *fileCall) (starlark.Value, error) { return truth(b.readable, nil) }},
		"writable":  {0, 0, closedPlain, func(b *byteFile, _ *fileCall) (starlark.Value, error) { return truth(b.writable, nil) }},
	}
	for name, row := range map[string]method{
		"read":     {0, 1, of("read of closed file"), (*byteFile).readSome},
		"read1":    {0, 1, of("read of closed file"), (*byteFile).readOnce},
		"peek":     {0, 1, of("peek of closed file"), (*byteFile).peek},
		"readinto": {1, 1, of("readinto of closed file"), (*byteFile).readInto},
		"readline": {0, 1, of("readline of closed file"), func(b *byteFile, c *fileCall) (starlark.Value, error) {
			n, err := c.size(0)
			if err != nil {
				return nil, err
			}
			return asBytes(b.readLine(c.thread, n))
		}},
		"__next__": {0, 0, of("readline of closed file"), (*byteFile).next},
	} {
		if m[name] = row; !reads {
			m[name] = method{0, -1, "", refuse("read")}
		}
	}
	m["write"] = method{1, 1, of("write to closed file"), func(b *byteFile, c *fileCall) (starlark.Value, error) { return b.writeValue(c.thread, c.args[0]) }}
	if !writes {
		m["write"] = method{0, -1, "", refuse("write")}
		m["writable"] = method{0, 0, "", func(*byteFile, *fileCall) (starlark.Value, error) { return starlark.False, nil }}
	}
	if !reads {
		m["readable"] = method{0, 0, "", func(*byteFile, *fileCall) (starlark.Value, error) { return starlark.False, nil }}
		delete(m, "peek")
	}
	return m
}

// refuse is a method that a class has only to say that it has it not.
func refuse(what string) func(*byteFile, *fileCall) (starlark.Value, error) {
	return func(*byteFile, *fileCall) (starlark.Value, error) { return nil, unsupported(what) }
}

func asBytes(data []byte, err error) (starlark.Value, error) { return starlark.Bytes(data), err }

// readSome is read(size=-1).
func (b *byteFile) readSome(c *fileCall) (starlark.Value, error) {
	n, err := c.size(0)
	if err != nil {
		return nil, err
	}
	if v, ok := c.arg(0).(starlark.Int); ok && !b.unbuffered {
		if i, _ := v.Int64(); i < -1 {
			return nil, raise.Errorf("ValueError", "read length must be non-negative or -1")
		}
	}
	return asBytes(b.Read(c.thread, n))
}

// readOnce is read1(size=-1): what is there, or one reading.
func (b *byteFile) readOnce(c *fileCall) (starlark.Value, error) {
	n, err := c.size(0)
	if err != nil {
		return nil, err
	}
	if len(b.in) == 0 && n != 0 {
		if _, err := b.fill(c.thread, 0); err != nil {
			return nil, err
		}
	}
	if n < 0 {
		n = len(b.in)
	}
	return starlark.Bytes(b.take(min(n, len(b.in)))), nil
}

// peek is peek(size=0).
func (b *byteFile) peek(c *fileCall) (starlark.Value, error) {
	if len(b.in) == 0 {
		if _, err := b.fill(c.thread, 0); err != nil {
			return nil, err
		}
	}
	return starlark.Bytes(b.in), nil
}

// readInto is readinto(buffer).
func (b *byteFile) readInto(c *fileCall) (starlark.Value, error) {
	to, ok := object.Native(c.args[0]).(*text.ByteArray)
	if !ok {
		return nil, raise.Errorf("TypeError", "readinto() argument must be read-write bytes-like object, not %s", object.TypeName(c.args[0]))
	}
	data, err := b.Read(c.thread, to.Len())
	if err != nil {
		return nil, err
	}
	for i, x := range data {
		if err := to.SetIndex(i, starlark.MakeInt(int(x))); err != nil {
			return nil, err
		}
	}
	return starlark.MakeInt(len(data)), nil
}

// writeValue is write(data) -> int.
func (b *byteFile) writeValue(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if !b.writable {
		return nil, unsupported("write")
	}
	data, ok := kit.BytesArgument(v)
	if !ok {
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeName(v))
	}
	if err := b.Write(thread, []byte(data)); err != nil {
		return nil, err
	}
	return starlark.MakeInt(len(data)), nil
}

// seekTo is seek(offset, whence=0).
func (b *byteFile) seekTo(c *fileCall) (starlark.Value, error) {
	at, whence, err := c.offset()
	switch {
	case err != nil:
		return nil, err
	case whence < io.SeekStart || whence > io.SeekEnd:
		return nil, raise.Errorf("ValueError", "whence value %d unsupported", whence)
	}
	return number(b.seek(c.thread, at, whence))
}

// next is __next__().
func (b *byteFile) next(c *fileCall) (starlark.Value, error) {
	line, err := b.readLine(c.thread, -1)
	if err == nil && len(line) == 0 {
		err = kit.StopIteration()
	}
	return asBytes(line, err)
}

// number is fileno().
func (b *byteFile) number(thread *starlark.Thread) (starlark.Value, error) {
	n := b.raw.Fileno(proc.Of(thread))
	if n < 0 {
		return nil, unsupported("fileno")
	}
	return starlark.MakeInt(n), nil
}

func (b *byteFile) repr(c *fileCall) (starlark.Value, error) {
	class := object.TypeOf(c.self)
	if b.closed && class == fileIOClass {
		return starlark.String("<_io.FileIO [closed]>"), nil
	}
	name := "None"
	if b.name != nil {
		var err error
		if name, err = object.Repr(c.thread, b.name); err != nil {
			return nil, err
		}
	}
	text := "<_io." + class.ShortName() + " name=" + name
	if class == fileIOClass {
		text += " mode='" + b.mode + "' closefd=True"
	}
	return starlark.String(text + ">"), nil
}

// initBuffered is BufferedReader(raw, buffer_size=8192) and its like.
func initBuffered(_ *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	i := self.(*object.Instance)
	b := i.Base().(*byteFile)
	if raw, ok := ByteFileOf(v[0]); ok {
		*b = *raw
		b.unbuffered = false
		return starlark.None, nil
	}
	class := i.Class()
	*b = byteFile{raw: objectRaw{v[0]}, readable: !class.Is(bufferedWriterClass), writable: !class.Is(bufferedReaderClass), name: starlark.None}
	return starlark.None, nil
}

// initFileIO is FileIO(file, mode='r').
func initFileIO(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	mode := "r"
	if s, ok := v[1].(starlark.String); ok {
		mode = string(s)
	}
	m, err := parseMode(mode)
	if err != nil {
		return nil, err
	}
	b, err := OpenBytes(thread, v[0], m)
	if err != nil {
		return nil, err
	}
	b.unbuffered = true
	*self.(*object.Instance).Base().(*byteFile) = *b
	return starlark.None, nil
}
