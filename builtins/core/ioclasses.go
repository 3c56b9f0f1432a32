package core

// The classes of files. Those of binary and text files that programs open are completed by
// the module io; the run's streams are of the class TextIOWrapper too.
var (
	IOBaseClass         = NewClass("_IOBase").In("_io")
	RawIOBaseClass      = NewClass("_RawIOBase", IOBaseClass).In("_io")
	BufferedIOBaseClass = NewClass("_BufferedIOBase", IOBaseClass).In("_io")
	TextIOBaseClass     = NewClass("_TextIOBase", IOBaseClass).In("_io")
	BufferedWriterClass = NewClass("BufferedWriter", BufferedIOBaseClass).In("_io").Static()
	TextIOWrapperClass  = NewClass("TextIOWrapper", TextIOBaseClass).In("_io").Static()
)

// Class returns the class of the run's streams.
func (f *File) Class() *Class {
	if f.binary {
		return BufferedWriterClass
	}
	return TextIOWrapperClass
}
