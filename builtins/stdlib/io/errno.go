package io

import "go.starlark.net/starlark"

// errnos are the errors of the system that programs have names for.
var errnos = []struct {
	name string
	code int
	text string
}{
	{"EPERM", 1, "Operation not permitted"}, {"ENOENT", 2, "No such file or directory"}, {"ESRCH", 3, "No such process"},
	{"EINTR", 4, "Interrupted system call"}, {"EIO", 5, "Input/output error"}, {"EBADF", 9, "Bad file descriptor"},
	{"ECHILD", 10, "No child processes"}, {"EAGAIN", 11, "Resource temporarily unavailable"},
	{"EWOULDBLOCK", 11, "Resource temporarily unavailable"}, {"ENOMEM", 12, "Cannot allocate memory"},
	{"EACCES", 13, "Permission denied"}, {"EBUSY", 16, "Device or resource busy"}, {"EEXIST", 17, "File exists"},
	{"ENOTDIR", 20, "Not a directory"}, {"EISDIR", 21, "Is a directory"}, {"EINVAL", 22, "Invalid argument"},
	{"EMFILE", 24, "Too many open files"}, {"ENOSPC", 28, "No space left on device"}, {"EPIPE", 32, "Broken pipe"},
	{"EDOM", 33, "Numerical argument out of domain"}, {"ERANGE", 34, "Numerical result out of range"},
	{"EDEADLK", 35, "Resource deadlock avoided"}, {"ENOTEMPTY", 39, "Directory not empty"},
	{"ECONNABORTED", 103, "Software caused connection abort"}, {"ECONNRESET", 104, "Connection reset by peer"},
	{"ETIMEDOUT", 110, "Connection timed out"}, {"ECONNREFUSED", 111, "Connection refused"},
}

// ErrorText is what the system says of an error of that number; ok is false if programs have
// no name for it.
func ErrorText(code int) (text string, ok bool) {
	for _, e := range errnos {
		if e.code == code {
			return e.text, true
		}
	}
	return "", false
}

// ErrnoMembers is the module errno.
func ErrnoMembers() starlark.StringDict {
	m := make(starlark.StringDict, len(errnos)+1)
	names := starlark.NewDict(len(errnos))
	for _, e := range errnos {
		m[e.name] = starlark.MakeInt(e.code)
		if _, found, _ := names.Get(m[e.name]); !found {
			_ = names.SetKey(m[e.name], starlark.String(e.name)) // an int can be hashed
		}
	}
	names.Freeze()
	m["errorcode"] = names
	return m
}
