package report

// The exit codes of the pyq command.
const (
	ExitOK          = 0
	ExitError       = 1   // an uncaught error
	ExitUsage       = 2   // wrong usage, or a file that does not compile
	ExitDeadlock    = 3   // every process waited, and nothing could end it
	ExitLimit       = 4   // a limit was hit
	ExitInterrupted = 130 // Ctrl-C
)
