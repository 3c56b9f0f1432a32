package fact

import (
	"strings"
	"testing"
)

// TestWordings checks that every kind has a class, and that three names fill every text.
func TestWordings(t *testing.T) {
	for k := NotDefined; k < kindCount; k++ {
		f := Fact{Kind: k, Names: []string{"a", "b", "c"}}
		if f.Class() == "" {
			t.Errorf("kind %d has no class", k)
		}
		for _, text := range []string{f.Text(), f.Python2()} {
			if strings.Contains(text, "$") {
				t.Errorf("kind %d says %q", k, text)
			}
		}
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		kind            Kind
		names           []string
		text, inPython2 string
	}{
		{NotSubscriptable, []string{"int"}, "'int' object is not subscriptable", "'int' object has no attribute '__getitem__'"},
		{Concatenate, []string{"str", "int"}, `can only concatenate str (not "int") to str`, "cannot concatenate 'str' and 'int' objects"},
		{Concatenate, []string{"list", "int"}, `can only concatenate list (not "int") to list`, ""},
		{TooFewToUnpack, []string{"2", "1"}, "not enough values to unpack (expected 2, got 1)", "need more than 1 value to unpack"},
		{PercentNumber, []string{"d", "str"}, "%d format: a real number is required, not str", "%d format: a number is required, not str"},
		{NoModule, []string{"os.x", "os"}, "No module named 'os.x'", "No module named os.x; 'os' is not a package"},
		{NotDefined, []string{"$1"}, "name '$1' is not defined", ""},
		{Other, nil, "", ""},
	} {
		f := Fact{Kind: test.kind, Names: test.names}
		if f.Text() != test.text || f.Python2() != test.inPython2 {
			t.Errorf("%v says %q and %q", f, f.Text(), f.Python2())
		}
	}
}

func TestGuess(t *testing.T) {
	for _, test := range []struct {
		g          Guess
		text, help string
	}{
		{Guess{}, "", ""},
		{Guess{Name: "x"}, ". Did you mean: 'x'?", "did you mean 'x'?"},
		{Guess{Name: "x", Keyword: true}, ". Did you mean 'x'?", "did you mean 'x'?"},
		{Guess{Module: "m"}, ". Did you forget to import 'm'?", "did you forget to import 'm'?"},
		{Guess{Name: "x", Module: "m"}, ". Did you mean: 'x'? Or did you forget to import 'm'?", "did you mean 'x'? Or did you forget to import 'm'?"},
	} {
		if test.g.Text() != test.text || test.g.Help() != test.help {
			t.Errorf("%+v says %q and %q", test.g, test.g.Text(), test.g.Help())
		}
	}
}
