package regex

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// A sample is a pattern and a text with what CPython found: the spans of all groups of
// all matches, with the last group, and those of match and fullmatch.
type sample struct {
	Pattern     string
	Flags       Flags
	Text        string
	Bytes       bool // pattern and text are bytes, here as the characters below 256
	Found       [][][]int
	Full, Match [][]int
	Error       string
}

// spans returns the places of the groups in characters.
func (s *sample) spans(r Result) [][]int {
	at := func(place int) int {
		if s.Bytes {
			return place
		}
		return utf8.RuneCountInString(s.Text[:place])
	}
	var out [][]int
	for i := 0; i < len(r.Places); i += 2 {
		from, to := r.Places[i], r.Places[i+1]
		if from < 0 || to < 0 {
			out = append(out, []int{-1, -1})
			continue
		}
		out = append(out, []int{at(from), at(to)})
	}
	return out
}

// TestSameAsCPython compares with what CPython found.
func TestSameAsCPython(t *testing.T) {
	for _, name := range []string{"random", "patterns"} {
		f, err := os.Open("testdata/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			var s sample
			if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
				t.Fatal(err)
			}
			t.Run(s.Pattern, func(t *testing.T) { s.check(t) })
		}
	}
}

// latin1 returns the bytes that characters below 256 stand for.
func latin1(text string) string {
	var b []byte
	for _, r := range text {
		b = append(b, byte(r))
	}
	return string(b)
}

func (s *sample) check(t *testing.T) {
	if s.Bytes {
		s.Pattern, s.Text = latin1(s.Pattern), latin1(s.Text)
	}
	re, err := Compile(s.Pattern, s.Flags, s.Bytes)
	if err != nil || s.Error != "" {
		if err == nil || err.Error() != s.Error {
			t.Errorf("got error %v, want %q", err, s.Error)
		}
		return
	}
	var found [][][]int
	for pos, advance := 0, false; pos <= len(s.Text); {
		r, ok, err := re.Find(Input{Text: s.Text, Pos: pos, End: len(s.Text), Advance: advance})
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			break
		}
		found = append(found, append(s.spans(r), []int{r.LastGroup}))
		pos, advance = r.Places[1], r.Places[0] == r.Places[1]
	}
	if len(found)+len(s.Found) > 0 && !reflect.DeepEqual(found, s.Found) {
		t.Errorf("flags %d, text %q:\n got %v\nwant %v", s.Flags, s.Text, found, s.Found)
	}
	for mode, want := range map[Mode][][]int{FullMatch: s.Full, Match: s.Match} {
		r, ok, err := re.Find(Input{Text: s.Text, End: len(s.Text), Mode: mode})
		if err != nil || ok != (want != nil) || ok && !reflect.DeepEqual(s.spans(r), want) {
			t.Errorf("mode %d: got %v %v, want %v", mode, ok, s.spans(r), want)
		}
	}
}

// TestStops: a match that takes for ever ends when it should.
func TestStops(t *testing.T) {
	re, err := Compile(`(a*)*(b|c\1)$`, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stop")
	calls := 0
	_, _, err = re.Find(Input{Text: strings.Repeat("a", 60), End: 60, Check: func() error {
		if calls++; calls > 3 {
			return stop
		}
		return nil
	}})
	if err != stop {
		t.Errorf("got %v", err)
	}
}

// TestLongText: what is matched may be long, for the machine has a stack of its own.
func TestLongText(t *testing.T) {
	text := strings.Repeat("ab", 200000)
	for _, pattern := range []string{`(?:ab)*`, `(a|b)*`, `.*b`, `(?:a|b)+?$`} {
		re, err := Compile(pattern, 0, false)
		if err != nil {
			t.Fatal(err)
		}
		r, ok, err := re.Find(Input{Text: text, End: len(text), Mode: Match})
		if err != nil || !ok || r.Places[1] != len(text) {
			t.Errorf("%s: %v %v", pattern, ok, err)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{`a(b|c)*`, `(?P<x>a)(?P=x)`, `[a-z\d]+?`, `(?<=a)b`, `(?i:x){2,3}`, `\b\w+\Z`} {
		f.Add(s, "text")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := Compile(pattern, 0, false)
		if err != nil {
			return
		}
		steps := 0
		_, _, _ = re.Find(Input{Text: text, End: len(text), Check: func() error {
			if steps++; steps > 20 {
				return ErrTooComplex
			}
			return nil
		}})
	})
}
