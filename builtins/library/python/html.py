"""Escape text for HTML."""

import re

__all__ = ["escape", "unescape"]

_NAMES = {
    "lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae",
    "auml": "\xe4", "ouml": "\xf6", "uuml": "\xfc", "Auml": "\xc4", "Ouml": "\xd6", "Uuml": "\xdc", "szlig": "\xdf",
    "eacute": "\xe9", "egrave": "\xe8", "agrave": "\xe0", "ccedil": "\xe7", "ntilde": "\xf1", "euro": "\u20ac",
    "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c",
    "rdquo": "\u201d", "times": "\xd7", "deg": "\xb0", "micro": "\xb5", "middot": "\xb7", "laquo": "\xab", "raquo": "\xbb",
}


def escape(s, quote=True):
    """Replace what HTML means otherwise."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(match):
    name = match.group(1)
    if name.startswith("#"):
        number = int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";"))
        if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            return "\ufffd"
        return chr(number)
    return _NAMES.get(name.rstrip(";"), match.group(0))


def unescape(s):
    """Replace references by the characters that they are; of names the usual ones."""
    if "&" not in s:
        return s
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;)", _character, s)
