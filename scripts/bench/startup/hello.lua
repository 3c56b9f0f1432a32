-- The twin of hello.py.
print("hello")
