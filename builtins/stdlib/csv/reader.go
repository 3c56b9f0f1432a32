package csv

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
)

var csvReaderClass = object.NewClass("reader").In("_csv").Static()

// A csvIn is what a reader carries: the lines, and where in a row it is.
type csvIn struct {
	d     *csvDialect
	lines object.Iterator
	count int // lines read: line_num

	state   csvState
	fields  []starlark.Value
	field   strings.Builder
	numeric bool // the field was not quoted, and is to be a number
}

// A csvState is where in a field a reader is.
type csvState int

const (
	csvStartRow csvState = iota
	csvStartField
	csvEscaped
	csvEscapedEnd // after the end of a line, which is part of the field
	csvInField
	csvInQuotes
	csvEscapedInQuotes
	csvQuoteInQuotes
	csvAfterRow
)

func fillCSVReader() {
	of := func(self *object.Instance) *csvIn { return self.Base().(*csvIn) }
	csvReaderClass.Define(nil,
		call.M0("slot reader.__iter__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) { return self, nil }),
		call.M0("slot reader.__next__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return of(self).next(thread)
		}),
	)
	csvReaderClass.SetProperty("line_num", func(self starlark.Value) starlark.Value { return starlark.MakeInt(of(self.(*object.Instance)).count) })
	csvReaderClass.SetComputed("dialect", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i := self.(*object.Instance)
		return of(i).d.value(i.Home().Thread()), nil
	}, nil)
}

// csvReader is csv.reader(iterable, dialect='excel', **fmtparams).
func csvReader(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	file, d, err := csvFile(thread, args, kwargs)
	if err != nil {
		return nil, err
	}
	lines, err := object.Iterate(thread, file)
	if err != nil {
		return nil, err
	}
	return object.NewInstance(proc.Of(thread).Home(), csvReaderClass, &csvIn{d: d, lines: lines}), nil
}

// next reads a row, which may have several lines.
func (r *csvIn) next(thread *starlark.Thread) (starlark.Value, error) {
	r.state, r.fields = csvStartRow, nil
	r.field.Reset()
	r.numeric = false
	for {
		line, ok, err := r.lines.Next(thread)
		if err != nil {
			return nil, err
		}
		if !ok {
			if r.field.Len() > 0 || r.state == csvInQuotes {
				if r.d.strict {
					return nil, csvErrorf("unexpected end of data")
				}
				if err := r.save(); err != nil {
					return nil, err
				}
				return starlark.NewList(r.fields), nil
			}
			return nil, kit.StopIteration()
		}
		text, ok := object.Native(line).(starlark.String)
		if !ok {
			return nil, csvErrorf("iterator should return strings, not %s (the file should be opened in text mode)", object.TypeName(line))
		}
		r.count++
		for _, c := range string(text) {
			if err := r.char(c); err != nil {
				return nil, err
			}
		}
		if err := r.char(csvEnd); err != nil {
			return nil, err
		}
		if r.state == csvStartRow {
			return starlark.NewList(r.fields), nil
		}
	}
}

// csvEnd is the end of a line that the iterator has given.
const csvEnd = -2

func isLineEnd(c rune) bool { return c == '\n' || c == '\r' || c == csvEnd }

// save ends a field.
func (r *csvIn) save() error {
	text := r.field.String()
	r.field.Reset()
	if !r.numeric {
		r.fields = append(r.fields, starlark.String(text))
		return nil
	}
	r.numeric = false
	v, err := object.FloatClass.CallInternal(nil, starlark.Tuple{starlark.String(text)}, nil)
	if err != nil {
		return err
	}
	r.fields = append(r.fields, v)
	return nil
}

// end ends the row's last field at the end of a line.
func (r *csvIn) end(c rune) error {
	if r.state = csvAfterRow; c == csvEnd {
		r.state = csvStartRow
	}
	return r.save()
}

// char goes on by one character.
func (r *csvIn) char(c rune) error {
	switch r.state {
	case csvStartRow, csvStartField:
		return r.begin(c)
	case csvEscaped:
		if isLineEnd(c) && c != csvEnd {
			r.field.WriteRune(c)
			r.state = csvEscapedEnd
			return nil
		}
		if c == csvEnd {
			c = '\n'
		}
		r.field.WriteRune(c)
		r.state = csvInField
	case csvInField, csvEscapedEnd:
		if r.state == csvEscapedEnd && c == csvEnd { // the row goes on
			return nil
		}
		r.state = csvInField
		switch {
		case isLineEnd(c):
			return r.end(c)
		case c == r.d.escape:
			r.state = csvEscaped
		case c == r.d.delimiter:
			r.state = csvStartField
			return r.save()
		default:
			r.field.WriteRune(c)
		}
	case csvInQuotes, csvEscapedInQuotes, csvQuoteInQuotes:
		return r.quoted(c)
	case csvAfterRow:
		switch c {
		case '\n', '\r':
		case csvEnd:
			r.state = csvStartRow
		default:
			return csvErrorf("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
		}
	}
	return nil
}

// begin is for the first character of a field.
func (r *csvIn) begin(c rune) error {
	if r.state == csvStartRow {
		switch c {
		case csvEnd: // an empty line
			return nil
		case '\n', '\r':
			r.state = csvAfterRow
			return nil
		}
	}
	switch {
	case isLineEnd(c):
		return r.end(c)
	case c == r.d.quote && r.d.quoting != quoteNone:
		r.state = csvInQuotes
	case c == r.d.escape:
		r.state = csvEscaped
	case c == ' ' && r.d.skipSpace:
		r.state = csvStartField
	case c == r.d.delimiter:
		r.state = csvStartField
		return r.save()
	default:
		r.numeric = r.d.quoting == quoteNonNumeric
		r.field.WriteRune(c)
		r.state = csvInField
	}
	return nil
}

// quoted is for characters of a field in quotes.
func (r *csvIn) quoted(c rune) error {
	switch {
	case r.state == csvEscapedInQuotes:
		if c == csvEnd {
			c = '\n'
		}
		r.field.WriteRune(c)
		r.state = csvInQuotes
	case r.state == csvInQuotes:
		switch {
		case c == csvEnd:
		case c == r.d.escape:
			r.state = csvEscapedInQuotes
		case c == r.d.quote && r.d.quoting != quoteNone && r.d.double:
			r.state = csvQuoteInQuotes
		case c == r.d.quote && r.d.quoting != quoteNone:
			r.state = csvInField
		default:
			r.field.WriteRune(c)
		}
	case c == r.d.quote && r.d.quoting != quoteNone:
		r.field.WriteRune(c)
		r.state = csvInQuotes
	case c == r.d.delimiter:
		r.state = csvStartField
		return r.save()
	case isLineEnd(c):
		return r.end(c)
	case r.d.strict:
		return csvErrorf("'%c' expected after '%c'", r.d.delimiter, r.d.quote)
	default:
		r.field.WriteRune(c)
		r.state = csvInField
	}
	return nil
}
