# Exercises with matrices: Gauss, the determinant, the inverse, a product.
# Test size: 4
import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 98

A = []
for i in range(N):
    zeile = []
    for j in range(N):
        zeile.append(float((i * i + 3 * j * (i + 1) + j * j * 7) % 23 - 11))
    zeile[i] = zeile[i] + 30.0
    A.append(zeile)
b = [float(i % 5) for i in range(N)]

# 1. solve A x = b by Gauss's elimination with the largest pivot
M = []
for i in range(N):
    M.append(A[i][:] + [b[i]])
swaps = 0
for k in range(N):
    p = k
    for i in range(k + 1, N):
        if abs(M[i][k]) > abs(M[p][k]):
            p = i
    if p != k:
        M[k], M[p] = M[p], M[k]
        swaps += 1
    for i in range(k + 1, N):
        factor = M[i][k] / M[k][k]
        if factor != 0.0:
            for j in range(k, N + 1):
                M[i][j] = M[i][j] - factor * M[k][j]
x = [0.0] * N
for i in range(N - 1, -1, -1):
    s = M[i][N]
    for j in range(i + 1, N):
        s -= M[i][j] * x[j]
    x[i] = s / M[i][i]
print("swaps:", swaps)
print("x starts with", [round(v, 6) for v in x[:4]])

# 2. the determinant, scaled so that it stays small
det = (-1.0) ** swaps
exponent = 0
for i in range(N):
    det *= M[i][i]
    while abs(det) >= 10:
        det /= 10
        exponent += 1
    while abs(det) < 1:
        det *= 10
        exponent -= 1
print("determinant: %.6f times ten to the %d" % (det, exponent))

# 3. is it right?
worst = 0.0
for i in range(N):
    s = 0.0
    for j in range(N):
        s += A[i][j] * x[j]
    if abs(s - b[i]) > worst:
        worst = abs(s - b[i])
print("residual is small:", worst < 1e-9)

# 4. the inverse by Gauss and Jordan
I = [[1.0 if i == j else 0.0 for j in range(N)] for i in range(N)]
B = [row[:] for row in A]
for k in range(N):
    pivot = B[k][k]
    for j in range(N):
        B[k][j] /= pivot
        I[k][j] /= pivot
    for i in range(N):
        if i != k:
            factor = B[i][k]
            for j in range(N):
                B[i][j] -= factor * B[k][j]
                I[i][j] -= factor * I[k][j]
print("trace of the inverse:", round(sum(I[i][i] for i in range(N)), 8))

# 5. A times its inverse, with zip
columns = list(zip(*I))
product = [[sum(a * c for a, c in zip(row, column)) for column in columns] for row in A]
off = max(abs(product[i][j]) for i in range(N) for j in range(N) if i != j)
print("product is the identity:", off < 1e-8, [round(product[i][i], 6) for i in range(3)])
