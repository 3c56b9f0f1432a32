// Package number, internal to pyq, is Python's int, float, bool and complex: arithmetic,
// comparison, hashes, conversion from and to text, and their methods.
//
// Where to look: int_operators.go and float_operators.go for arithmetic, int_parse.go and
// float_text.go for texts, format_number.go for format specs, round.go, complex*.go; what all
// of them have besides operators is in dunder.go.
package number
