package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateSharedctypes says what classes are completed when a program first uses one of them.
var lateSharedctypes = append(lateCtypes(),
	late{fillShared, []*core.Class{SynchronizedBase, SynchronizedClass, SynchronizedArray, SynchronizedString, RawArrayClass}})

func lateCtypes() (list []late) {
	for _, t := range ctypes {
		list = append(list, late{t.fill, []*core.Class{t.class}})
	}
	return list
}
