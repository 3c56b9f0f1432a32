package binary

import (
	"encoding/binary"
	"math/bits"
)

// A blake2 computes BLAKE2b, or BLAKE2s if it is small, as RFC 7693 defines them, with the
// parameters that Python gives. Words of BLAKE2s are kept in the lower halves of uint64.
type blake2 struct {
	small   bool
	size    int // of the digest
	h       [8]uint64
	count   [2]uint64 // bytes so far, and how often that has overflowed
	block   []byte    // what is not compressed yet
	last    bool      // the last node of its level
	initial [8]uint64
	key     []byte // a whole block, or nothing
}

// blake2Parameters are those of a tree of hashes; the usual ones are fanout and depth 1.
type blake2Parameters struct {
	size, fanout, depth, nodeDepth, innerSize int
	leafSize                                  uint32
	nodeOffset                                uint64
	key, salt, person                         string
	last                                      bool
}

var blake2bInit = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}

var blake2Sigma = [10][16]byte{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

func newBlake2(small bool, p *blake2Parameters) *blake2 {
	d := &blake2{small: small, size: p.size, last: p.last}
	word := d.word()
	param := make([]byte, 8*word)
	param[0], param[1], param[2], param[3] = byte(p.size), byte(len(p.key)), byte(p.fanout), byte(p.depth)
	binary.LittleEndian.PutUint32(param[4:], p.leafSize)
	binary.LittleEndian.PutUint64(param[8:], p.nodeOffset)
	if small { // six bytes of the offset
		param[14], param[15] = byte(p.nodeDepth), byte(p.innerSize)
	} else {
		param[16], param[17] = byte(p.nodeDepth), byte(p.innerSize)
	}
	copy(param[4*word:6*word], p.salt)
	copy(param[6*word:], p.person)
	for i := range d.h {
		d.h[i] = d.init(i) ^ d.load(param[i*word:])
	}
	d.initial = d.h
	if p.key != "" {
		d.key = make([]byte, d.BlockSize())
		copy(d.key, p.key)
	}
	d.Reset()
	return d
}

func (d *blake2) word() int {
	if d.small {
		return 4
	}
	return 8
}

func (d *blake2) init(i int) uint64 {
	if d.small {
		return blake2bInit[i] >> 32
	}
	return blake2bInit[i]
}

func (d *blake2) load(b []byte) uint64 {
	if d.small {
		return uint64(binary.LittleEndian.Uint32(b))
	}
	return binary.LittleEndian.Uint64(b)
}

// Size, BlockSize, Reset, Write and Sum implement hash.Hash.
func (d *blake2) Size() int      { return d.size }
func (d *blake2) BlockSize() int { return 16 * d.word() }

// Reset implements hash.Hash.
func (d *blake2) Reset() {
	d.h, d.count, d.block = d.initial, [2]uint64{}, append([]byte(nil), d.key...)
}

func (d *blake2) Write(p []byte) (int, error) {
	d.block = append(d.block, p...)
	n := d.BlockSize()
	at := 0
	for len(d.block)-at > n { // the last block is kept, full or not
		d.compress(d.block[at:at+n], n, false)
		at += n
	}
	d.block = append(d.block[:0], d.block[at:]...)
	return len(p), nil
}

// Sum implements hash.Hash.
func (d *blake2) Sum(b []byte) []byte {
	to := *d
	block := make([]byte, d.BlockSize())
	copy(block, d.block)
	to.compress(block, len(d.block), true)
	out := make([]byte, 8*d.word())
	for i, h := range to.h {
		if d.small {
			binary.LittleEndian.PutUint32(out[4*i:], uint32(h)) //nolint:gosec // the lower half is all
		} else {
			binary.LittleEndian.PutUint64(out[8*i:], h)
		}
	}
	return append(b, out[:d.size]...)
}

// compress mixes a block of which n bytes are data into the state.
func (d *blake2) compress(block []byte, n int, final bool) {
	var carry uint64
	d.count[0], carry = bits.Add64(d.count[0], uint64(n), 0) //nolint:gosec // at most 128
	d.count[1] += carry
	var m, v [16]uint64
	for i := range m {
		m[i] = d.load(block[i*d.word():])
	}
	copy(v[:], d.h[:])
	for i := range d.h {
		v[8+i] = d.init(i)
	}
	low, high := d.count[0], d.count[1]
	full, rounds := ^uint64(0), 12
	if d.small {
		low, high = d.count[0]&0xffffffff, d.count[0]>>32
		full, rounds = 0xffffffff, 10
	}
	v[12] ^= low
	v[13] ^= high
	if final {
		v[14] ^= full
		if d.last {
			v[15] ^= full
		}
	}
	mix := d.mixer()
	for r := range rounds {
		s := &blake2Sigma[r%10]
		for i, q := range [8][4]int{{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15}, {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}} {
			mix(&v, q, m[s[2*i]], m[s[2*i+1]])
		}
	}
	for i := range d.h {
		d.h[i] ^= v[i] ^ v[8+i]
	}
}

// mixer returns the function G.
func (d *blake2) mixer() func(v *[16]uint64, q [4]int, x, y uint64) {
	if d.small {
		return func(v *[16]uint64, q [4]int, x, y uint64) {
			a, b, c, e := uint32(v[q[0]]), uint32(v[q[1]]), uint32(v[q[2]]), uint32(v[q[3]]) //nolint:gosec // halves
			a += b + uint32(x)                                                               //nolint:gosec // a half
			e = bits.RotateLeft32(e^a, -16)
			c += e
			b = bits.RotateLeft32(b^c, -12)
			a += b + uint32(y) //nolint:gosec // a half
			e = bits.RotateLeft32(e^a, -8)
			c += e
			b = bits.RotateLeft32(b^c, -7)
			v[q[0]], v[q[1]], v[q[2]], v[q[3]] = uint64(a), uint64(b), uint64(c), uint64(e)
		}
	}
	return func(v *[16]uint64, q [4]int, x, y uint64) {
		a, b, c, e := v[q[0]], v[q[1]], v[q[2]], v[q[3]]
		a += b + x
		e = bits.RotateLeft64(e^a, -32)
		c += e
		b = bits.RotateLeft64(b^c, -24)
		a += b + y
		e = bits.RotateLeft64(e^a, -16)
		c += e
		b = bits.RotateLeft64(b^c, -63)
		v[q[0]], v[q[1]], v[q[2]], v[q[3]] = a, b, c, e
	}
}

// clone returns a copy that goes on by itself.
func (d *blake2) clone() *blake2 {
	to := *d
	to.block = append([]byte(nil), d.block...)
	return &to
}
