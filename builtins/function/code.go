package function

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A codeValue is a function's __code__: what the program can ask about its text.
type codeValue struct{ f memory.Func }

var _ object.Classed = (*codeValue)(nil)

func (c *codeValue) Class() *object.Class  { return object.CodeClass }
func (c *codeValue) Type() string          { return "code" }
func (c *codeValue) Freeze()               {}
func (c *codeValue) Truth() starlark.Bool  { return true }
func (c *codeValue) Hash() (uint32, error) { return starlark.String(c.f.Name()).Hash() }
func (c *codeValue) String() string        { return "<code object " + FunctionName(c.f) + ">" }

// Repr is repr(c).
func (c *codeValue) Repr(*starlark.Thread) (string, error) {
	p := c.f.Position()
	return "<code object " + memory.FunctionName(c.f.Name()) + " at " + object.Address(p.String()) + ", file \"" + p.Filename() +
		"\", line " + starlark.MakeInt(int(p.Line)).String() + ">", nil
}

// Compare says that the code of one def is one.
func (c *codeValue) Compare(_ *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := other.(*codeValue)
	if !ok || op != "==" && op != "!=" {
		return nil, false, nil
	}
	return starlark.Bool((c.f.Position() == o.f.Position() && c.f.Name() == o.f.Name()) == (op == "==")), true, nil
}

// Travel copies the function.
func (c *codeValue) Travel(cp *memory.Copier) (starlark.Value, error) {
	f, err := cp.Copy(c.f)
	if err != nil {
		return nil, err
	}
	return &codeValue{f.(memory.Func)}, nil
}

// visible returns the names that are the program's own.
func visible(names []string) (list starlark.Tuple) {
	list = starlark.Tuple{}
	for i, name := range names {
		name = strings.TrimPrefix(name, ".")
		if name == "" || strings.HasPrefix(name, "$") || slices.Contains(names[:i], name) || slices.Contains(names[:i], "."+name) {
			continue
		}
		list = append(list, starlark.String(name))
	}
	return list
}

// flags are co_flags: *args, **kwargs, a nested function.
const (
	flagVarargs  = 4
	flagKwargs   = 8
	flagOptimal  = 3
	flagsNesting = 16
)

func fillCode() {
	for name, get := range map[string]func(f memory.Func) starlark.Value{
		"co_name":            func(f memory.Func) starlark.Value { return starlark.String(memory.FunctionName(f.Name())) },
		"co_qualname":        func(f memory.Func) starlark.Value { return starlark.String(functionQualname(f)) },
		"co_argcount":        func(f memory.Func) starlark.Value { return starlark.MakeInt(numPositional(f)) },
		"co_kwonlyargcount":  func(f memory.Func) starlark.Value { return starlark.MakeInt(f.NumKwonlyParams()) },
		"co_posonlyargcount": func(f memory.Func) starlark.Value { return starlark.MakeInt(positionalOnly(f)) },
		"co_varnames":        func(f memory.Func) starlark.Value { return visible(memory.Locals(f)) },
		"co_nlocals":         func(f memory.Func) starlark.Value { return starlark.MakeInt(len(visible(memory.Locals(f)))) },
		"co_freevars":        func(f memory.Func) starlark.Value { return freeNames(f) },
		"co_filename":        func(f memory.Func) starlark.Value { return starlark.String(f.Position().Filename()) },
		"co_firstlineno":     func(f memory.Func) starlark.Value { return starlark.MakeInt(int(f.Position().Line)) },
		"co_flags": func(f memory.Func) starlark.Value {
			flags := flagOptimal
			if f.HasVarargs() {
				flags |= flagVarargs
			}
			if f.HasKwargs() {
				flags |= flagKwargs
			}
			if strings.Contains(functionQualname(f), "<locals>") {
				flags |= flagsNesting
			}
			return starlark.MakeInt(flags)
		},
	} {
		object.CodeClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			switch c := self.(type) {
			case *codeValue:
				return get(c.f), nil
			case object.Code:
				code, file, line := c.Place()
				switch name {
				case "co_name", "co_qualname":
					return starlark.String(code), nil
				case "co_filename":
					return starlark.String(file), nil
				case "co_firstlineno":
					if line > 0 {
						return starlark.MakeInt(line), nil
					}
				case "co_argcount", "co_kwonlyargcount", "co_posonlyargcount", "co_nlocals", "co_flags":
					return starlark.MakeInt(0), nil
				case "co_freevars", "co_varnames":
					return starlark.Tuple{}, nil
				}
			}
			return nil, object.NoAttribute(self, name)
		}, nil)
	}
}

// positionalOnly counts the parameters before /, whose names calls cannot use.
func positionalOnly(f memory.Func) (n int) {
	for n < numPositional(f) {
		if name, _ := f.Param(n); !strings.HasPrefix(name, ".") {
			break
		}
		n++
	}
	return n
}

func freeNames(f memory.Func) starlark.Tuple {
	var names []string
	for _, v := range freeVars(f) {
		names = append(names, v.Name)
	}
	return visible(names)
}

// freeVars returns the variables of functions around that f mentions, by name.
func freeVars(f memory.Func) []memory.FreeVar {
	list := memory.FreeVars(f)
	for i := range list {
		if list[i].Name == "$classcell" {
			list[i].Name = "__class__"
		}
	}
	list = slices.DeleteFunc(list, func(v memory.FreeVar) bool { return strings.HasPrefix(v.Name, "$") || strings.HasPrefix(v.Name, ".") })
	slices.SortStableFunc(list, func(a, b memory.FreeVar) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// CellClass is types.CellType.
var CellClass = object.NewClass("cell").Final()

// A cellValue is one of a function's __closure__.
type cellValue struct{ v memory.FreeVar }

func (c *cellValue) Class() *object.Class { return CellClass }
func (c *cellValue) Type() string         { return "cell" }
func (c *cellValue) Freeze()              {}
func (c *cellValue) Truth() starlark.Bool { return true }
func (c *cellValue) Hash() (uint32, error) {
	return 0, raise.Errorf("TypeError", "unhashable type: 'cell'")
}
func (c *cellValue) String() string { return "<cell>" }

// Travel fails, as in CPython.
func (c *cellValue) Travel(*memory.Copier) (starlark.Value, error) {
	return nil, &memory.TravelError{Type: "cell"}
}

// Compare compares the contents; a cell without any comes first.
func (c *cellValue) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := other.(*cellValue)
	if !ok {
		return nil, false, nil
	}
	a, b := c.v.Get(), o.v.Get()
	if a == nil || b == nil {
		a, b = starlark.MakeInt(filled(a)), starlark.MakeInt(filled(b))
	}
	holds, err := object.Compare(thread, op, a, b)
	return starlark.Bool(holds), err == nil, err
}

func filled(v starlark.Value) int {
	if v == nil {
		return 0
	}
	return 1
}

// closureOf is a function's __closure__.
func closureOf(f memory.Func) starlark.Value {
	var cells starlark.Tuple
	for _, v := range freeVars(f) {
		cells = append(cells, &cellValue{v})
	}
	if cells == nil {
		return starlark.None
	}
	return cells
}

func fillCell() {
	CellClass.SetComputed("cell_contents", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if v := self.(*cellValue).v.Get(); v != nil {
			return v, nil
		}
		return nil, raise.Errorf("ValueError", "Cell is empty")
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		self.(*cellValue).v.Set(v)
		return nil
	})
}

func fillFunction() {
	object.FunctionClass.GiveGet(false)
	object.FunctionClass.GiveCall()
}
