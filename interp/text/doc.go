// Package text is the vocabulary for places in the text of a program: what the front end
// knows of a text and reports show. It knows neither syntax nor runtime.
//
// It is internal to pyq: only packages interp and interp/trace are promised to others.
package text
