# A cache that forgets what was not used for longest: a dict and a chain of nodes.
# Test size: 100
import sys


class Node:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = None
        self.after = None


class Cache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.first = Node(None, None)
        self.last = Node(None, None)
        self.first.after = self.last
        self.last.before = self.first
        self.hits = 0
        self.misses = 0

    def _unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def _append(self, node):
        end = self.last.before
        end.after = node
        node.before = end
        node.after = self.last
        self.last.before = node

    def get(self, key, default=None):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._append(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            node = self.nodes[key]
            node.value = value
            self._unlink(node)
            self._append(node)
            return
        if len(self.nodes) >= self.capacity:
            oldest = self.first.after
            self._unlink(oldest)
            del self.nodes[oldest.key]
        node = Node(key, value)
        self.nodes[key] = node
        self._append(node)

    def keys(self):
        node = self.first.after
        while node is not self.last:
            yield node.key
            node = node.after

    def __len__(self):
        return len(self.nodes)

    def __contains__(self, key):
        return key in self.nodes


def remember(cache):
    def decorate(function):
        def wrapper(*args):
            known = cache.get(args)
            if known is None:
                known = function(*args)
                cache.put(args, known)
            return known
        return wrapper
    return decorate


def page(number):
    return f"page {number}"


def browse(cache, clicks):
    x = 1
    for click in range(clicks):
        x = (x * 16807) % 2147483647
        number = x % 60 if x % 3 else x % 400
        if cache.get(number) is None:
            cache.put(number, page(number))


binomials = Cache(500)


@remember(binomials)
def choose(n, k):
    if k == 0 or k == n:
        return 1
    return choose(n - 1, k - 1) + choose(n - 1, k)


def main():
    clicks = int(sys.argv[1]) if len(sys.argv) > 1 else 440000
    for capacity in (10, 50, 200):
        cache = Cache(capacity)
        browse(cache, clicks // 3)
        newest = list(cache.keys())[-3:]
        print(capacity, "hits", cache.hits, "misses", cache.misses, "newest", newest, len(cache), newest[0] in cache)
    print("30 choose 15:", choose(30, 15), binomials.hits, binomials.misses)


main()
