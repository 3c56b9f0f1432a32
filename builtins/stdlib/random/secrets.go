package random

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// SecretsMembers is the module secrets. The numbers come from the run.
func SecretsMembers() starlark.StringDict {
	fresh := func(thread *starlark.Thread) *source { return &source{mt: unseeded(proc.Of(thread))} }
	token := func(name string, convert func(s string) starlark.Value) *call.Entry {
		return call.F1("def "+name+"(nbytes=None)", func(thread *starlark.Thread, nbytes starlark.Value) (starlark.Value, error) {
			n := 32
			if size := kit.OrNone(nbytes); size != starlark.None {
				var err error
				if n, err = object.ToSize(thread, size); err != nil {
					return nil, err
				}
			}
			if n < 0 {
				return nil, raise.Errorf("ValueError", "negative argument not allowed")
			}
			if err := object.Afford(n, 2); err != nil {
				return nil, err
			}
			return convert(fresh(thread).mt.bytes(n)), nil
		})
	}
	m := call.Functions(
		call.F1("def Random.choice(self, seq)", func(thread *starlark.Thread, seq starlark.Value) (starlark.Value, error) {
			return randomChoice(thread, fresh(thread), seq)
		}),
		call.F1("def randbelow(exclusive_upper_bound)", func(thread *starlark.Thread, exclusiveUpperBound starlark.Value) (starlark.Value, error) {
			n, err := object.IndexInt(thread, exclusiveUpperBound)
			if err != nil {
				return nil, err
			}
			if n.Sign() <= 0 {
				return nil, raise.Errorf("ValueError", "Upper bound must be positive.")
			}
			return starlark.MakeBigInt(fresh(thread).mt.below(n.BigInt())), nil
		}),
		call.F1("def SystemRandom.getrandbits(self, k)", func(thread *starlark.Thread, k starlark.Value) (starlark.Value, error) {
			return randomBits(thread, fresh(thread), k)
		}).Named("randbits"),
		token("token_bytes", func(s string) starlark.Value { return starlark.Bytes(s) }),
		token("token_hex", func(s string) starlark.Value { return starlark.String(hex.EncodeToString([]byte(s))) }),
		token("token_urlsafe", func(s string) starlark.Value {
			return starlark.String(base64.RawURLEncoding.EncodeToString([]byte(s)))
		}),
		call.F2("_hashlib.compare_digest(a, b, /)", compareDigest),
	)
	m["SystemRandom"] = systemRandomClass
	return m
}

// compareDigest is secrets.compare_digest(a, b), of two strs or two bytes-like objects.
func compareDigest(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	if x, ok := object.Native(a).(starlark.String); ok {
		if y, ok := object.Native(b).(starlark.String); ok {
			if strings.ContainsFunc(string(x+y), func(r rune) bool { return r > unicode.MaxASCII }) {
				return nil, raise.Errorf("TypeError", "comparing strings with non-ASCII characters is not supported")
			}
			return starlark.Bool(x == y), nil
		}
	}
	x, ok1 := kit.BytesArgument(a)
	y, ok2 := kit.BytesArgument(b)
	switch {
	case !ok1 && !ok2:
		return nil, raise.Errorf("TypeError", "unsupported operand types(s) or combination of types: '%s' and '%s'", object.TypeOf(a).Name(), object.TypeOf(b).Name())
	case !ok1:
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(a).Name())
	case !ok2:
		return nil, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(b).Name())
	}
	return starlark.Bool(x == y), nil
}
