package object

import "go.starlark.net/starlark"

// characters are the texts of one ASCII character: programs make them all the time.
var characters = func() (list [128]starlark.Value) {
	for i := range list {
		list[i] = starlark.String([]byte{byte(i)})
	}
	return list
}()

// Character returns the text of an ASCII character, which must be one.
func Character(c byte) starlark.Value { return characters[c] }
