package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateCSV says what classes are completed when a program first uses one of them.
var lateCSV = []late{
	{fillCSVReader, []*core.Class{csvReaderClass}},
	{fillCSVWriter, []*core.Class{csvWriterClass}},
	{fillDictFiles, []*core.Class{dictReaderClass, dictWriterClass}},
	{fillDialects, []*core.Class{csvDialectClass, csvDialects[0].class, csvDialects[1].class, csvDialects[2].class}},
}
