#---- a class of its own keeps the items
import queue, threading, heapq
from queue import *
class LQ(queue.Queue):
    def _init(self, m): self.items = set()
    def _put(self, x): self.items.add(x)
    def _get(self): return self.items.pop()
    def _qsize(self): return len(self.items)
q = LQ(); q.put(1); q.put(1); print(q.qsize(), q.get(), q.empty(), q.unfinished_tasks)
class SetQueue(Queue):
    def _init(self, maxsize): self.queue = set()
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
q = SetQueue(2)
q.put("a"); q.put("a"); print(q.full(), q.qsize()); q.put("b")
try: q.put("c", timeout=.01)
except Full: print("full")
print(sorted([q.get(), q.get()]), q.queue)
class Unique(Queue):
    def _put(self, item):
        if item not in self.queue: super()._put(item)
q = Unique()
for x in "abca": q.put(x)
print(q.qsize(), [q.get() for _ in range(3)], q.queue)
class P(PriorityQueue):
    def _put(self, item): heapq.heappush(self.queue, (-item, item))
    def _get(self): return super()._get()[1]
q = P()
for x in (3, 1, 2): q.put(x)
print([q.get() for _ in range(3)])
class L(LifoQueue):
    def _get(self):
        print("get"); return LifoQueue._get(self)
q = L()
q.put(1); q.put(2); print(q.get(), q.get_nowait())
try: q.get_nowait()
except Empty: print("empty")
class Bad(Queue):
    def _put(self, item): raise ValueError("put")
    def _get(self): raise ValueError("get")
q = Bad()
for f in (lambda: q.put(1), lambda: q.get(timeout=.01)):
    try: f()
    except Exception as e: print(repr(e))
q = LQ(1)
def w():
    for i in range(3): q.put(i)
t = threading.Thread(target=w); t.start()
print([q.get() for _ in range(3)]); t.join()
print(Queue()._qsize(), q.unfinished_tasks)
q.task_done()
from multiprocessing import Process
def ch(): q.put(7); print(q.get())
if __name__ == "__main__":
    p = Process(target=ch); p.start(); p.join()
