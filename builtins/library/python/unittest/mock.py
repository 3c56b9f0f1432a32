"""Objects that stand for others in tests, and that know how they were used."""

import builtins
import contextlib
import functools
import pprint
from types import MethodType, ModuleType

__all__ = [
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
    "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
]

FILTER_DIR = True


class InvalidSpecError(Exception):
    """A mock was given as the object to look like."""


class _SentinelObject(object):
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name

    def __reduce__(self):
        return "sentinel.%s" % self.name


class _Sentinel(object):
    """Unique objects, by name."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY(object):
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


# Calls.


def _format_call_signature(name, args, kwargs):
    parts = [repr(arg) for arg in args] + ["%s=%r" % (key, value) for key, value in kwargs.items()]
    return "%s(%s)" % (name, ", ".join(parts))


class _Call(tuple):
    """A call: (name, args, kwargs), of which parts may be missing when it is compared."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        if len(value) == 3:
            name, args, kwargs = value
        elif len(value) == 2:
            first, second = value
            if isinstance(first, str):
                name = first
                if isinstance(second, tuple):
                    args = second
                else:
                    kwargs = second
            else:
                args, kwargs = first, second
        elif len(value) == 1:
            value, = value
            if isinstance(value, str):
                name = value
            elif isinstance(value, tuple):
                args = value
            else:
                kwargs = value
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        mine = "" if len(self) == 2 else self[0]
        my_args, my_kwargs = self[-2:]
        if getattr(self, "_mock_parent", None) and getattr(other, "_mock_parent", None) and self._mock_parent != other._mock_parent:
            return False
        name, args, kwargs = "", (), {}
        if length == 3:
            name, args, kwargs = other
        elif length == 2:
            first, second = other
            if isinstance(first, str):
                name = first
                if isinstance(second, tuple):
                    args = second
                else:
                    kwargs = second
            else:
                args, kwargs = first, second
        elif length == 1:
            value, = other
            if isinstance(value, tuple):
                args = value
            elif isinstance(value, str):
                name = value
            else:
                kwargs = value
        elif length != 0:
            return False
        if mine and name != mine:
            return False
        return (args, kwargs) == (my_args, my_kwargs)

    __ne__ = object.__ne__

    def __hash__(self):
        return hash(repr(self))

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        name = self._mock_name + "()"
        return _Call((self._mock_name, args, kwargs), name=name, parent=self)

    def __getattr__(self, attr):
        if attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name="%s.%s" % (self._mock_name, attr), parent=self, from_kall=False)

    def _get_call_arguments(self):
        return self if len(self) == 2 else self[1:]

    @property
    def args(self):
        return self._get_call_arguments()[0]

    @property
    def kwargs(self):
        return self._get_call_arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if not self._mock_name else "call.%s" % name if not name.startswith("()") else "call%s" % name
        if len(self) == 2:
            name, (args, kwargs) = "call", self
        else:
            name, args, kwargs = self
            if not name:
                name = "call"
            elif not name.startswith("()"):
                name = "call.%s" % name
            else:
                name = "call%s" % name
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        """Return the calls of a chain, each with those before it."""
        calls = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                calls.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


# Mocks.

_all_magics = {
    "__%s__" % name for name in (
        "hash str sizeof lt gt le ge eq ne int contains len enter exit divmod rdivmod neg pos abs invert complex floor ceil bool next "
        "round trunc float index iter getitem setitem delitem call fspath aiter aenter aexit anext reversed missing getformat repr dir "
        "subclasses format get set delete prepare set_name getattr setattr delattr").split()
}
for _name in "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split():
    _all_magics.update(("__%s__" % _name, "__r%s__" % _name, "__i%s__" % _name))

# What a MagicMock has from the start, and what that returns.
_magic_values = {
    "__hash__": lambda self: object.__hash__(self), "__str__": lambda self: object.__str__(self), "__sizeof__": lambda self: 64,
    "__fspath__": lambda self: "%s/%s/%s" % (type(self).__name__, self._extract_mock_name(), id(self)),
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
    "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1,
}
_made_later = ("enter getitem setitem delitem divmod rdivmod neg pos abs invert floor ceil round trunc next reversed missing").split()
_magics = set(_magic_values) | {"__%s__" % n for n in _made_later} | {"__eq__", "__ne__", "__iter__"}
for _name in "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split():
    _magics.update(("__%s__" % _name, "__r%s__" % _name, "__i%s__" % _name))


def _is_magic(name):
    return "__%s__" % name[2:-2] == name


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    return type(obj) in (list, tuple)


def _is_instance_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _try_iter(obj):
    if obj is None or _is_exception(obj) or callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        return obj


def _signature_of(spec, instance):
    """Return the signature that calls of a mock of spec must have, None if nobody knows."""
    import inspect
    skip = False
    f = spec
    if isinstance(spec, type):
        if instance:
            f = getattr(spec, "__call__", None)
            if f is None:
                return None
        else:
            f = spec.__init__
        skip = True
    elif not callable(spec):
        return None
    elif isinstance(spec, (staticmethod, classmethod)):
        f = spec.__func__
        skip = isinstance(spec, classmethod)
    try:
        signature = inspect.signature(f)
    except (ValueError, TypeError):
        return None
    if skip:
        params = list(signature.parameters.values())
        if params and params[0].kind in (params[0].POSITIONAL_ONLY, params[0].POSITIONAL_OR_KEYWORD):
            signature = signature.replace(parameters=params[1:])
    return signature


_attribute_names = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent", "_mock_new_parent", "name", "_mock_name"}


class NonCallableMock(object):
    """A mock that cannot be called."""

    def __new__(cls, *args, **kw):
        # Each mock has a class of its own, for methods that only classes can have.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__, "__qualname__": cls.__qualname__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        d = self.__dict__
        d["_mock_parent"] = parent
        d["_mock_name"] = name
        d["_mock_new_name"] = _new_name
        d["_mock_new_parent"] = _new_parent
        d["_mock_sealed"] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        d["_mock_children"] = {}
        d["_mock_wraps"] = wraps
        d["_mock_delegate"] = None
        d["_mock_called"] = False
        d["_mock_call_args"] = None
        d["_mock_call_count"] = 0
        d["_mock_call_args_list"] = _CallList()
        d["_mock_mock_calls"] = _CallList()
        d["method_calls"] = _CallList()
        d["_mock_unsafe"] = unsafe
        d["_mock_return_value"] = DEFAULT
        d["_mock_side_effect"] = None
        d["_spec_class"] = None
        d["_spec_set"] = None
        d["_spec_signature"] = None
        d["_mock_methods"] = None
        self._mock_add_spec(spec, spec_set, _spec_as_instance)
        if kwargs:
            self.configure_mock(**kwargs)

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute, so that its calls are known here."""
        inner = _extract_mock(mock)
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Give the mock the attributes of an object, or the names of a list."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, as_instance=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError("Cannot spec a Mock object. [object=%r]" % spec)
        d = self.__dict__
        if spec is not None and not _is_list(spec):
            d["_spec_class"] = spec if isinstance(spec, type) else type(spec)
            d["_spec_signature"] = _signature_of(spec, as_instance)
            spec = dir(spec)
        d["_spec_set"] = spec_set
        d["_mock_methods"] = spec

    def _get_return_value(self):
        value = self._mock_return_value
        if self._mock_delegate is not None:
            value = self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    def _set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _check_and_set_parent(self, value, None, "()")

    return_value = property(_get_return_value, _set_return_value, doc="What a call returns.")

    @property
    def __class__(self):
        if self._spec_class is None:
            return type(self)
        return self._spec_class

    def _state(name):
        def get(self):
            delegate = self._mock_delegate
            return self.__dict__["_mock_" + name] if delegate is None else getattr(delegate, name)

        def set(self, value):
            delegate = self._mock_delegate
            if delegate is None:
                self.__dict__["_mock_" + name] = value
            else:
                setattr(delegate, name, value)
        return property(get, set)

    called = _state("called")
    call_count = _state("call_count")
    call_args = _state("call_args")
    call_args_list = _state("call_args_list")
    mock_calls = _state("mock_calls")
    del _state

    def _get_side_effect(self):
        if self._mock_delegate is not None:
            return self._mock_delegate.side_effect
        return self._mock_side_effect

    def _set_side_effect(self, value):
        value = _try_iter(value)
        if self._mock_delegate is not None:
            self._mock_delegate.side_effect = value
        else:
            self.__dict__["_mock_side_effect"] = value

    side_effect = property(_get_side_effect, _set_side_effect)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget the calls, and what a call does if that is asked for."""
        visited = visited or []
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if isinstance(child, _SpecState) or child is _deleted:
                continue
            child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        ret = self._mock_return_value
        if _is_instance_mock(ret) and ret is not self:
            ret.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes, also of attributes: {"method.return_value": 3}."""
        for arg, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *path, final = arg.split(".")
            obj = self
            for entry in path:
                obj = getattr(obj, entry)
            setattr(obj, final, value)

    def __getattr__(self, name):
        if name in {"_mock_methods", "_mock_unsafe"}:
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _all_magics:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _wrong_asserts:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        result = self._mock_children.get(name)
        if result is _deleted:
            raise AttributeError(name)
        if result is None:
            wraps = None
            if self._mock_wraps is not None:
                wraps = getattr(self._mock_wraps, name)
            result = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = result
        elif isinstance(result, _SpecState):
            result = create_autospec(result.spec, result.spec_set, result.instance, result.parent, result.name)
            self._mock_children[name] = result
        return result

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "." if names != ["()"] else ""
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "." if parent._mock_new_name != "()" else ""
            parent = parent._mock_new_parent
        names = list(reversed(names))
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        named = "" if name in ("mock", "mock.") else " name=%r" % name
        spec = ""
        if self._spec_class is not None:
            spec = " spec_set=%r" if self._spec_set else " spec=%r"
            spec = spec % self._spec_class.__name__
        return "<%s%s%s id='%s'>" % (type(self).__name__, named, spec, id(self))

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        names = [n for n in dir(type(self)) if not n.startswith("_") or _is_magic(n)]
        own = [n for n in self.__dict__ if not n.startswith("_")]
        children = [n for n, v in self._mock_children.items() if v is not _deleted]
        return sorted(set((self._mock_methods or []) + names + own + children))

    def __setattr__(self, name, value):
        if name in _attribute_names or name in ("called", "call_count", "call_args", "call_args_list", "mock_calls"):
            return object.__setattr__(self, name, value)
        if name in self.__dict__ and name not in self._mock_children and not _is_instance_mock(value):
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _unsupported:
            raise AttributeError("Attempting to set unsupported magic method %r." % name)
        if name in _all_magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError("Mock object has no attribute '%s'" % name)
            if not _is_instance_mock(value):
                original = value
                setattr(type(self), name, lambda self, *args, **kw: original(self, *args, **kw))
            else:
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, _forward(value))
                self._mock_children[name] = value
        elif name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError("Cannot set %s" % (self._extract_mock_name() + "." + name))
        if name in _all_magics:
            self.__dict__.setdefault("_mock_magic_attrs", {})[name] = value
            return
        for cls in type(self).__mro__:
            if name in cls.__dict__:
                if hasattr(type(cls.__dict__[name]), "__set__"):
                    return object.__setattr__(self, name, value)
                break
        self.__dict__[name] = value

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        obj = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif obj is _deleted:
            raise AttributeError(name)
        if obj is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    # What was called.

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or "mock", args, kwargs)

    def _call_matcher(self, kall):
        """Return a call with its arguments in the order of the parameters, if they are known."""
        signature = self._spec_signature
        if isinstance(kall, tuple) and len(kall) > 2:
            name = kall[0]
            if name and "." not in name:
                child = self._mock_children.get(name)
                if _is_instance_mock(child):
                    signature = child._spec_signature
        if signature is None:
            return kall
        name, args, kwargs = ("",) + tuple(kall) if len(kall) == 2 else kall
        try:
            bound = signature.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs) if name else call(bound.args, bound.kwargs)
        except TypeError as e:
            return e.with_traceback(None)

    def _error_message(self, expected, actual, action="call"):
        return "expected %s not found.\nExpected: %s\n  Actual: %s" % (action, expected, actual)

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % self._format_mock_call_signature(args, kwargs))
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._error_message(self._format_mock_call_signature(args, kwargs),
                                                     self._format_mock_call_signature(*self.call_args))) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._call_matcher(c) for c in calls]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        actual = _CallList(self._call_matcher(c) for c in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = "Calls not found." if cause is None else "Error processing expected calls.\nErrors: {}".format(
                    [e if isinstance(e, Exception) else None for e in expected])
                raise AssertionError("%s\nExpected: %s%s" % (problem, _CallList(calls), self._calls_repr(prefix="  Actual").rstrip("."))) from cause
            return
        actual, missing = list(actual), []
        for kall in expected:
            try:
                actual.remove(kall)
            except ValueError:
                missing.append(kall)
        if missing:
            raise AssertionError("%r does not contain all of %r in its call list, found %r instead" % (
                self._mock_name or "mock", tuple(missing), actual)) from cause

    def assert_any_call(self, /, *args, **kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in [self._call_matcher(c) for c in self.call_args_list]:
            raise AssertionError("%s call not found" % self._format_mock_call_signature(args, kwargs)) from cause

    def _calls_repr(self, prefix="Calls"):
        if not self.mock_calls:
            return ""
        return "\n%s: %s." % (prefix, _CallList(self.mock_calls))

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            attribute = ".%s" % kw["name"] if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        kind = type(self).__mro__[1]
        if issubclass(kind, PropertyMock) or kind is NonCallableMock:
            kind = Mock if kind is NonCallableMock else MagicMock
        elif kind is NonCallableMagicMock:
            kind = MagicMock
        return kind(**kw)


_wrong_asserts = {"called_once", "called_with", "called_once_with", "has_calls", "not_called", "any_call"}
_unsupported = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__del__"}


class _SpecState(object):
    """What an attribute of a mock will look like."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance


def _extract_mock(obj):
    return getattr(obj, "mock", obj) if not _is_instance_mock(obj) else obj


def _check_and_set_parent(parent, value, name, new_name):
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    _parent = parent
    while _parent is not None:
        if _parent is value:
            return False
        _parent = _parent._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value.__dict__["_mock_new_name"] = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class CallableMixin(object):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super(CallableMixin, self).__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.__dict__["_mock_return_value"] = return_value
        if return_value is not DEFAULT:
            _check_and_set_parent(self, return_value, None, "()")
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        if self._spec_signature is not None and self._mock_checks:
            self._spec_signature.bind(*args, **kwargs)

    _mock_checks = False

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        do_method_calls = self._mock_parent is not None
        method_name = self._mock_name
        name = self._mock_new_name
        is_a_call = name == "()"
        self.mock_calls.append(_Call(("", args, kwargs)))
        parent = self._mock_new_parent
        while parent is not None:
            if do_method_calls:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                do_method_calls = parent._mock_parent is not None
                if do_method_calls:
                    method_name = parent._mock_name + "." + method_name
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if is_a_call else "."
                is_a_call = parent._mock_new_name == "()"
                name = parent._mock_new_name + dot + name
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """An object that takes every call and has every attribute, and remembers what was done with it."""


def _forward(mock):
    def method(self, /, *args, **kwargs):
        return mock(*args, **kwargs)
    return method


class MagicMixin(object):
    def __init__(self, /, *args, **kw):
        super(MagicMixin, self).__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        cls = type(self)
        for name in _magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                continue
            if name in cls.__dict__:
                continue
            setattr(cls, name, MagicProxy(name, self).method())

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        for name in _magics:
            if name in type(self).__dict__ and self._mock_methods is not None and name not in self._mock_methods:
                delattr(type(self), name)
        self._mock_set_magics()


class MagicProxy(object):
    """A magic method that becomes a mock when it is first used."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        name, parent = self.name, self.parent
        m = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent, parent=parent)
        parent._mock_children[name] = m
        if name == "__eq__":
            m.side_effect = lambda other: _equal(parent, m, other)
        elif name == "__ne__":
            m.side_effect = lambda other: DEFAULT if m._mock_return_value is not DEFAULT else parent is not other and NotImplemented
        elif name == "__iter__":
            m.side_effect = lambda: iter([]) if m._mock_return_value is DEFAULT else iter(m._mock_return_value)
        elif name in _magic_values:
            value = _magic_values[name]
            m.return_value = value(parent) if callable(value) else value
        return m

    def __get__(self, obj, _type=None):
        return self.create_mock()

    def method(self):
        name = self.name

        def method(self, /, *args, **kwargs):
            mock = self._mock_children.get(name)
            if mock is None or mock is _deleted:
                mock = MagicProxy(name, self).create_mock()
            return mock(*args, **kwargs)
        method.__name__ = name
        return _Magic(name, method)


class _Magic(object):
    """Gives the mock of a magic method to who asks for it as an attribute, and calls it for operators."""

    def __init__(self, name, function):
        self._name = name
        self._function = function

    def __get__(self, obj, owner=None):
        if obj is None:
            return self._function
        mock = obj._mock_children.get(self._name)
        if mock is None or mock is _deleted:
            mock = MagicProxy(self._name, obj).create_mock()
        return mock


def _equal(mock, method, other):
    if method._mock_return_value is not DEFAULT:
        return method._mock_return_value
    if mock is other:
        return True
    return NotImplemented


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A Mock with the methods of operators, len(), with and the like."""


class AsyncMock(MagicMock):
    """A MagicMock whose calls would be awaited: pyq has no asyncio."""

    def __call__(self, /, *args, **kwargs):
        raise NotImplementedError("pyq has no asyncio, which awaits what an AsyncMock returns")


class PropertyMock(Mock):
    """A mock that is used as a property of a class."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """Let a mock and its attributes have no further attributes."""
    mock.__dict__["_mock_sealed"] = True
    for attr in list(mock._mock_children):
        m = mock._mock_children[attr]
        if _is_instance_mock(m) and m._mock_new_parent is mock:
            seal(m)
    ret = mock._mock_return_value
    if _is_instance_mock(ret) and ret._mock_new_parent is mock:
        seal(ret)


# Patches.


def _importer(target):
    components = target.split(".")
    name = components.pop(0)
    thing = __import__(name)
    for part in components:
        name += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            __import__(name)
            thing = getattr(thing, part)
    return thing


def _get_target(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return functools.partial(_importer, target), attribute


class _patch(object):
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        patcher = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec, self.new_callable, self.kwargs)
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [p.copy() for p in self.additional_patchers]
        return patcher

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        for attr in dir(klass):
            if not attr.startswith(patch.TEST_PREFIX):
                continue
            value = getattr(klass, attr)
            if hasattr(value, "__call__"):
                setattr(klass, attr, self.copy()(value))
        return klass

    def decorate_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        def patched(*args, **keywargs):
            with contextlib.ExitStack() as stack:
                more = []
                for patching in patched.patchings:
                    arg = stack.enter_context(patching)
                    if patching.attribute_name is not None:
                        keywargs.update(arg)
                    elif patching.new is DEFAULT:
                        more.append(arg)
                return func(*args, *more, **keywargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        target = self.getter()
        name = self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        else:
            local = True
        if name in vars(builtins) and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        new, spec, spec_set = self.new, self.spec, self.spec_set
        autospec, kwargs = self.autospec, self.kwargs
        if spec is False:
            spec = None
        if spec_set is False:
            spec_set = None
        if autospec is False:
            autospec = None
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        self.target = self.getter()
        original, local = self.get_original()
        if new is DEFAULT and autospec is None:
            inherit = False
            if spec is True:
                spec = original
                if spec_set is True:
                    spec_set, spec = original, None
            elif spec is not None:
                if spec_set is True:
                    spec_set, spec = spec, None
            elif spec_set is True:
                spec_set = original
            if spec is not None or spec_set is not None:
                if original is DEFAULT:
                    raise TypeError("Can't use 'spec' with create=True")
                inherit = isinstance(original, type)
            kind = MagicMock
            if self.new_callable is not None:
                kind = self.new_callable
            elif spec is not None or spec_set is not None:
                this = spec if spec is not None else spec_set
                can_call = "__call__" in this if _is_list(this) else callable(this)
                if not can_call:
                    kind = NonCallableMagicMock
            given = {}
            if spec is not None:
                given["spec"] = spec
            if spec_set is not None:
                given["spec_set"] = spec_set
            if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
                given["name"] = self.attribute
            given.update(kwargs)
            new = kind(**given)
            if inherit and _is_instance_mock(new):
                new.return_value = kind(spec=spec, spec_set=spec_set, _new_parent=new, _new_name="()")
        elif autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            spec_set = bool(spec_set)
            if autospec is True:
                autospec = original
            if _is_instance_mock(self.target):
                raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. "
                                       f"[target={self.target!r}, attr={autospec!r}]")
            if _is_instance_mock(autospec):
                target_name = getattr(self.target, "__name__", self.target)
                raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {target_name!r} as it has already been mocked out. "
                                       f"[target={self.target!r}, attr={autospec!r}]")
            new = create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **kwargs)
        elif kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                extra = {}
                if self.new is DEFAULT:
                    extra[self.attribute_name] = new
                for patching in self.additional_patchers:
                    arg = self._exit_stack.enter_context(patching)
                    if patching.new is DEFAULT:
                        extra.update(arg)
                return extra
            return new
        except BaseException:
            import sys
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        stack = self._exit_stack
        del self._exit_stack
        self.is_started = False
        return stack.__exit__(*exc_info)

    def start(self):
        """Patch until stop()."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Replace what a dotted name stands for, within a with statement or a decorated function."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = functools.partial(_importer, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    items = list(kwargs.items())
    attribute, new = items[0]
    patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
    patcher.attribute_name = attribute
    for attribute, new in items[1:]:
        this = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        this.attribute_name = attribute
        patcher.additional_patchers.append(this)
    return patcher


class _patch_dict(object):
    """Changes a dict, and restores it."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for attr in dir(f):
                if attr.startswith(patch.TEST_PREFIX) and hasattr(getattr(f, attr), "__call__"):
                    setattr(f, attr, _patch_dict(self.in_dict, self.values, self.clear)(getattr(f, attr)))
            return f

        @functools.wraps(f)
        def _inner(*args, **kw):
            self._patch_dict()
            try:
                return f(*args, **kw)
            finally:
                self._unpatch_dict()
        return _inner

    def __enter__(self):
        self._patch_dict()
        return self.in_dict

    def _patch_dict(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)
        d = self.in_dict
        try:
            original = d.copy()
        except AttributeError:
            original = {key: d[key] for key in d}
        self._original = original
        if self.clear:
            _clear_dict(d)
        try:
            d.update(self.values)
        except AttributeError:
            for key in self.values:
                d[key] = self.values[key]

    def _unpatch_dict(self):
        d, original = self.in_dict, self._original
        _clear_dict(d)
        try:
            d.update(original)
        except AttributeError:
            for key in original:
                d[key] = original[key]

    def __exit__(self, *args):
        if self._original is not None:
            self._unpatch_dict()
            self._original = None
        return False

    def start(self):
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear_dict(d):
    try:
        d.clear()
    except AttributeError:
        for key in list(d):
            del d[key]


def _patch_stopall():
    """End all patches that were started, the last first."""
    for each in reversed(list(_patch._active_patches)):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"


# Mocks that look like other objects.


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Return a mock that has the attributes of an object, all the way down, and takes the calls that it takes."""
    if _is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    given = {"spec": spec}
    if spec_set:
        given = {"spec_set": spec}
    elif spec is None:
        given = {}
    given.update(kwargs)
    kind = MagicMock
    function = not is_type and hasattr(spec, "__code__")
    if spec is not None and not callable(spec):
        kind = NonCallableMagicMock
    elif is_type and instance and not hasattr(spec, "__call__"):
        kind = NonCallableMagicMock
    _name = given.pop("name", _name)
    new_name = _name if _parent is not None else ""
    mock = kind(parent=_parent, _new_parent=_parent, _new_name=new_name, name=_name, **given)
    mock.__dict__["_mock_checks"] = True
    mock.__dict__["_spec_signature"] = _signature_of(spec, instance) if spec is not None else None
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
        mock.return_value.__dict__["_mock_new_name"] = "()"
    for entry in dir(spec):
        if _is_magic(entry):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if entry in given:
            continue
        if not hasattr(original, "__code__") and not isinstance(original, MethodType):
            mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry, instance)
            continue
        child = MagicMock(parent=mock, name=entry, _new_name=entry, _new_parent=mock, **({"spec_set": original} if spec_set else {"spec": original}))
        child.__dict__["_mock_checks"] = True
        signature = _signature_of(original, False)
        if signature is not None and is_type and not isinstance(spec.__dict__.get(entry), (staticmethod, classmethod)):
            params = list(signature.parameters.values())
            if params:
                signature = signature.replace(parameters=params[1:])
        child.__dict__["_spec_signature"] = signature
        mock._mock_children[entry] = child
    if function:
        return _function_like(mock, spec)
    return mock


def _function_like(mock, spec):
    """Return a function that calls a mock and has its attributes."""
    @functools.wraps(spec)
    def funcopy(*args, **kwargs):
        return mock(*args, **kwargs)

    def forward(name):
        def method(*args, **kwargs):
            return getattr(mock, name)(*args, **kwargs)
        setattr(funcopy, name, method)
    for name in ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called", "assert_not_called",
                 "assert_called_once", "reset_mock"):
        forward(name)
    funcopy.mock = mock
    for name in ("called", "call_count", "call_args"):
        setattr(funcopy, name, getattr(mock, name))
    funcopy.call_args_list = mock.call_args_list
    funcopy.method_calls = mock.method_calls
    funcopy.mock_calls = mock.mock_calls
    funcopy.return_value = mock.return_value
    funcopy.side_effect = mock.side_effect
    mock.__dict__["_mock_delegate"] = funcopy
    return funcopy


def _read_lines(data):
    return data.splitlines(keepends=True)


def mock_open(mock=None, read_data=""):
    """Return a mock for open(): files that it opens have read_data."""
    import io
    opened = [None]

    def fresh():
        opened[0] = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    fresh()

    def use(name, *values):
        if getattr(handle, name).return_value is not None and handle.__dict__.get("_given_" + name):
            return getattr(handle, name).return_value

    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=["read", "readline", "readlines", "write", "writelines", "close", "flush", "seek", "tell", "__enter__", "__exit__",
                             "__iter__", "__next__", "name", "mode", "closed", "fileno", "truncate"])
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None

    def reader(name):
        def read(*args, **kwargs):
            given = getattr(handle, name).return_value
            if given is not None:
                return given
            return getattr(opened[0], name)(*args, **kwargs)
        getattr(handle, name).side_effect = read
    for name in ("read", "readline", "readlines"):
        reader(name)
    handle.__iter__.side_effect = lambda: iter(list(opened[0]))
    handle.__next__.side_effect = lambda: next(opened[0])

    def reset(*args, **kwargs):
        fresh()
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock
