package main

import (
	"context"
	"fmt"
	"strconv"
	"time"
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
