# Curious numbers: Armstrong, happy, palindromes, digits of pi and e, Roman numerals, bases.
# Test size: 40
import sys

limit = 40000
if len(sys.argv) > 1:
    limit = int(sys.argv[1])

# numbers that are the sum of powers of their digits
armstrong = []
for n in range(1, limit):
    digits = str(n)
    total = 0
    for d in digits:
        total += int(d) ** len(digits)
    if total == n:
        armstrong.append(n)
print("Armstrong:", armstrong)

# happy numbers
happy = 0
for n in range(1, limit // 2):
    seen = set()
    m = n
    while m != 1 and m not in seen:
        seen.add(m)
        s = 0
        while m > 0:
            s += (m % 10) ** 2
            m //= 10
        m = s
    if m == 1:
        happy += 1
print("happy:", happy)

# reverse and add until it is a palindrome
slowest = 0
steps_of_slowest = 0
for n in range(10, limit // 10):
    m = n
    steps = 0
    while str(m) != str(m)[::-1] and steps < 30:
        m += int(str(m)[::-1])
        steps += 1
    if steps < 30 and steps > steps_of_slowest:
        slowest, steps_of_slowest = n, steps
print("slowest:", slowest, "in", steps_of_slowest, "steps")

# digits of pi with a spigot, digits of e with a series
q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
pi = ""
while len(pi) < limit // 100:
    if 4 * q + r - t < m * t:
        pi += str(m)
        q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
    else:
        q, r, t, k, m, x = (
            q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2)
print("pi:", pi[:30], "...", pi[-10:], "sevens:", pi.count("7"))

places = limit // 30
term = 10 ** (places + 10)
e = 0
k = 0
while term > 0:
    e += term
    k += 1
    term //= k
print("e:", str(e)[:30], "after", k, "terms, digit sum", sum(map(int, str(e)[:places])))

# Roman numerals and back
values = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
worth = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
longest = ""
for n in range(1, min(limit // 8, 4000)):
    roman = ""
    rest = n
    for value, sign in values:
        while rest >= value:
            roman += sign
            rest -= value
    if len(roman) > len(longest):
        longest = roman
    back = 0
    for i in range(len(roman)):
        if i + 1 < len(roman) and worth[roman[i]] < worth[roman[i + 1]]:
            back -= worth[roman[i]]
        else:
            back += worth[roman[i]]
    if back != n:
        print("wrong", n, roman)
print("longest Roman numeral:", longest)

# other bases
total = 0
for n in range(limit // 4):
    digits = []
    m = n
    while m:
        m, d = divmod(m, 7)
        digits.append("0123456"[d])
    text = "".join(reversed(digits)) or "0"
    total += int(text, 7) - n + len(bin(n)) + len(oct(n)) + len("%x" % n)
print("bases:", total)
