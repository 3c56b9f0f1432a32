package managers

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A remote server is the process of a manager that has types of the program's own: their
// objects live in its memory, and their methods run there, each call in a thread, as under
// CPython. A manager without such types has none.
type remoteServer struct {
	handle.Maker
	process.Service

	obj      sched.Object
	requests []*request
	open     []*request // those not answered yet, in the order in which they came
	idle     int        // threads that wait for a request, or are about to
	ready    bool       // the initializer has done its work
	gone     bool

	// In the server's own memory.
	types   *starlark.Dict // see registrations
	objects []*served
}

// A served object is what proxies refer to, by its place.
type served struct {
	v       starlark.Value
	exposed []string
	typeids *starlark.Dict // method_to_typeid, or nil
}

// A request is a call of a method, or of what makes an object.
type request struct {
	typeid string // of an object to be made
	id     int
	method string
	args   handle.Parcel
	kwargs handle.Parcel

	obj    sched.Object
	worker atomic.Pointer[sched.Task] // who answers it, for reports
	done   bool
	answer answer
}

// An answer has one of several things.
type answer struct {
	value  handle.Parcel
	failed *workers.Failure // an exception of the method
	trace  string           // of an error elsewhere, which the program gets as a RemoteError
	closed bool             // the server has ended
	made   *remote          // the object is served under this name
}

// RemoteError is multiprocessing.managers.RemoteError.
var RemoteError = object.NewClass("RemoteError", object.ExceptionClass).In("multiprocessing.managers")

// remoteError is the error for a traceback in a manager's process.
func remoteError(trace string) error {
	line := strings.Repeat("-", 75)
	const head = "Traceback (most recent call last):\n"
	if !strings.HasPrefix(trace, head) {
		trace = head + trace
	}
	text := "\n" + line + "\n" + trace + line
	return &raise.Error{Class: RemoteError.FullName(), Msg: text}
}

// start starts the server of a manager. The registrations, and an initializer with its
// arguments, are copied into it.
func (m *manager) startServer(c *handle.Call, types *starlark.Dict, initializer starlark.Value, args starlark.Tuple) error {
	s := &remoteServer{Maker: m.over.Maker, idle: 1}
	err := s.Service.Start(c, &process.ServiceSpec{Name: c.Self.Class().Name(), Module: c.P.CallerModule(c.Thread),
		Method: handle.MethodOf(c.P), Init: initializer, Args: starlark.Tuple{types, args}, Body: s.body, Buried: s.close})
	if err != nil {
		return err
	}
	m.started, m.remote = true, s
	ready := false
	if err := c.Do(&handle.Op{On: &s.obj, In: 2, Desc: s.Desc("start"), Of: &s.Maker, Why: report.Because("its initializer has not returned"),
		Test: func() bool { return s.ready || s.gone }, Do: func() { ready = s.ready }}, sched.Forever); err != nil {
		return err
	}
	if !ready {
		return &raise.Error{Class: "EOFError"}
	}
	return nil
}

// body is the life of the server: other threads do the work.
func (s *remoteServer) body(c *handle.Call, init starlark.Value, args starlark.Tuple) error {
	s.types = args[0].(*starlark.Dict)
	if init != nil {
		if _, err := starlark.Call(c.Thread, init, args[1].(starlark.Tuple), nil); err != nil {
			return err
		}
	}
	if err := s.helper(c); err != nil {
		return err
	}
	if err := c.Act(&s.obj, "start", s.Label, func() { s.ready = true }); err != nil {
		return err
	}
	return c.Do(&handle.Op{On: &s.obj, In: 1, Desc: s.Desc("serve"), Of: &s.Maker, Why: noRequest, Idle: true, Test: func() bool { return s.gone }}, sched.Forever)
}

// noRequest is why a server waits.
const noRequest = report.Because("no request has come")

// helper starts one more thread that answers requests. It is counted already.
func (s *remoteServer) helper(c *handle.Call) error {
	name := "Thread-" + strconv.Itoa(threading.CountThreads(c.P, 1)) + " (serve_client)"
	return threading.StartDaemon(c, name, func(*proc.Thread) {}, s.serve)
}

// serve answers requests. There is always a thread that waits for the next one.
func (s *remoteServer) serve(c *handle.Call) error {
	for {
		var r *request
		last := false
		task := c.P.Task()
		err := c.Do(&handle.Op{On: &s.obj, Desc: s.Desc("serve"), Of: &s.Maker, Why: noRequest, Idle: true, Test: func() bool { return len(s.requests) > 0 }, Do: func() {
			r, s.requests = s.requests[0], s.requests[1:]
			r.worker.Store(task)
			if last = s.idle == 1; !last { // otherwise another takes its place
				s.idle--
			}
		}}, sched.Forever)
		if err == nil && last {
			err = s.helper(c)
		}
		if err != nil {
			return err
		}
		a, err := s.answer(c, r)
		if err != nil {
			return err
		}
		if err := s.reply(c, r, a); err != nil {
			return err
		}
		if err := c.Act(&s.obj, "serve", s.Label, func() {
			s.idle++
			s.open = slices.DeleteFunc(s.open, func(x *request) bool { return x == r })
		}); err != nil {
			return err
		}
	}
}

func (s *remoteServer) reply(c *handle.Call, r *request, a answer) error {
	return c.Act(&r.obj, "answer", s.Label, func() {
		if !r.done {
			r.done, r.answer = true, a
		}
	})
}

// close ends what waits for a server that has ended.
func (s *remoteServer) close(c *handle.Call) {
	var open []*request
	// It can fail only when the run is being stopped.
	_ = c.Act(&s.obj, "end", s.Label, func() {
		s.gone = true
		open, s.open = s.open, nil
	})
	for _, r := range open {
		_ = s.reply(c, r, answer{closed: true})
	}
}

// shutdown ends the server and waits for its end.
func (s *remoteServer) shutdown(c *handle.Call) error {
	if err := c.Act(&s.obj, "shutdown", s.Label, func() { s.gone = true }); err != nil {
		return err
	}
	_, err := c.P.Join(s.P, sched.Forever)
	return err
}

// answer does what a request asks for. err is what no program can catch.
func (s *remoteServer) answer(c *handle.Call, r *request) (a answer, err error) {
	if r.typeid != "" {
		a.made, err = s.create(c, r)
		return a, s.failed(c, &a, err, true)
	}
	o := s.objects[r.id]
	if hidden := s.check(o, r); hidden != nil {
		return a, s.failed(c, &a, hidden, true)
	}
	v, err := s.call(c, o, r)
	if err != nil {
		return a, s.failed(c, &a, err, false)
	}
	if o.typeids != nil {
		if typeid, found, _ := o.typeids.Get(starlark.String(r.method)); found {
			a.made, err = s.derive(c, object.Text(typeid), v)
			return a, s.failed(c, &a, err, true)
		}
	}
	if a.value, err = handle.Pack(v); err != nil {
		return a, s.failed(c, &a, err, true)
	}
	return a, nil
}

// failed notes the error err in the answer: as a traceback, or as the exception itself.
func (s *remoteServer) failed(c *handle.Call, a *answer, err error, trace bool) (stop error) {
	if err == nil {
		return nil
	}
	exc, stop := exception.Catch(c.Thread, err)
	if stop != nil {
		return stop
	}
	if trace {
		a.trace = c.P.Traceback(advice.Describe(c.Thread, exc))
		return nil
	}
	packed, err := handle.Pack(exc)
	if err != nil {
		a.trace = c.P.Traceback(advice.Describe(c.Thread, exc))
		return nil
	}
	a.failed = &workers.Failure{Exc: packed}
	return nil
}

// fallbacks returns the methods that every object has.
var fallbacks = sync.OnceValue(func() map[string]func(c *handle.Call, v starlark.Value) (starlark.Value, error) {
	return map[string]func(c *handle.Call, v starlark.Value) (starlark.Value, error){
		"__repr__": func(c *handle.Call, v starlark.Value) (starlark.Value, error) {
			text, err := object.Repr(c.Thread, v)
			return starlark.String(text), err
		},
		"__str__": func(c *handle.Call, v starlark.Value) (starlark.Value, error) {
			text, err := object.Str(c.Thread, v)
			return starlark.String(text), err
		},
		"#GETVALUE": func(_ *handle.Call, v starlark.Value) (starlark.Value, error) { return v, nil },
		"#ITER": func(c *handle.Call, v starlark.Value) (starlark.Value, error) {
			list, err := object.Collect(c.Thread, v)
			return starlark.NewList(list), err
		},
	}
})

// check refuses a method that proxies of the object do not offer.
func (s *remoteServer) check(o *served, r *request) error {
	if slices.Contains(o.exposed, r.method) || fallbacks()[r.method] != nil {
		return nil
	}
	return raise.Errorf("AttributeError", "method %s of %s object is not in exposed=%s",
		handle.ReprOf(starlark.String(r.method)), object.TypeOf(o.v).String(), handle.ReprOf(exposedTuple(o.exposed)))
}

// call calls a method of a served object.
func (s *remoteServer) call(c *handle.Call, o *served, r *request) (starlark.Value, error) {
	if !slices.Contains(o.exposed, r.method) {
		return fallbacks()[r.method](c, o.v)
	}
	args, kwargs, err := r.open(c)
	if err != nil {
		return nil, err
	}
	if r.method == "__next__" {
		if it, ok := object.AsIterator(o.v); ok {
			v, more, err := it.Next(c.Thread)
			if err == nil && !more {
				err = &raise.Error{Class: "StopIteration"}
			}
			return v, err
		}
	}
	v, err := object.CallMethod(c.Thread, o.v, r.method, args, kwargs)
	if err == nil {
		v, err = plain(c, v)
	}
	return v, err
}

// open gives the arguments to the server.
func (r *request) open(c *handle.Call) (args starlark.Tuple, kwargs []starlark.Tuple, err error) {
	list, err := r.args.Open(c.P)
	if err != nil {
		return nil, nil, err
	}
	named, err := r.kwargs.Open(c.P)
	if err != nil {
		return nil, nil, err
	}
	return list.(starlark.Tuple), named.(*starlark.Dict).Items(), nil
}

func exposedTuple(names []string) starlark.Tuple {
	list := make(starlark.Tuple, len(names))
	for i, name := range names {
		list[i] = starlark.String(name)
	}
	return list
}

// create makes an object of a registered type.
func (s *remoteServer) create(c *handle.Call, r *request) (*remote, error) {
	t, err := registrationIn(s.types, r.typeid)
	if err != nil {
		return nil, err
	}
	args, kwargs, err := r.open(c)
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	switch {
	case t.callable != nil:
		v, err = starlark.Call(c.Thread, t.callable, args, kwargs)
	case len(args) != 1 || len(kwargs) > 0:
		err = raise.Errorf("ValueError", "Without callable, must have one non-keyword argument")
	default:
		v = args[0]
	}
	if err != nil {
		return nil, err
	}
	return s.keep(c, r.typeid, v)
}

// derive serves what a method has returned as the object that a type makes of it.
func (s *remoteServer) derive(c *handle.Call, typeid string, v starlark.Value) (*remote, error) {
	if t, _ := registrationIn(s.types, typeid); t != nil && t.callable != nil {
		var err error
		if v, err = starlark.Call(c.Thread, t.callable, starlark.Tuple{v}, nil); err != nil {
			return nil, err
		}
	}
	return s.keep(c, typeid, v)
}

// keep serves an object as one of a type.
func (s *remoteServer) keep(c *handle.Call, typeid string, v starlark.Value) (*remote, error) {
	o := &served{v: v}
	if typeid == "Iterator" {
		it, err := collection.IterValue(c.Thread, v)
		if err != nil {
			return nil, err
		}
		o.v, o.exposed = it, []string{"__next__", "send", "throw", "close"}
	} else {
		t, err := registrationIn(s.types, typeid)
		if err != nil {
			return nil, err
		}
		if o.exposed, err = t.methodsOf(c, v); err != nil {
			return nil, err
		}
		o.typeids = t.typeids
	}
	s.objects = append(s.objects, o)
	return &remote{server: s, id: len(s.objects) - 1, typeid: typeid, exposed: o.exposed}, nil
}

// A remote is what a proxy of an object in a manager's process knows.
type remote struct {
	server  *remoteServer
	id      int
	typeid  string
	exposed []string
}

// call calls a method of the object.
func (x *remote) call(c *handle.Call, method string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return x.server.ask(c, &request{id: x.id, method: method}, x.typeid+"."+method, args, kwargs)
}

// ask sends a request and opens the answer.
func (s *remoteServer) ask(c *handle.Call, r *request, what string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var err error
	if r.args, err = handle.Pack(append(starlark.Tuple{}, args...)); err != nil {
		return nil, err
	}
	d := starlark.NewDict(len(kwargs))
	for _, kw := range kwargs {
		_ = d.SetKey(kw[0], kw[1]) // a string is a key
	}
	if r.kwargs, err = handle.Pack(d); err != nil {
		return nil, err
	}
	open := false
	if err := c.Act(&s.obj, "request", s.Label, func() {
		if open = !s.gone; open {
			s.requests = append(s.requests, r)
			s.open = append(s.open, r)
		}
	}); err != nil {
		return nil, err
	}
	if !open {
		return nil, handle.OSError("BrokenPipeError", 32, "Broken pipe")
	}
	desc := s.Desc("call")
	desc.Object = what + "()"
	err = c.Do(&handle.Op{On: &r.obj, Desc: desc, Test: func() bool { return r.done },
		Of: &s.Maker, Why: report.Because("the manager's process has not answered"), About: func(w *sched.Wait, _ *report.Wait) {
			if task := r.worker.Load(); task != nil {
				w.Needs = []*sched.Task{task}
			}
		}}, sched.Forever)
	if err != nil {
		return nil, err
	}
	return r.answer.open(c)
}

// open returns the answer's value in the process that has asked, or raises its error.
func (a *answer) open(c *handle.Call) (starlark.Value, error) {
	switch {
	case a.closed:
		return nil, &raise.Error{Class: "EOFError"}
	case a.trace != "":
		return nil, remoteError(a.trace)
	case a.failed != nil:
		exc, err := a.failed.Open(c)
		if err != nil {
			return nil, err
		}
		return nil, exception.Raise(c.Thread, exc, nil)
	case a.made != nil:
		return a.made.proxy(c, nil), nil
	}
	return a.value.Open(c.P)
}
