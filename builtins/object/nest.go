package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Nest counts n levels by which code that is written in Go goes deeper: from a value to what is
// within it, or to a special method. The count belongs to the thread, and not to one comparison
// or hash: an object between two containers begins another one. If Nest fails, with
// RecursionError, nothing was counted; otherwise Unnest must follow. where is the end of the
// error's text.
func Nest(thread *starlark.Thread, n int, where string) (*memory.Stack, error) {
	if thread == nil {
		return nil, nil
	}
	s := memory.StackOf(thread)
	if s == nil {
		return nil, nil
	}
	if s.Native+n > MaxDepth {
		return nil, raise.Errorf("RecursionError", "maximum recursion depth exceeded%s", where)
	}
	s.Native += n
	return s, nil
}

// Unnest takes back what Nest has counted.
func Unnest(s *memory.Stack, n int) {
	if s != nil {
		s.Native -= n
	}
}
