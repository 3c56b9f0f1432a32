package sys

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
)

// A warningState is what the module warnings keeps for a process.
type warningState struct {
	filters []warningFilter // the latest first
	seen    map[string]bool
	record  *starlark.List // of catch_warnings(record=True), nil if warnings are shown
}

// A warningFilter says what is done with warnings of a category.
type warningFilter struct {
	action   string
	category *object.Class
	message  string // what the text begins with
}

var catchWarningsClass = object.NewClass("catch_warnings").In("warnings")

// warningMessage is what catch_warnings records.
var warningMessage = object.NewClass("WarningMessage").In("warnings")

// WarningsMembers is the module warnings.
func WarningsMembers() starlark.StringDict {
	m := call.Functions(
		call.F("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", warn),
		call.F4("def simplefilter(action, category=Warning, lineno=0, append=False)", func(thread *starlark.Thread, action, category, _, atEnd starlark.Value) (starlark.Value, error) {
			return filterWarnings(thread, action, nil, category, atEnd)
		}),
		call.F("def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return filterWarnings(thread, v[0], v[1], v[2], v[5])
		}),
		call.F0("def resetwarnings()", func(thread *starlark.Thread) (starlark.Value, error) {
			warningsOf(thread).filters = nil
			return starlark.None, nil
		}),
	)
	m["catch_warnings"], m["WarningMessage"] = catchWarningsClass, warningMessage
	return m
}

var warningStates = proc.NewSlot(func(*proc.Proc) *warningState { return &warningState{seen: map[string]bool{}} }).Carried(
	func(c *memory.Copier, from *warningState) *warningState {
		to := &warningState{filters: slices.Clone(from.filters), seen: maps.Clone(from.seen)}
		for i := range to.filters {
			if k, err := c.Copy(to.filters[i].category); err == nil {
				to.filters[i].category = k.(*object.Class)
			}
		}
		if from.record != nil {
			if list, err := c.Copy(from.record); err == nil {
				to.record = list.(*starlark.List)
			}
		}
		return to
	})

func warningsOf(thread *starlark.Thread) *warningState { return warningStates.Of(proc.Of(thread)) }

// filterWarnings is filterwarnings and simplefilter. The filter is the first, unless it is to
// be the last.
func filterWarnings(thread *starlark.Thread, action, message, category, atEnd starlark.Value) (starlark.Value, error) {
	name := object.Text(action)
	if !strings.Contains(" error ignore always default module once ", " "+name+" ") {
		return nil, raise.Errorf("AssertionError", "invalid action: '%s'", name)
	}
	f := warningFilter{action: name, category: object.WarningClass}
	if c, ok := category.(*object.Class); ok {
		f.category = c
	}
	if message != nil {
		f.message = object.Text(message)
	}
	s := warningsOf(thread)
	if object.Truth(atEnd, false) {
		s.filters = append(slices.Clip(s.filters), f)
	} else {
		s.filters = append([]warningFilter{f}, s.filters...)
	}
	s.seen = map[string]bool{}
	return starlark.None, nil
}

// userWarning is the category of warnings that have none.
var userWarning = sync.OnceValue(func() *object.Class { return object.Exceptions()["UserWarning"].(*object.Class) })

// quietWarnings is the categories that are not shown unless a program wants them.
var quietWarnings = sync.OnceValue(func() (list []*object.Class) {
	all := object.Exceptions()
	for _, name := range []string{"PendingDeprecationWarning", "ImportWarning", "ResourceWarning"} {
		list = append(list, all[name].(*object.Class))
	}
	return list
})

// action returns what is to be done with a warning.
func (s *warningState) action(category *object.Class, text string) string {
	for _, f := range s.filters {
		if category.Is(f.category) && strings.HasPrefix(text, f.message) {
			return f.action
		}
	}
	for _, c := range quietWarnings() {
		if category.Is(c) {
			return "ignore"
		}
	}
	return "default"
}

// warn is warn(message, category=UserWarning, stacklevel=1, ...).
func warn(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	message, category := v[0], userWarning()
	if i, ok := message.(*object.Instance); ok && i.Class().Is(object.WarningClass) {
		category = i.Class()
	} else if given := kit.OrNone(v[1]); given != starlark.None {
		c, ok := given.(*object.Class)
		if !ok || !c.Is(object.WarningClass) {
			return nil, raise.Errorf("TypeError", "category must be a Warning subclass, not '%s'", object.TypeName(given))
		}
		category = c
	}
	text, err := object.Str(thread, message)
	if err != nil {
		return nil, err
	}
	level := 1
	if v[2] != nil {
		if level, err = object.Index(thread, v[2]); err != nil {
			return nil, err
		}
	}
	skip, err := filePrefixes(v[4])
	if err != nil {
		return nil, err
	}
	if _, ok := message.(*object.Instance); !ok {
		if message, err = object.Call1(thread, category, message); err != nil {
			return nil, err
		}
	}
	return starlark.None, emitWarning(thread, message, category, text, warnedFrame(thread, level, skip))
}

// filePrefixes converts the argument skip_file_prefixes, which may be nil.
func filePrefixes(v starlark.Value) (list []string, err error) {
	if v == nil {
		return nil, nil
	}
	t, ok := v.(starlark.Tuple)
	if !ok {
		return nil, raise.Errorf("TypeError", "warn() argument 'skip_file_prefixes' must be tuple, not %s", object.TypeOf(v).Name())
	}
	for _, x := range t {
		s, ok := x.(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "Found non-str '%s' in skip_file_prefixes.", object.TypeOf(x).Name())
		}
		list = append(list, string(s))
	}
	return list, nil
}

// warnedFrame returns the frame that a warning is about: level 1 is that of the caller of
// warn, 2 its caller. Those of files whose names begin with skip do not count.
func warnedFrame(thread *starlark.Thread, level int, skip []string) report.Frame {
	if len(skip) > 0 {
		level = max(level, 2)
	}
	frames := proc.Of(thread).World().Frames(proc.NewSegment(memory.CallStack(thread)))
	for i, f := range slices.Backward(frames) {
		skipped := func(prefix string) bool { return strings.HasPrefix(f.Pos.File, prefix) }
		if i < len(frames)-1 && slices.ContainsFunc(skip, skipped) {
			continue
		}
		if level--; level <= 0 {
			return f
		}
	}
	return report.Frame{}
}

func emitWarning(thread *starlark.Thread, message starlark.Value, category *object.Class, text string, at report.Frame) error {
	s := warningsOf(thread)
	action := s.action(category, text)
	switch action {
	case "ignore":
		return nil
	case "error":
		return exception.Raise(thread, message, nil)
	}
	p := proc.Of(thread)
	key := category.FullName() + "\x00" + text
	if action == "default" || action == "module" {
		key += "\x00" + strconv.Itoa(at.Pos.Line)
	}
	if action != "always" {
		if s.seen[key] {
			return nil
		}
		s.seen[key] = true
	}
	if s.record != nil {
		i := object.NewInstance(p.Home(), warningMessage, nil)
		kit.SetAll(i, "message", message, "category", category, "filename", starlark.String(at.Pos.File), "lineno", starlark.MakeInt(at.Pos.Line))
		return s.record.Append(i)
	}
	line := at.Pos.File + ":" + strconv.Itoa(at.Pos.Line) + ": " + category.Name() + ": " + text + "\n"
	if source := strings.TrimSpace(at.Line); source != "" {
		line += "  " + source + "\n"
	}
	return prelude.PrintTo(p, thread, prelude.StderrOf(p), line, false)
}

func fillWarnings() {
	warningMessage.DefineObjects(kit.PlainObject)
	catchWarningsClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return &savedWarnings{}, nil
	},
		call.M("def catch_warnings.__init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			saved := self.Base().(*savedWarnings)
			saved.record = object.Truth(v[0], false)
			saved.action, saved.category, saved.atEnd = v[2], v[3], v[5]
			return starlark.None, nil
		}),
		call.M0("def catch_warnings.__enter__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s, saved := warningsOf(thread), self.Base().(*savedWarnings)
			if saved.entered {
				return nil, raise.Errorf("RuntimeError", "Cannot enter %s twice", object.Text(self))
			}
			saved.entered, saved.before = true, *s
			s.seen = map[string]bool{}
			if saved.action != nil && saved.action != starlark.None {
				if _, err := filterWarnings(thread, saved.action, nil, saved.category, saved.atEnd); err != nil {
					return nil, err
				}
			}
			if !saved.record {
				return starlark.None, nil
			}
			s.record = starlark.NewList(nil)
			return s.record, nil
		}),
		call.MArgs("def catch_warnings.__exit__(self, *exc_info)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			saved := self.Base().(*savedWarnings)
			if !saved.entered {
				return nil, raise.Errorf("RuntimeError", "Cannot exit %s without entering first", object.Text(self))
			}
			*warningsOf(thread) = saved.before
			return starlark.None, nil
		}),
	)
}

// savedWarnings is what a catch_warnings carries: its arguments, and the state to go back
// to.
type savedWarnings struct {
	record, entered         bool
	action, category, atEnd starlark.Value
	before                  warningState
}
