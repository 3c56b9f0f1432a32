package main

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// TestChangelog: the changelog has what is not released, and then releases with their dates, the
// newest first, which is the one that pyq --version tells.
func TestChangelog(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join(root, "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	heads := regexp.MustCompile(`(?m)^## (.*)$`).FindAllStringSubmatch(string(data), -1)
	if len(heads) < 2 || heads[0][1] != "Unreleased" {
		t.Fatalf("the changelog has the parts %q", heads)
	}
	before := ""
	for i, head := range heads[1:] {
		number, day, _ := strings.Cut(head[1], " - ")
		if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(number) {
			t.Errorf("%q is no number of a release", number)
		}
		if _, err := time.Parse(time.DateOnly, day); err != nil || before != "" && day > before {
			t.Errorf("release %s has the date %q, the one above it %q (%v)", number, day, before, err)
		}
		if before = day; i == 0 && number != release {
			t.Errorf("the newest release is %s, and pyq says %s", number, release)
		}
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	built := []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.time", Value: "2026-11-30T10:00:00Z"}}
	changed := append(built[:2:2], debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, tt := range []struct {
		main     string
		settings []debug.BuildSetting
		want     string
	}{
		{"v7.8.9", nil, "7.8.9 go1.26"},
		{"(devel)", nil, release + " go1.26"},
		{"v0.0.0-20261130100000-0123456789ab", built, release + " (0123456789ab 2026-11-30) go1.26"},
		{"v0.0.0-20261130100000-0123456789ab+dirty", changed, release + " (0123456789ab 2026-11-30, changed) go1.26"},
	} {
		info := &debug.BuildInfo{GoVersion: "go1.26", Main: debug.Module{Version: tt.main}, Settings: tt.settings}
		if got := versionOf(info); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.main, got, tt.want)
		}
	}
}
