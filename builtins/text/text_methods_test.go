package text

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// TestTextMethodsAsRecorded calls methods of str, bytes and bytearray and compares with
// what CPython returned; testdata/record_text.py made the file.
func TestTextMethodsAsRecorded(t *testing.T) {
	files, err := filepath.Glob("testdata/text_methods*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no recorded calls", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) { replayTextMethods(t, name) })
	}
}

func replayTextMethods(t *testing.T, name string) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	failed := 0
	for n := 1; lines.Scan(); n++ {
		var c [6]any
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		self := untag(c[0])
		var args starlark.Tuple
		for a := range untag(c[2]).(*starlark.List).Elements() {
			args = append(args, a)
		}
		kwargs := untag(c[3]).(*starlark.Dict).Items()
		got, err := callTextMethod(self, c[1].(string), args, kwargs)
		result := tagged(got)
		if err != nil {
			result = map[string]any{"error": tagged(starlark.String(err.Error()))}
		}
		if !reflect.DeepEqual(result, c[4]) {
			t.Errorf("line %d: %s\n got %v", n, lines.Text(), result)
			failed++
		} else if c[5] != nil && !reflect.DeepEqual(tagged(self), c[5]) {
			t.Errorf("line %d: %s\n receiver is now %v", n, lines.Text(), tagged(self))
			failed++
		}
		if failed > 20 {
			t.Fatal("too many failures")
		}
	}
}

func callTextMethod(self starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	m, ok := object.TypeOf(self).Lookup(name)
	if !ok {
		return nil, fmt.Errorf("no method %s", name)
	}
	return m.(*object.MethodDescriptor).CallInternal(new(starlark.Thread), append(starlark.Tuple{self}, args...), kwargs)
}

// untag returns the value that the recording script's tag wrote.
func untag(x any) starlark.Value {
	switch x := x.(type) {
	case nil:
		return starlark.None
	case bool:
		return starlark.Bool(x)
	case string:
		return starlark.String(x)
	}
	for kind, v := range x.(map[string]any) {
		switch v := v.(type) {
		case float64:
			return starlark.Float(v)
		case string:
			if kind == "int" {
				n, _ := new(big.Int).SetString(v, 10)
				return starlark.MakeBigInt(n)
			}
			b, _ := hex.DecodeString(v)
			if kind == "bytes" {
				return starlark.Bytes(b)
			}
			return NewByteArray(b)
		case []any:
			return untagSequence(kind, v)
		}
	}
	panic(fmt.Sprint("no value: ", x))
}

func untagSequence(kind string, v []any) starlark.Value {
	if kind == "str" {
		var b []byte
		for _, c := range v {
			b = codepoint.Append(b, rune(c.(float64)))
		}
		return starlark.String(b)
	}
	if kind == "dict" {
		d := new(starlark.Dict)
		for _, item := range v {
			_ = d.SetKey(untag(item.([]any)[0]), untag(item.([]any)[1]))
		}
		return d
	}
	elems := make([]starlark.Value, len(v))
	for i, e := range v {
		elems[i] = untag(e)
	}
	if kind == "tuple" {
		return starlark.Tuple(elems)
	}
	return starlark.NewList(elems)
}

// tagged returns a value as the recording script writes it.
func tagged(v starlark.Value) any {
	switch v := v.(type) {
	case nil, starlark.NoneType:
		return nil
	case starlark.Bool:
		return bool(v)
	case starlark.Int:
		return map[string]any{"int": v.String()}
	case starlark.Bytes:
		return map[string]any{"bytes": hex.EncodeToString([]byte(v))}
	case *ByteArray:
		return map[string]any{"bytearray": hex.EncodeToString(v.data)}
	case starlark.String:
		var codes []any
		simple := true
		for s := string(v); s != ""; {
			r, size := codepoint.Decode(s)
			codes = append(codes, float64(r))
			simple = simple && r < 0xd800
			s = s[size:]
		}
		if simple {
			return string(v)
		}
		return map[string]any{"str": codes}
	}
	elems := []any{}
	for e := range starlark.Elements(v.(starlark.Iterable)) {
		elems = append(elems, tagged(e))
	}
	return map[string]any{object.TypeOf(v).Name(): elems}
}

func procError(err error) *raise.Error {
	var e *raise.Error
	errors.As(err, &e)
	return e
}
