# Properties, static methods, class methods and attributes of the class.
# Test size: 30
import sys


class Thermometer:
    readings = 0

    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        Thermometer.readings += 1
        self._celsius = value

    @property
    def fahrenheit(self):
        return self._celsius * 9 // 5 + 32

    @staticmethod
    def is_hot(degrees):
        return degrees > 30

    @classmethod
    def count(cls):
        return cls.readings


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500000
    outside = Thermometer(20)
    total = 0
    for i in range(n):
        outside.celsius = i % 40
        total += outside.fahrenheit + outside.celsius
        if Thermometer.is_hot(outside.celsius):
            total += 1
        total += Thermometer.count()
    print(total, Thermometer.readings)


main()
