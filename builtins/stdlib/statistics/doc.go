// Package statistics is Python's module of that name. Sums are exact: see exactData. It is
// internal to pyq: only packages interp and interp/trace are promised to others.
//
//   - statistics.go has the functions of one list, pairs.go those of two
//   - normaldist.go has NormalDist
package statistics
