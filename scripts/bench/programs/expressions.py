"""Reads formulas, evaluates them, simplifies them and takes their derivatives."""
# Test size: 2
import sys


class Node:
    def __repr__(self):
        return f"<{self}>"


class Number(Node):
    def __init__(self, value):
        self.value = value

    def eval(self, names):
        return self.value

    def derive(self, name):
        return Number(0)

    def simplify(self):
        return self

    def __str__(self):
        return str(self.value)


class Name(Node):
    def __init__(self, name):
        self.name = name

    def eval(self, names):
        if self.name not in names:
            raise NameError("no value for " + self.name)
        return names[self.name]

    def derive(self, name):
        return Number(1 if name == self.name else 0)

    def simplify(self):
        return self

    def __str__(self):
        return self.name


class Binary(Node):
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def eval(self, names):
        return self.apply(self.left.eval(names), self.right.eval(names))

    def simplify(self):
        left, right = self.left.simplify(), self.right.simplify()
        if isinstance(left, Number) and isinstance(right, Number):
            return Number(self.apply(left.value, right.value))
        return self.reduce(left, right)

    def reduce(self, left, right):
        return type(self)(left, right)

    def __str__(self):
        return f"({self.left} {self.sign} {self.right})"


class Sum(Binary):
    sign = "+"

    def apply(self, a, b):
        return a + b

    def derive(self, name):
        return Sum(self.left.derive(name), self.right.derive(name))

    def reduce(self, left, right):
        if isinstance(left, Number) and left.value == 0:
            return right
        if isinstance(right, Number) and right.value == 0:
            return left
        return Sum(left, right)


class Difference(Binary):
    sign = "-"

    def apply(self, a, b):
        return a - b

    def derive(self, name):
        return Difference(self.left.derive(name), self.right.derive(name))


class Product(Binary):
    sign = "*"

    def apply(self, a, b):
        return a * b

    def derive(self, name):
        return Sum(Product(self.left.derive(name), self.right), Product(self.left, self.right.derive(name)))

    def reduce(self, left, right):
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Number):
                if one.value == 0:
                    return Number(0)
                if one.value == 1:
                    return other
        return Product(left, right)


class ParseError(Exception):
    pass


class Parser:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.position = 0

    def peek(self):
        if self.position < len(self.tokens):
            return self.tokens[self.position]
        return None

    def take(self, expected=None):
        token = self.peek()
        if token is None or (expected is not None and token != expected):
            raise ParseError(f"expected {expected!r}, found {token!r} at {self.position}")
        self.position += 1
        return token

    def formula(self):
        node = self.term()
        while self.peek() in ("+", "-"):
            if self.take() == "+":
                node = Sum(node, self.term())
            else:
                node = Difference(node, self.term())
        return node

    def term(self):
        node = self.factor()
        while self.peek() == "*":
            self.take()
            node = Product(node, self.factor())
        return node

    def factor(self):
        token = self.take()
        if token == "(":
            node = self.formula()
            self.take(")")
            return node
        if token == "-":
            return Difference(Number(0), self.factor())
        if token.isdigit():
            return Number(int(token))
        if token.isalpha():
            return Name(token)
        raise ParseError("unexpected " + repr(token))


def tokens(text):
    i = 0
    while i < len(text):
        letter = text[i]
        if letter.isspace():
            i += 1
        elif letter.isdigit() or letter.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            yield text[start:i]
        else:
            yield letter
            i += 1


def parse(text):
    parser = Parser(text)
    node = parser.formula()
    if parser.peek() is not None:
        raise ParseError(f"left over: {parser.tokens[parser.position:]}")
    return node


FORMULAS = [
    "3 * x * x + 2 * x - 7",
    "(x + 1) * (x - 1) * (y + x)",
    "12 * (3 + 4) - 5 * (2 - 10)",
    "0 * x + 1 * y - (x - x * 2)",
    "-(a + b) * (a - b) * width + 100",
]
WRONG = ["3 +", "(x", "2 x", "* 4", "x + y) * 2", "7 $ 2"]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2300
    total = 0
    errors = 0
    for i in range(rounds):
        names = {"x": i % 17, "y": -i % 5, "a": i, "b": 3, "width": 2}
        for text in FORMULAS:
            node = parse(text)
            total += node.eval(names)
            slope = node.derive("x").simplify()
            total += slope.eval(names)
        try:
            parse(WRONG[i % len(WRONG)])
        except ParseError:
            errors += 1
    print("total", total, "errors", errors)
    for text in FORMULAS:
        node = parse(text)
        print(f"{node.simplify()}  ->  {node.derive('x').simplify()}")
    for text in WRONG:
        try:
            print(parse(text))
        except ParseError as error:
            print(text, ":", error)
    try:
        Name("z").eval({})
    except NameError as error:
        print(error, [Name("z"), Number(3)])


if __name__ == "__main__":
    main()
