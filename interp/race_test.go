//go:build race

package interp_test

func init() { raceDetector = true }
