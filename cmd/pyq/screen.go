package main

import (
	"bytes"
	"io"
	"sync"
	"unicode/utf8"
)

// A screen is where a prompt and what processes print meet. While somebody types, output
// appears above the prompt in whole lines; a line that has not ended is held back until
// it does, or until the input is run. Safe for concurrent use.
type screen struct {
	out   io.Writer // the terminal
	above io.Writer // writes above the line that is being typed

	mu      sync.Mutex
	typing  bool
	partial []byte // held back
	column  int    // of the cursor, from 0, while nobody types
}

// Write writes what a process has printed.
func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.typing {
		s.track(b)
		return s.out.Write(b)
	}
	end := bytes.LastIndexByte(b, '\n') + 1
	if end == 0 {
		s.partial = append(s.partial, b...)
		return len(b), nil
	}
	lines := append(s.partial, b[:end]...)
	s.partial = bytes.Clone(b[end:])
	if _, err := s.above.Write(lines); err != nil {
		return 0, err
	}
	return len(b), nil
}

// track follows the cursor.
func (s *screen) track(b []byte) {
	end := bytes.LastIndexAny(b, "\r\n") + 1
	if end > 0 {
		s.column = 0
	}
	s.column += utf8.RuneCount(b[end:])
}

// beginTyping is called before a prompt appears. fresh says that it has a line of its own.
func (s *screen) beginTyping(fresh bool) (column int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if fresh && s.column > 0 {
		io.WriteString(s.out, "\n")
		s.column = 0
	}
	s.typing = true
	return s.column
}

// endTyping is called when the line has been typed: the cursor is below it.
func (s *screen) endTyping() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.typing, s.column = false, 0
	if len(s.partial) > 0 {
		s.out.Write(append(s.partial, '\n'))
		s.partial = nil
	}
}
