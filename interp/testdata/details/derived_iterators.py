#---- classes derived from enumerate, zip, map, filter and reversed
class E(enumerate):
    def extra(self): return "x"
e = E("ab"); print(list(e), e.extra(), type(e).__name__, isinstance(e, enumerate))
print(list(E("ab", start=5)))
class Z(zip):
    pass
print(list(Z([1,2],"ab")), list(Z()), list(Z([1], strict=True)))
class M(map):
    def __init__(self, f, *its): self.f = f
m = M(str, [1,2]); print(list(m), m.f)
class F(filter):
    def __next__(self): return super().__next__() * 2
f = F(None, [0, 1, 2]); print(next(f), list(f))
class R(reversed): pass
print(list(R([1,2,3])), list(R((1,2))), next(R("ab")))
class RR:
    def __reversed__(self): return iter("custom")
print(list(R(RR())) if not isinstance(R(RR()), R) else "R")
try:
    class X(range): pass
except TypeError as e: print(e)
try:
    class X(bool): pass
except TypeError as e: print(e)
try:
    class X(type(None)): pass
except TypeError as e: print(e)
for z in (lambda: E(), lambda: Z(1), lambda: M(str), lambda: R(3), lambda: map(str), lambda: filter(None)):
    try: z()
    except TypeError as e: print(e)
class En(enumerate):
    def __new__(cls, it, tag): 
        self = super().__new__(cls, it)
        self.tag = tag
        return self
x = En("q", "tag"); print(x.tag, list(x))
