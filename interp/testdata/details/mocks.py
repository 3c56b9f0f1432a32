#---- calls that a mock remembers
from unittest.mock import Mock, MagicMock, call, ANY, sentinel, DEFAULT

m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
m.foo.bar(5)
print(m.method_calls, m.mock_calls, m.call_args.args, m.call_args.kwargs)
m.assert_called_once_with(1, a=2)
m.foo.bar.assert_called_once_with(ANY)
for f in (lambda: m.assert_called_with(2), lambda: m.assert_not_called(), lambda: m.foo.assert_called(), lambda: m.assert_any_call(7),
          lambda: m.assert_has_calls([call(9)]), lambda: m.asert_called()):
    try:
        f()
    except (AssertionError, AttributeError) as e:
        print(type(e).__name__, e)
m.assert_has_calls([call(1, a=2), call.foo.bar(5)])
m.reset_mock()
print(m.called, m.mock_calls, m.call_args, m())
effects = Mock(side_effect=[1, ValueError("x"), 3])
print(effects())
try:
    effects()
except ValueError as e:
    print(e)
print(effects(), Mock(side_effect=lambda x: x * 2)(4), Mock(side_effect=lambda: DEFAULT, return_value=6)())
print(call(1, a=2), call.foo(3).bar(), call(1) == ((1,), {}), call == call, sentinel.a, sentinel.a is sentinel.a, ANY == 5)
m2 = Mock(**{"a.b.return_value": 3, "c": 4})
print(m2.a.b(), m2.c, Mock(wraps=[1, 2, 1]).count(1))
parent = Mock()
child = Mock()
parent.attach_mock(child, "child")
child(1)
print(parent.mock_calls)

#---- magic methods
from unittest.mock import MagicMock, Mock, NonCallableMock, PropertyMock, mock_open
mm = MagicMock()
mm.__len__.return_value = 7
mm.__getitem__.side_effect = lambda k: k * 2
print(len(mm), mm[3], bool(mm), int(mm), list(mm), mm == mm, mm == 3, 1 in mm)
mm.__getitem__.assert_called_with(3)
mm.__iter__.return_value = [1, 2]
print(list(mm), list(mm))
with mm as x:
    print(x is mm.__enter__.return_value)
mm.__exit__.assert_called_once_with(None, None, None)
plain = Mock()
try:
    len(plain)
except TypeError as e:
    print(e)
plain.__str__ = lambda self: "shown"
print(str(plain))
try:
    NonCallableMock()()
except TypeError as e:
    print("not callable")
p = PropertyMock(return_value=4)
type(plain).prop = p
print(plain.prop)
plain.prop = 5
print(p.mock_calls)
opened = mock_open(read_data="a\nb\n")
with opened("x") as f:
    print(f.read())
with opened("x", "r") as f:
    print(list(f), opened.call_args_list)

#---- mocks that look like others
from unittest.mock import Mock, MagicMock, create_autospec, seal

class A:
    x = 1

    def f(self, a, b=2):
        return a

def fn(a, b):
    pass

a = Mock(spec=A)
print(isinstance(a, A), a.f(1) is a.f.return_value)
for f in (lambda: a.nope, lambda: setattr(Mock(spec_set=A), "y", 1), lambda: create_autospec(A)().f(), lambda: create_autospec(fn)(1)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
auto = create_autospec(A)
auto().f(1, b=3)
auto().f.assert_called_once_with(1, b=3)
g = create_autospec(fn, return_value=8)
print(g(1, 2))
g.assert_called_once_with(1, 2)
sealed = Mock(a=1)
seal(sealed)
try:
    sealed.other
except AttributeError as e:
    print(e)

#---- patches
from unittest.mock import patch, MagicMock
import unittest
import os

class A:
    x = 1

    def f(self, a):
        return a

class Tested(unittest.TestCase):
    @patch.object(A, "f")
    @patch.object(A, "x", 9)
    def test(self, f):
        f.return_value = 3
        self.assertEqual(A().f(1), 3)
        self.assertEqual(A.x, 9)
        f.assert_called_once_with(1)

result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Tested).run(result)
print(result.wasSuccessful(), A.x, A().f(5))
with patch.object(A, "x", new_callable=MagicMock) as x:
    print(A.x is x)
d = {"a": 1}
with patch.dict(d, {"b": 2}, clear=True):
    print(d)
print(d)
with patch("__main__.A") as fake:
    print(A is fake)
print(A.x)
with patch("os.getcwd", return_value="/there"):
    print(os.getcwd())
patcher = patch.multiple(A, x=5, f=lambda self, a: "patched")
patcher.start()
print(A.x, A().f(1))
patch.stopall()
print(A.x, A().f(1))
try:
    with patch.object(A, "missing"):
        pass
except AttributeError as e:
    print(e)
with patch.object(A, "missing", 3, create=True):
    print(getattr(A, "missing"))
print(hasattr(A, "missing"))
