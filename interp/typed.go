package interp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// pasted returns the Python in what was typed or pasted at a prompt: without the indentation of
// a book or a page, and of a transcript only what follows its prompts. Anything else stays as it
// is, also what is wrong in it.
func pasted(text string) string {
	lines := strings.SplitAfter(text, "\n")
	begin := slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) != "" })
	if begin < 0 {
		return text
	}
	for shell := begin; shell < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[shell]), "$ "); shell++ {
		if rest := lines[shell+1:]; slices.ContainsFunc(rest, func(l string) bool { return fromPrompt(l) }) {
			begin = shell + 1 // the command with which the transcript began
		}
	}
	if begin = begin + slices.IndexFunc(lines[begin:], func(l string) bool { return strings.TrimSpace(l) != "" }); fromPrompt(lines[begin]) {
		return transcript(lines[begin:])
	}
	first := lines[begin]
	indent := first[:len(first)-len(strings.TrimLeft(first, " \t"))]
	if indent == "" {
		return text
	}
	lines = slices.Clone(lines)
	for i, line := range lines {
		rest, ok := strings.CutPrefix(line, indent)
		switch {
		case ok:
			lines[i] = rest
		case strings.TrimSpace(line) == "":
			lines[i] = strings.TrimLeft(line, " \t")
		default:
			return text
		}
	}
	return strings.Join(lines, "")
}

// fromPrompt reports whether a line begins with the prompt of a transcript.
func fromPrompt(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), ">>>") }

// transcript returns the inputs of a transcript without what they have printed.
func transcript(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		line = strings.TrimLeft(line, " \t")
		if strings.TrimSpace(line) == "" {
			b.WriteString(line)
			continue
		}
		for _, prompt := range []string{">>>", "..."} {
			if code, ok := strings.CutPrefix(line, prompt); ok {
				b.WriteString(strings.TrimPrefix(code, " "))
			}
		}
	}
	return b.String()
}

// question is what is asked with a question mark: Queue? or f??.
var question = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*([\pL_][\pL\pN_.]*)\s*(\??\?)\s*$`) })

// spelledOut returns the call that an input stands for which is no Python: exit, quit, help and
// the like alone, unless the name is the program's own, and NAME? or NAME??, which ask for help.
func (s *Session) spelledOut(text string) string {
	if found := question().FindStringSubmatch(text); found != nil {
		return fmt.Sprintf("help(%q)\n", found[1]+strings.TrimPrefix(found[2], "?"))
	}
	switch word := strings.TrimSpace(text); word {
	case "exit", "quit", "help", "ps", "queues":
		if !s.bound[word] {
			return word + "()\n"
		}
	}
	return text
}
