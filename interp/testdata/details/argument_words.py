#---- exceptions and their methods
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: ValueError(x=1))
show(lambda: KeyError(1, x=1))
show(lambda: AttributeError("m", name="n").name)
show(lambda: AttributeError("m", nme="n"))
show(lambda: ImportError("m", path="p").path)
show(lambda: ValueError().add_note())
show(lambda: ValueError().add_note("a", "b"))
show(lambda: ValueError().add_note(note="a"))
show(lambda: ValueError().add_note(1))
show(lambda: ValueError("a").with_traceback(None))
show(lambda: ValueError().with_traceback())
show(lambda: ValueError().with_traceback(1))
show(lambda: KeyError(1).__str__())
show(lambda: KeyError(1).__str__(2))
show(lambda: KeyError(1).__repr__(x=2))
show(lambda: OSError(2, "no", "f").__str__())
show(lambda: ValueError.add_note())
show(lambda: ValueError.add_note(1, "x"))
print(KeyError.__str__, BaseException.__init__, BaseException.add_note)
#---- generators
def gen():
    while True:
        try:
            print("got", (yield 1))
        except ValueError as e:
            print("caught", repr(e))
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
g = gen()
show(lambda: next(g))
show(lambda: g.send())
show(lambda: g.send(1, 2))
show(lambda: g.send(arg=1))
show(lambda: g.send(5))
show(lambda: g.throw())
show(lambda: g.throw(1, 2, 3, 4))
show(lambda: g.throw(value=ValueError()))
show(lambda: g.throw(1))
show(lambda: g.throw(ValueError))
show(lambda: g.throw(ValueError("a")))
show(lambda: g.__next__(1))
show(lambda: g.__iter__(x=1))
show(lambda: g.close(1))
show(lambda: g.close())
print(type(g).__next__, type(g).send)
#---- properties
class C:
    @property
    def x(self):
        "a number"
        return self._x
    @x.setter
    def x(self, v):
        self._x = v
    @x.deleter
    def x(self):
        del self._x
    y = property(fset=lambda self, v: print("set", v), doc="y")
    z = x.setter(None)
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
c = C()
c.x = 3
show(lambda: c.x)
del c.x
show(lambda: c.x)
c.y = 4
show(lambda: c.y)
show(lambda: setattr(c, "z", 1))
C.w = property(lambda self: 1)
show(lambda: c.w)
show(lambda: C.y.__set_name__(C, "u"))
show(lambda: c.y)
show(lambda: (C.x.__doc__, C.y.__doc__, C.y.fget))
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: property(get=1))
show(lambda: property(1, fget=2))
show(lambda: C.x.setter())
show(lambda: C.x.getter(1, 2))
show(lambda: C.x.deleter(fdel=1))
show(lambda: type(C.x.getter(None)))
#---- class methods make instances of the class they are called on
class D(dict):
    pass
class I(int):
    pass
class F(float):
    pass
print(type(D.fromkeys("ab")), D.fromkeys("ab", 1), D().fromkeys([1]), {}.fromkeys([2]))
print(type(I.from_bytes(b"\1\2", "big")), bool.from_bytes(b"\1", "big"), int.from_bytes(b"\1\2", byteorder="little"))
print(type(F.fromhex("0x1")), float.fromhex("0x1p3"))
for f in [lambda: dict.fromkeys(), lambda: dict.fromkeys(1), lambda: dict.fromkeys([], 1, 2), lambda: dict.fromkeys(iterable=[]),
          lambda: int.from_bytes(), lambda: int.from_bytes(b"", 3), lambda: (1).to_bytes(1, 3), lambda: int.from_bytes(b"", "x"),
          lambda: float.fromhex(), lambda: float.fromhex(1)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#---- special methods called by hand
print((3).__rpow__(2), (3).__pow__(2, 5), (5).__rpow__(2, 7), (2).__pow__("a"), (2.0).__pow__(2, None), (1j).__rpow__(2).real < 1)
print((7).__divmod__(2), (7).__rdivmod__(2), (2.567).__round__(2), (5).__format__("03"), (1.5).__floor__(), True.__and__(1))
print(int.__add__, float.__repr__, complex.__abs__, int.__round__, list.__getitem__, dict.__contains__, tuple.__getitem__, list.__iter__)
print(type(iter([])).__next__, enumerate.__next__)
for f in [lambda: (1).__add__(), lambda: (1).__add__(1, 2), lambda: (1).__neg__(1), lambda: (1).__round__(1, 2), lambda: (1.5).__ceil__(1),
          lambda: [].__getitem__(), lambda: {}.__contains__(key=1), lambda: set().__contains__(), lambda: [].__iter__(1)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#---- sources and names
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
x = 3
evaluate, execute = eval, exec
print(evaluate("x + 1"), eval("x", {"x": 4}), eval("x + y", {"x": 5}, {"y": 6}))
execute("y = x * 2")
print(y, "y" in globals(), "y" in locals())
named, variables = dir, vars
print("x" in named(), variables()["x"])
show(lambda: compile("1", "f"))
show(lambda: compile("1", "f", mode="nope"))
show(lambda: compile("1", "f", "eval", foo=1))
show(lambda: eval(compile("x", "f", mode="eval")))
show(lambda: locals(1))
show(lambda: globals(x=1))
show(lambda: eval(1))
show(lambda: exec("1", 1))
show(lambda: exec("1", {}, 1))
show(lambda: exec("1", None, 1))
show(lambda: eval("1", 1))
show(lambda: eval("1", {}, 1))
show(lambda: eval("x + 1", None, {"x": 1}))
show(lambda: __import__())
show(lambda: __import__(1))
show(lambda: __import__("os.path").__name__)
show(lambda: __import__("os.path", fromlist=["join"]).join("a", "b"))
#---- the streams
import sys
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: sys.stdout.write("abc\n"))
show(lambda: sys.stdout.writelines(["d\n", "e\n"]))
show(lambda: sys.stdout.write())
show(lambda: sys.stdout.write(text="a"))
show(lambda: sys.stdout.write(1))
show(lambda: sys.stdout.flush(1))
show(lambda: sys.stdout.writelines())
show(lambda: sys.stdout.reconfigure(1))
show(lambda: sys.stdout.reconfigure(nope=1))
show(lambda: print(1, sep=2))
show(lambda: print(1, nope=2))
show(lambda: print(1, file=2))
show(lambda: input(1, 2))
show(lambda: input(prompt=1))
show(lambda: sys.exit(1, 2))
show(lambda: sys.exit(status=1))
#---- functions that builtins, methods and other texts call
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
def nothing(): return 1
def one(a): return a
def some(a, b=2, /, *, c): return a
class Plain:
    def no_self(): pass
    def method(self, a, *, k): pass
p = Plain()
show(lambda: sorted([2, 1], key=nothing))
show(lambda: max([2, 1], key=nothing))
show(lambda: min([2, 1], key=lambda: 1))
show(lambda: sorted([2, 1], key=p.no_self))
show(lambda: sorted([2, 1], key=Plain))
show(lambda: list(map(nothing, [1])))
show(lambda: nothing(key=1))
show(lambda: nothing(1, key=1))
show(lambda: one(1, 2, b=3))
show(lambda: one(1, 2, a=3))
show(lambda: one(1, a=3))
show(lambda: some(1, 2, 3, c=1))
show(lambda: some(1, 2, 3, d=1))
show(lambda: some(1, a=1, c=1))
show(lambda: p.no_self())
show(lambda: p.no_self(a=1))
show(lambda: p.method(1, 2, k=1))
show(lambda: p.method(1, 2, m=1))
for text in ("one()", "some()", "some(1)", "some(1, 2, 3)", "p.method()", "p.method(1)", "p.method(1, 2, k=3)", "nothing(1)", "sorted([1], key=nothing)"):
    show(lambda: eval(text))
