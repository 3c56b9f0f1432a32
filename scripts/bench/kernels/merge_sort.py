# Merge sort: slices, appends, indices, recursion.
# Test size: 50
import sys


def merge(left, right):
    merged = []
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    return merge(left, right)


def pseudo_random(count):
    numbers = []
    x = 12345
    for _ in range(count):
        x = (x * 1103515245 + 12345) % 2147483648
        numbers.append(x // 65536)
    return numbers


def is_sorted(items):
    for i in range(1, len(items)):
        if items[i - 1] > items[i]:
            return False
    return True


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 160000
    numbers = pseudo_random(count)
    ordered = merge_sort(numbers)
    print("sorted:", is_sorted(ordered), "before:", is_sorted(numbers))
    print("smallest", ordered[0], "median", ordered[count // 2], "largest", ordered[-1])
    print("checksum", sum(i * x for i, x in enumerate(ordered)) % 1000003)


if __name__ == "__main__":
    main()
