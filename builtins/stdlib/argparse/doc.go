// Package argparse, internal to pyq, is Python's module of that name.
//
//   - argparse.go has the module and ArgumentParser, action.go what add_argument makes
//   - parse.go reads a command line, value.go converts what it finds
//   - help.go writes help and usage
package argparse
