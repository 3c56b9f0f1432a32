package json

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module json.
var (
	jsonErrorClass   = object.NewClass("JSONDecodeError", object.ValueErrorClass).In("json.decoder")
	jsonEncoderClass = object.NewClass("JSONEncoder").In("json.encoder")
	jsonDecoderClass = object.NewClass("JSONDecoder").In("json.decoder")
)

// Members is the module json.
func Members() starlark.StringDict {
	m := call.Functions(
		jsonDumps("def dumps(obj, *, "+jsonEncoderParams+", **kw)", "obj"),
		jsonDumps("def dump(obj, fp, *, "+jsonEncoderParams+", **kw)", "obj", "fp"),
		jsonLoads("def loads(s, *, "+jsonDecoderParams+", **kw)", "s"),
		jsonLoads("def load(fp, *, "+jsonDecoderParams+", **kw)", "fp"),
	)
	m["JSONDecodeError"], m["JSONEncoder"], m["JSONDecoder"] = jsonErrorClass, jsonEncoderClass, jsonDecoderClass
	return m
}

const (
	jsonEncoderParams = "skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False"
	jsonDecoderParams = "cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None"
)

// jsonDumps is dumps(obj), or dump(obj, fp).
func jsonDumps(text string, params ...string) *call.Entry {
	names := append(params, "cls")
	return call.FOpen(text, func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, settings := kit.PartArguments(names, args, kwargs)
		cls := kit.OrNone(v[len(params)])
		if cls == starlark.None {
			cls = jsonEncoderClass
		} else {
			settings = allSettings(settings)
		}
		encoder, err := starlark.Call(thread, cls, nil, settings)
		if err != nil {
			return nil, err
		}
		text, err := object.CallMethod(thread, encoder, "encode", starlark.Tuple{v[0]}, nil)
		if err != nil || len(params) == 1 {
			return text, err
		}
		_, err = object.CallMethod(thread, v[1], "write", starlark.Tuple{text}, nil)
		return starlark.None, err
	})
}

// allSettings adds the defaults of what is not given: a program's own encoder gets them all.
func allSettings(given []starlark.Tuple) []starlark.Tuple {
	all := []starlark.Tuple{
		{starlark.String("skipkeys"), starlark.False}, {starlark.String("ensure_ascii"), starlark.True},
		{starlark.String("check_circular"), starlark.True}, {starlark.String("allow_nan"), starlark.True},
		{starlark.String("indent"), starlark.None}, {starlark.String("separators"), starlark.None},
		{starlark.String("default"), starlark.None}, {starlark.String("sort_keys"), starlark.False},
	}
	for _, kw := range given {
		if i := slices.IndexFunc(all, func(def starlark.Tuple) bool { return def[0] == kw[0] }); i >= 0 {
			all[i] = kw
		} else {
			all = append(all, kw)
		}
	}
	return all
}

// jsonLoads is loads(s), or load(fp).
func jsonLoads(text, param string) *call.Entry {
	names := []string{param, "cls"}
	return call.FOpen(text, func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, settings := kit.PartArguments(names, args, kwargs)
		s, cls := v[0], kit.OrNone(v[1])
		if param == "fp" {
			var err error
			if s, err = object.CallMethod(thread, s, "read", nil, nil); err != nil {
				return nil, err
			}
		}
		content, err := jsonText(thread, s)
		if err != nil {
			return nil, err
		}
		settings = slices.DeleteFunc(settings, func(kw starlark.Tuple) bool { return kw[1] == starlark.None })
		if cls == starlark.None {
			if len(settings) == 0 {
				return newDecoder(thread, content, func(string) starlark.Value { return nil }).whole()
			}
			cls = jsonDecoderClass
		}
		decoder, err := starlark.Call(thread, cls, nil, settings)
		if err != nil {
			return nil, err
		}
		return object.CallMethod(thread, decoder, "decode", starlark.Tuple{starlark.String(content)}, nil)
	})
}

// jsonText returns the text of what loads is given.
func jsonText(thread *starlark.Thread, s starlark.Value) (string, error) {
	switch x := object.Native(s).(type) {
	case starlark.String:
		if strings.HasPrefix(string(x), "\ufeff") {
			return "", raiseJSONError(thread, "Unexpected UTF-8 BOM (decode using utf-8-sig)", string(x), 0)
		}
		return string(x), nil
	case starlark.Bytes:
		return strings.TrimPrefix(string(x), "\ufeff"), nil
	case *text.ByteArray:
		return strings.TrimPrefix(string(x.Bytes()), "\ufeff"), nil
	}
	return "", raise.Errorf("TypeError", "the JSON object must be str, bytes or bytearray, not %s", object.TypeOf(s).Name())
}

// raiseJSONError raises JSONDecodeError; at is in bytes.
func raiseJSONError(thread *starlark.Thread, msg, doc string, at int) error {
	head := doc[:at]
	line := strings.Count(head, "\n") + 1
	col := codepoint.Len(head[strings.LastIndexByte(head, '\n')+1:]) + 1
	pos := codepoint.Len(head)
	text := msg + ": line " + starlark.MakeInt(line).String() + " column " + starlark.MakeInt(col).String() + " (char " + starlark.MakeInt(pos).String() + ")"
	exc := exception.New(proc.Of(thread), jsonErrorClass, starlark.String(text))
	if err := kit.FirstError(exc.SetOwn("msg", starlark.String(msg)), exc.SetOwn("doc", starlark.String(doc)), exc.SetOwn("pos", starlark.MakeInt(pos)),
		exc.SetOwn("lineno", starlark.MakeInt(line)), exc.SetOwn("colno", starlark.MakeInt(col))); err != nil {
		return err
	}
	return exception.Raise(thread, exc, nil)
}

func fillJSONDecoder() {
	settings := []string{"object_hook", "parse_float", "parse_int", "parse_constant", "strict", "object_pairs_hook"}
	jsonDecoderClass.DefineObjects(kit.PlainObject,
		call.M("def JSONDecoder.__init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			if v[4] == nil {
				v[4] = starlark.True
			}
			for i, name := range settings {
				if err := self.SetOwn(name, kit.OrNone(v[i])); err != nil {
					return nil, err
				}
			}
			return starlark.None, nil
		}),
		call.M1("def JSONDecoder.decode(self, s)", func(thread *starlark.Thread, self *object.Instance, s starlark.Value) (starlark.Value, error) {
			return newDecoder(thread, object.Text(s), self.Own).whole()
		}),
		call.M2("def JSONDecoder.raw_decode(self, s, idx=0)", func(thread *starlark.Thread, self *object.Instance, s, idx starlark.Value) (starlark.Value, error) {
			d := newDecoder(thread, object.Text(s), self.Own)
			if idx != nil {
				n, err := object.ToSize(thread, idx)
				if err != nil {
					return nil, err
				}
				head, _ := kit.CutRunes(d.text, n)
				d.pos = len(head)
			}
			x, err := d.value()
			return starlark.Tuple{x, starlark.MakeInt(codepoint.Len(d.text[:d.pos]))}, err
		}),
	)
}
