#---- _TestValue.test_value
from multiprocessing import Process, Value, RawValue
cases = [("i", 4343, -24234), ("d", 3.625, -4.25), ("h", -232, 234), ("q", 2 ** 33, -2 ** 34), ("c", b"x", b"\xff"),
         ("b", -128, 127), ("B", 255, 0), ("H", 65535, 1), ("I", 2 ** 32 - 1, 7), ("l", -2 ** 63, 2 ** 63 - 1),
         ("L", 2 ** 64 - 1, 5), ("Q", 2 ** 64 - 2, 6), ("f", 0.5, 0.1), ("u", "e", "\u20ac")]
def change(values):
    for v, (code, first, second) in zip(values, cases):
        assert v.value == first, (code, v.value)
        v.value = second
values = [Value(code, first) for code, first, _ in cases]
print([v.value for v in values])
p = Process(target=change, args=(values,))
p.daemon = True
p.start()
p.join()
print(p.exitcode, [v.value for v in values])
print([type(v.value).__name__ for v in values])
print([type(v).__name__ for v in values[:4]])
#---- _TestValue.test_rawvalue
from multiprocessing import Process, RawValue
cases = [("i", 7, -7), ("d", 1e300, -0.0), ("h", 32767, -32768), ("q", -2 ** 63, 2 ** 63 - 1), ("c", b"a", b"\x00"), ("f", 2.5, 1e10)]
def change(values):
    for v, (code, first, second) in zip(values, cases):
        if v.value != first:
            raise SystemExit("saw " + repr(v.value))
        v.value = second
raw = [RawValue(code, first) for code, first, _ in cases]
p = Process(target=change, args=(raw,))
p.start()
p.join()
print(p.exitcode)
for v in raw:
    print(v, v.value)
print([type(v).__name__ for v in raw], RawValue("i"), RawValue("d"), RawValue("c"), RawValue("u"))
#---- _TestValue.test_getobj_getlock
from multiprocessing import Value, RawValue, Lock, RLock
v = Value("i", 5)
print(v, v.get_obj(), v.get_lock(), v.get_lock() is v.get_lock(), v.get_obj() is v.get_obj())
w = Value("i", 6, lock=None)
print(w.get_lock(), w.get_obj().value)
lock = Lock()
x = Value("i", 7, lock=lock)
print(x.get_lock() is lock, x.get_lock() == lock, x.get_lock(), x.value)
rlock = RLock()
y = Value("d", lock=rlock)
with y.get_lock():
    with y:
        y.value += 1.5
    print(y.get_lock())
print(y.value, rlock)
print(Value("i", 1, lock=1).get_lock())
for z in Value("i", 8, lock=False), RawValue("i", 9):
    print(type(z).__name__, hasattr(z, "get_lock"), hasattr(z, "get_obj"), hasattr(z, "acquire"), z.value)
for bad in "navalue", 3, 2.5, [1]:
    try:
        Value("i", 5, lock=bad)
    except AttributeError as e:
        print(type(e).__name__, e)
x.get_obj().value = 70
print(x.value, x.acquire(), x.get_lock(), x.release())
#---- _TestValue.test_value refusals
from multiprocessing import Value
for code, bad in [("i", 2.5), ("i", "5"), ("i", None), ("i", b"x"), ("h", 1.0), ("Q", [1]), ("d", "x"), ("d", None), ("f", [1]), ("d", b"1"),
                  ("c", "x"), ("c", b"xy"), ("c", 256), ("c", b""), ("u", b"x"), ("u", "xy"), ("u", 5), ("u", "")]:
    for how in "made", "set":
        try:
            if how == "made":
                Value(code, bad)
            else:
                Value(code).value = bad
        except TypeError as e:
            print(code, repr(bad), how, type(e).__name__, e)
        else:
            print(code, repr(bad), how, "taken")
for bad in "x", "", "ii", 5, None, int:
    try:
        Value(bad, 1)
    except TypeError as e:
        print(repr(bad), type(e).__name__, str(e)[:20])
print(Value("i", True).value, Value("d", True).value, Value("d", 7).value, Value("c", 65).value, Value("f", 0.1).value)
print(Value("i").value, Value("d").value, Value("c").value, repr(Value("u").value), Value("f").value)
try:
    Value("i", 1, 2)
except TypeError as e:
    print(e)
for wrong in lambda: Value(), lambda: Value("i", 1, lok=False):
    try:
        wrong()
    except TypeError as e:
        print(str(e).split(".")[-1])
v = Value("i", 3)
try:
    del v.value
except AttributeError as e:
    print(type(e).__name__)
#---- _TestSharedCTypes.test_sharedctypes names
import ctypes
from multiprocessing import Value, Process
def work(v):
    with v.get_lock():
        v.value = v.value + v.value
for t, x in [(ctypes.c_int, 5), (ctypes.c_double, 0.25), (ctypes.c_short, -3), (ctypes.c_long, 2 ** 40), (ctypes.c_ubyte, 7),
             (ctypes.c_byte, -8), (ctypes.c_longlong, 2 ** 50), (ctypes.c_ulong, 9), (ctypes.c_uint, 4), (ctypes.c_ushort, 3), (ctypes.c_float, 1.5)]:
    v = Value(t, x)
    p = Process(target=work, args=(v,))
    p.start()
    p.join()
    print(t.__name__, v, v.value)
b = Value(ctypes.c_bool, False)
b.value = 3
print(b, b.value, Value(ctypes.c_bool, True).value, Value(ctypes.c_bool).value)
c = Value(ctypes.c_char, b"k")
print(c, c.value)
print(ctypes.c_int(5), ctypes.c_int(5).value, ctypes.c_double(), ctypes.c_bool(1), ctypes.c_char(b"z"))
#---- _TestValue.test_getobj_getlock increments
from multiprocessing import Process, Value
def add(v, n):
    for _ in range(n):
        with v.get_lock():
            v.value += 1
v = Value("i", 0)
ps = [Process(target=add, args=(v, 25)) for _ in range(4)]
for p in ps: p.start()
for p in ps: p.join()
print(v.value, [p.exitcode for p in ps])
#---- _TestArray.test_array
from multiprocessing import Process, Array
def sums(seq):
    for i in range(1, len(seq)):
        seq[i] += seq[i - 1]
for code, first in [("i", [680, 626, 934, 821, 150, 233, 548, 982, 714, 831]), ("d", [0.5, -1.25, 3.0, 8.0, 1e3, 2.5, 1, 2, 3, 4]),
                    ("q", [2 ** 40, -2 ** 41, 5, 6, 7, 8, 9, 10, 11, 12]), ("H", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]:
    seq = list(first)
    arr = Array(code, seq)
    print(len(arr), arr[3], arr[-1], arr[2:7], arr[::-3], arr[20:], arr[-3:-1], type(arr[:]).__name__)
    arr[4:8] = seq[4:8] = [1, 2, 3, 4]
    assert arr[:] == seq, arr[:]
    sums(seq)
    p = Process(target=sums, args=(arr,))
    p.start()
    p.join()
    print(p.exitcode, arr[:] == seq, arr[:], list(arr), sum(arr), max(arr), arr[5] in arr)
    arr[0:6:2] = [9, 8, 7]
    print(arr[:6])
#---- _TestArray.test_array_from_size
from multiprocessing import Array
for n in range(3):
    arr = Array("i", 10)
    print(len(arr), list(arr))
    arr[:] = range(10 * n, 10 * n + 10)
    print(list(arr), [x for x in reversed(arr[:])])
    del arr
print(Array("d", 3)[:], Array("c", 4)[:], Array("c", 4).value, Array("c", 4).raw, len(Array("i", 0)), Array("u", 2)[:] == "\0\0")
for bad in -1, "3", 2.5, None:
    try:
        a = Array("i", bad)
        print(bad, a[:])
    except (TypeError, ValueError) as e:
        print(repr(bad), type(e).__name__, e)
#---- _TestArray.test_rawarray
from multiprocessing import Process, RawArray
def sums(seq):
    for i in range(1, len(seq)):
        seq[i] += seq[i - 1]
arr = RawArray("i", [3, 1, 4, 1, 5, 9, 2, 6])
p = Process(target=sums, args=(arr,))
p.start()
p.join()
print(p.exitcode, arr[:], len(arr), arr[-1], arr[1:3], [x for x in arr])
print(type(arr).__name__, hasattr(arr, "get_lock"), hasattr(arr, "acquire"))
for i in 8, -9, 100:
    try:
        arr[i]
    except IndexError as e:
        print(i, e)
    try:
        arr[i] = 1
    except IndexError as e:
        print(i, e)
for bad in "1", 2.0, None:
    try:
        arr[0] = bad
    except TypeError as e:
        print(e)
    try:
        arr[bad]
    except TypeError as e:
        print(e)
try:
    arr[1:3] = [1]
except ValueError as e:
    print(e)
print(RawArray("d", 2)[:], RawArray("f", (1, 2.5))[:], RawArray("b", range(3))[:])
#---- _TestArray.test_getobj_getlock_obj
from multiprocessing import Array, RawArray, Lock, RLock
a = Array("i", range(5))
print(a.get_lock(), type(a.get_obj()).__name__, a.get_obj()[1:3], type(a).__name__)
b = Array("i", range(5), lock=None)
print(b.get_lock(), b.get_obj() is b.get_obj())
lock = Lock()
c = Array("i", range(5), lock=lock)
print(c.get_lock() is lock, c.get_obj()[:])
c.get_obj()[2] = 200
print(c[:])
with c:
    print(lock, c.get_obj()[2])
for d in Array("i", range(5), lock=False), RawArray("i", range(5)):
    print(type(d).__name__, hasattr(d, "get_lock"), hasattr(d, "get_obj"), d[:])
for bad in "notalock", 0, 3:
    try:
        Array("i", range(5), lock=bad)
    except AttributeError as e:
        print(e)
#---- _TestArray.test_array characters
from multiprocessing import Array, Process
def fill(a):
    a.value = b"changed"
a = Array("c", 10)
a.value = b"hello"
print(a.value, a.raw, a[:], a[0], a[1:3], len(a), type(a).__name__)
p = Process(target=fill, args=(a,))
p.start()
p.join()
print(a.value, a.raw)
a.value = b"hi"
print(a.value, a.raw)
a[0] = b"H"
a[5:7] = b"xy"
print(a.value, a.raw)
a.raw = b"0123456789"
print(a.value, a.raw, len(a.raw))
for how, bad in [("value", b"0123456789ab"), ("value", "text"), ("raw", b"0123456789ab"), ("value", 5)]:
    try:
        setattr(a, how, bad)
    except (TypeError, ValueError) as e:
        print(how, type(e).__name__)
for bad in "x", b"xy", 300:
    try:
        a[0] = bad
    except TypeError as e:
        print(e)
b = Array("c", b"fixed")
print(b.value, len(b), b.raw)
u = Array("u", "h\u00e9llo", lock=False)
print(u.value, len(u), u[:], u[1])
#---- _TestArray.test_array slices
from multiprocessing import Array
a = Array("i", 6)
for key, values in [(slice(None), range(6)), (slice(1, 3), [10, 11]), (slice(None, None, -1), range(6)), (slice(4, 1, -2), [7, 8]), (slice(2, 2), []), (slice(-2, None), (1, 2))]:
    a[key.start:key.stop:key.step] = values
    print(key, a[:])
for key, values in [(slice(0, 2), [1]), (slice(0, 2), [1, 2, 3]), (slice(None, None, 2), [1])]:
    try:
        a[key.start:key.stop:key.step] = values
    except ValueError as e:
        print(key, e)
try:
    a[0:2] = [1, "x"]
except TypeError as e:
    print(e)
a[:] = range(6)
print(a[1:5:2], a[::-1], a[-100:100], a[5:1])
try:
    del a[0]
except (TypeError, AttributeError) as e:
    print("stays", len(a))
#---- _TestSharedCTypes.test_sharedctypes
from ctypes import c_double, c_int, c_longlong
from multiprocessing import Process, Value, Array
def double(x, y, z, arr, string):
    x.value *= 2
    y.value *= 2
    z.value *= 2
    string.value *= 2
    for i in range(len(arr)):
        arr[i] *= 2
for lock in True, False:
    x = Value("i", 7, lock=lock)
    y = Value(c_double, 1.0 / 3.0, lock=lock)
    z = Value(c_longlong, 2 ** 33, lock=lock)
    arr = Array("d", list(range(10)), lock=lock)
    string = Array("c", 20, lock=lock)
    string.value = b"hello"
    p = Process(target=double, args=(x, y, z, arr, string))
    p.daemon = True
    p.start()
    p.join()
    print(p.exitcode, x.value, y.value, z.value, arr[:], string.value)
#---- _TestSharedCTypes.test_synchronize
from ctypes import c_int
from multiprocessing import Lock, RLock, Process
from multiprocessing.sharedctypes import synchronized, RawValue, RawArray, Value
raw = RawValue("i", 3)
v = synchronized(raw)
print(type(v).__name__, v.value, v.get_lock(), v.get_obj() is raw)
lock = Lock()
w = synchronized(raw, lock)
w.value = 9
print(v.value, raw.value, w.get_lock() is lock)
a = synchronized(RawArray("i", range(4)))
print(type(a).__name__, a[:], a.get_lock())
s = synchronized(RawArray("c", b"abc"))
print(type(s).__name__, s.value)
try:
    synchronized(v)
except AssertionError:
    print("no lock for what has one")
#---- _TestSharedCTypes.test_copy
from multiprocessing.sharedctypes import copy, RawValue, RawArray
a = RawValue("i", 5)
b = copy(a)
a.value = 6
print(a.value, b.value, type(b).__name__)
x = RawArray("d", [1, 2, 3])
y = copy(x)
x[1] = 20
print(x[:], y[:], len(y))
#---- _TestHeap.test_heap
from multiprocessing import Array, Process
import random
random.seed(3)
kept = {}
for i in range(300):
    size = random.randrange(1, 40)
    kept[i] = Array("i", range(i, i + size), lock=False)
    if random.random() < 0.5:
        kept.pop(random.choice(sorted(kept)))
assert all(a[:] == list(range(i, i + len(a))) for i, a in kept.items())
def child(some):
    for i, a in some:
        a[0] = -i
some = sorted(kept.items())[:5]
p = Process(target=child, args=(some,))
p.start()
p.join()
print(p.exitcode, [a[0] == -i for i, a in some], len(kept))
