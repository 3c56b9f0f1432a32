package memory

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"go.starlark.net/starlark"
)

// What is one piece of memory is the engine's str and tuple for everybody, and lasts.
func TestWholeValues(t *testing.T) {
	var texts, tuples []starlark.Value
	for n := range 100 {
		v, b := NewText(n)
		for i := range b {
			b[i] = 'a' + byte(n%26)
		}
		tuple, elems := NewTuple(n % 7)
		for i := range elems {
			elems[i] = Concat(fmt.Sprint(n), fmt.Sprint(i))
		}
		texts, tuples = append(texts, v), append(tuples, tuple)
	}
	runtime.GC()
	for n, v := range texts {
		want := strings.Repeat(string(rune('a'+n%26)), n)
		if s, ok := v.(starlark.String); !ok || string(s) != want {
			t.Errorf("a text is %v, not %q", v, want)
		}
		hash, _ := v.Hash()
		if wanted, _ := starlark.String(want).Hash(); hash != wanted {
			t.Errorf("the hash of %v is %d, not %d", v, hash, wanted)
		}
	}
	for n, v := range tuples {
		tuple, ok := v.(starlark.Tuple)
		if !ok || len(tuple) != n%7 {
			t.Fatalf("a tuple is %v", v)
		}
		for i, e := range tuple {
			if want := starlark.String(fmt.Sprint(n) + fmt.Sprint(i)); e != want {
				t.Errorf("element %d is %v, not %v", i, e, want)
			}
		}
		if !Is(v, tuple) {
			t.Errorf("%v is not itself", v)
		}
	}
}

func TestTextsAreCopies(t *testing.T) {
	for _, s := range []string{"", "a", "é", "ab", strings.Repeat("long", 30)} {
		b := []byte(s)
		v := Text(b)
		for i := range b {
			b[i] = 0
		}
		if v != starlark.String(s) || v != Text(s) || v != Concat(s, "") {
			t.Errorf("%q has become %v", s, v)
		}
	}
	if Text("a") != Character('a') || Character('a') != starlark.String("a") {
		t.Error("a character is another text")
	}
	head := starlark.String("head")
	if v := OfText(&head); v != head {
		t.Errorf("%v is not %v", v, head)
	}
}

func TestWholeValuesAreOneAllocation(t *testing.T) {
	s := strings.Repeat("x", 48)
	for what, f := range map[string]func() starlark.Value{
		"a short text": func() starlark.Value { return Text(s[:5]) },
		"a text":       func() starlark.Value { return Text(s) },
		"a sum":        func() starlark.Value { return Concat(s[:10], s[:10]) },
		"a pair":       func() starlark.Value { return Pair(starlark.None, starlark.None) },
	} {
		var v starlark.Value
		if n := testing.AllocsPerRun(100, func() { v = f() }); n != 1 {
			t.Errorf("%s takes %v allocations", what, n)
		}
		runtime.KeepAlive(v)
	}
}
