#---- has key
d = {"a": 1}
print d.has_key("a"), d.has_key("b"), "a" in d, d.get("b"), d.get("b", 0), not d.has_key("z")
#---- iter methods
d = {}
for i in range(3):
    d[i] = i * i
for k, v in d.iteritems(): print k, v
for k in d.iterkeys(): print k,
for v in d.itervalues(): print v,
print
print d, d.items(), d.keys(), d.values(), len(d)
#---- sorted keys
ages = {"bob": 30, "ann": 25, "cy": 35}
keys = ages.keys()
keys.sort()
for k in keys: print k, ages[k]
for k in sorted(ages): print k,
print
for k, v in sorted(ages.items(), key=lambda (k, v): v): print "%s: %d" % (k, v)
print sorted(ages.iteritems(), key=lambda x: x[1], reverse=True)[0], max(ages, key=ages.get)
#---- printing
print {"k": "v"}, {1: 2}, {"l": [1, u"x"]}, {(1, 2): None}, {}, {1: {2: {}}}, {10L: 0.1}, {1.5: "f"}
#---- methods
d = {"a": 1}
d.update({"b": 2}); print d.pop("a"), d, d.setdefault("c", []), sorted(d), d.pop("zz", None)
d.clear(); print d, dict(a=1), dict([("x", 1)]), dict.fromkeys([1, 2]), {1: 2}.copy(), {1: 1} == {1: 1}
#---- deleting while looping over keys
d = {1: "a", 2: "b", 3: "c"}
for k in d.keys():
    if k % 2:
        del d[k]
print d
#---- counting
count = {}
for c in "hello":
    count[c] = count.get(c, 0) + 1
items = count.items()
items.sort()
print items
items.sort(lambda a, b: cmp(b[1], a[1]) or cmp(a[0], b[0]))
for c, n in items: print c, "*" * n
#---- sets
s = set([1, 2, 2, 3])
print s, len(s), 2 in s, s | set([4]), s & set([1, 9]), s - set([1]), {1, 2}, set([]), set("a"), frozenset([1, 2]), [set([1])], {3} ^ {3, 4}
s.add(10); s.discard(1)
print s, sorted(s), set([3, 1, 2]) == set([1, 2, 3])
#---- lists
l = [3, 1, 2]
l.sort(); l.append(4); l.extend([5]); l.insert(0, 0); l.reverse()
print l, l.pop(), l.index(3), l.count(1), l[1:3], l * 2, [1] + [2], 3 in l, len(l)
del l[0]
l[1:2] = [7, 8]
print l, l.sort(), [[0] * 2] * 2, [None] * 2
#---- tuples
t = 1, "a"
a, b = t
print t, a, b, (1,), (), t + (2,), t * 2, t[0], len(t), (1, 2) < (1, 3)
#---- nested data
db = {"ann": {"age": 30, "tags": ["x"]}}
db["ann"]["tags"].append("y")
print db["ann"]["tags"], db["ann"]["age"], db.keys()
#---- view methods
d = {1: "a"}
print d.viewkeys(), d.viewvalues(), d.viewitems(), 1 in d.viewkeys()
#---- stack menu
stack = []
for cmd in ["push 1", "push 2", "pop", "show", "pop", "pop"]:
    parts = cmd.split()
    if parts[0] == "push": stack.append(int(parts[1]))
    elif parts[0] == "pop":
        if stack: print "popped", stack.pop()
        else: print "empty"
    else: print stack
#---- fail key
d = {"a": 1}
print d["a"]
print d["b"]
