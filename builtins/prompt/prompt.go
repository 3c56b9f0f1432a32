// Package prompt holds what a prompt has beside Python's names: ps, queues, kill.
package prompt

import "go.starlark.net/starlark"

// Names are the predeclared names of a session.
func Names() starlark.StringDict { return starlark.StringDict{} }
