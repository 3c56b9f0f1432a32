package pathlib

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillPath, Classes: []*core.Class{purePathClass, purePosixPathClass, pathClass, posixPathClass, pathParentsClass}},
		{Fill: fillPathFiles, Classes: []*core.Class{pathClass}},
		{Fill: fillTempDir, Classes: []*core.Class{tempDirClass}},
	},
	Exceptions: []*core.Class{sameFileError, shutilError},
}
