package memory

import (
	"errors"
	"io/fs"
	"strings"
	"sync"

	"go.starlark.net/starlark"
)

// A Frontend is where the code of a run comes from.
type Frontend struct {
	Env starlark.StringDict // predeclared names, safe for concurrent use
	// Read returns the name for positions and the text of a file beside the
	// program, for load and import; nil refuses it. The error of one that is not
	// there is fs.ErrNotExist.
	Read func(file string) (name, text string, err error)
	// Compile compiles the text of a file as the module of the given name. nil
	// refuses load and import.
	Compile func(file, text, module string) (*Code, error)
	// CompileFragment compiles what eval and exec run; nil refuses it.
	CompileFragment func(Fragment) (*Code, error)
}

// A Loader has the code of one run: it finds and runs it, and keeps the texts of what has run
// for reports. The zero Loader finds nothing. It is safe for concurrent use.
type Loader struct {
	Frontend
	// Reading, if not nil, calls read, which reads a file, in the name of the process whose the
	// space is: others may write it. It fails if the process was stopped.
	Reading  func(s *Space, file string, read func()) error
	mu       sync.Mutex
	codes    map[string]*Code     // by file name
	compiled map[moduleText]*Code // see compile
	program  *Code                // see SetProgram
}

// run runs the top level of code in a thread.
func (l *Loader) run(thread *starlark.Thread, code *Code) (starlark.StringDict, error) {
	l.mu.Lock()
	if l.codes == nil {
		l.codes = map[string]*Code{}
	}
	l.codes[code.name] = code
	l.mu.Unlock()
	return code.init(thread)
}

// CodeOf returns the code of a file that has run, nil if it is not known.
func (l *Loader) CodeOf(file string) *Code {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.codes[file]
}

// ModuleFiles returns the files that a module of the program's own may be in, the first
// choice first: as in Python, a package is preferred to a file of the same name.
func ModuleFiles(module string) []string {
	file := strings.ReplaceAll(module, ".", "/")
	return []string{file + "/__init__.py", file + ".py", file + ".star"}
}

// ReadFile reads a file beside the program. failed is the error of a process that was stopped,
// err what came of reading.
func (s *Space) ReadFile(file string) (name, text string, err, failed error) {
	l := s.loader
	read := func() { name, text, err = l.Read(file) }
	if l.Reading == nil {
		read()
	} else {
		failed = l.Reading(s, file, read)
	}
	return name, text, err, failed
}

// find reads the file of a module.
func (s *Space) find(module string) (file, text string, err, failed error) {
	for _, f := range ModuleFiles(module) {
		if file, text, err, failed = s.ReadFile(f); failed != nil || !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return file, text, err, failed
}
