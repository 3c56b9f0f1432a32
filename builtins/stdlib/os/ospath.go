package os

import (
	"maps"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// PathModule is the module os.path.
var PathModule = sync.OnceValue(func() *module.Module { return module.New("os.path", PathMembers()) })

// PathMembers is the module os.path: the functions that compute with names here, and those
// that look at files.
func PathMembers() starlark.StringDict {
	m := call.Functions(
		call.FOpen("def join(a, *p)", pathJoin),
		onPath("def basename(p)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			_, tail := SplitPath(p)
			return starlark.String(tail), nil
		}),
		onPath("def dirname(p)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			head, _ := SplitPath(p)
			return starlark.String(head), nil
		}),
		onPath("def split(p)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			head, tail := SplitPath(p)
			return starlark.Tuple{starlark.String(head), starlark.String(tail)}, nil
		}),
		onPath("def splitext(p)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			root, ext := splitExt(p)
			return starlark.Tuple{starlark.String(root), starlark.String(ext)}, nil
		}),
		onPath("def splitdrive(p)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			return starlark.Tuple{starlark.String(""), starlark.String(p)}, nil
		}),
		onPath("def isabs(s)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			return starlark.Bool(strings.HasPrefix(p, "/")), nil
		}),
		onPath("def normpath(path)", textResult(NormPath)),
		onPath("def normcase(s)", textResult(func(p string) string { return p })),
		onPath("def abspath(path)", func(thread *starlark.Thread, p string) (starlark.Value, error) {
			return starlark.String(AbsPath(proc.Of(thread), p)), nil
		}),
		onPath("def expanduser(path)", expandUser),
		onPath("def expandvars(path)", expandVars),
		call.F2("def relpath(path, start=None)", relPath),
		call.F1("def commonprefix(m)", commonPrefix),
		call.F1("def commonpath(paths)", commonPath),
	)
	maps.Copy(m, call.Functions(pathFileFunctions()...))
	for name, text := range map[string]string{"sep": "/", "pathsep": ":", "extsep": ".", "curdir": ".", "pardir": "..", "defpath": "/bin:/usr/bin", "devnull": "/dev/null"} {
		m[name] = starlark.String(text)
	}
	m["altsep"] = starlark.None
	return m
}

// onPath is a function whose only argument is a path.
func onPath(text string, f func(thread *starlark.Thread, p string) (starlark.Value, error)) *call.Entry {
	return call.F1(text, func(thread *starlark.Thread, path starlark.Value) (starlark.Value, error) {
		p, err := io.FSPath(thread, path)
		if err != nil {
			return nil, err
		}
		return f(thread, p)
	})
}

func textResult(f func(string) string) func(*starlark.Thread, string) (starlark.Value, error) {
	return func(_ *starlark.Thread, p string) (starlark.Value, error) { return starlark.String(f(p)), nil }
}

// SplitPath is os.path.split(p).
func SplitPath(p string) (head, tail string) {
	i := strings.LastIndexByte(p, '/') + 1
	head, tail = p[:i], p[i:]
	if strings.Trim(head, "/") != "" {
		head = strings.TrimRight(head, "/")
	}
	return head, tail
}

func splitExt(p string) (root, ext string) {
	name := strings.LastIndexByte(p, '/') + 1
	dot := strings.LastIndexByte(p, '.')
	if dot <= name || strings.Trim(p[name:dot], ".") == "" {
		return p, ""
	}
	return p[:dot], p[dot:]
}

// NormPath is os.path.normpath(p).
func NormPath(p string) string {
	if p == "" {
		return "."
	}
	root := ""
	if strings.HasPrefix(p, "/") {
		root = "/"
		if strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "///") {
			root = "//" // POSIX leaves its meaning open
		}
	}
	var parts []string
	for part := range strings.SplitSeq(p, "/") {
		switch {
		case part == "" || part == ".":
		case part != ".." || root == "" && len(parts) == 0 || len(parts) > 0 && parts[len(parts)-1] == "..":
			parts = append(parts, part)
		case len(parts) > 0:
			parts = parts[:len(parts)-1]
		}
	}
	if p = root + strings.Join(parts, "/"); p == "" {
		return "."
	}
	return p
}

// AbsPath is os.path.abspath(name) for the process's directory.
func AbsPath(p *proc.Proc, name string) string {
	if !strings.HasPrefix(name, "/") {
		name = CurrentDir(p) + "/" + name
	}
	return strings.Replace(NormPath(name), "//", "/", 1)
}

// RealPath is os.path.realpath: the name without symbolic links, as far as it was granted.
func RealPath(p *proc.Proc, name string) string {
	name = AbsPath(p, name)
	const most = 40 // links, as in Linux
	real := "/"
	rest := pathParts(name)
	for links := 0; len(rest) > 0; {
		next := JoinPath(real, rest[0])
		rest = rest[1:]
		var to string
		err := OnFile(p, proc.FileLook, "readlink", next, func(granted *files.FS, full string) (err error) {
			to, err = granted.Readlink(full)
			return err
		})
		if links++; err != nil || links > most {
			real = next
			continue
		}
		if !strings.HasPrefix(to, "/") {
			to = JoinPath(real, to)
		}
		real, rest = "/", append(pathParts(NormPath(to)), rest...)
	}
	return real
}

// expandUser is os.path.expanduser(path): "~" is $HOME, as far as it was granted.
func expandUser(thread *starlark.Thread, p string) (starlark.Value, error) {
	if p != "~" && !strings.HasPrefix(p, "~/") {
		return starlark.String(p), nil
	}
	home, ok, err := EnvironVar(thread, "HOME")
	if !ok {
		return starlark.String(p), err
	}
	if p = strings.TrimRight(home, "/") + p[1:]; p == "" {
		p = "/"
	}
	return starlark.String(p), nil
}

// expandVars is os.path.expandvars(path).
func expandVars(thread *starlark.Thread, p string) (starlark.Value, error) {
	var b strings.Builder
	for {
		i := strings.IndexByte(p, '$')
		if i < 0 {
			b.WriteString(p)
			return starlark.String(b.String()), nil
		}
		b.WriteString(p[:i])
		name, whole := variableName(p[i+1:])
		value, ok, err := EnvironVar(thread, name)
		if err != nil {
			return nil, err
		}
		if !ok || name == "" {
			value = p[i : i+1+whole]
		}
		b.WriteString(value)
		p = p[i+1+whole:]
	}
}

// variableName returns the name of a variable behind a dollar, and how long it is with its
// braces.
func variableName(s string) (name string, whole int) {
	if inner, ok := strings.CutPrefix(s, "{"); ok {
		if end := strings.IndexByte(inner, '}'); end >= 0 {
			return inner[:end], end + 2
		}
		return "", 0
	}
	n := 0
	for n < len(s) && (s[n] == '_' || '0' <= s[n] && s[n] <= '9' || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z') {
		n++
	}
	return s[:n], n
}

// pathJoin is os.path.join(a, *p).
func pathJoin(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		args = starlark.Tuple{kwargs[0][1]} // a, by name
	}
	path := ""
	for i, v := range args {
		part, err := io.FSPath(thread, v)
		if err != nil {
			if i > 0 && object.IsError(err, object.TypeErrorClass) {
				err = raise.Errorf("TypeError", "join() argument must be str, bytes, or os.PathLike object, not '%s'", object.TypeOf(v).Name())
			}
			return nil, err
		}
		switch {
		case i == 0 || strings.HasPrefix(part, "/"):
			path = part
		case path == "" || strings.HasSuffix(path, "/"):
			path += part
		default:
			path += "/" + part
		}
	}
	return starlark.String(path), nil
}

func relPath(thread *starlark.Thread, path, start starlark.Value) (starlark.Value, error) {
	p, err := io.FSPath(thread, path)
	if err != nil {
		return nil, err
	}
	if p == "" {
		return nil, raise.Errorf("ValueError", "no path specified")
	}
	dir := "."
	if start != nil && start != starlark.None {
		if dir, err = io.FSPath(thread, start); err != nil {
			return nil, err
		}
	}
	me := proc.Of(thread)
	from, to := pathParts(AbsPath(me, dir)), pathParts(AbsPath(me, p))
	common := 0
	for common < len(from) && common < len(to) && from[common] == to[common] {
		common++
	}
	var parts []string
	for range from[common:] {
		parts = append(parts, "..")
	}
	if parts = append(parts, to[common:]...); len(parts) == 0 {
		return starlark.String("."), nil
	}
	return starlark.String(strings.Join(parts, "/")), nil
}

func pathParts(p string) []string {
	return strings.FieldsFunc(p, func(r rune) bool { return r == '/' })
}

// Paths converts an iterable of paths.
func Paths(thread *starlark.Thread, v starlark.Value) ([]string, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	list := make([]string, len(elems))
	for i, e := range elems {
		if list[i], err = io.FSPath(thread, e); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func commonPrefix(thread *starlark.Thread, m starlark.Value) (starlark.Value, error) {
	list, err := Paths(thread, m)
	if err != nil || len(list) == 0 {
		return starlark.String(""), err
	}
	prefix := list[0]
	for _, p := range list[1:] {
		n := 0
		for n < len(p) && n < len(prefix) && p[n] == prefix[n] {
			n++
		}
		prefix = prefix[:n]
	}
	return starlark.String(strings.ToValidUTF8(prefix, "")), nil
}

func commonPath(thread *starlark.Thread, paths starlark.Value) (starlark.Value, error) {
	list, err := Paths(thread, paths)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, raise.Errorf("ValueError", "commonpath() arg is an empty sequence")
	}
	absolute := strings.HasPrefix(list[0], "/")
	var common []string
	for i, p := range list {
		if strings.HasPrefix(p, "/") != absolute {
			return nil, raise.Errorf("ValueError", "Can't mix absolute and relative paths")
		}
		parts := strings.FieldsFunc(strings.ReplaceAll("/"+p+"/", "/./", "/"), func(r rune) bool { return r == '/' })
		if i == 0 {
			common = parts
		}
		n := 0
		for n < len(parts) && n < len(common) && parts[n] == common[n] {
			n++
		}
		common = common[:n]
	}
	text := strings.Join(common, "/")
	if absolute {
		text = "/" + text
	}
	return starlark.String(text), nil
}
