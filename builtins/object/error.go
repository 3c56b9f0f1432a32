package object

import (
	"errors"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/words"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Raised is an error that is an exception of the program.
type Raised interface {
	error
	Exception() *Instance
}

// RaisedOf returns the program's exception in an error, nil if there is none.
func RaisedOf(err error) Raised {
	switch e := err.(type) { // nearly always
	case *memory.Failure:
		err = e.Err
	case *starlark.EvalError:
		err = e.Unwrap()
	}
	switch e := err.(type) { // nearly always, too
	case Raised:
		return e
	case *raise.Error:
		return nil
	}
	r, _ := errors.AsType[Raised](err)
	return r
}

// IsError reports whether err is an exception of the class, or of one derived from it.
func IsError(err error, class *Class) bool {
	c := ErrorClass(err)
	return c != nil && c.Is(class)
}

// ErrorClass returns the class of the exception that err is, nil if it is unknown.
func ErrorClass(err error) *Class {
	switch e := err.(type) { // the usual cases
	case *raise.Error:
		return ExceptionNamed(e.Class)
	case Raised:
		return e.Exception().class
	}
	if r := RaisedOf(err); r != nil {
		return r.Exception().class
	}
	if known, ok := errors.AsType[*raise.Error](err); ok {
		return ExceptionNamed(known.Class)
	}
	if failure := memory.Innermost(err); failure != nil {
		if e, ok := words.Engine(failure.Err.Error(), "", ""); ok {
			return ExceptionNamed(e.Class)
		}
	}
	return nil
}

// A TargetError is one of unpacking a value into the targets of a loop.
type TargetError struct{ Cause error }

func (e *TargetError) Error() string { return e.Cause.Error() }

// Unwrap returns what is wrong with the value.
func (e *TargetError) Unwrap() error { return e.Cause }
