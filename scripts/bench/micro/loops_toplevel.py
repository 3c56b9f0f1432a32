# Loops over ints at the top level; loops_function.py has the same statements in a function.
# Test size: 30
import sys

n = int(sys.argv[1]) if len(sys.argv) > 1 else 2100000
total = 0
for i in range(n):
    if i % 3 == 0 or i % 5 == 0:
        total += i
number = 1
steps = 0
while number < n:
    number += number // 1000 + 1
    steps += 1
product = 1
for i in range(n // 1000):
    for j in range(500):
        product = (product * (i + j + 1)) % 1000003
x = 0.0
for i in range(n // 2):
    x = x * 0.5 + i
print(total, steps, product, x)
