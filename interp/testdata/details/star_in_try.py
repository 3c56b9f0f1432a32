#---- a star import in a try gives its names to what follows
try:
    from dataclasses import *
except ImportError:
    dataclass = None

@dataclass
class P:
    x: int

print(P(1), is_dataclass(P))
try:
    from Tkinter import *
except ImportError:
    from contextlib import *
finally:
    print(suppress.__name__)
with nullcontext():
    from string import *
print(ascii_lowercase)
if True:
    from heapq import *
h = []
heappush(h, 2)
print(h)
