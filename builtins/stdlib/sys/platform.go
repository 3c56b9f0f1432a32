package sys

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
)

// PlatformMembers is the module platform.
func PlatformMembers() starlark.StringDict {
	m := starlark.StringDict{}
	texts := map[string]string{"system": "Linux", "node": "pyq", "release": "", "version": "", "machine": "x86_64", "processor": "",
		"platform": "Linux-x86_64-pyq", "python_version": "3.12.0", "python_implementation": "pyq", "python_compiler": "Go",
		"python_branch": "", "python_revision": ""}
	for name, text := range texts {
		m[name] = kit.Function(name, kit.Python(name+"(aliased=False, terse=False)", func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
			return starlark.String(text), nil
		}))
	}
	pair := func(parts ...string) kit.Native {
		return func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return kit.StringTuple(parts), nil
		}
	}
	m["architecture"] = kit.Function("architecture", pair("64bit", "ELF"))
	m["python_version_tuple"] = kit.Function("python_version_tuple", pair("3", "12", "0"))
	m["python_build"] = kit.Function("python_build", pair("main", ""))
	uname := kit.NewSequenceType("platform", "uname_result", "system", "node", "release", "version", "machine", "processor")
	uname.Shown = "uname_result"
	m["uname"] = kit.Function("uname", kit.Python("uname()", func(thread *starlark.Thread, _ []starlark.Value) (starlark.Value, error) {
		elems := make([]starlark.Value, len(uname.Fields))
		for i, name := range uname.Fields {
			elems[i] = starlark.String(texts[name])
		}
		return uname.New(proc.Of(thread), elems...), nil
	}))
	return m
}
