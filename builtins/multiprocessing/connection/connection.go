package connection

import (
	"strconv"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A connection is one process's end of a pipe. A process that gets it has an open end of
// its own, which is closed when the process ends.
type connection struct {
	in, out *pipe // nil for what it cannot do
	fd      int
	closed  bool
}

// ReportName implements object.Named: it is that of the pipe.
func (c *connection) ReportName() string {
	if c.in != nil {
		return c.in.Label
	}
	return c.out.Label
}

// ConnectionClass is multiprocessing.connection.Connection.
var ConnectionClass = object.NewClass("Connection").In("multiprocessing.connection")

// BufferTooShort is multiprocessing.BufferTooShort.
var BufferTooShort = object.NewClass("BufferTooShort", process.ProcessError).In("multiprocessing.context")

// MakePipe is multiprocessing.Pipe(duplex=True).
func MakePipe(thread *starlark.Thread, duplex starlark.Value) (starlark.Value, error) {
	both := true
	if duplex != nil {
		var err error
		if both, err = object.IsTrue(thread, duplex); err != nil {
			return nil, err
		}
	}
	p := proc.Of(thread)
	m := handle.MakerOf(p, "Pipe")
	there := &pipe{Maker: m}
	there.obj.Remember()
	var a, b *connection
	if both {
		back := &pipe{Maker: m}
		back.obj.Remember()
		a, b = &connection{in: back, out: there}, &connection{in: there, out: back}
	} else {
		a, b = &connection{in: there}, &connection{out: there}
	}
	ends := starlark.Tuple{nil, nil}
	for i, c := range []*connection{a, b} {
		c.open(&p.Space)
		ends[i] = object.NewInstance(p.Home(), ConnectionClass, c)
	}
	return ends, nil
}

// open counts the connection as open, until the process ends. in is nil while it is under
// way.
func (n *connection) open(in *memory.Space) {
	if n.in != nil {
		n.in.readers.Add(+1)
	}
	if n.out != nil {
		n.out.writers.Add(+1)
	}
	if in != nil {
		n.Settle(in)
	}
}

// Settle implements memory.Settler: the connection has arrived in a process.
func (n *connection) Settle(in *memory.Space) {
	p := proc.In(in)
	n.fd = handle.NewDescriptor(p)
	p.AtEnd(func(bool) error {
		n.shut(p)
		return nil
	})
}

// shut closes the connection. It happens also in a process that was stopped.
func (n *connection) shut(p *proc.Proc) {
	if n.closed {
		return
	}
	n.closed = true
	// Who learns that nothing more will come can count on nobody reading either.
	if n.in != nil {
		n.stopReading(p)
	}
	if n.out != nil {
		var told handle.Watchers
		p.Task().Must(&handle.Op{On: &n.out.obj, Desc: n.out.Desc("close"), Do: func() {
			n.out.writers.Add(-1)
			told = n.out.watchers.Take()
		}})
		told.Tell(p)
	}
}

// Discard implements memory.Discarder: the connection was under way and will not arrive.
func (n *connection) Discard(from *memory.Space) { n.shut(proc.In(from)) }

func (n *connection) stopReading(p *proc.Proc) {
	var lost handle.FIFO[message]
	p.Task().Must(&handle.Op{On: &n.in.obj, Desc: n.in.Desc("close"), Do: func() {
		if n.in.readers.Add(-1) == 0 {
			lost, n.in.messages = n.in.messages, handle.FIFO[message]{}
		}
	}})
	for ; lost.N > 0; lost.Pop() {
		lost.At(0).Drop(p)
	}
}

// spoil gives up reading: of a message that is too long nobody knows where the next begins.
func (n *connection) spoil(p *proc.Proc) {
	if n.out == nil {
		n.shut(p)
		return
	}
	n.stopReading(p)
	n.in = nil
}

// TravelTo implements object.Payload.
func (n *connection) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	to := &connection{in: n.in, out: n.out, closed: n.closed}
	if n.out != nil {
		n.out.Travels(c)
	}
	if n.closed {
		return to, nil
	}
	in := c.Receiver()
	if to.open(in); in == nil {
		c.Home().Await(to)
	}
	return to, nil
}

func (n *connection) toRead() error {
	switch {
	case n.closed:
		return handle.ErrHandleClosed
	case n.in == nil:
		return raise.Errorf("OSError", "connection is write-only")
	}
	return nil
}

func (n *connection) toWrite() error {
	switch {
	case n.closed:
		return handle.ErrHandleClosed
	case n.out == nil:
		return raise.Errorf("OSError", "connection is read-only")
	}
	return nil
}

// connectionSend is Connection.send(obj).
func connectionSend(thread *starlark.Thread, i *object.Instance, obj starlark.Value) (starlark.Value, error) {
	n := handle.Base[connection](i)
	if err := n.toWrite(); err != nil {
		return nil, err
	}
	x, err := handle.Pack(obj)
	if err != nil {
		return nil, err
	}
	return handle.NoReturn(n.put(proc.Of(thread), "send", message{x, false}))
}

// connectionRecv is Connection.recv().
func connectionRecv(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	n, p := handle.Base[connection](i), proc.Of(thread)
	if err := n.toRead(); err != nil {
		return nil, err
	}
	m, err := n.take(p, "recv", -1)
	if err != nil {
		return nil, err
	}
	if m.raw {
		return pickled(thread, "loads", m.V)
	}
	return m.Open(p)
}

// poll is Connection.poll(timeout=0.0).
func (n *connection) poll(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	if err := n.toRead(); err != nil {
		return nil, err
	}
	wait := time.Duration(0)
	if timeout != nil {
		var err error
		if wait, err = number.Timeout(c.Thread, timeout); err != nil {
			return nil, err
		}
	}
	_, err := n.do(c.P, pipeOp{work: polling, kind: "poll"}, wait)
	if err == sched.ErrTimeout {
		return starlark.False, nil
	}
	return starlark.Bool(err == nil), err
}

// sendBytes is Connection.send_bytes(buf, offset=0, size=None).
func (n *connection) sendBytes(c *handle.Call, buf, offset, size starlark.Value) (starlark.Value, error) {
	if err := n.toWrite(); err != nil {
		return nil, err
	}
	data, ok := handle.BytesOf(buf)
	if !ok {
		return nil, raise.Errorf("TypeError", "memoryview: a bytes-like object is required, not '%s'", object.TypeOf(buf).Name())
	}
	part, err := partOf(c.Thread, data, offset, size)
	if err != nil {
		return nil, err
	}
	return handle.NoReturn(n.put(c.P, "send_bytes", message{handle.Parcel{V: part}, true}))
}

// partOf returns what send_bytes sends of some bytes.
func partOf(thread *starlark.Thread, data starlark.Bytes, offset, size starlark.Value) (starlark.Bytes, error) {
	from, err := handle.IntArg(thread, offset, 0)
	if err != nil {
		return "", err
	}
	if size == starlark.None {
		size = nil
	}
	n, err := handle.IntArg(thread, size, len(data)-from)
	switch {
	case err != nil:
		return "", err
	case from < 0:
		return "", raise.Errorf("ValueError", "offset is negative")
	case len(data) < from:
		return "", raise.Errorf("ValueError", "buffer length < offset")
	case n < 0:
		return "", raise.Errorf("ValueError", "size is negative")
	case from+n > len(data):
		return "", raise.Errorf("ValueError", "buffer length < offset + size")
	}
	return data[from : from+n], nil
}

// takeBytes receives what was sent with send_bytes.
func (n *connection) takeBytes(c *handle.Call, kind sched.Kind, most int) (starlark.Bytes, error) {
	m, err := n.take(c.P, kind, most)
	if err != nil {
		return "", err
	}
	if m.raw {
		return m.V.(starlark.Bytes), nil
	}
	v, err := m.Open(c.P)
	if err != nil {
		return "", err
	}
	data, err := pickled(c.Thread, "dumps", v)
	if err != nil {
		return "", err
	}
	return data.(starlark.Bytes), nil
}

// pickled calls a function of the module pickle: what send() sends are the bytes of a pickle for
// who receives bytes, and what send_bytes() sends is to be one for who receives an object.
func pickled(thread *starlark.Thread, f string, v starlark.Value) (starlark.Value, error) {
	mod, err := starlark.Call(thread, proc.Of(thread).World().Env["__import__"], starlark.Tuple{starlark.String("pickle")}, nil)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(thread, mod, f, starlark.Tuple{v}, nil)
}

// recvBytes is Connection.recv_bytes(maxlength=None).
func (n *connection) recvBytes(c *handle.Call, maxlength starlark.Value) (starlark.Value, error) {
	if err := n.toRead(); err != nil {
		return nil, err
	}
	most := -1
	if maxlength != nil && maxlength != starlark.None {
		var err error
		if most, err = handle.IntArg(c.Thread, maxlength, 0); err != nil {
			return nil, err
		}
		if most < 0 {
			return nil, raise.Errorf("ValueError", "negative maxlength")
		}
	}
	return n.takeBytes(c, "recv_bytes", most)
}

// recvBytesInto is Connection.recv_bytes_into(buf, offset=0).
func (n *connection) recvBytesInto(c *handle.Call, buf, offset starlark.Value) (starlark.Value, error) {
	if err := n.toRead(); err != nil {
		return nil, err
	}
	b, ok := buf.(*text.ByteArray)
	if !ok {
		return nil, raise.Errorf("TypeError", "a read-write bytes-like object is required, not '%s'", object.TypeOf(buf).Name())
	}
	room, _ := handle.BytesOf(b)
	from, err := handle.IntArg(c.Thread, offset, 0)
	switch {
	case err != nil:
		return nil, err
	case from < 0:
		return nil, raise.Errorf("ValueError", "negative offset")
	case from > len(room):
		return nil, raise.Errorf("ValueError", "offset too large")
	}
	data, err := n.takeBytes(c, "recv_bytes_into", -1)
	if err != nil {
		return nil, err
	}
	if len(data) > len(room)-from {
		return nil, &raise.Error{Class: "multiprocessing.context.BufferTooShort", Args: starlark.Tuple{data}}
	}
	for i := range len(data) {
		if err := object.SetItem(c.Thread, b, starlark.MakeInt(from+i), starlark.MakeInt(int(data[i]))); err != nil {
			return nil, err
		}
	}
	return starlark.MakeInt(len(data)), nil
}

func (n *connection) close(c *handle.Call) (starlark.Value, error) {
	n.shut(c.P)
	return starlark.None, nil
}

func (n *connection) fileno(*handle.Call) (starlark.Value, error) {
	if n.closed {
		return nil, handle.ErrHandleClosed
	}
	return starlark.MakeInt(n.fd), nil
}

// init is Connection(handle), for programs that bring the number of a file of their own.
// There are no such files here.
func (n *connection) init(c *handle.Call, number, readable, writable starlark.Value) (starlark.Value, error) {
	fd, err := handle.IntArg(c.Thread, number, 0)
	switch {
	case err != nil:
		return nil, err
	case fd < 0:
		return nil, raise.Errorf("ValueError", "invalid handle")
	case !object.Truth(readable, true) && !object.Truth(writable, true):
		return nil, raise.Errorf("ValueError", "at least one of `readable` and `writable` must be True")
	}
	return nil, handle.OSError("OSError", 9, "Bad file descriptor")
}

func fillConnection() {
	handle.Define[connection](ConnectionClass, handle.M3("def _ConnectionBase.__init__(self, handle, readable=True, writable=True)", (*connection).init),
		call.M1("def _ConnectionBase.send(self, obj)", connectionSend),
		call.M0("def _ConnectionBase.recv(self)", connectionRecv),
		handle.M1("def _ConnectionBase.poll(self, timeout=0.0)", (*connection).poll),
		handle.M3("def _ConnectionBase.send_bytes(self, buf, offset=0, size=None)", (*connection).sendBytes),
		handle.M1("def _ConnectionBase.recv_bytes(self, maxlength=None)", (*connection).recvBytes),
		handle.M2("def _ConnectionBase.recv_bytes_into(self, buf, offset=0)", (*connection).recvBytesInto),
		handle.M0("def _ConnectionBase.close(self)", (*connection).close),
		handle.M0("def _ConnectionBase.fileno(self)", (*connection).fileno),
		handle.M0("def _ConnectionBase.__enter__(self)", func(_ *connection, c *handle.Call) (starlark.Value, error) { return c.Self, nil }),
		handle.M3("def _ConnectionBase.__exit__(self, exc_type, exc_value, exc_tb)", func(n *connection, c *handle.Call, _, _, _ starlark.Value) (starlark.Value, error) {
			return n.close(c)
		}),
		object.Slot0("__repr__", func(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
			fd := strconv.Itoa(handle.Base[connection](i).fd)
			return starlark.String("<multiprocessing.connection.Connection object at " + handle.Address("Connection-"+fd) + ">"), nil
		}),
	)
	is := func(name string, f func(n *connection) bool) {
		handle.Computed(ConnectionClass, name, func(n *connection, _ *handle.Call) (starlark.Value, error) { return starlark.Bool(f(n)), nil }, nil)
	}
	is("closed", func(n *connection) bool { return n.closed })
	is("readable", func(n *connection) bool { return n.in != nil })
	is("writable", func(n *connection) bool { return n.out != nil })
}

func (n *connection) IsReady(c *handle.Call, w *handle.Watcher) (bool, error) {
	if err := n.toRead(); err != nil {
		return false, err
	}
	ready := false
	err := c.Do(&handle.Op{On: &n.in.obj, Desc: n.in.Desc("poll"), Do: func() {
		if ready = n.in.ready(); !ready {
			n.in.watchers.Add(w)
		}
	}}, sched.Forever)
	return ready, err
}

// Forget implements handle.Waitable.
func (n *connection) Forget(c *handle.Call, w *handle.Watcher) {
	if n.in != nil {
		c.P.Task().Must(&handle.Op{On: &n.in.obj, Do: func() { n.in.watchers.Remove(w) }})
	}
}
