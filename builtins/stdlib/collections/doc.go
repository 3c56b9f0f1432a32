// Package collections, internal to pyq, is Python's modules collections, collections.abc
// and abc, and those that work on sequences that are sorted or heaps: bisect and heapq.
//
//   - collections.go has the module, defaultdict and OrderedDict; chainmap.go, counter.go,
//     deque*.go and namedtuple.go have the other types
//   - abc.go has the module abc, abstract.go the classes of collections.abc, and mixins.go the
//     methods that classes get which derive from them
package collections
