package csv

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillCSVReader, Classes: []*core.Class{csvReaderClass}},
		{Fill: fillCSVWriter, Classes: []*core.Class{csvWriterClass}},
		{Fill: fillDictFiles, Classes: []*core.Class{dictReaderClass, dictWriterClass}},
		{Fill: fillDialects, Classes: []*core.Class{csvDialectClass, csvDialects[0].class, csvDialects[1].class, csvDialects[2].class}},
	},
	Exceptions: []*core.Class{csvError},
}
