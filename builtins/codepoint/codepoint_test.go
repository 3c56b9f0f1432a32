package codepoint

import (
	"strings"
	"testing"
)

// runesOf is the slow and simple way to the code points of a text.
func runesOf(s string) (chars []string) {
	for s != "" {
		n := Size(s)
		chars = append(chars, s[:n])
		s = s[n:]
	}
	return chars
}

var indexTexts = []string{
	"", "a", "é", "abc", "aéb漢c😀d", strings.Repeat("x", 40), strings.Repeat("x", 33) + "é" + strings.Repeat("y", 20),
	"a\xed\xb2\x80b", "\xff\xfea", "한글\xed\xa0\x80\xed", "日本語テキスト",
}

func TestStrLen(t *testing.T) {
	for _, s := range indexTexts {
		if got, want := Len(s), len(runesOf(s)); got != want {
			t.Errorf("StrLen(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestStrIndexRune(t *testing.T) {
	for _, s := range indexTexts {
		chars := runesOf(s)
		for i := -2; i < len(chars)+3; i++ {
			got, ok := At(s, i)
			if inside := i >= 0 && i < len(chars); ok != inside || inside && got != chars[i] {
				t.Errorf("StrIndexRune(%q, %d) = %q, %v", s, i, got, ok)
			}
		}
	}
}

func BenchmarkStrIndex(b *testing.B) {
	ascii, unicode := strings.Repeat("abcdefghij", 100), strings.Repeat("äbcdefghij", 100)
	b.Run("ascii", func(b *testing.B) {
		for b.Loop() {
			At(ascii, 500)
		}
	})
	b.Run("unicode", func(b *testing.B) {
		for b.Loop() {
			At(unicode, 500)
		}
	})
	b.Run("len", func(b *testing.B) {
		for b.Loop() {
			Len(ascii)
		}
	})
}
