"""Values as bytes, in the format that CPython's pickle reads and writes (protocol 4)."""

import copyreg
import io
import struct
from _pickle import PickleError, PicklingError, UnpicklingError

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000


def _find(module, name):
    value = __import__(module, fromlist=["*"])
    for part in name.split("."):
        value = getattr(value, part)
    return value


class Pickler:
    """Writes values to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self._protocol = max(protocol, 4)
        self.clear_memo()

    def clear_memo(self):
        """Forget what was written."""
        self._memo = {}
        self._kept = []

    def dump(self, obj):
        """Write a value."""
        self._out = []
        self._save(obj)
        body = b"".join(self._out) + b"."
        if len(body) >= 4:
            body = b"\x95" + struct.pack("<Q", len(body)) + body
        self._file.write(b"\x80" + bytes([self._protocol]) + body)

    def _put(self, data):
        self._out.append(data)

    def _key(self, obj):
        return (type(obj).__name__, obj) if type(obj) in (str, bytes) else id(obj)

    def _memoize(self, obj):
        self._memo[self._key(obj)] = len(self._memo)
        self._kept.append(obj)
        self._put(b"\x94")

    def _known(self, obj):
        n = self._memo.get(self._key(obj))
        if n is None:
            return False
        self._put(b"h" + bytes([n]) if n < 256 else b"j" + struct.pack("<I", n))
        return True

    def _save(self, obj):
        if obj is None:
            self._put(b"N")
        elif obj is True or obj is False:
            self._put(b"\x88" if obj else b"\x89")
        elif type(obj) is int:
            self._int(obj)
        elif type(obj) is float:
            self._put(b"G" + struct.pack(">d", obj))
        elif obj is Ellipsis or obj is NotImplemented:
            self._global(obj, "builtins", "Ellipsis" if obj is Ellipsis else "NotImplemented")
        elif not (type(obj) is tuple and not obj) and self._known(obj):
            pass
        elif type(obj) in self._plain:
            self._plain[type(obj)](self, obj)
        elif isinstance(obj, type) or hasattr(obj, "__qualname__") and not hasattr(obj, "__next__"):
            self._named(obj)
        else:
            self._object(obj)

    def _int(self, n):
        if 0 <= n < 256:
            self._put(b"K" + bytes([n]))
        elif 0 <= n < 65536:
            self._put(b"M" + struct.pack("<H", n))
        elif -(2 ** 31) <= n < 2 ** 31:
            self._put(b"J" + struct.pack("<i", n))
        else:
            data = n.to_bytes((n if n >= 0 else ~n).bit_length() // 8 + 1, "little", signed=True)
            self._put((b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + struct.pack("<i", len(data))) + data)

    def _str(self, s):
        data = s.encode("utf-8", "surrogatepass")
        self._put((b"\x8c" + bytes([len(data)]) if len(data) < 256 else b"X" + struct.pack("<I", len(data))) + data)
        self._memoize(s)

    def _bytes(self, b):
        self._put((b"C" + bytes([len(b)]) if len(b) < 256 else b"B" + struct.pack("<I", len(b))) + b)
        self._memoize(b)

    def _bytearray(self, b):
        if self._protocol >= 5:
            self._put(b"\x96" + struct.pack("<Q", len(b)) + bytes(b))
            self._memoize(b)
        else:
            self._object(b)

    def _tuple(self, t):
        if not t:
            self._put(b")")
            return
        if len(t) > 3:
            self._put(b"(")
        for x in t:
            self._save(x)
        if self._key(t) in self._memo:  # it is a part of itself
            self._put(b"1" if len(t) > 3 else b"0" * len(t))
            self._known(t)
            return
        self._put(b"t" if len(t) > 3 else (b"\x85", b"\x86", b"\x87")[len(t) - 1])
        self._memoize(t)

    def _batches(self, items, one, many):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            batch = items[start:start + _BATCH]
            if len(batch) > 1 or one is None:
                self._put(b"(")
            for x in batch:
                if isinstance(x, _Pair):
                    self._save(x.key)
                    self._save(x.value)
                else:
                    self._save(x)
            self._put(many if len(batch) > 1 or one is None else one)

    def _list(self, values):
        self._put(b"]")
        self._memoize(values)
        self._batches(values, b"a", b"e")

    def _dict(self, d):
        self._put(b"}")
        self._memoize(d)
        self._batches([_Pair(k, v) for k, v in d.items()], b"s", b"u")

    def _set(self, s):
        self._put(b"\x8f")
        self._memoize(s)
        self._batches(s, None, b"\x90")

    def _frozenset(self, s):
        self._put(b"(")
        for x in s:
            self._save(x)
        self._put(b"\x91")
        self._memoize(s)

    def _global(self, obj, module, name):
        self._save(module)
        self._save(name)
        self._put(b"\x93")
        self._memoize(obj)

    def _named(self, obj, name=None):
        module = getattr(obj, "__module__", None) or ("builtins" if name is None else "__main__")
        name = name or obj.__qualname__
        for kind, example in _unnamed.items():
            if obj is kind:
                self._save(type)
                self._save((example,))
                self._put(b"R")
                self._memoize(obj)
                return
        if "<" in name:
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module)) if "<locals>" not in name \
                else AttributeError("Can't pickle local object %r" % name)
        try:
            found = _find(module, name)
        except (ImportError, AttributeError):
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module)) from None
        if found is not obj and found != obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name))
        self._global(obj, module, name)

    def _object(self, obj):
        cls = type(obj)
        made = NotImplemented
        if hasattr(self, "reducer_override"):
            made = self.reducer_override(obj)
        if made is NotImplemented:
            reduce = getattr(self, "dispatch_table", copyreg.dispatch_table).get(cls)
            made = (reduce(obj) if reduce else _made_of(obj, cls)) or obj.__reduce_ex__(self._protocol)
        if isinstance(made, str):
            return self._named(obj, made)
        if not isinstance(made, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(made) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        func, args, state, items, pairs, setter = made + (None,) * (6 - len(made))
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        for number, iterator in ("fourth", items), ("fifth", pairs):
            if iterator is not None and not hasattr(iterator, "__next__"):
                raise PicklingError("%s element of the tuple returned by __reduce__ must be an iterator, not %s" %
                                    (number, type(iterator).__name__))
        name = getattr(func, "__name__", "")
        if name == "__newobj__":
            self._save(args[0])
            self._save(args[1:])
            self._put(b"\x81")
        elif name == "__newobj_ex__":
            for part in args:
                self._save(part)
            self._put(b"\x92")
        else:
            self._save(func)
            self._save(args)
            self._put(b"R")
        if self._key(obj) in self._memo:  # it is a part of its own arguments
            self._put(b"0")
            self._known(obj)
            return
        self._memoize(obj)
        if items is not None:
            self._batches(items, b"a", b"e")
        if pairs is not None:
            self._batches([_Pair(k, v) for k, v in pairs], b"s", b"u")
        if state is None:
            return
        if setter is None:
            self._save(state)
            self._put(b"b")
        else:  # the setter is called, and its answer forgotten
            self._save(setter)
            self._save(obj)
            self._save(state)
            self._put(b"\x86R0")

    _plain = {str: _str, bytes: _bytes, bytearray: _bytearray, tuple: _tuple, list: _list, dict: _dict, set: _set, frozenset: _frozenset}


# Classes that are found under no name.
_unnamed = {type(None): None, type(NotImplemented): NotImplemented, type(...): ...}


class _Pair:
    def __init__(self, key, value):
        self.key, self.value = key, value


def _own(cls, name):
    """Return a method that a class or one of its bases has of its own, not from object."""
    for k in cls.__mro__:
        if k is not object and name in k.__dict__:
            return k.__dict__[name]
    return None


def _made_of(obj, cls):
    """Return how an object is made again whose class is in C in CPython; None for others."""
    if _own(cls, "__reduce_ex__") or _own(cls, "__reduce__"):
        return None
    if isinstance(obj, (set, bytearray)):
        return cls, (list(obj) if isinstance(obj, set) else bytes(obj),), obj.__getstate__()
    if (cls.__module__, cls.__name__) in _known_types:
        return _known_types[cls.__module__, cls.__name__](obj)


def _date(d):
    return type(d), (d.year, d.month, d.day)


def _datetime(d):
    args = (d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond)
    return type(d), args if d.tzinfo is None else args + (d.tzinfo,)


def _time(t):
    return type(t), (t.hour, t.minute, t.second, t.microsecond) + (() if t.tzinfo is None else (t.tzinfo,))


def _deque(d):
    return type(d), ((), d.maxlen) if d.maxlen is not None else ((),), None, iter(d)


# How values of CPython's modules in C are made again.
_known_types = {
    ("datetime", "date"): _date,
    ("datetime", "datetime"): _datetime,
    ("datetime", "time"): _time,
    ("datetime", "timedelta"): lambda d: (type(d), (d.days, d.seconds, d.microseconds)),
    ("datetime", "timezone"): lambda z: (type(z), (z.utcoffset(None),)),
    ("decimal", "Decimal"): lambda d: (type(d), (str(d),)),
    ("fractions", "Fraction"): lambda f: (type(f), (str(f),)),
    ("collections", "deque"): _deque,
    ("collections", "OrderedDict"): lambda d: (type(d), (), None, None, iter(d.items())),
    ("collections", "Counter"): lambda d: (type(d), (dict(d),)),
    ("collections", "defaultdict"): lambda d: (type(d), (d.default_factory,), None, None, iter(d.items())),
    ("pathlib", "PosixPath"): lambda p: (type(p), tuple(p.parts)),
    ("pathlib", "PurePosixPath"): lambda p: (type(p), tuple(p.parts)),
    ("uuid", "UUID"): lambda u: (type(u), (u.hex,)),
    ("builtins", "complex"): lambda c: (complex, (c.real, c.imag)),
    ("builtins", "range"): lambda r: (range, (r.start, r.stop, r.step)),
    ("builtins", "slice"): lambda s: (slice, (s.start, s.stop, s.step)),
}


class Unpickler:
    """Reads values from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read', 'readinto' and 'readline' attributes")
        self._file = file
        self._encoding, self._errors = encoding, errors

    def find_class(self, module, name):
        """Return what a name in a module means."""
        return _find({"__builtin__": "builtins", "copy_reg": "copyreg"}.get(module, module), name)

    def persistent_load(self, pid):
        """Return an object that is kept elsewhere."""
        raise UnpicklingError("unsupported persistent id encountered")

    def _bytes(self, n):
        data = self._file.read(n)
        if len(data) < n:
            raise EOFError("Ran out of input") if not data else UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, format):
        return struct.unpack(format, self._bytes(struct.calcsize(format)))[0]

    def _marked(self):
        items, self._stack = self._stack, self._marks.pop()
        return items

    def load(self):
        """Read a value."""
        self._stack, self._marks, self._memo = [], [], {}
        while True:
            op = self._bytes(1)
            if op == b".":
                return self._stack.pop()
            method = _operations.get(op)
            if method is None:
                raise UnpicklingError("invalid load key, '%s'." % (op.decode() if 32 <= ord(op) < 127 else "\\x%02x" % ord(op)))
            method(self)

    def _push(self, value):
        self._stack.append(value)

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _newobj(self, kwargs):
        kwargs = self._stack.pop() if kwargs else {}
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        if hasattr(obj, "__setstate__"):
            obj.__setstate__(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        for name, value in (state or {}).items():
            obj.__dict__[name] = value
        for name, value in (slots or {}).items():
            setattr(obj, name, value)

    def _append(self):
        value = self._stack.pop()
        self._stack[-1].append(value)

    def _setitems(self, items):
        target = self._stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _setitem(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _additems(self):
        items = self._marked()
        self._stack[-1].update(items)

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _tuple(self, n):
        items = self._stack[-n:]
        del self._stack[-n:]
        self._push(tuple(items))

    def _stack_global(self):
        name = self._stack.pop()
        self._push(self.find_class(self._stack.pop(), name))

    def _global(self):
        module = self._line().decode("utf-8")
        self._push(self.find_class(module, self._line().decode("utf-8")))

    def _integer(self):
        text = self._line()
        self._push({b"00": False, b"01": True}.get(text) if text in (b"00", b"01") else int(text.rstrip(b"L").decode("ascii"), 0))

    def _string(self, data):
        self._push(data if self._encoding == "bytes" else data.decode(self._encoding, self._errors))

    def _remember(self, n):
        self._memo[n] = self._stack[-1]

    def _recall(self, n):
        if n not in self._memo:
            raise UnpicklingError("Memo value not found at index %d" % n)
        self._push(self._memo[n])

    def _pop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._marked()


def _extend(u):
    items = u._marked()
    u._stack[-1].extend(items)


def _pairs(items):
    return {items[i]: items[i + 1] for i in range(0, len(items), 2)}


_operations = {
    b"\x80": lambda u: u._bytes(1),
    b"\x95": lambda u: u._bytes(8),
    b"N": lambda u: u._push(None),
    b"\x88": lambda u: u._push(True),
    b"\x89": lambda u: u._push(False),
    b"I": Unpickler._integer,
    b"L": Unpickler._integer,
    b"J": lambda u: u._push(u._number("<i")),
    b"K": lambda u: u._push(u._number("B")),
    b"M": lambda u: u._push(u._number("<H")),
    b"\x8a": lambda u: u._push(int.from_bytes(u._bytes(u._number("B")), "little", signed=True)),
    b"\x8b": lambda u: u._push(int.from_bytes(u._bytes(u._number("<i")), "little", signed=True)),
    b"F": lambda u: u._push(float(u._line().decode("ascii"))),
    b"G": lambda u: u._push(u._number(">d")),
    b"S": lambda u: u._string(u._line()[1:-1].decode("unicode_escape").encode("latin-1")),
    b"T": lambda u: u._string(u._bytes(u._number("<i"))),
    b"U": lambda u: u._string(u._bytes(u._number("B"))),
    b"V": lambda u: u._push(u._line().decode("unicode_escape")),
    b"X": lambda u: u._push(u._bytes(u._number("<I")).decode("utf-8", "surrogatepass")),
    b"\x8c": lambda u: u._push(u._bytes(u._number("B")).decode("utf-8", "surrogatepass")),
    b"\x8d": lambda u: u._push(u._bytes(u._number("<Q")).decode("utf-8", "surrogatepass")),
    b"B": lambda u: u._push(u._bytes(u._number("<I"))),
    b"C": lambda u: u._push(u._bytes(u._number("B"))),
    b"\x8e": lambda u: u._push(u._bytes(u._number("<Q"))),
    b"\x96": lambda u: u._push(bytearray(u._bytes(u._number("<Q")))),
    b"]": lambda u: u._push([]),
    b"}": lambda u: u._push({}),
    b")": lambda u: u._push(()),
    b"\x8f": lambda u: u._push(set()),
    b"(": Unpickler._mark,
    b"a": Unpickler._append,
    b"e": _extend,
    b"l": lambda u: u._push(u._marked()),
    b"t": lambda u: u._push(tuple(u._marked())),
    b"\x85": lambda u: u._tuple(1),
    b"\x86": lambda u: u._tuple(2),
    b"\x87": lambda u: u._tuple(3),
    b"d": lambda u: u._push(_pairs(u._marked())),
    b"s": Unpickler._setitem,
    b"u": lambda u: u._setitems(u._marked()),
    b"\x90": Unpickler._additems,
    b"\x91": lambda u: u._push(frozenset(u._marked())),
    b"0": Unpickler._pop,
    b"1": Unpickler._marked,
    b"2": lambda u: u._push(u._stack[-1]),
    b"p": lambda u: u._remember(int(u._line().decode("ascii"))),
    b"q": lambda u: u._remember(u._number("B")),
    b"r": lambda u: u._remember(u._number("<I")),
    b"\x94": lambda u: u._remember(len(u._memo)),
    b"g": lambda u: u._recall(int(u._line().decode("ascii"))),
    b"h": lambda u: u._recall(u._number("B")),
    b"j": lambda u: u._recall(u._number("<I")),
    b"c": Unpickler._global,
    b"\x93": Unpickler._stack_global,
    b"R": Unpickler._reduce,
    b"b": Unpickler._build,
    b"\x81": lambda u: u._newobj(False),
    b"\x92": lambda u: u._newobj(True),
    b"P": lambda u: u._push(u.persistent_load(u._line().decode("ascii"))),
    b"Q": lambda u: u._push(u.persistent_load(u._stack.pop())),
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a value to a file that is open for bytes."""
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return a value as bytes."""
    out = io.BytesIO()
    Pickler(out, protocol).dump(obj)
    return out.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read a value from a file that is open for bytes."""
    return Unpickler(file, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Return the value that bytes stand for."""
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
    return Unpickler(io.BytesIO(data), encoding=encoding, errors=errors).load()
