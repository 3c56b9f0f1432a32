package proc

// A Signal is the cause that a process is stopped with by terminate and kill.
type Signal struct {
	Name   string // "SIGTERM"
	Number int    // 15
}

func (s *Signal) Error() string { return "ended by " + s.Name }

// The signals that processes can be ended with.
var (
	SIGINT  = &Signal{"SIGINT", 2} // which a program can catch, see Proc.Kill
	SIGTERM = &Signal{"SIGTERM", 15}
	SIGKILL = &Signal{"SIGKILL", 9}
)
