// Package time, internal to pyq, is Python's modules time and timeit. Times are those of
// the run's clock, which may be a virtual one; what they look like is package datetime's.
package time
