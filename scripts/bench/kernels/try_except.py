# Exceptions: most attempts succeed, some fail; finally and an exception of one's own.
# Test size: 40
import sys


class TooCold(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError:
        return 0


def safe_divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError:
        result = 0.0
    return result


def look_up(prices, name):
    try:
        return prices[name]
    except KeyError:
        return -1


def check(temperature):
    if temperature < -8:
        raise TooCold("it is " + str(temperature))
    return temperature


def measure(temperatures):
    total = 0
    alarms = 0
    tries = 0
    for temperature in temperatures:
        try:
            total += check(temperature)
        except TooCold:
            alarms += 1
        finally:
            tries += 1
    return total, alarms, tries


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200000
    texts = ["12", "7", "x9", "250", "31", "8", "-4", "1000", "77", "3"]
    prices = {"apple": 3, "pear": 4, "plum": 2}
    names = ["apple", "pear", "plum", "apple", "fig"]
    temperatures = [3, 5, -2, 0, 7, -9, 1, 2]
    parsed = 0
    quotients = 0.0
    bill = 0
    alarms = 0
    tries = 0
    for i in range(rounds):
        parsed += parse(texts[i % 10])
        for divisor in range(4):
            quotients += safe_divide(i, divisor)
        for name in names:
            bill += look_up(prices, name)
        if i % 4 == 0:
            total, cold, tried = measure(temperatures)
            alarms += cold
            tries += tried
            parsed += total
    print("parsed", parsed, "quotients", quotients)
    print("bill", bill, "alarms", alarms, "of", tries)


if __name__ == "__main__":
    main()
