package io

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillBinaryFiles, Classes: []*core.Class{fileIOClass, bufferedReaderClass, bufferedWriterClass, bufferedRandomClass}},
		{Fill: fillFilePython2, Classes: []*core.Class{filePython2Class}},
		{Fill: fillTextFile, Classes: []*core.Class{core.TextIOWrapperClass}},
		{Fill: fillIO, Classes: []*core.Class{stringIOClass, bytesIOClass}},
	},
	Exceptions: []*core.Class{unsupportedOperation},
}
