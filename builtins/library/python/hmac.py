"""Message authentication codes made of hash functions."""

import hashlib

__all__ = ["HMAC", "new", "digest", "compare_digest"]


class HMAC:
    """A code that is being computed."""

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if isinstance(digestmod, str):
            name = digestmod
            make = lambda data=b"": hashlib.new(name, data)
        else:
            make = digestmod
        self._make = make
        inner = make()
        self.digest_size = inner.digest_size
        self.block_size = inner.block_size
        self.name = "hmac-" + inner.name
        key = bytes(key)
        if len(key) > self.block_size:
            key = make(key).digest()
        self._key = key + bytes(self.block_size - len(key))
        inner.update(bytes(b ^ 0x36 for b in self._key))
        self._inner = inner
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        """Add bytes."""
        self._inner.update(msg)

    def copy(self):
        """Return a copy that goes on by itself."""
        other = HMAC.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner = self._inner.copy()
        return other

    def digest(self):
        """Return the code of what was added so far."""
        outer = self._make(bytes(b ^ 0x5C for b in self._key))
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        """Return the code in hexadecimal."""
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    """Return an HMAC."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """Return the code of one message."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    """Compare two codes."""
    return a == b
