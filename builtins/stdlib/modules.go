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
)

// shared make the members of the modules that all processes share, by dotted name.
var shared = map[string]func() starlark.StringDict{
	"abc":         abcMembers,
	"atexit":      atexitMembers,
	"base64":      base64Members,
	"binascii":    binasciiMembers,
	"bisect":      bisectMembers,
	"calendar":    calendarMembers,
	"cmath":       cmathMembers,
	"codecs":      codecsMembers,
	"collections": collectionsMembers,
	"contextlib":  contextlibMembers,
	"copy":        copyMembers,
	"dataclasses": dataclassesMembers,
	"decimal":     decimalMembers,
	"enum":        enumMembers,
	"csv":         csvMembers,
	"datetime":    datetimeMembers,
	"errno":       errnoMembers,
	"fnmatch":     fnmatchMembers,
	"fractions":   fractionsMembers,
	"glob":        globMembers,
	"functools":   functoolsMembers,
	"hashlib":     hashlibMembers,
	"heapq":       heapqMembers,
	"io":          ioMembers,
	"itertools":   itertoolsMembers,
	"json":        jsonMembers,
	"keyword":     keywordMembers,
	"math":        mathMembers,
	"numbers":     numbersMembers,
	"operator":    operatorMembers,
	"platform":    platformMembers,
	"posixpath":   pathMembers,
	"pathlib":     pathlibMembers,
	"pprint":      pprintMembers,
	"random":      randomMembers,
	"re":          reMembers,
	"secrets":     secretsMembers,
	"shutil":      shutilMembers,
	"statistics":  statisticsMembers,
	"struct":      structMembers,
	"tempfile":    tempfileMembers,
	"string":      stringMembers,
	"textwrap":    textwrapMembers,
	"time":        timeMembers,
	"timeit":      timeitMembers,
	"traceback":   tracebackMembers,
	"types":       typesMembers,
	"typing":      typingMembers,
	"uuid":        uuidMembers,
	"warnings":    warningsMembers,
}

// modules are the modules that do not depend on a program's arguments.
var modules = sync.OnceValue(func() map[string]func() *core.Module {
	all := make(map[string]func() *core.Module, len(shared)+4)
	for name, members := range shared {
		all[name] = sync.OnceValue(func() *core.Module { return core.NewModule(name, members()) })
	}
	all["collections.abc"], all["os.path"] = abcModule, pathModule
	all["os"] = func() *core.Module { return osModule }
	all["logging"] = func() *core.Module { return loggingModule }
	return all
})

// Modules returns the modules for programs with the given arguments (sys.argv), by
// dotted name. Each is made when its function is first called. The map is the caller's.
func Modules(args []string) map[string]func() *core.Module {
	all := maps.Clone(modules())
	all["sys"] = sync.OnceValue(func() *core.Module { return newSys(args) })
	all["argparse"] = sync.OnceValue(func() *core.Module { return newArgparse(all["sys"]) })
	return all
}
