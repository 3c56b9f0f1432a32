package text

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// formatStr is the slot Format of str.
func formatStr(w *object.Writer, x starlark.Value, text string) error {
	v := string(x.(starlark.String))
	s, err := number.ParseSpec(text, "str", 's', '<', w.Python2)
	if err != nil {
		return err
	}
	if s.Code != 's' {
		return s.UnknownCode()
	}
	if flaw := stringFlaw(&s, w.Python2); flaw != "" {
		return raise.Errorf("ValueError", "%s not allowed in string format specifier", flaw)
	}
	if s.Prec >= 0 {
		end, _ := codepoint.Offset(v, s.Prec)
		v = v[:end]
	}
	left, right, err := s.Padding(codepoint.Len(v))
	if err != nil {
		return err
	}
	w.Fill(s.Fill, left)
	w.Text(v)
	w.Fill(s.Fill, right)
	return nil
}

// stringFlaw names what the spec has and a str's may not have.
func stringFlaw(s *number.Spec, two bool) string {
	switch {
	case s.Sign == ' ' && !two:
		return "Space"
	case s.Sign != 0:
		return "Sign"
	case s.NoNeg0:
		return "Negative zero coercion (z)"
	case s.Alt:
		return "Alternate form (#)"
	case s.Align == '=':
		return "'=' alignment"
	}
	return ""
}
