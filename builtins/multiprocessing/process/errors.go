package process

import "github.com/pyq-lang/pyq/builtins/object"

// The exceptions of multiprocessing.
var (
	ProcessError        = object.NewClass("ProcessError", object.ExceptionClass).In("multiprocessing.context")
	TimeoutError        = object.NewClass("TimeoutError", ProcessError).In("multiprocessing.context")
	AuthenticationError = object.NewClass("AuthenticationError", ProcessError).In("multiprocessing.context")
)
