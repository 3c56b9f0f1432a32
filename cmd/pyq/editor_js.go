package main

import (
	"errors"
	"os"

	"github.com/pyq-lang/pyq/interp"
)

// newLineEditor: a web page edits lines itself.
func newLineEditor(*os.File, *os.File, *keyboard, *screen, func(string) interp.Completion) (*plainEditor, error) {
	return nil, errors.New("there is no terminal")
}
