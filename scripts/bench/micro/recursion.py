# Functions that call themselves: towers of Hanoi, permutations, Ackermann, paths in a tree.
# Test size: 4
import sys

moves = 0


def hanoi(disks, start, goal, spare):
    global moves
    if disks == 0:
        return
    hanoi(disks - 1, start, spare, goal)
    moves += 1
    hanoi(disks - 1, spare, goal, start)


def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            result.append([items[i]] + rest)
    return result


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def depth(tree):
    if tree == []:
        return 0
    return 1 + max(depth(tree[0]), depth(tree[1]))


def grow(levels):
    if levels == 0:
        return []
    return [grow(levels - 1), grow(levels - 2 if levels > 1 else 0)]


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 17
    hanoi(n + 1, "A", "C", "B")
    print("moves", moves)
    print("permutations", len(permutations(list(range(n // 3 + 3)))))
    print("ackermann", ackermann(2, 24 * n))
    print("depth", depth(grow(n + 7)))


main()
