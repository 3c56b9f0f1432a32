"""Variables that have a value in each context; every thread begins with an empty context."""

import threading

__all__ = ["Context", "ContextVar", "Token", "copy_context"]


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()
_thread = threading.local()


def _current():
    """Return the context of the calling thread."""
    try:
        return _thread.context
    except AttributeError:
        _thread.context = context = Context()
        return context


class Token:
    """What ContextVar.set returns, to restore the variable's former value with ContextVar.reset."""

    MISSING = _MISSING

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __repr__(self):
        return "<Token%s var=%r at %#x>" % (" used" if self._used else "", self._var, id(self))


class ContextVar:
    """A variable that each context has a value of its own for."""

    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        """Return the variable's value in the current context, or a default."""
        values = _current()._values
        if self in values:
            return values[self]
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Give the variable a value in the current context and return a token for reset."""
        context = _current()
        token = object.__new__(Token)
        token._var = self
        token._context = context
        token._old = context._values.get(self, _MISSING)
        token._used = False
        context._values[self] = value
        return token

    def reset(self, token, /):
        """Restore the value that the variable had before the set that returned the token."""
        if not isinstance(token, Token):
            raise TypeError("expected an instance of Token, got %r" % (token,))
        if token._used:
            raise RuntimeError("%r has already been used once" % (token,))
        if token._var is not self:
            raise ValueError("%r was created by a different ContextVar" % (token,))
        context = _current()
        if token._context is not context:
            raise ValueError("%r was created in a different Context" % (token,))
        token._used = True
        if token._old is _MISSING:
            context._values.pop(self, None)
        else:
            context._values[self] = token._old

    def __repr__(self):
        default = "" if self._default is _MISSING else " default=%r" % (self._default,)
        return "<ContextVar name=%r%s at %#x>" % (self._name, default, id(self))

    def __class_getitem__(cls, item):
        return cls


class Context:
    """A mapping from variables to their values."""

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        """Call a function in this context."""
        if self._entered:
            raise RuntimeError("cannot enter context: %r is already entered" % (self,))
        before = _current()
        self._entered = True
        _thread.context = self
        try:
            return callable(*args, **kwargs)
        finally:
            _thread.context = before
            self._entered = False

    def copy(self):
        """Return a copy with the same values."""
        new = Context()
        new._values = dict(self._values)
        return new

    def get(self, key, default=None, /):
        """Return the value of a variable, or a default."""
        _check(key)
        return self._values.get(key, default)

    def keys(self):
        """Return the variables."""
        return self._values.keys()

    def values(self):
        """Return the values."""
        return self._values.values()

    def items(self):
        """Return the variables and their values."""
        return self._values.items()

    def __getitem__(self, key):
        _check(key)
        return self._values[key]

    def __contains__(self, key):
        _check(key)
        return key in self._values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


def _check(key):
    if not isinstance(key, ContextVar):
        raise TypeError("a ContextVar key was expected, got %r" % (key,))


def copy_context():
    """Return a copy of the current context."""
    return _current().copy()
