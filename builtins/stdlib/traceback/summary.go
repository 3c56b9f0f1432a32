package traceback

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/trace"
)

var (
	frameSummaryClass = object.NewClass("FrameSummary").In("traceback")
	stackSummaryClass = object.NewClass("StackSummary", object.ListClass).In("traceback")
)

// The attributes of a FrameSummary that no program should name: its line as it stands in the file,
// and the columns of what stands out in it.
const (
	wholeLine  = "_line"
	strongPart = "_part"
)

// newSummary returns the FrameSummary of a frame.
func newSummary(p *proc.Proc, f report.Frame) *object.Instance {
	i := object.NewInstance(p.Home(), frameSummaryClass, nil)
	none := starlark.Value(starlark.None)
	endLine, col, endCol := none, none, none
	if f.Pos.Col > 0 && f.End.Line > 0 {
		endLine, col, endCol = starlark.MakeInt(f.End.Line), byteOffset(f.Line, f.Pos.Col), starlark.MakeInt(f.End.Col-1)
		if f.End.Line == f.Pos.Line {
			endCol = byteOffset(f.Line, f.End.Col)
		}
	}
	kit.SetAll(i, "filename", starlark.String(f.Pos.File), "lineno", starlark.MakeInt(f.Pos.Line), "name", starlark.String(f.Func),
		wholeLine, starlark.String(f.Line), "locals", none, "end_lineno", endLine, "colno", col, "end_colno", endCol)
	if f.Part != [2]int{} {
		kit.SetAll(i, strongPart, starlark.Tuple{starlark.MakeInt(f.Part[0]), starlark.MakeInt(f.Part[1])})
	}
	return i
}

// byteOffset returns how many bytes of a line stand before a column, as CPython counts columns.
func byteOffset(line string, col int) starlark.Value {
	n := 0
	for i := range line {
		if n++; n == col {
			return starlark.MakeInt(i)
		}
	}
	return starlark.MakeInt(len(line) + col - 1 - n)
}

// column is the reverse of byteOffset, 0 for None.
func column(line string, offset starlark.Value) int {
	n, ok := intOf(offset)
	if !ok {
		return 0
	}
	if n > len(line) {
		return len([]rune(line)) + n - len(line) + 1
	}
	return len([]rune(line[:max(n, 0)])) + 1
}

func intOf(v starlark.Value) (int, bool) {
	i, ok := v.(starlark.Int)
	if !ok {
		return 0, false
	}
	n, ok := i.Int64()
	return int(n), ok
}

// initSummary is FrameSummary.__init__.
func initSummary(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	for i := range v {
		v[i] = kit.OrNone(v[i])
	}
	filename, lineno, name, locals, line := v[0], v[1], v[2], v[4], v[5]
	if d, ok := locals.(*starlark.Dict); ok {
		shown := starlark.NewDict(d.Len())
		for _, item := range d.Items() {
			text, err := object.Repr(nil, item[1])
			if err != nil {
				text = "<local repr() failed>"
			}
			if err := shown.SetKey(item[0], starlark.String(text)); err != nil {
				return nil, err
			}
		}
		locals = shown
	}
	endLine := v[6]
	if endLine == starlark.None {
		endLine = lineno
	}
	kit.SetAll(self, "filename", filename, "lineno", lineno, "name", name, wholeLine, line, "locals", locals,
		"end_lineno", endLine, "colno", v[7], "end_colno", v[8])
	return starlark.None, nil
}

// own returns an attribute of an object itself, or None.
func own(i *object.Instance, name string) starlark.Value { return kit.OrNone(i.Own(name)) }

// lineOf returns the line of a FrameSummary as it stands in the file, and looks it up if nobody has.
func lineOf(thread *starlark.Thread, i *object.Instance) (line string, known bool) {
	if s, ok := own(i, wholeLine).(starlark.String); ok {
		return string(s), true
	}
	n, ok := intOf(own(i, "lineno"))
	if !ok {
		return "", false
	}
	line = proc.Of(thread).World().SourceLine(trace.Pos{File: object.Text(own(i, "filename")), Line: n})
	kit.SetAll(i, wholeLine, starlark.String(line))
	return line, true
}

// lineAttr is FrameSummary.line.
func lineAttr(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	line, known := lineOf(thread, self.(*object.Instance))
	if !known {
		return starlark.None, nil
	}
	return starlark.String(strings.TrimSpace(line)), nil
}

// frameOf returns the frame of a FrameSummary.
func frameOf(thread *starlark.Thread, i *object.Instance) report.Frame {
	line, _ := lineOf(thread, i)
	f := report.Frame{Func: object.Text(own(i, "name")), Line: line}
	f.Pos.File = object.Text(own(i, "filename"))
	f.Pos.Line, _ = intOf(own(i, "lineno"))
	from, to := own(i, "colno"), own(i, "end_colno")
	if from != starlark.None && to != starlark.None {
		f.Pos.Col = column(line, from)
		f.End = trace.Pos{File: f.Pos.File, Line: f.Pos.Line, Col: column(line, to)}
		if n, ok := intOf(own(i, "end_lineno")); ok {
			f.End.Line = n
		}
	}
	if t, ok := i.Own(strongPart).(starlark.Tuple); ok {
		f.Part[0], _ = intOf(t[0])
		f.Part[1], _ = intOf(t[1])
	}
	return f
}

// asTuple returns what a FrameSummary is as a sequence.
func asTuple(thread *starlark.Thread, i *object.Instance) starlark.Tuple {
	line, _ := lineAttr(thread, i)
	return starlark.Tuple{own(i, "filename"), own(i, "lineno"), own(i, "name"), line}
}

// equalSummaries is FrameSummary.__eq__.
func equalSummaries(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
	var a, b starlark.Value
	switch o := other.(type) {
	case *object.Instance:
		if !o.Class().Is(frameSummaryClass) {
			return object.NotImplemented, nil
		}
		a = starlark.Tuple{own(self, "filename"), own(self, "lineno"), own(self, "name"), own(self, "locals")}
		b = starlark.Tuple{own(o, "filename"), own(o, "lineno"), own(o, "name"), own(o, "locals")}
	case starlark.Tuple:
		a, b = asTuple(thread, self), o
	default:
		return object.NotImplemented, nil
	}
	same, err := object.Equal(thread, a, b)
	return starlark.Bool(same), err
}

// newStack returns a StackSummary.
func newStack(p *proc.Proc, list []starlark.Value) *object.Instance {
	return object.NewInstance(p.Home(), stackSummaryClass, starlark.NewList(list))
}

// summaries returns the FrameSummarys of frames.
func summaries(p *proc.Proc, frames []report.Frame) *object.Instance {
	list := make([]starlark.Value, len(frames))
	for i, f := range frames {
		list[i] = newSummary(p, f)
	}
	return newStack(p, list)
}

// fromList is StackSummary.from_list: tuples become summaries.
func fromList(thread *starlark.Thread, list starlark.Value) (*object.Instance, error) {
	items, err := object.Collect(thread, list)
	if err != nil {
		return nil, err
	}
	made := make([]starlark.Value, len(items))
	for i, x := range items {
		if s, ok := x.(*object.Instance); ok && s.Class().Is(frameSummaryClass) {
			made[i] = s
			continue
		}
		t, err := object.Collect(thread, x)
		if err != nil {
			return nil, err
		}
		if len(t) != 4 {
			text := "too many values to unpack (expected 4)"
			if len(t) < 4 {
				text = "not enough values to unpack (expected 4, got " + starlark.MakeInt(len(t)).String() + ")"
			}
			return nil, raise.Errorf("ValueError", "%s", text)
		}
		s := object.NewInstance(proc.Of(thread).Home(), frameSummaryClass, nil)
		kit.SetAll(s, "filename", t[0], "lineno", t[1], "name", t[2], wholeLine, t[3], "locals", starlark.None,
			"end_lineno", t[1], "colno", starlark.None, "end_colno", starlark.None)
		made[i] = s
	}
	return newStack(proc.Of(thread), made), nil
}

// extract is StackSummary.extract(frame_gen, *, limit=None, lookup_lines=True, capture_locals=False).
func extract(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	pairs, err := object.Collect(thread, v[1])
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	var frames []report.Frame
	for _, x := range pairs {
		pair, err := object.Collect(thread, x)
		if err != nil {
			return nil, err
		}
		if len(pair) != 2 {
			return nil, raise.Errorf("ValueError", "a frame and its line number are wanted")
		}
		f, ok := pair[0].(*exception.Frame)
		if !ok {
			return nil, raise.Errorf("AttributeError", "'%s' object has no attribute 'f_code'", object.TypeOf(pair[0]).Name())
		}
		shown := f.Shown.Plain()
		if n, ok := intOf(pair[1]); ok && n != shown.Pos.Line {
			shown.Pos.Line = n
			shown.Line = p.World().SourceLine(shown.Pos)
		}
		frames = append(frames, shown)
	}
	if frames, err = limited(thread, frames, v[2]); err != nil {
		return nil, err
	}
	return summaries(p, frames), nil
}

// stackParts returns what is shown of a StackSummary. A derived class may show frames its own way.
func stackParts(thread *starlark.Thread, stack *object.Instance) ([]string, error) {
	list, ok := object.Native(stack).(*starlark.List)
	if !ok {
		return nil, nil
	}
	var items []*object.Instance
	var frames []report.Frame
	for x := range list.Elements() {
		i, ok := x.(*object.Instance)
		if !ok || !i.Class().Is(frameSummaryClass) {
			return nil, raise.Errorf("AttributeError", "'%s' object has no attribute 'filename'", object.TypeOf(x).Name())
		}
		items = append(items, i)
		frames = append(frames, frameOf(thread, i))
	}
	return report.FoldFrames(frames, func(i int) (string, error) {
		if stack.Class() == stackSummaryClass {
			return summaryText(thread, items[i], frames[i]), nil
		}
		v, err := object.CallMethod(thread, stack, "format_frame_summary", starlark.Tuple{items[i]}, nil)
		if err != nil || v == starlark.None {
			return "", err
		}
		return object.Text(v), nil
	})
}

// summaryText returns what is shown of a FrameSummary.
func summaryText(_ *starlark.Thread, i *object.Instance, f report.Frame) string {
	text := f.Display()
	d, ok := own(i, "locals").(*starlark.Dict)
	if !ok {
		return text
	}
	var lines []string
	for _, item := range d.Items() {
		lines = append(lines, "    "+object.Text(item[0])+" = "+object.Text(item[1])+"\n")
	}
	slices.Sort(lines)
	return text + strings.Join(lines, "")
}

// limited cuts frames: a positive limit keeps the first ones, a negative one the last.
func limited[T any](thread *starlark.Thread, frames []T, limit starlark.Value) ([]T, error) {
	if limit == nil || limit == starlark.None {
		return frames, nil
	}
	n, err := object.Index(thread, limit)
	if err != nil {
		return nil, err
	}
	if n >= 0 {
		return frames[:min(n, len(frames))], nil
	}
	return frames[max(len(frames)+n, 0):], nil
}

// fillSummaries completes the classes.
func fillSummaries() {
	c := frameSummaryClass
	c.DefineObjects(kit.PlainObject,
		call.M("def FrameSummary.__init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None)",
			initSummary),
		call.M1("def FrameSummary.__eq__(self, other)", equalSummaries),
		call.M1("def FrameSummary.__getitem__(self, pos)", func(thread *starlark.Thread, self *object.Instance, pos starlark.Value) (starlark.Value, error) {
			return object.GetItem(thread, asTuple(thread, self), pos)
		}),
		call.M0("def FrameSummary.__iter__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.IterOf(thread, asTuple(thread, self))
		}),
		call.M0("def FrameSummary.__len__(self)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.MakeInt(4), nil }),
		call.M0("def FrameSummary.__repr__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String("<FrameSummary file " + object.Text(own(self, "filename")) + ", line " + object.Text(own(self, "lineno")) +
				" in " + object.Text(own(self, "name")) + ">"), nil
		}),
	)
	c.SetComputed("line", lineAttr, nil)
	s := stackSummaryClass
	s.Define(nil,
		call.M0("def StackSummary.format(self)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			parts, err := stackParts(thread, self.(*object.Instance))
			return kit.StringList(parts), err
		}),
		call.M1("def StackSummary.format_frame_summary(self, frame_summary)", func(thread *starlark.Thread, _, x starlark.Value) (starlark.Value, error) {
			i, ok := x.(*object.Instance)
			if !ok || !i.Class().Is(frameSummaryClass) {
				return nil, raise.Errorf("AttributeError", "'%s' object has no attribute 'filename'", object.TypeOf(x).Name())
			}
			return starlark.String(summaryText(thread, i, frameOf(thread, i))), nil
		}),
	)
	s.Set("extract", object.NewClassMethod(call.New(
		call.F("def StackSummary.extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False)", extract))))
	s.Set("from_list", object.NewClassMethod(call.New(call.F2("def StackSummary.from_list(klass, a_list)",
		func(thread *starlark.Thread, _, list starlark.Value) (starlark.Value, error) {
			return fromList(thread, list)
		}))))
}
