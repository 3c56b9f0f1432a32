package io

import (
	"io"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
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
		class.DefineObjects(empty, call.M2(class.ShortName()+"(self, raw, buffer_size=8192)", initBuffered).Named("__init__"))
		reads, writes := class != bufferedWriterClass, class != bufferedReaderClass
		class.Define(nil, byteMethods(&byteClass{fileClass[*byteFile]{name: class.ShortName(), of: byteFileIn}, reads, writes, class == fileIOClass})...)
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
	fileIOClass.Define(nil,
		call.M("FileIO(self, file, mode='r', closefd=True, opener=None)", initFileIO).Named("__init__"),
	)
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

// A byteClass makes the methods of a class of binary files that are read, written or both.
// plain says that the class is FileIO, whose messages are its own.
type byteClass struct {
	fileClass[*byteFile]
	reads, writes, plain bool
}

// closed is what a method says of a closed file.
func (k *byteClass) closed(text string) string {
	if k.plain {
		return closedPlain
	}
	return text
}

// byteMethods makes the methods of a class.
func byteMethods(k *byteClass) []*call.Entry {
	methods := append(commonMethods(k), readingMethods(k)...)
	writable := k.m0("writable(self, /)", closedPlain, func(b *byteFile, _ *fileCall) (starlark.Value, error) { return truth(b.writable, nil) })
	write := k.m1("write(self, buffer, /)", k.closed("write to closed file"), func(b *byteFile, c *fileCall, buffer starlark.Value) (starlark.Value, error) {
		return b.writeValue(c.thread, buffer)
	})
	if !k.writes {
		writable = k.m0("writable(self, /)", "", always[*byteFile](starlark.False))
		write = k.m1("write(self, b, /)", "", refuse("write"))
	}
	return append(methods, writable, write)
}

// commonMethods are those of all classes.
func commonMethods(k *byteClass) []*call.Entry {
	dot, flushing, target := k.closed(closedDot), k.closed("flush of closed file"), "target"
	if !k.writes {
		flushing = dot
	}
	if k.plain {
		target = "pos"
	}
	closing := func(b *byteFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(b.Close(c.thread)) }
	return []*call.Entry{
		k.m1("readlines(self, hint=-1, /)", dot, func(b *byteFile, c *fileCall, hint starlark.Value) (starlark.Value, error) {
			return c.lines(hint, false, func() (starlark.Value, error) { return asBytes(b.readLine(c.thread, -1)) })
		}),
		k.m1("writelines(self, lines, /)", dot, func(b *byteFile, c *fileCall, lines starlark.Value) (starlark.Value, error) {
			return c.writeLines(lines, func(line starlark.Value) error {
				_, err := b.writeValue(c.thread, line)
				return err
			})
		}),
		k.m2("seek(self, "+target+", whence=0, /)", k.closed("seek of closed file"), (*byteFile).seekTo),
		k.m0("tell(self, /)", closedPlain, func(b *byteFile, c *fileCall) (starlark.Value, error) { return number(b.tell(c.thread)) }),
		k.m1("truncate(self, pos=None, /)", k.closed("truncate of closed file"), func(b *byteFile, c *fileCall, pos starlark.Value) (starlark.Value, error) {
			if !b.writable {
				return nil, unsupported("truncate")
			}
			size, err := c.position(pos)
			if err != nil {
				return nil, err
			}
			return number(b.truncate(c.thread, size))
		}),
		k.m0("flush(self, /)", flushing, func(b *byteFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(b.flush(c.thread)) }),
		k.m0("close(self, /)", "", closing), k.exit(closing),
		k.m0("fileno(self, /)", closedPlain, func(b *byteFile, c *fileCall) (starlark.Value, error) { return b.number(c.thread) }),
		k.m0("isatty(self, /)", closedPlain, always[*byteFile](starlark.False)),
		k.m0("seekable(self, /)", closedPlain, func(b *byteFile, _ *fileCall) (starlark.Value, error) { return truth(b.raw.seekable(), nil) }),
		k.m0("__enter__(self, /)", dot, itself), k.m0("slot __iter__(self, /)", dot, itself),
		k.m0("slot __repr__(self, /)", "", (*byteFile).repr),
		k.m0("detach(self, /)", closedDot, func(*byteFile, *fileCall) (starlark.Value, error) { return nil, unsupported("detach") }),
	}
}

// readingMethods are those that read. A class that does not has them all the same, except
// peek, to say so.
func readingMethods(k *byteClass) []*call.Entry {
	if !k.reads {
		refused := refuse("read")
		return []*call.Entry{
			k.m1("read(self, size=-1, /)", "", refused), k.m1("read1(self, size=-1, /)", "", refused), k.m1("readinto(self, buffer, /)", "", refused),
			k.m1("readline(self, size=-1, /)", "", refused),
			k.m0("slot __next__(self, /)", "", func(b *byteFile, c *fileCall) (starlark.Value, error) { return refused(b, c, nil) }),
			k.m0("readable(self, /)", "", always[*byteFile](starlark.False)),
		}
	}
	return []*call.Entry{
		k.m1("read(self, size=-1, /)", k.closed("read of closed file"), (*byteFile).readSome),
		k.m1("read1(self, size=-1, /)", k.closed("read of closed file"), (*byteFile).readOnce),
		k.m1("peek(self, size=0, /)", k.closed("peek of closed file"), (*byteFile).peek),
		k.m1("readinto(self, buffer, /)", k.closed("readinto of closed file"), (*byteFile).readInto),
		k.m1("readline(self, size=-1, /)", k.closed("readline of closed file"), func(b *byteFile, c *fileCall, size starlark.Value) (starlark.Value, error) {
			n, err := c.size(size)
			if err != nil {
				return nil, err
			}
			return asBytes(b.readLine(c.thread, n))
		}),
		k.m0("slot __next__(self, /)", k.closed("readline of closed file"), (*byteFile).next),
		k.m0("readable(self, /)", closedPlain, func(b *byteFile, _ *fileCall) (starlark.Value, error) { return truth(b.readable, nil) }),
	}
}

// refuse is a method that a class has only to say that it has it not.
func refuse(what string) func(*byteFile, *fileCall, starlark.Value) (starlark.Value, error) {
	return func(*byteFile, *fileCall, starlark.Value) (starlark.Value, error) { return nil, unsupported(what) }
}

func asBytes(data []byte, err error) (starlark.Value, error) { return starlark.Bytes(data), err }

// readSome is read(size=-1).
func (b *byteFile) readSome(c *fileCall, size starlark.Value) (starlark.Value, error) {
	n, err := c.size(size)
	if err != nil {
		return nil, err
	}
	if v, ok := size.(starlark.Int); ok && !b.unbuffered {
		if i, _ := v.Int64(); i < -1 {
			return nil, raise.Errorf("ValueError", "read length must be non-negative or -1")
		}
	}
	return asBytes(b.Read(c.thread, n))
}

// readOnce is read1(size=-1): what is there, or one reading.
func (b *byteFile) readOnce(c *fileCall, size starlark.Value) (starlark.Value, error) {
	n, err := c.size(size)
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
func (b *byteFile) peek(c *fileCall, _ starlark.Value) (starlark.Value, error) {
	if len(b.in) == 0 {
		if _, err := b.fill(c.thread, 0); err != nil {
			return nil, err
		}
	}
	return starlark.Bytes(b.in), nil
}

// readInto is readinto(buffer).
func (b *byteFile) readInto(c *fileCall, buffer starlark.Value) (starlark.Value, error) {
	to, ok := object.Native(buffer).(*text.ByteArray)
	if !ok {
		return nil, raise.Errorf("TypeError", "readinto() argument must be read-write bytes-like object, not %s", object.TypeName(buffer))
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
func (b *byteFile) seekTo(c *fileCall, target, whence starlark.Value) (starlark.Value, error) {
	at, from, err := c.offset(target, whence)
	switch {
	case err != nil:
		return nil, err
	case from < io.SeekStart || from > io.SeekEnd:
		return nil, raise.Errorf("ValueError", "whence value %d unsupported", from)
	}
	return number(b.seek(c.thread, at, from))
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
func initBuffered(_ *starlark.Thread, self *object.Instance, raw, _ starlark.Value) (starlark.Value, error) {
	b := self.Base().(*byteFile)
	if below, ok := ByteFileOf(raw); ok {
		*b = *below
		b.unbuffered = false
		return starlark.None, nil
	}
	class := self.Class()
	*b = byteFile{raw: objectRaw{raw}, readable: !class.Is(bufferedWriterClass), writable: !class.Is(bufferedReaderClass), name: starlark.None}
	return starlark.None, nil
}

// initFileIO is FileIO(file, mode='r').
func initFileIO(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
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
	*self.Base().(*byteFile) = *b
	return starlark.None, nil
}
