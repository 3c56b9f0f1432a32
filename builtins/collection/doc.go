// Package collection, internal to pyq, is Python's list, tuple, dict, set, frozenset and
// range, the views of dicts, and the iterators over them and from built-in classes
// (enumerate, zip, map, filter, reversed). A file has the name of its type; sort.go and
// unpack.go serve all of them, and setorder.go knows in which order CPython shows a set.
package collection
