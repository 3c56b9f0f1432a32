#---- alone: variables are those of the line first, then the others as they come
from multiprocessing import Queue

limit = 5
unused = 6

def take(q, n, *rest, last=None, **more):
    squares = [i * i for i in range(n)]
    for i in "ab":
        gone = i
    del gone
    try:
        item = q.get(limit) if n < limit else None
    finally:
        later = 1

take(Queue(), 3, "x", "y", depth=1)
#---- put first: variables where a comprehension is, and where one has been
from multiprocessing import Process, Queue

def names(n):
    return {"name %d" % i: i for i in range(n)}

def child(q, n):
    double = [i + i for i in range(n)]
    print([q.get() for i in double if i])

q = Queue()
ps = [Process(target=child, args=(q, n)) for n in (2, 3)]
for p in ps:
    p.start()
print(names(3), {p.name: p.join() for p in ps})
#---- taken twice: variables of functions around, of classes and of modules
from multiprocessing import Lock

count = 0
lock = Lock()

class Account:
    rate = 2

    def __init__(self, owner):
        self.owner, self.__balance = owner, 10
        self.friend = self

    def __repr__(self):
        print("never called")
        return 1 / 0

def outer(amount):
    account = Account("Ann")

    def inner():
        nonlocal amount
        amount += 1
        with lock, lock:
            print(account, count, len, Account)

    inner()

outer(1)
#---- alone: variables in a generator, a lambda and a body of with
from multiprocessing import Lock, Queue

def numbers(q, lock):
    for n in range(3):
        with lock as held:
            try:
                yield n
                text = "a" * n
                f = lambda x, y=2: q.get()
                f(n)
            except ValueError as error:
                pass

for number in numbers(Queue(), Lock()):
    pass
#---- alone: variables with long values
from multiprocessing import Queue

def stuck(q):
    long, wide = "it's " * 1000000, list(range(1000000))
    huge, small, data = 1 << 1000000, -1.5, b"\x00\xff" * 100
    q.get()

stuck(Queue())
#---- alone: variables with deep and endless values
from multiprocessing import Queue

class Node:
    __slots__ = ("value", "next")

def stuck(q):
    loop = [1]
    loop.append(loop)
    node = Node()
    node.value, node.next = 1, node
    deep = ()
    for _ in range(100000):
        deep = (deep,)
    q.get()

stuck(Queue())
#---- alone: variables with values of many kinds
from multiprocessing import Queue
import collections

class Words(list):
    pass

Point = collections.namedtuple("Point", "x y")

def stuck(q):
    table = {"a": True, (1, 2): {3}, None: frozenset("x")}
    words, point, empty = Words("ab"), Point(1, 2), (set(), {}, [], (), "")
    text, numbers, letters = "two\nlines", range(3), (c for c in "ab")
    q.get()

stuck(Queue())
#---- event: variables that many have in common
from multiprocessing import Event, Process

def wait(event, number, team):
    event.wait()

if __name__ == "__main__":
    event = Event()
    for number in range(3):
        Process(target=wait, args=(event, number, "red")).start()
