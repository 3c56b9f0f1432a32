// Package codepoint counts characters in texts. Texts are UTF-8 and Python's positions count
// code points; a lone surrogate is encoded like any other code point.
//
// It is internal to pyq: only packages interp and interp/trace are promised to others.
package codepoint
