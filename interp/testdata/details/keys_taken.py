#---- what is popped is not looked for
# popitem and pop take out an entry without looking for its key, which may have another hash by
# then, or may not be asked at all.
from collections import OrderedDict
from functools import lru_cache


class Key:
    def __init__(self, n, h=1):
        self.n = n
        self.h = h

    def __hash__(self):
        if self.h is None:
            raise ValueError('no hash now')
        return self.h

    def __eq__(self, other):
        if self.h is None:
            raise ValueError('not compared now')
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return 'Key%d' % self.n


def filled(make, n):
    d = make()
    keys = [Key(i) for i in range(n)]
    for k in keys:
        d[k] = k.n
    return d, keys


for make in dict, OrderedDict, type('Mine', (dict,), {}):
    d, keys = filled(make, 3)
    for k in keys:
        k.h = 99
    print(make.__name__, d.popitem(), d.popitem(), len(d), d.popitem(), len(d))
d, keys = filled(OrderedDict, 3)
for k in keys:
    k.h = 99
print(d.popitem(last=False), len(d), d.popitem(last=False), len(d))
d, keys = filled(dict, 2)
for k in keys:
    k.h = None
print(d.popitem(), d.popitem(), d)

s = {Key(1), Key(2)}
for k in s:
    k.h = 99
print(sorted([repr(s.pop()), repr(s.pop())]), s)
s = {Key(1)}
for k in s:
    k.h = None
print(s.pop(), s)


@lru_cache(maxsize=1)
def twice(k):
    return k.n * 2


first = Key(1)
print(twice(first))
first.h = 7
print(twice(Key(2)), twice(Key(3)), twice.cache_info())

# A dict with such keys has others as well, which are found as before.
d = {Key(1): 1, 'a': 2, 3: 4, (5, True): 6}
while d:
    print(d.popitem(), 'a' in d, 3 in d, (5, 1) in d)
    d_again = dict(d)
    print(d_again == d, len(d_again))
d['a'] = 1
print(d, d.popitem(), d)
