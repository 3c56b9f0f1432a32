"""Records what CPython 3.11 makes of the expressions in the .txt files here.

Each block of lines is one case: statements, and an expression whose repr is recorded,
or the exception. The blocks are valid in Starlark too. Run it in this directory:

    python3 record.py math.txt ...
"""
import importlib, json, os, sys, warnings
warnings.simplefilter("ignore")

MODULES = """math string random time os errno collections itertools functools operator heapq bisect copy json
datetime statistics fractions decimal re typing contextlib abc platform timeit textwrap pprint io types uuid hashlib
base64 calendar warnings numbers cmath keyword html secrets colorsys reprlib array struct zlib graphlib binascii
inspect traceback pickle sys string queue""".split()


def environment():
    env = {}
    for name in MODULES:
        env[name] = importlib.import_module(name)
    return env


def blocks(text):
    lines = []
    for line in text.split("\n") + [""]:
        if line.startswith("#"):
            continue
        if line.strip():
            lines.append(line)
            # A line on its own is a case of its own.
            if len(lines) == 1 and not line.endswith("\\"):
                yield line
                lines = []
            elif not line.endswith("\\"):
                yield "\n".join(l.rstrip("\\").rstrip() if l.endswith("\\") else l for l in lines)
                lines = []


def record(expr):
    env = environment()
    try:
        *statements, last = expr.split("\n")
        if statements:
            exec("\n".join(statements), env)
        return repr(eval(last, env))
    except Exception as e:
        name = type(e).__qualname__
        if type(e).__module__ != "builtins":
            name = type(e).__module__ + "." + name
        return "%s: %s" % (name, e) if str(e) else name


def main(files):
    for name in files:
        with open(name) as f, open(name.replace(".txt", ".jsonl"), "w") as out:
            for expr in blocks(f.read()):
                out.write(json.dumps({"Expr": expr, "Want": record(expr)}, ensure_ascii=False) + "\n")


os.environ["TZ"] = "UTC"
main(sys.argv[1:])
