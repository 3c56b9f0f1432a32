//go:build !unix

package main

import "os"

// stateSignals are none where no key sends one.
var stateSignals []os.Signal
