package functools

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// partialClass is functools.partial.
var partialClass = object.NewClass("partial").In("functools").Static()

// A partial is what an instance of partial carries.
type partial struct {
	f      starlark.Value
	args   starlark.Tuple
	kwargs *starlark.Dict
}

// TravelTo implements object.Payload.
func (p *partial) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	to := &partial{}
	f, err := c.Copy(p.f)
	if err != nil {
		return nil, memory.InPath(err, ".func")
	}
	args, err := c.Copy(p.args)
	if err != nil {
		return nil, memory.InPath(err, ".args")
	}
	kwargs, err := c.Copy(p.kwargs)
	if err != nil {
		return nil, memory.InPath(err, ".keywords")
	}
	to.f, to.args, to.kwargs = f, args.(starlark.Tuple), kwargs.(*starlark.Dict)
	return to, nil
}

func partialOf(v starlark.Value) *partial { return v.(*object.Instance).Base().(*partial) }

func fillPartial() {
	partialClass.DefineObjects(newPartial,
		call.MRaw("slot partial.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		call.MRaw("slot partial.__call__(self, /, *args, **kwargs)", callPartial),
		call.M0("slot partial.__repr__(self, /)", partialRepr),
	)
	for name, get := range map[string]func(*partial) starlark.Value{
		"func":     func(p *partial) starlark.Value { return p.f },
		"args":     func(p *partial) starlark.Value { return p.args },
		"keywords": func(p *partial) starlark.Value { return p.kwargs },
	} {
		partialClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return get(partialOf(self)), nil
		}, nil)
	}
}

func newPartial(_ *starlark.Thread, _ *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
	if len(args) == 0 {
		return nil, raise.Arguments("type 'partial' takes at least one argument")
	}
	if !object.Callable(args[0]) {
		return nil, raise.Errorf("TypeError", "the first argument must be callable")
	}
	p := &partial{f: args[0], args: args[1:], kwargs: new(starlark.Dict)}
	if i, ok := args[0].(*object.Instance); ok && i.Class() == partialClass {
		inner := partialOf(i)
		p.f, p.args, p.kwargs = inner.f, append(inner.args[:len(inner.args):len(inner.args)], p.args...), kit.CopyDict(inner.kwargs)
	}
	for _, kw := range kwargs {
		if err := p.kwargs.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func callPartial(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p := partialOf(self)
	if len(p.args) > 0 {
		args = append(p.args[:len(p.args):len(p.args)], args...)
	}
	if p.kwargs.Len() > 0 {
		all := kit.CopyDict(p.kwargs)
		for _, kw := range kwargs {
			if err := all.SetKey(kw[0], kw[1]); err != nil {
				return nil, err
			}
		}
		kwargs = all.Items()
		for _, kw := range kwargs { // the program can reach p.keywords
			if _, ok := object.Native(kw[0]).(starlark.String); !ok {
				return nil, raise.Errorf("TypeError", "keywords must be strings")
			}
		}
	}
	return starlark.Call(thread, p.f, args, kwargs)
}

func partialRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	leave, seen, err := object.EnterRepr(thread, self)
	if err != nil {
		return nil, err
	}
	if seen {
		return starlark.String("..."), nil
	}
	defer leave()
	p := partialOf(self)
	parts := make([]string, 0, 1+len(p.args)+p.kwargs.Len())
	for _, v := range append(starlark.Tuple{p.f}, p.args...) {
		text, err := object.Repr(thread, v)
		if err != nil {
			return nil, err
		}
		parts = append(parts, text)
	}
	for _, item := range p.kwargs.Items() {
		text, err := object.Repr(thread, item[1])
		if err != nil {
			return nil, err
		}
		parts = append(parts, object.Text(item[0])+"="+text)
	}
	return starlark.String(self.Class().FullName() + "(" + strings.Join(parts, ", ") + ")"), nil
}

// Duplicate implements duplicable.
func (p *partial) Duplicate(f func(starlark.Value) (starlark.Value, error)) (any, error) {
	to := &partial{f: p.f, args: p.args, kwargs: kit.CopyDict(p.kwargs)}
	if f == nil {
		return to, nil
	}
	args, err := f(p.args)
	if err != nil {
		return nil, err
	}
	kwargs, err := f(p.kwargs)
	if err != nil {
		return nil, err
	}
	to.args, to.kwargs = args.(starlark.Tuple), kwargs.(*starlark.Dict)
	return to, nil
}
