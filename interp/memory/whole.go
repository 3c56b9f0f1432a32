package memory

import (
	"unicode/utf8"
	"unsafe"

	"go.starlark.net/starlark"
)

// A str or a tuple of the engine's is a header that leads to the content, and as a value it is boxed:
// the header is one piece of memory, the content another one. Both are made by the million, and
// allocating is most of what that costs. Here header and content of what is short are one piece. So are those of short lists.

// The pieces of short texts are of the sizes that the allocator has. A text that is longer than
// the last of them has two pieces.
type (
	text8 struct {
		head  starlark.String
		bytes [8]byte
	}
	text16 struct {
		head  starlark.String
		bytes [16]byte
	}
	text32 struct {
		head  starlark.String
		bytes [32]byte
	}
	text48 struct {
		head  starlark.String
		bytes [48]byte
	}
)

// NewText returns a text of n bytes. The caller fills in the bytes before anybody sees the text, and
// never changes them again.
func NewText(n int) (text starlark.Value, bytes []byte) {
	switch {
	case n == 0:
		return starlark.String(""), nil
	case n <= 8:
		t := new(text8)
		return ofBytes(&t.head, t.bytes[:n])
	case n <= 16:
		t := new(text16)
		return ofBytes(&t.head, t.bytes[:n])
	case n <= 32:
		t := new(text32)
		return ofBytes(&t.head, t.bytes[:n])
	case n <= 48:
		t := new(text48)
		return ofBytes(&t.head, t.bytes[:n])
	}
	return ofBytes(new(starlark.String), make([]byte, n))
}

func ofBytes(head *starlark.String, bytes []byte) (starlark.Value, []byte) {
	*head = starlark.String(unsafe.String(&bytes[0], len(bytes)))
	return OfText(head), bytes
}

// Text returns a text as a value that shares no memory with it.
func Text[T string | []byte](s T) starlark.Value {
	if len(s) == 1 && s[0] < utf8.RuneSelf {
		return Character(s[0])
	}
	v, bytes := NewText(len(s))
	copy(bytes, s)
	return v
}

// Concat returns s + t as a value.
func Concat(s, t string) starlark.Value {
	v, bytes := NewText(len(s) + len(t))
	copy(bytes[copy(bytes, s):], t)
	return v
}

// OfText returns *head as a value, without another header. Nobody may change *head from then on.
func OfText(head *starlark.String) starlark.Value {
	v := starlark.Value(starlark.String(""))
	lead(&v, unsafe.Pointer(head))
	return v
}

// lead makes a boxed value lead to other memory of its type.
func lead(v *starlark.Value, to unsafe.Pointer) {
	type box struct{ class, content unsafe.Pointer }
	(*box)(unsafe.Pointer(v)).content = to
}

// characters are the texts of one ASCII character: programs make them all the time.
var characters = func() (list [utf8.RuneSelf]starlark.Value) {
	for i := range list {
		list[i] = starlark.String([]byte{byte(i)})
	}
	return list
}()

// Character returns the text of an ASCII character, which must be one.
func Character(c byte) starlark.Value { return characters[c] }

// The pieces of short tuples.
type (
	tuple1 struct {
		head  starlark.Tuple
		elems [1]starlark.Value
	}
	tuple2 struct {
		head  starlark.Tuple
		elems [2]starlark.Value
	}
	tuple3 struct {
		head  starlark.Tuple
		elems [3]starlark.Value
	}
	tuple4 struct {
		head  starlark.Tuple
		elems [4]starlark.Value
	}
)

// NewTuple returns a tuple of n elements. The caller fills in the elements before anybody sees the
// tuple, and never changes them again.
func NewTuple(n int) (tuple starlark.Value, elems []starlark.Value) {
	switch n {
	case 0:
		return starlark.Tuple{}, nil
	case 1:
		t := new(tuple1)
		return ofElems(&t.head, t.elems[:])
	case 2:
		t := new(tuple2)
		return ofElems(&t.head, t.elems[:])
	case 3:
		t := new(tuple3)
		return ofElems(&t.head, t.elems[:])
	case 4:
		t := new(tuple4)
		return ofElems(&t.head, t.elems[:])
	}
	return ofElems(new(starlark.Tuple), make([]starlark.Value, n))
}

func ofElems(head *starlark.Tuple, elems []starlark.Value) (starlark.Value, []starlark.Value) {
	*head = elems
	v := starlark.Value(starlark.Tuple(nil))
	lead(&v, unsafe.Pointer(head))
	return v, elems
}

// The pieces of short lists. A list that is made longer leaves its piece, of which only the header is
// in use then.
type (
	list1 struct {
		head  starlark.List
		elems [1]starlark.Value
	}
	list2 struct {
		head  starlark.List
		elems [2]starlark.Value
	}
	list3 struct {
		head  starlark.List
		elems [3]starlark.Value
	}
	list4 struct {
		head  starlark.List
		elems [4]starlark.Value
	}
	list5 struct {
		head  starlark.List
		elems [5]starlark.Value
	}
	list6 struct {
		head  starlark.List
		elems [6]starlark.Value
	}
)

// NewList returns a list of n elements. The caller fills in the elements before anybody sees the list.
func NewList(n int) (list *starlark.List, elems []starlark.Value) {
	switch n {
	case 0:
		return new(starlark.List), nil
	case 1:
		l := new(list1)
		return listOf(&l.head, l.elems[:])
	case 2:
		l := new(list2)
		return listOf(&l.head, l.elems[:])
	case 3:
		l := new(list3)
		return listOf(&l.head, l.elems[:])
	case 4:
		l := new(list4)
		return listOf(&l.head, l.elems[:])
	case 5:
		l := new(list5)
		return listOf(&l.head, l.elems[:])
	case 6:
		l := new(list6)
		return listOf(&l.head, l.elems[:])
	}
	return listOf(new(starlark.List), make([]starlark.Value, n))
}

// SliceList returns a list of the elements of another one from an index to another.
func SliceList(l *starlark.List, from, to int) *starlark.List {
	if to-from > len(list6{}.elems) {
		return l.Slice(from, to, 1).(*starlark.List)
	}
	part, elems := NewList(to - from)
	for i := range elems {
		elems[i] = l.Index(from + i)
	}
	return part
}

func listOf(head *starlark.List, elems []starlark.Value) (*starlark.List, []starlark.Value) {
	*head = *starlark.NewList(elems)
	return head, elems
}

// Pair returns a tuple of two elements.
func Pair(a, b starlark.Value) starlark.Value {
	v, elems := NewTuple(2)
	elems[0], elems[1] = a, b
	return v
}
