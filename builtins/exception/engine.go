package exception

import (
	"math/big"
	"strconv"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/words"
	"github.com/pyq-lang/pyq/interp/raise"
)

// TranslateEngine turns the text of a run-time error of the engine into Python's exception.
// ok is false for texts that are none of the engine's, and for that of a cancellation, which
// no program may catch. named is the class of the object that it may be about, "" if that is
// not known.
func TranslateEngine(msg, named string) (known *raise.Error, ok bool) {
	e, ok := words.Engine(msg, object.InstanceType, named)
	if !ok {
		return nil, false
	}
	known = &raise.Error{Class: e.Class, Msg: e.Text, Fact: e.Fact}
	if e.Class != "KeyError" {
		return known, true
	}
	var key starlark.Value = starlark.String(e.Key)
	if !e.KeyIsText {
		key = parseKey(e.Key)
	}
	known.Args = starlark.Tuple{key}
	var err error
	if known.Msg, err = object.Repr(nil, key); err != nil {
		known.Msg = e.Key
	}
	return known, true
}

// parseKey makes a value of its text; what it cannot make stays text.
func parseKey(text string) starlark.Value {
	const longest = 10_000 // the parser recurses
	if len(text) <= longest {
		if expr, err := (&syntax.FileOptions{}).ParseExpr("key", text, 0); err == nil {
			if v := literal(expr); v != nil {
				return v
			}
		}
		if v := number.Literal(text); v != nil {
			return v
		}
	}
	return starlark.String(text)
}

var literalNames = map[string]starlark.Value{
	"None": starlark.None, "True": starlark.True, "False": starlark.False,
}

// literal evaluates an expression that is made of atoms and tuples, nil if it is not.
func literal(expr syntax.Expr) starlark.Value {
	switch x := expr.(type) {
	case *syntax.Literal:
		if s, ok := x.Value.(string); ok && x.Token == syntax.BYTES {
			return starlark.Bytes(s)
		}
		return atom(x.Value)
	case *syntax.Ident:
		if x.Name == "nan" || x.Name == "inf" {
			f, _ := strconv.ParseFloat(x.Name, 64)
			return starlark.Float(f)
		}
		return literalNames[x.Name]
	case *syntax.ParenExpr:
		return literal(x.X)
	case *syntax.UnaryExpr:
		if v := literal(x.X); v != nil && object.IsNumber(v) && x.Op != syntax.NOT {
			v, _ := object.UnaryOp(nil, x.Op.String(), v)
			return v
		}
	case *syntax.TupleExpr:
		t := make(starlark.Tuple, len(x.List))
		for i, e := range x.List {
			if t[i] = literal(e); t[i] == nil {
				return nil
			}
		}
		return t
	}
	return nil
}

func atom(v any) starlark.Value {
	switch v := v.(type) {
	case string:
		return starlark.String(v)
	case int64:
		return starlark.MakeInt64(v)
	case *big.Int:
		return starlark.MakeBigInt(v)
	case float64:
		return starlark.Float(v)
	}
	return nil
}
