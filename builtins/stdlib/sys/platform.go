package sys

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
)

// PlatformMembers is the module platform.
func PlatformMembers() starlark.StringDict {
	m := starlark.StringDict{}
	texts := map[string]string{"system": "Linux", "node": "pyq", "release": "", "version": "", "machine": "x86_64", "processor": "",
		"python_version": "3.12.0", "python_implementation": "pyq", "python_compiler": "Go",
		"python_branch": "", "python_revision": ""}
	for name, text := range texts {
		m[name] = call.New(call.F0("def "+name+"()", func(*starlark.Thread) (starlark.Value, error) {
			return starlark.String(text), nil
		}))
	}
	m["platform"] = call.New(call.F2("def platform(aliased=False, terse=False)", func(*starlark.Thread, starlark.Value, starlark.Value) (starlark.Value, error) {
		return starlark.String("Linux-x86_64-pyq"), nil
	}))
	m["architecture"] = call.New(call.F3("def architecture(executable=sys.executable, bits='', linkage='')", func(*starlark.Thread, starlark.Value, starlark.Value, starlark.Value) (starlark.Value, error) {
		return kit.StringTuple([]string{"64bit", "ELF"}), nil
	}))
	pair := func(name string, parts ...string) {
		m[name] = call.New(call.F0("def "+name+"()", func(*starlark.Thread) (starlark.Value, error) { return kit.StringTuple(parts), nil }))
	}
	pair("python_version_tuple", "3", "12", "0")
	pair("python_build", "main", "")
	uname := kit.NewSequenceType("platform", "uname_result", "system", "node", "release", "version", "machine", "processor")
	uname.Shown = "uname_result"
	m["uname"] = call.New(call.F0("def uname()", func(thread *starlark.Thread) (starlark.Value, error) {
		elems := make([]starlark.Value, len(uname.Fields))
		for i, name := range uname.Fields {
			elems[i] = starlark.String(texts[name])
		}
		return uname.New(proc.Of(thread), elems...), nil
	}))
	return m
}
