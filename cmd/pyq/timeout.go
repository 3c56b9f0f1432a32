package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/pyq-lang/pyq/interp/report"
)

// exitTimeout is the exit code of a run that --timeout ended, as that of timeout(1).
const exitTimeout = 124

// A timeoutError is the cause of a context that --timeout ended.
type timeoutError struct{ after time.Duration }

func (e timeoutError) Error() string {
	return fmt.Sprintf("the program ran for %v, the limit of --timeout, and was ended", e.after)
}

// parseTimeout reads the value of --timeout: a duration, or a number of seconds. 0 is no limit.
func parseTimeout(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(text)
	if _, ok := strconv.ParseFloat(text, 64); ok == nil {
		d, err = time.ParseDuration(text + "s")
	}
	if err != nil || d <= 0 {
		return 0, usageError{fmt.Sprintf("--timeout %s: write a time such as 10s, 2m30s or 500ms", text)}
	}
	return d, nil
}

// limited returns a context that ends after a time on the real clock, with a timeoutError as its
// cause. 0 is no limit.
func limited(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	if limit == 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, limit, timeoutError{limit})
}

// tellTimeout tells, and reports, that it was --timeout that ended a context.
func tellTimeout(ctx context.Context, tell *reporter) bool {
	var late timeoutError
	if !errors.As(context.Cause(ctx), &late) {
		return false
	}
	tell.say(report.ErrorKind, late.Error())
	return true
}

// grace is how long a run that was told to end may take for it.
const grace = time.Second

// insist ends pyq if the run does not end although the system or --timeout says so: some computations of
// builtins cannot be stopped. The function that it returns says that the run has ended.
func insist(ctx context.Context, tell *reporter) (over func()) {
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case <-ctx.Done():
		}
		select {
		case <-done:
			return
		case <-time.After(grace):
		}
		switch {
		case tellTimeout(ctx, tell):
			os.Exit(exitTimeout)
		case errors.Is(context.Cause(ctx), errTerminated):
			os.Exit(exitTerminated)
		}
	}()
	return func() { close(done) }
}

// setLimit turns --timeout into a limit.
func (f *flags) setLimit(prompt bool) (err error) {
	switch f.limit, err = parseTimeout(f.timeout); {
	case err != nil, f.limit == 0:
		return err
	case prompt:
		return usageError{"--timeout is for programs, and a prompt has no end"}
	case f.choose:
		return usageError{"--choose takes the time that you take: leave --timeout out"}
	}
	return nil
}
