package main

import (
	"bytes"
	"io"
	"sync"
)

// A keyboard hands the bytes that are typed to the line editor, a line at a time, and
// knows which of them were pasted.
//
// Terminals that know bracketed paste say where a paste begins and ends. From others it
// is known by what comes at once: whoever types presses Enter last.
type keyboard struct {
	chunks chan []byte // what the terminal has sent; closed at its end
	once   sync.Once
	src    io.Reader

	mu       sync.Mutex
	injected []byte        // to be read before all else
	poke     chan struct{} // something was injected

	pending []byte // of the last chunk, not yet read
	pasting bool   // within a bracketed paste
	more    bool   // see Pasting
	newline bool   // the last byte read ended a line
}

const (
	ctrlC, ctrlG = 3, 7 // Ctrl-G leaves a search or a list of completions

	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	// pastedTab stands for a tab that completes nothing.
	pastedTab = '\ue009'

	askForPastes     = "\x1b[?2004h"
	stopAskForPastes = "\x1b[?2004l"
)

func newKeyboard(src io.Reader) *keyboard {
	return &keyboard{src: src, chunks: make(chan []byte), poke: make(chan struct{}, 1)}
}

// listen reads the terminal. A reading cannot be ended, so it lasts as long as pyq.
func (k *keyboard) listen() {
	defer close(k.chunks)
	for {
		b := make([]byte, 4096)
		n, err := k.src.Read(b)
		if n > 0 {
			k.chunks <- b[:n]
		}
		if err != nil {
			return
		}
	}
}

// Inject has b read next, as if it had been typed. Safe for concurrent use.
func (k *keyboard) Inject(b string) {
	k.mu.Lock()
	k.injected = append(k.injected, b...)
	k.mu.Unlock()
	select {
	case k.poke <- struct{}{}:
	default:
	}
}

// Pasting reports whether the line that was read last is followed by more that was pasted
// with it. For whoever reads.
func (k *keyboard) Pasting() bool { return k.more }

// Read reads what was typed, to the end of a line at most.
func (k *keyboard) Read(p []byte) (int, error) {
	k.once.Do(func() { go k.listen() })
	for {
		k.mu.Lock()
		if n := copy(p, k.injected); n > 0 {
			k.injected = k.injected[n:]
			k.mu.Unlock()
			return n, nil
		}
		k.mu.Unlock()
		if n, ok := k.take(p); ok {
			return n, nil
		}
		select {
		case <-k.poke:
		case b, ok := <-k.chunks:
			if !ok {
				return 0, io.EOF
			}
			k.pending = append(k.pending, b...)
		}
	}
}

// take moves bytes from pending to p; ok is false if more must come first.
func (k *keyboard) take(p []byte) (n int, ok bool) {
	for len(k.pending) > 0 {
		mark := pasteStart
		if k.pasting {
			mark = pasteEnd
		}
		if rest, found := bytes.CutPrefix(k.pending, []byte(mark)); found {
			k.pending, k.pasting = rest, !k.pasting
			if !k.pasting && k.newline { // what was pasted is whole
				k.pending = append([]byte{'\r'}, k.pending...)
			}
			continue
		}
		if k.pasting && bytes.HasPrefix([]byte(mark), k.pending) {
			return 0, false
		}
		return k.line(p, mark), true
	}
	return 0, false
}

// line moves bytes up to the end of a line, or to the mark.
func (k *keyboard) line(p []byte, mark string) int {
	end := len(k.pending)
	if i := bytes.Index(k.pending, []byte(mark)); i > 0 {
		end = i
	}
	literal := k.pasting || bytes.ContainsAny(k.pending, "\r\n") && len(k.pending) > 2
	n := 0
	for i, c := range k.pending[:end] {
		b := []byte{c}
		switch {
		case c == '\t' && literal:
			b = []byte(string(pastedTab))
		case c == ctrlC: // gives up the line, also where it would only end a list of completions
			b = []byte{ctrlG, ctrlC}
		}
		if n+len(b) > len(p) {
			end = i
			break
		}
		n += copy(p[n:], b)
		k.newline = c == '\r' || c == '\n'
		if k.newline {
			if c == '\r' && i+1 < end && k.pending[i+1] == '\n' {
				i++
			}
			end = i + 1
			break
		}
	}
	k.pending = k.pending[end:]
	k.more = k.newline && (k.pasting || len(k.pending) > 0)
	return n
}
