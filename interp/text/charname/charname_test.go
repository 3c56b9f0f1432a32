package charname

import (
	"testing"
	"unicode"
)

// TestNames: every character is found by its name, in whatever case.
func TestNames(t *testing.T) {
	t.Parallel()
	n := 0
	for r := range rune(unicode.MaxRune + 1) {
		name := Of(r)
		if name == "" {
			continue
		}
		n++
		if found, ok := Find(name); !ok || found != string(r) {
			t.Fatalf("%U is %s, which is %q, %t", r, name, found, ok)
		}
	}
	if n < 140_000 {
		t.Errorf("%d characters have names", n)
	}
	for name, want := range map[string]string{"em space": "\u2003", "LF": "\n", "NULL": "\x00", "Hangul Syllable Gag": "각",
		"KEYCAP DIGIT ONE": "1\ufe0f\u20e3", "CJK UNIFIED IDEOGRAPH-4E00": "一"} {
		if found, _ := Find(name); found != want {
			t.Errorf("%s is %q", name, found)
		}
	}
	for _, name := range []string{"", "NO SUCH NAME", "HANGUL SYLLABLE ", "HANGUL SYLLABLE GAX", "CJK UNIFIED IDEOGRAPH-41", "CJK UNIFIED IDEOGRAPH-x"} {
		if found, ok := Find(name); ok {
			t.Errorf("%q is %q", name, found)
		}
	}
}
