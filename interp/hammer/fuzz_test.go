package hammer_test

import (
	"math/rand/v2"
	"testing"

	"github.com/pyq-lang/pyq/interp"
)

// A byteSource makes random numbers of bytes: each decides one thing, so that a fuzzer that
// changes a byte changes a part of what is made. After the last one it goes on as a generator
// that they all are the seed of.
type byteSource struct {
	bytes []byte
	rest  *rand.PCG
}

func newByteSource(b []byte) *byteSource {
	h := uint64(len(b))
	for _, x := range b {
		h = (h ^ uint64(x)) * 0x100000001b3
	}
	return &byteSource{b, rand.NewPCG(h, 1)}
}

// Uint64 implements rand.Source.
func (s *byteSource) Uint64() uint64 {
	if len(s.bytes) == 0 {
		return s.rest.Uint64()
	}
	x := s.bytes[0]
	s.bytes = s.bytes[1:]
	return uint64(x)<<56 | uint64(x)<<24
}

// FuzzExecutor compares the executor with the reference: what random programs print, how they
// end, and their tracebacks.
func FuzzExecutor(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		b := make([]byte, 40+r.IntN(200))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, seed []byte) {
		b := randomProgram(rand.New(newByteSource(seed)), 3, 12)
		if sameInEngines(b.text()) {
			return
		}
		b.shrink(func() bool { return !sameInEngines(b.text()) })
		complainOfEngines(t, b.text())
	})
}

// sameInEngines reports whether both engines do the same with a program.
func sameInEngines(text string) bool {
	got, report := runDiff(interp.Executor, text)
	ref, refReport := runDiff(interp.Starlark, text)
	return got.exit == ref.exit && withoutAddresses(got.stdout+report) == withoutAddresses(ref.stdout+refReport)
}

func complainOfEngines(t *testing.T, text string) {
	got, stderr := runDiff(interp.Executor, text)
	ref, refStderr := runDiff(interp.Starlark, text)
	t.Errorf("%s\n--- pyq (%d)\n%s%s\n--- reference (%d)\n%s%s", text, got.exit, got.stdout, stderr, ref.exit, ref.stdout, refStderr)
}

// BenchmarkRandomPrograms is what an execution of FuzzExecutor costs.
func BenchmarkRandomPrograms(b *testing.B) {
	for i := range b.N {
		if !sameInEngines(randomProgram(rand.New(rand.NewPCG(uint64(i), 3)), 3, 12).text()) {
			b.Fatal(i)
		}
	}
}
