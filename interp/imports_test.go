package interp_test

import (
	"slices"
	"strings"
	"testing"
)

const modulePath = "github.com/pyq-lang/pyq/"

// arrows says which packages of this module each one may import. A name with @ stands for a
// group of packages.
const arrows = `
@ground: interp/fact interp/files interp/memory interp/proc interp/raise interp/report interp/sched interp/text interp/trace
@language: builtins/advice builtins/call builtins/codepoint builtins/collection builtins/docs builtins/exception builtins/function builtins/libm builtins/module builtins/number builtins/object builtins/prelude builtins/spelling builtins/text builtins/words

# The ground: the scheduler knows no Starlark and no Python, reports know neither.
interp/trace:
interp/text:
interp/text/charname:
interp/fact:
interp/raise: interp/fact
interp/files:
interp/sched: interp/trace
interp/memory: interp/fact interp/raise interp/text
interp/report: interp/fact interp/text interp/trace
interp/proc: interp/fact interp/files interp/memory interp/raise interp/report interp/sched interp/text interp/trace

# The front end knows texts and Starlark's tree, and no runtime.
interp/python/ast: interp/text
interp/python/scope: interp/python/ast interp/text
interp/python/parser: interp/python/ast interp/python/scope interp/text interp/text/charname
interp/python/lower: interp/python/ast interp/python/parser interp/python/scope interp/text
interp/python: interp/python/ast interp/python/lower interp/python/parser interp/python/scope interp/text
interp/python/check: interp/fact interp/python interp/python/ast interp/python/parser interp/python/scope interp/text
interp/python/corpus:

# The language: object below the types, these below what is said and called.
builtins/spelling:
builtins/codepoint:
builtins/libm:
builtins/docs:
builtins/library:
builtins/call: builtins/spelling interp/fact interp/memory interp/raise
builtins/words: @ground builtins/call builtins/spelling
builtins/object: @ground builtins/call builtins/codepoint builtins/docs builtins/words
builtins/number: @ground builtins/call builtins/codepoint builtins/libm builtins/object
builtins/collection: @ground builtins/call builtins/object
builtins/text: @ground builtins/call builtins/codepoint builtins/collection builtins/number builtins/object
builtins/module: @ground builtins/call builtins/library builtins/object
builtins/exception: @ground builtins/call builtins/number builtins/object builtins/words
builtins/function: @ground builtins/call builtins/collection builtins/exception builtins/object
builtins/advice: @ground builtins/exception builtins/module builtins/object builtins/spelling builtins/words
builtins/prelude: @ground builtins/call builtins/collection builtins/exception builtins/module builtins/number builtins/object builtins/spelling builtins/text

# Processes, threads and what they share.
builtins/handle: @language @ground
builtins/locks: @language @ground builtins/handle
builtins/queue: @language @ground builtins/handle builtins/stdlib/collections
builtins/launch: @language @ground
builtins/threading: @language @ground builtins/handle builtins/launch builtins/locks
builtins/futures: @language @ground builtins/handle builtins/multiprocessing/workers builtins/threading
builtins/multiprocessing/connection: @language @ground builtins/handle builtins/multiprocessing/process
builtins/multiprocessing/managers: @language @ground builtins/handle builtins/locks builtins/multiprocessing/pool builtins/multiprocessing/process builtins/multiprocessing/queues builtins/multiprocessing/sharedctypes builtins/multiprocessing/synchronize builtins/multiprocessing/workers builtins/threading
builtins/multiprocessing/pool: @language @ground builtins/handle builtins/multiprocessing/process builtins/multiprocessing/workers builtins/threading
builtins/multiprocessing/process: @language @ground builtins/handle builtins/launch
builtins/multiprocessing/queues: @language @ground builtins/handle builtins/multiprocessing/process builtins/queue
builtins/multiprocessing/sharedctypes: @language @ground builtins/handle builtins/locks builtins/multiprocessing/synchronize
builtins/multiprocessing/sharedmemory: @language @ground builtins/handle
builtins/multiprocessing/synchronize: @language @ground builtins/handle builtins/locks builtins/multiprocessing/process
builtins/multiprocessing/workers: @language @ground builtins/handle builtins/multiprocessing/process builtins/threading
builtins/multiprocessing: @language @ground builtins/futures builtins/handle builtins/locks builtins/multiprocessing/connection builtins/multiprocessing/managers builtins/multiprocessing/pool builtins/multiprocessing/process builtins/multiprocessing/queues builtins/multiprocessing/sharedctypes builtins/multiprocessing/sharedmemory builtins/multiprocessing/synchronize builtins/multiprocessing/workers builtins/queue builtins/threading

# The standard modules.
builtins/stdlib/kit: @language @ground
builtins/stdlib/binary: @language @ground builtins/stdlib/kit
builtins/stdlib/collections: @language @ground builtins/stdlib/itertools builtins/stdlib/kit
builtins/stdlib/contextlib: @language @ground builtins/stdlib/functools builtins/stdlib/kit
builtins/stdlib/csv: @language @ground builtins/stdlib/kit
builtins/stdlib/dataclasses: @language @ground builtins/stdlib/kit
builtins/stdlib/datetime: @language @ground builtins/stdlib/kit
builtins/stdlib/decimal: @language @ground builtins/stdlib/collections builtins/stdlib/decimal/dec builtins/stdlib/kit builtins/stdlib/mathematics
builtins/stdlib/decimal/dec:
builtins/stdlib/enum: @language @ground builtins/stdlib/kit
builtins/stdlib/functools: @language @ground builtins/stdlib/kit
builtins/stdlib/io: @language @ground builtins/stdlib/kit
builtins/stdlib/itertools: @language @ground builtins/stdlib/kit
builtins/stdlib/json: @language @ground builtins/stdlib/kit
builtins/stdlib/logging: @language @ground builtins/stdlib/io builtins/stdlib/kit builtins/stdlib/os builtins/stdlib/time builtins/stdlib/traceback
builtins/stdlib/mathematics: @language @ground builtins/stdlib/kit
builtins/stdlib/os: @language @ground builtins/stdlib/io builtins/stdlib/kit builtins/stdlib/random builtins/stdlib/signals
builtins/stdlib/pathlib: @language @ground builtins/stdlib/io builtins/stdlib/kit builtins/stdlib/os builtins/stdlib/random builtins/stdlib/re/regex
builtins/stdlib/random: @language @ground builtins/stdlib/collections builtins/stdlib/kit
builtins/stdlib/re: @language @ground builtins/stdlib/kit builtins/stdlib/re/regex
builtins/stdlib/re/regex:
builtins/stdlib/signals: @language @ground builtins/stdlib/kit
builtins/stdlib/statistics: @language @ground builtins/stdlib/collections builtins/stdlib/decimal builtins/stdlib/decimal/dec builtins/stdlib/kit builtins/stdlib/mathematics
builtins/stdlib/sys: @language @ground builtins/stdlib/io builtins/stdlib/kit
builtins/stdlib/text: @language @ground builtins/stdlib/collections builtins/stdlib/kit builtins/stdlib/re/regex interp/text/charname
builtins/stdlib/time: @language @ground builtins/stdlib/datetime builtins/stdlib/kit builtins/stdlib/typing
builtins/stdlib/traceback: @language @ground builtins/stdlib/kit
builtins/stdlib/typing: @language @ground builtins/stdlib/collections builtins/stdlib/kit builtins/stdlib/re
builtins/stdlib: @language builtins/stdlib/binary builtins/stdlib/collections builtins/stdlib/contextlib builtins/stdlib/csv builtins/stdlib/dataclasses builtins/stdlib/datetime builtins/stdlib/decimal builtins/stdlib/enum builtins/stdlib/functools builtins/stdlib/io builtins/stdlib/itertools builtins/stdlib/json builtins/stdlib/logging builtins/stdlib/mathematics builtins/stdlib/os builtins/stdlib/pathlib builtins/stdlib/random builtins/stdlib/re builtins/stdlib/signals builtins/stdlib/statistics builtins/stdlib/sys builtins/stdlib/text builtins/stdlib/time builtins/stdlib/traceback builtins/stdlib/typing

# The executor does in place what the language's helpers do.
interp/exec: @ground @language

# Who puts it together. The command takes its words and limits where interp does.
interp/textfile: builtins/text
builtins/helpers: @language @ground builtins/library
builtins/prompt: @language @ground
builtins: @ground @language builtins/futures builtins/helpers builtins/multiprocessing builtins/prompt builtins/queue builtins/stdlib builtins/stdlib/io builtins/threading
interp: builtins builtins/library builtins/multiprocessing/queues builtins/prompt builtins/queue interp/exec interp/files interp/memory interp/proc interp/python interp/python/ast interp/python/check interp/python/lower interp/python/parser interp/raise interp/report interp/sched interp/text interp/textfile interp/trace
cmd/pyq: builtins/spelling interp interp/python/check interp/report interp/textfile interp/trace

# Tests alone.
interp/testkit: interp
interp/conform:
interp/hammer:
`

// allowed reads arrows.
func allowed() map[string][]string {
	may := map[string][]string{}
	for line := range strings.Lines(arrows) {
		name, list, found := strings.Cut(strings.TrimSpace(line), ":")
		if !found || strings.HasPrefix(name, "#") {
			continue
		}
		may[name] = nil
		for _, p := range strings.Fields(list) {
			if strings.HasPrefix(p, "@") {
				may[name] = append(may[name], may[p]...)
			} else {
				may[name] = append(may[name], p)
			}
		}
	}
	return may
}

// TestImportArrows keeps the architecture one-way: the scheduler knows no
// Starlark, the events know nothing but the standard library.
func TestImportArrows(t *testing.T) {
	table, seen := allowed(), map[string]bool{}
	for _, p := range goList(t, []string{"list", "-json=ImportPath,Name,Imports", modulePath + "..."}) {
		name := strings.TrimPrefix(p.ImportPath, modulePath)
		may, known := table[name]
		if !known {
			if name != "scripts" { // has tests only
				t.Errorf("package %s has no row in the table", name)
			}
			continue
		}
		seen[name] = true
		checkImports(t, name, may, p.Imports)
	}
	for name := range table {
		if !seen[name] && !strings.HasPrefix(name, "@") {
			t.Errorf("the table has a row for %s, which is no package", name)
		}
	}
}

func checkImports(t *testing.T, name string, may, imports []string) {
	t.Helper()
	for _, path := range imports {
		switch own, ours := strings.CutPrefix(path, modulePath); {
		case ours && !slices.Contains(may, own):
			t.Errorf("%s must not import %s", name, own)
		case ours:
		case name == "interp/trace" && strings.Contains(path, "."):
			t.Errorf("%s must import the standard library only, not %s", name, path)
		case strings.HasPrefix(name, "interp/python") && strings.HasPrefix(path, "go.starlark.net/") && path != "go.starlark.net/syntax":
			t.Errorf("%s must know Starlark's syntax only, but imports %s", name, path)
		case (name == "interp/sched" || name == "interp/report") && strings.HasPrefix(path, "go.starlark.net/"):
			t.Errorf("%s must know nothing of Starlark, but imports %s", name, path)
		}
	}
}
