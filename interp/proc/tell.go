package proc

import "github.com/pyq-lang/pyq/interp/report"

// Tell tells the user of something, between two writes of the processes. It is for hosts;
// a process tells by itself. Safe for concurrent use.
func (r *Run) Tell(told *report.Report) { r.Stderr.Update(func() { _ = r.deliver(told) }) }

// deliver hands a report to the host. The caller holds the lock of Stderr.
func (r *Run) deliver(told *report.Report) error {
	if r.Report != nil {
		r.Report(told)
		return nil
	}
	_, err := r.Stderr.w.Write([]byte(told.Display()))
	return err
}

// writeError writes the text of sys.exit(text).
func (p *Proc) writeError(text string) {
	if p.run.Divert == nil || !p.run.Divert(p, text) {
		_ = p.Write(p.run.Stderr, text, true)
	}
}

// tellError tells of an error that nobody caught, where the program has its sys.stderr.
func (p *Proc) tellError(told *report.Report) {
	if p.run.Divert == nil || !p.run.Divert(p, told.Display()) {
		_ = p.tell(told) // who cannot be told cannot be told that
	}
}

// tell tells the user of something that the process did. What it has printed goes first.
func (p *Proc) tell(told *report.Report) error {
	if err := p.flush(p.run.Stdout, false); err != nil {
		return err
	}
	if err := p.flush(p.run.Stderr, false); err != nil {
		return err
	}
	return p.write(p.run.Stderr, told.Display(), false, told)
}
