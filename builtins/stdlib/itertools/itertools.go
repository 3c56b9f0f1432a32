package itertools

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ChainClass is itertools.chain, which other modules make values of as well.
var ChainClass = kit.NewIteratorClass("itertools", "chain")

// An iteratorMaker makes an iterator of the arguments of a class's call.
type iteratorMaker func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (object.Iterator, error)

// Members is the module itertools, with the names that Python 2 has besides.
func Members() starlark.StringDict {
	m := starlark.StringDict{}
	for name, f := range map[string]iteratorMaker{
		"chain": chain, "accumulate": namedIterator("accumulate(iterable, func=None, *, initial=None)", accumulate),
		"combinations":                  namedIterator("combinations(iterable, r)", combinations(false)),
		"combinations_with_replacement": namedIterator("combinations_with_replacement(iterable, r)", combinations(true)),
		"permutations":                  namedIterator("permutations(iterable, r=None)", permutations),
		"compress":                      namedIterator("compress(data, selectors)", compress),
		"count":                         namedIterator("count(start=0, step=1)", count),
		"repeat":                        namedIterator("repeat(object, times=None)", repeat),
		"groupby":                       namedIterator("groupby(iterable, key=None)", groupBy),
		"batched":                       namedIterator("batched(iterable, n)", batched),
		"cycle":                         plainIterator("cycle", 1, 1, cycle),
		"pairwise":                      plainIterator("pairwise", 1, 1, pairwise),
		"islice":                        plainIterator("islice", 2, 4, islice),
		"dropwhile":                     plainIterator("dropwhile", 2, 2, dropWhile),
		"takewhile":                     plainIterator("takewhile", 2, 2, takeWhile),
		"filterfalse":                   plainIterator("filterfalse", 2, 2, filterFalse),
		"starmap":                       plainIterator("starmap", 2, 2, starMap),
		"product":                       product,
		"zip_longest":                   zipLongest,
	} {
		class := ChainClass
		if name != "chain" {
			class = kit.NewIteratorClass("itertools", name)
		}
		class.Define(func(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			it, err := f(thread, args, kwargs)
			if err != nil {
				return nil, err
			}
			if v, ok := it.(starlark.Value); ok {
				return v, nil
			}
			return collection.NewIterator(class, it), nil
		}, nil)
		m[name] = class
	}
	ChainClass.Set("from_iterable", kit.Function("from_iterable", kit.One("chain.from_iterable", chainFromIterable)))
	m["tee"] = kit.Function("tee", kit.Some("itertools.tee", 1, 2, tee))
	m["izip"], m["imap"], m["ifilter"] = collection.ZipClass, collection.MapClass, collection.FilterClass
	m["izip_longest"], m["ifilterfalse"] = m["zip_longest"], m["filterfalse"]
	return m
}

// namedIterator is an iteratorMaker whose parameters have names.
func namedIterator(text string, f func(thread *starlark.Thread, v []starlark.Value) (object.Iterator, error)) iteratorMaker {
	p := kit.NewParser(text)
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (object.Iterator, error) {
		v := make([]starlark.Value, len(p.Params))
		if err := p.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, v)
	}
}

// plainIterator is an iteratorMaker whose parameters have no names.
func plainIterator(name string, least, most int, f func(thread *starlark.Thread, args starlark.Tuple) (object.Iterator, error)) iteratorMaker {
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (object.Iterator, error) {
		if len(kwargs) > 0 {
			return nil, kit.NoKeywords(name)
		}
		if n := len(args); n < least || n > most {
			return nil, kit.WrongCount(name, n, least, most)
		}
		return f(thread, args)
	}
}

// chain is itertools.chain(*iterables).
func chain(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (object.Iterator, error) {
	if len(kwargs) > 0 {
		return nil, kit.NoKeywords("chain")
	}
	i := 0
	return chainOf(kit.IteratorFunc(func(*starlark.Thread) (starlark.Value, bool, error) {
		if i >= len(args) {
			return nil, false, nil
		}
		i++
		return args[i-1], true, nil
	})), nil
}

func chainFromIterable(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	return collection.NewIterator(ChainClass, chainOf(it)), nil
}

// chainOf iterates over the elements of the elements.
func chainOf(sources object.Iterator) object.Iterator {
	var it object.Iterator
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			if it != nil {
				if v, ok, err := it.Next(thread); ok || err != nil {
					return v, ok, err
				}
				it = nil
			}
			source, ok, err := sources.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			if it, err = object.Iterate(thread, source); err != nil {
				return nil, false, err
			}
		}
	})
}

func accumulate(thread *starlark.Thread, v []starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, v[0])
	if err != nil {
		return nil, err
	}
	f, total := kit.OrNone(v[1]), starlark.Value(nil)
	pending := false
	if initial := kit.OrNone(v[2]); initial != starlark.None {
		total, pending = initial, true
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if pending {
			pending = false
			return total, true, nil
		}
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		switch {
		case total == nil:
			total = x
		case f == starlark.None:
			total, err = object.Binary(thread, "+", total, x)
		default:
			total, err = starlark.Call(thread, f, starlark.Tuple{total, x}, nil)
		}
		return total, err == nil, err
	}), nil
}

func compress(thread *starlark.Thread, v []starlark.Value) (object.Iterator, error) {
	data, err := object.Iterate(thread, v[0])
	if err != nil {
		return nil, err
	}
	selectors, err := object.Iterate(thread, v[1])
	if err != nil {
		return nil, err
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			x, ok, err := data.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			s, ok, err := selectors.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			if selected, err := object.IsTrue(thread, s); selected || err != nil {
				return x, err == nil, err
			}
		}
	}), nil
}

// numbers is itertools.count.
type numbers struct{ next, step starlark.Value }

func count(_ *starlark.Thread, v []starlark.Value) (object.Iterator, error) {
	n := &numbers{kit.Zero, kit.Unit}
	for i, to := range []*starlark.Value{&n.next, &n.step} {
		if v[i] == nil {
			continue
		}
		if *to = v[i]; !kit.IsNumber(v[i]) {
			return nil, raise.Errorf("TypeError", "a number is required")
		}
	}
	class := countClass
	return collection.NewIterator(class, n).(object.Iterator), nil
}

var (
	countClass  = kit.NewIteratorClass("itertools", "count")
	repeatClass = kit.NewIteratorClass("itertools", "repeat")
)

// Next implements object.Iterator.
func (n *numbers) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	v := n.next
	var err error
	n.next, err = object.Binary(thread, "+", v, n.step)
	return v, err == nil, err
}

// Repr is "count(1)" or "count(1, 2)".
func (n *numbers) Repr(thread *starlark.Thread) (string, error) {
	next, err := object.Repr(thread, n.next)
	if err != nil || n.step == starlark.Value(kit.Unit) {
		return "count(" + next + ")", err
	}
	step, err := object.Repr(thread, n.step)
	return "count(" + next + ", " + step + ")", err
}

func repeat(thread *starlark.Thread, v []starlark.Value) (object.Iterator, error) {
	left := -1
	if v[1] != nil {
		n, err := object.ToSize(thread, v[1])
		if err != nil {
			return nil, err
		}
		left = max(n, 0)
	}
	return collection.NewIterator(repeatClass, &repetition{v[0], left}).(object.Iterator), nil
}

// A repetition is itertools.repeat; left < 0 is for ever.
type repetition struct {
	v    starlark.Value
	left int
}

// Next implements object.Iterator.
func (r *repetition) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if r.left == 0 {
		return nil, false, nil
	}
	if r.left > 0 {
		r.left--
	}
	return r.v, true, nil
}

// Repr is "repeat(1)" or "repeat(1, 2)".
func (r *repetition) Repr(thread *starlark.Thread) (string, error) {
	v, err := object.Repr(thread, r.v)
	if err != nil || r.left < 0 {
		return "repeat(" + v + ")", err
	}
	return "repeat(" + v + ", " + strconv.Itoa(r.left) + ")", nil
}

func cycle(thread *starlark.Thread, args starlark.Tuple) (object.Iterator, error) {
	it, err := object.Iterate(thread, args[0])
	if err != nil {
		return nil, err
	}
	var saved []starlark.Value
	i := 0
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if it != nil {
			v, ok, err := it.Next(thread)
			if err != nil {
				return nil, false, err
			}
			if ok {
				saved = append(saved, v)
				return v, true, nil
			}
			it = nil
		}
		if len(saved) == 0 {
			return nil, false, nil
		}
		v := saved[i]
		i = (i + 1) % len(saved)
		return v, true, nil
	}), nil
}

func pairwise(thread *starlark.Thread, args starlark.Tuple) (object.Iterator, error) {
	it, err := object.Iterate(thread, args[0])
	if err != nil {
		return nil, err
	}
	var last starlark.Value
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for {
			v, ok, err := it.Next(thread)
			if !ok || err != nil {
				return nil, false, err
			}
			first := last
			if last = v; first != nil {
				return starlark.Tuple{first, v}, true, nil
			}
		}
	}), nil
}

func batched(thread *starlark.Thread, v []starlark.Value) (object.Iterator, error) {
	n, err := object.ToSize(thread, v[1])
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, raise.Errorf("ValueError", "n must be at least one")
	}
	it, err := object.Iterate(thread, v[0])
	if err != nil {
		return nil, err
	}
	return kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		var batch starlark.Tuple
		for len(batch) < n {
			v, ok, err := it.Next(thread)
			if err != nil {
				return nil, false, err
			}
			if !ok {
				break
			}
			batch = append(batch, v)
		}
		return batch, len(batch) > 0, nil
	}), nil
}
