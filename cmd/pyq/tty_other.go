//go:build !linux && !darwin

package main

import "os"

// A tty is left to the line editor here.
type tty struct{}

func newTTY(*os.File) *tty    { return nil }
func (t *tty) edit() error    { return nil }
func (t *tty) run() error     { return nil }
func (t *tty) restore() error { return nil }
