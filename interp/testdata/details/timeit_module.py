#---- texts and functions
import timeit
runs = []
t = timeit.timeit("runs.append(1)", globals={"runs": runs}, number=7)
print(len(runs), isinstance(t, float), t >= 0)
t = timeit.timeit(lambda: runs.append(2), number=3)
print(runs, type(t).__name__)
print(timeit.default_number, timeit.default_repeat, timeit.default_timer() <= timeit.default_timer())
#---- setup is run once for each timing
import timeit
seen = []
def setup():
    seen.append("setup")
def stmt():
    seen.append("stmt")
timeit.timeit(stmt, setup, number=2)
print(seen)
del seen[:]
times = timeit.repeat(stmt, setup, repeat=3, number=1)
print(seen, len(times), all(x >= 0 for x in times))
#---- several lines
import timeit
names = {"out": []}
timeit.timeit("for i in range(3):\n    out.append(i)\nout.append('end')", "x = 1\nout.append(x)", number=2, globals=names)
print(names["out"])
#---- a timer of one's own
import timeit
ticks = iter(range(0, 100, 10))
t = timeit.Timer("pass", timer=lambda: next(ticks))
print(t.timeit(5), t.timeit(number=1), t.repeat(2, 1), t.repeat(repeat=1, number=3))
print(timeit.timeit(timer=lambda: 3, number=4), timeit.repeat(timer=lambda: 3, repeat=2, number=1))
#---- autorange
import timeit
now = [0.0]
def work():
    now[0] += 0.01
t = timeit.Timer(work, timer=lambda: now[0])
n, took = t.autorange()
print(n, round(took, 6))
told = []
n, took = t.autorange(lambda number, time: told.append((number, round(time, 6))))
print(n, round(took, 6), told)
#---- mistakes
import timeit
for what in (lambda: timeit.Timer(3), lambda: timeit.Timer("pass", 3), lambda: timeit.timeit("1 / 0", number=1),
             lambda: timeit.timeit("unknown", number=1), lambda: timeit.timeit("pass", number="x"), lambda: timeit.Timer("x = =")):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, "invalid syntax" if isinstance(e, SyntaxError) else e)
#---- the names of the program
import timeit
def f(x):
    return x + 1
print(timeit.timeit("f(1)", setup="from __main__ import f", number=10) >= 0)
#---- a global that the text assigns
import timeit
total = 0
print(timeit.timeit("global total; total += 1", globals=globals(), number=10) >= 0, total)
