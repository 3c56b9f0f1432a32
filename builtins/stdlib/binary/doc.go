// Package binary is Python's modules for bytes: base64, binascii, hashlib and struct. It is
// internal to pyq: only packages interp and interp/trace are promised to others.
//
//   - struct.go packs and unpacks, structmodule.go is the module around it
package binary
