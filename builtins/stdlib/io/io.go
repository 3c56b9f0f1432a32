package io

import (
	"bytes"
	"math"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of files in memory.
var (
	stringIOClass = object.NewClass("StringIO", prelude.TextIOBaseClass).In("_io").Static()
	bytesIOClass  = object.NewClass("BytesIO", prelude.BufferedIOBaseClass).In("_io").Static()
)

// A memoryFile is what an instance of StringIO or BytesIO carries. Positions count bytes;
// those of a StringIO are told in characters.
type memoryFile struct {
	data   []byte
	at     int
	text   bool
	closed bool

	newline   string // what lines end with, "" for any of the three ends; see setNewline
	universal bool   // all ends are written as "\n"
}

// TravelTo implements object.Payload.
func (f *memoryFile) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	to := *f
	to.data = append([]byte(nil), f.data...)
	return &to, nil
}

// Members is the module io.
func Members() starlark.StringDict {
	return starlark.StringDict{
		"StringIO": stringIOClass, "BytesIO": bytesIOClass, "open": openFunction(), "open_code": call.New(call.F1("open_code(path)", openCode)),
		"IOBase": prelude.IOBaseClass, "RawIOBase": prelude.RawIOBaseClass, "BufferedIOBase": prelude.BufferedIOBaseClass,
		"TextIOBase": prelude.TextIOBaseClass, "TextIOWrapper": prelude.TextIOWrapperClass, "FileIO": fileIOClass,
		"BufferedReader": bufferedReaderClass, "BufferedWriter": bufferedWriterClass, "BufferedRandom": bufferedRandomClass,
		"SEEK_SET": starlark.MakeInt(0), "SEEK_CUR": starlark.MakeInt(1), "SEEK_END": starlark.MakeInt(2),
		"DEFAULT_BUFFER_SIZE":  starlark.MakeInt(8192),
		"UnsupportedOperation": unsupportedOperation,
	}
}

var unsupportedOperation = object.NewClass("UnsupportedOperation", object.OSErrorClass).In("io")

func fillIO() {
	obj := func(text bool) object.ObjectFunc {
		return func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
			return &memoryFile{text: text, newline: "\n"}, nil
		}
	}
	stringIOClass.DefineObjects(obj(true),
		call.M2("StringIO(self, initial_value='', newline='\\n')", initMemory).Named("__init__"),
	)
	bytesIOClass.DefineObjects(obj(false),
		call.M1("BytesIO(self, initial_bytes=b'')", func(thread *starlark.Thread, self *object.Instance, initial starlark.Value) (starlark.Value, error) {
			return initMemory(thread, self, initial, nil)
		}).Named("__init__"),
	)
	for _, class := range []*object.Class{stringIOClass, bytesIOClass} {
		class.Define(nil, memoryMethods(class)...)
		class.SetComputed("closed", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return starlark.Bool(fileOf(self).closed), nil
		}, nil)
	}
}

// openCode is io.open_code(path).
func openCode(thread *starlark.Thread, path starlark.Value) (starlark.Value, error) {
	v := make([]starlark.Value, 8)
	v[0], v[1] = path, starlark.String("rb")
	return OpenFile(thread, v)
}

// memoryMethods are the methods of files in memory.
func memoryMethods(class *object.Class) []*call.Entry {
	k := &fileClass[*memoryFile]{name: class.ShortName(), of: func(_ *starlark.Thread, self starlark.Value) (*memoryFile, bool, error) {
		f := fileOf(self)
		return f, f.closed, nil
	}}
	closed, read, lines, seek, truncate, write := closedPlain, "size=-1", "hint=-1", "pos", "pos=None", "s"
	if class == bytesIOClass {
		closed, lines, truncate, write = closedDot, "size=None", "size=None", "b"
	}
	closing := func(f *memoryFile, _ *fileCall) (starlark.Value, error) {
		f.closed = true
		return starlark.None, nil
	}
	methods := []*call.Entry{
		k.m0("getvalue(self, /)", closed, (*memoryFile).value),
		k.m1("write(self, "+write+", /)", closed, (*memoryFile).write),
		k.m1("writelines(self, lines, /)", closed, (*memoryFile).writeLines),
		k.m1("read(self, "+read+", /)", closed, (*memoryFile).read),
		k.m1("readline(self, "+read+", /)", closed, (*memoryFile).readLine),
		k.m1("readlines(self, "+lines+", /)", closed, (*memoryFile).readLines),
		k.m2("seek(self, "+seek+", whence=0, /)", closed, (*memoryFile).seek),
		k.m0("tell(self, /)", closed, (*memoryFile).tell),
		k.m1("truncate(self, "+truncate+", /)", closed, (*memoryFile).truncate),
		k.m0("flush(self, /)", closed, always[*memoryFile](starlark.None)),
		k.m0("isatty(self, /)", closed, always[*memoryFile](starlark.False)),
		k.m0("close(self, /)", "", closing), k.exit(closing),
		k.m0("__enter__(self, /)", closedDot, itself), k.m0("slot __iter__(self, /)", closedDot, itself),
		k.m0("slot __next__(self, /)", closed, (*memoryFile).next),
	}
	for _, can := range []string{"readable", "writable", "seekable"} {
		methods = append(methods, k.m0(can+"(self, /)", closed, always[*memoryFile](starlark.True)))
	}
	if class == bytesIOClass {
		methods = append(methods, k.m0("getbuffer(self, /)", closed, (*memoryFile).value))
	}
	return methods
}

func fileOf(self starlark.Value) *memoryFile {
	if i, ok := self.(*object.Instance); ok {
		if f, ok := i.Base().(*memoryFile); ok {
			return f
		}
	}
	return &memoryFile{closed: true}
}

func initMemory(thread *starlark.Thread, self *object.Instance, initial, newline starlark.Value) (starlark.Value, error) {
	f := fileOf(self)
	if f.text && newline != nil {
		if err := f.setNewline(thread, newline); err != nil {
			return nil, err
		}
	}
	if initial == nil || initial == starlark.None {
		return starlark.None, nil
	}
	data, err := f.bytes(initial, "initial_value must be str or None, not %s")
	if err != nil {
		return nil, err
	}
	f.data, f.at = data, 0
	return starlark.None, nil
}

// bytes converts what is written.
func (f *memoryFile) bytes(v starlark.Value, complaint string) ([]byte, error) {
	switch x := object.Native(v).(type) {
	case starlark.String:
		if f.text {
			return []byte(f.translate(string(x))), nil
		}
	case starlark.Bytes:
		if !f.text {
			return []byte(x), nil
		}
	case *text.ByteArray:
		if !f.text {
			return bytes.Clone(x.Bytes()), nil
		}
	}
	if !f.text {
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeName(v))
	}
	return nil, raise.Errorf("TypeError", complaint, object.TypeName(v))
}

func (f *memoryFile) result(data []byte) starlark.Value {
	if f.text {
		return starlark.String(data)
	}
	return starlark.Bytes(data)
}

// length is what the program sees as the length of data.
func (f *memoryFile) length(data []byte) int {
	if f.text {
		return utf8.RuneCount(data)
	}
	return len(data)
}

func (f *memoryFile) value(*fileCall) (starlark.Value, error) { return f.result(f.data), nil }

func (f *memoryFile) write(_ *fileCall, v starlark.Value) (starlark.Value, error) {
	data, err := f.bytes(v, "string argument expected, got '%s'")
	if err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return starlark.MakeInt(0), nil
	}
	if f.at > math.MaxInt-len(data) {
		if f.text {
			return nil, raise.Errorf("OverflowError", "new position too large")
		}
		return nil, raise.Errorf("OverflowError", "new buffer size too large")
	}
	if err := object.Afford(f.at+len(data), 1); err != nil {
		return nil, err
	}
	if f.at > len(f.data) {
		f.data = append(f.data, make([]byte, f.at-len(f.data))...)
	}
	n := len(data)
	if f.text { // characters take the place of as many characters
		n = f.bytesOf(f.length(data))
	}
	end := min(f.at+n, len(f.data))
	if end == len(f.data) {
		f.data = append(f.data[:f.at], data...)
	} else {
		f.data = append(f.data[:f.at:f.at], append(data, f.data[end:]...)...)
	}
	f.at += len(data)
	if text, ok := object.Native(v).(starlark.String); ok {
		data = []byte(text) // without its ends of lines translated
	}
	return starlark.MakeInt(f.length(data)), nil
}

// bytesOf returns how many bytes the next n characters take.
func (f *memoryFile) bytesOf(n int) int {
	at := min(f.at, len(f.data))
	start := at
	for ; n > 0 && at < len(f.data); n-- {
		_, size := utf8.DecodeRune(f.data[at:])
		at += size
	}
	return at - start
}

func (f *memoryFile) writeLines(c *fileCall, lines starlark.Value) (starlark.Value, error) {
	all, err := object.Collect(c.thread, lines)
	if err != nil {
		return nil, err
	}
	for _, line := range all {
		if _, err := f.write(c, line); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// size reads the argument of read: how many bytes, all if it is negative or None.
func (f *memoryFile) size(c *fileCall, size starlark.Value) (int, error) {
	rest := max(len(f.data)-f.at, 0)
	if size == nil || size == starlark.None {
		return rest, nil
	}
	n, err := object.Index(c.thread, size)
	switch {
	case err != nil || n < 0:
		return rest, err
	case f.text:
		return f.bytesOf(n), nil
	}
	return min(n, rest), nil
}

func (f *memoryFile) read(c *fileCall, size starlark.Value) (starlark.Value, error) {
	n, err := f.size(c, size)
	if err != nil || n == 0 {
		return f.result(nil), err
	}
	f.at += n
	return f.result(f.data[f.at-n : f.at]), nil
}

// line takes the next line with its end, nothing at the end of the file.
func (f *memoryFile) line() []byte {
	if f.at >= len(f.data) {
		return nil
	}
	rest := f.data[f.at:]
	n := f.lineEnd(rest)
	f.at += n
	return rest[:n]
}

// next is __next__().
func (f *memoryFile) next(*fileCall) (starlark.Value, error) {
	line := f.line()
	if len(line) == 0 {
		return nil, &raise.Error{Class: "StopIteration"}
	}
	return f.result(line), nil
}

func (f *memoryFile) readLine(c *fileCall, size starlark.Value) (starlark.Value, error) {
	most, err := f.size(c, size)
	if err != nil {
		return nil, err
	}
	start := f.at
	line := f.line()
	if len(line) > most {
		line = line[:most]
		f.at = start + most
	}
	return f.result(line), nil
}

func (f *memoryFile) readLines(c *fileCall, hint starlark.Value) (starlark.Value, error) {
	return c.lines(hint, !f.text, func() (starlark.Value, error) { return f.result(f.line()), nil })
}

// offset converts a position of the program's.
func (f *memoryFile) offset(n int) int {
	if !f.text {
		return n
	}
	at := f.at
	f.at = 0
	b := f.bytesOf(n)
	f.at = at
	return b
}

func (f *memoryFile) seek(c *fileCall, pos, whence starlark.Value) (starlark.Value, error) {
	n, err := object.Index(c.thread, pos)
	if err != nil {
		return nil, err
	}
	from := 0
	if whence != nil {
		if from, err = object.Index(c.thread, whence); err != nil {
			return nil, err
		}
	}
	switch {
	case from == 0 && n < 0:
		return nil, raise.Errorf("ValueError", "Negative seek position %d", n)
	case from != 0 && n != 0 && f.text:
		return nil, raise.Errorf("OSError", "Can't do nonzero cur-relative seeks")
	case from == 0:
		f.at = f.offset(n)
		if chars := f.length(f.data); f.text && n > chars { // beyond the end
			f.at = seekFrom(len(f.data), n-chars)
		}
	case from == 1:
		f.at = seekFrom(f.at, n)
	default:
		f.at = seekFrom(len(f.data), n)
	}
	return f.tell(c)
}

// seekFrom is a place n further on: one before the beginning is the beginning, one too far the
// farthest that there is.
func seekFrom(at, n int) int {
	if n > math.MaxInt-at {
		return math.MaxInt
	}
	return max(at+n, 0)
}

func (f *memoryFile) tell(*fileCall) (starlark.Value, error) {
	if f.at > len(f.data) {
		return starlark.MakeInt(f.length(f.data) + f.at - len(f.data)), nil
	}
	return starlark.MakeInt(f.length(f.data[:f.at])), nil
}

func (f *memoryFile) truncate(c *fileCall, pos starlark.Value) (starlark.Value, error) {
	size := f.at
	if pos != nil && pos != starlark.None {
		n, err := object.Index(c.thread, pos)
		if err != nil {
			return nil, err
		}
		if n < 0 {
			negative := "negative"
			if f.text {
				negative = "Negative"
			}
			return nil, raise.Errorf("ValueError", "%s size value %d", negative, n)
		}
		size = f.offset(n)
	}
	f.data = f.data[:min(size, len(f.data))]
	return starlark.MakeInt(f.length(f.data)), nil
}
