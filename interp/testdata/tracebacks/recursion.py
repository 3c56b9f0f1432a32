#---- repeated
def f(n):
    if n == 0: raise KeyError("x")
    f(n-1)
f(10)
#---- repeated four times
def f(n):
    if n == 0: raise KeyError("x")
    f(n-1)
f(4)
#---- repeated three times
def f(n):
    if n == 0: raise KeyError("x")
    f(n-1)
f(3)
#---- two calls on a line
def fib(n):
    if n < -3: raise ValueError(n)
    return fib(n - 1) + fib(n - 2)
fib(5)
#---- a method
class Tree:
    def depth(self, n):
        if n == 0:
            return self.left
        return self.depth(n - 1)
Tree().depth(6)
#---- through try
def f(n):
    try:
        if n == 0: [][0]
        f(n - 1)
    finally:
        x = 1
f(8)
