package report

import (
	"fmt"
	"slices"

	"github.com/pyq-lang/pyq/interp/trace"
)

// An Ending tells how a process other than the main one ended.
type Ending struct {
	Process  string
	PID      int
	ExitCode int
	How      string    // Finished, Failed, Exited or Killed
	Class    string    // of the exception that it failed with: "ValueError"
	By       string    // how it was killed: "terminate()"; "" if it was a daemon of one that ended
	Killer   string    // the process that did it
	Pos      trace.Pos // where it failed or left, or where it was killed from
}

// The ways in which processes end.
const (
	Finished = "finished" // its function returned
	Failed   = "failed"   // an exception that nobody caught
	Exited   = "exited"   // sys.exit or os._exit
	Killed   = "killed"   // terminate or kill
)

// A Death is what is remembered of the end of a process, or of a thread.
type Death struct {
	Ending
	Thread bool     // of a process that went on
	Stamp  uint64   // of a thread's end, see proc.Run.Stamp
	Holds  []string // the labels of the handles that it was started with
	Ran    Target   // the function that it was started with
}

// Phrase says how it ended, in a sentence about "it": "exited with code 3 at a.py:5".
func (d *Death) Phrase() string { return d.phrase().String() }

func (d *Death) phrase() clause {
	if d.How == Finished && d.Ran.Pos.IsValid() {
		return clause{"has", " finished: " + d.Ran.Name + "()" + atPos(d.Ran.Pos) + " returned"}
	}
	return d.Ending.phrase()
}

// had reports whether one that has ended had what a party waits for.
func (d *Death) had(p *party) bool {
	w := p.facts.Wait
	if w.Local != "" && d.PID != p.PID {
		return false
	}
	if d.Thread && d.Stamp < w.Stamp {
		return false
	}
	return slices.Contains(d.Holds, p.Label) || w.Maker != 0 && w.Maker == d.PID
}

// phrase says how the process ended, in a sentence about "it".
func (e *Ending) phrase() clause {
	switch e.How {
	case Failed:
		return clause{"died", " with " + e.Class + atPos(e.Pos)}
	case Exited:
		return clause{"exited", fmt.Sprintf(" with code %d%s", e.ExitCode, atPos(e.Pos))}
	case Killed:
		if e.By == "" {
			return clause{"was", " ended with its parent, being a daemon"}
		}
		return clause{"was", " ended by " + e.By + " in " + e.Killer + atPos(e.Pos)}
	}
	return clause{"has", " finished"}
}

// inBrief says how the process ended, in a few words.
func (e *Ending) inBrief() clause {
	switch e.How {
	case Failed:
		return clause{"failed", atPos(e.Pos) + " (" + e.Class + ")"}
	case Killed:
		return clause{"was", " ended by " + e.By + atPos(e.Pos)}
	}
	return clause{"exited", fmt.Sprintf(" with code %d%s", e.ExitCode, atPos(e.Pos))}
}

// An Unstarted is a process that the program has made and not started.
type Unstarted struct {
	Name     string
	Made     trace.Pos
	Variable string // to which it was assigned there, "" if that is not known
}

// phrase says what is wrong with an unstarted process.
func (u *Unstarted) phrase() clause {
	return clause{"(made" + atPos(u.Made) + ")", " was never started: its start() was not called"}
}
