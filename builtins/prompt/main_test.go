package prompt_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain: no run leaves a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
