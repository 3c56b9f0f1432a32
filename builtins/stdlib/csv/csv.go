package csv

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// csvError is csv.Error.
var csvError = object.NewClass("Error", object.ExceptionClass).In("_csv")

func csvErrorf(format string, args ...any) error { return raise.Errorf("_csv.Error", format, args...) }

// When fields are quoted.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
	quoteStrings
	quoteNotNull
)

// A csvDialect is how a file of the kind is written. A rune of -1 is none.
type csvDialect struct {
	delimiter, quote, escape  rune
	double, skipSpace, strict bool
	terminator                string
	quoting                   int
}

var csvExcel = csvDialect{delimiter: ',', quote: '"', escape: -1, double: true, terminator: "\r\n"}

// csvDialectClass is csv.Dialect; the named dialects are derived from it.
var csvDialectClass = object.NewClass("Dialect").In("csv")

// csvDialects are the dialects that there are.
var csvDialects = []struct {
	name  string
	class *object.Class
	like  csvDialect
}{
	{"excel", newDialectClass("excel"), csvExcel},
	{"excel-tab", newDialectClass("excel_tab"), csvExcel.with(func(d *csvDialect) { d.delimiter = '\t' })},
	{"unix", newDialectClass("unix_dialect"), csvExcel.with(func(d *csvDialect) { d.terminator, d.quoting = "\n", quoteAll })},
}

func newDialectClass(name string) *object.Class {
	return object.NewClass(name, csvDialectClass).In("csv")
}

// with returns a dialect that differs in what change does.
func (d csvDialect) with(change func(*csvDialect)) csvDialect {
	change(&d)
	return d
}

func fillDialects() {
	csvDialectClass.DefineObjects(kit.PlainObject,
		call.M0("def Dialect.__init__(self)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.None, nil }),
	)
	for _, d := range csvDialects {
		d.class.DefineObjects(kit.PlainObject)
		for name, v := range d.like.attrs() {
			d.class.Set(name, v)
		}
	}
}

// attrs are the attributes of a dialect.
func (d csvDialect) attrs() map[string]starlark.Value {
	char := func(r rune) starlark.Value {
		if r < 0 {
			return starlark.None
		}
		return starlark.String(string(r))
	}
	return map[string]starlark.Value{
		"delimiter": char(d.delimiter), "quotechar": char(d.quote), "escapechar": char(d.escape),
		"doublequote": starlark.Bool(d.double), "skipinitialspace": starlark.Bool(d.skipSpace), "strict": starlark.Bool(d.strict),
		"lineterminator": starlark.String(d.terminator), "quoting": starlark.MakeInt(d.quoting),
	}
}

// csvParameters are the names of what makes a dialect.
var csvParameters = []string{"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"}

// set sets one of the parameters.
func (d *csvDialect) set(thread *starlark.Thread, name string, v starlark.Value) (err error) {
	switch name {
	case "delimiter", "quotechar", "escapechar":
		to := map[string]*rune{"delimiter": &d.delimiter, "quotechar": &d.quote, "escapechar": &d.escape}[name]
		s, ok := v.(starlark.String)
		switch {
		case v == starlark.None && name != "delimiter":
			*to = -1
		case !ok && name == "delimiter":
			return raise.Errorf("TypeError", "\"%s\" must be string, not %s", name, object.TypeName(v))
		case !ok:
			return raise.Errorf("TypeError", "\"%s\" must be string or None, not %s", name, object.TypeName(v))
		case utf8.RuneCountInString(string(s)) != 1:
			return raise.Errorf("TypeError", "\"%s\" must be a 1-character string", name)
		default:
			*to, _ = utf8.DecodeRuneInString(string(s))
		}
	case "lineterminator":
		s, ok := v.(starlark.String)
		if !ok {
			return raise.Errorf("TypeError", "\"%s\" must be a string", name)
		}
		d.terminator = string(s)
	case "quoting":
		if d.quoting, err = object.ToSize(thread, v); err != nil {
			return raise.Errorf("TypeError", "\"quoting\" must be an integer")
		}
		if d.quoting < quoteMinimal || d.quoting > quoteNotNull {
			return raise.Errorf("TypeError", "bad \"quoting\" value")
		}
	default:
		to := map[string]*bool{"doublequote": &d.double, "skipinitialspace": &d.skipSpace, "strict": &d.strict}[name]
		*to, err = object.IsTrue(thread, v)
	}
	return err
}

// csvDialectOf makes a dialect of the argument of that name, by default excel, and of keyword
// arguments.
func csvDialectOf(thread *starlark.Thread, v starlark.Value, kwargs []starlark.Tuple) (*csvDialect, error) {
	d := csvExcel
	if name, ok := v.(starlark.String); ok {
		registered, found, _ := csvKnown(thread).Get(name)
		if !found {
			return nil, csvErrorf("unknown dialect")
		}
		v = registered
	}
	if v != nil && v != starlark.None {
		for _, name := range csvParameters {
			if x, err := object.GetAttr(thread, v, name); err == nil {
				if err := d.set(thread, name, x); err != nil {
					return nil, err
				}
			}
		}
	}
	for _, kw := range kwargs {
		name := object.Text(kw[0])
		if !slices.Contains(csvParameters, name) {
			return nil, raise.Errorf("TypeError", "'%s' is an invalid keyword argument for this function", name).
				About(fact.InvalidKeyword, "", name)
		}
		if err := d.set(thread, name, kw[1]); err != nil {
			return nil, err
		}
	}
	if d.quoting != quoteNone && d.quote < 0 {
		return nil, raise.Errorf("TypeError", "quotechar must be set if quoting enabled")
	}
	return &d, nil
}

// knownDialects is the dialects that a process knows by name.
var knownDialects = proc.NewSlot(func(*proc.Proc) *starlark.Dict {
	known := starlark.NewDict(len(csvDialects))
	for _, d := range csvDialects {
		_ = known.SetKey(starlark.String(d.name), d.class) // a str can be hashed
	}
	return known
}).Carried(memory.CopyDict)

func csvKnown(thread *starlark.Thread) *starlark.Dict { return knownDialects.Of(proc.Of(thread)) }

// Members is the module csv.
func Members() starlark.StringDict {
	m := call.Functions(
		call.FRaw("register_dialect(name, dialect='excel', **fmtparams)", csvRegister),
		call.F1("unregister_dialect(name)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			if _, found, err := csvKnown(thread).Delete(name); err != nil || !found {
				return nil, csvErrorf("unknown dialect")
			}
			return starlark.None, nil
		}),
		call.F1("get_dialect(name)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			d, err := csvDialectOf(thread, name, nil)
			if err != nil {
				return nil, err
			}
			return d.value(thread), nil
		}),
		call.F0("_csv.list_dialects()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.NewList(csvKnown(thread).Keys()), nil
		}),
		call.F1("field_size_limit(new_limit=131072)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
			return starlark.MakeInt(131072), nil
		}),
		call.FRaw("reader(iterable, dialect='excel', **fmtparams)", csvReader),
		call.FRaw("writer(fileobj, dialect='excel', **fmtparams)", csvWriter),
	)
	for name, n := range map[string]int{"QUOTE_MINIMAL": quoteMinimal, "QUOTE_ALL": quoteAll, "QUOTE_NONNUMERIC": quoteNonNumeric,
		"QUOTE_NONE": quoteNone, "QUOTE_STRINGS": quoteStrings, "QUOTE_NOTNULL": quoteNotNull} {
		m[name] = starlark.MakeInt(n)
	}
	for _, d := range csvDialects {
		m[d.class.ShortName()] = d.class
	}
	m["Error"], m["Dialect"], m["DictReader"], m["DictWriter"] = csvError, csvDialectClass, dictReaderClass, dictWriterClass
	return m
}

// csvRegister is register_dialect(name, dialect='excel', **fmtparams).
func csvRegister(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := countCSV(args); err != nil {
		return nil, err
	}
	name, ok := args[0].(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "dialect name must be a string")
	}
	base, params, err := takeDialect(args, kwargs)
	if err != nil {
		return nil, err
	}
	d, err := csvDialectOf(thread, base, params)
	if err != nil {
		return nil, err
	}
	return starlark.None, csvKnown(thread).SetKey(name, d.value(thread))
}

// value is the dialect as an object.
func (d *csvDialect) value(thread *starlark.Thread) starlark.Value {
	i := object.NewInstance(proc.Of(thread).Home(), csvDialectClass, nil)
	for _, name := range csvParameters {
		kit.SetAll(i, name, d.attrs()[name])
	}
	return i
}

// countCSV counts the arguments by position of functions that take any by name. CPython does it
// without the function's name, and before it looks at those.
func countCSV(args starlark.Tuple) error { return call.Count("", len(args), 1, 2) }

// takeDialect takes the dialect out of the arguments of such a function, of which the first is
// something else; nil if it is not given.
func takeDialect(args starlark.Tuple, kwargs []starlark.Tuple) (dialect starlark.Value, params []starlark.Tuple, err error) {
	if len(args) == 2 {
		dialect = args[1]
	}
	for _, kw := range kwargs {
		switch {
		case object.Text(kw[0]) != "dialect":
			params = append(params, kw)
		case dialect != nil:
			return nil, nil, raise.Arguments("argument for function given by name ('dialect') and position (1)")
		default:
			dialect = kw[1]
		}
	}
	return dialect, params, nil
}

// csvFile takes the arguments of reader and writer: a file, a dialect, and what changes it.
func csvFile(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, *csvDialect, error) {
	if err := countCSV(args); err != nil {
		return nil, nil, err
	}
	dialect, params, err := takeDialect(args, kwargs)
	if err != nil {
		return nil, nil, err
	}
	d, err := csvDialectOf(thread, dialect, params)
	return args[0], d, err
}

var csvWriterClass = object.NewClass("writer").In("_csv").Static()

// A csvOut is what a writer carries.
type csvOut struct {
	d     *csvDialect
	write starlark.Value
}

func fillCSVWriter() {
	of := func(self *object.Instance) *csvOut { return self.Base().(*csvOut) }
	csvWriterClass.Define(nil,
		call.M1("writer.writerow(self, row, /)", func(thread *starlark.Thread, self *object.Instance, row starlark.Value) (starlark.Value, error) {
			return of(self).row(thread, row)
		}),
		call.M1("writer.writerows(self, rows, /)", func(thread *starlark.Thread, self *object.Instance, rows starlark.Value) (starlark.Value, error) {
			it, err := object.Iterate(thread, rows)
			if err != nil {
				return nil, err
			}
			for {
				row, ok, err := it.Next(thread)
				if !ok || err != nil {
					return starlark.None, err
				}
				if _, err := of(self).row(thread, row); err != nil {
					return nil, err
				}
			}
		}),
	)
	csvWriterClass.SetComputed("dialect", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i := self.(*object.Instance)
		return of(i).d.value(i.Home().Thread()), nil
	}, nil)
}

// csvWriter is csv.writer(fileobj, dialect='excel', **fmtparams).
func csvWriter(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	file, d, err := csvFile(thread, args, kwargs)
	if err != nil {
		return nil, err
	}
	write, err := object.GetAttr(thread, file, "write")
	if err != nil {
		return nil, raise.Errorf("TypeError", "argument 1 must have a \"write\" method")
	}
	return object.NewInstance(proc.Of(thread).Home(), csvWriterClass, &csvOut{d, write}), nil
}

// row is writerow(row).
func (w *csvOut) row(thread *starlark.Thread, row starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, row)
	if err != nil {
		if object.IsError(err, object.TypeErrorClass) {
			err = csvErrorf("iterable expected, not %s", object.TypeName(row))
		}
		return nil, err
	}
	var b strings.Builder
	n := 0
	for ; ; n++ {
		v, ok, err := it.Next(thread)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if n > 0 {
			b.WriteRune(w.d.delimiter)
		}
		if err := w.field(thread, &b, v); err != nil {
			return nil, err
		}
	}
	if n == 1 && b.Len() == 0 {
		if w.d.quoting == quoteNone || w.d.quote < 0 {
			return nil, csvErrorf("single empty field record must be quoted")
		}
		b.WriteRune(w.d.quote)
		b.WriteRune(w.d.quote)
	}
	b.WriteString(w.d.terminator)
	return object.Call1(thread, w.write, starlark.String(b.String()))
}

// field writes a field, in quotes if it needs them.
func (w *csvOut) field(thread *starlark.Thread, b *strings.Builder, v starlark.Value) error {
	text := ""
	var err error
	switch v.(type) {
	case starlark.NoneType:
	case starlark.Float:
		text, err = object.Repr(thread, v)
	default:
		text, err = object.Str(thread, v)
	}
	if err != nil {
		return err
	}
	_, isInt := v.(starlark.Int)
	_, isFloat := v.(starlark.Float)
	_, isString := v.(starlark.String)
	quoted := false
	switch w.d.quoting {
	case quoteAll:
		quoted = true
	case quoteNonNumeric:
		quoted = !isInt && !isFloat
	case quoteStrings:
		quoted = isString
	case quoteNotNull:
		quoted = v != starlark.None
	}
	return w.put(b, text, quoted)
}

// put writes the text of a field.
func (w *csvOut) put(b *strings.Builder, text string, quoted bool) error {
	d := w.d
	var out strings.Builder
	for _, r := range text {
		special := r == d.delimiter || r == d.escape || r == d.quote || r == '\n' || r == '\r' || strings.ContainsRune(d.terminator, r)
		if special {
			escape := false
			switch {
			case d.quoting == quoteNone || r == d.escape:
				escape = true
			case r == d.quote && d.double:
				out.WriteRune(d.quote)
				quoted = true
			case r == d.quote:
				escape = true
			default:
				quoted = true
			}
			if escape {
				if d.escape < 0 {
					return csvErrorf("need to escape, but no escapechar set")
				}
				out.WriteRune(d.escape)
			}
		}
		out.WriteRune(r)
	}
	if !quoted {
		b.WriteString(out.String())
		return nil
	}
	b.WriteRune(d.quote)
	b.WriteString(out.String())
	b.WriteRune(d.quote)
	return nil
}
