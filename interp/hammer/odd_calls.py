# Calls everything in the modules that MODULES names, and every method of what they make, with
# odd arguments. What the calls do is not looked at: they must come back, or raise an exception.
# SEED decides the arguments; with LOUD each call is told before it is made.
import atexit
import operator
import sys

state = SEED


def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    __int__ = __float__ = __index__


class Raises:
    """Whatever is asked, an exception is the answer."""

    def _fail(self, *args):
        raise ZeroDivisionError("asked")

    def __getattr__(self, name):
        raise KeyError(name)

    __eq__ = __hash__ = __len__ = __iter__ = __bool__ = __repr__ = __index__ = __lt__ = __call__ = __getitem__ = _fail
    __contains__ = __add__ = __radd__ = __enter__ = __exit__ = __next__ = __format__ = __length_hint__ = __reduce__ = _fail


class Liar:
    """Answers are of the wrong type or size."""

    def __len__(self):
        return 2**62

    __length_hint__ = __len__

    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i

    def __hash__(self):
        return -1

    def __eq__(self, other):
        return NotImplemented

    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __bool__(self):
        return 3

    def __fspath__(self):
        return 3

    def __reduce__(self):
        return (1, 2, 3)

    def __getstate__(self):
        return 1

    def __enter__(self):
        return None

    def __dir__(self):
        return [1, None]


class Changes:
    """Whenever it is asked, the containers that it is in lose what they hold."""

    def __init__(self):
        self.containers = []

    def _change(self):
        for c in self.containers:
            try:
                c.clear()
            except Exception:
                pass
        return True

    def __eq__(self, other):
        return not self._change()

    def __hash__(self):
        return int(self._change())

    __index__ = __len__ = __hash__

    def __lt__(self, other):
        return self._change()

    __gt__ = __le__ = __ge__ = __ne__ = __contains__ = __lt__

    def __repr__(self):
        self._change()
        return "Changes()"

    def __bool__(self):
        return self._change()

    def __iter__(self):
        for i in range(3):
            self._change()
            yield i

    def __call__(self, *args, **kwargs):
        self._change()
        return args[0] if args else None

    def __reduce__(self):
        self._change()
        return Changes, ()


class List(list):
    pass


class Dict(dict):
    pass


class Str(str):
    pass


class Int(int):
    pass


class Tuple(tuple):
    pass


class Half(list, metaclass=type):
    def __init__(self, *args):
        pass


class Slots:
    __slots__ = ("a", "b")


def two():
    yield 1
    yield 2


def odd_values():
    """New values: a call may have changed the last ones."""
    circle = [1]
    circle.append(circle)
    ring = {}
    ring[1] = ring
    changes = Changes()
    one, other, third, fourth = [1, changes, 2, 3], {1: changes, 2: 3, changes: 4}, {1, changes, 3}, bytearray(b"abc")
    changes.containers = [one, other, third, fourth]
    return [
        None, 0, 1, -1, 2, 3, 2**40, 2**63 - 1, -2**63, 2**64, -2**70, 10**30, 1.5, float("inf"), float("nan"), -0.0, 1e308, 1j, True,
        "", "a", "abc", "é€𝒳", "%s%d", "{0.a[b]}", "<i", "\0", "a" * 300, Str("ab"), b"", b"abc", bytearray(b"ab"), fourth, memoryview(b"abc"),
        (), (1,), (1, 2, 3), ((), ()), Tuple((1, 2)), [], [1], [3, 2, 1], ["a", 1], circle, one, List([1]), Half(),
        {}, {1: 2}, {"a": 1}, ring, other, Dict(a=1), {"a": 1}.keys(), set(), {1, 2}, third, frozenset([1]),
        range(3), range(0), range(5, -5, -2), range(-2**70, 2**70, 2**69), slice(None), slice(1, 2**70, -1), slice("a"), Index(1), Index(-1), Index(2**63), Index("x"), Int(3),
        Raises(), Liar(), changes, Slots(), object(), object, int, str, list, dict, type, Raises, Slots, len, abs, "a".join, [].append, operator.add,
        two, two(), iter([1, 2]), iter({1: 2}), enumerate("ab"), zip("ab", "cd"), lambda: 1, lambda x: x, lambda *args, **kwargs: args,
        ValueError, ValueError("a"), KeyError, Exception, NotImplemented, Ellipsis, property(len), staticmethod(len), classmethod(len), super, sys,
    ]


# Not called: what waits for somebody else, ends the program, asks the user, never ends by its
# meaning, or replaces what the test itself stands on.
NEVER = set("""
    acquire acquire_lock __enter__ wait join get sleep input accept recv recv_bytes recv_bytes_into serve_forever result exception wait_for as_completed getch getpass get_nowait_or_wait select
    exit quit _exit abort kill alarm pause raise_signal breakpoint interact stop main help set_trace fork interrupt_main sigwait
    count cycle repeat autorange timeit gammavariate betavariate vonmisesvariate
    settrace setprofile setrecursionlimit exec displayhook excepthook stdin stdout stderr __stdin__ __stdout__ __stderr__ basicConfig setswitchinterval set_start_method
    shutdown _shutdown start run put close Process Thread Timer Pool ThreadPool Manager SyncManager Listener Client
""".split())


def call(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except BaseException:
        return None


def take_some(value):
    if isinstance(value, (int, float, str, bytes)):
        return
    try:
        it = iter(value)
        for _ in range(4):
            next(it)
    except BaseException:
        pass


NAMES = """key default reverse start stop n r maxlen k end sep indent timeout initial encoding errors name base step strict repeat cls flags maxsplit count
    args kwargs target func fill width""".split()


def told(x):
    return type(x).__name__ if type(x).__module__ == "__main__" or not isinstance(x, (int, float, str, bytes, type(None))) else x


def attack(what, f, times):
    for _ in range(times):
        values = odd_values()
        args = [values[below(len(values))] for _ in range(below(4))]
        kwargs = {}
        if below(5) == 0:
            kwargs[NAMES[below(len(NAMES))]] = values[below(len(values))]
        if LOUD:
            print(what, [told(x) for x in args], {k: told(v) for k, v in kwargs.items()}, flush=True)
        take_some(call(f, *args, **kwargs))


def attack_attributes(what, make, times):
    value = make()
    for name in call(dir, value) or []:
        if name in NEVER or name in ("__class__", "__subclasshook__", "__builtins__"):
            continue
        value = make()
        if isinstance(value, range) and name in ("index", "__contains__"):
            continue  # goes through all of 2**40 numbers, as in CPython
        f = call(getattr, value, name)
        if f is None or isinstance(f, type(sys)):
            continue
        attack(what + "." + str(name), f, times)
        value = make()
        if isinstance(value, (type, type(sys))):
            continue
        for x in odd_values()[below(19)::19]:
            if LOUD:
                print(what, name, "=", told(x), flush=True)
            call(setattr, value, name, x)
            call(repr, value)
        call(delattr, value, name)
        for use in repr, len, hash, str, bool, list, iter, next, abs, dir, vars:
            if LOUD:
                print(use.__name__, what, "without", name, flush=True)
            call(use, value) if use is not list else take_some(value)


def attack_module(name):
    module = __import__(name, fromlist=["x"])
    for name in sorted(dir(module)):
        f = getattr(module, name, None)
        if isinstance(f, type(sys)) and f.__name__ == module.__name__ + "." + name:
            attack_module(f.__name__)
        if name in NEVER or isinstance(f, type(sys)) or getattr(f, "__module__", "") == "__main__" or not callable(f):
            continue
        what = module.__name__ + "." + name
        attack(what, f, 12)
        if not isinstance(f, type):
            continue
        made = 0
        for _ in range(40):
            values = odd_values()
            args = [values[below(len(values))] for _ in range(below(4))]
            if LOUD:
                print("make", what, [told(x) for x in args], flush=True)
            value = call(f, *args)
            if value is not None and type(value) is f:
                made += 1
                attack_attributes(what + "()", lambda: value, 4)
                if made == 3:
                    break
        attack_attributes(what, lambda: f, 2)


for name in MODULES:
    if name == "values":
        for i in range(len(odd_values())):
            if odd_values()[i] is not sys:
                attack_attributes("odd_values()[%d]" % i, lambda: odd_values()[i], 4)
    else:
        attack_module(name)
atexit._clear()
print("done", flush=True)
