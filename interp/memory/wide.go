package memory

import (
	"math"
	"math/big"
	"math/bits"
	"reflect"
	"unsafe"

	"go.starlark.net/starlark"
)

// The operators of ints that are too large for a word. The engine's copy what they have computed,
// which with package big's makes four allocations for each, and both operands are boxed for them.
// Here what has up to two words is computed in registers, and all that is left in one piece: the
// big.Int, and the words behind it.

// A wide is an int of up to two words, as sign and magnitude.
type wide struct {
	neg    bool
	hi, lo uint64
}

// IntOp returns the value of an operator of two ints; ok is false if the operands are no ints, or op
// is none of those that are known here: division by zero is one that is not.
func IntOp(op string, a, b Val) (v Val, ok bool) {
	if !a.isInt() || !b.isInt() {
		return Val{}, false
	}
	if x, ok := wideOf(a); ok {
		if y, ok := wideOf(b); ok {
			if z, ok := x.operate(op, y); ok {
				return z.val(), true
			}
		}
	}
	return bigOp(op, a, b)
}

// isInt reports whether the Val is an int of any size.
func (v Val) isInt() bool {
	if v.V == nil {
		return true
	}
	_, ok := v.V.(starlark.Int)
	return ok
}

// wideOf returns an int as a wide one, unless it is too large.
func wideOf(v Val) (w wide, ok bool) {
	if v.V == nil {
		if v.N < 0 {
			return wide{true, 0, -uint64(v.N)}, true
		}
		return wide{false, 0, uint64(v.N)}, true
	}
	x := bigOf(v)
	words := x.Bits()
	if len(words) > 2 || bits.UintSize != 64 {
		return wide{}, false
	}
	w.neg = x.Sign() < 0
	for i, word := range words {
		if i == 0 {
			w.lo = uint64(word)
		} else {
			w.hi = uint64(word)
		}
	}
	return w, true
}

// val returns the int as a Val.
func (x wide) val() Val {
	switch {
	case x.hi != 0:
	case x.lo <= math.MaxInt64 && x.neg:
		return Val{N: -int64(x.lo)}
	case x.lo <= math.MaxInt64:
		return Val{N: int64(x.lo)}
	case x.neg && x.lo == 1<<63:
		return Val{N: math.MinInt64}
	}
	z, n := newBig(2), 2
	if x.hi == 0 {
		n = 1
	}
	words := z.Bits()[:n]
	for i := range words {
		words[i] = big.Word([2]uint64{x.lo, x.hi}[i]) //nolint:gosec // words have 64 bits, see wideOf
	}
	z.SetBits(words)
	if x.neg {
		z.Neg(z)
	}
	return Val{V: takeBig(z)}
}

// operate is IntOp; ok is false also if the value may be too large.
func (x wide) operate(op string, y wide) (z wide, ok bool) {
	switch op {
	case "+":
		return x.add(y)
	case "-":
		y.neg = !y.neg
		return x.add(y)
	case "*":
		return x.times(y)
	case "//":
		z, _, ok = x.divide(y)
		return z, ok
	case "%":
		_, z, ok = x.divide(y)
		return z, ok
	case "&":
		return wide{false, x.hi & y.hi, x.lo & y.lo}, !x.neg && !y.neg
	case "|":
		return wide{false, x.hi | y.hi, x.lo | y.lo}, !x.neg && !y.neg
	case "^":
		return wide{false, x.hi ^ y.hi, x.lo ^ y.lo}, !x.neg && !y.neg
	case "**":
		return x.power(y)
	case "<<":
		if y.neg || y.hi != 0 || y.lo > uint64(128-x.size()) {
			return wide{}, false
		}
		return x.shift(int(y.lo)), true
	case ">>":
		if y.neg || x.neg {
			return wide{}, false
		}
		if y.hi != 0 || y.lo >= 128 {
			return wide{}, true
		}
		return x.unshift(int(y.lo)), true
	}
	return wide{}, false
}

// size returns how many bits the magnitude has.
func (x wide) size() int {
	if x.hi != 0 {
		return 64 + bits.Len64(x.hi)
	}
	return bits.Len64(x.lo)
}

func (x wide) times(y wide) (z wide, ok bool) {
	if x.hi != 0 && y.hi != 0 {
		return wide{}, false
	}
	z.neg = x.neg != y.neg
	z.hi, z.lo = bits.Mul64(x.lo, y.lo)
	beyond, cross := bits.Mul64(x.hi, y.lo)
	if y.hi != 0 {
		beyond, cross = bits.Mul64(x.lo, y.hi)
	}
	var carry uint64
	z.hi, carry = bits.Add64(z.hi, cross, 0)
	return z, beyond|carry == 0
}

func (x wide) power(y wide) (z wide, ok bool) {
	if y.neg || y.hi != 0 || y.lo > 128 || x.size()*int(y.lo) > 128 {
		return wide{}, false
	}
	z.lo = 1
	for n := y.lo; n > 0; n-- {
		if z, ok = z.times(x); !ok {
			return wide{}, false
		}
	}
	return z, true
}

// shift returns the magnitude shifted to the left, by less than 129.
func (x wide) shift(n int) wide {
	if n >= 64 {
		x.hi, x.lo, n = x.lo, 0, n-64
	}
	return wide{x.neg, x.hi<<n | x.lo>>(64-n), x.lo << n}
}

// unshift returns the magnitude shifted to the right.
func (x wide) unshift(n int) wide {
	if n >= 64 {
		x.hi, x.lo, n = 0, x.hi, n-64
	}
	return wide{x.neg, x.hi >> n, x.lo>>n | x.hi<<(64-n)}
}

func (x wide) add(y wide) (z wide, ok bool) {
	if x.neg == y.neg {
		var carry uint64
		z.neg = x.neg
		z.lo, carry = bits.Add64(x.lo, y.lo, 0)
		z.hi, carry = bits.Add64(x.hi, y.hi, carry)
		return z, carry == 0
	}
	if x.less(y) {
		x, y = y, x
	}
	return x.minus(y), true
}

// less compares magnitudes.
func (x wide) less(y wide) bool { return x.hi < y.hi || x.hi == y.hi && x.lo < y.lo }

// minus subtracts a magnitude that is not larger.
func (x wide) minus(y wide) (z wide) {
	var borrow uint64
	z.lo, borrow = bits.Sub64(x.lo, y.lo, 0)
	z.hi, _ = bits.Sub64(x.hi, y.hi, borrow)
	z.neg = x.neg && z.hi|z.lo != 0
	return z
}

// divide returns the quotient, rounded down, and what remains.
func (x wide) divide(y wide) (q, r wide, ok bool) {
	switch {
	case y.hi == 0 && y.lo == 0:
		return q, r, false
	case x.less(y):
		r = x
	case y.hi == 0:
		q.hi, r.lo = x.hi/y.lo, x.hi%y.lo
		q.lo, r.lo = bits.Div64(r.lo, x.lo, y.lo)
	case y.lo == 0 && y.hi&(y.hi-1) == 0: // as in x % 2**64
		q = x.unshift(64 + bits.TrailingZeros64(y.hi))
		r.hi, r.lo = x.hi&(y.hi-1), x.lo
	default:
		return q, r, false
	}
	q.neg, r.neg = x.neg != y.neg && q.hi|q.lo != 0, false
	if x.neg != y.neg && r.hi|r.lo != 0 {
		q, ok = q.add(wide{true, 0, 1})
		r = wide{false, y.hi, y.lo}.minus(r)
		if !ok {
			return q, r, false
		}
	}
	r.neg = y.neg && r.hi|r.lo != 0
	return q, r, true
}

// bigOp is IntOp for ints of any size.
func bigOp(op string, a, b Val) (v Val, ok bool) {
	x, y := bigOf(a), bigOf(b)
	m, n := len(x.Bits()), len(y.Bits())
	var z *big.Int
	switch op {
	case "+":
		z = newBig(max(m, n) + 1)
		z.Add(x, y)
	case "-":
		z = newBig(max(m, n) + 1)
		z.Sub(x, y)
	case "*":
		z = newBig(m + n)
		z.Mul(x, y)
	case "//", "%":
		if n == 0 {
			return Val{}, false
		}
		q, r := new(big.Int), new(big.Int)
		if op == "//" {
			q = newBig(m + 1)
			z = q
		} else {
			r = newBig(max(m, n) + 1)
			z = r
		}
		if q.QuoRem(x, y, r); r.Sign() != 0 && r.Sign() != y.Sign() {
			q.Sub(q, big.NewInt(1))
			r.Add(r, y)
		}
	case "&":
		z = newBig(max(m, n) + 1)
		z.And(x, y)
	case "|":
		z = newBig(max(m, n) + 1)
		z.Or(x, y)
	case "^":
		z = newBig(max(m, n) + 1)
		z.Xor(x, y)
	default:
		return Val{}, false
	}
	if z.IsInt64() {
		return Val{N: z.Int64()}, true
	}
	return Val{V: takeBig(z)}, true
}

// newBig returns a big.Int of the value 0 that has room for some words. Few words are in one piece
// with it. Bits returns them until a value is set.
func newBig(words int) *big.Int {
	switch {
	case words <= 2:
		z := new(struct {
			big.Int
			words [2]big.Word
		})
		return withRoom(&z.Int, z.words[:])
	case words <= 6:
		z := new(struct {
			big.Int
			words [6]big.Word
		})
		return withRoom(&z.Int, z.words[:])
	case words <= 12:
		z := new(struct {
			big.Int
			words [12]big.Word
		})
		return withRoom(&z.Int, z.words[:])
	case words <= 28:
		z := new(struct {
			big.Int
			words [28]big.Word
		})
		return withRoom(&z.Int, z.words[:])
	}
	return new(big.Int)
}

// withRoom gives z words, all of them zero.
func withRoom(z *big.Int, words []big.Word) *big.Int { return z.SetBits(words) }

// smallInts is where the addresses begin that stand for ints of 32 bits in an engine's Int, which
// otherwise is the address of a big.Int; 0 if the engine has other Ints, as it has where
// addresses are scarce.
var smallInts = inspectInts()

func inspectInts() uintptr {
	t := reflect.TypeFor[starlark.Int]()
	if t.NumField() != 1 || t.Field(0).Type.Kind() != reflect.UnsafePointer {
		return 0
	}
	first, second := addressOf(starlark.MakeInt(0)), addressOf(starlark.MakeInt(1))
	n := new(big.Int).Lsh(big.NewInt(1), 70)
	if uintptr(second)-uintptr(first) != 1 || (*big.Int)(addressOf(starlark.MakeBigInt(n))).Cmp(n) != 0 {
		return 0
	}
	return uintptr(first) - 1<<31
}

func addressOf(i starlark.Int) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&i)) }

// bigOf returns an int as a big.Int, which must not be changed.
func bigOf(v Val) *big.Int {
	i, ok := v.V.(starlark.Int)
	if !ok {
		return big.NewInt(v.N)
	}
	if smallInts == 0 {
		return i.BigInt()
	}
	p := addressOf(i)
	if uintptr(p)-smallInts < 1<<32 {
		return i.BigInt()
	}
	return (*big.Int)(p)
}

// takeBig returns a big.Int, which must not be changed from then on, as an Int. It is larger than 64 bits.
func takeBig(x *big.Int) (i starlark.Int) {
	if smallInts == 0 {
		return starlark.MakeBigInt(x)
	}
	*(*unsafe.Pointer)(unsafe.Pointer(&i)) = unsafe.Pointer(x)
	return i
}
