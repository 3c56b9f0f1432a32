package builtins_test

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// initLine is what the runtime tells of the initialisation of a package of ours.
var initLine = regexp.MustCompile(`(?m)^init github\.com/pyq-lang/pyq/(\S+) @.*, (\d+) bytes`)

// TestStartup: what is made before a program begins is paid by every program. Tables,
// patterns and classes that few use are made on first use: see object.Table, sync.OnceValue.
func TestStartup(t *testing.T) {
	t.Parallel()
	const most = 450_000 // bytes
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	sum, lines := 0, initLine.FindAllStringSubmatch(stderr.String(), -1)
	for _, m := range lines {
		n, _ := strconv.Atoi(m[2])
		sum += n
	}
	if len(lines) == 0 || sum > most {
		t.Errorf("initialisation allocates %d bytes, more than %d:\n%s", sum, most, &stderr)
	}
}
