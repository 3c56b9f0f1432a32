# Calls, objects, exceptions and unpacking in a function; objects_toplevel.py has the same
# statements at the top level.
# Test size: 30
import sys


class Robot:
    def __init__(self):
        self.x = 0
        self.y = 0

    def move(self, dx, dy):
        self.x += dx
        self.y += dy


def turn(direction):
    return (direction + 1) % 4


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1100000
    robot = Robot()
    direction = 0
    crashes = 0
    moves = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    for step in range(n):
        dx, dy = moves[direction]
        robot.move(dx, dy)
        if step % 3 == 0:
            direction = turn(direction)
        try:
            crashes += 100 // (robot.x + 1)
        except ZeroDivisionError:
            crashes += 1
        if robot.x > 50:
            robot.x -= 50
        a, b = robot.x, robot.y
        crashes += a - b
    names = [str(i) + "!" for i in range(n // 10)]
    lengths = sum(len(name) for name in names)
    print(robot.x, robot.y, direction, crashes, lengths)


main()
