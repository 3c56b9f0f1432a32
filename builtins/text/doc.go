// Package text, internal to pyq, is Python's str, bytes and bytearray: their methods, their
// codecs, and the formatting of all values (format, %, f-strings).
//
// Where to look: the methods of str are in str_*.go by what they do (str_split.go, str_find.go,
// str_case.go...), and most serve all three types (str_args.go); codecs in str_codec*.go; the
// texts that quote other texts in quote.go; format specs in format_spec.go, str.format in
// format_fields.go, % in percent.go. Positions that count characters are in package codepoint.
package text
