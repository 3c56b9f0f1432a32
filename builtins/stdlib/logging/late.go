package logging

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillHandlers, Classes: []*object.Class{handlerClass, streamHandlerClass, nullHandlerClass}},
		{Fill: fillFormatter, Classes: []*object.Class{filterClass, formatterClass}},
		{Fill: fillFileHandler, Classes: []*object.Class{fileHandlerClass}},
		{Fill: fillLoggers, Classes: []*object.Class{filtererClass, loggerClass, adapterClass, recordClass}},
	},
}
