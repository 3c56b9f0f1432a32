# Sets and dicts: who knows whom, who could meet, who is alone.
# Test size: 12
import sys

people = int(sys.argv[1]) if len(sys.argv) > 1 else 1400

syllables = ["ka", "lo", "mi", "ra", "ten", "su", "bel", "jo"]
names = []
for i in range(people):
    names.append((syllables[i % 8] + syllables[i // 8 % 8] + syllables[i // 64 % 8] + syllables[i // 512 % 8]).capitalize())

friends = {name: set() for name in names}
hobbies = {}
all_hobbies = ["chess", "choir", "cycling", "cooking", "climbing", "crochet"]
for i, name in enumerate(names):
    for k in (3, 4, 5, 11):
        other = names[(i + k * k) % people]
        if other != name and (i + k) % 3 != 0 and i % 37 > 1 and (i + k * k) % 37 > 1:
            friends[name].add(other)
            friends[other].add(name)
    hobbies[name] = {h for j, h in enumerate(all_hobbies) if (i * (j + 3) + i // 7) % 4 == 0}

print(people, "people,", sum(len(f) for f in friends.values()) // 2, "friendships")

# who could get to know whom?
suggestions = {}
for name in names:
    scores = {}
    for friend in friends[name]:
        for candidate in friends[friend] - friends[name] - {name}:
            scores[candidate] = scores.get(candidate, 0) + 1
    for candidate in scores:
        scores[candidate] += len(hobbies[name] & hobbies[candidate])
    if scores:
        best = min(scores, key=lambda c: (-scores[c], c))
        suggestions[name] = (best, scores[best])
for name in names[:5]:
    print(name, "could meet", suggestions.get(name))

# triangles
triangles = 0
for a in names:
    for b in friends[a]:
        if a < b:
            for c in friends[a] & friends[b]:
                if b < c:
                    triangles += 1
print("triangles:", triangles)

# groups that hang together
left = set(names)
groups = []
while left:
    group = set()
    todo = {min(left)}
    while todo:
        person = todo.pop()
        group.add(person)
        todo |= friends[person] - group
    left -= group
    groups.append(group)
groups.sort(key=lambda g: (-len(g), min(g)))
print("groups:", [len(g) for g in groups[:6]], "alone:", sorted(min(g) for g in groups if len(g) == 1)[:4])

# how far apart?
total = 0
pairs = 0
longest = 0
for start in names[::4]:
    distance = {start: 0}
    circle = {start}
    steps = 0
    while circle:
        steps += 1
        circle = set().union(*[friends[p] for p in circle]) - distance.keys()
        for p in circle:
            distance[p] = steps
    total += sum(distance.values())
    pairs += len(distance) - 1
    longest = max(longest, max(distance.values()))
print("distance: mean %.4f, longest %d" % (total / max(pairs, 1), longest))

# hobbies
by_hobby = {}
for name, likes in hobbies.items():
    for hobby in likes:
        by_hobby.setdefault(hobby, set()).add(name)
for hobby in sorted(by_hobby):
    only = by_hobby[hobby].difference(*[by_hobby[h] for h in by_hobby if h != hobby])
    print(hobby, len(by_hobby[hobby]), "only that:", len(only))
print("chess or choir, not both:", len(by_hobby["chess"] ^ by_hobby["choir"]))
print("subset:", {"chess"} <= set(all_hobbies), "disjoint:", hobbies[names[0]].isdisjoint({"choir"}))
