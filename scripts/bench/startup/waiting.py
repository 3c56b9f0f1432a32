# A program that waits, so that its memory can be read meanwhile.
print("hello")
input()
