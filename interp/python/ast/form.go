package ast

// What the form of an expression shows.

// Unparen returns the expression within parentheses, e itself if it has none.
func Unparen(e Expr) Expr {
	for {
		p, ok := e.(*Paren)
		if !ok {
			return e
		}
		e = p.Value
	}
}

// Elements returns the elements of a tuple or list that is written out, ok being false of
// other expressions.
func Elements(e Expr) (list []Expr, ok bool) {
	switch e := Unparen(e).(type) {
	case *Tuple:
		return e.Elts, true
	case *List:
		return e.Elts, true
	}
	return nil, false
}

// Text returns the text of a string literal, ok being false of other expressions.
func Text(e Expr) (s string, ok bool) {
	c, ok := Unparen(e).(*Constant)
	if !ok {
		return "", false
	}
	s, ok = c.Value.(string)
	return s, ok
}

// LastName returns a name, or the last one of a dotted name; "" of anything else.
func LastName(e Expr) string {
	switch e := e.(type) {
	case *Name:
		return e.ID
	case *Attribute:
		return e.Attr
	}
	return ""
}
