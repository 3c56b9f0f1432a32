package binary

import (
	"crypto/pbkdf2"
	"crypto/sha3"
	"encoding/hex"
	"hash"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The hash functions whose digests are of a length that the program chooses.
var (
	blake2bClass = object.NewClass("blake2b").In("_blake2").Static()
	blake2sClass = object.NewClass("blake2s").In("_blake2").Static()
	shakeClass   = object.NewClass("HASHXOF", hashClass).In("_hashlib").Static()
)

const blake2Signature = "(data=b'', /, *, digest_size=%size, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"

// newBlake2Object is hashlib.blake2b and blake2s.
func newBlake2Object(class *object.Class, small bool) func(thread *starlark.Thread, _ *object.Class, v []starlark.Value) (starlark.Value, error) {
	longest := 64
	if small {
		longest = 32
	}
	return func(thread *starlark.Thread, _ *object.Class, v []starlark.Value) (starlark.Value, error) {
		p := &blake2Parameters{size: longest, fanout: 1, depth: 1, last: object.Truth(v[11], false)}
		for _, part := range []struct {
			to   *string
			name string
			v    starlark.Value
			most int
		}{{&p.key, "key", v[2], longest}, {&p.salt, "salt", v[3], longest / 4}, {&p.person, "person", v[4], longest / 4}} {
			if part.v == nil {
				continue
			}
			s, err := hashInput(part.v)
			switch {
			case err != nil:
				return nil, err
			case len(s) > part.most:
				return nil, raise.Errorf("ValueError", "maximum %s length is %d bytes", part.name, part.most)
			}
			*part.to = s
		}
		offsets := 1 << 62
		if small {
			offsets = 1 << 48
		}
		var leaf, offset int
		for _, part := range []struct {
			to          *int
			v           starlark.Value
			least, most int
			words       string
		}{
			{&p.size, v[1], 1, longest, "digest_size must be between 1 and " + starlark.MakeInt(longest).String() + " bytes"},
			{&p.fanout, v[5], 0, 255, "fanout must be between 0 and 255"},
			{&p.depth, v[6], 1, 255, "depth must be between 1 and 255"},
			{&leaf, v[7], 0, 1<<32 - 1, "leaf_size is too large"},
			{&offset, v[8], 0, offsets - 1, "node_offset is too large"},
			{&p.nodeDepth, v[9], 0, 255, "node_depth must be between 0 and 255"},
			{&p.innerSize, v[10], 0, longest, "inner_size must be between 0 and is " + starlark.MakeInt(longest).String()},
		} {
			if part.v == nil {
				continue
			}
			n, err := object.Index(thread, part.v)
			if err != nil {
				return nil, err
			}
			if n < part.least || n > part.most {
				return nil, raise.Errorf("ValueError", "%s", part.words)
			}
			*part.to = n
		}
		p.leafSize, p.nodeOffset = uint32(leaf), uint64(offset) //nolint:gosec // both are checked
		h := &hasher{Hash: newBlake2(small, p), name: class.ShortName()}
		if v[0] != nil {
			s, err := hashInput(v[0])
			if err != nil {
				return nil, err
			}
			h.Write([]byte(s))
		}
		return object.NewInstance(kit.HomeOf(thread), class, h), nil
	}
}

func fillBlake2() {
	for class, small := range map[*object.Class]bool{blake2bClass: false, blake2sClass: true} {
		longest, name := 64, class.ShortName()
		if small {
			longest = 32
		}
		class.Define(call.M(name+blake2Text(longest), newBlake2Object(class, small)), hashMethods(class)...)
		for constant, n := range map[string]int{"SALT_SIZE": longest / 4, "PERSON_SIZE": longest / 4, "MAX_KEY_SIZE": longest, "MAX_DIGEST_SIZE": longest} {
			class.Set(constant, starlark.MakeInt(n))
		}
		describeHash(class)
	}
}

// blake2Text is the signature for digests of a length at most.
func blake2Text(longest int) string {
	text := []byte(blake2Signature)
	return string(text[:len("(data=b'', /, *, digest_size=")]) + starlark.MakeInt(longest).String() + string(text[len("(data=b'', /, *, digest_size=%size"):])
}

// A shake is one of the SHAKE functions, whose digests may have any length.
type shake struct {
	*sha3.SHAKE
	make func() *sha3.SHAKE
}

// Size and Sum implement hash.Hash: a digest has no length of its own.
func (s shake) Size() int { return 0 }

// Sum implements hash.Hash.
func (s shake) Sum(b []byte) []byte { return b }

func (s shake) read(n int) ([]byte, error) {
	state, err := s.SHAKE.MarshalBinary()
	if err != nil {
		return nil, err
	}
	to := s.make()
	if err := to.UnmarshalBinary(state); err != nil {
		return nil, err
	}
	out := make([]byte, n)
	_, err = to.Read(out)
	return out, err
}

func fillShake() {
	read := func(name string, f func(b []byte) starlark.Value) *call.Entry {
		return call.M1("HASHXOF."+name+"(self, /, length)", func(thread *starlark.Thread, self *object.Instance, length starlark.Value) (starlark.Value, error) {
			n, err := object.Index(thread, length)
			switch {
			case err != nil:
				return nil, err
			case n < 0:
				return nil, raise.Errorf("ValueError", "value must be positive")
			}
			if err := object.Afford(n, 1); err != nil {
				return nil, err
			}
			b, err := hasherOf(self).Hash.(shake).read(n)
			if err != nil {
				return nil, err
			}
			return f(b), nil
		})
	}
	shakeClass.Define(nil, read("digest", func(b []byte) starlark.Value { return starlark.Bytes(b) }),
		read("hexdigest", func(b []byte) starlark.Value { return starlark.String(hex.EncodeToString(b)) }))
}

// pbkdf2HMAC is hashlib.pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None).
func pbkdf2HMAC(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	make := hashAlgorithms[object.Text(v[0])]
	if make == nil {
		return nil, raise.Errorf("ValueError", "unsupported hash type %s", object.Text(v[0]))
	}
	password, err := hashInput(v[1])
	if err != nil {
		return nil, err
	}
	salt, err := hashInput(v[2])
	if err != nil {
		return nil, err
	}
	n, err := object.Index(thread, v[3])
	switch {
	case err != nil:
		return nil, err
	case n < 1:
		return nil, raise.Errorf("ValueError", "iteration value must be greater than 0.")
	}
	size := make().Size()
	if v[4] != nil && v[4] != starlark.None {
		if size, err = object.Index(thread, v[4]); err != nil {
			return nil, err
		}
		if size < 1 {
			return nil, raise.Errorf("ValueError", "key length must be greater than 0.")
		}
	}
	if err := object.Afford(size, 1); err != nil {
		return nil, err
	}
	key, err := pbkdf2.Key(func() hash.Hash { return make() }, password, []byte(salt), n, size)
	if err != nil {
		return nil, raise.Errorf("ValueError", "%s", err)
	}
	return starlark.Bytes(key), nil
}
