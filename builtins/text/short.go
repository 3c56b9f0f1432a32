package text

import (
	"iter"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// What is left out of a value's short text is told by dots.
const (
	longestShort = 60  // bytes, behind which no further part begins
	longestText  = 40  // characters of a str, bytes of bytes
	longestInt   = 256 // bits
	mostItems    = 8   // of a container, or attributes of an object
	deepestShort = 3   // containers within each other
)

// Short returns a value's repr for a line that tells of it, such as a report's; "" for nil. It
// is cut to a length, in a time that does not depend on the value's size, and calls nothing of the
// program's: objects are told by their attributes, and what reports have a name for by that.
func Short(v starlark.Value) string {
	if v == nil {
		return ""
	}
	var s shortText
	s.value(v, 0)
	return string(s)
}

// A shortText is what Short writes.
type shortText []byte

func (s *shortText) text(t string) { *s = append(*s, t...) }

func (s *shortText) value(v starlark.Value, depth int) {
	switch x := v.(type) {
	case starlark.String:
		n, missing := codepoint.Offset(string(x), longestText)
		*s = appendQuoted(*s, string(x[:n]), false)
		s.dots(missing == 0 && n < len(x))
	case starlark.Bytes:
		n := min(len(x), longestText)
		*s = appendQuotedBytes(append(*s, 'b'), string(x[:n]))
		s.dots(n < len(x))
	case starlark.Int:
		if _, ok := x.Int64(); !ok && x.BigInt().BitLen() > longestInt {
			s.text("<int of " + strconv.Itoa(x.BigInt().BitLen()) + " bits>")
			return
		}
		s.text(x.String())
	case starlark.Float:
		*s = object.AppendFloat(*s, float64(x))
	case starlark.Bool, starlark.NoneType:
		s.text(v.String())
	case *starlark.List:
		s.items("[", "]", starlark.Elements(x), depth)
	case starlark.Tuple:
		end := ")"
		if len(x) == 1 {
			end = ",)"
		}
		s.items("(", end, starlark.Elements(x), depth)
	case *starlark.Set:
		s.set("{", "}", x, depth)
	case *collection.FrozenSet:
		s.set("frozenset({", "})", x, depth)
	case *starlark.Dict:
		s.parts("{", "}", depth, func(next func() bool) {
			for k, e := range x.Entries() {
				if !next() {
					return
				}
				s.value(k, depth+1)
				s.text(": ")
				s.value(e, depth+1)
			}
		})
	case *object.Instance:
		s.object(x, depth)
	case *object.Class:
		s.text("<class " + x.FullName() + ">")
	case starlark.Callable:
		s.text("<function " + memory.FunctionName(x.Name()) + ">")
	default:
		name, known := reportName(v)
		switch {
		case known:
		case object.TypeOf(v) == object.RangeClass:
			name = v.String()
		default:
			name = "<" + object.TypeName(v) + ">"
		}
		s.text(name)
	}
}

func (s *shortText) dots(cut bool) {
	if cut {
		s.text("...")
	}
}

// parts writes what is within brackets. each calls next before it writes another one of the parts,
// of which there are no more if that says so.
func (s *shortText) parts(open, end string, depth int, each func(next func() bool)) {
	s.text(open)
	n := 0
	each(func() bool {
		if n > 0 {
			s.text(", ")
		}
		cut := n == mostItems || depth == deepestShort || len(*s) > longestShort
		s.dots(cut)
		n++
		return !cut
	})
	s.text(end)
}

func (s *shortText) items(open, end string, items iter.Seq[starlark.Value], depth int) {
	s.parts(open, end, depth, func(next func() bool) {
		for e := range items {
			if !next() {
				return
			}
			s.value(e, depth+1)
		}
	})
}

func (s *shortText) set(open, end string, v starlark.Sequence, depth int) {
	if v.Len() == 0 {
		s.text(v.Type() + "()")
		return
	}
	s.items(open, end, starlark.Elements(v), depth)
}

// object writes an object: what it is, and its attributes.
func (s *shortText) object(x *object.Instance, depth int) {
	name, known := reportName(x.Base())
	if !known {
		name = x.Class().ShortName()
	}
	begin := len(*s)
	s.text("<" + name + " ")
	told := len(*s)
	s.parts("", "", depth, func(next func() bool) {
		if base, ok := x.Base().(starlark.Value); ok && next() {
			s.value(base, depth+1)
		}
		for attr, v := range x.Attributes() {
			if strings.HasPrefix(attr, "_") && strings.HasSuffix(attr, "_") {
				continue // Python's own
			}
			if !next() {
				return
			}
			s.text(attr + "=")
			s.value(v, depth+1)
		}
	})
	switch {
	case len(*s) > told:
		s.text(">")
	case known:
		*s = append((*s)[:begin], name...)
	default:
		*s = append((*s)[:told-1], '>')
	}
}

// reportName returns what reports call a value, or what an object carries.
func reportName(v any) (name string, ok bool) {
	n, ok := v.(object.Named)
	if !ok {
		return "", false
	}
	return n.ReportName(), true
}
