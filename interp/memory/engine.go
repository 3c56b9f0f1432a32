package memory

import (
	"errors"
	"reflect"
	"strings"
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// go.starlark.net has no way to bind a function to another module, and without
// one a child process would run over its parent's globals. This file is the
// only place that reaches into the engine's private fields, seven of them. Their
// names, types and offsets are looked up when the program starts; with an engine
// that differs, no run begins (see CheckEngine), rather than one that shares memory.
//
// Values are made by copying whole structs, which the language allows, so the
// code does not depend on fields that it does not name here.
var engine struct {
	module   uintptr // Function.module   *Module
	defaults uintptr // Function.defaults Tuple
	freevars uintptr // Function.freevars Tuple
	globals  uintptr // Module.globals    []Value

	// A frame of the call stack, for PlaceOf.
	funcode  uintptr      // Function.funcode *compile.Funcode
	frame    reflect.Type // the struct behind a DebugFrame
	callable uintptr      // its field callable Callable
	pc       uintptr      // its field pc       uint32
}

var errEngine = inspectEngine()

// CheckEngine returns an error if this program was linked with an engine that pyq does not
// know: then nothing can be run.
func CheckEngine() error { return errEngine }

func inspectEngine() error {
	function, module := reflect.TypeFor[starlark.Function](), reflect.TypeFor[starlark.Module]()
	engine.frame = frameType()
	code, ok := function.FieldByName("funcode")
	if !ok || code.Type.Kind() != reflect.Pointer || engine.frame == nil {
		return errors.New(unknownEngine + "function has no code")
	}
	engine.funcode = code.Offset
	fields := []struct {
		of   reflect.Type
		name string
		want reflect.Type
		to   *uintptr
	}{
		{engine.frame, "callable", reflect.TypeFor[starlark.Callable](), &engine.callable},
		{engine.frame, "pc", reflect.TypeFor[uint32](), &engine.pc},
		{function, "module", reflect.TypeFor[*starlark.Module](), &engine.module},
		{function, "defaults", reflect.TypeFor[starlark.Tuple](), &engine.defaults},
		{function, "freevars", reflect.TypeFor[starlark.Tuple](), &engine.freevars},
		{module, "globals", reflect.TypeFor[[]starlark.Value](), &engine.globals},
	}
	for _, f := range fields {
		got, ok := f.of.FieldByName(f.name)
		if !ok || got.Type != f.want {
			return errors.New(unknownEngine +
				f.of.String() + "." + f.name + " is not a " + f.want.String() +
				"; build with the version that pyq's go.mod names")
		}
		*f.to = got.Offset
	}
	return nil
}

const unknownEngine = "pyq does not know this version of go.starlark.net: "

// frameType returns the struct type of the engine's frames, nil if they are none.
func frameType() (t reflect.Type) {
	look := starlark.NewBuiltin("look", func(thread *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		t = reflect.TypeOf(thread.DebugFrame(0))
		return starlark.None, nil
	})
	if _, err := starlark.Call(new(starlark.Thread), look, nil, nil); err != nil || t.Kind() != reflect.Pointer {
		return nil
	}
	return t.Elem()
}

// A FuncCode stands for the engine's compiled code of a function: all of it that those keep
// alive who only want to know where something was.
type FuncCode struct{ _ [1]byte }

// PlaceOf returns the innermost place of the program in a thread, or of the library if there
// is none: the code of its function, nil if there is no place at all, and how far that has
// come. It is cheap; Position is not.
func PlaceOf(thread *starlark.Thread) (code *FuncCode, pc uint32) {
	for depth, n := 0, thread.CallStackDepth(); depth < n; depth++ {
		frame := thread.DebugFrame(depth)
		f, ok := frame.Callable().(*starlark.Function)
		if !ok {
			continue
		}
		name := f.Position().Filename()
		ours := name == "" || name[0] != Library[0] || !strings.HasPrefix(name, Library)
		if !ours && code != nil {
			continue
		}
		// An interface is a type and a pointer, here to the frame.
		at := (*[2]unsafe.Pointer)(unsafe.Pointer(&frame))[1]
		code, pc = functionCode(f), *(*uint32)(unsafe.Add(at, engine.pc))
		if ours {
			break
		}
	}
	return code, pc
}

// Position returns the position of a place in the code: that of a frame made for it.
func (c *FuncCode) Position(pc uint32) syntax.Position {
	f := functionOf(c)
	frame := reflect.New(engine.frame)
	*(*starlark.Callable)(unsafe.Add(frame.UnsafePointer(), engine.callable)) = f
	*(*uint32)(unsafe.Add(frame.UnsafePointer(), engine.pc)) = pc
	return frame.Interface().(starlark.DebugFrame).Position()
}

func functionCode(f *starlark.Function) *FuncCode {
	return *(**FuncCode)(unsafe.Add(unsafe.Pointer(f), engine.funcode))
}

// Function returns the name of the code's function as tracebacks show it, and where it is
// defined.
func (c *FuncCode) Function() (name string, pos syntax.Position) {
	f := functionOf(c)
	return FunctionName(f.Name()), f.Position()
}

// CodeOfFunction returns the code of a value that is a function of the program's, nil for
// others.
func CodeOfFunction(v starlark.Value) *FuncCode {
	if f, ok := v.(*starlark.Function); ok {
		return functionCode(f)
	}
	return nil
}

// functionOf makes a function of code, which can only be asked for its name and positions.
func functionOf(c *FuncCode) *starlark.Function {
	f := new(starlark.Function)
	*(**FuncCode)(unsafe.Add(unsafe.Pointer(f), engine.funcode)) = c
	return f
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
