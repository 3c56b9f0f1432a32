// Package binary, internal to pyq, is Python's modules for bytes: base64, binascii, hashlib
// and struct.
//
//   - struct.go packs and unpacks, structmodule.go is the module around it
package binary
