package logging

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillLoggers() {
	filtererClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": kit.MethodPython("Filterer.__init__(self)", func(_ *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("filters", starlark.NewList(nil))
		}),
		"addFilter":    kit.MethodPython("Filterer.addFilter(self, filter)", listAdder("filters")),
		"removeFilter": kit.MethodPython("Filterer.removeFilter(self, filter)", listRemover("filters")),
		"filter":       kit.MethodPython("Filterer.filter(self, record)", filterRecord),
	})
	methods := map[string]object.MethodFunc{
		"__init__": kit.MethodPython("Logger.__init__(self, name, level=NOTSET)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			kit.SetAll(self, "name", v[0], "level", starlark.MakeInt(0), "parent", rootLogger(proc.Of(thread)), "propagate", starlark.True,
				"handlers", starlark.NewList(nil), "disabled", starlark.False, "filters", starlark.NewList(nil))
			if v[1] == nil {
				return starlark.None, nil
			}
			return setLevel(thread, self, v[1:])
		}),
		"__repr__": kit.MethodPython("Logger.__repr__(self)", func(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return starlark.String("<" + self.Class().Name() + " " + object.Text(self.Own("name")) + " (" + levelName(proc.Of(thread), effectiveLevel(self)) + ")>"), nil
		}),
		"setLevel":      kit.MethodPython("Logger.setLevel(self, level)", setLevel),
		"addHandler":    kit.MethodPython("Logger.addHandler(self, hdlr)", listAdder("handlers")),
		"removeHandler": kit.MethodPython("Logger.removeHandler(self, hdlr)", listRemover("handlers")),
		"hasHandlers": kit.MethodPython("Logger.hasHandlers(self)", func(_ *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return starlark.Bool(len(handlersOf(self)) > 0), nil
		}),
		"isEnabledFor": kit.MethodPython("Logger.isEnabledFor(self, level)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			n, err := object.Index(thread, v[0])
			return starlark.Bool(enabled(thread, self, n)), err
		}),
		"getEffectiveLevel": kit.MethodPython("Logger.getEffectiveLevel(self)", func(_ *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return starlark.MakeInt(effectiveLevel(self)), nil
		}),
		"getChild": kit.MethodPython("Logger.getChild(self, suffix)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			name := object.Text(v[0])
			if self.Class() != rootLoggerClass {
				name = object.Text(self.Own("name")) + "." + name
			}
			return namedLogger(proc.Of(thread), name), nil
		}),
		"handle": kit.MethodPython("Logger.handle(self, record)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return starlark.None, handleRecord(thread, self, v[0])
		}),
		"log": func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) < 2 {
				return nil, raise.Errorf("TypeError", "Logger.log() missing required positional arguments: 'level' and 'msg'")
			}
			level, err := object.Index(thread, args[0])
			if err != nil {
				return nil, raise.Errorf("TypeError", "level must be an integer")
			}
			return starlark.None, logMessage(thread, self.(*object.Instance), "log", level, args[1:], kwargs, false)
		},
	}
	for name, level := range map[string]int{"debug": 10, "info": 20, "warning": 30, "warn": 30, "error": 40, "critical": 50, "fatal": 50, "exception": 40} {
		methods[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return starlark.None, logMessage(thread, self.(*object.Instance), name, level, args, kwargs, name == "exception")
		}
	}
	loggerClass.Define(nil, methods)
	defineAdapter()
	recordClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"getMessage": kit.MethodPython("LogRecord.getMessage(self)", func(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			s, err := recordMessage(thread, self)
			return starlark.String(s), err
		}),
		"__repr__": kit.MethodPython("LogRecord.__repr__(self)", func(_ *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return starlark.String("<LogRecord: " + object.Text(self.Own("name")) + ", " + object.Text(self.Own("levelno")) + ", " +
				object.Text(self.Own("pathname")) + ", " + object.Text(self.Own("lineno")) + ", \"" + object.Text(self.Own("msg")) + "\">"), nil
		}),
	})
}

// setLevel is setLevel(level) of loggers and handlers.
func setLevel(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	n, err := levelOf(thread, v[0])
	if err != nil {
		return nil, err
	}
	return starlark.None, self.SetOwn("level", starlark.MakeInt(n))
}

// listAdder makes addHandler and the like.
func listAdder(attr string) kit.InstanceMethod {
	return func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
		list, ok := self.Own(attr).(*starlark.List)
		if !ok {
			list = starlark.NewList(nil)
			kit.SetAll(self, attr, list)
		}
		for e := range list.Elements() {
			if object.Is(e, v[0]) {
				return starlark.None, nil
			}
		}
		return starlark.None, list.Append(v[0])
	}
}

// listRemover makes removeHandler and the like.
func listRemover(attr string) kit.InstanceMethod {
	return func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
		list, ok := self.Own(attr).(*starlark.List)
		if !ok {
			return starlark.None, nil
		}
		var rest []starlark.Value
		for e := range list.Elements() {
			if !object.Is(e, v[0]) {
				rest = append(rest, e)
			}
		}
		return starlark.None, self.SetOwn(attr, starlark.NewList(rest))
	}
}

// filterRecord is Filterer.filter(record): filters are objects with a method filter, or
// functions.
func filterRecord(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	list, ok := self.Own("filters").(*starlark.List)
	if !ok {
		return starlark.True, nil
	}
	for i := range list.Len() {
		f := list.Index(i)
		if method, err := object.GetAttr(thread, f, "filter"); err == nil {
			f = method
		}
		keep, err := starlark.Call(thread, f, starlark.Tuple{v[0]}, nil)
		if err != nil {
			return nil, err
		}
		if ok, err := object.IsTrue(thread, keep); err != nil || !ok {
			return starlark.False, err
		}
	}
	return starlark.True, nil
}

func passes(thread *starlark.Thread, self, record starlark.Value) (bool, error) {
	v, err := object.CallMethod(thread, self, "filter", starlark.Tuple{record}, nil)
	if err != nil {
		return false, err
	}
	return object.IsTrue(thread, v)
}

// intAttr returns an attribute that is a number, 0 if it is none.
func intAttr(i *object.Instance, name string) int {
	n, ok := object.Native(kit.OrNone(i.Own(name))).(starlark.Int)
	if !ok {
		return 0
	}
	v, _ := n.Int64()
	return int(v)
}

// lineage calls f for a logger and those above it, as long as f says so.
func lineage(l *object.Instance, f func(l *object.Instance) bool) {
	const deepest = 1000
	for range deepest {
		if !f(l) {
			return
		}
		parent, ok := l.Own("parent").(*object.Instance)
		if !ok {
			return
		}
		l = parent
	}
}

func effectiveLevel(l *object.Instance) (level int) {
	lineage(l, func(l *object.Instance) bool {
		level = intAttr(l, "level")
		return level == 0
	})
	return level
}

func enabled(thread *starlark.Thread, l *object.Instance, level int) bool {
	if l.Own("disabled") == starlark.True {
		return false
	}
	if root := rootLogger(proc.Of(thread)); root != nil && level <= intAttr(root, "_disable") && root.Own("_disable") != nil {
		return false
	}
	return level >= effectiveLevel(l)
}

// handlersOf returns the handlers that get the records of a logger.
func handlersOf(l *object.Instance) (list []starlark.Value) {
	lineage(l, func(l *object.Instance) bool {
		if own, ok := l.Own("handlers").(*starlark.List); ok {
			for h := range own.Elements() {
				list = append(list, h)
			}
		}
		propagate := l.Own("propagate")
		return propagate == nil || bool(propagate.Truth())
	})
	return list
}

// logMessage is Logger.info(msg, *args, exc_info=None, extra=None, ...) and the like.
func logMessage(thread *starlark.Thread, l *object.Instance, method string, level int, args starlark.Tuple, kwargs []starlark.Tuple, exception bool) error {
	if len(args) == 0 {
		return raise.Errorf("TypeError", "Logger.%s() missing 1 required positional argument: 'msg'", method)
	}
	if !enabled(thread, l, level) {
		return nil
	}
	var excInfo, extra starlark.Value = starlark.Bool(exception), starlark.None
	skip := 0
	for _, kw := range kwargs {
		switch name := object.Text(kw[0]); name {
		case "exc_info":
			excInfo = kw[1]
		case "extra":
			extra = kw[1]
		case "stack_info":
		case "stacklevel":
			n, err := object.Index(thread, kw[1])
			if err != nil {
				return err
			}
			skip = n - 1
		default:
			return raise.Errorf("TypeError", "Logger._log() got an unexpected keyword argument '%s'", name)
		}
	}
	record, err := newRecord(thread, object.Text(l.Own("name")), level, args, skip)
	if err != nil {
		return err
	}
	if err := setExcInfo(thread, record, excInfo); err != nil {
		return err
	}
	if d, ok := extra.(*starlark.Dict); ok {
		for _, item := range d.Items() {
			if name := object.Text(item[0]); name == "message" || name == "asctime" || record.Own(name) != nil {
				return &raise.Error{Class: "KeyError", Msg: "\"Attempt to overwrite '" + name + "' in LogRecord\"",
					Args: starlark.Tuple{starlark.String("Attempt to overwrite '" + name + "' in LogRecord")}}
			}
			kit.SetAll(record, object.Text(item[0]), item[1])
		}
	}
	return handleRecord(thread, l, record)
}

// handleRecord passes a record to the handlers.
func handleRecord(thread *starlark.Thread, l *object.Instance, record starlark.Value) error {
	if ok, err := passes(thread, l, record); err != nil || !ok {
		return err
	}
	level := 0
	if r, ok := record.(*object.Instance); ok {
		level = intAttr(r, "levelno")
	}
	handlers := handlersOf(l)
	for _, h := range handlers {
		least, err := object.GetAttr(thread, h, "level")
		if err != nil {
			return err
		}
		if n, err := object.Index(thread, least); err != nil || level < n {
			if err != nil {
				return err
			}
			continue
		}
		if _, err := object.CallMethod(thread, h, "handle", starlark.Tuple{record}, nil); err != nil {
			return err
		}
	}
	if r, ok := record.(*object.Instance); ok && len(handlers) == 0 && level >= 30 { // the handler of last resort
		text, err := recordMessage(thread, r)
		if err != nil {
			return err
		}
		if text, err = withException(thread, nil, r, text); err != nil {
			return err
		}
		p := proc.Of(thread)
		return prelude.PrintTo(p, thread, prelude.StderrOf(p), text+"\n", false)
	}
	return nil
}

// defineAdapter defines LoggerAdapter.
func defineAdapter() {
	methods := map[string]object.MethodFunc{
		"__init__": kit.MethodPython("LoggerAdapter.__init__(self, logger, extra=None)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			kit.SetAll(self, "logger", v[0], "extra", kit.OrNone(v[1]))
			return starlark.None, nil
		}),
		"process": kit.MethodPython("LoggerAdapter.process(self, msg, kwargs)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			if d, ok := v[1].(*starlark.Dict); ok {
				if err := d.SetKey(starlark.String("extra"), kit.OrNone(self.Own("extra"))); err != nil {
					return nil, err
				}
			}
			return starlark.Tuple{v[0], v[1]}, nil
		}),
	}
	for _, name := range []string{"debug", "info", "warning", "error", "critical", "exception", "log"} {
		methods[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return adapterLog(thread, self, name, args, kwargs)
		}
	}
	for _, name := range []string{"setLevel", "isEnabledFor", "getEffectiveLevel", "hasHandlers"} {
		methods[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return object.CallMethod(thread, kit.OrNone(self.(*object.Instance).Own("logger")), name, args, kwargs)
		}
	}
	adapterClass.DefineObjects(kit.PlainObject, methods)
}

// adapterLog hands a message to the logger after the adapter's process has changed it.
func adapterLog(thread *starlark.Thread, self starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	at := 0
	if name == "log" {
		at = 1
	}
	if len(args) <= at {
		return nil, raise.Errorf("TypeError", "LoggerAdapter.%s() missing 1 required positional argument: 'msg'", name)
	}
	names := starlark.NewDict(len(kwargs))
	for _, kw := range kwargs {
		if err := names.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	v, err := object.CallMethod(thread, self, "process", starlark.Tuple{args[at], names}, nil)
	if err != nil {
		return nil, err
	}
	pair, ok := v.(starlark.Tuple)
	if !ok || len(pair) != 2 {
		return nil, raise.Errorf("TypeError", "LoggerAdapter.process() must return msg and kwargs")
	}
	args = append(append(append(starlark.Tuple{}, args[:at]...), pair[0]), args[at+1:]...)
	if names, ok = pair[1].(*starlark.Dict); ok {
		kwargs = names.Items()
	}
	return object.CallMethod(thread, kit.OrNone(self.(*object.Instance).Own("logger")), name, args, kwargs)
}
