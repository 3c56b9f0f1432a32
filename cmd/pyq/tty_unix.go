//go:build linux || darwin

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// A tty switches the modes of a terminal: for editing, where every key comes as a byte,
// and for running, where Ctrl-C is a signal and what is typed ahead is not echoed into
// what the program prints.
type tty struct {
	fd     int
	before unix.Termios
}

// newTTY returns nil if in is no terminal.
func newTTY(in *os.File) *tty {
	state, err := unix.IoctlGetTermios(int(in.Fd()), getTermios)
	if err != nil {
		return nil
	}
	return &tty{int(in.Fd()), *state}
}

func (t *tty) edit() error {
	raw := t.before
	raw.Iflag &^= unix.ISTRIP | unix.INLCR | unix.IGNCR | unix.ICRNL | unix.IXON
	raw.Lflag &^= unix.ECHO | unix.ICANON | unix.ISIG | unix.IEXTEN
	raw.Cc[unix.VMIN], raw.Cc[unix.VTIME] = 1, 0
	return unix.IoctlSetTermios(t.fd, setTermios, &raw)
}

func (t *tty) run() error {
	quiet := t.before
	quiet.Iflag &^= unix.ICRNL
	quiet.Lflag &^= unix.ECHO | unix.ICANON
	quiet.Cc[unix.VMIN], quiet.Cc[unix.VTIME] = 1, 0
	return unix.IoctlSetTermios(t.fd, setTermios, &quiet)
}

func (t *tty) restore() error { return unix.IoctlSetTermios(t.fd, setTermios, &t.before) }
