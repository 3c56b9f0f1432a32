//go:build unix

package files_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/pyq-lang/pyq/interp/files"
)

// world makes a directory with files in and beside two granted directories: "read" may be
// read, "write" and "read/inner" written to.
func world(t *testing.T) (*files.FS, string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"read/inner/a", "read/a", "write/a", "secret"} {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, []byte("x"), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"out": "../secret", "absolute": filepath.Join(dir, "read/a"), "up": "..", "in": "a", "across": "../read/a"} {
		if err := os.Symlink(to, filepath.Join(dir, "write", name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "write/fifo"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := files.Open(dir, []string{"read"}, []string{"write", "read/inner"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, dir
}

// TestConfined: what is granted can be reached, and nothing else.
func TestConfined(t *testing.T) {
	t.Parallel()
	f, dir := world(t)
	const read, write = os.O_RDONLY, os.O_WRONLY | os.O_CREATE
	for _, tt := range []struct {
		name string
		flag int
		want error // nil, an Errno, or fs.ErrPermission for what is refused
	}{
		{"read/a", read, nil}, {"read/a", write, fs.ErrPermission}, {"read/new", write, fs.ErrPermission},
		{"read/inner/a", read, nil}, {"read/inner/a", write, nil}, {"write/a", read, nil}, {"write/new", write, nil},
		{"write/in", read, nil}, {"write/../read/a", read, nil}, {"read/./inner/../a", read, nil},
		{"secret", read, fs.ErrPermission}, {"write/../secret", read, fs.ErrPermission}, {"write/out", read, fs.ErrPermission},
		{"write/out", write, fs.ErrPermission}, {"write/absolute", read, fs.ErrPermission}, {"write/up/secret", read, fs.ErrPermission},
		{"write/across", read, fs.ErrPermission}, {"/etc/passwd", read, fs.ErrPermission}, {"/dev/null", write, fs.ErrPermission},
		{"writer/a", write, fs.ErrPermission}, {"write/fifo", read, fs.ErrPermission}, {"write/fifo", write, syscall.ENXIO},
		{"write", read, syscall.EISDIR}, {"read/none", read, syscall.ENOENT}, {"read/a/b", read, syscall.ENOTDIR},
	} {
		file, err := f.OpenFile(f.Abs(dir, tt.name), tt.flag, 0o600)
		if err == nil {
			file.Close()
		}
		var refused *files.RefusedError
		switch {
		case tt.want == fs.ErrPermission && errors.As(err, &refused):
		case tt.want != fs.ErrPermission && errors.Is(err, tt.want):
		default:
			t.Errorf("%s (%#x): got %v, want %v", tt.name, tt.flag, err, tt.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "read/new")); err == nil {
		t.Error("a file was made where nothing may be written")
	}
}

// TestChanges: operations on names.
func TestChanges(t *testing.T) {
	t.Parallel()
	f, dir := world(t)
	at := func(name string) string { return f.Abs(dir, name) }
	var refused *files.RefusedError
	for name, tt := range map[string]struct{ got, want error }{
		"a file away":           {f.Rename(at("write/a"), at("secret2")), fs.ErrPermission},
		"a file to another":     {f.Rename(at("write/a"), at("read/inner/b")), syscall.EXDEV},
		"a file within":         {f.Rename(at("write/a"), at("write/b")), nil},
		"a link to a secret":    {f.Link(at("secret"), at("write/hard")), fs.ErrPermission},
		"a file as a directory": {f.Remove(at("write/b"), true), syscall.ENOTDIR},
		"the granted directory": {f.Remove(at("write"), true), syscall.EBUSY},
		"what may only be read": {f.Remove(at("read/a"), false), fs.ErrPermission},
		"a directory":           {f.Mkdir(at("write/d"), 0o700), nil},
		"one outside":           {f.Mkdir(at("d"), 0o700), fs.ErrPermission},
	} {
		if tt.want == fs.ErrPermission && errors.As(tt.got, &refused) || tt.want != fs.ErrPermission && errors.Is(tt.got, tt.want) {
			continue
		}
		t.Errorf("%s: got %v, want %v", name, tt.got, tt.want)
	}
	if _, err := f.ReadDir(dir); !errors.As(err, &refused) || !refused.Dir {
		t.Errorf("the directory around: got %v", err)
	}
}

// TestNothing: a nil FS grants nothing.
func TestNothing(t *testing.T) {
	t.Parallel()
	var f *files.FS
	var refused *files.RefusedError
	if _, err := f.OpenFile("/etc/passwd", os.O_RDONLY, 0); !errors.As(err, &refused) {
		t.Errorf("got %v", err)
	}
	if f.Dir() != "" || f.Granted() != nil || f.Close() != nil {
		t.Error("it is somewhere")
	}
	if _, err := files.Open(t.TempDir(), []string{"none"}, nil); err == nil {
		t.Error("a directory was granted that is not there")
	}
}
