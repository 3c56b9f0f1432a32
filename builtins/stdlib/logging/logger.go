package logging

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillLoggers() {
	filtererClass.NeedsInit()
	filtererClass.DefineObjects(kit.PlainObject,
		call.M0("def Filterer.__init__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.None, self.SetOwn("filters", starlark.NewList(nil))
		}),
		listAdder("def Filterer.addFilter(self, filter)", "filters"),
		listRemover("def Filterer.removeFilter(self, filter)", "filters"),
		call.M1("def Filterer.filter(self, record)", filterRecord),
	)
	defineLogger()
	defineAdapter()
	recordClass.NeedsInit()
	recordClass.DefineObjects(kit.PlainObject,
		call.M0("def LogRecord.getMessage(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s, err := recordMessage(thread, self)
			return starlark.String(s), err
		}),
		call.M0("def LogRecord.__repr__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String("<LogRecord: " + object.Text(self.Own("name")) + ", " + object.Text(self.Own("levelno")) + ", " +
				object.Text(self.Own("pathname")) + ", " + object.Text(self.Own("lineno")) + ", \"" + object.Text(self.Own("msg")) + "\">"), nil
		}),
	)
}

func defineLogger() {
	methods := []*call.Entry{
		call.M2("def Logger.__init__(self, name, level=0)", func(thread *starlark.Thread, self *object.Instance, name, level starlark.Value) (starlark.Value, error) {
			kit.SetAll(self, "name", name, "level", starlark.MakeInt(0), "parent", rootLogger(proc.Of(thread)), "propagate", starlark.True,
				"handlers", starlark.NewList(nil), "disabled", starlark.False, "filters", starlark.NewList(nil))
			if level == nil {
				return starlark.None, nil
			}
			return setLevel(thread, self, level)
		}),
		call.M0("def Logger.__repr__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String("<" + self.Class().Name() + " " + object.Text(self.Own("name")) + " (" + levelName(proc.Of(thread), effectiveLevel(self)) + ")>"), nil
		}),
		call.M1("def Logger.setLevel(self, level)", setLevel),
		listAdder("def Logger.addHandler(self, hdlr)", "handlers"),
		listRemover("def Logger.removeHandler(self, hdlr)", "handlers"),
		call.M0("def Logger.hasHandlers(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(len(handlersOf(self)) > 0), nil
		}),
		call.M1("def Logger.isEnabledFor(self, level)", func(thread *starlark.Thread, self *object.Instance, level starlark.Value) (starlark.Value, error) {
			n, err := object.Index(thread, level)
			return starlark.Bool(enabled(thread, self, n)), err
		}),
		call.M0("def Logger.getEffectiveLevel(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.MakeInt(effectiveLevel(self)), nil
		}),
		call.M1("def Logger.getChild(self, suffix)", func(thread *starlark.Thread, self *object.Instance, suffix starlark.Value) (starlark.Value, error) {
			name := object.Text(suffix)
			if self.Class() != rootLoggerClass {
				name = object.Text(self.Own("name")) + "." + name
			}
			return namedLogger(proc.Of(thread), name), nil
		}),
		call.M1("def Logger.handle(self, record)", func(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
			return starlark.None, handleRecord(thread, self, record)
		}),
		call.MOpen("def Logger.log(self, level, msg, *args, **kwargs)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			args, kwargs = byPosition([]string{"level", "msg"}, args, kwargs)
			level, err := object.Index(thread, args[0])
			if err != nil {
				return nil, raise.Errorf("TypeError", "level must be an integer")
			}
			return starlark.None, logMessage(thread, self, level, args[1:], kwargs, starlark.None)
		}),
	}
	for name, level := range map[string]int{"debug": 10, "info": 20, "warning": 30, "warn": 30, "error": 40, "critical": 50, "fatal": 50, "exception": 40} {
		excInfo := starlark.Value(starlark.None)
		if name == "exception" {
			excInfo = starlark.True
		}
		methods = append(methods, call.MOpen(messageText("Logger."+name, "self, "), func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			args, kwargs = byPosition([]string{"msg"}, args, kwargs)
			return starlark.None, logMessage(thread, self, level, args, kwargs, excInfo)
		}))
	}
	loggerClass.Define(nil, methods...)
}

// messageText is the signature of what logs a message: the method or function info and the
// like. self is its receiver and a comma, "" for a function.
func messageText(name, self string) string {
	switch {
	case name == "log" || strings.HasSuffix(name, ".log"):
		return "def " + name + "(" + self + "level, msg, *args, **kwargs)"
	case strings.HasSuffix(name, "exception"):
		return "def " + name + "(" + self + "msg, *args, exc_info=True, **kwargs)"
	}
	return "def " + name + "(" + self + "msg, *args, **kwargs)"
}

// byPosition returns the arguments of a call with the first parameters by position.
func byPosition(params []string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Tuple, []starlark.Tuple) {
	if len(args) >= len(params) {
		return args, kwargs
	}
	return kit.PartArguments(params, args, kwargs)
}

// setLevel is setLevel(level) of loggers and handlers.
func setLevel(thread *starlark.Thread, self *object.Instance, level starlark.Value) (starlark.Value, error) {
	n, err := levelOf(thread, level)
	if err != nil {
		return nil, err
	}
	return starlark.None, self.SetOwn("level", starlark.MakeInt(n))
}

// listAdder makes addHandler and the like.
func listAdder(text, attr string) *call.Entry {
	return call.M1(text, func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		list, ok := self.Own(attr).(*starlark.List)
		if !ok {
			list = starlark.NewList(nil)
			kit.SetAll(self, attr, list)
		}
		for e := range list.Elements() {
			if memory.Is(e, v) {
				return starlark.None, nil
			}
		}
		return starlark.None, list.Append(v)
	})
}

// listRemover makes removeHandler and the like.
func listRemover(text, attr string) *call.Entry {
	return call.M1(text, func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		list, ok := self.Own(attr).(*starlark.List)
		if !ok {
			return starlark.None, nil
		}
		var rest []starlark.Value
		for e := range list.Elements() {
			if !memory.Is(e, v) {
				rest = append(rest, e)
			}
		}
		return starlark.None, self.SetOwn(attr, starlark.NewList(rest))
	})
}

// filterRecord is Filterer.filter(record): filters are objects with a method filter, or
// functions.
func filterRecord(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
	list, ok := self.Own("filters").(*starlark.List)
	if !ok {
		return starlark.True, nil
	}
	for i := range list.Len() {
		f := list.Index(i)
		if method, err := object.GetAttr(thread, f, "filter"); err == nil {
			f = method
		}
		keep, err := object.Call1(thread, f, record)
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

// logMessage is Logger.info(msg, *args, exc_info=None, extra=None, ...) and the like. excInfo is
// the default of exc_info.
func logMessage(thread *starlark.Thread, l *object.Instance, level int, args starlark.Tuple, kwargs []starlark.Tuple, excInfo starlark.Value) error {
	if !enabled(thread, l, level) {
		return nil
	}
	var extra starlark.Value = starlark.None
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
			return raise.New(fact.UnexpectedKeyword, "Logger._log", name)
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
	methods := []*call.Entry{
		call.M2("def LoggerAdapter.__init__(self, logger, extra=None)", func(_ *starlark.Thread, self *object.Instance, logger, extra starlark.Value) (starlark.Value, error) {
			kit.SetAll(self, "logger", logger, "extra", kit.OrNone(extra))
			return starlark.None, nil
		}),
		call.M2("def LoggerAdapter.process(self, msg, kwargs)", func(_ *starlark.Thread, self *object.Instance, msg, kwargs starlark.Value) (starlark.Value, error) {
			if d, ok := kwargs.(*starlark.Dict); ok {
				if err := d.SetKey(starlark.String("extra"), kit.OrNone(self.Own("extra"))); err != nil {
					return nil, err
				}
			}
			return starlark.Tuple{msg, kwargs}, nil
		}),
	}
	for _, name := range []string{"debug", "info", "warning", "error", "critical", "exception", "log"} {
		params := []string{"msg"}
		if name == "log" {
			params = []string{"level", "msg"}
		}
		methods = append(methods, call.MOpen(messageText("LoggerAdapter."+name, "self, "), func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			args, kwargs = byPosition(params, args, kwargs)
			return adapterLog(thread, self, name, len(params)-1, args, kwargs)
		}))
	}
	loggerOf := func(self *object.Instance) starlark.Value { return kit.OrNone(self.Own("logger")) }
	for _, name := range []string{"setLevel", "isEnabledFor"} {
		methods = append(methods, call.M1("def LoggerAdapter."+name+"(self, level)", func(thread *starlark.Thread, self *object.Instance, level starlark.Value) (starlark.Value, error) {
			return object.CallMethod(thread, loggerOf(self), name, starlark.Tuple{level}, nil)
		}))
	}
	for _, name := range []string{"getEffectiveLevel", "hasHandlers"} {
		methods = append(methods, call.M0("def LoggerAdapter."+name+"(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return object.CallMethod(thread, loggerOf(self), name, nil, nil)
		}))
	}
	adapterClass.DefineObjects(kit.PlainObject, methods...)
}

// adapterLog hands a message to the logger after the adapter's process has changed it; it is
// the argument at a place.
func adapterLog(thread *starlark.Thread, self *object.Instance, name string, at int, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
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
	return object.CallMethod(thread, kit.OrNone(self.Own("logger")), name, args, kwargs)
}
