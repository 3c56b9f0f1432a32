# Methods of strings.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 310000
    line = "  Paris;2148000;France "
    total = 0
    for i in range(n):
        clean = line.strip()
        fields = clean.split(";")
        city = fields[0].upper()
        if city.startswith("PA") and clean.endswith("ce"):
            total += 1
        total += clean.find("2") + clean.count("a")
        if fields[1].isdigit():
            total += int(fields[1]) % 7
        label = "-".join(fields).replace("-", "/").lower()
        total += len(label.center(30))
    print(total, city, label)


main()
