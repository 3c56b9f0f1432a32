//go:build !js

package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
)

func TestPaint(t *testing.T) {
	names := strings.NewReplacer(keywordColour, "<k ", textColour, "<t ", numberColour, "<n ", commentColour, "<c ", plain, ">")
	tests := []struct{ before, line, want string }{
		{"", "for i in range(10):", "<k for> i <k in> range(<n 10>):"},
		{"", "x1 = f'a' # if", "x1 = <t f'a'> <c # if>"},
		{"", `say("it's", "no end`, `say(<t "it's">, <t "no end>`},
		{"", `"\"if" if`, `<t "\"if"> <k if>`},
		{"s = '''a\n", "if b''' if", "<t if b'''> <k if>"},
		{"def f():\n", "    return None", "    <k return> <k None>"},
		{"", "a = 1\nif a: 2.5", "a = <n 1>\n<k if> a: <n 2.5>"},
		{"", `'\`, `<t '\>`},
		{"", "été = 1", "été = <n 1>"},
		{"", "%time if", "%time if"},
		{"# a\n", "", ""},
	}
	colours := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, tt := range tests {
		got := paint(tt.before, tt.line, new(interp.Session).IsKeyword)
		if told := names.Replace(got); told != tt.want {
			t.Errorf("%q after %q: %s, want %s", tt.line, tt.before, told, tt.want)
		}
		if kept := colours.ReplaceAllString(got, ""); kept != tt.line {
			t.Errorf("%q has become %q", tt.line, kept)
		}
	}
}

// TestPromptColours: what is typed gets colours, unless the user wants none.
func TestPromptColours(t *testing.T) {
	t.Parallel()
	for _, no := range []string{"", "1"} {
		p := sit(t, 30, []string{"NO_COLOR=" + no})
		p.expect(">>> ")
		p.press("if 6 * 7 == 42: print('a long ' + 'line of', 'text')\r")
		p.expect("... ")
		p.press("\r")
		p.expect("a long line of text\n")
		p.press("name = input()\r")
		p.press("if\r")
		p.expect(">>> ")
		p.press("len(name)\r")
		p.expect("2\n")
		p.press(ctrlD)
		p.leave(0)
		if got, want := strings.Contains(p.seen.String(), keywordColour+"if"+plain), no == ""; got != want {
			t.Errorf("NO_COLOR=%s: colours %v: %q", no, got, p.seen.String())
		}
	}
}
