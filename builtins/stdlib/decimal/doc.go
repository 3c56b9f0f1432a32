// Package decimal, internal to pyq, is Python's modules for exact numbers: decimal,
// fractions and numbers. The arithmetic of decimal is in package dec below it.
//
//   - decimal.go has the module and the making of a Decimal, methods.go and format.go its
//     methods, context.go the contexts
//   - fraction.go has the module fractions, numbers.go the classes of numbers
package decimal
