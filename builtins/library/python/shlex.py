"""Split text as a shell does."""

import re

__all__ = ["split", "quote", "join"]

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def split(s, comments=False, posix=True):
    """Split a text at blanks that are not quoted."""
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, quote, escaped = [], None, "", False
    for at, c in enumerate(s):
        if escaped:
            if quote == '"' and c not in '"\\':
                word += "\\"
            word, escaped = word + c, False
        elif quote:
            if c == quote:
                quote = ""
                if not posix:
                    word += c
            elif c == "\\" and quote == '"' and posix:
                escaped = True
            else:
                word += c
        elif c.isspace():
            if word is not None:
                words.append(word)
                word = None
        elif comments and c == "#":
            if word is not None:
                words.append(word)
                word = None
            end = s.find("\n", at)
            return words + (split(s[end:], comments, posix) if end >= 0 else [])
        elif c in "'\"":
            quote, word = c, (word or "") + ("" if posix else c)
        elif c == "\\" and posix:
            escaped, word = True, word or ""
        else:
            word = (word or "") + c
    if escaped:
        raise ValueError("No escaped character")
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    """Quote a text so that a shell takes it as one word."""
    if not s:
        return "''"
    if _UNSAFE.search(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """Undo split."""
    return " ".join(quote(arg) for arg in split_command)
