package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// The exceptions of multiprocessing.
var (
	ProcessError        = core.RegisterException(core.NewClass("ProcessError", core.ExceptionClass).In("multiprocessing.context"))
	TimeoutError        = core.RegisterException(core.NewClass("TimeoutError", ProcessError).In("multiprocessing.context"))
	AuthenticationError = core.RegisterException(core.NewClass("AuthenticationError", ProcessError).In("multiprocessing.context"))
)
