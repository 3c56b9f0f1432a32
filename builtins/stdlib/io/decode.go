package io

import (
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/builtins/text"
)

// A decoder turns the bytes of a file into text, some at a time.
type decoder struct {
	encoding, errors string
	newline          string // as for open; "" splits at every kind and keeps them
	universal        bool   // every kind becomes "\n"
	now              string // the encoding without a mark at the beginning, once it is read
	seen             [3]bool
}

// newlineKinds are the ends of lines, in the order in which the attribute newlines tells them.
var newlineKinds = [3]string{"\r", "\n", "\r\n"}

// encodingKey is an encoding's name without what does not matter in it.
func encodingKey(name string) string {
	if name == "UTF-8" || name == "utf-8" { // the usual case costs nothing
		return "utf8"
	}
	return separators.Replace(strings.ToLower(name))
}

var separators = strings.NewReplacer("-", "", "_", "", " ", "")

// reset is for the beginning of the file.
func (d *decoder) reset() { d.now = d.encoding }

// decode returns the text of the longest part of data that is complete, and that part's
// length. final says that no more comes.
func (d *decoder) decode(data []byte, final bool) (string, int, error) {
	n := len(data)
	key := encodingKey(d.now)
	if !final {
		n = completePart(key, data)
	}
	if n == 0 {
		return "", 0, nil
	}
	content, err := text.DecodeText(string(data[:n]), d.now, d.errors)
	if err != nil {
		return "", 0, err
	}
	if d.newline == "" && !final && strings.HasSuffix(content, "\r") {
		cr := n - 1
		if key == "utf16" || key == "utf16le" || key == "utf16be" {
			cr = n - 2
		}
		if cr == 0 {
			return "", 0, nil
		}
		content, n = content[:len(content)-1], cr
	}
	d.now = afterMark(key, d.now, data)
	return d.translate(content), n, nil
}

// completePart returns how many of the bytes are whole characters.
func completePart(key string, data []byte) int {
	n := len(data)
	switch key {
	case "utf8", "u8", "utf", "utf8sig", "cp65001":
		for back := 1; back <= min(n, utf8.UTFMax-1); back++ {
			if utf8.RuneStart(data[n-back]) {
				if !utf8.FullRune(data[n-back:]) {
					return n - back
				}
				break
			}
		}
	case "utf16", "u16", "utf16le", "utf16be":
		n -= n % 2
		if n >= 2 && (data[n-1]&0xfc == 0xd8 || data[n-2]&0xfc == 0xd8) {
			n -= 2 // perhaps half of a pair
		}
	case "utf32", "u32", "utf32le", "utf32be":
		n -= n % 4
	}
	return n
}

// afterMark returns the encoding of what follows the beginning of a file.
func afterMark(key, name string, data []byte) string {
	big := len(data) > 1 && data[0] == 0xfe && data[1] == 0xff || len(data) > 3 && data[0] == 0 && data[1] == 0
	switch key {
	case "utf8sig":
		return "utf-8"
	case "utf16", "u16":
		if big {
			return "utf-16-be"
		}
		return "utf-16-le"
	case "utf32", "u32":
		if big {
			return "utf-32-be"
		}
		return "utf-32-le"
	}
	return name
}

// translate notes which ends of lines a text has, and makes all of them "\n" if it is to.
func (d *decoder) translate(text string) string {
	if d.newline != "" || !strings.Contains(text, "\r") {
		d.seen[1] = d.seen[1] || d.newline == "" && strings.Contains(text, "\n")
		return text
	}
	pairs := strings.Count(text, "\r\n")
	d.seen[0] = d.seen[0] || strings.Count(text, "\r") > pairs
	d.seen[1] = d.seen[1] || strings.Count(text, "\n") > pairs
	d.seen[2] = d.seen[2] || pairs > 0
	if !d.universal {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// lineEnd returns the index behind the first end of a line in a text, 0 if there is none.
func (d *decoder) lineEnd(text string) int {
	switch {
	case d.universal || d.newline == "\n":
		return strings.IndexByte(text, '\n') + 1
	case d.newline == "":
		i := strings.IndexAny(text, "\r\n")
		if i >= 0 && strings.HasPrefix(text[i:], "\r\n") {
			i++
		}
		return i + 1
	}
	i := strings.Index(text, d.newline)
	if i < 0 {
		return 0
	}
	return i + len(d.newline)
}
