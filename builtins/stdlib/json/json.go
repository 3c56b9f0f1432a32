package json

import (
	"strings"

	"go.starlark.net/starlark"

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
	m := kit.Functions(map[string]kit.Native{
		"dumps": jsonDumps("dumps(obj, *"+jsonEncoderParams+")", 1),
		"dump":  jsonDumps("dump(obj, fp, *"+jsonEncoderParams+")", 2),
		"loads": jsonLoads("loads(s, *"+jsonDecoderParams+")", false),
		"load":  jsonLoads("load(fp, *"+jsonDecoderParams+")", true),
	})
	m["JSONDecodeError"], m["JSONEncoder"], m["JSONDecoder"] = jsonErrorClass, jsonEncoderClass, jsonDecoderClass
	return m
}

const (
	jsonEncoderParams = ", skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False"
	jsonDecoderParams = ", cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None"
)

// jsonDumps is dumps(obj), or dump(obj, fp) with two arguments by position.
func jsonDumps(signature string, positional int) kit.Native {
	return kit.Python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		names := strings.Split(strings.ReplaceAll(strings.TrimSuffix(signature, ")"), " ", ""), ",")[positional+1:]
		var kwargs []starlark.Tuple
		cls := starlark.Value(jsonEncoderClass)
		for i, x := range v[positional:] {
			name, _, _ := strings.Cut(names[i], "=")
			switch {
			case x == nil:
			case name == "cls":
				if x != starlark.None {
					cls = x
				}
			default:
				kwargs = append(kwargs, starlark.Tuple{starlark.String(name), x})
			}
		}
		encoder, err := starlark.Call(thread, cls, nil, kwargs)
		if err != nil {
			return nil, err
		}
		text, err := object.CallMethod(thread, encoder, "encode", starlark.Tuple{v[0]}, nil)
		if err != nil || positional == 1 {
			return text, err
		}
		_, err = object.CallMethod(thread, v[1], "write", starlark.Tuple{text}, nil)
		return starlark.None, err
	})
}

// jsonLoads is loads(s), or load(fp).
func jsonLoads(signature string, file bool) kit.Native {
	return kit.Python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		s := v[0]
		if file {
			var err error
			if s, err = object.CallMethod(thread, s, "read", nil, nil); err != nil {
				return nil, err
			}
		}
		var content string
		switch x := object.Native(s).(type) {
		case starlark.String:
			if content = string(x); strings.HasPrefix(content, "\ufeff") {
				return nil, raiseJSONError(thread, "Unexpected UTF-8 BOM (decode using utf-8-sig)", content, 0)
			}
		case starlark.Bytes:
			content = strings.TrimPrefix(string(x), "\ufeff")
		case *text.ByteArray:
			content = strings.TrimPrefix(string(x.Bytes()), "\ufeff")
		default:
			return nil, raise.Errorf("TypeError", "the JSON object must be str, bytes or bytearray, not %s", object.TypeOf(s).Name())
		}
		if cls := kit.OrNone(v[1]); cls != starlark.None {
			decoder, err := starlark.Call(thread, cls, nil, nil)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(thread, decoder, "decode", starlark.Tuple{starlark.String(content)}, nil)
		}
		return decodeJSON(thread, content, v[2:])
	})
}

// decodeJSON decodes a whole text. hooks are object_hook, parse_float, parse_int,
// parse_constant and object_pairs_hook.
func decodeJSON(thread *starlark.Thread, text string, hooks []starlark.Value) (starlark.Value, error) {
	d := &jsonDecoder{thread: thread, text: text, objectHook: kit.OrNone(hooks[0]), parseFloat: kit.OrNone(hooks[1]),
		parseInt: kit.OrNone(hooks[2]), parseConstant: kit.OrNone(hooks[3]), pairsHook: kit.OrNone(hooks[4])}
	d.spaces()
	v, err := d.value()
	if err != nil {
		return nil, err
	}
	if d.spaces(); d.pos < len(text) {
		return nil, d.fail("Extra data", d.pos)
	}
	return v, nil
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
	decoder := kit.MethodPython("JSONDecoder.__init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)",
		func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			for i, name := range []string{"object_hook", "parse_float", "parse_int", "parse_constant", "strict", "object_pairs_hook"} {
				if err := self.SetOwn(name, kit.OrNone(v[i])); err != nil {
					return nil, err
				}
			}
			return starlark.None, nil
		})
	hooks := func(self *object.Instance) []starlark.Value {
		return []starlark.Value{self.Own("object_hook"), self.Own("parse_float"), self.Own("parse_int"), self.Own("parse_constant"), self.Own("object_pairs_hook")}
	}
	jsonDecoderClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": decoder,
		"decode": kit.MethodPython("JSONDecoder.decode(self, s)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return decodeJSON(thread, object.Text(v[0]), hooks(self))
		}),
		"raw_decode": kit.MethodPython("JSONDecoder.raw_decode(self, s, idx=0)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			h := hooks(self)
			d := &jsonDecoder{thread: thread, text: object.Text(v[0]), objectHook: kit.OrNone(h[0]), parseFloat: kit.OrNone(h[1]),
				parseInt: kit.OrNone(h[2]), parseConstant: kit.OrNone(h[3]), pairsHook: kit.OrNone(h[4])}
			if v[1] != nil {
				n, err := object.ToSize(thread, v[1])
				if err != nil {
					return nil, err
				}
				head, _ := kit.CutRunes(d.text, n)
				d.pos = len(head)
			}
			x, err := d.value()
			return starlark.Tuple{x, starlark.MakeInt(codepoint.Len(d.text[:d.pos]))}, err
		}),
	})
}
