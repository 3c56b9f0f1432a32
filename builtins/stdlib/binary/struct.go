package binary

import (
	"encoding/binary"
	"math"
	"math/big"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// structError is struct.error.
var structError = object.NewClass("error", object.ExceptionClass).In("struct")

func structErrorf(format string, args ...any) error {
	return raise.Errorf("struct.error", format, args...)
}

// A structItem is a value in a format, or, with kind 'x', bytes that are none.
type structItem struct {
	kind   byte
	offset int
	size   int
}

// A layout is a format: where its values are.
type layout struct {
	format string
	native bool
	order  binary.ByteOrder
	items  []structItem
	size   int
}

// The sizes of the kinds of values: standard, and native on a machine of 64 bits.
var (
	structSizes  = map[byte]int{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
	structNative = map[byte]int{'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
)

// parseLayout parses a format.
func parseLayout(format string) (*layout, error) {
	l := &layout{format: format, native: true, order: binary.LittleEndian}
	align := true
	rest := format
	if rest != "" && strings.IndexByte("@=<>!", rest[0]) >= 0 {
		l.native, align = rest[0] == '@', rest[0] == '@'
		if rest[0] == '>' || rest[0] == '!' {
			l.order = binary.BigEndian
		}
		rest = rest[1:]
	}
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		if c == ' ' || '\t' <= c && c <= '\r' {
			continue
		}
		count, counted := 1, '0' <= c && c <= '9'
		if counted {
			count = 0
			for ; i < len(rest) && '0' <= rest[i] && rest[i] <= '9'; i++ {
				if count = count*10 + int(rest[i]-'0'); count > math.MaxInt32 {
					return nil, structErrorf("total struct size too long")
				}
			}
			if i == len(rest) {
				return nil, structErrorf("repeat count given without format specifier")
			}
			c = rest[i]
		}
		size, ok := structSizes[c]
		if n := structNative[c]; n > 0 && l.native {
			size, ok = n, true
		}
		if !ok {
			return nil, structErrorf("bad char in struct format")
		}
		if align && size > 1 {
			l.size = (l.size + size - 1) / size * size
		}
		switch c {
		case 's', 'p':
			l.items = append(l.items, structItem{c, l.size, count})
		case 'x':
		default:
			for k := range count {
				l.items = append(l.items, structItem{c, l.size + k*size, size})
			}
		}
		l.size += count * size
	}
	return l, nil
}

// checkCount checks that there are as many values as the format has, for pack or pack_into.
func (l *layout) checkCount(function string, values starlark.Tuple) error {
	if len(values) == len(l.items) {
		return nil
	}
	return structErrorf("%s expected %d items for packing (got %d)", function, len(l.items), len(values))
}

// pack returns the bytes of values, as many as the format has.
func (l *layout) pack(thread *starlark.Thread, values starlark.Tuple) ([]byte, error) {
	data := make([]byte, l.size)
	for i, item := range l.items {
		if err := l.put(thread, data[item.offset:item.offset+item.size], item.kind, values[i]); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// put writes one value.
func (l *layout) put(thread *starlark.Thread, to []byte, kind byte, v starlark.Value) error {
	switch kind {
	case 'c':
		data, ok := v.(starlark.Bytes)
		if !ok || len(data) != 1 {
			return structErrorf("char format requires a bytes object of length 1")
		}
		to[0] = data[0]
	case 's', 'p':
		data, ok := kit.BytesArgument(v)
		if !ok {
			return structErrorf("argument for '%c' must be a bytes object", kind)
		}
		if kind == 's' {
			copy(to, data)
		} else if len(to) > 0 {
			n := copy(to[1:], data)
			to[0] = byte(min(n, 255))
		}
	case '?':
		yes, err := object.IsTrue(thread, v)
		if yes {
			to[0] = 1
		}
		return err
	case 'e', 'f', 'd':
		f, err := kit.ToFloat(thread, v)
		if err != nil {
			return structErrorf("required argument is not a float")
		}
		return l.putFloat(to, kind, f)
	default:
		return l.putInt(thread, to, kind, v)
	}
	return nil
}

func (l *layout) putFloat(to []byte, kind byte, f float64) error {
	if f != f { // which NaN it is, is nobody's business
		f = math.Copysign(math.Float64frombits(0x7ff8<<48), f)
	}
	switch kind {
	case 'd':
		l.order.PutUint64(to, math.Float64bits(f))
	case 'f':
		if single := float32(f); math.IsInf(float64(single), 0) && !math.IsInf(f, 0) && !l.native {
			return raise.Errorf("OverflowError", "float too large to pack with f format")
		}
		l.order.PutUint32(to, math.Float32bits(float32(f)))
	default:
		half, ok := toHalf(f)
		if !ok {
			return raise.Errorf("OverflowError", "float too large to pack with e format")
		}
		l.order.PutUint16(to, half)
	}
	return nil
}

// structNames are what messages call the small kinds of integers.
var structNames = map[byte]string{'b': "byte", 'B': "ubyte", 'h': "short", 'H': "ushort", 'i': "'i'"}

func (l *layout) putInt(thread *starlark.Thread, to []byte, kind byte, v starlark.Value) error {
	i, ok, err := object.AsInt(thread, v)
	if err != nil {
		return err
	}
	if !ok {
		return structErrorf("required argument is not an integer")
	}
	bits := uint(8 * len(to))
	low, high := new(big.Int), new(big.Int).Lsh(big.NewInt(1), bits)
	if kind >= 'a' {
		high.Rsh(high, 1)
		low.Neg(high)
	}
	high.Sub(high, big.NewInt(1))
	n := i.BigInt()
	if n.Cmp(low) < 0 || n.Cmp(high) > 0 {
		if name := structNames[kind]; name != "" && n.BitLen() < 64 {
			return structErrorf("%s format requires %v <= number <= %v", name, low, high)
		}
		return structErrorf("argument out of range")
	}
	if n.Sign() < 0 {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), bits))
	}
	n.FillBytes(to)
	if l.order == binary.LittleEndian {
		reverse(to)
	}
	return nil
}

func reverse(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

// unpack returns the values in bytes, which are enough.
func (l *layout) unpack(data string) starlark.Tuple {
	values := make(starlark.Tuple, len(l.items))
	for i, item := range l.items {
		values[i] = l.get([]byte(data[item.offset:item.offset+item.size]), item.kind)
	}
	return values
}

func (l *layout) get(data []byte, kind byte) starlark.Value {
	switch kind {
	case 'c', 's':
		return starlark.Bytes(data)
	case 'p':
		if len(data) == 0 {
			return starlark.Bytes("")
		}
		return starlark.Bytes(data[1:min(1+int(data[0]), len(data))])
	case '?':
		return starlark.Bool(data[0] != 0)
	case 'd':
		return starlark.Float(math.Float64frombits(l.order.Uint64(data)))
	case 'f':
		return starlark.Float(math.Float32frombits(l.order.Uint32(data)))
	case 'e':
		return starlark.Float(fromHalf(l.order.Uint16(data)))
	}
	if l.order == binary.LittleEndian {
		reverse(data)
	}
	n := new(big.Int).SetBytes(data)
	if kind >= 'a' && data[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(data))))
	}
	return starlark.MakeBigInt(n)
}

// The smallest exponents of a float of 16 bits, and how many bits its fraction has.
const (
	halfFraction = 10
	halfBias     = 15
	halfTop      = 31
)

// toHalf rounds to a float of 16 bits; ok is false if it is too large for one.
func toHalf(f float64) (bits uint16, ok bool) {
	if math.Signbit(f) {
		bits, f = 0x8000, -f
	}
	switch {
	case f != f:
		return bits | 0x7e00, true
	case math.IsInf(f, 0):
		return bits | 0x7c00, true
	case f == 0:
		return bits, true
	}
	_, exp := math.Frexp(f)
	exp = max(exp+halfBias-1, 1)
	n := uint16(math.RoundToEven(math.Ldexp(f, halfFraction+halfBias-exp))) + uint16(exp-1)<<halfFraction //nolint:gosec // checked below
	if exp >= halfTop || n >= halfTop<<halfFraction {
		return 0, false
	}
	return bits | n, true
}

func fromHalf(bits uint16) float64 {
	exp, fraction := int(bits>>halfFraction&halfTop), float64(bits&(1<<halfFraction-1))
	f := math.Ldexp(fraction+1<<halfFraction, exp-halfBias-halfFraction)
	switch {
	case exp == 0:
		f = math.Ldexp(fraction, 1-halfBias-halfFraction)
	case exp == halfTop && fraction == 0:
		f = math.Inf(1)
	case exp == halfTop:
		f = math.NaN()
	}
	if bits&0x8000 != 0 {
		return -f
	}
	return f
}
