// Package json is Python's module of that name: the module in json.go, dumps in encode.go,
// loads in decode.go. It is internal to pyq: only packages interp and interp/trace are
// promised to others.
package json
