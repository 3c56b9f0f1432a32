package object

// classText returns the repr of a class.
func classText(c *Class, python2 bool) string {
	switch {
	case !python2 || c.user != nil && !c.user.oldStyle:
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
