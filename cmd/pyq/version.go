package main

import (
	"runtime/debug"
	"strings"
)

// release is the newest release in CHANGELOG.md.
const release = "0.1.0"

// version describes the build: the version that Go installed, or else the newest release with
// the commit that was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	v := release
	if tagged := info.Main.Version; tagged != "" && !strings.ContainsAny(tagged, "-+(") { // no place between two tags
		v = strings.TrimPrefix(tagged, "v")
	} else if commit := settings["vcs.revision"]; commit != "" {
		const short = 12
		day, _, _ := strings.Cut(settings["vcs.time"], "T")
		v += " (" + strings.TrimSpace(commit[:min(len(commit), short)]+" "+day)
		if settings["vcs.modified"] == "true" {
			v += ", changed"
		}
		v += ")"
	}
	return v + " " + info.GoVersion
}
