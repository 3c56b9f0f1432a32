package pathlib

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module pathlib. As on a machine with POSIX's names, Path makes a
// PosixPath.
var (
	purePathClass      = object.NewClass("PurePath").In("pathlib")
	purePosixPathClass = object.NewClass("PurePosixPath", purePathClass).In("pathlib")
	pathClass          = object.NewClass("Path", purePathClass).In("pathlib")
	posixPathClass     = object.NewClass("PosixPath", pathClass, purePosixPathClass).In("pathlib")
	pathParentsClass   = object.NewClass("_PathParents", object.TupleClass).In("pathlib")
)

// A pathName is what a path object carries. It is immutable.
type pathName struct {
	root  string // "", "/" or "//"
	parts []string
}

// TravelTo implements object.Payload.
func (n pathName) TravelTo(*memory.Copier, *object.Instance) (any, error) { return n, nil }

func (n pathName) String() string {
	if n.root == "" && len(n.parts) == 0 {
		return "."
	}
	return n.root + strings.Join(n.parts, "/")
}

// parsePath makes a path of a name.
func parsePath(text string) pathName {
	n := pathName{}
	switch {
	case strings.HasPrefix(text, "//") && !strings.HasPrefix(text, "///"):
		n.root = "//"
	case strings.HasPrefix(text, "/"):
		n.root = "/"
	}
	for part := range strings.SplitSeq(text, "/") {
		if part != "" && part != "." {
			n.parts = append(n.parts, part)
		}
	}
	return n
}

// join adds a path; one with a root takes the place of what is before it.
func (n pathName) join(more pathName) pathName {
	if more.root != "" {
		return more
	}
	return pathName{n.root, slices.Concat(n.parts, more.parts)}
}

// name is the last part.
func (n pathName) name() string {
	if len(n.parts) == 0 {
		return ""
	}
	return n.parts[len(n.parts)-1]
}

func (n pathName) parent() pathName {
	if len(n.parts) == 0 {
		return n
	}
	return pathName{n.root, n.parts[:len(n.parts)-1]}
}

// cutSuffix splits the name before its last dot.
func (n pathName) cutSuffix() (stem, suffix string) {
	name := n.name()
	if i := strings.LastIndexByte(name, '.'); i > 0 && i < len(name)-1 {
		return name[:i], name[i:]
	}
	return name, ""
}

func (n pathName) suffixes() (list []string) {
	name := n.name()
	if strings.HasSuffix(name, ".") {
		return nil
	}
	for i, part := range strings.Split(strings.TrimLeft(name, "."), ".") {
		if i > 0 {
			list = append(list, "."+part)
		}
	}
	return list
}

// withName is the path with another last part.
func (n pathName) withName(name string) pathName {
	return pathName{n.root, append(slices.Clone(n.parent().parts), name)}
}

// all are the parts with the root.
func (n pathName) all() []string {
	if n.root == "" {
		return n.parts
	}
	return append([]string{n.root}, n.parts...)
}

func pathOf(v starlark.Value) (pathName, bool) {
	if i, ok := v.(*object.Instance); ok {
		n, ok := i.Base().(pathName)
		return n, ok
	}
	return pathName{}, false
}

// like makes a path of the class of another.
func (n pathName) like(self *object.Instance) starlark.Value {
	return object.NewInstance(self.Home(), self.Class(), n)
}

// joinPaths joins what arguments name.
func joinPaths(thread *starlark.Thread, n pathName, args starlark.Tuple) (pathName, error) {
	for _, v := range args {
		more, ok := pathOf(v)
		if !ok {
			text, err := io.FSPath(thread, v)
			if err != nil {
				return n, err
			}
			more = parsePath(text)
		}
		n = n.join(more)
	}
	return n, nil
}

func fillPath() {
	for class, made := range map[*object.Class]*object.Class{purePathClass: purePosixPathClass, purePosixPathClass: purePosixPathClass,
		pathClass: posixPathClass, posixPathClass: posixPathClass} {
		class.DefineObjects(func(thread *starlark.Thread, _ *object.Instance, args starlark.Tuple, _ []starlark.Tuple) (any, error) {
			return joinPaths(thread, pathName{}, args)
		})
		// Any keywords are taken, as CPython still does.
		class.Define(call.MRaw(class.ShortName()+"(self, *args, **kwargs)", func(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			n, err := joinPaths(thread, pathName{}, args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(kit.HomeOf(thread), made, n), nil
		}))
	}
	purePathClass.Define(nil, call.MRaw("def PurePath.__init__(self, *args, **kwargs)", kit.ObjectInit))
	purePathClass.Define(nil, purePathMethods()...)
	for name, f := range purePathAttrs {
		purePathClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			i := self.(*object.Instance)
			return f(i, i.Base().(pathName)), nil
		}, nil)
	}
	pathParentsClass.Define(nil,
		call.M0("def _PathParents.__repr__(self)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
			return starlark.String("<PosixPath.parents>"), nil
		}),
	)
	kit.CompareBy(purePathClass, func(_ *starlark.Thread, op string, a, b *object.Instance) (int, bool, error) {
		x, y := a.Base().(pathName), pathName{}
		y, ok := b.Base().(pathName)
		return slices.Compare(x.all(), y.all()), ok, nil
	})
}

// purePathAttrs are the attributes of a path.
var purePathAttrs = map[string]func(self *object.Instance, n pathName) starlark.Value{
	"name":   func(_ *object.Instance, n pathName) starlark.Value { return starlark.String(n.name()) },
	"root":   func(_ *object.Instance, n pathName) starlark.Value { return starlark.String(n.root) },
	"anchor": func(_ *object.Instance, n pathName) starlark.Value { return starlark.String(n.root) },
	"drive":  func(*object.Instance, pathName) starlark.Value { return starlark.String("") },
	"parts":  func(_ *object.Instance, n pathName) starlark.Value { return kit.StringTuple(n.all()) },
	"parent": func(self *object.Instance, n pathName) starlark.Value { return n.parent().like(self) },
	"stem": func(_ *object.Instance, n pathName) starlark.Value {
		stem, _ := n.cutSuffix()
		return starlark.String(stem)
	},
	"suffix": func(_ *object.Instance, n pathName) starlark.Value {
		_, suffix := n.cutSuffix()
		return starlark.String(suffix)
	},
	"suffixes": func(_ *object.Instance, n pathName) starlark.Value {
		return starlark.NewList(kit.StringTuple(n.suffixes()))
	},
	"parents": func(self *object.Instance, n pathName) starlark.Value {
		var list starlark.Tuple
		for len(n.parts) > 0 {
			n = n.parent()
			list = append(list, n.like(self))
		}
		return object.NewInstance(self.Home(), pathParentsClass, list)
	},
}

// nameOf returns what a path carries.
func nameOf(self *object.Instance) pathName { return self.Base().(pathName) }

func purePathMethods() []*call.Entry {
	text := func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		return starlark.String(nameOf(self).String()), nil
	}
	return []*call.Entry{
		call.M0("def PurePath.__str__(self)", text), call.M0("def PurePath.__fspath__(self)", text), call.M0("def PurePath.as_posix(self)", text),
		call.M0("def PurePath.__bytes__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bytes(nameOf(self).String()), nil
		}),
		call.M0("def PurePath.__repr__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s, err := object.Repr(thread, starlark.String(nameOf(self).String()))
			return starlark.String(self.Class().ShortName() + "(" + s + ")"), err
		}),
		call.M0("def PurePath.__hash__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.HashOf(starlark.String(nameOf(self).String()))
		}),
		call.M1("def PurePath.__truediv__(self, key)", divPath(func(self, key pathName) pathName { return self.join(key) })),
		call.M1("def PurePath.__rtruediv__(self, key)", divPath(func(self, key pathName) pathName { return key.join(self) })),
		call.M0("def PurePath.is_absolute(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(nameOf(self).root != ""), nil
		}),
		call.M0("def PurePath.is_reserved(self)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.False, nil }),
		call.M0("def PurePath.as_uri(self)", pathURI),
		call.M1("def PurePath.with_name(self, name)", pathWithName),
		call.M1("def PurePath.with_stem(self, stem)", pathWithStem),
		call.M1("def PurePath.with_suffix(self, suffix)", pathWithSuffix),
		call.M2("def PurePath.match(self, path_pattern, *, case_sensitive=None)", pathMatch),
		call.MArgs("def PurePath.joinpath(self, *pathsegments)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
			n, err := joinPaths(thread, nameOf(self), args)
			return n.like(self), err
		}),
		call.MArgs("def PurePath.with_segments(self, *pathsegments)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
			n, err := joinPaths(thread, pathName{}, args)
			return n.like(self), err
		}),
		call.MOpen("def PurePath.relative_to(self, other, /, *_deprecated, walk_up=False)", pathRelative),
		call.MArgs("def PurePath.is_relative_to(self, other, /, *_deprecated)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
			_, err := pathRelative(thread, self, args, nil)
			if object.IsError(err, object.ValueErrorClass) {
				return starlark.False, nil
			}
			return starlark.True, err
		}),
	}
}

// divPath is the operator / on one of its sides.
func divPath(join func(self, key pathName) pathName) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
		key, err := joinPaths(thread, pathName{}, starlark.Tuple{other})
		if object.IsError(err, object.TypeErrorClass) {
			return object.NotImplemented, nil
		}
		if err != nil {
			return nil, err
		}
		return join(nameOf(self), key).like(self), nil
	}
}

// emptyName is the error of a path without a name, such as "/".
func emptyName(thread *starlark.Thread, self *object.Instance) error {
	text, err := object.Repr(thread, self)
	if err != nil {
		return err
	}
	return raise.Errorf("ValueError", "%s has an empty name", text)
}

func pathWithName(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	n := nameOf(self)
	if n.name() == "" {
		return nil, emptyName(thread, self)
	}
	name, err := io.FSPath(thread, v)
	if err != nil {
		return nil, err
	}
	if name == "" || name == "." || strings.Contains(name, "/") {
		return nil, raise.Errorf("ValueError", "Invalid name %s", kit.Quoted(name))
	}
	return n.withName(name).like(self), nil
}

func pathWithStem(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	stem, err := io.FSPath(thread, v)
	if err != nil {
		return nil, err
	}
	_, suffix := nameOf(self).cutSuffix()
	return pathWithName(thread, self, starlark.String(stem+suffix))
}

func pathWithSuffix(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	n := nameOf(self)
	suffix, err := io.FSPath(thread, v)
	switch {
	case err != nil:
		return nil, err
	case strings.Contains(suffix, "/") || suffix == "." || suffix != "" && suffix[0] != '.':
		return nil, raise.Errorf("ValueError", "Invalid suffix %s", kit.Quoted(suffix))
	case n.name() == "":
		return nil, emptyName(thread, self)
	}
	stem, _ := n.cutSuffix()
	return n.withName(stem + suffix).like(self), nil
}

// pathRelative is relative_to: the only keyword is walk_up.
func pathRelative(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	up := false
	for _, kw := range kwargs {
		var err error
		if up, err = object.IsTrue(thread, kw[1]); err != nil {
			return nil, err
		}
	}
	n := nameOf(self)
	base, err := joinPaths(thread, pathName{}, args)
	if err != nil {
		return nil, err
	}
	common := 0
	for common < len(base.parts) && common < len(n.parts) && base.parts[common] == n.parts[common] {
		common++
	}
	if base.root != n.root || common < len(base.parts) && !up {
		return nil, raise.Errorf("ValueError", "%s is not in the subpath of %s OR one path is relative and the other is absolute.",
			kit.Quoted(n.String()), kit.Quoted(base.String()))
	}
	parts := slices.Repeat([]string{".."}, len(base.parts)-common)
	return pathName{"", append(parts, n.parts[common:]...)}.like(self), nil
}

func pathMatch(thread *starlark.Thread, self *object.Instance, pathPattern, caseSensitive starlark.Value) (starlark.Value, error) {
	text, err := io.FSPath(thread, pathPattern)
	if err != nil {
		return nil, err
	}
	lower, err := ignoresCase(thread, caseSensitive)
	if err != nil {
		return nil, err
	}
	pattern := parsePath(text)
	want, have := pattern.all(), nameOf(self).all()
	switch {
	case len(want) == 0:
		return nil, raise.Errorf("ValueError", "empty pattern")
	case pattern.root != "" && len(want) != len(have) || len(want) > len(have):
		return starlark.False, nil
	}
	for i, part := range want {
		matches, err := namePattern(part, lower)
		if err != nil {
			return nil, err
		}
		if !matches(have[len(have)-len(want)+i]) {
			return starlark.False, nil
		}
	}
	return starlark.True, nil
}

func pathURI(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	n := nameOf(self)
	if n.root == "" {
		return nil, raise.Errorf("ValueError", "relative path can't be expressed as a file URI")
	}
	var b strings.Builder
	b.WriteString("file://")
	for _, c := range []byte(n.String()) {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("/_.-~", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(string("0123456789abcdef"[c>>4])+string("0123456789abcdef"[c&15])))
		}
	}
	return starlark.String(b.String()), nil
}

// Members is the module pathlib.
func Members() starlark.StringDict {
	m := starlark.StringDict{"PurePath": purePathClass, "PurePosixPath": purePosixPathClass, "Path": pathClass, "PosixPath": posixPathClass}
	for _, name := range []string{"WindowsPath", "PureWindowsPath"} { // refused, whatever the arguments
		m[name] = call.New(call.FRaw(name+"(*args, **kwargs)", func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return nil, raise.Errorf("NotImplementedError", "cannot instantiate '%s' on your system", name)
		}))
	}
	return m
}
