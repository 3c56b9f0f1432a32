"""Records what CPython says of the names of the programs in the txtar files it is given.

    python3.13 record.py FILE...      writes the expectation behind each program
    python3.13 record.py -p FILE.py   prints that of a program

What the test compares is the same as in scope_test.go: a line for each scope, and one for
each name that it mentions. A name that the module does not bind is a built-in one.
"""

import dis
import re
import symtable
import sys

LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = 1, 2, 3, 4, 5
HIDDEN = re.compile(r"\.|__class__$|__classdict__$|__conditional_annotations__$")


def bound(code, names=("STORE_NAME", "DELETE_NAME", "STORE_GLOBAL", "DELETE_GLOBAL")):
    """Returns the names that the module binds: itself, or through global in a function."""
    found = {i.argval for i in dis.get_instructions(code) if i.opname in names}
    for c in code.co_consts:
        if hasattr(c, "co_code"):
            found |= bound(c, ("STORE_GLOBAL", "DELETE_GLOBAL"))
    return found


def imported(table):
    """Returns the names of the module that an import binds."""
    found = {s.get_name() for s in table.get_symbols()
             if s.is_imported() and (table.get_type() == "module" or s._Symbol__scope == GLOBAL_EXPLICIT)}
    return found.union(*map(imported, table.get_children()))


def meaning(s, table, module):
    scope = s._Symbol__scope
    if scope in (GLOBAL_EXPLICIT, GLOBAL_IMPLICIT):
        return "global" if s.get_name() in module else "builtin"
    if table.get_type() == "module":
        return "global"
    return {LOCAL: "local", FREE: "free", CELL: "cell"}[scope]


def show(table, module, imports, indent=""):
    kind = table.get_type()
    yield indent + (kind if kind == "module" else kind + " " + table.get_name())
    for s in sorted(table.get_symbols(), key=lambda s: s.get_name()):
        name = s.get_name()
        if HIDDEN.match(name) or s._Symbol__scope == GLOBAL_EXPLICIT and kind == "module" and name not in module and not s.is_referenced():
            continue  # CPython's module has all names that something declares global
        yield "%s  %s: %s%s%s" % (indent, name, meaning(s, table, module), " parameter" * s.is_parameter(),
                                  " imported" * (name in imports if kind == "module" else s.is_imported()))
    for t in table.get_children():
        yield from show(t, module, imports, indent + "    ")


def describe(src, name="in.py"):
    try:
        table = symtable.symtable(src, name, "exec")
        code = compile(src, name, "exec", dont_inherit=True, optimize=0)
    except SyntaxError as e:
        return "%d: %s\n" % (e.lineno, e.msg)
    annotated = {s.get_name() for s in table.get_symbols() if s.is_annotated()}
    return "\n".join(show(table, bound(code) | annotated, imported(table))) + "\n"


def record(path):
    with open(path) as f:
        parts = re.split(r"^-- (.*) --\n", f.read(), flags=re.M)
    out = [parts[0]]
    for name, text in zip(parts[1::2], parts[2::2]):
        if name.endswith(".py"):
            out.append("-- %s --\n%s-- %s --\n%s" % (name, text, name[:-3] + ".want", describe(text)))
    with open(path, "w") as f:
        f.write("".join(out))


if sys.argv[1] == "-p":
    for path in sys.argv[2:]:
        with open(path) as f:
            sys.stdout.write(describe(f.read()))
else:
    for path in sys.argv[1:]:
        record(path)
