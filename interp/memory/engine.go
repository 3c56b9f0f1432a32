package memory

import (
	"errors"
	"reflect"
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// go.starlark.net has no way to bind a function to another module, and without
// one a child process would run over its parent's globals. This file is the
// only place that reaches into the engine's private fields, seven of them, beside
// table.go, which has those of the hash tables, and wide.go, which has that of ints. Their
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

	// A frame of the call stack, for Stack.Place.
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
	return inspectTables()
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

// An engineCode stands for the engine's compiled code of a function: all of it that those keep
// alive who only want to know where something was.
type engineCode struct{ _ [1]byte }

// enginePlace returns the code of a frame of the engine's and how far that has come.
func enginePlace(f *starlark.Function, frame starlark.DebugFrame) Place {
	// An interface is a type and a pointer, here to the frame.
	at := (*[2]unsafe.Pointer)(unsafe.Pointer(&frame))[1]
	return Place{functionCode(f), uint64(*(*uint32)(unsafe.Add(at, engine.pc)))}
}

// position returns the position of a place in the code: that of a frame made for it.
func (c *engineCode) position(at uint64) syntax.Position {
	f, pc := functionOf(c), uint32(at) //nolint:gosec // it was made of one
	frame := reflect.New(engine.frame)
	*(*starlark.Callable)(unsafe.Add(frame.UnsafePointer(), engine.callable)) = f
	*(*uint32)(unsafe.Add(frame.UnsafePointer(), engine.pc)) = pc
	return frame.Interface().(starlark.DebugFrame).Position()
}

func functionCode(f *starlark.Function) *engineCode {
	return *(**engineCode)(unsafe.Add(unsafe.Pointer(f), engine.funcode))
}

// Function returns the name of the code's function as tracebacks show it, and where it is
// defined.
func (c *engineCode) Function() (name string, pos syntax.Position) {
	f := functionOf(c)
	return FunctionName(f.Name()), f.Position()
}

// functionOf makes a function of code, which can only be asked for its name and positions.
func functionOf(c *engineCode) *starlark.Function {
	f := new(starlark.Function)
	*(**engineCode)(unsafe.Add(unsafe.Pointer(f), engine.funcode)) = c
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

// An engineModule has the variables of a module of the engine's.
type engineModule struct{ *starlark.Module }

func (m engineModule) unit() *Code {
	c, _ := m.Predeclared()[codeName].(*Code)
	return c
}
func (m engineModule) size() int                   { return len(*moduleGlobals(m.Module)) }
func (m engineModule) get(i int) starlark.Value    { return (*moduleGlobals(m.Module))[i] }
func (m engineModule) set(i int, v starlark.Value) { (*moduleGlobals(m.Module))[i] = v }
func (m engineModule) empty() variables {
	to := new(starlark.Module)
	*to = *m.Module
	*moduleGlobals(to) = make([]starlark.Value, m.size())
	return engineModule{to}
}

// engineOwn is Own. The engine has no place for what is attached, but none of its instructions
// looks beyond a function's last free variable. So it lives as long as the function, and is
// copied with it, which a table beside would have to be told.
func engineOwn(f *starlark.Function) starlark.Value {
	if cells, n := *functionFreeVars(f), f.NumFreeVars(); len(cells) > n {
		return cells[n]
	}
	return nil
}

func setEngineOwn(f *starlark.Function, v Traveler) {
	cells, n := functionFreeVars(f), f.NumFreeVars()
	*cells = append((*cells)[:n:n], v)
}

// copyEngineFunction is copyFunction for the reference.
func (c *Copier) copyEngineFunction(f *starlark.Function) (starlark.Value, error) {
	if to, ok := c.memo.get(f); ok {
		return to, nil
	}
	g := new(starlark.Function)
	*g = *f
	c.Note(f, g)
	module := c.module(engineModule{f.Module()})
	*functionModule(g) = module.(engineModule).Module
	if defaults := *functionDefaults(g); !allAtoms(defaults) {
		to := make(starlark.Tuple, len(defaults))
		if err := c.copyValues(to, defaults); err != nil {
			return nil, InPath(err, "."+f.Name())
		}
		*functionDefaults(g) = to
	}
	if err := c.copyFreeVars(g); err != nil {
		return nil, InPath(err, "."+f.Name())
	}
	if err := c.copyGlobals(f, module); err != nil {
		return nil, err
	}
	return g, nil
}

// copyFreeVars gives g cells of its own; functions that share a variable go on
// sharing its copy.
func (c *Copier) copyFreeVars(g *starlark.Function) error {
	cells := *functionFreeVars(g)
	if len(cells) == 0 {
		return nil
	}
	to := make(starlark.Tuple, len(cells))
	*functionFreeVars(g) = to
	for i, cell := range cells {
		if i == g.NumFreeVars() {
			own, err := c.Copy(cell) // see engineOwn
			if err != nil {
				return err
			}
			to[i] = own
			continue
		}
		if done, ok := c.memo.get(cell); ok {
			to[i] = done
			continue
		}
		from, ok := cellContent(cell)
		if !ok {
			return errors.New("internal error: go.starlark.net's variables are not what pyq expects")
		}
		made, variable := newCell(cell)
		c.Note(cell, made)
		to[i] = made
		if *from == nil {
			continue // not assigned yet
		}
		v, err := c.Copy(*from)
		if err != nil {
			return InPath(err, "."+bindingName(g, i))
		}
		*variable = v
	}
	return nil
}

// bindingName returns the name of a function's i'th free variable. The engine's
// accessor reads the cell too, so it works only once the cell is there.
func bindingName(g *starlark.Function, i int) string {
	b, _ := g.FreeVar(i)
	return b.Name
}

func moduleGlobals(m *starlark.Module) *[]starlark.Value {
	return (*[]starlark.Value)(unsafe.Add(unsafe.Pointer(m), engine.globals))
}

// engineCell is the Type() of the engine's cells.
const engineCell = "cell"

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
