package io

import (
	"bytes"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
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
		"StringIO": stringIOClass, "BytesIO": bytesIOClass, "open": openFunction, "open_code": openFunction,
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
	stringIOClass.DefineObjects(obj(true), map[string]object.MethodFunc{
		"__init__": kit.MethodNamed("StringIO(initial_value='', newline='\\n')", initMemory),
	})
	bytesIOClass.DefineObjects(obj(false), map[string]object.MethodFunc{
		"__init__":  kit.MethodNamed("BytesIO(initial_bytes=b'')", initMemory),
		"getbuffer": memoryMethod("getbuffer", 0, 0, (*memoryFile).value),
	})
	for _, class := range []*object.Class{stringIOClass, bytesIOClass} {
		class.Define(nil, memoryMethods())
		class.SetComputed("closed", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return starlark.Bool(fileOf(self.(*object.Instance)).closed), nil
		}, nil)
	}
}

// memoryMethods are the methods of files in memory.
func memoryMethods() map[string]object.MethodFunc {
	return map[string]object.MethodFunc{
		"getvalue":   memoryMethod("getvalue", 0, 0, (*memoryFile).value),
		"write":      memoryMethod("write", 1, 1, (*memoryFile).write),
		"writelines": memoryMethod("writelines", 1, 1, (*memoryFile).writeLines),
		"read":       memoryMethod("read", 0, 1, (*memoryFile).read),
		"readline":   memoryMethod("readline", 0, 1, (*memoryFile).readLine),
		"readlines":  memoryMethod("readlines", 0, 1, (*memoryFile).readLines),
		"seek":       memoryMethod("seek", 1, 2, (*memoryFile).seek),
		"tell":       memoryMethod("tell", 0, 0, (*memoryFile).tell),
		"truncate":   memoryMethod("truncate", 0, 1, (*memoryFile).truncate),
		"flush":      memoryMethod("flush", 0, 0, (*memoryFile).nothing),
		"isatty":     memoryMethod("isatty", 0, 0, (*memoryFile).no),
		"readable":   memoryMethod("readable", 0, 0, (*memoryFile).yes),
		"writable":   memoryMethod("writable", 0, 0, (*memoryFile).yes),
		"seekable":   memoryMethod("seekable", 0, 0, (*memoryFile).yes),
		"close": kit.MethodN("close", 0, 0, func(_ *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			fileOf(self).closed = true
			return starlark.None, nil
		}),
		"__enter__": kit.MethodN("__enter__", 0, 0, func(_ *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			return self, nil
		}),
		"__exit__": kit.MethodN("__exit__", 3, 3, func(_ *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			fileOf(self).closed = true
			return starlark.None, nil
		}),
		"__iter__": kit.MethodN("__iter__", 0, 0, func(_ *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			return self, nil
		}),
		"__next__": memoryMethod("__next__", 0, 0, func(f *memoryFile, _ *starlark.Thread, _ starlark.Tuple) (starlark.Value, error) {
			line := f.line()
			if len(line) == 0 {
				return nil, &raise.Error{Class: "StopIteration"}
			}
			return f.result(line), nil
		}),
	}
}

func fileOf(self *object.Instance) *memoryFile {
	if f, ok := self.Base().(*memoryFile); ok {
		return f
	}
	return &memoryFile{closed: true}
}

// memoryMethod is a method that needs an open file.
func memoryMethod(name string, least, most int, f func(f *memoryFile, thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error)) object.MethodFunc {
	return kit.MethodN(name, least, most, func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
		file := fileOf(self)
		if file.closed {
			return nil, raise.Errorf("ValueError", "I/O operation on closed file%s", map[bool]string{true: "", false: "."}[file.text])
		}
		return f(file, thread, args)
	})
}

func initMemory(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	f := fileOf(self)
	if f.text && v[1] != nil {
		if err := f.setNewline(thread, v[1]); err != nil {
			return nil, err
		}
	}
	if v[0] == nil || v[0] == starlark.None {
		return starlark.None, nil
	}
	data, err := f.bytes(v[0], "initial_value must be str or None, not %s")
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

func (f *memoryFile) value(*starlark.Thread, starlark.Tuple) (starlark.Value, error) {
	return f.result(f.data), nil
}
func (f *memoryFile) nothing(*starlark.Thread, starlark.Tuple) (starlark.Value, error) {
	return starlark.None, nil
}
func (f *memoryFile) yes(*starlark.Thread, starlark.Tuple) (starlark.Value, error) {
	return starlark.True, nil
}
func (f *memoryFile) no(*starlark.Thread, starlark.Tuple) (starlark.Value, error) {
	return starlark.False, nil
}

func (f *memoryFile) write(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	data, err := f.bytes(args[0], "string argument expected, got '%s'")
	if err != nil {
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
	if text, ok := object.Native(args[0]).(starlark.String); ok {
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

func (f *memoryFile) writeLines(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	lines, err := object.Collect(thread, args[0])
	if err != nil {
		return nil, err
	}
	for _, line := range lines {
		if _, err := f.write(thread, starlark.Tuple{line}); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// size reads the argument of read: how many bytes, all if it is negative or None.
func (f *memoryFile) size(thread *starlark.Thread, args starlark.Tuple) (int, error) {
	rest := max(len(f.data)-f.at, 0)
	if len(args) == 0 || args[0] == starlark.None {
		return rest, nil
	}
	n, err := object.Index(thread, args[0])
	switch {
	case err != nil || n < 0:
		return rest, err
	case f.text:
		return f.bytesOf(n), nil
	}
	return min(n, rest), nil
}

func (f *memoryFile) read(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	n, err := f.size(thread, args)
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

func (f *memoryFile) readLine(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	most, err := f.size(thread, args)
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

func (f *memoryFile) readLines(*starlark.Thread, starlark.Tuple) (starlark.Value, error) {
	list := starlark.NewList(nil)
	for line := f.line(); len(line) > 0; line = f.line() {
		if err := list.Append(f.result(line)); err != nil {
			return nil, err
		}
	}
	return list, nil
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

func (f *memoryFile) seek(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	n, err := object.Index(thread, args[0])
	if err != nil {
		return nil, err
	}
	whence := 0
	if len(args) > 1 {
		if whence, err = object.Index(thread, args[1]); err != nil {
			return nil, err
		}
	}
	switch {
	case whence == 0 && n < 0:
		return nil, raise.Errorf("ValueError", "Negative seek position %d", n)
	case whence != 0 && n != 0 && f.text:
		return nil, &raise.Error{Class: "io.UnsupportedOperation", Msg: "can't do nonzero cur-relative seeks"}
	case whence == 0:
		f.at = f.offset(n)
	case whence == 1:
		f.at = max(f.at+n, 0)
	default:
		f.at = max(len(f.data)+n, 0)
	}
	return f.tell(thread, nil)
}

func (f *memoryFile) tell(*starlark.Thread, starlark.Tuple) (starlark.Value, error) {
	if f.at > len(f.data) {
		return starlark.MakeInt(f.at), nil
	}
	return starlark.MakeInt(f.length(f.data[:f.at])), nil
}

func (f *memoryFile) truncate(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	size := f.at
	if len(args) > 0 && args[0] != starlark.None {
		n, err := object.Index(thread, args[0])
		if err != nil {
			return nil, err
		}
		size = f.offset(n)
	}
	f.data = f.data[:min(size, len(f.data))]
	return starlark.MakeInt(f.length(f.data)), nil
}
