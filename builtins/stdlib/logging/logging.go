package logging

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The module logging. Loggers, handlers, formatters and records are ordinary objects, from
// whose classes programs derive; what they keep is in attributes of the names that CPython
// uses. Each process has a module of its own, which a child gets a copy of: the loggers
// are in its attributes root and _loggers.
var (
	filtererClass      = object.NewClass("Filterer").In("logging")
	loggerClass        = object.NewClass("Logger", filtererClass).In("logging")
	rootLoggerClass    = object.NewClass("RootLogger", loggerClass).In("logging")
	handlerClass       = object.NewClass("Handler", filtererClass).In("logging")
	streamHandlerClass = object.NewClass("StreamHandler", handlerClass).In("logging")
	fileHandlerClass   = object.NewClass("FileHandler", streamHandlerClass).In("logging")
	nullHandlerClass   = object.NewClass("NullHandler", handlerClass).In("logging")
	formatterClass     = object.NewClass("Formatter").In("logging")
	filterClass        = object.NewClass("Filter").In("logging")
	recordClass        = object.NewClass("LogRecord").In("logging")
	adapterClass       = object.NewClass("LoggerAdapter").In("logging")
)

// logLevels is the levels that have names.
var logLevels = []struct {
	name  string
	level int
}{{"CRITICAL", 50}, {"ERROR", 40}, {"WARNING", 30}, {"INFO", 20}, {"DEBUG", 10}, {"NOTSET", 0}, {"FATAL", 50}, {"WARN", 30}}

const (
	loggersAttr    = "_loggers"
	levelNamesAttr = "_levelToName"
	basicFormat    = "%(levelname)s:%(name)s:%(message)s"
)

// Module is the module; each process has its own.
var Module = module.NewPrivate("logging", ownLogging{})

// ownLogging makes the module logging.
type ownLogging struct{}

// Members implements module.ModuleMaker.
func (ownLogging) Members(p *proc.Proc) starlark.StringDict {
	functions := []*call.Entry{
		call.F1("def getLogger(name=None)", getLogger),
		call.FOpen("def basicConfig(**kwargs)", func(thread *starlark.Thread, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return basicConfig(thread, kwargs)
		}),
		call.F1("def getLevelName(level)", getLevelName),
		call.F2("def addLevelName(level, levelName)", addLevelName),
		call.F1("def disable(level=50)", disableLogging),
		call.F1("def shutdown(handlerList=[])", nothingDone),
		call.F1("def captureWarnings(capture)", nothingDone),
		call.F0("def getLoggerClass()", func(*starlark.Thread) (starlark.Value, error) { return loggerClass, nil }),
	}
	for _, name := range []string{"debug", "info", "warning", "warn", "error", "critical", "fatal", "exception", "log"} {
		functions = append(functions, rootLog(name))
	}
	m := call.Functions(functions...)
	for _, l := range logLevels {
		m[l.name] = starlark.MakeInt(l.level)
	}
	for _, c := range []*object.Class{filtererClass, loggerClass, handlerClass, streamHandlerClass, fileHandlerClass, nullHandlerClass,
		formatterClass, filterClass, recordClass, adapterClass} {
		m[c.Name()] = c
	}
	m["BASIC_FORMAT"] = starlark.String(basicFormat)
	m["raiseExceptions"] = starlark.True
	if p == nil {
		return m
	}
	root := newLogger(p, rootLoggerClass, "root", 30)
	names := starlark.NewDict(len(logLevels))
	for _, l := range logLevels[:6] {
		_ = names.SetKey(starlark.MakeInt(l.level), starlark.String(l.name)) // ints can be keys
	}
	m["root"], m[loggersAttr], m[levelNamesAttr] = root, starlark.NewDict(0), names
	return m
}

func nothingDone(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return starlark.None, nil
}

// newLogger makes a logger without a parent.
func newLogger(p *proc.Proc, class *object.Class, name string, level int) *object.Instance {
	i := object.NewInstance(p.Home(), class, nil)
	kit.SetAll(i, "name", starlark.String(name), "level", starlark.MakeInt(level), "parent", starlark.None, "propagate", starlark.True,
		"handlers", starlark.NewList(nil), "disabled", starlark.False, "filters", starlark.NewList(nil))
	return i
}

// loggingOf returns a member of the process's module.
func loggingOf(p *proc.Proc, name string) starlark.Value {
	v, _ := Module.In(p).Attr(name)
	return v
}

func rootLogger(p *proc.Proc) *object.Instance {
	i, _ := loggingOf(p, "root").(*object.Instance)
	return i
}

// getLogger is getLogger(name=None).
func getLogger(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	if v == nil || v == starlark.None || v == starlark.String("") {
		return rootLogger(p), nil
	}
	name, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "A logger name must be a string")
	}
	return namedLogger(p, string(name)), nil
}

// namedLogger returns the logger of a name, which it makes. Its parent is the nearest that
// exists; loggers below it that exist get it as their parent.
func namedLogger(p *proc.Proc, name string) *object.Instance {
	root := rootLogger(p)
	if name == "root" {
		return root
	}
	all, ok := loggingOf(p, loggersAttr).(*starlark.Dict)
	if !ok {
		return root
	}
	if l, found, _ := all.Get(starlark.String(name)); found {
		return l.(*object.Instance)
	}
	i := newLogger(p, loggerClass, name, 0)
	parent := root
	for at := strings.LastIndexByte(name, '.'); at > 0; at = strings.LastIndexByte(name[:at], '.') {
		if l, found, _ := all.Get(starlark.String(name[:at])); found {
			parent = l.(*object.Instance)
			break
		}
	}
	kit.SetAll(i, "parent", parent)
	for _, item := range all.Items() {
		if l := item[1].(*object.Instance); strings.HasPrefix(object.Text(item[0]), name+".") && l.Own("parent") == starlark.Value(parent) {
			kit.SetAll(l, "parent", i)
		}
	}
	_ = all.SetKey(starlark.String(name), i) // a str can be a key
	return i
}

// levelOf converts a level: a number or a name.
func levelOf(thread *starlark.Thread, v starlark.Value) (int, error) {
	if name, ok := v.(starlark.String); ok {
		for _, l := range logLevels {
			if l.name == string(name) {
				return l.level, nil
			}
		}
		if names, ok := loggingOf(proc.Of(thread), levelNamesAttr).(*starlark.Dict); ok {
			for _, item := range names.Items() {
				if item[1] == starlark.Value(name) {
					return object.Index(thread, item[0])
				}
			}
		}
		text, err := object.Repr(thread, v)
		if err != nil {
			return 0, err
		}
		return 0, raise.Errorf("ValueError", "Unknown level: %s", text)
	}
	n, ok := object.Native(v).(starlark.Int)
	if !ok {
		text, err := object.Repr(thread, v)
		if err != nil {
			return 0, err
		}
		return 0, raise.Errorf("TypeError", "Level not an integer or a valid string: %s", text)
	}
	i, _ := n.Int64()
	return int(i), nil
}

// levelName is the name of a level, "Level 15" if it has none.
func levelName(p *proc.Proc, level int) string {
	if names, ok := loggingOf(p, levelNamesAttr).(*starlark.Dict); ok {
		if name, found, _ := names.Get(starlark.MakeInt(level)); found {
			return object.Text(name)
		}
	}
	return "Level " + strconv.Itoa(level)
}

// getLevelName is getLevelName(level), in both directions.
func getLevelName(thread *starlark.Thread, level starlark.Value) (starlark.Value, error) {
	if name, ok := level.(starlark.String); ok {
		if n, err := levelOf(thread, level); err == nil {
			return starlark.MakeInt(n), nil
		}
		return "Level " + name, nil
	}
	n, err := levelOf(thread, level)
	return starlark.String(levelName(proc.Of(thread), n)), err
}

// addLevelName is addLevelName(level, levelName).
func addLevelName(thread *starlark.Thread, level, name starlark.Value) (starlark.Value, error) {
	names, ok := loggingOf(proc.Of(thread), levelNamesAttr).(*starlark.Dict)
	if !ok {
		return starlark.None, nil
	}
	return starlark.None, names.SetKey(level, name)
}

// disableLogging is disable(level=CRITICAL): the root logger remembers.
func disableLogging(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	level := 50
	if v != nil {
		var err error
		if level, err = levelOf(thread, v); err != nil {
			return nil, err
		}
	}
	kit.SetAll(rootLogger(proc.Of(thread)), "_disable", starlark.MakeInt(level))
	return starlark.None, nil
}

// rootLog is logging.info and the like: the root logger's, with a handler that is made if
// there is none.
func rootLog(name string) *call.Entry {
	return call.FOpen(messageText(name, ""), func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		root := rootLogger(proc.Of(thread))
		if list, ok := root.Own("handlers").(*starlark.List); ok && list.Len() == 0 {
			if _, err := basicConfig(thread, nil); err != nil {
				return nil, err
			}
		}
		return object.CallMethod(thread, root, name, args, kwargs)
	})
}

// basicConfigNames is the arguments of basicConfig.
const basicConfigNames = " filename filemode format datefmt style level stream handlers force encoding errors "

// basicConfig is basicConfig(**kwargs).
func basicConfig(thread *starlark.Thread, kwargs []starlark.Tuple) (starlark.Value, error) {
	given := map[string]starlark.Value{}
	var unknown []string
	for _, kw := range kwargs {
		name := object.Text(kw[0])
		if !strings.Contains(basicConfigNames, " "+name+" ") {
			unknown = append(unknown, name)
		}
		if kw[1] != starlark.None {
			given[name] = kw[1]
		}
	}
	root := rootLogger(proc.Of(thread))
	handlers, _ := root.Own("handlers").(*starlark.List)
	if force := given["force"]; force != nil && bool(force.Truth()) {
		handlers = starlark.NewList(nil)
		kit.SetAll(root, "handlers", handlers)
	}
	if handlers == nil || handlers.Len() > 0 {
		return starlark.None, nil
	}
	switch {
	case given["handlers"] != nil && (given["stream"] != nil || given["filename"] != nil):
		return nil, raise.Errorf("ValueError", "'stream' or 'filename' should not be specified together with 'handlers'")
	case given["stream"] != nil && given["filename"] != nil:
		return nil, raise.Errorf("ValueError", "'stream' and 'filename' should not be specified together")
	}
	if len(unknown) > 0 {
		return nil, raise.Errorf("ValueError", "Unrecognised argument(s): %s", strings.Join(unknown, ", "))
	}
	if err := configure(thread, handlers, given); err != nil {
		return nil, err
	}
	if level := given["level"]; level != nil {
		n, err := levelOf(thread, level)
		if err != nil {
			return nil, err
		}
		kit.SetAll(root, "level", starlark.MakeInt(n))
	}
	return starlark.None, nil
}

// configure fills the root logger's handlers.
func configure(thread *starlark.Thread, handlers *starlark.List, given map[string]starlark.Value) error {
	style := starlark.Value(starlark.String("%"))
	if given["style"] != nil {
		style = given["style"]
	}
	format := given["format"]
	if format == nil {
		defaults := map[string]string{"%": basicFormat, "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}
		text, ok := defaults[object.Text(style)]
		if !ok {
			return raise.Errorf("ValueError", "Style must be one of: %%,{,$")
		}
		format = starlark.String(text)
	}
	datefmt := given["datefmt"]
	if datefmt == nil {
		datefmt = starlark.None
	}
	f, err := starlark.Call(thread, formatterClass, starlark.Tuple{format, datefmt, style}, nil)
	if err != nil {
		return err
	}
	var list []starlark.Value
	if given["handlers"] != nil {
		if list, err = object.Collect(thread, given["handlers"]); err != nil {
			return err
		}
	} else {
		var args starlark.Tuple
		if given["stream"] != nil {
			args = starlark.Tuple{given["stream"]}
		}
		class := streamHandlerClass
		if given["filename"] != nil {
			class, args = fileHandlerClass, fileHandlerArgs(given)
		}
		h, err := starlark.Call(thread, class, args, nil)
		if err != nil {
			return err
		}
		list = append(list, h)
	}
	for _, h := range list {
		if has, err := object.GetAttr(thread, h, "formatter"); err != nil {
			return err
		} else if has == starlark.None {
			if err := object.SetAttr(thread, h, "formatter", f); err != nil {
				return err
			}
		}
		if err := handlers.Append(h); err != nil {
			return err
		}
	}
	return nil
}
