# Digs a maze, then looks for the way out: first by breadth, then by depth.
# Test size: 7
import sys
from collections import deque

size = int(sys.argv[1]) if len(sys.argv) > 1 else 361
if size % 2 == 0:
    size += 1

maze = []
for y in range(size):
    maze.append(["#"] * size)

# dig
seed = 99
stack = [(1, 1)]
maze[1][1] = " "
while len(stack) > 0:
    x, y = stack[-1]
    choices = []
    for dx, dy in [(2, 0), (-2, 0), (0, 2), (0, -2)]:
        nx = x + dx
        ny = y + dy
        if nx > 0 and nx < size - 1 and ny > 0 and ny < size - 1:
            if maze[ny][nx] == "#":
                choices.append((nx, ny))
    if choices == []:
        stack.pop()
        continue
    seed = (seed * 1103515245 + 12345) % 2147483648
    nx, ny = choices[(seed >> 8) % len(choices)]
    maze[(y + ny) // 2][(x + nx) // 2] = " "
    maze[ny][nx] = " "
    stack.append((nx, ny))

start = (1, 1)
goal = (size - 2, size - 2)

# breadth first: the shortest way
came_from = {start: None}
queue = deque([start])
while queue:
    here = queue.popleft()
    if here == goal:
        break
    x, y = here
    for neighbour in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
        if maze[neighbour[1]][neighbour[0]] != "#" and neighbour not in came_from:
            came_from[neighbour] = here
            queue.append(neighbour)

path = []
cell = goal
while cell is not None:
    path.append(cell)
    cell = came_from[cell]
path.reverse()
print("breadth first:", len(came_from), "cells seen, a way of", len(path), "steps")

# depth first, with a set of what was seen
seen = set()
stack = [(start, 1)]
found = 0
looks = 0
while stack:
    (x, y), steps = stack.pop()
    looks += 1
    if (x, y) == goal:
        found = steps
        break
    if (x, y) in seen:
        continue
    seen.add((x, y))
    for dx, dy in [(1, 0), (0, 1), (-1, 0), (0, -1)]:
        if maze[y + dy][x + dx] == " " and (x + dx, y + dy) not in seen:
            stack.append(((x + dx, y + dy), steps + 1))
print("depth first:", looks, "looks, a way of", found, "steps")

# dead ends, and the picture of the first rows
ends = 0
for y in range(1, size - 1):
    for x in range(1, size - 1):
        if maze[y][x] == " ":
            walls = 0
            if maze[y - 1][x] == "#": walls += 1
            if maze[y + 1][x] == "#": walls += 1
            if maze[y][x - 1] == "#": walls += 1
            if maze[y][x + 1] == "#": walls += 1
            if walls == 3:
                ends += 1
print("dead ends:", ends)
for x, y in path:
    maze[y][x] = "."
for row in maze[:12]:
    print("".join(row)[:70])
