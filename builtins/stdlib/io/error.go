package io

import (
	"errors"
	"path/filepath"
	"syscall"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ioError is Error for what open and the methods of files raise, which is an IOError in
// Python 2.
func ioError(p *proc.Proc, err error, names ...string) error {
	err = Error(p, err, names...)
	var e *raise.Error
	if p.World().InPython2() && errors.As(err, &e) {
		e.Class = "IOError"
	}
	return err
}

// Error is what a program sees of an error of the host's files. names are those of the
// files as the program wrote them.
func Error(p *proc.Proc, err error, names ...string) error {
	var refused *files.RefusedError
	var code syscall.Errno
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refused):
		return refusal(p, refused, names)
	case errors.As(err, &code):
		return exception.OSError(int(code), errnoText(code), names...)
	}
	return raise.Errorf("OSError", "%s", err.Error())
}

func errnoText(code syscall.Errno) string {
	if text, ok := ErrorText(int(code)); ok {
		return text
	}
	return code.Error()
}

// refusal is the error of a file that was not granted, with what to do about it.
func refusal(p *proc.Proc, refused *files.RefusedError, names []string) error {
	if refused.Why != "" {
		return PermissionDenied(refused.Why, names)
	}
	verb, dir := "read", refused.Name
	if refused.Write {
		verb = "write"
	}
	if !refused.Dir {
		dir = filepath.Dir(dir)
	}
	what := "programs no files"
	if p.Files() != nil {
		what = "this program no such file"
		if inside, err := filepath.Rel(p.Files().Dir(), dir); err == nil && filepath.IsLocal(inside) {
			dir = inside
		}
	}
	return PermissionDenied("pyq gives "+what+": run it with --allow-"+verb+" "+dir, names)
}

// PermissionDenied is the error of what was not granted.
func PermissionDenied(why string, names []string) error {
	return exception.OSError(int(syscall.EACCES), "Permission denied ("+why+")", names...)
}

// unsupported is the error of a method that the kind of file has not.
func unsupported(what string) error {
	return &raise.Error{Class: "io.UnsupportedOperation", Msg: what}
}
