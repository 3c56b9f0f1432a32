package prelude

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A recorded program is an initial value and steps, with what CPython says.
type recorded struct {
	Init  string
	Steps []recordedStep
}

type recordedStep struct {
	Op    string
	Args  []string
	Kw    map[string]string
	Res   string
	State string // "" if it does not matter
}

// TestContainersAsRecorded runs what testdata/record_containers.py has recorded. Set
// CONTAINERS to the name of another recording.
func TestContainersAsRecorded(t *testing.T) {
	name := os.Getenv("CONTAINERS")
	if name == "" {
		name = "testdata/containers.jsonl"
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p recorded
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		replay(t, p)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func replay(t *testing.T, p recorded) {
	t.Helper()
	thread := new(starlark.Thread)
	env := starlark.StringDict{
		"set": object.SetClass, "frozenset": collection.FrozenSetClass, "slice": object.SliceClass, "range": object.RangeClass, "dict": object.DictClass,
	}
	eval := func(text string) starlark.Value {
		switch text {
		case "x.keys()":
			return collection.KeysView(env["x"].(*starlark.Dict))
		case "x.items()":
			return collection.ItemsView(env["x"].(*starlark.Dict))
		}
		text = strings.ReplaceAll(text, "10**30", "1"+strings.Repeat("0", 30))
		v, err := starlark.EvalOptions(&syntax.FileOptions{}, thread, "test", text, env)
		if err != nil {
			t.Fatal(text, err)
		}
		return v
	}
	env["x"] = eval(p.Init)
	var log []string
	for _, s := range p.Steps {
		log = append(log, s.Op+" "+strings.Join(s.Args, ", "))
		var args starlark.Tuple
		for _, a := range s.Args {
			args = append(args, eval(a))
		}
		var kwargs []starlark.Tuple
		for name, a := range s.Kw {
			kwargs = append(kwargs, starlark.Tuple{starlark.String(name), eval(a)})
		}
		slices.SortFunc(kwargs, func(a, b starlark.Tuple) int { return strings.Compare(a[0].String(), b[0].String()) })
		got := outcome(thread, env["x"], s.Op, args, kwargs)
		if got != s.Res {
			t.Errorf("%s: %s\ngot  %s\nwant %s", p.Init, strings.Join(log, "; "), got, s.Res)
			return
		}
		if got := canonical(thread, env["x"]); s.State != "" && got != s.State {
			t.Errorf("%s: %s\nthe value is %s\nwant         %s", p.Init, strings.Join(log, "; "), got, s.State)
			return
		}
	}
}

func outcome(thread *starlark.Thread, x starlark.Value, op string, args starlark.Tuple, kwargs []starlark.Tuple) string {
	v, err := doStep(thread, x, op, args, kwargs)
	var e *raise.Error
	if errors.As(err, &e) {
		return e.Class + ": " + e.Text()
	}
	if err != nil {
		return err.Error()
	}
	return canonical(thread, v)
}

// canonical returns a text that does not depend on the order of a set, and shows what
// is left in an iterator.
func canonical(thread *starlark.Thread, v starlark.Value) string {
	switch v.(type) {
	case *starlark.Set, *collection.FrozenSet:
		var parts []string
		for e := range starlark.Elements(v.(starlark.Iterable)) {
			parts = append(parts, canonical(thread, e))
		}
		slices.Sort(parts)
		return v.Type() + "{" + strings.Join(parts, ", ") + "}"
	}
	prefix := ""
	if it, ok := v.(object.Iterator); ok {
		elems, err := object.CollectFrom(thread, it, 0)
		if err != nil {
			return err.Error()
		}
		prefix, v = v.Type(), starlark.NewList(elems)
	}
	text, err := object.Repr(thread, v)
	if err != nil {
		return err.Error()
	}
	return prefix + text
}

// doStep does a step of a recorded program.
func doStep(thread *starlark.Thread, x starlark.Value, op string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	number := func(i int) int {
		n, _ := starlark.AsInt32(args[i])
		return n
	}
	switch op {
	case "[]":
		return object.GetItem(thread, x, args[0])
	case "[]=":
		return starlark.None, object.SetItem(thread, x, args[0], args[1])
	case "del":
		return starlark.None, object.DelItem(thread, x, args[0])
	case "unpack":
		return collection.Unpack(thread, x, number(0))
	case "star":
		return collection.UnpackStar(thread, x, number(0), number(1))
	case "fset":
		return doOperator(thread, x, string(args[1].(starlark.String)), args[0])
	}
	switch words := strings.Fields(op); words[0] {
	case "view":
		v, err := stepMethod(thread, x, words[1], nil, nil)
		if err != nil {
			return nil, err
		}
		return doOperator(thread, v, words[2], args[0])
	case "make":
		return callable(words[1]).CallInternal(thread, args, kwargs)
	case "fn":
		if words[1] == "filter" {
			return collection.FilterClass.CallInternal(thread, starlark.Tuple{starlark.None, x}, nil)
		}
		return callable(words[1]).CallInternal(thread, append(starlark.Tuple{x}, args...), kwargs)
	}
	return stepMethod(thread, x, op, args, kwargs)
}

func callable(name string) starlark.Callable {
	for _, c := range []*object.Class{
		object.ListClass, object.TupleClass, object.SetClass, collection.FrozenSetClass, object.DictClass, object.RangeClass, object.SliceClass,
		collection.EnumerateClass, collection.ZipClass, collection.ReversedClass,
	} {
		if c.Name() == name {
			return c
		}
	}
	return Functions()[name].(starlark.Callable)
}

func doOperator(thread *starlark.Thread, x starlark.Value, op string, y starlark.Value) (starlark.Value, error) {
	var ok bool
	var err error
	switch op {
	case "rev":
		return collection.Reversed(thread, x)
	case "iter":
		return collection.IterValue(thread, x)
	case "&", "|", "-", "^":
		return object.Binary(thread, op, x, y)
	case "in":
		ok, err = object.Contains(thread, x, y)
	default:
		ok, err = object.Compare(thread, op, x, y)
	}
	return starlark.Bool(ok), err
}

func stepMethod(thread *starlark.Thread, x starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	m, _ := object.TypeOf(x).Lookup(name)
	if d, ok := m.(*object.MethodDescriptor); ok {
		return d.CallInternal(thread, append(starlark.Tuple{x}, args...), kwargs)
	}
	f, err := object.GetAttr(thread, x, name) // a class method
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}
