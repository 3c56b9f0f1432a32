package main

import (
	"os"
	"os/signal"

	"github.com/pyq-lang/pyq/interp"
)

// tellState has the monitor's runs tell what their processes do whenever the user asks with
// Ctrl-\, on systems that have it, until the returned function is called. A nil Monitor has
// nothing to tell.
func tellState(m *interp.Monitor) (stop func()) {
	if len(stateSignals) == 0 {
		return func() {}
	}
	signals, over, done := make(chan os.Signal, 1), make(chan struct{}), make(chan struct{})
	signal.Notify(signals, stateSignals...)
	go func() {
		defer close(done)
		for {
			select {
			case <-signals:
				if m != nil {
					m.Tell()
				}
			case <-over:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(over)
		<-done
	}
}
