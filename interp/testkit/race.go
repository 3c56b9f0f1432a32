//go:build race

package testkit

// Race says whether this is a test under -race.
const Race = true
