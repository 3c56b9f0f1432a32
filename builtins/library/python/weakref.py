"""References that do not keep an object alive. Here they do: an object lives as long as
something refers to it, weakly too, so what CPython drops stays."""

__all__ = ["ref", "proxy", "WeakValueDictionary", "WeakKeyDictionary", "WeakSet", "WeakMethod", "finalize", "getweakrefcount"]


class ref:
    """A reference: calling it gives the object."""

    def __init__(self, object, callback=None):
        if isinstance(object, (int, float, str, bytes, tuple, list, dict, type(None))) and type(object).__module__ == "builtins":
            raise TypeError("cannot create weak reference to '%s' object" % type(object).__name__)
        self._object = object
        self.__callback__ = callback

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return isinstance(other, ref) and self._object == other._object

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        return "<weakref to %r>" % type(self._object).__name__


class WeakMethod(ref):
    """A reference to a bound method."""


def proxy(object, callback=None):
    """Return the object itself."""
    ref(object)
    return object


class WeakValueDictionary(dict):
    """A dict whose values stay."""


class WeakKeyDictionary(dict):
    """A dict whose keys stay."""


class WeakSet(set):
    """A set whose elements stay."""


class finalize:
    """A function that is called when the program asks for it."""

    def __init__(self, obj, func, *args, **kwargs):
        self._call = (func, args, kwargs)

    @property
    def alive(self):
        return self._call is not None

    def __call__(self, _=None):
        if self._call is None:
            return None
        (func, args, kwargs), self._call = self._call, None
        return func(*args, **kwargs)

    def detach(self):
        """Make sure that the function is not called any more."""
        call, self._call = self._call, None
        return call


def getweakrefcount(object):
    """Return the number of references, which nobody counts."""
    return 0
