package core

import (
	"fmt"
	"strconv"
	"strings"

	"go.starlark.net/starlark"
)

// Repr2 returns repr(v) of Python 2: 10L for what does not fit in 64 bits, a str's
// bytes, set([1]), <type 'int'>. It fails as Repr does, but knows no limit of digits.
func Repr2(thread *starlark.Thread, v starlark.Value) (string, error) {
	w := writer{thread: thread, two: true}
	err := w.repr(v)
	return string(w.buf), err
}

// Str2 returns str(v) of Python 2: str(0.1 + 0.2) is 0.3. It fails as Repr2 does.
func Str2(thread *starlark.Thread, v starlark.Value) (string, error) {
	if s, ok := v.(starlark.String); ok {
		return string(s), nil
	}
	w := writer{thread: thread, two: true}
	err := w.str(v)
	return string(w.buf), err
}

// classText returns the repr of a class.
func classText(c *Class, two bool) string {
	switch {
	case !two || c.user != nil && !c.user.oldStyle:
		return c.String()
	case c.user != nil:
		return c.FullName()
	}
	name := c.FullName()
	switch {
	case c == RangeClass:
		name = "xrange"
	case isException(c):
		name = "exceptions." + c.Name()
	case name != c.Name():
		return c.String() // a class that is written in Python there
	}
	return "<type '" + name + "'>"
}

// isException reports whether a class is one of the module builtins' exceptions.
func isException(c *Class) bool {
	if c.module != "builtins" {
		return false
	}
	for _, k := range c.mro {
		if k.name == "BaseException" {
			return true
		}
	}
	return false
}

// rangeText2 is the text of an xrange. text is the engine's, "range(1, 9, 2)"; Python
// 2 shows the stop that a range of as many elements has at least.
func rangeText2(v starlark.Value, text string) string {
	bounds := strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "range("), ")"), ", ")
	start, step := 0, 1
	if len(bounds) > 1 {
		start, _ = strconv.Atoi(bounds[0])
	}
	if len(bounds) > 2 {
		step, _ = strconv.Atoi(bounds[2])
	}
	stop := start + step*starlark.Len(v)
	switch {
	case step != 1:
		return fmt.Sprintf("xrange(%d, %d, %d)", start, stop, step)
	case start != 0:
		return fmt.Sprintf("xrange(%d, %d)", start, stop)
	}
	return fmt.Sprintf("xrange(%d)", stop)
}
