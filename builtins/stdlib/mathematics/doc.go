// Package mathematics is Python's modules math and cmath. The results are the C library's, to
// the last bit: see package libm. It is internal to pyq: only packages interp and
// interp/trace are promised to others.
//
//   - math.go has the module; float.go and integer.go have what is more than a call of libm
//   - cmath.go has the module cmath
package mathematics
