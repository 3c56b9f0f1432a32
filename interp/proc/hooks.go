package proc

import "go.starlark.net/starlark"

// hooks are what is to be called when a process ends.
type hooks struct {
	atEnd    []func(now bool) error
	atExit   []func() error
	uncaught UncaughtHook
}

// An UncaughtHook is called in the main process for the error that its body, or an input of a session,
// has ended with. It returns the error to go on with: the same, or one that no program can catch. told
// says that the user need not be told of it any more.
type UncaughtHook func(thread *starlark.Thread, err error) (goOn error, told bool)

// OnUncaught has f called for uncaught errors, instead of what was to be called before.
func (h *hooks) OnUncaught(f UncaughtHook) { h.uncaught = f }

// hooked calls the hook for an uncaught error.
func (p *Proc) hooked(thread *starlark.Thread, err error) (goOn error, told bool) {
	if p.uncaught == nil || p.parent != nil {
		return err, false
	}
	return p.uncaught(thread, err)
}

// AtEnd has f called when the process's body has returned, or was stopped, and its
// children are gone: f ends what of the process still waits for something. now says that
// nothing of the program's is to be run any more. An error is one that no program can catch.
func (h *hooks) AtEnd(f func(now bool) error) { h.atEnd = append(h.atEnd, f) }

// AtExit has f called when the body of the process has returned, before the process waits
// for its threads and children.
func (h *hooks) AtExit(f func() error) { h.atExit = append(h.atExit, f) }

// endOthers calls what AtEnd was given, the last first, and returns the first error: after it
// nothing of the program's is run.
func (h *hooks) endOthers(now bool) (failed error) {
	for len(h.atEnd) > 0 {
		f := h.atEnd[len(h.atEnd)-1]
		h.atEnd = h.atEnd[:len(h.atEnd)-1]
		if err := f(now || failed != nil); failed == nil {
			failed = err
		}
	}
	return failed
}

// exiting calls what AtExit was given, the last first.
func (h *hooks) exiting() error {
	for len(h.atExit) > 0 {
		f := h.atExit[len(h.atExit)-1]
		h.atExit = h.atExit[:len(h.atExit)-1]
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}
