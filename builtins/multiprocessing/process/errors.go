package process

import "github.com/pyq-lang/pyq/builtins/core"

// The exceptions of multiprocessing.
var (
	ProcessError        = core.NewClass("ProcessError", core.ExceptionClass).In("multiprocessing.context")
	TimeoutError        = core.NewClass("TimeoutError", ProcessError).In("multiprocessing.context")
	AuthenticationError = core.NewClass("AuthenticationError", ProcessError).In("multiprocessing.context")
)
