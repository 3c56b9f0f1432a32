// Package re is Python's module of that name. Patterns are compiled and matched by package
// regex below it. It is internal to pyq: only packages interp and interp/trace are promised
// to others.
//
//   - re.go has the module; pattern.go and match.go have the classes
//   - template.go has what sub puts in
package re
