package binary

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding"
	"encoding/hex"
	"hash"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// hashClass is the class of hash objects.
var hashClass = object.NewClass("HASH").In("_hashlib").Static()

// hashAlgorithms are the algorithms by name.
var hashAlgorithms = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
	"sha3_224": func() hash.Hash { return sha3.New224() }, "sha3_256": func() hash.Hash { return sha3.New256() },
	"sha3_384": func() hash.Hash { return sha3.New384() }, "sha3_512": func() hash.Hash { return sha3.New512() },
	"shake_128": func() hash.Hash { return shake{sha3.NewSHAKE128(), sha3.NewSHAKE128} },
	"shake_256": func() hash.Hash { return shake{sha3.NewSHAKE256(), sha3.NewSHAKE256} },
}

// HashlibMembers is the module hashlib.
func HashlibMembers() starlark.StringDict {
	m := call.Functions(
		call.FOpen("def __hash_new(name, data=b'', **kwargs)", newByName).Named("new"),
		call.F("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", pbkdf2HMAC),
	)
	names := new(starlark.Set)
	for name := range hashAlgorithms {
		_ = names.Insert(starlark.String(name)) // a str can be hashed
		m[name] = call.New(call.F2("openssl_"+name+"(string=b'', *, usedforsecurity=True)", func(thread *starlark.Thread, data, _ starlark.Value) (starlark.Value, error) {
			return newHash(thread, name, data)
		}))
	}
	for _, class := range []*object.Class{blake2bClass, blake2sClass} {
		_ = names.Insert(starlark.String(class.ShortName()))
		m[class.ShortName()] = class
	}
	names.Freeze()
	m["algorithms_available"], m["algorithms_guaranteed"] = names, names
	return m
}

// newByName is hashlib.new. The only keyword is usedforsecurity.
func newByName(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, others := kit.PartArguments([]string{"name", "data"}, args, kwargs)
	for _, kw := range others {
		if name := object.Text(kw[0]); name != "usedforsecurity" {
			return nil, raise.New(fact.InvalidKeyword, "new", name)
		}
	}
	name := strings.ToLower(object.Text(v[0]))
	for _, class := range []*object.Class{blake2bClass, blake2sClass} {
		if name != class.ShortName() {
			continue
		}
		args := starlark.Tuple{}
		if v[1] != nil {
			args = append(args, v[1])
		}
		return starlark.Call(thread, class, args, nil)
	}
	if hashAlgorithms[name] == nil {
		return nil, raise.Errorf("ValueError", "unsupported hash type %s", name)
	}
	return newHash(thread, name, v[1])
}

// A hasher is what a hash object carries.
type hasher struct {
	hash.Hash
	name string
}

func hashInput(v starlark.Value) (string, error) {
	if s, ok := kit.BytesArgument(v); ok {
		return s, nil
	}
	if _, ok := v.(starlark.String); ok {
		return "", raise.Errorf("TypeError", "Strings must be encoded before hashing")
	}
	return "", raise.Errorf("TypeError", "object supporting the buffer API required")
}

func newHash(thread *starlark.Thread, name string, data starlark.Value) (starlark.Value, error) {
	h := &hasher{hashAlgorithms[name](), name}
	if data != nil {
		s, err := hashInput(data)
		if err != nil {
			return nil, err
		}
		h.Write([]byte(s))
	}
	class := hashClass
	if _, ok := h.Hash.(shake); ok {
		class = shakeClass
	}
	return object.NewInstance(kit.HomeOf(thread), class, h), nil
}

func hasherOf(v starlark.Value) *hasher { return v.(*object.Instance).Base().(*hasher) }

func fillHash() {
	hashClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return nil, raise.Errorf("TypeError", "cannot create '_hashlib.HASH' instances")
	}, hashMethods(hashClass)...)
	describeHash(hashClass)
}

// hashMethods are the methods of a class of hash objects.
func hashMethods(class *object.Class) []*call.Entry {
	return []*call.Entry{
		call.M1("HASH.update(self, obj, /)", func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			s, err := hashInput(v)
			if err != nil {
				return nil, err
			}
			hasherOf(self).Write([]byte(s))
			return starlark.None, nil
		}),
		call.M0("HASH.digest(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bytes(hasherOf(self).Sum(nil)), nil
		}),
		call.M0("HASH.hexdigest(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(hex.EncodeToString(hasherOf(self).Sum(nil))), nil
		}),
		call.M0("HASH.copy(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			h := hasherOf(self)
			if b, ok := h.Hash.(*blake2); ok {
				return object.NewInstance(kit.HomeOf(thread), class, &hasher{b.clone(), h.name}), nil
			}
			state, err := h.Hash.(encoding.BinaryMarshaler).MarshalBinary()
			if err != nil {
				return nil, err
			}
			to := hashAlgorithms[h.name]()
			if err := to.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
				return nil, err
			}
			return object.NewInstance(kit.HomeOf(thread), self.Class(), &hasher{to, h.name}), nil
		}),
		call.M0("slot HASH.__repr__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			name := hasherOf(self).name
			if class != hashClass {
				return starlark.String("<" + class.FullName() + " object at " + object.Address(name) + ">"), nil
			}
			return starlark.String("<" + name + " " + self.Class().FullName() + " object @ " + object.Address(name) + ">"), nil
		}),
	}
}

// describeHash gives a class of hash objects the attributes that describe them.
func describeHash(class *object.Class) {
	for name, get := range map[string]func(*hasher) starlark.Value{
		"name":        func(h *hasher) starlark.Value { return starlark.String(h.name) },
		"digest_size": func(h *hasher) starlark.Value { return starlark.MakeInt(h.Size()) },
		"block_size":  func(h *hasher) starlark.Value { return starlark.MakeInt(h.BlockSize()) },
	} {
		class.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return get(hasherOf(self)), nil
		}, nil)
	}
}
