package pathlib

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillPath, Classes: []*object.Class{purePathClass, purePosixPathClass, pathClass, posixPathClass, pathParentsClass}},
		{Fill: fillPathFiles, Classes: []*object.Class{pathClass}},
		{Fill: fillTempDir, Classes: []*object.Class{tempDirClass}},
	},
	Exceptions: []*object.Class{sameFileError, shutilError},
}
