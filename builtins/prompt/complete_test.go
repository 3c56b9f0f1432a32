package prompt_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/builtins/prompt"
	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestFindPlace: what is being typed is known from the text alone.
func TestFindPlace(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		word string
		path []string // before the word
		call []string // what is called there
	}{
		{"ab", "ab", nil, nil},
		{"", "", nil, nil},
		{"x.y.ab", "ab", []string{"x", "y"}, nil},
		{"x = 1\nf(a", "a", nil, []string{"f"}},
		{"q.put(1, b", "b", nil, []string{"q", "put"}},
		{"f(x.a", "a", []string{"x"}, nil},
		{"f([a", "a", nil, nil},
		{"f((a", "a", nil, nil},
		{"f(g(1), a", "a", nil, []string{"f"}},
		{"f()[0].a", "a", []string{""}, nil},
		{"f().a", "a", []string{""}, nil},
		{"3.a", "a", []string{""}, nil},
		{"f('(', a", "a", nil, []string{"f"}},
		{"'''a\n(''' + b", "b", nil, nil},
		{"'a\nb", "b", nil, nil}, // a mistake that ends with its line
		{"'\\'(' + b", "b", nil, nil},
		{"# (\nb", "b", nil, nil},
		{") b", "b", nil, nil},
		{"f (a", "a", nil, []string{"f"}},
		{"(a", "a", nil, nil},
	} {
		at, ok := prompt.FindPlace(test.text)
		if !ok || at.Word != test.word || !slices.Equal(at.Path, test.path) || !slices.Equal(at.Call, test.call) {
			t.Errorf("%q: %+v, %v", test.text, at, ok)
		}
	}
	for _, text := range []string{"'a", "f(\"a", "'''a\nb", "x # a", "'\\'", `"""a"`} {
		if at, ok := prompt.FindPlace(text); ok {
			t.Errorf("%q: %+v, where there is nothing to complete", text, at)
		}
	}
}

// TestComplete: what may follow in a session that has such names.
func TestComplete(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	c.Must(t, `import math, os.path
class Robot:
    kind = 'robot'
    def __init__(self, name, speed=1, *, color='red'): self.name = name
    def drive(self, meters, *, quietly=False): pass
    @property
    def broken(self): return 1 / 0
robot, q, über = Robot('R2'), Queue(), 1
ages = {'Ada': 36, 'Bob': 41, 7: 1, (1, 2): 3, 'it\'s': 2}
robot.ages = ages
def greet(person, /, greeting='hello', *names, loud=False): pass
`)
	for text, want := range map[string]string{
		"rob":                    "robot",
		"Rob":                    "Robot",
		"robot.":                 "ages broken drive kind name",
		"robot.dr":               "drive",
		"robot.__in":             "__init__ __init_subclass__",
		"x = [robot.na":          "name",
		"robot.name.sta":         "startswith",
		"robot.broken.":          "",
		"nothing.":               "",
		"q.pu":                   "put put_nowait",
		"q.put(5, ti":            "time timeout=",
		"Process(tar":            "target=",
		"math.sq":                "sqrt",
		"os.path.jo":             "join",
		"übe":                    "über",
		"greet(gr":               "greet greeting=",
		"greet('x', lo":          "locals log_to_stderr loud=",
		"robot.drive(qu":         "queues quietly= quit",
		"Robot('x', sp":          "speed=",
		"greet(max(1), lou":      "loud=",
		"greet([gree":            "greet",
		"import mat":             "math",
		"import math, o":         "operator os",
		"import os.pa":           "path",
		"from mat":               "math",
		"from math ":             "import",
		"from math import flo":   "floor",
		"from math import (flo":  "floor",
		"from math import pi, s": "sin sinh sqrt",
		"'rob":                   "",
		"ages['A":                "Ada']",
		"print(ages[\"":          `Ada"] Bob"] it's"]`,
		"robot.ages['B":          "Bob']",
		"ages[":                  `"Ada"] "Bob"] 7] "it's"]`,
		"ages[ro":                "robot round",
		"['A":                    "",
		"q['A":                   "",
		"['it', ages['B":         "Bob']",
		"'it' + rob":             "robot",
		"\"\"\"rob\n rob":        "",
		"# rob":                  "",
		"#\nrob":                 "robot",
		"'\\' rob":               "",
		"5.re":                   "",
		"f(x).na":                "",
		"whi":                    "while",
		"Zer":                    "ZeroDivisionError",
	} {
		_, words := c.Complete(text)
		if got := strings.Join(words, " "); got != want {
			t.Errorf("Complete(%q) gives %q, want %q", text, got, want)
		}
	}
	if start, _ := c.Complete("x = über.re"); start != len("x = über.") {
		t.Errorf("the word begins at %d", start)
	}
}
