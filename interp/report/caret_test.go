package report

import (
	"strings"
	"testing"
)

func TestWriteSource(t *testing.T) {
	long := strings.Repeat("a", 500) + "!" + strings.Repeat("b", 500)
	tests := []struct {
		name, line string
		col        int
		want       string
	}{
		{"indented", "    x = 1", 7, "    x = 1\n      ^\n"},
		{"with tabs", "\tx\t= 1", 4, "    x\t= 1\n     \t^\n"},
		{"after the end", "f(", 3, "    f(\n      ^\n"},
		{"letters of more than a byte", "é = ñ", 5, "    é = ñ\n        ^\n"},
		{"blank", "   ", 1, ""},
		{"column unknown", "x", 0, "    x\n"},
		{"a long line", long, 501, "    " + strings.Repeat("a", 60) + "!" + strings.Repeat("b", 139) + "\n" + strings.Repeat(" ", 64) + "^\n"},
		{"the end of a long line", long, 1002, "    " + strings.Repeat("b", 200) + "\n" + strings.Repeat(" ", 204) + "^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := plainText(func(g *page) { g.source(tt.line, caret{from: tt.col, to: tt.col + 1}) })
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
