#---- signatures
import inspect
import functools

def f(a, b: int, /, c=1, *args, d, e=2, **kw) -> str:
    "what f does"

sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.return_annotation)
print(repr(sig.parameters["b"]), sig.parameters["c"].default, sig.parameters["args"].kind, sig.parameters["d"].kind.description)
bound = sig.bind(1, 2, 3, 4, d=5, z=6)
print(bound, bound.args, bound.kwargs)
bound = sig.bind_partial(1)
bound.apply_defaults()
print(bound.arguments)
for call in (lambda: sig.bind(1), lambda: sig.bind(1, 2), lambda: inspect.signature(lambda: 0).bind(1), lambda: inspect.signature(lambda: 0).bind(x=1),
             lambda: inspect.signature(lambda x: 0).bind(1, x=1), lambda: inspect.signature(3)):
    try:
        call()
    except TypeError as e:
        print(e)

class C:
    def __init__(self, x, y=2): pass
    def m(self, z): pass
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(q): pass
    def __call__(self, w): pass

print(inspect.signature(C), inspect.signature(C.m), inspect.signature(C(1).m), inspect.signature(C.c), inspect.signature(C.s), inspect.signature(C(1)))
print(inspect.signature(functools.partial(f, 1, e=3)), inspect.signature(len))

@functools.wraps(f)
def wrapped(*args):
    pass

print(inspect.signature(wrapped), inspect.signature(wrapped, follow_wrapped=False), inspect.unwrap(wrapped) is f)
P = inspect.Parameter
print(inspect.Signature([P("x", P.POSITIONAL_ONLY), P("y", P.KEYWORD_ONLY, default=3, annotation=int)], return_annotation=str))
for call in (lambda: inspect.Signature([P("y", P.KEYWORD_ONLY), P("x", P.POSITIONAL_ONLY)]), lambda: P("1", P.KEYWORD_ONLY), lambda: P("x", P.VAR_KEYWORD, default=1),
             lambda: inspect.Signature([P("x", P.KEYWORD_ONLY), P("x", P.KEYWORD_ONLY)])):
    try:
        call()
    except ValueError as e:
        print(e)
print(inspect.getfullargspec(f))
print(inspect.getcallargs(C(1).m, 5)["z"], inspect.getcallargs(lambda a, b=2, *c, **d: 0, 1, 2, 3, x=4))

#---- kinds of objects
import inspect
import math

class A:
    """What A is.

        indented
    """
    x = 1

    def m(self):
        """m's words"""

    @property
    def p(self):
        return 1

    @staticmethod
    def s():
        pass

class B(A):
    def m(self):
        pass

def g():
    yield 1

for name in ("isclass", "isfunction", "ismethod", "isbuiltin", "ismodule", "isroutine", "isgeneratorfunction", "isgenerator", "iscode", "isdatadescriptor"):
    check = getattr(inspect, name)
    print(name, [check(o) for o in (A, A.m, A().m, len, math, g, g(), g.__code__, A.p, 3)])
print([name for name, value in inspect.getmembers(A, inspect.isfunction)], inspect.getmembers(A(), lambda v: v == 1))
print(repr(inspect.getdoc(A)), inspect.getdoc(B.m), inspect.getmro(B), inspect.getdoc(g))
print(repr(inspect.cleandoc("one\n    two\n      three\n")))
print(inspect.getattr_static(A(), "p") is A.__dict__["p"], inspect.getattr_static(A, "nope", None), inspect.isabstract(A))
print(inspect.getclasstree([A, B]))
print({a.name: a.kind for a in inspect.classify_class_attrs(A) if not a.name.startswith("__")})

#---- texts of functions and classes
import inspect

def decorate(f):
    return f

@decorate
def first(a,
          b=2):
    # a comment

    return a

# about the second
def second(): return 1

class K:
    x = 1

    class Inner:
        def deep(self):
            return [
                1,
            ]

after = lambda x: x + 1
print(inspect.getsource(first))
print(inspect.getsource(second), inspect.getcomments(second))
print(inspect.getsource(K.Inner))
print(inspect.getsource(K.Inner.deep))
print(inspect.getsourcelines(first)[1], inspect.getsourcelines(K)[1], len(inspect.getsourcelines(K)[0]))
print(inspect.getsource(after))
try:
    inspect.getsource(len)
except TypeError as e:
    print(e)
import linecache
print(linecache.getline(inspect.getfile(first), 3), repr(linecache.getline("nobody", 1)))

#---- frames
import inspect

def inner():
    frame = inspect.currentframe()
    here = inspect.stack()[0]
    return frame.f_code.co_name, frame.f_back.f_code.co_name, here.function, here.code_context, [f.function for f in inspect.stack()]

def outer():
    return inner()

print(outer())
try:
    1 / 0
except ZeroDivisionError as e:
    info = inspect.trace()[0]
    print(info.lineno, info.function, info.code_context)
