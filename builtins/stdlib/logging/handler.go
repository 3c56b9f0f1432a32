package logging

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"fmt"
	"path"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/time"
	"github.com/pyq-lang/pyq/builtins/stdlib/traceback"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillHandlers() {
	idle := func(text string) *call.Entry {
		return call.M0(text, func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.None, nil })
	}
	deaf := func(text string) *call.Entry {
		return call.M1(text, func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
			return starlark.None, nil
		})
	}
	handlerClass.Define(nil,
		call.M1("def Handler.__init__(self, level=0)", initHandler),
		call.M1("def Handler.setLevel(self, level)", setLevel),
		call.M1("def Handler.setFormatter(self, fmt)", func(_ *starlark.Thread, self *object.Instance, fmt starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("formatter", fmt)
		}),
		call.M1("def Handler.format(self, record)", formatWith),
		call.M1("def Handler.handle(self, record)", func(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
			ok, err := passes(thread, self, record)
			if err == nil && ok {
				_, err = object.CallMethod(thread, self, "emit", starlark.Tuple{record}, nil)
			}
			return starlark.Bool(ok), err
		}),
		call.M1("def Handler.emit(self, record)", func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
			return nil, raise.Errorf("NotImplementedError", "emit must be implemented by Handler subclasses")
		}),
		idle("def Handler.acquire(self)"),
		idle("def Handler.release(self)"),
		idle("def Handler.flush(self)"),
		idle("def Handler.close(self)"),
		deaf("def Handler.handleError(self, record)"),
		call.M0("def Handler.get_name(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.OrNone(self.Own("name")), nil
		}),
		call.M1("def Handler.set_name(self, name)", func(_ *starlark.Thread, self *object.Instance, name starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("name", name)
		}),
	)
	streamHandlerClass.Define(nil,
		call.M1("def StreamHandler.__init__(self, stream=None)", func(thread *starlark.Thread, self *object.Instance, stream starlark.Value) (starlark.Value, error) {
			if stream == nil || stream == starlark.None {
				stream = prelude.StderrOf(proc.Of(thread))
			}
			kit.SetAll(self, "stream", stream, "terminator", starlark.String("\n"))
			return initHandler(thread, self, nil)
		}),
		call.M1("def StreamHandler.setStream(self, stream)", func(_ *starlark.Thread, self *object.Instance, stream starlark.Value) (starlark.Value, error) {
			old := kit.OrNone(self.Own("stream"))
			return old, self.SetOwn("stream", stream)
		}),
		call.M1("def StreamHandler.emit(self, record)", emitToStream),
	)
	nullHandlerClass.Define(nil, deaf("def NullHandler.handle(self, record)"), deaf("def NullHandler.emit(self, record)"))
}

func fillFormatter() {
	filterClass.DefineObjects(kit.PlainObject,
		call.M1("def Filter.__init__(self, name='')", func(_ *starlark.Thread, self *object.Instance, name starlark.Value) (starlark.Value, error) {
			if name == nil {
				name = starlark.String("")
			}
			return starlark.None, self.SetOwn("name", name)
		}),
		call.M1("def Filter.filter(self, record)", func(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
			name, err := object.GetAttr(thread, record, "name")
			if err != nil {
				return nil, err
			}
			prefix := object.Text(self.Own("name"))
			return starlark.Bool(prefix == "" || strings.HasPrefix(object.Text(name)+".", prefix+".")), nil
		}),
	)
	formatterClass.DefineObjects(kit.PlainObject,
		call.M("def Formatter.__init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)", initFormatter),
		call.M1("def Formatter.format(self, record)", formatRecord),
		call.M2("def Formatter.formatTime(self, record, datefmt=None)", formatTime),
		call.M1("def Formatter.formatException(self, ei)", func(thread *starlark.Thread, _ *object.Instance, ei starlark.Value) (starlark.Value, error) {
			return formatExcInfo(thread, ei)
		}),
		call.M1("def Formatter.formatMessage(self, record)", formatMessage),
		call.M0("def Formatter.usesTime(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(strings.Contains(object.Text(self.Own("_fmt")), "asctime")), nil
		}),
	)
}

// initHandler is Handler.__init__(level=0).
func initHandler(thread *starlark.Thread, self *object.Instance, level starlark.Value) (starlark.Value, error) {
	kit.SetAll(self, "level", starlark.MakeInt(0), "formatter", starlark.None, "filters", starlark.NewList(nil), "name", starlark.None)
	if level == nil {
		return starlark.None, nil
	}
	return setLevel(thread, self, level)
}

// formatWith is Handler.format(record): with the handler's formatter, or the plain one.
func formatWith(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
	f := self.Own("formatter")
	if f == nil || f == starlark.None {
		var err error
		if f, err = starlark.Call(thread, formatterClass, nil, nil); err != nil {
			return nil, err
		}
	}
	return object.CallMethod(thread, f, "format", starlark.Tuple{record}, nil)
}

// emitToStream is StreamHandler.emit(record). As in CPython an error of formatting is told
// on standard error, and the program goes on.
func emitToStream(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
	text, err := object.CallMethod(thread, self, "format", starlark.Tuple{record}, nil)
	if err != nil {
		return starlark.None, tellLogError(thread, err)
	}
	p := proc.Of(thread)
	terminator := "\n"
	if t := self.Own("terminator"); t != nil {
		terminator = object.Text(t)
	}
	return starlark.None, prelude.PrintTo(p, thread, kit.OrNone(self.Own("stream")), object.Text(text)+terminator, true)
}

// tellLogError writes the traceback of an error of logging itself.
func tellLogError(thread *starlark.Thread, err error) error {
	exc, fatal := exception.Catch(thread, err)
	if fatal != nil {
		return fatal
	}
	if !exc.Class().Is(object.ExceptionClass) {
		return exception.Reraise(exc)
	}
	p := proc.Of(thread)
	return prelude.PrintTo(p, thread, prelude.StderrOf(p), "--- Logging error ---\n"+p.Traceback(advice.Describe(thread, exc)), true)
}

// newRecord makes a LogRecord. args is the message and what is put into it.
func newRecord(thread *starlark.Thread, name string, level int, args starlark.Tuple, skip int) (*object.Instance, error) {
	p := proc.Of(thread)
	now, err := p.Date()
	if err != nil {
		return nil, err
	}
	file, function, line := "<stdin>", "<module>", 0
	frames := p.World().Frames(proc.NewSegment(memory.CallStack(thread)))
	if n := len(frames) - 1 - skip; n >= 0 {
		file, function, line = frames[n].Pos.File, frames[n].Func, frames[n].Pos.Line
	}
	base := path.Base(file)
	var params starlark.Value = args[1:]
	if len(args) == 2 {
		if d, ok := args[1].(*starlark.Dict); ok && d.Len() > 0 {
			params = d
		}
	}
	threadName := p.ThreadName()
	if threadName == "" {
		threadName = "MainThread"
	}
	r := object.NewInstance(p.Home(), recordClass, nil)
	kit.SetAll(r, "name", starlark.String(name), "msg", args[0], "args", params, "levelname", starlark.String(levelName(p, level)),
		"levelno", starlark.MakeInt(level), "pathname", starlark.String(file), "filename", starlark.String(base),
		"module", starlark.String(strings.TrimSuffix(base, path.Ext(base))), "exc_info", starlark.None, "exc_text", starlark.None,
		"stack_info", starlark.None, "lineno", starlark.MakeInt(line), "funcName", starlark.String(function), "created", starlark.Float(now),
		"msecs", starlark.Float(float64(int64(now*1000)%1000)), "relativeCreated", starlark.Float(0), "thread", starlark.MakeInt(p.PID()),
		"threadName", starlark.String(threadName), "processName", starlark.String(p.Name()), "process", starlark.MakeInt(p.PID()),
		"taskName", starlark.None)
	return r, nil
}

// setExcInfo sets a record's exc_info from the argument of that name: True, an exception,
// a tuple.
func setExcInfo(thread *starlark.Thread, record *object.Instance, v starlark.Value) error {
	if t, ok := v.(starlark.Tuple); ok {
		return record.SetOwn("exc_info", t)
	}
	exc, ok := v.(*object.Instance)
	if !ok || exception.DataOf(exc) == nil {
		given, err := object.IsTrue(thread, v)
		if err != nil || !given {
			return err
		}
		if exc = exception.Handled(thread); exc == nil {
			return record.SetOwn("exc_info", starlark.Tuple{starlark.None, starlark.None, starlark.None})
		}
	}
	return record.SetOwn("exc_info", starlark.Tuple{exc.Class(), exc, exception.TracebackOf(exc)})
}

// recordMessage is the message with its arguments.
func recordMessage(thread *starlark.Thread, r *object.Instance) (string, error) {
	text, err := object.Str(thread, kit.OrNone(r.Own("msg")))
	if err != nil {
		return "", err
	}
	args := kit.OrNone(r.Own("args"))
	if some, err := object.IsTrue(thread, args); err != nil || !some {
		return text, err
	}
	v, err := object.Binary(thread, "%", starlark.String(text), args)
	if err != nil {
		return "", err
	}
	return object.Text(v), nil
}

// initFormatter is Formatter.__init__(fmt=None, datefmt=None, style='%', ...).
func initFormatter(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	style := "%"
	if v[2] != nil {
		style = object.Text(v[2])
	}
	plain, ok := map[string]string{"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
	if !ok {
		return nil, raise.Errorf("ValueError", "Style must be one of: %%,{,$")
	}
	if v[0] == nil || v[0] == starlark.None {
		v[0] = starlark.String(plain)
	}
	kit.SetAll(self, "_fmt", v[0], "datefmt", kit.OrNone(v[1]), "_style", starlark.String(style), "_defaults", kit.OrNone(v[4]))
	return starlark.None, nil
}

// formatRecord is Formatter.format(record).
func formatRecord(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
	r, ok := record.(*object.Instance)
	if !ok {
		return nil, raise.Errorf("TypeError", "a LogRecord is required, not %s", object.TypeName(record))
	}
	message, err := object.CallMethod(thread, r, "getMessage", nil, nil)
	if err != nil {
		return nil, err
	}
	kit.SetAll(r, "message", message)
	if strings.Contains(object.Text(self.Own("_fmt")), "asctime") {
		at, err := object.CallMethod(thread, self, "formatTime", starlark.Tuple{r, kit.OrNone(self.Own("datefmt"))}, nil)
		if err != nil {
			return nil, err
		}
		kit.SetAll(r, "asctime", at)
	}
	text, err := object.CallMethod(thread, self, "formatMessage", starlark.Tuple{r}, nil)
	if err != nil {
		return nil, err
	}
	s, err := withException(thread, self, r, object.Text(text))
	return starlark.String(s), err
}

// withException adds the traceback of a record's exception. f may be nil.
func withException(thread *starlark.Thread, f, r *object.Instance, text string) (string, error) {
	info, ok := r.Own("exc_info").(starlark.Tuple)
	if !ok {
		return text, nil
	}
	var shown starlark.Value
	var err error
	if f != nil {
		shown, err = object.CallMethod(thread, f, "formatException", starlark.Tuple{info}, nil)
	} else {
		shown, err = formatExcInfo(thread, info)
	}
	if err != nil {
		return "", err
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text + object.Text(shown), nil
}

// formatExcInfo is Formatter.formatException(ei).
func formatExcInfo(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	info, ok := v.(starlark.Tuple)
	if !ok || len(info) < 2 {
		return starlark.String("NoneType: None"), nil
	}
	exc, ok := info[1].(*object.Instance)
	if !ok || !exc.Class().Is(object.BaseExceptionClass) {
		return starlark.String("NoneType: None"), nil
	}
	parts, err := traceback.Parts(thread, exc, nil, true)
	return starlark.String(strings.TrimSuffix(strings.Join(parts, ""), "\n")), err
}

// formatTime is Formatter.formatTime(record, datefmt=None).
func formatTime(thread *starlark.Thread, _ *object.Instance, record, datefmt starlark.Value) (starlark.Value, error) {
	created, err := object.GetAttr(thread, record, "created")
	if err != nil {
		return nil, err
	}
	broken, err := time.BreakTime("UTC")(thread, created)
	if err != nil {
		return nil, err
	}
	if datefmt != nil && datefmt != starlark.None {
		return time.Strftime(thread, datefmt, broken)
	}
	text, err := time.Strftime(thread, starlark.String("%Y-%m-%d %H:%M:%S"), broken)
	if err != nil {
		return nil, err
	}
	msecs, err := object.GetAttr(thread, record, "msecs")
	if err != nil {
		return nil, err
	}
	ms, _ := starlark.AsFloat(msecs)
	return starlark.String(fmt.Sprintf("%s,%03d", object.Text(text), int(ms))), nil
}

// formatMessage is Formatter.formatMessage(record).
func formatMessage(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
	r, ok := record.(*object.Instance)
	if !ok {
		return nil, raise.Errorf("TypeError", "a LogRecord is required, not %s", object.TypeName(record))
	}
	values := starlark.NewDict(32)
	for _, d := range []starlark.Value{self.Own("_defaults"), r.Dict()} {
		if d, ok := d.(*starlark.Dict); ok {
			for _, item := range d.Items() {
				if err := values.SetKey(item[0], item[1]); err != nil {
					return nil, err
				}
			}
		}
	}
	text, err := fillTemplate(thread, object.Text(self.Own("_style")), object.Text(self.Own("_fmt")), values)
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		if exc, fatal := exception.Catch(thread, err); fatal == nil {
			s, _ := object.Str(thread, exc)
			return nil, raise.Errorf("ValueError", "Formatting field not found in record: %s", s)
		}
	}
	return text, err
}

func fillTemplate(thread *starlark.Thread, style, format string, values *starlark.Dict) (starlark.Value, error) {
	switch style {
	case "{":
		return text.FormatString(thread, format, nil, values.Items(), nil)
	case "$":
		for _, item := range values.Items() {
			text, err := object.Str(thread, item[1])
			if err != nil {
				return nil, err
			}
			format = strings.ReplaceAll(format, "${"+object.Text(item[0])+"}", text)
		}
		return starlark.String(format), nil
	}
	return object.Binary(thread, "%", starlark.String(format), values)
}
