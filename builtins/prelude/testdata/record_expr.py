"""Writes CPython's results into the files expr/*.txt: "expression => result".

Run it with python3 (3.11) for all files but arguments.txt, which is for 3.12, and
functions_python2.txt, which is for python2.7. arguments.txt has calls whose arguments do not
fit, of all functions, classes and methods.
"""
from __future__ import print_function
import io
import sys


def result(expression):
    try:
        return repr(eval(expression))
    except Exception as e:
        return type(e).__name__ + (": " + str(e) if str(e) else "")


for name in sys.argv[1:]:
    with io.open(name, encoding="utf-8") as f:
        expressions = [line.split(" => ")[0] for line in f.read().splitlines()]
    with io.open(name, "w", encoding="utf-8") as f:
        for e in expressions:
            f.write(u"%s => %s\n" % (e, result(e)))
