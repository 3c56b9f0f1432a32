"""threading.local under the name that CPython has for one that is Python."""

from threading import local

__all__ = ["local"]
