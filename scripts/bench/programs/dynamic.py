# Dynamic programming: the knapsack, the longest common subsequence, coins, edit distance.
# Test size: 10
import sys

size = 315
if len(sys.argv) > 1:
    size = int(sys.argv[1])

# the knapsack
weights = []
values = []
for i in range(size // 2):
    weights.append(3 + i * 7 % 23)
    values.append(10 + i * 13 % 37)
capacity = size * 5
best = [[0] * (capacity + 1) for _ in range(len(weights) + 1)]
for i in range(1, len(weights) + 1):
    for c in range(capacity + 1):
        best[i][c] = best[i - 1][c]
        if weights[i - 1] <= c:
            candidate = best[i - 1][c - weights[i - 1]] + values[i - 1]
            if candidate > best[i][c]:
                best[i][c] = candidate
chosen = []
c = capacity
for i in range(len(weights), 0, -1):
    if best[i][c] != best[i - 1][c]:
        chosen.append(i - 1)
        c -= weights[i - 1]
print("knapsack:", best[-1][capacity], "with", len(chosen), "things, first", chosen[:5])

# the longest common subsequence
one = ""
two = ""
for i in range(size * 2):
    one += "ACGT"[(i * i + 3 * i) % 7 % 4]
    two += "ACGT"[(i * 5 + i // 3) % 11 % 4]
lengths = []
for i in range(len(one) + 1):
    lengths.append([0] * (len(two) + 1))
for i in range(1, len(one) + 1):
    for j in range(1, len(two) + 1):
        if one[i - 1] == two[j - 1]:
            lengths[i][j] = lengths[i - 1][j - 1] + 1
        else:
            lengths[i][j] = max(lengths[i - 1][j], lengths[i][j - 1])
common = ""
i, j = len(one), len(two)
while i > 0 and j > 0:
    if one[i - 1] == two[j - 1]:
        common = one[i - 1] + common
        i -= 1
        j -= 1
    elif lengths[i - 1][j] >= lengths[i][j - 1]:
        i -= 1
    else:
        j -= 1
print("common:", len(common), common[:40])

# coins: in how many ways, and with how few
amount = size * 30
ways = [1] + [0] * amount
fewest = [0] + [None] * amount
for coin in [1, 2, 5, 10, 20, 50, 100, 200]:
    for total in range(coin, amount + 1):
        ways[total] += ways[total - coin]
for total in range(1, amount + 1):
    for coin in (1, 2, 5, 10, 20, 50, 100, 200):
        if coin <= total and fewest[total - coin] is not None:
            if fewest[total] is None or fewest[total - coin] + 1 < fewest[total]:
                fewest[total] = fewest[total - coin] + 1
print("coins:", ways[amount], "ways,", fewest[amount], "coins at least")


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = 0 if x == y else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]


print("edit distance:", edit_distance(one[:size], two[:size]), edit_distance("kitchen", "chicken"))
