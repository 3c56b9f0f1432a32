package interp

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/prompt"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A Completion is how an input may go on.
type Completion struct {
	// Start is the place in the text, in bytes, of the word that is being completed.
	Start int
	// Words are what may stand there, sorted: names, attributes of live values,
	// modules, and keyword arguments with their "=".
	Words []string
}

// Complete tells how the text of an input, up to the place of the cursor, may go on. It
// looks at live values, so the main process must be idle: while an input runs there is
// nothing to tell, nor within strings and comments.
func (s *Session) Complete(text string) Completion {
	at, ok := prompt.FindPlace(text)
	if !ok {
		return Completion{Start: len(text)}
	}
	c := Completion{Start: len(text) - len(at.Word)}
	w := &prompt.World{Keywords: keywords, Exports: s.in.exports(map[string]bool{})}
	_, _ = s.host.TryDo(func(_ *proc.Proc, thread *starlark.Thread) error {
		c.Words = w.Complete(thread, at)
		return nil
	})
	return c
}

// keywords are those of Python that a prompt offers.
var keywords = strings.Fields(`False None True and as assert break class continue def del elif else except
	finally for from global if import in is lambda nonlocal not or pass raise return try while with yield`)
