"""Prints calls of the methods of str, bytes and bytearray with what CPython returns.

    python3 record_text.py SEED COUNT > text_methods.jsonl

One call a line: [receiver, method, args, keywords, result, receiver afterwards or null].
Values are tagged: str is a list of code points, as JSON has no lone surrogates.
Characters are those of Unicode 14, which CPython 3.11 and Go agree upon.
"""

import json
import random
import sys

ALPHABETS = [
    "ab", "abc ", "aB cD.", "01-+a", " \t\n\r\v\f", "a\tb\n\r", "aA1_ -", "\x1c\x1d\x1e\x1f\x85\xa0 a\n",
    "aé漢😀", "ßſİıΣσςǅŉﬁaA. '", "½²٣Ⅷ1五", "\u2028\u2029\x85a\r\n\u3000", "e\u0301ͅᾳᏸꭰᲀẞΐ", "ΑΣ.σΆa '",
    "\udc80\udcffé\ud800", "%{}0x", "éèê",
]
BYTES = [b"ab", b"abc ", b"aB cD", b" \t\n\r\v\f\x1c\x85", b"01-+", b"\xc3\xa9\xff\x00a", b"aA1_ \xe9\xc9"]


def text(r):
    a = r.choice(ALPHABETS)
    return "".join(r.choice(a) for _ in range(r.choice([0, 1, 2, 3, 5, 8, 12, 40])))


def data(r):
    a = r.choice(BYTES)
    return bytes(r.choice(a) for _ in range(r.choice([0, 1, 2, 3, 5, 8, 12, 40])))


def part(r, s):
    k = r.random()
    if k < 0.65 and s:
        i = r.randrange(len(s))
        return s[i:i + r.choice([1, 1, 1, 2, 3])]
    if k < 0.7:
        return s[:0]
    return text(r)[:3] if isinstance(s, str) else data(r)[:3]


def bound(r):
    return r.choice([None, 0, 1, 2, 3, -1, -2, -5, 7, 12, 50, -50, 10**30, -10**30, True])


def size(r):
    return r.choice([0, 1, 2, 3, 5, 8, 13, 20, -1, True])


def wrong(r, s):
    return r.choice([1, 1.5, None, (), [], "x", b"x", b"", 256, -1])


def search(r, s):
    return [part(r, s)] + [bound(r) for _ in range(r.choice([0, 0, 1, 2]))]


def affix(r, s):
    args = search(r, s)
    if r.random() < 0.3:
        args[0] = tuple(part(r, s) for _ in range(r.randrange(4)))
    return args


def split(r, s):
    return r.choice([[], [None], [None, size(r)], [part(r, s)], [part(r, s), size(r)]])


def pad(r, s):
    return [size(r)] + r.choice([[], [part(r, s)[:1]]])


ENCODINGS = ["utf-8", "ascii", "latin-1", "UTF_16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp1252", "utf-8-sig",
             "unicode_escape", "koi8-r", "iso8859-15", "nope"]
HANDLERS = [  # The encodings after the third tell of the last ones otherwise.
    "strict", "ignore", "replace", "backslashreplace", "surrogateescape", "nope"]


def coding(r, s):
    if r.random() < 0.1:
        return []
    e = [r.choice(ENCODINGS)]
    h = r.choice(HANDLERS + ["xmlcharrefreplace"])
    if h not in HANDLERS[:4]:
        e = [r.choice(ENCODINGS[:3])]
    return e + [h] if r.random() < 0.7 else e


def table(r, s):
    if isinstance(s, str):
        to = [None, "x", "", "éé", 97, 0x1F600, 1.5, -1, 0x110000]
        return [{ord(c): r.choice(to) for c in part(r, s)}]
    return [r.choice([None, bytes(range(255, -1, -1)), b"a"])] + r.choice([[], [part(r, s)]])


def elements(r, s):
    seq = [part(r, s) for _ in range(r.randrange(5))]
    if r.random() < 0.1:
        seq.append(wrong(r, s))
    return [r.choice([list, tuple])(seq)]


def nothing(r, s):
    return []


COMMON = {
    "find": search, "rfind": search, "index": search, "rindex": search, "count": search, "startswith": affix,
    "endswith": affix, "removeprefix": lambda r, s: [part(r, s)], "removesuffix": lambda r, s: [part(r, s)],
    "replace": lambda r, s: [part(r, s), part(r, s)] + r.choice([[], [size(r)]]),
    "partition": lambda r, s: [part(r, s)], "rpartition": lambda r, s: [part(r, s)],
    "split": split, "rsplit": split, "splitlines": lambda r, s: r.choice([[], [True], [False]]),
    "strip": lambda r, s: r.choice([[], [None], [part(r, s)]]), "lstrip": lambda r, s: r.choice([[], [part(r, s)]]),
    "rstrip": lambda r, s: r.choice([[], [part(r, s)]]), "join": elements,
    "ljust": pad, "rjust": pad, "center": pad, "zfill": lambda r, s: [size(r)],
    "expandtabs": lambda r, s: r.choice([[], [size(r)]]), "translate": table,
}
for name in "upper lower swapcase title capitalize isalpha isdigit isalnum isspace islower isupper istitle isascii".split():
    COMMON[name] = nothing
STR = dict(COMMON, encode=coding, casefold=nothing)
for name in "isdecimal isnumeric isidentifier isprintable".split():
    STR[name] = nothing
BYTESLIKE = dict(COMMON, decode=coding, hex=lambda r, s: r.choice([[], [":"], ["-", size(r)], [b":", -3], ["ab"]]))
ARRAY = dict(
    BYTESLIKE, append=lambda r, s: [r.choice([0, 255, 256, -1, "a"])], extend=lambda r, s: [part(r, bytes(s))],
    insert=lambda r, s: [r.choice([0, 1, -1, 5, -9]), 65], pop=lambda r, s: r.choice([[], [0], [-1], [3]]),
    remove=lambda r, s: [r.choice([97, 98, 256])], clear=nothing, copy=nothing, reverse=nothing)

FIXED = [
    # The number and the names of arguments.
    ("", "upper", [1], {}), ("", "upper", [], {"x": 1}), ("", "partition", [], {}), ("", "find", [], {}),
    ("", "find", ["a", 1, 2, 3], {}), ("", "find", ["a"], {"x": 1}), ("", "replace", ["a"], {}),
    ("", "replace", ["a", "b", 1, 2], {}), ("", "split", [" ", 1, 2], {}), ("", "split", [], {"x": 1}),
    ("a b c", "split", [], {"maxsplit": 1}), ("a b c", "rsplit", [], {"sep": " ", "maxsplit": 1}),
    ("", "split", ["a"], {"sep": 1}), ("", "splitlines", [1, 2], {}), ("a\nb", "splitlines", [], {"keepends": True}),
    ("", "strip", [1, 2], {}), ("", "center", [], {}), ("", "center", [1, 2, 3], {}), ("", "zfill", [], {}),
    ("", "expandtabs", [1, 2], {}), ("\t", "expandtabs", [], {"tabsize": 3}), ("é", "encode", [], {"encoding": "latin-1"}),
    ("", "encode", ["a", "b", "c"], {}), ("", "encode", [], {"x": 1}), ("", "join", ["a", "b"], {}), (b"", "hex", [":", 1, 2], {}),
    (b"abc", "translate", [None], {"delete": b"b"}), (b"", "translate", [], {}), (bytearray(), "insert", [0], {}),
    # The types of arguments.
    ("", "find", [1], {}), ("", "find", ["a", "b"], {}), ("", "find", ["a", 1.5], {}), ("", "startswith", [1], {}),
    ("", "startswith", [(1,)], {}), (b"", "startswith", ["a"], {}), (b"", "startswith", [("a",)], {}), ("", "replace", [1, "a"], {}),
    ("", "replace", ["a", 1], {}), ("", "replace", ["a", "b", "c"], {}), ("", "split", [1], {}), ("", "split", [" ", "x"], {}),
    ("", "strip", [1], {}), ("", "center", ["a"], {}), ("", "center", [1, 2], {}), ("", "center", [1, "ab"], {}),
    ("", "center", [10**30], {}), (b"", "center", [1, b"ab"], {}), (b"", "center", [1, "a"], {}), ("", "zfill", [1.5], {}),
    ("", "expandtabs", ["a"], {}), ("", "expandtabs", [2**40], {}), ("", "encode", [1], {}), ("", "encode", ["ascii", 1], {}),
    ("", "encode", ["hex"], {}), (b"a", "decode", ["base64"], {}), ("", "removeprefix", [1], {}), (b"", "removeprefix", ["a"], {}),
    (b"", "find", ["a"], {}), (b"", "find", [256], {}), (b"", "find", [1.5], {}), (b"abc", "find", [98], {}),
    (b"abcb", "rindex", [98], {}), (b"abcb", "count", [98], {}), (b"", "replace", ["a", b"a"], {}), (b"", "split", ["a"], {}),
    (b"", "strip", ["a"], {}), (b"", "translate", ["a"], {}), (bytearray(), "append", [10**30], {}),
    (bytearray(b"ab"), "extend", [b"cd"], {}), (bytearray(), "remove", ["a"], {}),
    # Encodings.
    ("aéé", "encode", ["ascii"], {}), ("é€", "encode", ["latin-1"], {}), ("é€😀", "encode", ["ascii", "backslashreplace"], {}),
    ("é€😀", "encode", ["ascii", "xmlcharrefreplace"], {}), ("\x81\x82", "encode", ["cp1252"], {}), ("\udcff", "encode", [], {}),
    ("\udcff", "encode", ["utf-8", "surrogateescape"], {}), ("\udcff", "encode", ["utf-16", "replace"], {}), ("a", "encode", ["utf 8"], {}),
    ("aé\n😀\\'", "encode", ["unicode_escape"], {}), ("ж", "encode", ["koi8-r"], {}),
]
for raw in (b"\xff", b"\xe9(", b"\xe9", b"ab\xe2\x82", b"ab\xe2(", b"ab\xed\xa0\x80", b"\xf0\x9f\x98", b"\xf0\x9f\x98z", b"\xf4\x90\x80\x80",
            b"\xc0\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80", b"\xe2\x82\xac\xe2"):
    FIXED += [(raw, "decode", [], {}), (raw, "decode", ["utf-8", "replace"], {}), (raw, "decode", ["utf-8", "surrogateescape"], {})]
for raw in (b"a", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"\x00\xd8a", b"\xff\xfe\x00\xdc", b"\xfe\xff\xdc\x00", b"\xff\xfea\x00",
            b"\x00\x00\x11\x00", b"\xff\xfe\x00\x00a\x00\x00\x00", b"abcde"):
    FIXED += [(raw, "decode", [e] + h, {}) for e in ("utf-16", "utf-16-le", "utf-32", "utf-32-be") for h in ([], ["replace"])]
for raw in (rb"\n\x41\u00e9\U0001f600\101\z", b"\\", rb"a\x4", rb"\u12z", rb"\U00110000"):
    FIXED += [(raw, "decode", ["unicode_escape"], {}), (raw, "decode", ["unicode_escape", "replace"], {})]


def tag(v):
    if v is None or isinstance(v, bool):
        return v
    if isinstance(v, int):
        return {"int": str(v)}
    if isinstance(v, float):
        return {"float": v}
    if isinstance(v, str):
        return v if all(c < "\ud800" for c in v) else {"str": [ord(c) for c in v]}
    if isinstance(v, (bytes, bytearray)):
        return {type(v).__name__: v.hex()}
    if isinstance(v, dict):
        return {"dict": [[tag(k), tag(x)] for k, x in v.items()]}
    return {type(v).__name__: [tag(x) for x in v]}


def record(self, method, args, kwargs):
    before = tag(self)
    try:
        # Spelled out: calls with * and ** complain in other words.
        names = ["a%d" % i for i in range(len(args))]
        call = "self.%s(%s)" % (method, ", ".join(names + ["%s=%s" % (k, k) for k in kwargs]))
        result = tag(eval(call, dict(kwargs, self=self, **dict(zip(names, args)))))
    except Exception as e:
        result = {"error": tag("%s: %s" % (type(e).__name__, e))}
    after = tag(self) if isinstance(self, bytearray) else None
    print(json.dumps([before, method, tag(args), tag(kwargs), result, after], separators=(",", ":")))


def main():
    import warnings
    warnings.simplefilter("ignore")
    r = random.Random(int(sys.argv[1]))
    for case in FIXED:
        record(*case)
    for _ in range(int(sys.argv[2])):
        methods, self = r.choice([(STR, text(r)), (STR, text(r)), (STR, text(r)), (BYTESLIKE, data(r)), (ARRAY, bytearray(data(r)))])
        method = r.choice(sorted(methods))
        args = methods[method](r, self)
        if args and r.random() < 0.02:
            args[r.randrange(len(args))] = wrong(r, self)
        record(self, method, args, {})


main()
