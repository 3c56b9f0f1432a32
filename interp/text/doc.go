// Package text, internal to pyq, is the vocabulary for places in the text of a program:
// what the front end knows of a text and reports show. It knows neither syntax nor runtime.
package text
