// Package csv, internal to pyq, is Python's module of that name: dialects and the writer in
// csv.go, the reader in reader.go, DictReader and DictWriter in dict.go.
package csv
