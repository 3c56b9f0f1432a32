package text

// A Use is one mention of a variable, with its name as it is written.
type Use struct {
	Pos
	Name string
	Kind UseKind
}

// A UseKind says what a program does with a variable where it mentions it.
type UseKind uint8

// The kinds of uses.
const (
	Read   UseKind = iota // it takes the value
	Change                // it only changes what the variable holds: x.append(1)
	Bind                  // it gives the variable a value, or takes it away
)

// An Argument is an argument by name in a call.
type Argument struct {
	Name  string
	Value Span // without parentheses around it
	// Callee is the function, such as "f" or "a.f", if the value is a call of one by its
	// name; otherwise it is zero.
	Callee Span
}
