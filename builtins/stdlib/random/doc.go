// Package random, internal to pyq, is Python's modules random, secrets and uuid. After
// seed(n) the numbers are CPython's; what is not seeded the run chooses, so that it can be
// repeated.
//
//   - mersenne.go has the generator; random.go has the module and Random
//   - choice.go chooses from sequences, distribution.go has the distributions
package random
