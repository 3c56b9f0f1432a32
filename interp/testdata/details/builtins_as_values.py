# Functions and bound methods of the language as values: equal, hashed, as keys, sent.
from multiprocessing import Process, Queue

numbers = [3, 1, 2]
print(numbers.append == numbers.append, numbers.append != numbers.append, numbers.append == numbers.pop)
print([].append == [].append, "ab".upper == "ab".upper, "ab".upper == "cd".upper, len == len, len == max)
print(len({numbers.append, numbers.append, numbers.pop}), {numbers.sort: "sorts"}[numbers.sort])
print({"ab".upper: 1}["ab".upper], {len: 2}.get(len), {len: 2}.get(max), numbers.index in [numbers.count, numbers.index])
try:
    numbers.append < numbers.pop
except TypeError as e:
    print(e)

# Tuples know no |, and are compared with nothing for that.
for a, b in [((), ()), ((1,), (1,)), ((1,), None), (None, (1,)), (([],), ([],))]:
    try:
        print(a | b)
    except TypeError as e:
        print(e)


class Shout:
    how_long = len
    up = str.upper
    keep = staticmethod(max)


print(Shout().how_long("four"), Shout.up("x"), Shout().keep(2, 3))
try:
    print(Shout().up())
except TypeError as e:
    print(e)


class Loud(str):
    up = str.upper
    put = list.append


print(Loud("x").up(), getattr(Loud("y"), "up")())
try:
    Loud("x").put
except TypeError as e:
    print(e)


def child(queue):
    queue.put({len: 1, numbers.append: 2})
    queue.put((numbers, numbers.append))


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=child, args=(queue,))
    process.start()
    print(queue.get()[len])
    theirs, append = queue.get()
    append(4)
    print(theirs, numbers, append == theirs.append, append == numbers.append)
    process.join()

# No class can be derived from these.
for final in [bool, range, slice, type(None), type(len), type({}.keys()), type(i for i in []), type(...), type(child)]:
    try:
        type("Derived", (final,), {})
    except TypeError as e:
        print(e)
