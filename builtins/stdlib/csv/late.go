package csv

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillCSVReader, Classes: []*object.Class{csvReaderClass}},
		{Fill: fillCSVWriter, Classes: []*object.Class{csvWriterClass}},
		{Fill: fillDictFiles, Classes: []*object.Class{dictReaderClass, dictWriterClass}},
		{Fill: fillDialects, Classes: []*object.Class{csvDialectClass, csvDialects[0].class, csvDialects[1].class, csvDialects[2].class}},
	},
	Exceptions: []*object.Class{csvError},
}
