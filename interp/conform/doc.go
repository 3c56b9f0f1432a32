// Package conform, internal to pyq, has the tests that run programs with a known outcome:
// those that CPython was asked about (testdata/conform*, students), the cases of its own
// tests of multiprocessing (testdata/suite), and those that tell in comments what they do
// (testdata/*.star). They run on both clocks and under many seeds, which takes long: so
// they have a package of their own, without any code.
package conform
