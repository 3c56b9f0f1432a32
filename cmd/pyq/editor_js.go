package main

import (
	"errors"
	"os"
)

// newLineEditor: a web page edits lines itself.
func newLineEditor(*os.File, *os.File, *keyboard, *screen, completer, func(string) bool) (*plainEditor, error) {
	return nil, errors.New("there is no terminal")
}
