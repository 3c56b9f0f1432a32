package check

import (
	"regexp"
	"strings"
	"sync"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/python/ast"
)

// conversion is one conversion of a text for %.
var conversion = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`%(\([^)]*\))?[-+ #0]*(\*|\d+)?(\.(\*|\d+))?[hlL]?([diouxXeEfFgGcrsa%])`)
})

// percent checks a text and the values that % puts into it. It reports whether the left
// side is a text.
func (c *checker) percent(e *ast.BinOp, at *place) bool {
	k, ok := ast.Unparen(e.Left).(*ast.Constant)
	if !ok {
		return c.typeName(c.value(e.Left, at.scope)) == "str"
	}
	format, ok := k.Value.(string)
	if !ok {
		return false
	}
	// What is counted here is places and values, so that all of them may be texts.
	places := ""
	for _, m := range conversion().FindAllStringSubmatch(format, -1) {
		if m[5] != "%" {
			places += strings.Repeat("%s", strings.Count(m[2]+m[4], "*")) + "%" + m[1] + "s"
		}
	}
	values, ok := c.percentValues(e.Right, at)
	places = quote(places)
	if !ok || places == replaced {
		return true
	}
	o := c.try("", places+" % "+values)
	if kind := o.Fact.Kind; kind == fact.TooFewFormat || kind == fact.TooManyFormat {
		c.report(at, codeFormat, e, o.Msg, "give one value for each % in the text, and write several as a tuple: (a, b)")
	}
	return true
}

// percentValues writes as many values as the right side of % has, ok being false if it is
// not certain how many.
func (c *checker) percentValues(e ast.Expr, at *place) (text string, ok bool) {
	switch x := ast.Unparen(e).(type) {
	case *ast.Tuple:
		text = "("
		for _, elt := range x.Elts {
			if isStarred(elt) {
				return "", false
			}
			text += "'x',"
		}
		return text + ")", true
	case *ast.Constant, *ast.JoinedStr:
		return "'x'", true
	}
	switch c.typeName(c.value(e, at.scope)) {
	case "int", "float", "str", "bool":
		return "'x'", true
	}
	return "", false
}

// formats reports whether a call is of the method format of a text in the program.
func (c *checker) formats(e *ast.Call) bool {
	a, ok := e.Func.(*ast.Attribute)
	if !ok || a.Attr != "format" {
		return false
	}
	k, ok := ast.Unparen(a.Value).(*ast.Constant)
	if !ok {
		return false
	}
	text, ok := k.Value.(string)
	return ok && quote(text) != replaced && !strings.ContainsAny(text, "[.")
}

func formatMessage(o Outcome) string {
	if o.Raised == "KeyError" {
		return "the text asks for a value named " + o.Msg
	}
	return o.Msg
}
