package proc

import (
	"errors"
	"reflect"
	"unsafe"

	"go.starlark.net/starlark"
)

// go.starlark.net has no way to bind a function to another module, and without
// one a child process would run over its parent's globals. This file is the
// only place that reaches into the engine's private fields, four of them. Their
// names, types and offsets are looked up when the program starts; with an engine
// that differs, no run begins (engineError), rather than one that shares memory.
//
// Values are made by copying whole structs, which the language allows, so the
// code does not depend on fields that it does not name here.
var engine struct {
	module   uintptr // Function.module   *Module
	defaults uintptr // Function.defaults Tuple
	freevars uintptr // Function.freevars Tuple
	globals  uintptr // Module.globals    []Value
}

var engineError = inspectEngine()

func inspectEngine() error {
	function, module := reflect.TypeFor[starlark.Function](), reflect.TypeFor[starlark.Module]()
	fields := []struct {
		of   reflect.Type
		name string
		want reflect.Type
		to   *uintptr
	}{
		{function, "module", reflect.TypeFor[*starlark.Module](), &engine.module},
		{function, "defaults", reflect.TypeFor[starlark.Tuple](), &engine.defaults},
		{function, "freevars", reflect.TypeFor[starlark.Tuple](), &engine.freevars},
		{module, "globals", reflect.TypeFor[[]starlark.Value](), &engine.globals},
	}
	for _, f := range fields {
		got, ok := f.of.FieldByName(f.name)
		if !ok || got.Type != f.want {
			return errors.New("pyq does not know this version of go.starlark.net: " +
				f.of.String() + "." + f.name + " is not a " + f.want.String() +
				"; build with the version that pyq's go.mod names")
		}
		*f.to = got.Offset
	}
	return nil
}

func functionModule(f *starlark.Function) **starlark.Module {
	return (**starlark.Module)(unsafe.Add(unsafe.Pointer(f), engine.module))
}

func functionDefaults(f *starlark.Function) *starlark.Tuple {
	return (*starlark.Tuple)(unsafe.Add(unsafe.Pointer(f), engine.defaults))
}

func functionFreeVars(f *starlark.Function) *starlark.Tuple {
	return (*starlark.Tuple)(unsafe.Add(unsafe.Pointer(f), engine.freevars))
}

func moduleGlobals(m *starlark.Module) *[]starlark.Value {
	return (*[]starlark.Value)(unsafe.Add(unsafe.Pointer(m), engine.globals))
}

// cellContent returns the variable in a cell, a member of a function's free
// variables. The engine's cell is a pointer to a struct that holds one Value;
// ok is false if it is not.
func cellContent(cell starlark.Value) (content *starlark.Value, ok bool) {
	v := reflect.ValueOf(cell)
	t := v.Type()
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct || t.Elem().NumField() != 1 ||
		t.Elem().Field(0).Type != reflect.TypeFor[starlark.Value]() {
		return nil, false
	}
	return (*starlark.Value)(v.UnsafePointer()), true
}

// newCell returns a new cell of the same type, and its variable.
func newCell(like starlark.Value) (cell starlark.Value, content *starlark.Value) {
	v := reflect.New(reflect.TypeOf(like).Elem())
	return v.Interface().(starlark.Value), (*starlark.Value)(v.UnsafePointer())
}

// engineType reports whether v is of an unexported type of the engine with the
// given Type(): a range, the elements of a string.
func engineType(v starlark.Value) string {
	t := reflect.TypeOf(v)
	if t.PkgPath() != "go.starlark.net/starlark" {
		return ""
	}
	return v.Type()
}
