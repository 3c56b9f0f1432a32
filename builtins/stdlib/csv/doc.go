// Package csv is Python's module of that name: dialects and the writer in csv.go, the reader
// in reader.go, DictReader and DictWriter in dict.go. It is internal to pyq: only packages
// interp and interp/trace are promised to others.
package csv
