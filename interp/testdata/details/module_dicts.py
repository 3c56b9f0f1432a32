#---- globals() is the dict of the module
g = globals()
print(g is globals(), type(g), isinstance(g, dict))
x = 1
print(g["x"], "x" in g, g.get("nope"))
g["x"] = 2
print(x)
g["y"] = 5
print(y)
x = 7
print(g["x"])
def f():
    global z
    z = 3
    return x + y
print(f(), g["z"], z)
def use(d):
    d["made"] = "by use"
    d.update(a=1, b=2)
use(globals())
print(made, a, b)
del g["a"]
try:
    a
except NameError as e: print(e)
del b
print("b" in g)
globals()["len"] = lambda v: "my len"
print(len([1]))
del globals()["len"]
print(len([1]))
exec("q = x * 10", globals())
print(q, g["q"])
exec("def h(): return q + 1", g)
print(h())
print(vars() is g, locals() is g, f.__globals__ is g)
import sys
print(f.__globals__["x"])
for name in ["aa", "bb"]:
    globals()[name] = name * 2
print(aa, bb)
def reader():
    return aa + "!"
print(reader())
try:
    for k in globals():
        new_name = 1
        del new_name
        kk = 2
except RuntimeError as e:
    print(e)
print(sorted(k for k in dict(globals()) if not k.startswith("_")))
d = dict(g); d["x"] = 99
print(x)
c = g.copy(); c["x"] = 98; print(x)
print(g.pop("aa"), "aa" in g)
g.setdefault("ss", 4); print(ss)
print({**g}["ss"])
print(globals().keys() >= {"x", "ss"})
def modify():
    globals()["x"] += 1
modify(); print(x)
g |= {"pp": 1}
print(pp)
print(__name__, globals()["__name__"])
print(g["__doc__"], g["__file__"].endswith("py"))
for i in range(3): globals()[f"v{i}"] = i
print(v0, v1, v2)
class K: pass
#---- a child has the whole dict of a module
from multiprocessing import Process, Queue
g = globals()
base = 10
globals()["made"] = 5
def work(q):
    globals()["inner"] = base
    q.put((made, inner, g["base"], g is globals(), sorted(k for k in g if not k.startswith("_"))))
    g["base"] = 77
    q.put(base)
def name_of(q, n):
    q.put(globals()[n]())
def hello(): return "hello"
q = Queue()
p = Process(target=work, args=(q,)); p.start(); print(q.get()); print(q.get()); p.join()
p = Process(target=name_of, args=(q, "hello")); p.start(); print(q.get()); p.join()
print("inner" in g)
#---- sys.modules decides what import finds
import sys, types
print("json" in sys.modules, "sys" in sys.modules, "__main__" in sys.modules, type(sys.modules))
import json
print(sys.modules["json"] is json, sys.modules["sys"] is sys, sys.modules is sys.modules)
me = sys.modules[__name__]
setattr(me, "made", 3)
print(made, me.made, me.__name__)
class Fake:
    value = 42
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return name.upper()
sys.modules["fake"] = Fake()
import fake
from fake import value, thing
print(fake.value, fake.other, value, thing)
sys.modules["nothing"] = None
try:
    import nothing
except ImportError as e: print(type(e).__name__, e)
del sys.modules["fake"]
try:
    import fake
except ImportError as e: print(type(e).__name__, e)
mod = types.ModuleType("synth", "doc of it")
exec("def f(): return __name__\nx = 5", mod.__dict__)
sys.modules["synth"] = mod
import synth
from synth import f
print(synth.f(), synth.x, synth.__doc__, f())
import importlib
print(importlib.import_module("synth") is mod, importlib.reload(json) is json, __import__("os.path").__name__)
def late():
    import csv
    return "csv" in sys.modules
print("csv" in sys.modules, late(), sys.modules.get("nope"))
#---- exec, eval and compile
exec("print(len('abc'))", {})
exec("(q := 1)"); print(q)
g, l = {}, {}
exec("global a; a = 1; b = 2", g, l)
print(g["a"], l, "a" in l, "__builtins__" in g)
d = {}
exec("x = 1", d); print(sorted(d))
print(type(d["__builtins__"]).__name__)
d = {"__builtins__": {}}
try: exec("len('x')", d)
except NameError as e: print(e)
d = {"__builtins__": {"len": lambda x: "fake"}}
exec("r = len('x')", d); print(d["r"])
print(eval("1 + 2", {"__builtins__": None}))
try: eval("len([])", {"__builtins__": None})
except Exception as e: print(type(e).__name__, e)
import builtins
print(__builtins__ is builtins)
c = compile("x + 1", "<s>", "eval"); print(eval(c, {"x": 2}), eval(c, {}, {"x": 5}))
c = compile("1 + 2", "<s>", "single"); exec(c)
c = compile("x = 5\nx", "<s>", "exec"); exec(c)
exec(compile("'show me'", "<s>", "single"))
exec(compile("None", "<s>", "single"))
try: compile("x = 1", "<s>", "eval")
except SyntaxError as e: print(e.msg, e.lineno, e.offset)
try: compile("x = 1; y = (", "<s>", "exec")
except SyntaxError as e: print(e.msg, e.lineno, e.offset)
try: compile("a\nb", "<s>", "single")
except SyntaxError as e: print(e.msg)
try: compile("x", "<s>", "bad")
except ValueError as e: print(e)
from collections import ChainMap, OrderedDict, UserDict, defaultdict
print(eval("a + b", {}, ChainMap({"a": 1}, {"b": 2})))
od = OrderedDict(); exec("z = 1; y = 2", {}, od); print(od)
class NS(dict):
    def __missing__(self, k): return k.upper()
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
ns = NS(); exec("v = foo; w = bar", {}, ns); print(dict(ns))
class M:
    def __getitem__(self, k):
        if k == "n": return 42
        raise KeyError(k)
    def __setitem__(self, k, v): print("M set", k, v)
print(eval("n", {}, M()))
exec("n = n + 1", {}, M())
try: eval("zz", {}, M())
except NameError as e: print(e)
try: eval("1", 5)
except TypeError as e: print(e)
try: exec("1", 5)
except TypeError as e: print(e)
try: eval("1", {}, 5)
except TypeError as e: print(e)
def scope():
    x = 1
    exec("x = 2; yy = 3")
    return x, "yy" in locals(), sorted(locals())
print(scope())
def ev(a): return eval("a + 1"), eval("[a for _ in range(2)]")
try: print(ev(4))
except NameError as e: print(e)
ns = {}
exec("def f(n):\n return 1 if n == 0 else n * f(n-1)\nclass C:\n  y = 3\n  def m(self): return f(self.y)", ns)
print(ns["f"](5), ns["C"]().m(), ns["f"].__globals__ is ns, ns["C"].__module__)
ns2 = {"__name__": "mymod"}
exec("class D: pass\ndef k(): pass", ns2); print(ns2["D"].__module__, ns2["k"].__module__, ns2["D"])
exec("import math as mm; from os import path as pp", ns); print(ns["mm"].pi, ns["pp"].join("a", "b"))
exec("for i in range(3): pass\ntry: 1/0\nexcept ZeroDivisionError as e: msg = str(e)", ns); print(ns["i"], ns["msg"], "e" in ns)
exec("del i", ns); print("i" in ns)
try: exec("raise ValueError('x')", ns)
except ValueError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
print(eval("  1+1"), eval("1+1\n"), eval(b"2*3"))
exec(b"print('bytes')")
code = compile("def f(): return 7\nr = f()", "name.py", "exec")
print(code.co_filename, code.co_name, type(code).__name__)
n = {}; exec(code, n); print(n["r"])
print(eval("lambda: 5")())
exec("nonlocal_test = [i for i in range(3)]", n); print(n["nonlocal_test"])
exec("a, *b = 1, 2, 3\n(c, d), e = (1, 2), 3\na += 1", n); print(n["a"], n["b"], n["e"])
exec("@property\ndef p(self): pass", n); print(type(n["p"]).__name__)
exec("def gen():\n yield 1\n yield 2", n); print(list(n["gen"]()))
#---- functions that exec has made, in children
from multiprocessing import Process, Queue
ns = {}
exec("k = 5\ndef w(q):\n    q.put(k)\n    q.put(helper())\ndef helper(): return k * 2", ns)
import sys
if True:
    q = Queue()
    p = Process(target=ns["w"], args=(q,)); p.start(); print(q.get(), q.get()); p.join()
    exec("made_by_exec = 12\ndef fm(): return made_by_exec")
    def child(q): q.put(fm())
    p = Process(target=child, args=(q,)); p.start(); print(q.get()); p.join()
    sys.modules["fake"] = sys
    def child2(q):
        import fake
        q.put((fake is sys, "fake" in sys.modules, sys.modules is sys.modules, sys.modules["__main__"].__name__))
    p = Process(target=child2, args=(q,)); p.start(); print(q.get()); p.join()
class A:
    exec("attr = 5")
    print(attr)
print(A.attr)
class B:
    locals()["zed"] = 3
print(B.zed)
def f():
    return sorted(locals()), dir()
print(f())
print([x for x in dir() if not x.startswith("_")])
exec("def g(): return globals()", ns); print(ns["g"]() is ns)
exec("print(locals() is globals())", ns)
exec("print(sorted(locals()), globals() is locals())", ns, {"only": 1})
print(eval("globals()") is globals())
def inner():
    a = 1
    return eval("sorted(locals())"), eval("globals() is globals()")
print(inner())

#---- every built-in exception is in the module builtins
import builtins
print(builtins.TimeoutError is TimeoutError, hasattr(builtins, "Process"))
print([n for n in ("OSError", "TimeoutError", "ConnectionResetError", "ExceptionGroup") if not hasattr(builtins, n)])
