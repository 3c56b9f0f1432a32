// Package re, internal to pyq, is Python's module of that name. Patterns are compiled and
// matched by package regex below it.
//
//   - re.go has the module; pattern.go and match.go have the classes
//   - template.go has what sub puts in
package re
