package prompt

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/docs"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/trace"
)

// overview is what help() tells.
const overview = `help(Queue), help("Process.join"), help(len) and help(f) tell about classes, methods and
functions, yours too.

  processes and queues   Process, Queue, SimpleQueue, JoinableQueue, Pipe, Pool, Manager
  taking turns           Lock, RLock, Semaphore, Event, Condition, Barrier
  shared numbers         Value, Array
  this process           current_process, parent_process, active_children, cpu_count
  at a prompt            ps() shows the processes, queues() what is in the queues,
                         kill(pid) ends a process, %help lists commands
`

// Help is help(): it prints what there is about a value, or about a name as text.
func Help() *call.Entry {
	return call.F1("def help(request=None)", func(thread *starlark.Thread, request starlark.Value) (starlark.Value, error) {
		text := overview
		switch request := request.(type) {
		case nil:
		case starlark.String:
			name, source := strings.CutSuffix(string(request), "?")
			text = aboutName(thread, name)
			if source {
				text += sourceOf(thread, name)
			}
		default:
			text = about(thread, request)
		}
		p := proc.Of(thread)
		return starlark.None, p.Write(p.World().Stdout, text, false)
	})
}

// aboutName tells about what a dotted name means.
func aboutName(thread *starlark.Thread, name string) string {
	if e := docs.Of(name); e != nil {
		if c, ok := lookup(thread, []string{name}).(*object.Class); ok && object.DocEntry(c) == e {
			return about(thread, c)
		}
		return entry(e)
	}
	if short := name[strings.LastIndexByte(name, '.')+1:]; docs.Of(short) != nil && !strings.Contains(short, ".") {
		if class, _, _ := strings.Cut(name, "."); class == "multiprocessing" || class == "time" || class == "threading" {
			return entry(docs.Of(short))
		}
	}
	path := strings.Split(name, ".")
	if v := proc.Of(thread).SessionValue(path[0]); v != nil {
		for _, attr := range path[1:] {
			next, err := object.GetAttr(thread, v, attr)
			if err != nil {
				return fmt.Sprintf("%s has no %s.\n", path[0], attr)
			}
			v = next
		}
		return about(thread, v)
	}
	msg := fmt.Sprintf("There is no help about %q.", name)
	if near := spelling.Nearest(name, docs.Names()); near != "" {
		msg += fmt.Sprintf(" Did you mean %q?", near)
	}
	return msg + "\n"
}

// sourceOf returns the lines that define what a dotted name means, if they are known, after an
// empty line.
func sourceOf(thread *starlark.Thread, name string) string {
	v := lookup(thread, strings.Split(name, "."))
	if m, ok := v.(*object.BoundMethod); ok {
		v, _ = m.Attr("__func__")
	}
	f, ok := v.(memory.Func)
	if !ok {
		return ""
	}
	known := memory.DefinedAt(f)
	if known == nil {
		return ""
	}
	var b strings.Builder
	for n := known.Def.Line; n <= known.End.Line; n++ {
		line := proc.Of(thread).World().SourceLine(trace.Pos{File: f.Position().Filename(), Line: int(n)})
		b.WriteString("\n" + line)
	}
	return strings.TrimRight(b.String(), " \n") + "\n"
}

// about tells about a value.
func about(thread *starlark.Thread, v starlark.Value) string {
	if m, ok := v.(*object.BoundMethod); ok {
		v, _ = m.Attr("__func__")
	}
	if e := object.DocEntry(v); e != nil {
		if c, ok := v.(*object.Class); ok && len(docs.Members(e.Name)) == 0 {
			return aboutClass(thread, c)
		}
		return entry(e)
	}
	switch v := v.(type) {
	case *memory.Function, *starlark.Function:
		return signature(thread, v.(memory.Func), false) + "\n" + docstring(thread, v)
	case *object.Class:
		return aboutClass(thread, v)
	case call.Function, *object.MethodDescriptor:
		return builtinSignature(v) + "\n\nThere is no text about it yet; it does what Python's does.\n"
	case *module.Module, *memory.Module:
		names, _ := object.Dir(thread, v)
		return fmt.Sprintf("%s\n\n%s", v, columns(slices.DeleteFunc(names, private)))
	}
	class := object.TypeOf(v)
	return "a value of the class " + class.Name() + "\n\n" + about(thread, class)
}

// builtinSignature writes how a builtin function or method is called.
func builtinSignature(v starlark.Value) string {
	switch v := v.(type) {
	case *object.MethodDescriptor:
		return v.Entry().String()
	case *call.Builtin: // a function that has a self is bound too, to what programs never see
		return v.Entry().Bound()
	case *starlark.Builtin: // a method of the engine's, in whose class is ours
		if self := v.Receiver(); self != nil {
			if m, ok := object.TypeOf(self).Lookup(v.Name()); ok {
				return m.(*object.MethodDescriptor).Entry().Bound()
			}
		}
		return v.Name() + "(...)"
	}
	return ""
}

// entry writes an entry of the documentation. Of a class it lists the members.
func entry(e *docs.Entry) string {
	text := e.Signature + "\n\n" + e.Text + "\n"
	members := docs.Members(e.Name)
	if len(members) > 0 {
		text += "\n"
	}
	for _, m := range members {
		text += fmt.Sprintf("  %s\n      %s\n", m.Signature, m.Summary())
	}
	return text
}

// aboutClass tells about a class without an entry: the program's, or a smaller one.
func aboutClass(thread *starlark.Thread, c *object.Class) string {
	text := "class " + c.Name() + bases(c)
	if c.BuiltIn() {
		// Parameters that say nothing are those of an exception, or of a class that makes no
		// instances: what it is derived from tells more.
		if parameters := c.Parameters(); strings.Trim(parameters, "()") != "" && parameters != "(*args, **kwargs)" {
			text = "class " + c.ShortName() + parameters
		}
	}
	text += "\n"
	if e := object.DocEntry(c); e != nil {
		text += "\n" + e.Text + "\n"
	} else {
		text += docstring(thread, c)
	}
	var own []string
	for _, name := range c.Namespace() {
		if f, ok := c.Own(name).(memory.Func); ok && (name == "__init__" || !private(name)) {
			own = append(own, "  "+signature(thread, f, true)+"\n")
		}
	}
	if len(own) > 0 {
		text += "\n" + strings.Join(own, "")
	}
	if c.BuiltIn() {
		text += attributes(thread, c)
	}
	return text
}

// attributes lists those of a class, after an empty line.
func attributes(thread *starlark.Thread, c *object.Class) string {
	names, _ := object.Dir(thread, c)
	if names = slices.DeleteFunc(names, private); len(names) == 0 {
		return ""
	}
	return "\n" + columns(names)
}

func bases(c *object.Class) string {
	var list []string
	for _, b := range c.Bases() {
		if b != object.ObjectClass {
			list = append(list, b.Name())
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

func private(name string) bool { return strings.HasPrefix(name, "_") }

// docstring returns the docstring of a value of the program's, after an empty line.
func docstring(thread *starlark.Thread, v starlark.Value) string {
	doc, err := object.GetAttr(thread, v, "__doc__")
	if s, ok := doc.(starlark.String); err == nil && ok {
		lines := strings.Split(strings.TrimSpace(string(s)), "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		return "\n" + strings.Join(lines, "\n") + "\n"
	}
	return ""
}

// signature writes how a function of the program is called.
func signature(thread *starlark.Thread, f memory.Func, method bool) string {
	name := memory.FunctionName(f.Name())
	known := memory.DefinedAt(f)
	if known == nil {
		return name + "(...)"
	}
	text := func(v starlark.Value) string {
		s, err := object.Repr(thread, v)
		if err != nil || len(s) > 30 {
			return "..."
		}
		return s
	}
	var list []string
	first := len(known.Params) - known.Defaults
	for i, p := range known.Params {
		if v := f.ParamDefault(i); i >= first && v != nil {
			p += "=" + text(v)
		}
		if !method || i > 0 {
			list = append(list, p)
		}
		if i == known.PosOnly-1 {
			list = append(list, "/")
		}
	}
	switch {
	case known.Vararg != "":
		list = append(list, "*"+known.Vararg)
	case len(known.KwOnly) > 0:
		list = append(list, "*")
	}
	for _, p := range known.KwOnly {
		if known.KwDefaults[p] {
			p += "=..."
		}
		list = append(list, p)
	}
	if known.Kwarg != "" {
		list = append(list, "**"+known.Kwarg)
	}
	return name + "(" + strings.Join(list, ", ") + ")"
}

// columns writes names in lines of some 70 characters.
func columns(names []string) string {
	const width = 70
	var b strings.Builder
	n := 0
	for i, name := range names {
		switch {
		case i == 0:
			b.WriteString("  ")
		case n+len(name) > width:
			b.WriteString("\n  ")
			n = 0
		default:
			b.WriteString(" ")
		}
		b.WriteString(name)
		n += len(name) + 1
	}
	b.WriteString("\n")
	return b.String()
}
