// Package logging, internal to pyq, is Python's module of that name. Every process has its
// own, and a child begins with a copy of its parent's loggers.
//
//   - logging.go has the module; logger.go, handler.go and file.go have the classes
package logging
