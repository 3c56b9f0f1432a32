package logging

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillHandlers, Classes: []*core.Class{handlerClass, streamHandlerClass, nullHandlerClass, filterClass, formatterClass}},
		{Fill: fillFileHandler, Classes: []*core.Class{fileHandlerClass}},
		{Fill: fillLoggers, Classes: []*core.Class{filtererClass, loggerClass, adapterClass, recordClass}},
	},
}
