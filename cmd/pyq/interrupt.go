package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"github.com/pyq-lang/pyq/interp/report"
)

// errTerminated is the cause of a context that ended because of SIGTERM, after
// which programs exit with exitTerminated.
var errTerminated = errors.New("terminated")

const exitTerminated = 128 + 15

// exitBrokenPipe is the exit code where the system does not end a program whose output
// nobody reads any more.
const exitBrokenPipe = 128 + 13

// catchable is how often the program may catch Ctrl-C. If it goes on after that, the
// next one ends it without asking.
const catchable = 1

// interruptible returns a context that ends at SIGTERM, or at Ctrl-C when that was sent
// to interrupts as often as the program may catch it; nil takes none. The signal after
// that ends pyq at once, in case something does not listen.
func interruptible(interrupts chan<- struct{}) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	left := cap(interrupts)
	handle := func(got os.Signal) {
		switch {
		case ctx.Err() != nil:
			os.Exit(report.ExitInterrupted)
		case got == syscall.SIGTERM:
			cancel(errTerminated)
		case left > 0:
			left--
			interrupts <- struct{}{} // it has room for all
		default:
			cancel(nil)
		}
	}
	done := make(chan struct{})
	go func() {
		for {
			select {
			case got := <-signals:
				handle(got)
			case <-done:
				return
			}
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(done)
		cancel(nil)
	}
}
