package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/docs"
)

// DocEntry returns what the documentation has about a built-in value: a class, a function,
// or a method, also one that is bound; nil is nothing.
func DocEntry(v starlark.Value) *docs.Entry {
	switch v := v.(type) {
	case *Class:
		if v.user == nil {
			return docs.Of(v.name)
		}
	case *MethodDescriptor:
		return docs.Of(documented(v.class) + "." + v.name)
	case call.Function:
		if v.Receiver() == nil {
			return docs.Of(v.Name())
		}
		for _, class := range TypeOf(v.Receiver()).mro {
			if e := docs.Of(documented(class) + "." + v.Name()); e != nil {
				return e
			}
		}
	}
	return nil
}

// documented returns the name under which a class is described.
func documented(c *Class) string {
	if c.name == "BaseProcess" {
		return "Process"
	}
	return c.name
}

// docOf returns the __doc__ of a built-in value.
func docOf(v starlark.Value) starlark.Value {
	e := DocEntry(v)
	if e == nil {
		return starlark.None
	}
	return starlark.String(e.Signature + "\n\n" + e.Text)
}
