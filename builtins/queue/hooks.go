package queue

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/interp/raise"
)

// What the classes of queues are made of: a class derived from one may define these methods, and
// so keep its items in another order. They are called by one thread at a time. What they are
// without that is done within the operations of put and get, and they are not called.
var hookNames = [...]string{"_init", "_qsize", "_put", "_get"}

// isHooked reports whether a class has such methods of its own.
func isHooked(class *object.Class) bool {
	if !class.Is(QueueClass) { // but a SimpleQueue
		return false
	}
	for _, name := range hookNames {
		v, _ := class.Lookup(name)
		if v != QueueClass.Own(name) {
			return true
		}
	}
	return false
}

// setUp has a program's class make the place for its items.
func (q *threadQueue) setUp(c *handle.Call) error {
	if q.hooked = isHooked(c.Self.Class()); !q.hooked {
		return nil
	}
	if _, err := object.CallMethod(c.Thread, c.Self, "_init", starlark.Tuple{starlark.MakeInt(q.max)}, nil); err != nil {
		return err
	}
	n, err := q.count(c)
	q.ready, q.held = n, n
	return err
}

// count asks the program's class how many items there are.
func (q *threadQueue) count(c *handle.Call) (int, error) {
	n, err := object.CallMethod(c.Thread, c.Self, "_qsize", nil, nil)
	if err != nil {
		return 0, err
	}
	return object.Index(c.Thread, n)
}

// putHooked has the program's class put an item. The thread has the items, see sorting.
func (q *threadQueue) putHooked(c *handle.Call, item starlark.Value) error {
	_, err := object.CallMethod(c.Thread, c.Self, "_put", starlark.Tuple{item}, nil)
	if failed := q.counted(c, "put", err == nil); err == nil {
		err = failed
	}
	return err
}

// getHooked has the program's class get an item.
func (q *threadQueue) getHooked(c *handle.Call) (starlark.Value, error) {
	v, err := object.CallMethod(c.Thread, c.Self, "_get", nil, nil)
	if failed := q.counted(c, "", false); err == nil {
		err = failed
	}
	return v, err
}

// counted gives up the items, and notes how many there are now.
func (q *threadQueue) counted(c *handle.Call, kind string, more bool) error {
	n, err := q.count(c)
	q.sorted(c, kind, nil, func() {
		if err == nil {
			q.ready, q.held = n, n
		}
		if more {
			q.Undone++
		}
	})
	return err
}

// own returns the program's place for items: the attribute queue.
func (q *threadQueue) own() (starlark.Value, error) {
	if q.place == nil {
		return nil, raise.Errorf("AttributeError", "'Queue' object has no attribute 'queue'")
	}
	return q.place, nil
}

// hookInit is Queue._init(maxsize).
func (q *threadQueue) hookInit(c *handle.Call, _ starlark.Value) (starlark.Value, error) {
	if q.order != firstIn {
		q.place = starlark.NewList(nil)
		return starlark.None, nil
	}
	v, err := starlark.Call(c.Thread, collections.DequeClass, nil, nil)
	q.place = v
	return handle.NoReturn(err)
}

// hookSize is Queue._qsize().
func (q *threadQueue) hookSize(c *handle.Call) (starlark.Value, error) {
	if !q.hooked {
		return c.Look(&q.obj, "qsize", q.Label, q.size)
	}
	place, err := q.own()
	if err != nil {
		return nil, err
	}
	n, err := object.Length(c.Thread, place)
	return starlark.MakeInt(n), err
}

// hookPut is Queue._put(item).
func (q *threadQueue) hookPut(c *handle.Call, item starlark.Value) (starlark.Value, error) {
	place, err := q.own()
	switch {
	case err != nil:
		return nil, err
	case q.order == smallest:
		return handle.NoReturn(collections.HeapPush(c.Thread, place, item))
	}
	_, err = object.CallMethod(c.Thread, place, "append", starlark.Tuple{item}, nil)
	return handle.NoReturn(err)
}

// hookGet is Queue._get().
func (q *threadQueue) hookGet(c *handle.Call) (starlark.Value, error) {
	place, err := q.own()
	switch {
	case err != nil:
		return nil, err
	case q.order == smallest:
		return collections.HeapPop(c.Thread, place)
	case q.order == lastIn:
		return object.CallMethod(c.Thread, place, "pop", nil, nil)
	}
	return object.CallMethod(c.Thread, place, "popleft", nil, nil)
}

// setPlace assigns the attribute queue, which a program's _init does.
func (q *threadQueue) setPlace(_ *handle.Call, v starlark.Value) error {
	q.place = v
	return nil
}

func hooks() []*call.Entry {
	return []*call.Entry{
		handle.M1("def Queue._init(self, maxsize)", (*threadQueue).hookInit),
		handle.M0("def Queue._qsize(self)", (*threadQueue).hookSize),
		handle.M1("def Queue._put(self, item)", (*threadQueue).hookPut),
		handle.M0("def Queue._get(self)", (*threadQueue).hookGet),
	}
}
