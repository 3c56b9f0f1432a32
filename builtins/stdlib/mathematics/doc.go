// Package mathematics, internal to pyq, is Python's modules math and cmath. The results are
// the C library's, to the last bit: see package libm.
//
//   - math.go has the module; float.go and integer.go have what is more than a call of libm
//   - cmath.go has the module cmath
package mathematics
