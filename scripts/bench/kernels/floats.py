# Floats: a series for pi, an integral, square roots by Newton's method, a falling ball.
# Test size: 300
import sys


def leibniz(terms):
    total = 0.0
    sign = 1.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return 4 * total


def curve(x):
    return x * x * x - 2.0 * x + 1.5 / (1.0 + x)


def integrate(a, b, steps):
    h = (b - a) / steps
    total = 0.5 * (curve(a) + curve(b))
    for i in range(1, steps):
        total += curve(a + i * h)
    return total * h


def newton_root(x):
    guess = x / 2 + 0.5
    while abs(guess * guess - x) > 1e-9 * x:
        guess = (guess + x / guess) / 2
    return guess


def bounce(seconds, dt):
    height = 10.0
    speed = 0.0
    bounces = 0
    time = 0.0
    while time < seconds:
        speed -= 9.81 * dt
        height += speed * dt
        if height < 0.0:
            height = -height
            speed = -speed
            bounces += 1
        time += dt
    return height, bounces


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1500000
    print(f"pi is about {leibniz(n):.9f}")
    print(f"integral: {integrate(0.0, 3.0, n // 2):.9f}")
    roots = 0.0
    for i in range(1, n // 20):
        roots += newton_root(float(i))
    print(f"sum of roots: {roots:.6f}")
    height, bounces = bounce(n / 1000, 0.002)
    print(f"height after {bounces} bounces: {height:.6f}")


main()
