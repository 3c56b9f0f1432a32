//go:build !js

package files

import "syscall"

// nonBlocking keeps the opening of a pipe, which is refused later, from waiting for its other end.
const nonBlocking = syscall.O_NONBLOCK
