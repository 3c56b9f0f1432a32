package exception

import (
	"fmt"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// unicodeInit returns __init__ of a class derived from UnicodeError. kinds has a letter for each
// argument: s is a str, b bytes and i an int.
func unicodeInit(class, kinds string) *call.Entry {
	return call.MOpen("slot "+class+".__init__(self, /, *args, **kwargs)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, call.NoKeywords(self.Class().ShortName())
		}
		if len(args) != len(kinds) {
			return nil, raise.Arguments("function takes exactly %d arguments (%d given)", len(kinds), len(args))
		}
		for i, kind := range kinds {
			t := object.TypeOf(args[i])
			switch {
			case kind == 's' && !t.Is(object.StrClass):
				return nil, raise.Errorf("TypeError", "argument %d must be str, not %s", i+1, t.Name())
			case kind == 'b' && !isBuffer(args[i]):
				return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", t.Name())
			case kind == 'i':
				if _, err := object.Index(thread, args[i]); err != nil {
					return nil, raise.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", t.Name())
				}
			}
		}
		return exceptionInit(thread, self, args, nil)
	})
}

func isBuffer(v starlark.Value) bool {
	switch object.TypeOf(object.Native(v)).ShortName() {
	case "bytes", "bytearray", "memoryview":
		return true
	}
	return false
}

// fillUnicode completes the classes derived from UnicodeError.
func fillUnicode() {
	encode, decode, translate := object.UnicodeEncodeErrorClass, object.UnicodeDecodeErrorClass, object.UnicodeTranslateErrorClass
	encode.Give(object.Slot0("__str__", encodeErrorText), unicodeInit("UnicodeEncodeError", "ssiis"))
	decode.Give(object.Slot0("__str__", decodeErrorText), unicodeInit("UnicodeDecodeError", "sbiis"))
	translate.Give(object.Slot0("__str__", translateErrorText), unicodeInit("UnicodeTranslateError", "siis"))
}

// encodeErrorText is UnicodeEncodeError.__str__(self).
func encodeErrorText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	return characterError(thread, self, 5, func(what string) string {
		return fmt.Sprintf("'%s' codec can't encode %s", object.Text(DataOf(self).Field("encoding")), what)
	})
}

// translateErrorText is UnicodeTranslateError.__str__(self).
func translateErrorText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	return characterError(thread, self, 4, func(what string) string { return "can't translate " + what })
}

// characterError is the text of an error about characters of a str, if it has its n arguments.
func characterError(thread *starlark.Thread, self *object.Instance, n int, cannot func(what string) string) (starlark.Value, error) {
	e := DataOf(self)
	if len(e.Args) != n {
		return exceptionText(thread, self)
	}
	text, _ := e.Field("object").(starlark.String)
	runes := []rune(string(text))
	start, end := unicodeRange(e)
	what := fmt.Sprintf("characters in position %d-%d", start, end-1)
	if end == start+1 && start >= 0 && start < len(runes) {
		u := ""
		if object.InPython2(thread) {
			u = "u"
		}
		what = fmt.Sprintf("character "+u+"'%s' in position %d", escaped(runes[start]), start)
	}
	return starlark.String(cannot(what) + ": " + object.Text(e.Field("reason"))), nil
}

// escaped is how a message shows a character that an encoding lacks.
func escaped(r rune) string {
	switch {
	case r <= 0xff:
		return fmt.Sprintf("\\x%02x", r)
	case r <= 0xffff:
		return fmt.Sprintf("\\u%04x", r)
	}
	return fmt.Sprintf("\\U%08x", r)
}

// decodeErrorText is UnicodeDecodeError.__str__(self).
func decodeErrorText(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	e := DataOf(self)
	if len(e.Args) != 5 {
		return exceptionText(thread, self)
	}
	data, _ := e.Field("object").(starlark.Bytes)
	start, end := unicodeRange(e)
	what := fmt.Sprintf("bytes in position %d-%d", start, end-1)
	if end == start+1 && start >= 0 && start < len(data) {
		what = fmt.Sprintf("byte 0x%02x in position %d", data[start], start)
	}
	return starlark.String(fmt.Sprintf("'%s' codec can't decode %s: %s", object.Text(e.Field("encoding")), what, object.Text(e.Field("reason")))), nil
}

func unicodeRange(e *Data) (start, end int) {
	for name, to := range map[string]*int{"start": &start, "end": &end} {
		if n, ok := e.Field(name).(starlark.Int); ok {
			v, _ := n.Int64()
			*to = int(v)
		}
	}
	return start, end
}
