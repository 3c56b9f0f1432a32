package workers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Failure is an exception on its way from a worker.
type Failure struct {
	Exc   handle.Parcel
	text  string        // the traceback, "" for a thread's
	class *object.Class // of the cause that shows the traceback
}

// The exceptions in which Pool and the executors wrap what a worker sends, and the
// exception of a Pool for a result that cannot travel.
var (
	RemoteTraceback    = remoteCause("RemoteTraceback", "multiprocessing.pool")
	FutureTraceback    = remoteCause("_RemoteTraceback", "concurrent.futures.process")
	MaybeEncodingError = object.NewClass("MaybeEncodingError", object.ExceptionClass).In("multiprocessing.pool")
)

// remoteCause makes the class of an exception whose text is a traceback.
func remoteCause(name, module string) *object.Class {
	return object.NewClass(name, object.ExceptionClass).In(module)
}

func fillFailures() {
	MaybeEncodingError.Define(nil,
		call.M0("def MaybeEncodingError.__str__(self)", func(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
			return starlark.String("Error sending result: '" + object.Text(i.Own("value")) + "'. Reason: '" + object.Text(i.Own("exc")) + "'"), nil
		}),
	)
}

// unsent makes the failure of a job whose result v cannot travel, because of err.
func (w *Crew) unsent(c *handle.Call, v starlark.Value, err error) (*Failure, error) {
	if w.pool {
		err = encodingError(c, v, err)
	}
	f, err := w.failureOf(c.Thread, err)
	if err != nil {
		return nil, err
	}
	f.quiet(w)
	return f, nil
}

// quiet takes the traceback out of a failure of what could not be sent, which a Pool does not show.
func (f *Failure) quiet(w *Crew) {
	if w.pool {
		f.text = ""
	}
}

// encodingError is the error of a Pool's job whose result v cannot travel.
func encodingError(c *handle.Call, v starlark.Value, err error) error {
	value, failed := object.Repr(c.Thread, v)
	if failed != nil {
		value = "an object of class " + object.TypeOf(v).Name()
	}
	exc, stop := exception.Catch(c.Thread, err)
	if stop != nil {
		return stop
	}
	reason, failed := object.Repr(c.Thread, exc)
	if failed != nil {
		return failed
	}
	wrapped := exception.New(c.P, MaybeEncodingError, starlark.String(reason), starlark.String(value))
	for _, attr := range []struct{ name, text string }{{"exc", reason}, {"value", value}} {
		if err := wrapped.SetOwn(attr.name, starlark.String(attr.text)); err != nil {
			return err
		}
	}
	return exception.Reraise(wrapped)
}

// failureOf turns the error of a job into what travels. stop is an error that no program
// can catch, or that ends the worker.
func (w *Crew) failureOf(thread *starlark.Thread, err error) (f *Failure, stop error) {
	exc, stop := exception.Catch(thread, err)
	if stop != nil {
		return nil, stop
	}
	if w.Threads {
		return &Failure{Exc: handle.Parcel{V: exc}}, nil
	}
	// As in CPython, what is no Exception (SystemExit) ends a Pool's worker.
	if w.pool && !exc.Class().Is(object.ExceptionClass) {
		return nil, err
	}
	p := proc.Of(thread)
	f = &Failure{text: p.Traceback(advice.Describe(thread, exc)), class: FutureTraceback}
	if w.pool {
		f.class = RemoteTraceback
	}
	advice.Advise(thread, exc)
	if f.Exc, err = handle.Pack(exc); err != nil {
		f.Exc, err = handle.Pack(exception.New(p, object.TypeErrorClass, starlark.String(err.Error())))
	}
	return f, err
}

// A Verdict is the exception of a job that nobody will do any more.
type Verdict struct {
	Class *object.Class
	Text  string
}

// Fail ends a job with a verdict.
func (j *Job) Fail(c *handle.Call, v Verdict) error {
	exc, err := handle.Pack(exception.New(c.P, v.Class, starlark.String(v.Text)))
	if err != nil {
		return err
	}
	return j.Finish(c, Outcome{Failed: &Failure{Exc: exc}})
}

// Open returns the exception in the process that gets it.
func (f *Failure) Open(c *handle.Call) (*object.Instance, error) {
	v, err := f.Exc.Open(c.P)
	if err != nil {
		return nil, err
	}
	exc, ok := v.(*object.Instance)
	if !ok || !exc.Class().Is(object.BaseExceptionClass) {
		return nil, raise.Errorf("TypeError", "exceptions must derive from BaseException") // its __reduce__ made something else
	}
	if f.text != "" {
		text := starlark.String("\n\"\"\"\n" + f.text + "\"\"\"")
		f.text = ""
		cause := exception.New(c.P, f.class, text)
		if err := object.SetAttr(c.Thread, cause, "tb", text); err != nil {
			return nil, err
		}
		if err := object.SetAttr(c.Thread, exc, "__cause__", cause); err != nil {
			return nil, err
		}
	}
	return exc, nil
}
