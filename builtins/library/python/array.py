"""Arrays of numbers of one kind. They are lists that check what is put into them."""

import struct

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"


class array:
    """A sequence of numbers of the kind that typecode names."""

    def __init__(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not %s" % type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = 4 if typecode == "u" else struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, str):
            if typecode != "u":
                raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
            self._items = list(initializer)
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _check(self, x):
        if self.typecode == "u":
            if not isinstance(x, str) or len(x) != 1:
                raise TypeError("array item must be a unicode character, not %s" % type(x).__name__)
            return x
        if self.typecode in "fd":
            if not isinstance(x, (int, float)):
                raise TypeError("must be real number, not %s" % type(x).__name__)
            return struct.unpack(self.typecode, struct.pack(self.typecode, x))[0]
        if not isinstance(x, int):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(x).__name__)
        bits = 8 * self.itemsize
        low, high = (0, 2 ** bits - 1) if self.typecode.isupper() else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        if low <= x <= high:
            return x
        side = "greater than maximum" if x > high else "less than minimum"
        name = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
                "i": "signed integer", "I": "unsigned int"}.get(self.typecode)
        if name is None:
            raise OverflowError("int too large to convert to C long" if low else "int too big to convert" if x > 0 else "can't convert negative value to unsigned int")
        raise OverflowError(name + " is " + side)

    def append(self, x):
        """Add an element at the end."""
        self._items.append(self._check(x))

    def extend(self, iterable):
        """Add elements at the end."""
        if isinstance(iterable, array) and iterable.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        if isinstance(iterable, array):  # perhaps itself, which would have no end
            self._items += iterable._items
            return
        for x in iterable:
            self.append(x)

    def insert(self, i, x):
        """Insert an element before another."""
        self._items.insert(i, self._check(x))

    def pop(self, i=-1):
        """Remove an element and return it."""
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(i)

    def remove(self, x):
        """Remove the first element that equals x."""
        if x not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(x)

    def index(self, x, start=0, stop=None):
        """Return where the first element is that equals x."""
        for i in range(len(self._items))[start:stop]:
            if self._items[i] == x:
                return i
        raise ValueError("array.index(x): x not in array")

    def count(self, x):
        """Return how many elements equal x."""
        return self._items.count(x)

    def reverse(self):
        """Turn the order round."""
        self._items.reverse()

    def buffer_info(self):
        """Return an address, which means nothing, and the length."""
        return id(self), len(self._items)

    def tolist(self):
        """Return the elements as a list."""
        return list(self._items)

    def fromlist(self, list):
        """Add the elements of a list."""
        self._items += [self._check(x) for x in list]

    def tobytes(self):
        """Return the elements as bytes."""
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack("=%d%s" % (len(self._items), self.typecode) if self.typecode not in "lL" else "%d%s" % (len(self._items), self.typecode), *self._items)

    def frombytes(self, data):
        """Add the elements that bytes are."""
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items += list(bytes(data).decode("utf-32-le"))
        else:
            self._items += list(struct.unpack("%d%s" % (len(data) // self.itemsize, self.typecode), bytes(data)))

    def tofile(self, f):
        """Write the elements to a file."""
        f.write(self.tobytes())

    def fromfile(self, f, n):
        """Add n elements from a file."""
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        """Return the text of an array of characters."""
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def byteswap(self):
        """Turn the bytes of each element round."""
        data, n = self.tobytes(), self.itemsize
        self._items = []
        self.frombytes(b"".join(data[i:i + n][::-1] for i in range(0, len(data), n)))

    def _make(self, items):
        other = array(self.typecode)
        other._items = items
        return other

    def _items_of(self, other, what):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__ if what == "+" else
                            "can only assign array (not \"%s\") to array slice" % type(other).__name__)
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._make(self._items[i.start:i.stop:i.step])
        if not isinstance(i, int):
            raise TypeError("array indices must be integers")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array index out of range")
        return self._items[i]

    def __setitem__(self, i, x):
        if isinstance(i, slice):
            self._items[i.start:i.stop:i.step] = self._items_of(x, "slice")
            return
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array assignment index out of range")
        self._items[i] = self._check(x)

    def __delitem__(self, i):
        if isinstance(i, int) and not -len(self._items) <= i < len(self._items):
            raise IndexError("array assignment index out of range")
        del self._items[i]

    def __add__(self, other):
        return self._make(self._items + self._items_of(other, "+"))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._make(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, array) and self._items == other._items

    def __lt__(self, other):
        return self._items < other._items

    def __le__(self, other):
        return self._items <= other._items

    def __gt__(self, other):
        return self._items > other._items

    def __ge__(self, other):
        return self._items >= other._items

    __hash__ = None

    def __copy__(self):
        return self._make(list(self._items))

    def __deepcopy__(self, memo):
        return self._make(list(self._items))

    def __repr__(self):
        if not self._items:
            return "array('%s')" % self.typecode
        if self.typecode == "u":
            return "array('u', %r)" % "".join(self._items)
        return "array('%s', %r)" % (self.typecode, self._items)


ArrayType = array
