package csv

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of readers and writers whose rows are dicts. As in CPython they are ordinary
// objects with attributes.
var (
	dictReaderClass = object.NewClass("DictReader").In("csv")
	dictWriterClass = object.NewClass("DictWriter").In("csv")
)

func fillDictFiles() {
	dictReaderClass.DefineObjects(kit.PlainObject,
		call.MOpen("def DictReader.__init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds)", initDictReader),
		call.M0("def DictReader.__iter__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) { return self, nil }),
		call.M0("def DictReader.__next__(self)", nextDict),
	)
	dictReaderClass.SetComputed("fieldnames", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i := self.(*object.Instance)
		if thread == nil {
			thread = i.Home().Thread()
		}
		return dictFields(thread, i)
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		return self.(*object.Instance).SetOwn("_fieldnames", v)
	})
	dictReaderClass.SetComputed("line_num", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return object.GetAttr(thread, kit.OrNone(self.(*object.Instance).Own("reader")), "line_num")
	}, nil)
	dictWriterClass.DefineObjects(kit.PlainObject,
		call.MOpen("def DictWriter.__init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds)", initDictWriter),
		call.M0("def DictWriter.writeheader(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			fields, err := object.Collect(thread, kit.OrNone(self.Own("fieldnames")))
			if err != nil {
				return nil, err
			}
			header := starlark.NewDict(len(fields))
			for _, f := range fields {
				if err := object.DictSet(thread, header, f, f); err != nil {
					return nil, err
				}
			}
			return writeDict(thread, self, header)
		}),
		call.M1("def DictWriter.writerow(self, rowdict)", writeDict),
		call.M1("def DictWriter.writerows(self, rowdicts)", func(thread *starlark.Thread, self *object.Instance, rowdicts starlark.Value) (starlark.Value, error) {
			rows, err := object.Collect(thread, rowdicts)
			if err != nil {
				return nil, err
			}
			for _, row := range rows {
				if _, err := writeDict(thread, self, row); err != nil {
					return nil, err
				}
			}
			return starlark.None, nil
		}),
	)
}

// initDictReader is DictReader(f, fieldnames=None, restkey=None, restval=None,
// dialect='excel', *args, **kwds).
func initDictReader(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, kwds := kit.PartArguments([]string{"f", "fieldnames", "restkey", "restval", "dialect"}, args, kwargs)
	if v[4] == nil {
		v[4] = starlark.String("excel")
	}
	r, err := csvReader(thread, append(starlark.Tuple{v[0], v[4]}, args[min(len(v), len(args)):]...), kwds)
	if err != nil {
		return nil, err
	}
	kit.SetAll(self, "_fieldnames", kit.OrNone(v[1]), "restkey", kit.OrNone(v[2]), "restval", kit.OrNone(v[3]), "reader", r, "dialect", v[4])
	return starlark.None, nil
}

// dictFields returns the names of the fields: those given, or the first row.
func dictFields(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	fields := kit.OrNone(self.Own("_fieldnames"))
	if fields != starlark.None {
		return fields, nil
	}
	r, ok := self.Own("reader").(*object.Instance)
	if !ok {
		return starlark.None, nil
	}
	row, err := object.CallMethod(thread, r, "__next__", nil, nil)
	switch {
	case object.IsError(err, object.StopIterationClass):
		return starlark.None, nil
	case err != nil:
		return nil, err
	}
	kit.SetAll(self, "_fieldnames", row)
	return row, nil
}

// nextDict is DictReader.__next__().
func nextDict(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	names, err := dictFields(thread, self)
	if err != nil {
		return nil, err
	}
	var row *starlark.List
	for row == nil || row.Len() == 0 {
		v, err := object.CallMethod(thread, kit.OrNone(self.Own("reader")), "__next__", nil, nil)
		if err != nil {
			return nil, err
		}
		row = v.(*starlark.List)
	}
	fields, err := object.Collect(thread, names)
	if err != nil {
		return nil, err
	}
	d := starlark.NewDict(len(fields))
	for i, name := range fields {
		v := kit.OrNone(self.Own("restval"))
		if i < row.Len() {
			v = row.Index(i)
		}
		if err := object.DictSet(thread, d, name, v); err != nil {
			return nil, err
		}
	}
	if row.Len() > len(fields) {
		if err := object.DictSet(thread, d, kit.OrNone(self.Own("restkey")), row.Slice(len(fields), row.Len(), 1)); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// initDictWriter is DictWriter(f, fieldnames, restval=”, extrasaction='raise',
// dialect='excel', *args, **kwds).
func initDictWriter(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, kwds := kit.PartArguments([]string{"f", "fieldnames", "restval", "extrasaction", "dialect"}, args, kwargs)
	for i, def := range map[int]string{2: "", 3: "raise", 4: "excel"} {
		if v[i] == nil {
			v[i] = starlark.String(def)
		}
	}
	action := strings.ToLower(object.Text(v[3]))
	if action != "raise" && action != "ignore" {
		return nil, raise.Errorf("ValueError", "extrasaction (%s) must be 'raise' or 'ignore'", object.Text(v[3]))
	}
	w, err := csvWriter(thread, append(starlark.Tuple{v[0], v[4]}, args[min(len(v), len(args)):]...), kwds)
	if err != nil {
		return nil, err
	}
	kit.SetAll(self, "fieldnames", v[1], "restval", v[2], "extrasaction", starlark.String(action), "writer", w)
	return starlark.None, nil
}

// writeDict is DictWriter.writerow(rowdict).
func writeDict(thread *starlark.Thread, self *object.Instance, row starlark.Value) (starlark.Value, error) {
	fields, err := object.Collect(thread, kit.OrNone(self.Own("fieldnames")))
	if err != nil {
		return nil, err
	}
	known := starlark.NewDict(len(fields))
	for _, f := range fields {
		if err := object.DictSet(thread, known, f, starlark.None); err != nil {
			return nil, err
		}
	}
	if object.Text(kit.OrNone(self.Own("extrasaction"))) == "raise" {
		if err := checkExtras(thread, known, row); err != nil {
			return nil, err
		}
	}
	values := make([]starlark.Value, len(fields))
	for i, f := range fields {
		if values[i], err = object.CallMethod(thread, row, "get", starlark.Tuple{f, kit.OrNone(self.Own("restval"))}, nil); err != nil {
			return nil, err
		}
	}
	return object.CallMethod(thread, kit.OrNone(self.Own("writer")), "writerow", starlark.Tuple{starlark.NewList(values)}, nil)
}

// checkExtras refuses keys of a row that are no fields.
func checkExtras(thread *starlark.Thread, known *starlark.Dict, row starlark.Value) error {
	keys, err := object.CallMethod(thread, row, "keys", nil, nil)
	if err != nil {
		return err
	}
	names, err := object.Collect(thread, keys)
	if err != nil {
		return err
	}
	var wrong []string
	for _, name := range names {
		if _, found, err := object.DictGet(thread, known, name); err != nil {
			return err
		} else if found {
			continue
		}
		text, err := object.Repr(thread, name)
		if err != nil {
			return err
		}
		wrong = append(wrong, text)
	}
	if len(wrong) > 0 {
		return raise.Errorf("ValueError", "dict contains fields not in fieldnames: %s", strings.Join(wrong, ", "))
	}
	return nil
}
