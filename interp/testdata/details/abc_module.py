#---- abstract methods
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self):
        "what it covers"
    def twice(self):
        return 2 * self.area()
class Square(Shape):
    def __init__(self, a):
        self.a = a
    def area(self):
        return self.a ** 2
print(Square(3).twice(), isinstance(Square(1), Shape), issubclass(Square, Shape))
try:
    Shape()
except TypeError as e:
    print("TypeError", "area" in str(e), "abstract" in str(e))
print(Shape.area.__isabstractmethod__, sorted(Shape.__abstractmethods__), sorted(Square.__abstractmethods__))
print(type(Shape) is ABCMeta, ABC.__name__, type(ABC).__name__)
#---- several, and in between
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
    @abstractmethod
    def g(self): ...
class B(A):
    def f(self): return "f"
class C(B):
    def g(self): return super().f() + "g"
print(sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), sorted(C.__abstractmethods__))
for cls in A, B, C:
    try:
        print(cls().g())
    except TypeError as e:
        print("g" in str(e))
#---- properties, class and static methods
from abc import ABC, abstractmethod, abstractproperty
class Named(ABC):
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def unit(): ...
print(sorted(Named.__abstractmethods__))
class Half(Named):
    name = "half"
print(sorted(Half.__abstractmethods__))
class Whole(Half):
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def unit(): return 1
print(Whole.make().name, Whole.unit())
class Old(ABC):
    x = abstractproperty(lambda self: 1)
try:
    Old()
except TypeError:
    print("abstract")
#---- super in an abstract method
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def run(self):
        return ["base"]
class Derived(Base):
    def run(self):
        return super().run() + ["derived"]
print(Derived().run())
#---- metaclass
from abc import ABCMeta, abstractmethod
class M(metaclass=ABCMeta):
    @abstractmethod
    def f(self): pass
class N(M):
    f = 1
print(N().f, type(N).__name__)
try:
    M()
except TypeError as e:
    print("TypeError")
#---- register
from abc import ABC
class Drawable(ABC):
    pass
@Drawable.register
class Circle:
    pass
class Other:
    pass
print(issubclass(Circle, Drawable), isinstance(Circle(), Drawable), isinstance(Other(), Drawable), Drawable.register(int) is int, isinstance(3, Drawable))
#---- __subclasshook__
from abc import ABC
class HasLen(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is HasLen:
            return any("__len__" in k.__dict__ for k in other.__mro__)
        return NotImplemented
class Sized:
    def __len__(self): return 0
print(issubclass(Sized, HasLen), isinstance(Sized(), HasLen), issubclass(int, HasLen), isinstance([], HasLen))
#---- in processes
from abc import ABC, abstractmethod
from multiprocessing import Process, Queue
class Task(ABC):
    @abstractmethod
    def do(self): ...
class Add(Task):
    def __init__(self, a, b): self.a, self.b = a, b
    def do(self): return self.a + self.b
def work(q, out):
    for task in iter(q.get, None):
        out.put((task.do(), isinstance(task, Task)))
q, out = Queue(), Queue()
p = Process(target=work, args=(q, out))
p.start()
for i in range(3): q.put(Add(i, i))
q.put(None)
p.join()
print([out.get() for _ in range(3)])
