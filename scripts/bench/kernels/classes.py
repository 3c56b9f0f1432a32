# Classes: objects with attributes, methods that call each other, a subclass.
# Test size: 20
import sys


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def length_squared(self):
        return self.x * self.x + self.y * self.y


class Ball:
    def __init__(self, name, position, velocity):
        self.name = name
        self.position = position
        self.velocity = velocity
        self.bounces = 0

    def move(self, seconds):
        self.position = self.position.plus(self.velocity.scaled(seconds))

    def keep_inside(self, size):
        if self.position.x < 0 or self.position.x > size:
            self.velocity.x = -self.velocity.x
            self.bounces += 1
        if self.position.y < 0 or self.position.y > size:
            self.velocity.y = -self.velocity.y
            self.bounces += 1

    def step(self, size):
        self.move(1)
        self.keep_inside(size)

    def energy(self):
        return self.velocity.length_squared()


class HeavyBall(Ball):
    def __init__(self, name, position, velocity, mass):
        super().__init__(name, position, velocity)
        self.mass = mass

    def energy(self):
        return self.mass * super().energy()


class Table:
    def __init__(self, size):
        self.size = size
        self.balls = []

    def add(self, ball):
        self.balls.append(ball)

    def step(self):
        for ball in self.balls:
            ball.step(self.size)

    def energy(self):
        total = 0
        for ball in self.balls:
            total += ball.energy()
        return total


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 130000
    table = Table(100)
    table.add(Ball("red", Vector(5, 50), Vector(3, 1)))
    table.add(Ball("blue", Vector(70, 20), Vector(-2, 4)))
    table.add(HeavyBall("black", Vector(30, 90), Vector(1, -5), 4))
    table.add(HeavyBall("green", Vector(50, 50), Vector(-4, -3), 2))
    energy = 0
    for i in range(steps):
        table.step()
        if i % 10 == 0:
            energy += table.energy()
    for ball in table.balls:
        print(ball.name, ball.position.x, ball.position.y, ball.bounces)
    print("energy", energy)


if __name__ == "__main__":
    main()
