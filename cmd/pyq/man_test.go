package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra/doc"
)

var updateMan = flag.Bool("update-man", false, "write the manual pages anew")

// TestManPages: the manual pages say what --help says.
func TestManPages(t *testing.T) {
	code := 0
	root := newCommand(&code, func(*flags, []string) error { return nil })
	root.InitDefaultCompletionCmd()
	for _, sub := range append(root.Commands(), root) {
		sub.DisableAutoGenTag = true
		sub.Example = strings.TrimRight(sub.Example, "\n")
	}
	dir := t.TempDir()
	date := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	head := &doc.GenManHeader{Section: "1", Source: "pyq " + release, Manual: "User Commands", Date: &date}
	if err := doc.GenManTreeFromOpts(root, doc.GenManTreeOptions{Header: head, Path: dir}); err != nil {
		t.Fatal(err)
	}
	made, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil || len(made) == 0 {
		t.Fatalf("no pages were made (%v)", err)
	}
	kept, err := manPages.ReadDir("man")
	if err != nil || len(kept) != len(made) && !*updateMan {
		t.Errorf("%d pages are kept and %d were made (%v)", len(kept), len(made), err)
	}
	for _, file := range made {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := "man/" + filepath.Base(file)
		if *updateMan {
			if err := os.WriteFile(name, want, 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := manPages.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what --help says now (%v): go test ./cmd/pyq -run TestManPages -update-man", name, err)
		}
	}
}
