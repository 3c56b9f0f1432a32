#---- creation
print({}, {"a": 1}, dict(), dict(a=1, b="x"), dict([("k", 1), ("l", 2)]), dict(zip("ab", [1, 2])), dict({"x": 1}, y=2), {1: "i", "1": "s", (1,): "t", None: 0, 2.5: "f"})
#---- access
d = {"a": 1, "b": None}
print(d["a"], d.get("a"), d.get("z"), d.get("z", 0), d.get("b", 5), len(d), "a" in d, 1 in d, "z" not in d)
d["c"] = 3
d["a"] = 100
print(d)
#---- order
d = {}
for k in ["z", "a", "m"]:
    d[k] = len(d)
d["z"] = 99
print(d)
del d["z"]
d["z"] = 1
print(d, list(d), list(reversed(d)), sorted(d))
#---- pop
d = {"a": 1, "b": 2, "c": 3}
print(d.pop("a"), d.pop("x", "default"), d.pop("x", None), d)
print(d.popitem(), d, d.popitem(), d)
#---- setdefault
d = {}
print(d.setdefault("a", []), d.setdefault("a", 5), d.setdefault("n"), d)
for w in "apple avocado bean cherry corn".split():
    d.setdefault(w[0], []).append(w) if w[0] != "n" else None
print(d)
#---- update
d = {"a": 1}
d.update({"b": 2}); print(d)
d.update(a=9, c=3); print(d)
d.update([("x", 1), ("y", 2)]); print(d)
d.update({}, z=0); print(d, d.update())
#---- merging
a = {"x": 1, "y": 2}; b = {"y": 3, "z": 4}
print(a | b, b | a, {**a, **b}, {**a, "x": 0}, dict(a, **b), {"first": 0, **b, "last": 9})
a |= b
print(a)
#---- views
d = {"a": 1, "b": 2}
k = d.keys(); v = d.values(); it = d.items()
d["c"] = 3
print(k, v, it, len(k), "c" in k, 3 in v, ("a", 1) in it, ("a", 2) in it)
print(list(k), list(v), list(it), sorted(v, reverse=True), sum(v), max(k), sorted(set(k)))
print(d.keys() & {"a", "zz"} == {"a"}, d.keys() == {"a", "b", "c"}, len(d.keys() - {"a", "b"}), sorted(d.keys() | {"q"}))
#---- looping
prices = {"tea": 1.5, "milk": 0.75}
for k in prices:
    print(k, prices[k])
for k, v in prices.items():
    print(f"{k}: {v:.2f}")
for v in prices.values():
    print(v)
for i, (k, v) in enumerate(prices.items()):
    print(i, k, v)
for k in sorted(prices):
    print(k, end=" ")
print()
#---- comprehension
print({x: x * x for x in range(5)}, {k: v for k, v in [("a", 1), ("b", 2)] if v > 1}, {v: k for k, v in {"a": 1, "b": 2}.items()}, {c: "abca".count(c) for c in "abca"}, {(i, j): i * j for i in range(2) for j in range(2)})
#---- duplicate keys
d = {"a": 1, "b": 2, "a": 3}
print(d, len(d))
print({1: "int", True: "bool", 1.0: "float"}, {0: "a", False: "b"})
print({k: i for i, k in enumerate("abab")})
#---- key equality
d = {1: "one"}
d[1.0] = "float one"
d[True] = "true"
print(d, d[1], 1.0 in d, "1" in d)
d[0] = "zero"
print(d[False], d[-0.0])
#---- nested
people = {"ann": {"age": 30, "langs": ["py"]}, "bob": {"age": 25, "langs": []}}
people["ann"]["langs"].append("c")
people["bob"]["age"] += 1
people["cy"] = {}
print(people)
print(people["ann"]["langs"][1], people.get("dd", {}).get("age", "unknown"))
for name, info in people.items():
    print(name, info.get("age"), len(info))
#---- dict as switch
def add(a, b): return a + b
def sub(a, b): return a - b
ops = {"+": add, "-": sub, "*": lambda a, b: a * b}
for op in "+-*/":
    f = ops.get(op)
    print(op, f(6, 3) if f else "unknown")
print({1: "Mon", 2: "Tue"}.get(3, "?"), {True: "yes", False: "no"}[3 > 2])
#---- deleting while iterating over a list
d = {"a": 1, "b": 2, "c": 3}
for k in list(d):
    if d[k] % 2:
        del d[k]
print(d)
for k in list(d.keys()):
    d[k + "!"] = 0
print(d)
d.clear()
print(d)
#---- counting
text = "the cat and the hat and the bat"
counts = {}
for w in text.split():
    if w in counts:
        counts[w] += 1
    else:
        counts[w] = 1
print(counts)
for w, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    print(w.ljust(5), "#" * n)
print(max(counts, key=counts.get), min(counts.values()))
#---- fromkeys
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(2), []))
shared = dict.fromkeys("xy", [])
shared["x"].append(1)
print(shared)
#---- copy
a = {"l": [1], "n": 1}
b = a.copy(); c = dict(a); d = a
b["n"] = 2; b["l"].append(2); d["new"] = True
print(a, b, c, d is a)
#---- equality
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {"a": 1} != {"a": 1.0}, {1: 2} == {1: 3})
#---- reverse lookup
d = {"a": 1, "b": 2, "c": 1}
print([k for k, v in d.items() if v == 1], list(d.keys())[list(d.values()).index(2)])
inv = {}
for k, v in d.items():
    inv.setdefault(v, []).append(k)
print(inv)
#---- values of many kinds
d = {"f": len, "l": lambda x: x + 1, "t": int, "n": None, "d": {}}
print(d["f"]("abc"), d["l"](1), d["t"]("5"), d["n"], d["d"])
d["d"]["self"] = 1
print(sorted(d))
#---- sorting dicts
d = {"b": 3, "a": 1, "c": 2}
print(dict(sorted(d.items())), sorted(d.items(), key=lambda x: x[1]), sorted(d, key=d.get, reverse=True), list(d.items())[0], next(iter(d)))
#---- augmented with missing default
inventory = {"apple": 5}
def buy(item, n=1):
    inventory[item] = inventory.get(item, 0) + n
buy("apple"); buy("pear", 3); buy("pear")
print(inventory, sum(inventory.values()))
#---- tuple keys board
board = {}
for r in range(3):
    for c in range(3):
        board[r, c] = "XO."[(r * 2 + c) % 3]
for r in range(3):
    print("".join(board[r, c] for c in range(3)))
#---- star star of dict
def f(**kw):
    for k in kw:
        print(k, "=", kw[k])
f(**{"a": 1}, b=2, **{"c": 3})
#---- fail key error
d = {"a": 1}
print(d["a"])
print(d["b"])
#---- fail unhashable
d = {}
d[(1, 2)] = "ok"
print(d)
d[[1, 2]] = "bad"
#---- fail changed size
d = {"a": 1, "b": 2}
for k in d:
    print(k)
    d[k + "x"] = 1
