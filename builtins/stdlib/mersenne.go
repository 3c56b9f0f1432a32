package stdlib

import (
	"crypto/sha512"
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// A mersenne is the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), the
// generator of CPython's module random, so that the same seed gives the same
// numbers.
type mersenne struct {
	state [mtSize]uint32
	next  int
}

const (
	mtSize   = 624
	mtMiddle = 397
)

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
	m.initByArray(key)
	return m
}

func (m *mersenne) init(seed uint32) {
	m.state[0] = seed
	for i := 1; i < mtSize; i++ {
		prev := m.state[i-1]
		m.state[i] = 1812433253*(prev^prev>>30) + uint32(i)
	}
	m.next = mtSize
}

func (m *mersenne) initByArray(key []uint32) {
	m.init(19650218)
	i, j := 1, 0
	step := func() {
		if i++; i >= mtSize {
			m.state[0] = m.state[mtSize-1]
			i = 1
		}
	}
	for range max(mtSize, len(key)) {
		prev := m.state[i-1]
		m.state[i] = (m.state[i] ^ (prev^prev>>30)*1664525) + key[j] + uint32(j)
		step()
		if j++; j >= len(key) {
			j = 0
		}
	}
	for range mtSize - 1 {
		prev := m.state[i-1]
		m.state[i] = (m.state[i] ^ (prev^prev>>30)*1566083941) - uint32(i)
		step()
	}
	m.state[0] = 0x80000000
}

// uint32 returns the next 32 bits.
func (m *mersenne) uint32() uint32 {
	if m.next >= mtSize {
		m.twist()
	}
	y := m.state[m.next]
	m.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (m *mersenne) twist() {
	for i := range mtSize {
		y := m.state[i]&0x80000000 | m.state[(i+1)%mtSize]&0x7fffffff
		next := m.state[(i+mtMiddle)%mtSize] ^ y>>1
		if y&1 != 0 {
			next ^= 0x9908b0df
		}
		m.state[i] = next
	}
	m.next = 0
}

// float64 returns a number in [0, 1) with 53 random bits.
func (m *mersenne) float64() float64 {
	a, b := m.uint32()>>5, m.uint32()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

// bits returns k random bits, the first word lowest.
func (m *mersenne) bits(k uint) *big.Int {
	n := new(big.Int)
	for shift := uint(0); shift < k; shift += 32 {
		w := m.uint32()
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
		if r := int(m.uint32() >> (32 - k)); r < n {
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
