# Classes that behave like values: fractions, polynomials, and shapes with a common parent.
# Test size: 2
import math
import sys
from functools import total_ordering


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


@total_ordering
class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("a fraction needs a bottom")
        if bottom < 0:
            top, bottom = -top, -bottom
        common = gcd(abs(top), bottom)
        self.top = top // common
        self.bottom = bottom // common

    def __add__(self, other):
        if isinstance(other, int):
            other = Fraction(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, other):
        return self + (-other)

    def __mul__(self, other):
        if isinstance(other, int):
            return Fraction(self.top * other, self.bottom)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other):
        if isinstance(other, int):
            return self.bottom == 1 and self.top == other
        if not isinstance(other, Fraction):
            return NotImplemented
        return self.top == other.top and self.bottom == other.bottom

    def __lt__(self, other):
        return self.top * other.bottom < other.top * self.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __float__(self):
        return self.top / self.bottom

    def __repr__(self):
        return f"{self.top}/{self.bottom}" if self.bottom != 1 else str(self.top)


class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = list(coefficients)
        while len(self.coefficients) > 1 and self.coefficients[-1] == 0:
            self.coefficients.pop()

    @property
    def degree(self):
        return len(self.coefficients) - 1

    def __call__(self, x):
        result = 0
        for c in reversed(self.coefficients):
            result = result * x + c
        return result

    def __getitem__(self, power):
        if power < len(self.coefficients):
            return self.coefficients[power]
        return 0

    def __add__(self, other):
        return Polynomial(*[self[i] + other[i] for i in range(max(self.degree, other.degree) + 1)])

    def __mul__(self, other):
        result = [0] * (self.degree + other.degree + 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                result[i + j] += a * b
        return Polynomial(*result)

    def __pow__(self, exponent):
        result = Polynomial(1)
        for _ in range(exponent):
            result *= self
        return result

    def __str__(self):
        parts = []
        for power, c in enumerate(self.coefficients):
            if c:
                parts.append(str(c) if power == 0 else f"{c}x" if power == 1 else f"{c}x^{power}")
        return " + ".join(parts) or "0"


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @property
    def area(self):
        raise NotImplementedError(self.name)

    def __lt__(self, other):
        return self.area < other.area

    def describe(self):
        return f"{self.name} of {self.area:.2f}"


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    @property
    def area(self):
        return math.pi * self.radius ** 2


class Rectangle(Shape):
    def __init__(self, width, height, name="rectangle"):
        super().__init__(name)
        self.width, self.height = width, height

    @property
    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side, "square")

    @property
    def side(self):
        return self.width

    @side.setter
    def side(self, value):
        if value < 0:
            raise ValueError("a side is not negative")
        self.width = self.height = value


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2800
    total = Fraction(0)
    for i in range(1, rounds * 20):
        total = total + Fraction(1, i * (i + 1))
        if total > Fraction(99, 100):
            total = total / Fraction(2) - 0
    print("sum:", total, float(total))
    print(sum([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)]), 3 * Fraction(2, 3) == 2, Fraction(1, 2) >= Fraction(2, 4))
    print(len({Fraction(i, 12) for i in range(1, 13)} | {Fraction(1, 2)}), max(Fraction(3, 7), Fraction(4, 9)))

    p = Polynomial(1, 1)
    value = 0
    for i in range(rounds):
        q = p ** 6 + Polynomial(i, 0, -1)
        value += q(i % 5) - q.degree
    print("polynomial:", q, "value", value)

    shapes = []
    for i in range(rounds * 5):
        shapes.append([Circle, Square][i % 2](i % 13 + 1))
        shapes.append(Rectangle(i % 7 + 1, i % 11 + 1))
    shapes.sort()
    print(shapes[0].describe(), "|", max(shapes).describe(), "|", Shape.count)
    square = Square(3)
    square.side = 5
    try:
        square.side = -1
    except ValueError as error:
        print(square.area, error)
    try:
        print(Shape("blob").area)
    except NotImplementedError as error:
        print("no area:", error)


if __name__ == "__main__":
    main()
