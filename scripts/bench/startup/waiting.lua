-- The twin of waiting.py.
print("hello")
io.read()
