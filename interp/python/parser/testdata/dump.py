"""Writes the tree of a Python 3 program as dump_test.go does.

    python3.13 dump.py FILE...                            writes the dumps, one a line
    python3.13 dump.py -w tree3.txtar errors3.txtar       records dumps and errors in test files
"""

import ast
import re
import struct
import sys
import warnings

sys.setrecursionlimit(100000)

SKIP = {"ctx", "type_comment", "type_ignores", "kind", "default_value"}
NO_SPAN = {"comprehension", "withitem", "match_case", "arguments"}


def quote(s):
    return '"' + "".join(c if " " <= c < "\x7f" and c not in '"\\' else "\\%x;" % ord(c) for c in s) + '"'


def number(f):
    return "%016x" % struct.unpack(">Q", struct.pack(">d", f))[0]


def constant(v):
    if isinstance(v, str):
        return quote(v)
    if isinstance(v, bytes):
        return "b" + v.hex()
    if isinstance(v, (bool, type(None), type(...))):
        return repr(v)
    if isinstance(v, int):
        return "i%x" % v
    if isinstance(v, float):
        return "f" + number(v)
    return "j" + number(v.imag)


class Dumper:
    def __init__(self, src):
        self.lines = [line.encode() for line in src.split("\n")]

    def col(self, line, col):
        text = self.lines[line - 1] if line <= len(self.lines) else b""
        return len(text[:col].decode())

    def span(self, n):
        return "@%d:%d-%d:%d" % (n.lineno, self.col(n.lineno, n.col_offset), n.end_lineno,
                                 self.col(n.end_lineno, n.end_col_offset))

    def dump(self, n):
        if isinstance(n, list):
            return "[" + ", ".join(map(self.dump, n)) + "]"
        if isinstance(n, ast.Constant):
            return "Constant" + self.span(n) + "(" + constant(n.value) + ")"
        if not isinstance(n, ast.AST):
            return quote(n) if isinstance(n, str) else repr(n)
        name = type(n).__name__
        span = self.span(n) if hasattr(n, "lineno") and name not in NO_SPAN else ""
        if name == "AsyncFunctionDef" and n.decorator_list:
            span = ""
        if name == "MatchSingleton":
            return name + span + "(value=Constant" + span + "(" + repr(n.value) + "))"
        fields = [f + "=" + self.dump(getattr(n, f)) for f in n._fields if f not in SKIP]
        return name + span + "(" + ", ".join(fields) + ")"


def dump(src):
    src = src.replace("\r\n", "\n").replace("\r", "\n")
    return Dumper(src).dump(ast.parse(src).body)


def error(src):
    try:
        compile(src, "x", "exec")
    except SyntaxError as e:
        return "%d: %s: %s" % (e.lineno, type(e).__name__, e.msg)
    return "none"


def unescape(src):
    for mark, c in ("\u240d", "\r"), ("\u240c", "\f"), ("\u2409", "\t"):
        src = src.replace(mark, c)
    return src.split("\u2403")[0]


def record(name):
    """Writes what CPython makes of every program of a txtar file behind it."""
    expect = error if "errors" in name else dump
    parts = re.split(r"(?m)^-- (.*) --\n", open(name, encoding="utf-8").read())
    out = [parts[0]]
    for title, text in zip(parts[1::2], parts[2::2]):
        if not title.endswith("want"):
            out += ["-- %s --\n" % title, text, "-- %s want --\n" % title, expect(unescape(text)), "\n"]
    with open(name, "w", encoding="utf-8") as f:
        f.write("".join(out))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1] == "-w":
        for name in sys.argv[2:]:
            record(name)
    else:
        for name in sys.argv[1:]:
            print(dump(open(name, encoding="utf-8").read()))
