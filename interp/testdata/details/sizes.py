#---- sizes that a program names and that nobody has memory for: an exception, not the end of the host
import array
import collections
import io
import itertools
import json
import os
import secrets
import struct
import time

HUGE = 10 ** 15


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def grow(items, how):
    how(items)
    return items


def write(file, at, text):
    file.seek(at)
    return file.write(text)


def star(before):
    a, *b = before


TRIES = [
    lambda: list(range(HUGE)),
    lambda: tuple(range(HUGE)),
    lambda: sorted(range(HUGE)),
    lambda: [*range(HUGE)],
    lambda: star(range(HUGE)),
    lambda: grow([1], lambda l: l.extend(range(HUGE))),
    lambda: grow([1], lambda l: l.__setitem__(slice(0, 0), range(HUGE))),
    lambda: list(itertools.repeat(1, HUGE)),
    lambda: [0] * HUGE,
    lambda: "a".center(HUGE),
    lambda: bytes(HUGE),
    lambda: secrets.token_bytes(HUGE),
    lambda: os.urandom(HUGE),
    lambda: json.dumps([[1]], indent=HUGE),
    lambda: itertools.tee([1], HUGE * 100),
    lambda: write(io.BytesIO(), HUGE, b"x"),
    lambda: write(io.BytesIO(), HUGE, b""),
    lambda: write(io.BytesIO(), 2 ** 63 - 1, b"x"),
    lambda: write(io.StringIO(), 2 ** 63 - 1, "x"),
    lambda: write(io.StringIO("é"), 3, "x"),
    lambda: io.BytesIO(b"abc").truncate(Index(-1)),
    lambda: io.StringIO("abc").truncate(Index(-1)),
    lambda: io.StringIO("abc").seek(1, 1),
    lambda: struct.pack_into("i", bytearray(4), 2 ** 63 - 1, 1),
    lambda: struct.unpack_from("i", bytes(4), 2 ** 63 - 1),
    lambda: time.sleep(2 ** 63),
    lambda: time.sleep(1e30),
]
for i, f in enumerate(TRIES):
    try:
        print(i, f())
    except Exception as e:
        print(i, type(e).__name__, e)

f = io.StringIO("é")
f.seek(3)
print(f.tell())
f.write("x")
print(repr(f.getvalue()), f.tell())

# What a starred pattern without a name takes is not made.
match range(1 << 40):
    case first, second, *_, last:
        print(first, second, last)
match range(1 << 40):
    case *_, last:
        print(last)
match [1, 2]:
    case a, *_, b, c:
        print("three")
    case a, *_, b:
        print(a, b)
match "ab", (3,):
    case *_, [*_, x]:
        print(x)

# A container that is given itself.
a = array.array("i", [1, 2])
a.extend(a)
print(a)
d = collections.deque([1, 2])
d.extend(d)
d += d
print(d)


# Attributes that are computed, and deleted.
class C:
    pass


c = C()
c.x = 1
del c.__dict__
print(c.__dict__)
c.y = 2
print(c.__dict__)
for o in C(), ValueError(1), SystemExit(3):
    for name in "__class__", "__dict__", "__suppress_context__", "__traceback__", "__cause__", "args", "code":
        try:
            delattr(o, name)
        except Exception as e:
            print(type(o).__name__, name, type(e).__name__, e)
        else:
            print(type(o).__name__, name, getattr(o, name, "gone"))
