package time

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// timerClass is timeit.Timer. What it times is in its attributes.
var timerClass = object.NewClass("Timer").In("timeit")

const (
	timeitNumber = 1000000
	timeitRepeat = 5
)

// TimeitMembers is the module timeit.
func TimeitMembers() starlark.StringDict {
	m := call.Functions(
		call.F("def timeit(stmt='pass', setup='pass', timer=perf_counter, number=1000000, globals=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			t, err := newTimer(thread, v[0], v[1], v[2], v[4])
			if err != nil {
				return nil, err
			}
			return timerRun(thread, t, v[3])
		}),
		call.F("def repeat(stmt='pass', setup='pass', timer=perf_counter, repeat=5, number=1000000, globals=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			t, err := newTimer(thread, v[0], v[1], v[2], v[5])
			if err != nil {
				return nil, err
			}
			return timerRepeat(thread, t, v[3], v[4])
		}),
	)
	m["default_timer"] = defaultTimer()
	m["Timer"] = timerClass
	m["default_number"], m["default_repeat"] = starlark.MakeInt(timeitNumber), starlark.MakeInt(timeitRepeat)
	return m
}

// defaultTimer returns time.perf_counter.
func defaultTimer() starlark.Value {
	return call.New(clock("perf_counter", (*proc.Proc).Clock, seconds))
}

func newTimer(thread *starlark.Thread, stmt, setup, timer, globals starlark.Value) (*object.Instance, error) {
	var kwargs []starlark.Tuple
	for name, v := range map[string]starlark.Value{"stmt": stmt, "setup": setup, "timer": timer, "globals": globals} {
		if v != nil {
			kwargs = append(kwargs, starlark.Tuple{starlark.String(name), v})
		}
	}
	t, err := starlark.Call(thread, timerClass, nil, kwargs)
	if err != nil {
		return nil, err
	}
	return t.(*object.Instance), nil
}

func fillTimer() {
	timerClass.DefineObjects(kit.PlainObject,
		call.M("def Timer.__init__(self, stmt='pass', setup='pass', timer=perf_counter, globals=None)", timerInit),
		call.M1("def Timer.timeit(self, number=1000000)", timerRun),
		call.M2("def Timer.repeat(self, repeat=5, number=1000000)", timerRepeat),
		call.M1("def Timer.autorange(self, callback=None)", timerAutorange),
	)
}

// timerAutorange runs the statement 1, 2, 5, 10, 20... times, until that takes a fifth of a
// second; callback is told of each try. pyq: it ends after a million, for on the virtual
// clock most statements take no time.
func timerAutorange(thread *starlark.Thread, self *object.Instance, callback starlark.Value) (starlark.Value, error) {
	const enough = starlark.Float(0.2)
	for i := 1; ; i *= 10 {
		for _, j := range []int{1, 2, 5} {
			n := starlark.MakeInt(i * j)
			t, err := timerRun(thread, self, n)
			if err != nil {
				return nil, err
			}
			if callback != nil && callback != starlark.None {
				if _, err := object.Call2(thread, callback, n, t); err != nil {
					return nil, err
				}
			}
			if is, err := object.Compare(thread, ">=", t, enough); err != nil || is || i*j >= timeitNumber {
				return starlark.Tuple{n, t}, err
			}
		}
	}
}

// timerInit is Timer.__init__: it compiles the texts.
func timerInit(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	for i, name := range []string{"stmt", "setup"} {
		f := v[i]
		if f == nil {
			f = starlark.String("pass")
		}
		if _, ok := f.(starlark.String); !ok && !object.Callable(f) {
			return nil, raise.Errorf("ValueError", "%s is neither a string nor callable", name)
		}
		v[i] = f
	}
	globals := kit.OrNone(v[3])
	if globals == starlark.None {
		globals = starlark.NewDict(0)
	}
	timer := kit.OrNone(v[2])
	if timer == starlark.None {
		timer = defaultTimer()
	}
	inner, err := timerBody(thread, v[0], v[1], globals)
	if err != nil {
		return nil, err
	}
	return starlark.None, kit.FirstError(self.SetOwn("inner", inner), self.SetOwn("timer", timer))
}

// timerBody makes the function that is timed, of texts and functions.
func timerBody(thread *starlark.Thread, stmt, setup, globals starlark.Value) (starlark.Value, error) {
	names := starlark.NewDict(2)
	code := func(v starlark.Value, name string, indent int) (string, error) {
		if s, ok := v.(starlark.String); ok {
			return strings.ReplaceAll(string(s), "\n", "\n"+strings.Repeat(" ", indent)), nil
		}
		return name + "()", names.SetKey(starlark.String(name), v)
	}
	body, err := code(stmt, "_stmt", 8)
	if err != nil {
		return nil, err
	}
	before, err := code(setup, "_setup", 4)
	if err != nil {
		return nil, err
	}
	text := "def inner(_it, _timer, _stmt=_stmt, _setup=_setup):\n    " + before + "\n    _t0 = _timer()\n    for _i in _it:\n        " + body +
		"\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n"
	for _, name := range []string{"_stmt", "_setup"} {
		if _, found, _ := names.Get(starlark.String(name)); !found {
			if err := names.SetKey(starlark.String(name), starlark.None); err != nil {
				return nil, err
			}
		}
	}
	exec := proc.Of(thread).World().Env["exec"]
	if _, err := starlark.Call(thread, exec, starlark.Tuple{starlark.String(text), globals, names}, nil); err != nil {
		return nil, err
	}
	inner, _, err := names.Get(starlark.String("inner"))
	return inner, err
}

func timerRun(thread *starlark.Thread, self *object.Instance, number starlark.Value) (starlark.Value, error) {
	if number == nil {
		number = starlark.MakeInt(timeitNumber)
	}
	times, err := starlark.Call(thread, object.RangeClass, starlark.Tuple{number}, nil)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, kit.OrNone(self.Own("inner")), starlark.Tuple{times, kit.OrNone(self.Own("timer"))}, nil)
}

func timerRepeat(thread *starlark.Thread, self *object.Instance, repeat, number starlark.Value) (starlark.Value, error) {
	times := timeitRepeat
	if repeat != nil {
		var err error
		if times, err = object.ToSize(thread, repeat); err != nil {
			return nil, err
		}
	}
	var results []starlark.Value
	for range times {
		t, err := timerRun(thread, self, number)
		if err != nil {
			return nil, err
		}
		results = append(results, t)
	}
	return starlark.NewList(results), nil
}
