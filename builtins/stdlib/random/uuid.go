package random

import (
	"crypto/md5"
	"crypto/sha1"
	"encoding/hex"
	"hash"
	"math/big"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// uuidClass is uuid.UUID.
var uuidClass = object.NewClass("UUID").In("uuid")

// A uuid is the number.
type uuid [16]byte

// A uuidBox is what an instance carries: __init__ fills it.
type uuidBox struct{ uuid }

// TravelTo implements object.Payload.
func (b *uuidBox) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	return &uuidBox{b.uuid}, nil
}

// uuidOf returns what an instance carries.
func uuidOf(self *object.Instance) uuid { return self.Base().(*uuidBox).uuid }

func (u uuid) text() string {
	h := hex.EncodeToString(u[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

const variantRFC4122 = "specified in RFC 4122"

// variant says who has specified the layout.
func (u uuid) variant() string {
	switch {
	case u[8]&0x80 == 0:
		return "reserved for NCS compatibility"
	case u[8]&0x40 == 0:
		return variantRFC4122
	case u[8]&0x20 == 0:
		return "reserved for Microsoft compatibility"
	}
	return "reserved for future definition"
}

// stamp sets version and variant.
func (u uuid) stamp(version byte) uuid {
	u[6] = u[6]&0x0f | version<<4
	u[8] = u[8]&0x3f | 0x80
	return u
}

func newUUID(thread *starlark.Thread, u uuid) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), uuidClass, &uuidBox{u})
}

// UUIDMembers is the module uuid. The random ones come from the run.
func UUIDMembers() starlark.StringDict {
	m := call.Functions(
		call.F0("def uuid4()", func(thread *starlark.Thread) (starlark.Value, error) {
			return newUUID(thread, randomUUID(thread).stamp(4)), nil
		}),
		call.F2("def uuid1(node=None, clock_seq=None)", func(thread *starlark.Thread, _, _ starlark.Value) (starlark.Value, error) {
			return uuid1(thread)
		}),
		call.F2("def uuid3(namespace, name)", namedUUID(md5.New, 3)),
		call.F2("def uuid5(namespace, name)", namedUUID(sha1.New, 5)),
		call.F0("def getnode()", func(*starlark.Thread) (starlark.Value, error) {
			return starlark.MakeInt(0x020000000001), nil
		}),
	)
	for name, digit := range map[string]byte{"NAMESPACE_DNS": 0x10, "NAMESPACE_URL": 0x11, "NAMESPACE_OID": 0x12, "NAMESPACE_X500": 0x14} {
		m[name] = newUUID(nil, uuid{0x6b, 0xa7, 0xb8, digit, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8})
	}
	m["UUID"] = uuidClass
	return m
}

func randomUUID(thread *starlark.Thread) (u uuid) {
	copy(u[:], FreshBytes(proc.Of(thread), 16))
	return u
}

// uuid1 is uuid.uuid1(): the time, and a made-up address.
func uuid1(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	now, err := p.Clock()
	if err != nil {
		return nil, err
	}
	t := uint64(p.World().Sched.Epoch().Add(now).UnixNano()/100) + 0x01b21dd213814000
	u := randomUUID(thread)
	for i := range 4 {
		u[i] = byte(t >> (24 - 8*i))
	}
	u[4], u[5], u[6], u[7] = byte(t>>40), byte(t>>32), byte(t>>56), byte(t>>48)
	copy(u[10:], []byte{2, 0, 0, 0, 0, 1})
	return newUUID(thread, u.stamp(1)), nil
}

func namedUUID(algorithm func() hash.Hash, version byte) func(_ *starlark.Thread, namespace, name starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, namespace, name starlark.Value) (starlark.Value, error) {
		i, ok := namespace.(*object.Instance)
		if !ok || i.Class() != uuidClass {
			return nil, raise.New(fact.NoAttribute, object.TypeOf(namespace).Name(), "bytes")
		}
		text, ok := kit.TextOrBytes(name)
		if !ok {
			return nil, raise.Errorf("TypeError", "encoding without a string argument")
		}
		space := uuidOf(i)
		h := algorithm()
		h.Write(space[:])
		h.Write([]byte(text))
		return newUUID(thread, uuid(h.Sum(nil)[:16]).stamp(version)), nil
	}
}

// initUUID is UUID.__init__.
func initUUID(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	given := 0
	for _, x := range v[:5] {
		if kit.OrNone(x) != starlark.None {
			given++
		}
	}
	if given != 1 {
		return nil, raise.Errorf("TypeError", "one of the hex, bytes, bytes_le, fields, or int arguments must be given")
	}
	u, err := parseUUID(thread, v)
	if err != nil {
		return nil, err
	}
	if kit.OrNone(v[5]) != starlark.None {
		n, err := object.ToSize(thread, v[5])
		if err != nil {
			return nil, err
		}
		if n < 1 || n > 5 {
			return nil, raise.Errorf("ValueError", "illegal version number")
		}
		u = u.stamp(byte(n))
	}
	self.Base().(*uuidBox).uuid = u
	return starlark.None, nil
}

func parseUUID(thread *starlark.Thread, v []starlark.Value) (u uuid, err error) {
	switch {
	case kit.OrNone(v[0]) != starlark.None:
		s, ok := object.Native(v[0]).(starlark.String)
		if !ok {
			return u, raise.New(fact.NoAttribute, object.TypeOf(v[0]).Name(), "replace")
		}
		text := strings.ReplaceAll(strings.Trim(strings.NewReplacer("urn:", "", "uuid:", "").Replace(string(s)), "{}"), "-", "")
		if len(text) != 32 {
			return u, raise.Errorf("ValueError", "badly formed hexadecimal UUID string")
		}
		b, err := hex.DecodeString(text)
		if err != nil {
			return u, raise.Errorf("ValueError", "invalid literal for int() with base 16: '%s'", text)
		}
		return uuid(b), nil
	case kit.OrNone(v[1]) != starlark.None:
		b, ok := kit.BytesArgument(v[1])
		if !ok || len(b) != 16 {
			return u, raise.Errorf("ValueError", "bytes is not a 16-char string")
		}
		return uuid([]byte(b)), nil
	case kit.OrNone(v[4]) != starlark.None:
		n, err := object.IndexInt(thread, v[4])
		if err != nil {
			return u, err
		}
		if n.Sign() < 0 || n.BigInt().BitLen() > 128 {
			return u, raise.Errorf("ValueError", "int is out of range (need a 128-bit value)")
		}
		n.BigInt().FillBytes(u[:])
		return u, nil
	}
	return u, raise.Errorf("NotImplementedError", "a UUID is made of hex, bytes or int here")
}

func fillUUID() {
	uuidClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return new(uuidBox), nil
	},
		call.M("def UUID.__init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None)", initUUID),
		call.M0("def UUID.__str__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(uuidOf(self).text()), nil
		}),
		call.M0("def UUID.__repr__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(self.Class().Name() + "('" + uuidOf(self).text() + "')"), nil
		}),
		call.M0("def UUID.__int__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return uuidOf(self).integer(), nil
		}),
		call.M2("def UUID.__setattr__(self, name, value)", func(*starlark.Thread, *object.Instance, starlark.Value, starlark.Value) (starlark.Value, error) {
			return nil, raise.Errorf("TypeError", "UUID objects are immutable")
		}),
		call.M0("def UUID.__hash__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.HashOf(uuidOf(self).integer())
		}),
	)
	kit.CompareBy(uuidClass, func(_ *starlark.Thread, _ string, a, b *object.Instance) (int, bool, error) {
		other, ok := b.Base().(*uuidBox)
		if !ok {
			return 0, false, nil
		}
		self := uuidOf(a)
		return strings.Compare(string(self[:]), string(other.uuid[:])), true, nil
	})
	for name, get := range map[string]func(u uuid) starlark.Value{
		"hex":   func(u uuid) starlark.Value { return starlark.String(hex.EncodeToString(u[:])) },
		"int":   func(u uuid) starlark.Value { return u.integer() },
		"bytes": func(u uuid) starlark.Value { return starlark.Bytes(u[:]) },
		"urn":   func(u uuid) starlark.Value { return starlark.String("urn:uuid:" + u.text()) },
		"version": func(u uuid) starlark.Value {
			if u.variant() != variantRFC4122 {
				return starlark.None
			}
			return starlark.MakeInt(int(u[6] >> 4))
		},
		"variant": func(u uuid) starlark.Value { return starlark.String(u.variant()) },
		"node":    func(u uuid) starlark.Value { return starlark.MakeBigInt(new(big.Int).SetBytes(u[10:])) },
	} {
		uuidClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return get(uuidOf(self.(*object.Instance))), nil
		}, nil)
	}
}

func (u uuid) integer() starlark.Value { return starlark.MakeBigInt(new(big.Int).SetBytes(u[:])) }
