"""Ask for a password. What is typed is seen: pyq does not change the terminal."""

import os
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """What is typed can be seen."""


def getpass(prompt="Password: ", stream=None):
    """Ask for a password."""
    return input(prompt)


def getuser():
    """Return the user's name, as far as the environment was granted."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    return "user"
