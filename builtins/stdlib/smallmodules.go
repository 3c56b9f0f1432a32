package stdlib

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// This file has the modules of a few names.

var softKeywords = []string{"_", "case", "match"}

// keywordMembers is the module keyword.
func keywordMembers() starlark.StringDict {
	in := func(name string, list []string) native {
		return one("frozenset."+name, func(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			s, ok := v.(starlark.String)
			return starlark.Bool(ok && slices.Contains(list, string(s))), nil
		})
	}
	m := functions(map[string]native{"iskeyword": in("__contains__", pythonKeywords), "issoftkeyword": in("__contains__", softKeywords)})
	for name, list := range map[string][]string{"kwlist": pythonKeywords, "softkwlist": softKeywords} {
		l := starlark.NewList(stringTuple(list))
		l.Freeze()
		m[name] = l
	}
	return m
}

// numbersMembers is the module numbers: classes that the built-in numbers count as derived
// from.
func numbersMembers() starlark.StringDict {
	m := starlark.StringDict{}
	base := core.ObjectClass
	floats := []*core.Class{core.IntClass, core.FloatClass}
	for _, c := range []struct {
		name    string
		classes []*core.Class
	}{
		{"Number", append(floats, core.ComplexClass, fractionClass, decimalClass)}, {"Complex", append(floats, core.ComplexClass, fractionClass)},
		{"Real", append(floats, fractionClass)}, {"Rational", []*core.Class{core.IntClass, fractionClass}}, {"Integral", []*core.Class{core.IntClass}},
	} {
		class := core.NewClass(c.name, base).In("numbers").WithMeta(abcMetaClass)
		class.Covers(func(k *core.Class) bool { return slices.ContainsFunc(c.classes, k.Is) })
		m[c.name] = class
		base = class
	}
	return m
}

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
