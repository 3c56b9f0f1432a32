#---- import of nothing
import
#---- an unexpected word
print "a" "b" if
#---- a character
x = 1 ? 2
#---- an f-string
x = f"{1 +}"
#---- positional behind keyword
f(a=1, 2)
#---- a default before none
def f(a=1, b): pass
#---- yield outside
yield 1
#---- not as before
if True:
    x = 1
  y = 2
#---- too far
x = 1
  y = 2
#---- two errors
if True
    x = 1
y = (1
#---- what is not supported
async def f():
    await g()
async def g(): pass
