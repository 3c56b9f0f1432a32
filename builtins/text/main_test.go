package text_test

import (
	_ "github.com/pyq-lang/pyq/builtins" // which completes the classes that the tests use
)
