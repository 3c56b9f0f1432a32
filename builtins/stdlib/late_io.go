package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateIO says what classes are completed when a program first uses one of them.
var lateIO = []late{
	{fillBinaryFiles, []*core.Class{fileIOClass, bufferedReaderClass, bufferedWriterClass, bufferedRandomClass}},
	{fillFilePython2, []*core.Class{filePython2Class}},
	{fillTextFile, []*core.Class{core.TextIOWrapperClass}},
	{fillIO, []*core.Class{stringIOClass, bytesIOClass}},
}
