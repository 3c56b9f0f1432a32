# Shortest ways on a map of towns: Dijkstra with a heap, and Floyd's table for a few.
# Test size: 20
import heapq
import sys


def build_map(towns):
    """Every town has some neighbours, and roads go both ways."""
    roads = {town: {} for town in range(towns)}
    x = 42
    for town in range(towns):
        for k in range(4):
            x = (x * 1103515245 + 12345) & 0x7FFFFFFF
            other = (town + 1 + (x >> 10) % 40) % towns
            if other != town:
                distance = 1 + (x >> 5) % 97
                roads[town][other] = min(distance, roads[town].get(other, distance))
                roads[other][town] = roads[town][other]
    return roads


def dijkstra(roads, start):
    distances = {start: 0}
    before = {}
    done = set()
    heap = [(0, start)]
    while heap:
        distance, town = heapq.heappop(heap)
        if town in done:
            continue
        done.add(town)
        for other, length in roads[town].items():
            candidate = distance + length
            if other not in distances or candidate < distances[other]:
                distances[other] = candidate
                before[other] = town
                heapq.heappush(heap, (candidate, other))
    return distances, before


def way(before, start, goal):
    towns = [goal]
    while towns[-1] != start:
        towns.append(before[towns[-1]])
    return towns[::-1]


def floyd(roads, count):
    far = 10 ** 9
    table = [[roads[i].get(j, far) if i != j else 0 for j in range(count)] for i in range(count)]
    for k in range(count):
        row_k = table[k]
        for i in range(count):
            row = table[i]
            through = row[k]
            if through == far:
                continue
            for j in range(count):
                if through + row_k[j] < row[j]:
                    row[j] = through + row_k[j]
    return sum(d for row in table for d in row if d < far)


def main():
    towns = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    roads = build_map(towns)
    print("roads:", sum(len(r) for r in roads.values()) // 2)
    farthest = 0
    for start in range(0, towns, towns // 10):
        distances, before = dijkstra(roads, start)
        goal = max(distances, key=lambda town: (distances[town], town))
        farthest = max(farthest, distances[goal])
        print(f"from {start}: {len(distances)} towns, farthest is {goal} at {distances[goal]}")
    print("way:", way(before, start, goal)[:12])
    print("farthest of all:", farthest)
    print("sum of all distances:", floyd(roads, min(towns, 70)))


if __name__ == "__main__":
    main()
