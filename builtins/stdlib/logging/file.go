package logging

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/interp/proc"
)

func fillFileHandler() {
	fileHandlerClass.Define(nil,
		call.M("def FileHandler.__init__(self, filename, mode='a', encoding=None, delay=False, errors=None)", initFileHandler),
		call.M1("def FileHandler.emit(self, record)", func(thread *starlark.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
			if self.Own("stream") == starlark.None { // delayed, or closed: as in CPython it is opened again
				if err := openLog(thread, self); err != nil {
					return nil, err
				}
			}
			return emitToStream(thread, self, record)
		}),
		call.M0("def FileHandler.close(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			stream := kit.OrNone(self.Own("stream"))
			kit.SetAll(self, "stream", starlark.None)
			if stream == starlark.None {
				return stream, nil
			}
			return object.CallMethod(thread, stream, "close", nil, nil)
		}),
		call.M0("def FileHandler.__repr__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			level, _ := starlark.AsInt32(self.Own("level"))
			return starlark.String("<" + self.Class().ShortName() + " " + object.Text(self.Own("baseFilename")) + " (" + levelName(proc.Of(thread), level) + ")>"), nil
		}),
	)
}

// initFileHandler is FileHandler.__init__(filename, mode='a', encoding=None, delay=False,
// errors=None).
func initFileHandler(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	name, err := io.Path(thread, v[0])
	if err != nil {
		return nil, err
	}
	mode := v[1]
	if mode == nil {
		mode = starlark.String("a")
	}
	delay := false
	if v[3] != nil {
		if delay, err = object.IsTrue(thread, v[3]); err != nil {
			return nil, err
		}
	}
	kit.SetAll(self, "baseFilename", starlark.String(os.AbsPath(proc.Of(thread), name)), "mode", mode, "encoding", kit.OrNone(v[2]),
		"errors", kit.OrNone(v[4]), "delay", starlark.Bool(delay), "stream", starlark.None, "terminator", starlark.String("\n"))
	if _, err := initHandler(thread, self, nil); err != nil {
		return nil, err
	}
	if delay {
		return starlark.None, nil
	}
	return starlark.None, openLog(thread, self)
}

// openLog opens a handler's file.
func openLog(thread *starlark.Thread, self *object.Instance) error {
	f, err := io.OpenFile(thread, []starlark.Value{self.Own("baseFilename"), self.Own("mode"), nil, self.Own("encoding"), self.Own("errors"), nil, nil, nil})
	if err != nil {
		return err
	}
	return self.SetOwn("stream", f)
}

// fileHandlerArgs are the arguments of the FileHandler that basicConfig makes.
func fileHandlerArgs(given map[string]starlark.Value) starlark.Tuple {
	mode := given["filemode"]
	if mode == nil {
		mode = starlark.String("a")
	}
	return starlark.Tuple{given["filename"], mode, kit.OrNone(given["encoding"]), starlark.False, kit.OrNone(given["errors"])}
}
