package prelude

import "github.com/pyq-lang/pyq/builtins/object"

// The classes of files. Those of binary and text files that programs open are completed by
// the module io; the run's streams are of the class TextIOWrapper too.
var (
	IOBaseClass         = object.NewClass("_IOBase").In("_io")
	RawIOBaseClass      = object.NewClass("_RawIOBase", IOBaseClass).In("_io")
	BufferedIOBaseClass = object.NewClass("_BufferedIOBase", IOBaseClass).In("_io")
	TextIOBaseClass     = object.NewClass("_TextIOBase", IOBaseClass).In("_io")
	BufferedWriterClass = object.NewClass("BufferedWriter", BufferedIOBaseClass).In("_io").Static()
	TextIOWrapperClass  = object.NewClass("TextIOWrapper", TextIOBaseClass).In("_io").Static()
)

// Class returns the class of the run's streams.
func (f *File) Class() *object.Class {
	if f.binary {
		return BufferedWriterClass
	}
	return TextIOWrapperClass
}
