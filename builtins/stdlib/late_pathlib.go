package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// latePathlib says what classes are completed when a program first uses one of them.
var latePathlib = []late{
	{fillPath, []*core.Class{purePathClass, purePosixPathClass, pathClass, posixPathClass, pathParentsClass}},
	{fillPathFiles, []*core.Class{pathClass}},
	{fillTempDir, []*core.Class{tempDirClass}},
}
