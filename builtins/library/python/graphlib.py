"""Sort the nodes of a graph so that each comes after those it depends on."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle: the second argument is its nodes, the first one also at the end."""


class TopologicalSorter:
    """A graph: nodes, and for each those that must come before it."""

    def __init__(self, graph=None):
        self._before = {}
        self._after = {}
        self._ready = None
        self._out = set()
        self._done = set()
        if graph is not None:
            for node, before in graph.items():
                self.add(node, *before)

    def _node(self, node):
        if node not in self._before:
            self._before[node] = []
            self._after[node] = []

    def add(self, node, *predecessors):
        """Add a node and what must come before it."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._node(node)
        for before in predecessors:
            self._node(before)
            self._before[node].append(before)
            self._after[before].append(node)

    def prepare(self):
        """Check for cycles; no node can be added from then on."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._left = {node: len(before) for node, before in self._before.items()}
        self._ready = [node for node, n in self._left.items() if n == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        finished = set()
        for start in self._after:
            if start in finished:
                continue
            path, where, stack = [start], {start: 0}, [iter(self._after[start])]
            while stack:
                for node in stack[-1]:
                    if node in where:
                        return path[where[node]:] + [node]
                    if node not in finished:
                        where[node] = len(path)
                        path.append(node)
                        stack.append(iter(self._after[node]))
                        break
                else:
                    finished.add(path[-1])
                    del where[path.pop()]
                    stack.pop()
        return None

    def get_ready(self):
        """Return the nodes that can be worked on now."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        self._ready = []
        self._out.update(ready)
        return ready

    def is_active(self):
        """Tell whether nodes are left, ready or being worked on."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return bool(self._ready) or len(self._done) < len(self._out)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Note that nodes are finished."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._before:
                raise ValueError("node %r was not added using add()" % (node,))
            if node in self._done:
                raise ValueError("node %r was already marked done" % (node,))
            if node not in self._out:
                raise ValueError("node %r was not passed out (still not ready)" % (node,))
            self._done.add(node)
            for after in self._after[node]:
                self._left[after] -= 1
                if self._left[after] == 0:
                    self._ready.append(after)

    def static_order(self):
        """Iterate over the nodes in order."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
