package random

import (
	"encoding/base64"
	"encoding/hex"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// SecretsMembers is the module secrets. The numbers come from the run.
func SecretsMembers() starlark.StringDict {
	fresh := func(thread *starlark.Thread) *source { return &source{mt: unseeded(proc.Of(thread))} }
	token := func(signature string, convert func(s string) starlark.Value) kit.Native {
		return kit.Python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			n := 32
			if size := kit.OrNone(v[0]); size != starlark.None {
				var err error
				if n, err = object.ToSize(thread, size); err != nil {
					return nil, err
				}
			}
			if n < 0 {
				return nil, raise.Errorf("ValueError", "negative argument not allowed")
			}
			return convert(fresh(thread).mt.bytes(n)), nil
		})
	}
	m := kit.Functions(map[string]kit.Native{
		"choice": kit.Python("Random.choice(self, seq)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return randomChoice(thread, fresh(thread), v)
		}),
		"randbelow": kit.Python("randbelow(exclusive_upper_bound)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			n, err := object.IndexInt(thread, v[0])
			if err != nil {
				return nil, err
			}
			if n.Sign() <= 0 {
				return nil, raise.Errorf("ValueError", "Upper bound must be positive.")
			}
			return starlark.MakeBigInt(fresh(thread).mt.below(n.BigInt())), nil
		}),
		"randbits": kit.One("Random.getrandbits", func(thread *starlark.Thread, k starlark.Value) (starlark.Value, error) {
			return randomBits(thread, fresh(thread), k)
		}),
		"token_bytes": token("token_bytes(nbytes=None)", func(s string) starlark.Value { return starlark.Bytes(s) }),
		"token_hex":   token("token_hex(nbytes=None)", func(s string) starlark.Value { return starlark.String(hex.EncodeToString([]byte(s))) }),
		"token_urlsafe": token("token_urlsafe(nbytes=None)", func(s string) starlark.Value {
			return starlark.String(base64.RawURLEncoding.EncodeToString([]byte(s)))
		}),
		"compare_digest": kit.Some("_operator._compare_digest", 2, 2, func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
			same, err := object.Equal(thread, args[0], args[1])
			return starlark.Bool(same), err
		}),
	})
	m["SystemRandom"] = systemRandomClass
	return m
}
