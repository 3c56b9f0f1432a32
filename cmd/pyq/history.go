package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// historyLimit is how many inputs are remembered.
const historyLimit = 500

// A history keeps inputs in a file, a quoted input a line. What cannot be written is only
// remembered until the end. A nil history keeps nothing.
type history struct {
	file   string
	inputs []string
}

// historyFile returns where the user's history is, "" for nowhere.
func historyFile(getenv func(string) string) string {
	state := getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(state) {
		home := getenv("HOME")
		if home == "" {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "pyq", "history")
}

// openHistory reads a history. Lines that are none are left out. A file that has become
// long is written anew.
func openHistory(file string) *history {
	h := &history{file: file}
	if file == "" {
		return h
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	for line := range strings.Lines(string(text)) {
		if input, err := strconv.Unquote(strings.TrimSpace(line)); err == nil {
			h.inputs = append(h.inputs, input)
		}
	}
	if n := len(h.inputs); n > historyLimit {
		h.inputs = h.inputs[n-historyLimit:]
		if n > 2*historyLimit {
			h.rewrite()
		}
	}
	return h
}

func (h *history) rewrite() {
	var b strings.Builder
	for _, input := range h.inputs {
		b.WriteString(strconv.Quote(input) + "\n")
	}
	temporary := h.file + ".new"
	if os.WriteFile(temporary, []byte(b.String()), 0o600) == nil {
		_ = os.Rename(temporary, h.file) // otherwise the old one stays
	}
}

// add remembers an input, unless it is the last one again.
func (h *history) add(input string) {
	if h == nil {
		return
	}
	input = strings.TrimRight(input, "\n")
	if n := len(h.inputs); n > 0 && h.inputs[n-1] == input {
		return
	}
	h.inputs = append(h.inputs, input)
	if h.file == "" {
		return
	}
	if os.MkdirAll(filepath.Dir(h.file), 0o700) != nil {
		return
	}
	f, err := os.OpenFile(h.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = f.WriteString(strconv.Quote(input) + "\n")
}
