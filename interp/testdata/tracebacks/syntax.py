#---- a bracket that is not closed
x = (1,
y = 2
#---- a bracket that is not closed at the end
print("a"
#---- a missing colon
if True
    pass
#---- a missing operand
x = 1 +
#---- two operators
x = = 1
#---- a stray bracket
x = 1)
#---- a wrong bracket
x = (1]
#---- a string that does not end
x = "abc
#---- a block that is missing
def f():
x = 1
#---- assignment in a condition
if x = 1:
    pass
#---- assignment to a call
f() = 1
#---- assignment to a literal
1 = x
#---- a keyword as a name
class = 1
#---- return outside
return 1
#---- break outside
break
#---- continue outside
continue
#---- a parameter twice
def f(a, a): pass
#---- global behind use
def f():
    x = 1
    global x
#---- nonlocal of nothing
def f():
    nonlocal x
#---- else without if
else:
    pass
#---- a missing comma
x = [1 2]
#---- a number
x = 1abc
#---- a for without in
for x of y:
    pass
#---- from without import
from time
#---- del of a literal
del 1
#---- try alone
try:
    pass
x = 1
#---- an elif behind else
if 1:
    pass
else:
    pass
elif 2:
    pass
#---- a walrus without parentheses
x := 1
#---- a star alone
*x = 1
#---- keyword twice
f(a=1, a=2)
