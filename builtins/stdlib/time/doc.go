// Package time is Python's modules time and timeit. Times are those of the run's clock, which
// may be a virtual one; what they look like is package datetime's. It is internal to pyq:
// only packages interp and interp/trace are promised to others.
package time
