package corpus_test

import (
	"testing"

	"github.com/pyq-lang/pyq/interp/python/corpus"
	"github.com/pyq-lang/pyq/interp/python/parser"
)

// TestMix: many of the mixed programs are programs, each is the same whenever it is made.
func TestMix(t *testing.T) {
	programs, err := corpus.Programs("../..")
	if err != nil || len(programs) < 1000 {
		t.Fatalf("%d programs (%v)", len(programs), err)
	}
	good := 0
	for i, p := range programs {
		mixed := corpus.Mix(p, uint64(i+1))
		if mixed != corpus.Mix(p, uint64(i+1)) || corpus.Mix(p, 0) != p {
			t.Fatalf("program %d is mixed in two ways", i)
		}
		if _, errs := parser.Parse(mixed, parser.Options{}); len(errs) == 0 {
			good++
		}
	}
	if good*4 < len(programs) {
		t.Errorf("of %d programs %d can be read", len(programs), good)
	}
}
