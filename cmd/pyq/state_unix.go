//go:build unix

package main

import (
	"os"
	"syscall"
)

// stateSignals ask what the processes are doing: Ctrl-\.
var stateSignals = []os.Signal{syscall.SIGQUIT}
