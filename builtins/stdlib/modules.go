// Package stdlib holds Python's standard modules that programs about processes use,
// one or more files each, and what a process of a run can be granted of the system:
// its clock, its random numbers, its output and arguments.
//
// A module is made when a program first imports it, and then shared by all processes:
// its members are functions, classes and immutable values. What a module keeps for a
// process (the state of random) is in the process.
package stdlib

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// shared make the members of the modules that all processes share, by dotted name.
var shared map[string]func() starlark.StringDict

func init() {
	shared = map[string]func() starlark.StringDict{
		"abc":             abcMembers,
		"atexit":          atexitMembers,
		"base64":          base64Members,
		"binascii":        binasciiMembers,
		"bisect":          bisectMembers,
		"calendar":        calendarMembers,
		"cmath":           cmathMembers,
		"codecs":          codecsMembers,
		"collections":     collectionsMembers,
		"collections.abc": collectionsABCMembers,
		"contextlib":      contextlibMembers,
		"copy":            copyMembers,
		"dataclasses":     dataclassesMembers,
		"decimal":         decimalMembers,
		"enum":            enumMembers,
		"csv":             csvMembers,
		"datetime":        datetimeMembers,
		"errno":           errnoMembers,
		"fnmatch":         fnmatchMembers,
		"fractions":       fractionsMembers,
		"glob":            globMembers,
		"functools":       functoolsMembers,
		"hashlib":         hashlibMembers,
		"heapq":           heapqMembers,
		"io":              ioMembers,
		"itertools":       itertoolsMembers,
		"json":            jsonMembers,
		"keyword":         keywordMembers,
		"math":            mathMembers,
		"numbers":         numbersMembers,
		"operator":        operatorMembers,
		"os.path":         pathMembers,
		"platform":        platformMembers,
		"posixpath":       pathMembers,
		"pathlib":         pathlibMembers,
		"pprint":          pprintMembers,
		"random":          randomMembers,
		"re":              reMembers,
		"secrets":         secretsMembers,
		"shutil":          shutilMembers,
		"statistics":      statisticsMembers,
		"struct":          structMembers,
		"tempfile":        tempfileMembers,
		"string":          stringMembers,
		"textwrap":        textwrapMembers,
		"time":            timeMembers,
		"timeit":          timeitMembers,
		"traceback":       tracebackMembers,
		"types":           typesMembers,
		"typing":          typingMembers,
		"uuid":            uuidMembers,
		"warnings":        warningsMembers,
	}
	modules = make(map[string]func() *core.Module, len(shared)+1)
	for name, members := range shared {
		modules[name] = sync.OnceValue(func() *core.Module { return core.NewModule(name, members()) })
	}
	modules["os"] = sync.OnceValue(func() *core.Module { return core.NewPrivateModule("os", osMembers) })
	modules["logging"] = func() *core.Module { return loggingModule }
}

var modules map[string]func() *core.Module

// Modules returns the modules for programs with the given arguments (sys.argv), by
// dotted name. Each is made when its function is first called. The map is the caller's.
func Modules(args []string) map[string]func() *core.Module {
	all := maps.Clone(modules)
	all["sys"] = sync.OnceValue(func() *core.Module {
		return core.NewPrivateModule("sys", func(p *proc.Proc) starlark.StringDict {
			m := sysMembers(args)
			if p != nil && p.World().InPython2() {
				maps.Copy(m, sysMembers2())
			}
			return m
		})
	})
	all["argparse"] = sync.OnceValue(func() *core.Module { return newArgparse(all["sys"]) })
	return all
}
