package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// Modules returns the modules of this package, by name, for programs with the given
// arguments.
func Modules(args []string) map[string]func() *core.Module {
	fixed := func(m *core.Module) func() *core.Module { return func() *core.Module { return m } }
	return map[string]func() *core.Module{
		"time": fixed(Time), "random": fixed(Random), "os": fixed(OS), "sys": fixed(Sys(args)),
	}
}
