package memory

import (
	"unsafe"

	"go.starlark.net/starlark"
)

// Repeat returns the values n times, one after the other, in new memory. There must be memory for
// them: the caller has looked.
//
// Programs make lists of millions of values that way. A usual copy, while the garbage collector is at
// work (and memory of that size is what calls it), looks at each place before it writes to it: then
// the system gives an empty page first and the real one after it, and has to tell the other
// processors. So only the first values are copied as values, and what follows as words. The collector
// misses nothing: all that these words lead to is led to by the first values of the same memory.
func Repeat(values []starlark.Value, n int) []starlark.Value {
	if len(values) == 0 || n <= 0 {
		return nil
	}
	all := make([]starlark.Value, len(values)*n)
	copy(all, values)
	width := unsafe.Sizeof(all[0])
	words := unsafe.Slice((*uintptr)(unsafe.Pointer(&all[0])), uintptr(len(all))*width/unsafe.Sizeof(uintptr(0)))
	done := len(values) * int(width/unsafe.Sizeof(uintptr(0)))
	block := done // a multiple of the values that is soon as long as the nearest cache is
	for done < len(words) {
		if block < 1024 {
			block = done
		}
		done += copy(words[done:], words[:block])
	}
	return all
}

// Elements returns the elements of a list in new memory.
func Elements(list *starlark.List) []starlark.Value {
	elems := make([]starlark.Value, list.Len())
	for i := range elems {
		elems[i] = list.Index(i)
	}
	return elems
}
