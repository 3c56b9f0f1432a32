package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// platformMembers is the module platform.
func platformMembers() starlark.StringDict {
	m := starlark.StringDict{}
	texts := map[string]string{"system": "Linux", "node": "pyq", "release": "", "version": "", "machine": "x86_64", "processor": "",
		"platform": "Linux-x86_64-pyq", "python_version": "3.12.0", "python_implementation": "pyq", "python_compiler": "Go",
		"python_branch": "", "python_revision": ""}
	for name, text := range texts {
		m[name] = function(name, python(name+"(aliased=False, terse=False)", func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
			return starlark.String(text), nil
		}))
	}
	pair := func(parts ...string) native {
		return func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return stringTuple(parts), nil
		}
	}
	m["architecture"] = function("architecture", pair("64bit", "ELF"))
	m["python_version_tuple"] = function("python_version_tuple", pair("3", "12", "0"))
	m["python_build"] = function("python_build", pair("main", ""))
	uname := newSequenceType("platform", "uname_result", "system", "node", "release", "version", "machine", "processor")
	uname.shown = "uname_result"
	m["uname"] = function("uname", python("uname()", func(thread *starlark.Thread, _ []starlark.Value) (starlark.Value, error) {
		elems := make([]starlark.Value, len(uname.fields))
		for i, name := range uname.fields {
			elems[i] = starlark.String(texts[name])
		}
		return uname.new(proc.Of(thread), elems...), nil
	}))
	return m
}
