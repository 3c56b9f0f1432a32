# Sorts the same numbers in many ways and counts what each way costs.
# Test size: 12
import sys

size = int(sys.argv[1]) if len(sys.argv) > 1 else 1150

numbers = []
x = 31
for i in range(size):
    x = (x * 1103515245 + 12345) % 2147483648
    numbers.append(x >> 16)

comparisons = 0
writes = 0


def less(a, b):
    global comparisons
    comparisons += 1
    return a < b


def bubble_sort(a):
    global writes
    n = len(a)
    swapped = True
    while swapped:
        swapped = False
        for i in range(n - 1):
            if less(a[i + 1], a[i]):
                a[i], a[i + 1] = a[i + 1], a[i]
                writes += 2
                swapped = True
        n -= 1


def insertion_sort(a):
    global writes
    for i in range(1, len(a)):
        value = a[i]
        j = i - 1
        while j >= 0 and less(value, a[j]):
            a[j + 1] = a[j]
            writes += 1
            j -= 1
        a[j + 1] = value


def selection_sort(a):
    global writes
    for i in range(len(a)):
        smallest = i
        for j in range(i + 1, len(a)):
            if less(a[j], a[smallest]):
                smallest = j
        a[i], a[smallest] = a[smallest], a[i]
        writes += 2


def quick_sort(a, low=0, high=None):
    global writes
    if high is None:
        high = len(a) - 1
    if low >= high:
        return
    pivot = a[(low + high) // 2]
    i, j = low, high
    while i <= j:
        while less(a[i], pivot):
            i += 1
        while less(pivot, a[j]):
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            writes += 2
            i += 1
            j -= 1
    quick_sort(a, low, j)
    quick_sort(a, i, high)


def heap_sort(a):
    global writes

    def sink(root, end):
        global writes
        while 2 * root + 1 < end:
            child = 2 * root + 1
            if child + 1 < end and less(a[child], a[child + 1]):
                child += 1
            if not less(a[root], a[child]):
                return
            a[root], a[child] = a[child], a[root]
            writes += 2
            root = child

    for root in range(len(a) // 2, -1, -1):
        sink(root, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        writes += 2
        sink(0, end)


def shell_sort(a):
    global writes
    gap = len(a) // 2
    while gap > 0:
        for i in range(gap, len(a)):
            value = a[i]
            j = i
            while j >= gap and less(value, a[j - gap]):
                a[j] = a[j - gap]
                writes += 1
                j -= gap
            a[j] = value
        gap //= 2


def counting_sort(a):
    counts = [0] * (max(a) + 1)
    for value in a:
        counts[value] += 1
    position = 0
    for value, count in enumerate(counts):
        for _ in range(count):
            a[position] = value
            position += 1


right = sorted(numbers)
print("%-16s %-8s %12s %10s" % ("way", "result", "comparisons", "writes"))
for way in [bubble_sort, insertion_sort, selection_sort, quick_sort, heap_sort, shell_sort, counting_sort]:
    copy = numbers[:]
    comparisons = writes = 0
    way(copy)
    print("%-16s %-8s %12d %10d" % (way.__name__, "right" if copy == right else "wrong", comparisons, writes))

for way in [insertion_sort, quick_sort, shell_sort]:
    for start, order in (("sorted", right), ("reversed", right[::-1])):
        copy = order[:]
        comparisons = writes = 0
        way(copy)
        print(way.__name__, start, comparisons, writes, copy == right)
