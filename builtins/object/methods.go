package object

import "go.starlark.net/starlark"

// ClassAttr is the Attr of a value whose attributes are all in its class.
func ClassAttr(self starlark.Value, name string) (starlark.Value, error) {
	v, ok := TypeOf(self).Lookup(name)
	if !ok {
		return nil, nil
	}
	switch v := v.(type) {
	case *MethodDescriptor:
		return v.Bind(self)
	case *GetSet:
		return v.get(nil, self)
	}
	return v, nil
}
