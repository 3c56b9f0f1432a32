package python_test

import (
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/python"
)

// exporting knows what one module exports.
var exporting = &python.Options{Exports: func(module string) ([]string, bool) {
	return []string{"pi", "pow", "sqrt"}, module == "math"
}}

// TestExports: what "from m import *" gives.
func TestExports(t *testing.T) {
	for text, want := range map[string]string{
		"a = 1\n_b = 2\ndef c(): pass\nimport time": "a c time",
		"__all__ = ['b']\na = b = 1":                "b",
		"from math import *\nx = sqrt(2)":           "sqrt x",
		"if True:\n    for i in range(3): y = i":    "i y",
	} {
		names, ok := python.Exports(text, exporting)
		if got := strings.Join(names, " "); got != want || !ok {
			t.Errorf("%q: got %q, %v, want %q", text, got, ok, want)
		}
	}
	if _, ok := python.Exports("a =", exporting); ok {
		t.Error("what does not parse exports something")
	}
}
