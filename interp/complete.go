package interp

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/prompt"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Complete tells how the text of an input, up to the place of the cursor, may go on. start
// is where the word begins that is being completed, in bytes; words are what may stand there,
// sorted: names, attributes of live values, modules, and keyword arguments with their "=".
// It looks at live values, so the main process must be idle: while an input runs there is
// nothing to tell, nor within strings and comments.
func (s *Session) Complete(text string) (start int, words []string) {
	at, ok := prompt.FindPlace(text)
	if !ok {
		return len(text), nil
	}
	w := &prompt.World{Keywords: keywords, Exports: s.in.exports(map[string]bool{})}
	_, _ = s.host.TryDo(func(_ *proc.Proc, thread *starlark.Thread) error {
		words = w.Complete(thread, at)
		return nil
	})
	return len(text) - len(at.Word), words
}

// keywords are those of Python that a prompt offers.
var keywords = strings.Fields(`False None True and as assert break class continue def del elif else except
	finally for from global if import in is lambda nonlocal not or pass raise return try while with yield`)

// IsKeyword reports whether a word is a keyword of Python 3: a prompt colours it.
func (*Session) IsKeyword(word string) bool { return slices.Contains(keywords, word) }
