// Package json, internal to pyq, is Python's module of that name: the module in json.go,
// dumps in encode.go, loads in decode.go.
package json
