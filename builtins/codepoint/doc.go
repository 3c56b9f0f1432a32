// Package codepoint, internal to pyq, counts characters in texts. Texts are UTF-8 and
// Python's positions count code points; a lone surrogate is encoded like any other code
// point.
package codepoint
