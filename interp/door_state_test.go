package interp_test

import (
	"fmt"
	"hash/maphash"
	"reflect"
	"strings"
	"unsafe"

	"github.com/pyq-lang/pyq/interp/sched"
)

// What two tasks can reach is found by reflection: every struct that has a sched.Object, which
// guards it. Its fingerprint is a hash of its fields, and of what these hold.

var objectType = reflect.TypeFor[sched.Object]()

// private are the fields of guarded structs that no other task sees, or that nobody sees, each
// with the reason. A * stands for all fields but those that are named without a reason.
var private = map[string]string{
	"builtins/locks.ticket.number":                           "of the line, whose object guards it",
	"builtins/locks.ticket.last":                             "of the line, whose object guards it",
	"builtins/locks.round.arrived":                           "of the barrier, whose object guards it",
	"builtins/locks.round.end":                               "of the barrier, whose object guards it",
	"builtins/multiprocessing/process.Service.*":             "of the process that started it",
	"interp/proc.Run.*":                                      "of it only told and its streams are shared, which have objects of their own",
	"interp/proc.Session.*":                                  "the host's",
	"interp/proc.Input.*":                                    "the host's: it reads while others compute",
	"interp/proc.Thread.*":                                   "the thread's own but that it has ended",
	"interp/proc.Thread.ended":                               "",
	"builtins/multiprocessing/workers.Crew.Crowd":            "of the process that made it",
	"builtins/multiprocessing/workers.Crew.helper":           "of the process that made it",
	"builtins/multiprocessing/workers.Crew.Maker":            "see handle.Maker",
	"builtins/multiprocessing/workers.Worker.leaves":         "the worker's own",
	"builtins/multiprocessing/workers.Worker.Retires":        "the worker's own",
	"builtins/multiprocessing/workers.Job.worker":            "for reports",
	"builtins/multiprocessing/managers.request.worker":       "for reports",
	"builtins/multiprocessing/managers.remoteServer.types":   "in the server's memory",
	"builtins/multiprocessing/managers.remoteServer.objects": "in the server's memory",
	"builtins/multiprocessing/pool.result.value":             "of who asks, once it is done",
	"builtins/multiprocessing/pool.result.exc":               "of who asks, once it is done",
	"builtins/multiprocessing/pool.result.jobs":              "of who asks, for reports",
	"builtins/multiprocessing/pool.imapIterator.rest":        "of who asks",
	"builtins/multiprocessing/queues.Queue.putBound":         "the same whoever asks",
	"builtins/multiprocessing/queues.Queue.getBound":         "the same whoever asks",
	"builtins/multiprocessing/synchronize.Lock.acquireBound": "the same whoever asks",
	"builtins/multiprocessing/synchronize.Lock.releaseBound": "the same whoever asks",
	"builtins/futures.future.value":                          "of who asks, once it is done",
	"builtins/futures.future.exc":                            "of who asks, once it is done",
	"builtins/futures.future.self":                           "of who made it",
	"builtins/handle.Maker.sent":                             "for reports, and for the maker, who alone can change it from 0",
	"builtins/handle.Maker.Given":                            "for reports, and for the maker, who alone can change it from 0",
	"builtins/multiprocessing/workers.Failure.text":          "of who opens it",
	"builtins/multiprocessing/sharedctypes.block.kind":       "does not change",
	"builtins/multiprocessing/sharedmemory.segment.list":     "has an object of its own",
}

// counted are the fields of which only is seen whether they are zero.
var counted = map[string]bool{
	"builtins/multiprocessing/connection.pipe.writers": true,
	"builtins/multiprocessing/connection.pipe.readers": true,
}

// guardedElsewhere are structs without an object that another one's guards.
var guardedElsewhere = map[string]bool{"builtins/multiprocessing/managers.managed": true}

// guardedBy reports whether an object guards a struct that may have another one's.
func guardedBy(v reflect.Value, o *sched.Object) bool {
	switch typeName(v.Type()) {
	case "builtins/multiprocessing/managers.managed":
		over := v.FieldByName("server").Elem().FieldByName("over").Elem().FieldByName("Obj")
		return over.Addr().UnsafePointer() == unsafe.Pointer(o)
	case "builtins/multiprocessing/sharedctypes.block":
		return v.FieldByName("guard").UnsafePointer() == unsafe.Pointer(o)
	}
	return false
}

func typeName(t reflect.Type) string {
	return strings.TrimPrefix(t.PkgPath(), modulePath) + "." + t.Name()
}

// isPrivate reports whether a field is not a part of the fingerprint.
func isPrivate(t reflect.Type, f *reflect.StructField) bool {
	if f.Type == objectType {
		return true
	}
	name := typeName(t)
	if why, ok := private[name+"."+f.Name]; ok {
		return why != ""
	}
	_, all := private[name+".*"]
	return all
}

// isGuarded reports whether a struct is one that a sched.Object guards.
func isGuarded(t reflect.Type) bool {
	if t.Kind() != reflect.Struct || t == objectType || !strings.HasPrefix(t.PkgPath(), modulePath) || t.PkgPath() == modulePath+"interp/sched" {
		return false
	}
	if guardedElsewhere[typeName(t)] {
		return true
	}
	for i := range t.NumField() {
		if t.Field(i).Type == objectType {
			return true
		}
	}
	return false
}

// isOpaque reports whether a struct's content is no state of a run: code, classes, what belongs
// to Go's library.
func isOpaque(t reflect.Type) bool {
	switch path := t.PkgPath(); {
	case path == "sync/atomic", path == "":
		return false
	case !strings.Contains(path, "."): // Go's own
		return true
	case path == "go.starlark.net/internal/compile", path == "go.starlark.net/syntax":
		return true
	case strings.HasPrefix(path, modulePath+"interp/python"), strings.HasPrefix(path, modulePath+"interp/text"),
		strings.HasPrefix(path, modulePath+"interp/files"), strings.HasPrefix(path, modulePath+"interp/report"):
		return true
	}
	switch typeName(t) {
	case "builtins/object.Class", "builtins/module.Module", "interp/memory.Code", "interp/memory.FuncCode",
		"interp/memory.Loader", "interp/proc.Run", "interp/sched.Scheduler":
		return true
	}
	return false
}

// pointee returns what an atomic.Pointer points to; ok is false for other structs.
func pointee(v reflect.Value) (to reflect.Value, ok bool) {
	t := v.Type()
	if t.PkgPath() != "sync/atomic" || !strings.HasPrefix(t.Name(), "Pointer[") {
		return to, false
	}
	p := v.FieldByName("v").UnsafePointer()
	return reflect.NewAt(t.Field(0).Type.Elem().Elem(), p), true
}

// A shared is a guarded struct.
type shared struct {
	v    reflect.Value
	last int    // the operation at which it was seen last
	sum  uint64 // after the last operation
	ok   bool   // it has one
}

// A finder walks through everything that can be reached from somewhere.
type finder struct {
	seen map[visit]bool
	todo []reflect.Value
	note func(v reflect.Value)
}

type visit struct {
	p unsafe.Pointer
	t reflect.Type
}

func (f *finder) walk(from ...reflect.Value) {
	f.seen, f.todo = map[visit]bool{}, from
	for len(f.todo) > 0 {
		v := f.todo[len(f.todo)-1]
		f.todo = f.todo[:len(f.todo)-1]
		f.visit(v)
	}
}

func (f *finder) visit(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if at := (visit{v.UnsafePointer(), v.Type()}); !v.IsNil() && !f.seen[at] && v.Elem().Kind() != reflect.Invalid {
			f.seen[at] = true
			f.todo = append(f.todo, v.Elem())
		}
	case reflect.Interface:
		if !v.IsNil() {
			f.todo = append(f.todo, v.Elem())
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Uint8 || v.IsNil() || f.seen[visit{v.UnsafePointer(), v.Type()}] {
			return
		}
		if v.Len() > 0 {
			f.seen[visit{v.UnsafePointer(), v.Type()}] = true
		}
		for i := range v.Len() {
			f.todo = append(f.todo, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			f.todo = append(f.todo, v.Index(i))
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			f.todo = append(f.todo, it.Key(), it.Value())
		}
	case reflect.Struct:
		f.fields(v)
	}
}

func (f *finder) fields(v reflect.Value) {
	if to, ok := pointee(v); ok {
		f.todo = append(f.todo, to)
		return
	}
	if isOpaque(v.Type()) || v.Type() == objectType {
		return
	}
	if v.CanAddr() && isGuarded(v.Type()) {
		f.note(v)
	}
	for i := range v.NumField() {
		f.todo = append(f.todo, v.Field(i))
	}
}

// A hasher makes fingerprints.
type hasher struct {
	maphash.Hash
	inside map[unsafe.Pointer]bool // structs that are being hashed
}

var hashSeed = maphash.MakeSeed()

// sum is the fingerprint of a guarded struct.
func sum(v reflect.Value) uint64 {
	h := hasher{inside: map[unsafe.Pointer]bool{}}
	h.SetSeed(hashSeed)
	h.fields(v)
	return h.Sum64()
}

func (h *hasher) number(n uint64) { maphash.WriteComparable(&h.Hash, n) }

func (h *hasher) identity(p unsafe.Pointer) { h.number(uint64(uintptr(p))) }

func (h *hasher) fields(v reflect.Value) {
	if to, ok := pointee(v); ok {
		h.value(to)
		return
	}
	t := v.Type()
	for i := range v.NumField() {
		f := t.Field(i)
		switch {
		case isPrivate(t, &f):
		case typeName(t) == "interp/proc.exit" && f.Name == "watchers" && v.FieldByName("ended").FieldByName("v").Uint() != 0:
			// They are the process's own now.
		case counted[typeName(t)+"."+f.Name]:
			maphash.WriteComparable(&h.Hash, v.Field(i).FieldByName("v").Int() == 0)
		default:
			h.value(v.Field(i))
		}
	}
}

// value hashes what a field holds. Of values of the program, processes and other guarded structs
// it is their identity.
func (h *hasher) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		maphash.WriteComparable(&h.Hash, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		h.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		maphash.WriteComparable(&h.Hash, v.Float())
	case reflect.String:
		_, _ = h.WriteString(v.String())
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		h.identity(v.UnsafePointer())
	case reflect.Interface:
		if !v.IsNil() {
			h.value(v.Elem())
		}
	case reflect.Pointer:
		h.pointer(v)
	case reflect.Slice, reflect.Array:
		h.number(uint64(v.Len()))
		for i := range v.Len() {
			h.value(v.Index(i))
		}
	case reflect.Map:
		h.entries(v)
	case reflect.Struct:
		if !isGuarded(v.Type()) {
			h.fields(v)
		}
	}
}

// pointer follows pointers to what a guarded struct has for itself.
func (h *hasher) pointer(v reflect.Value) {
	p := v.UnsafePointer()
	h.identity(p)
	t := v.Type().Elem()
	mine := strings.HasPrefix(t.PkgPath(), modulePath+"builtins/") && t.PkgPath() != modulePath+"builtins/object" && !isGuarded(t)
	if v.IsNil() || !mine || t.Kind() != reflect.Struct || h.inside[p] {
		return
	}
	h.inside[p] = true
	h.fields(v.Elem())
}

// entries hashes a map, in no order.
func (h *hasher) entries(v reflect.Value) {
	var all uint64
	for it := v.MapRange(); it.Next(); {
		e := hasher{inside: h.inside}
		e.SetSeed(hashSeed)
		e.value(it.Key())
		e.value(it.Value())
		all += e.Sum64()
	}
	h.number(all)
}

// describe says what a guarded struct is, for a failure.
func describe(v reflect.Value) string {
	s := typeName(v.Type())
	if m := v.FieldByName("Label"); m.IsValid() && m.Kind() == reflect.String {
		s += " " + m.String()
	}
	return fmt.Sprintf("%s at %#x", s, v.UnsafeAddr())
}
