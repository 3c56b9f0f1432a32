// Package statistics, internal to pyq, is Python's module of that name. Sums are exact: see
// exactData.
//
//   - statistics.go has the functions of one list, pairs.go those of two
//   - normaldist.go has NormalDist
package statistics
