package text

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillStr() {
	object.StrClass.Define(call.M3("str(self, object='', encoding='utf-8', errors='strict')", newStr))
	object.StrClass.Immutable()
	object.StrClass.Set("maketrans", call.New(call.F3("str.maketrans(x, y=None, z=None, /)", strMakeTrans)))
	object.StrClass.Define(nil, call.MRaw("str.format(self, *args, **kwargs)", strFormat))
	defineText(object.StrClass, object.SameClass, strIsMethods(), []method{
		text0("casefold", strCaseFold),
		text1("translate(self, table, /)", strTranslate),
		text1("format_map(self, mapping, /)", strFormatMap),
		codingMethod("encode", strEncode),
		// Python 2's; a str is text already, and its bytes are UTF-8.
		codingMethod("decode", strDecode),
	})
	object.StrClass.Define(nil, immutableDunders()...)
}

// defineText adds the methods that str, bytes and bytearray share, and more. A text knows how
// to compare itself with what is comparable.
func defineText(c *object.Class, comparable func(a, b starlark.Value) bool, more ...[]method) {
	shared := append(more, findMethods(), splitMethods(), caseMethods(), isMethods(), padMethods())
	c.Define(nil, append(entries(c.Name(), shared...), sequenceDunders()...)...)
	c.GiveComparisons(comparable, true)
}

// newStr is str(object="", encoding='utf-8', errors='strict'). With an encoding it
// decodes bytes.
func newStr(thread *starlark.Thread, _ *object.Class, v, encodingArg, errorsArg starlark.Value) (starlark.Value, error) {
	if s, ok := v.(starlark.String); ok && encodingArg == nil && errorsArg == nil {
		return s, nil
	}
	encoding, errors, err := codingArgs("str", encodingArg, errorsArg)
	switch {
	case err != nil:
		return nil, err
	case v == nil:
		return starlark.String(""), nil
	case encodingArg == nil && errorsArg == nil:
		s, err := object.Str(thread, v)
		return starlark.String(s), err
	}
	if b, ok := bytesLike(v); ok {
		return decodeBytes(b, encoding, errors)
	}
	if _, ok := v.(starlark.String); ok {
		return nil, raise.Errorf("TypeError", "decoding str is not supported")
	}
	return nil, raise.Errorf("TypeError", "decoding to str: need a bytes-like object, %s found", object.TypeOf(v).Name())
}

// strFormat is str.format(*args, **kwargs).
func strFormat(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return FormatString(thread, textOf(self).s, args, kwargs, nil)
}

// strFormatMap is str.format_map(mapping).
func strFormatMap(thread *starlark.Thread, t textual, mapping starlark.Value) (starlark.Value, error) {
	return FormatString(thread, t.s, nil, nil, mapping)
}
