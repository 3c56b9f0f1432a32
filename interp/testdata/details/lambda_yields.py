#---- a lambda that yields
g = lambda a, /, b=2, *c, d=4, **e: (yield a) or (yield b, c) or (yield (d, e)) or "end"
print(list(g(1, d=5, z=3)), g.__name__)
def drive(it):
    try:
        while True: print(next(it))
    except StopIteration as e: print("value", e.value)
drive(g(1))
drive((lambda x: [(yield x), (x := x + 1), (yield x)])(1))
print(list((lambda: (yield from (1, 2)))()), [list(k()) for k in [(lambda i=i: (yield i)) for i in range(3)]])
def outer(n): return lambda: (yield n)
print(list(outer(5)()))
it = (lambda: (yield))()
next(it)
try: it.send(3)
except StopIteration as e: print(e.value)
class A:
    m = lambda self: (yield self.__class__.__name__)
print(list(A().m()))
