"""Imports by name."""

import _imp
import sys

__all__ = ["import_module", "invalidate_caches", "reload"]


def reload(module):
    """Run the text of a module of the program's own again, and return the module."""
    return _imp.reload(module)


def invalidate_caches():
    """Do nothing: nothing is cached."""


def import_module(name, package=None):
    """Import a module and return it. A name that begins with dots is looked for in package."""
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
        dots = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        if dots > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        name = ".".join(parts[: len(parts) - dots + 1] + [name[dots:]]).rstrip(".")
    return __import__(name, fromlist=["*"])
