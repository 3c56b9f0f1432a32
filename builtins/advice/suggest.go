package advice

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/text"
)

// Suggest returns the attribute of v that name is most likely a misspelling of, or "".
func Suggest(v starlark.Value, name string) string {
	return spelling.Nearest(name, object.AttrNames(v))
}

// guess is what a program may have meant that raised an exception.
func guess(e *exception.Data, p *proc.Proc, class *object.Class) fact.Guess {
	if !e.Guess().IsZero() {
		return e.Guess()
	}
	s, _ := e.Assigned("name").(starlark.String)
	name := string(s)
	if name == "" {
		return fact.Guess{}
	}
	near := ""
	switch {
	case class.Is(object.AttributeErrorClass):
		to, advice := hintOfMethod(e)
		if near = to; near == "" && advice == "" {
			near = nearAttribute(e, name)
		}
	case class.ShortName() == "UnboundLocalError":
	case class.Is(object.NameErrorClass):
		if g := guessName(e, p, name); !g.IsZero() {
			return g
		}
		x := &fault{p: p, exc: e, class: class}
		x.find()
		near = x.moduleMember(name)
	}
	return fact.Guess{Name: near}
}

// nearAttribute guesses at an attribute: of the object if that is known, or else of the
// engine's type.
func nearAttribute(e *exception.Data, name string) string {
	if obj := e.Assigned("obj"); obj != nil {
		return Suggest(obj, name)
	}
	if e.Fact().Kind == fact.NoAttribute {
		if c := object.EngineClass(e.Fact().Name(0)); c != nil {
			return spelling.Nearest(name, c.AttrNames())
		}
	}
	return ""
}

// guessName guesses at a name that is not defined: one of the function in which the
// exception was raised, of the module, or built in, or that of a module.
func guessName(e *exception.Data, p *proc.Proc, name string) fact.Guess {
	var g fact.Guess
	for _, m := range p.World().Modules {
		if m == name {
			g.Module = m
		}
	}
	for _, names := range namesInScope(e, p) {
		if g.Name = spelling.Nearest(name, names); g.Name != "" {
			break
		}
	}
	return g
}

// namesInScope returns the names that are known where the exception was raised: of the
// function, the module, and the built-in ones.
func namesInScope(e *exception.Data, p *proc.Proc) [][]string {
	var lists [][]string
	if last := e.Trace; last != nil {
		for last.Next != nil {
			last = last.Next
		}
		stack := last.Calls()
		for i := len(stack) - 1; i >= 0; i-- {
			pos := stack[i].Pos
			if pos.Line == 0 {
				continue
			}
			if code := p.World().CodeOf(pos.Filename()); code != nil {
				if f := code.FunctionAt(text.Pos{Line: pos.Line, Col: pos.Col}); f != nil {
					lists = append(lists, f.Locals)
				}
				lists = append(lists, programNames(code.Globals()))
			}
			break
		}
	}
	return append(lists, programNames(p.World().Env.Keys()), []string{"None", "True", "False"})
}

// programNames returns those of names that a program can write, without the names of
// Python 2.
func programNames(names []string) []string {
	var list []string
	for _, n := range names {
		if !strings.ContainsAny(n, "$.@") {
			list = append(list, n)
		}
	}
	return list
}
