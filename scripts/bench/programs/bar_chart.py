# Draws charts, boxes and calendars with characters.
# Test size: 1
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2700

page = []
width = 60
height = 12

for turn in range(rounds):
    page = []
    # 1. bars
    data = {"mon": 12, "tue": 30, "wed": 7, "thu": 25, "fri": 41, "sat": 19, "sun": 3}
    biggest = max(data.values())
    for name, value in data.items():
        value = (value + turn) % 50
        bar = "#" * (value * 40 // (biggest + 10))
        page.append(name.rjust(5) + " |" + bar.ljust(44, ".") + "| " + str(value))
    page.append("-" * width)

    # 2. a curve on a canvas of lists
    canvas = []
    for row in range(height):
        canvas.append([" "] * width)
    for column in range(width):
        y = (column - width / 2) / (width / 2)
        row = int((y * y * y - y * 0.5 + 0.6) * height / 1.4 + turn % 3)
        if row >= 0 and row < height:
            canvas[height - 1 - row][column] = "*"
        canvas[height // 2][column] = "-" if canvas[height // 2][column] == " " else "+"
    for row in canvas:
        page.append("".join(row).rstrip())

    # 3. a month, from the day on which it starts
    first = turn % 7
    week = ["  "] * first
    for day in range(1, 31):
        week.append("%2d" % day)
        if len(week) == 7:
            page.append(" ".join(week))
            week = []
    if week:
        page.append(" ".join(week))

    # 4. a frame around what there is
    longest = 0
    for line in page:
        if len(line) > longest:
            longest = len(line)
    framed = ["+" + "=" * (longest + 2) + "+"]
    for line in page:
        framed.append("| " + line + " " * (longest - len(line)) + " |")
    framed.append(framed[0])

    # 5. a triangle of Pascal, centred
    triangle = [[1]]
    while len(triangle) < 10:
        last = triangle[-1]
        row = [1]
        for i in range(len(last) - 1):
            row.append(last[i] + last[i + 1])
        row.append(1)
        triangle.append(row)
    for row in triangle:
        framed.append(" ".join(f"{n:^4}" for n in row).center(longest))

for line in framed:
    print(line)
print(sum(len(line) for line in framed), "characters")
