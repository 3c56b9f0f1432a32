package io

import (
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
)

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillBinaryFiles, Classes: []*object.Class{fileIOClass, bufferedReaderClass, bufferedWriterClass, bufferedRandomClass}},
		{Fill: fillFilePython2, Classes: []*object.Class{filePython2Class}},
		{Fill: fillTextFile, Classes: []*object.Class{prelude.TextIOWrapperClass}},
		{Fill: fillIO, Classes: []*object.Class{stringIOClass, bytesIOClass}},
	},
	Exceptions: []*object.Class{unsupportedOperation},
}
