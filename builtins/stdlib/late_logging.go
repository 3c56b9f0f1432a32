package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateLogging says what classes are completed when a program first uses one of them.
var lateLogging = []late{
	{fillHandlers, []*core.Class{handlerClass, streamHandlerClass, nullHandlerClass, filterClass, formatterClass}},
	{fillFileHandler, []*core.Class{fileHandlerClass}},
	{fillLoggers, []*core.Class{filtererClass, loggerClass, adapterClass, recordClass}},
}
