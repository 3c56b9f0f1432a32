#---- a variable has a value in each context, and every thread a context of its own
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")
level = contextvars.ContextVar("level")
print(user.get(), level.get(7), user.name)
try:
    level.get()
except LookupError as e:
    print("LookupError", e.args[0] is level)
token = user.set("ann")
print(user.get(), token.old_value is contextvars.Token.MISSING, token.var is user)


def inside(name):
    before = user.get()
    user.set(name)
    return before, user.get()


context = contextvars.copy_context()
print(context.run(inside, "bob"), user.get(), context[user])
print(len(context), list(context) == [user], user in context, level in context, context.get(level, "none"))
t = threading.Thread(target=lambda: print("in a thread:", user.get(), inside("tom")))
t.start()
t.join()
print(user.get())
user.reset(token)
print(user.get())
for wrong in (lambda: user.reset(token), lambda: user.reset(3), lambda: contextvars.Token(), lambda: contextvars.ContextVar(3)):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, str(e).split(" var=")[0])
other = level.set(1)
try:
    contextvars.copy_context().run(level.reset, other)
except ValueError as e:
    print("ValueError", "different Context" in str(e))
again = contextvars.copy_context()
try:
    again.run(again.run, print)
except RuntimeError as e:
    print("RuntimeError", "already entered" in str(e))
copied = again.copy()
copied.run(level.set, 5)
print(again[level], copied[level], again == copied, again == again.copy())
#---- a failing function leaves its context, and decorators see theirs
import contextvars

depth = contextvars.ContextVar("depth", default=0)


def nested(n):
    depth.set(depth.get() + 1)
    if n == 0:
        raise ValueError(depth.get())
    contextvars.copy_context().run(nested, n - 1)


try:
    nested(3)
except ValueError as e:
    print(e, depth.get())
#---- reprlib keeps texts short
import reprlib
from collections import deque

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr(10 ** 60))
print(reprlib.repr({n: str(n) for n in range(10)}), reprlib.repr({3, 1, 2}), reprlib.repr(frozenset("abcdefgh")))
print(reprlib.repr((1,)), reprlib.repr(()), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(deque(range(9))))
short = reprlib.Repr(maxlist=2, maxstring=10, fillvalue="~")
print(short.repr([1, 2, 3]), short.repr("a long text, too long"), short.repr({"k": [1, 2, 3]}))
print(reprlib.Repr(indent=2).repr([1, {"a": (1, 2)}]))


class Node:
    def __init__(self):
        self.children = []

    @reprlib.recursive_repr()
    def __repr__(self):
        return "Node(%r)" % (self.children,)


class Broken:
    def __repr__(self):
        raise ValueError


n = Node()
n.children.append(n)
print(n, reprlib.repr(Broken()).split(" at ")[0])
