package text

import (
	"maps"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillStr() {
	object.StrClass.Define(newStr, nil)
	object.StrClass.Immutable()
	object.StrClass.Set("maketrans", starlark.NewBuiltin("maketrans", strMakeTrans))
	own := map[string]object.MethodFunc{
		"casefold":  textNoArgs("casefold", strCaseFold),
		"translate": textMethod(&textSignature{name: "translate", least: 1, most: 1}, strTranslate),
		"encode":    textMethod(codingSignature("encode"), strEncode),
		// Python 2's; a str is text already, and its bytes are UTF-8.
		"decode":     textMethod(codingSignature("decode"), strDecode),
		"format":     strFormat,
		"format_map": textMethod(&textSignature{name: "format_map", least: 1, most: 1}, strFormatMap),
	}
	defineText(object.StrClass, own, strIsMethods, immutableDunders)
}

// defineText adds the methods that str, bytes and bytearray share, and more.
func defineText(c *object.Class, more ...map[string]object.MethodFunc) {
	all := map[string]object.MethodFunc{}
	for _, methods := range append(more, findMethods, splitMethods, caseMethods, isMethods, padMethods, sequenceDunders) {
		maps.Copy(all, methods)
	}
	c.Define(nil, all)
}

var strParams = []string{"object", "encoding", "errors"}

// newStr is str(object="", encoding='utf-8', errors='strict'). With an encoding it
// decodes bytes.
func newStr(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 1 && len(kwargs) == 0 {
		if s, ok := args[0].(starlark.String); ok {
			return s, nil
		}
		s, err := object.Str(thread, args[0])
		return starlark.String(s), err
	}
	v, err := bindConstructor("str", strParams, args, kwargs)
	if err != nil {
		return nil, err
	}
	encoding, errors, err := codingArgs("str", v[1], v[2])
	switch {
	case err != nil:
		return nil, err
	case v[0] == nil:
		return starlark.String(""), nil
	case v[1] == nil && v[2] == nil:
		s, err := object.Str(thread, v[0])
		return starlark.String(s), err
	}
	if b, ok := bytesLike(v[0]); ok {
		return decodeBytes(b, encoding, errors)
	}
	if _, ok := v[0].(starlark.String); ok {
		return nil, raise.Errorf("TypeError", "decoding str is not supported")
	}
	return nil, raise.Errorf("TypeError", "decoding to str: need a bytes-like object, %s found", object.TypeOf(v[0]).Name())
}

// bindConstructor binds the arguments of str, bytes and bytearray.
func bindConstructor(name string, params []string, args starlark.Tuple, kwargs []starlark.Tuple) (v textArgs, err error) {
	if n := len(args) + len(kwargs); n > len(params) {
		return v, tooManyError(name, len(params), n)
	}
	copy(v[:], args)
	return v, bindKeywords(v[:], name, params, kwargs)
}

// strFormat is str.format(*args, **kwargs).
func strFormat(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s, err := FormatString(thread, textOf(self).s, args, kwargs, nil)
	if err != nil {
		return nil, err
	}
	return starlark.String(s), nil
}

// strFormatMap is str.format_map(mapping).
func strFormatMap(thread *starlark.Thread, t textual, v textArgs) (starlark.Value, error) {
	s, err := FormatString(thread, t.s, nil, nil, v[0])
	if err != nil {
		return nil, err
	}
	return starlark.String(s), nil
}
