# Reads a table of sales, line by line, and prints a report.
# Test size: 30
import sys

rows = 52000
if len(sys.argv) > 1:
    rows = int(sys.argv[1])

cities = ["Lyon", "Turin", "Graz", "Porto", "Ghent"]
articles = ["pen", "notebook", "ruler", "stapler", "glue", "ink"]
lines = ["date;city;article;pieces;price"]
for i in range(rows):
    day = i % 28 + 1
    month = i // 28 % 12 + 1
    line = "2023-%02d-%02d;%s;%s;%d;%.2f" % (
        month, day, cities[i * 7 % 5], articles[(i * i + i // 5) % 6], i % 9 + 1, (i * 37 % 1000) / 100 + 0.5)
    if i % 501 == 500:
        line = line.replace(";", ",", 1)      # somebody used the wrong separator
    if i % 777 == 776:
        line = line + "x"                     # and somebody mistyped a price
    lines.append(line)
text = "\n".join(lines) + "\n"

header = None
records = []
bad = []
for number, line in enumerate(text.split("\n")):
    line = line.strip()
    if not line:
        continue
    cells = line.split(";")
    if header is None:
        header = cells
        continue
    if len(cells) != len(header):
        bad.append((number, "cells"))
        continue
    record = dict(zip(header, cells))
    try:
        record["pieces"] = int(record["pieces"])
        record["price"] = float(record["price"])
    except ValueError as e:
        bad.append((number, str(e)))
        continue
    year, month, day = record["date"].split("-")
    record["month"] = int(month)
    records.append(record)

print(len(records), "records,", len(bad), "bad lines", bad[:3])

turnover = {}
for r in records:
    key = (r["city"], r["article"])
    if key not in turnover:
        turnover[key] = 0.0
    turnover[key] += r["pieces"] * r["price"]

months = {}
for r in records:
    months.setdefault(r["month"], []).append(r["price"])

print("%-10s" % "city" + "".join("%10s" % a for a in articles))
for city in sorted(cities):
    row = "%-10s" % city
    for article in articles:
        row += "%10.2f" % turnover.get((city, article), 0)
    print(row)
for month in sorted(months):
    prices = months[month]
    mean = sum(prices) / len(prices)
    spread = (sum((p - mean) ** 2 for p in prices) / len(prices)) ** 0.5
    print(f"month {month:2}: {len(prices):5} sales, mean price {mean:.3f}, deviation {spread:.3f}")
records.sort(key=lambda r: (-r["pieces"] * r["price"], r["date"], r["city"]))
for r in records[:3]:
    print(r["date"], r["city"], r["article"], r["pieces"], r["price"])
