package functools

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// cacheClass is the class of functions with a cache.
var cacheClass = object.NewClass("_lru_cache_wrapper").In("functools").Static()

// cacheInfo is what cache_info() returns.
var cacheInfo = func() *kit.SequenceType {
	t := kit.NewSequenceType("functools", "CacheInfo", "hits", "misses", "maxsize", "currsize")
	t.Shown = "CacheInfo"
	return t
}()

// A cache is what a function with a cache carries.
type cache struct {
	f            starlark.Value
	maxsize      int // -1 if unbounded
	typed        bool
	results      *starlark.Dict // by key, the one that was used last at the end
	hits, misses int
}

// TravelTo implements object.Payload: as with fork, the results come along.
func (c *cache) TravelTo(copier *memory.Copier, _ *object.Instance) (any, error) {
	to := *c
	f, err := copier.Copy(c.f)
	if err != nil {
		return nil, err
	}
	results, err := copier.Copy(c.results)
	if err != nil {
		results = new(starlark.Dict) // they are only a cache
	}
	to.f, to.results = f, results.(*starlark.Dict)
	return &to, nil
}

func cacheOf(v starlark.Value) *cache { return v.(*object.Instance).Base().(*cache) }

func fillCache() {
	cacheClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return nil, raise.Errorf("TypeError", "cannot create 'functools._lru_cache_wrapper' instances")
	},
		call.MRaw("slot _lru_cache_wrapper.__call__(self, /, *args, **kwargs)", callCache),
		call.M2("slot _lru_cache_wrapper.__get__(self, instance, owner=None, /)", func(_ *starlark.Thread, self *object.Instance, instance, _ starlark.Value) (starlark.Value, error) {
			if instance == starlark.None {
				return self, nil
			}
			return object.NewBoundMethod(instance, self), nil
		}),
		call.M0("_lru_cache_wrapper.cache_info(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			c := cacheOf(self)
			return cacheInfo.New(proc.Of(thread), starlark.MakeInt(c.hits), starlark.MakeInt(c.misses), c.maximum(), starlark.MakeInt(c.results.Len())), nil
		}),
		call.M0("_lru_cache_wrapper.cache_clear(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			c := cacheOf(self)
			c.hits, c.misses, c.results = 0, 0, new(starlark.Dict)
			return starlark.None, nil
		}),
		call.M0("def lru_cache.<locals>.<lambda>()", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			d := starlark.NewDict(2)
			return d, kit.FirstError(d.SetKey(starlark.String("maxsize"), cacheOf(self).maximum()), d.SetKey(starlark.String("typed"), starlark.Bool(cacheOf(self).typed)))
		}).Named("cache_parameters"),
	)
}

func (c *cache) maximum() starlark.Value {
	if c.maxsize < 0 {
		return starlark.None
	}
	return starlark.MakeInt(c.maxsize)
}

// lruCache is functools.lru_cache(maxsize=128, typed=False), as a decorator with or
// without arguments.
func lruCache(thread *starlark.Thread, maximum, typing starlark.Value) (starlark.Value, error) {
	maxsize, typed := 128, false
	if typing != nil {
		var err error
		if typed, err = object.IsTrue(thread, typing); err != nil {
			return nil, err
		}
	}
	switch size := maximum.(type) {
	case nil:
	case starlark.NoneType:
		maxsize = -1
	case starlark.Int:
		n, _ := size.Int64()
		maxsize = int(max(n, 0))
	default:
		if object.Callable(size) {
			return newCache(thread, size, maxsize, typed)
		}
		return nil, raise.Errorf("TypeError", "Expected first argument to be an integer, a callable, or None")
	}
	return call.New(call.F1("def lru_cache.<locals>.decorating_function(user_function)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
		return newCache(thread, f, maxsize, typed)
	})), nil
}

func newCache(thread *starlark.Thread, f starlark.Value, maxsize int, typed bool) (starlark.Value, error) {
	if !object.Callable(f) {
		return nil, raise.Errorf("TypeError", "the first argument must be callable")
	}
	c := object.NewInstance(proc.Of(thread).Home(), cacheClass, &cache{f: f, maxsize: maxsize, typed: typed, results: new(starlark.Dict)})
	return updateWrapper(thread, c, f, nil, nil)
}

// key returns what the results of a call are kept under.
func (c *cache) key(args starlark.Tuple, kwargs []starlark.Tuple) starlark.Value {
	if len(kwargs) == 0 && len(args) == 1 && !c.typed {
		switch args[0].(type) {
		case starlark.Int, starlark.String:
			return args[0]
		}
	}
	key := append(make(starlark.Tuple, 0, len(args)+3*len(kwargs)+1), args...)
	if len(kwargs) > 0 {
		key = append(key, cacheClass) // stands between the two; programs do not pass it
		for _, kw := range kwargs {
			key = append(key, kw...)
		}
	}
	if c.typed {
		for _, v := range args {
			key = append(key, object.TypeOf(v))
		}
		for _, kw := range kwargs {
			key = append(key, object.TypeOf(kw[1]))
		}
	}
	return starlark.Tuple{key}
}

// callCache calls the function, or returns what it returned for the same arguments.
func callCache(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := cacheOf(self)
	if c.maxsize == 0 {
		c.misses++
		return starlark.Call(thread, c.f, args, kwargs)
	}
	key := c.key(args, kwargs)
	v, found, err := object.DictGet(thread, c.results, key)
	if err != nil {
		return nil, unhashable(thread, args, kwargs)
	}
	if found {
		c.hits++
		if c.maxsize > 0 {
			if _, _, err := object.DictDelete(thread, c.results, key); err != nil {
				return nil, err
			}
			err = object.DictSet(thread, c.results, key, v)
		}
		return v, err
	}
	c.misses++
	results := c.results
	if v, err = starlark.Call(thread, c.f, args, kwargs); err != nil {
		return nil, err
	}
	if results != c.results { // it was cleared meanwhile
		return v, nil
	}
	if c.maxsize > 0 && results.Len() >= c.maxsize {
		if _, there, _ := object.DictGet(thread, results, key); !there {
			if _, _, err := object.DictTakeFirst(results); err != nil {
				return nil, err
			}
		}
	}
	return v, object.DictSet(thread, results, key, v)
}

// unhashable returns the TypeError for the argument that cannot be a part of a key.
func unhashable(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) error {
	for _, kw := range kwargs {
		args = append(args[:len(args):len(args)], kw[1])
	}
	d := new(starlark.Dict)
	for _, v := range args {
		if err := object.SetItem(thread, d, v, starlark.None); err != nil {
			return err
		}
	}
	return nil
}
