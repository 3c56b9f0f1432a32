// Package advice, internal to pyq, is what a user is told of an exception that nobody
// caught: which name was meant (suggest.go), and hints for what people get wrong most
// (hint_message.go is the table, hint_name.go and hint_attr.go for names and attributes).
// explain.go puts together what package proc shows.
package advice
