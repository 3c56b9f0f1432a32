package random

import (
	"crypto/sha512"
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"gonum.org/v1/gonum/mathext/prng"
)

// A mersenne is the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), the
// generator of CPython's module random, so that the same seed gives the same
// numbers. All that is here is what CPython makes of it.
type mersenne struct{ prng.MT19937 }

// mtSize is the number of 32-bit words of the state, besides the place of the next.
const mtSize = 624

// newMersenne returns a generator with the state that CPython makes of an int.
func newMersenne(seed *big.Int) *mersenne {
	words := seed.Bits()
	var key []uint32
	for _, w := range words {
		key = append(key, uint32(w))
		if bits.UintSize == 64 {
			key = append(key, uint32(uint64(w)>>32))
		}
	}
	for len(key) > 1 && key[len(key)-1] == 0 {
		key = key[:len(key)-1]
	}
	if len(key) == 0 {
		key = []uint32{0}
	}
	m := new(mersenne)
	m.SeedFromKeys(key)
	return m
}

// words returns the state, with the place of the next word at the end.
func (m *mersenne) words() []uint32 {
	data, _ := m.MarshalBinary() // has no errors
	words := make([]uint32, mtSize+1)
	for i := range words {
		words[i] = binary.BigEndian.Uint32(data[4*i:])
	}
	return words
}

// setWords sets the state that words has returned.
func (m *mersenne) setWords(words []uint32) error {
	var data []byte
	for _, w := range words {
		data = binary.BigEndian.AppendUint32(data, w)
	}
	return m.UnmarshalBinary(data)
}

// float64 returns a number in [0, 1) with 53 random bits.
func (m *mersenne) float64() float64 {
	a, b := m.Uint32()>>5, m.Uint32()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

// bits returns k random bits, the first word lowest.
func (m *mersenne) bits(k uint) *big.Int {
	n := new(big.Int)
	for shift := uint(0); shift < k; shift += 32 {
		w := m.Uint32()
		if left := k - shift; left < 32 {
			w >>= 32 - left
		}
		n.Or(n, new(big.Int).Lsh(new(big.Int).SetUint64(uint64(w)), shift))
	}
	return n
}

// below returns a number in [0, n).
func (m *mersenne) below(n *big.Int) *big.Int {
	k := uint(n.BitLen())
	for {
		if r := m.bits(k); r.Cmp(n) < 0 {
			return r
		}
	}
}

// intBelow is below for small numbers.
func (m *mersenne) intBelow(n int) int {
	k := bits.Len(uint(n))
	if k > 32 {
		return int(m.below(big.NewInt(int64(n))).Int64())
	}
	for {
		if r := int(m.Uint32() >> (32 - k)); r < n {
			return r
		}
	}
}

// seedOfText returns the int that CPython makes of a str or bytes seed.
func seedOfText(text []byte) *big.Int {
	sum := sha512.Sum512(text)
	return new(big.Int).SetBytes(append(append([]byte{}, text...), sum[:]...))
}

// seedOfFloat returns the int that CPython makes of a float seed: its hash, the
// number modulo 2**61-1.
func seedOfFloat(f float64) *big.Int {
	const modulus, width = 1<<61 - 1, 61
	switch {
	case math.IsInf(f, 1):
		return big.NewInt(314159)
	case math.IsInf(f, -1):
		return unsigned(-314159)
	case f != f:
		return new(big.Int)
	}
	m, e := math.Frexp(math.Abs(f))
	var x uint64
	for m != 0 {
		x = x<<28&modulus | x>>(width-28)
		m *= 1 << 28
		e -= 28
		y := uint64(m)
		m -= float64(y)
		if x += y; x >= modulus {
			x -= modulus
		}
	}
	if e >= 0 {
		e %= width
	} else {
		e = width - 1 - (-1-e)%width
	}
	x = x<<e&modulus | x>>(width-e)
	h := int64(x)
	if f < 0 {
		h = -h
	}
	if h == -1 {
		h = -2
	}
	return unsigned(h)
}

// unsigned returns a hash as CPython's seed sees it.
func unsigned(h int64) *big.Int { return new(big.Int).SetUint64(uint64(h)) }

// bytes returns n random bytes.
func (m *mersenne) bytes(n int) string {
	b := m.bits(uint(n) * 8).FillBytes(make([]byte, n))
	slices.Reverse(b)
	return string(b)
}

// seedOfText1 returns the int that CPython's seed makes of a str with version=1.
func seedOfText1(text []rune) *big.Int {
	if len(text) == 0 {
		return new(big.Int)
	}
	x := uint64(text[0]) << 7
	for _, r := range text {
		x = 1000003*x ^ uint64(r)
	}
	return new(big.Int).SetUint64(x ^ uint64(len(text)))
}
