package connection

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A network is where the processes of a run find each other's listeners: there is no other. Its
// object guards names and ports, a listener's its own line.
type network struct {
	obj   sched.Object
	names map[string]*listener
	ports int // given so far to those that want any
}

var networks = proc.NewRunSlot(func() *network { return &network{names: map[string]*listener{}, ports: 49151} })

// A listener is what _Socket carries: an address at which processes connect.
type listener struct {
	handle.Maker
	obj     sched.Object
	name    string // by which it is found
	address starlark.Value
	line    handle.FIFO[handle.Parcel] // ends of connections, for accept
	closed  bool
}

var listenerClass = object.NewClass("_Socket").In("multiprocessing.connection")

// TravelTo implements object.Payload. As after a fork, a child may accept too.
func (l *listener) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	if c.Dest() == nil {
		return nil, handle.NotSent(c, "Listener", "_socket.socket")
	}
	l.Travels(c)
	return l, nil
}

// nameOf returns by what a listener at the address is found: a path, or a port, whatever the
// computer is called.
func nameOf(thread *starlark.Thread, address starlark.Value) (name string, port int, err error) {
	if s, ok := object.Native(address).(starlark.String); ok {
		return string(s), -1, nil
	}
	pair, ok := object.Native(address).(starlark.Tuple)
	if !ok || len(pair) != 2 {
		return "", 0, raise.Errorf("TypeError", "AF_INET address must be tuple, not %s", object.TypeOf(address).Name())
	}
	port, err = object.Index(thread, pair[1])
	if err == nil && (port < 0 || port > 65535) {
		err = raise.Errorf("OverflowError", "bind(): port must be 0-65535.")
	}
	return ":" + strconv.Itoa(port), port, err
}

// Listen is _listen(address): it answers a _Socket.
func Listen(thread *starlark.Thread, address starlark.Value) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	name, port, err := nameOf(thread, address)
	if err != nil {
		return nil, err
	}
	l := &listener{Maker: handle.MakerOf(c.P, "Listener"), name: name, address: address}
	all, taken := networks.Of(c.P.World()), false
	err = c.Act(&all.obj, "listen", l.Label, func() {
		if port == 0 {
			all.ports++
			port = all.ports
			l.name = ":" + strconv.Itoa(port)
		}
		if taken = all.names[l.name] != nil; !taken {
			all.names[l.name] = l
		}
	})
	switch {
	case err != nil:
		return nil, err
	case taken:
		return nil, handle.OSError("OSError", 98, "Address already in use")
	case port >= 0:
		host := object.Native(address).(starlark.Tuple)[0]
		if host == starlark.String("localhost") {
			host = starlark.String("127.0.0.1")
		} else if host == starlark.String("") {
			host = starlark.String("0.0.0.0")
		}
		l.address = starlark.Tuple{host, starlark.MakeInt(port)}
	}
	p := c.P
	p.AtEnd(func(bool) error {
		l.shut(p)
		return nil
	})
	return c.New(listenerClass, l), nil
}

// Connect is _connect(address): it answers a Connection whose other end a listener gets.
func Connect(thread *starlark.Thread, address starlark.Value) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	name, port, err := nameOf(thread, address)
	if err != nil {
		return nil, err
	}
	all := networks.Of(c.P.World())
	var l *listener
	if err := c.Act(&all.obj, "connect", "the address "+handle.ReprOf(address), func() { l = all.names[name] }); err != nil {
		return nil, err
	}
	ends, err := MakePipe(thread, nil)
	if err != nil {
		return nil, err
	}
	mine, other := ends.(starlark.Tuple)[0], ends.(starlark.Tuple)[1].(*object.Instance)
	sent, err := handle.Pack(other)
	if err != nil {
		return nil, err
	}
	handle.Base[connection](other).shut(c.P)
	refused := l == nil
	if !refused {
		err = c.Act(&l.obj, "connect", l.Label, func() {
			if refused = l.closed; !refused {
				l.line.Push(sent)
			}
		})
	}
	if err != nil || refused {
		sent.Drop(c.P)
		handle.Base[connection](mine.(*object.Instance)).shut(c.P)
	}
	if err == nil && refused {
		return nil, noListener(port)
	}
	return mine, err
}

func noListener(port int) error {
	err := handle.OSError("ConnectionRefusedError", 111, "Connection refused")
	if port < 0 {
		err = handle.OSError("FileNotFoundError", 2, "No such file or directory")
	}
	err.(*raise.Error).Hint = "a Client finds the Listeners of its own run: start the one that listens as a process of this program, and connect when it has begun"
	return err
}

func (l *listener) accept(c *handle.Call) (starlark.Value, error) {
	var got handle.Parcel
	closed := false
	err := c.Do(&handle.Op{On: &l.obj, Desc: l.Desc("accept"), Of: &l.Maker, Why: report.Because("nobody has connected"), Could: "connect",
		Test: func() bool { return l.closed || l.line.N > 0 },
		Do: func() {
			if closed = l.line.N == 0; !closed {
				got = l.line.Pop()
			}
		}}, sched.Forever)
	switch {
	case err != nil:
		return nil, err
	case closed:
		return nil, raise.Errorf("OSError", "listener is closed")
	}
	return got.Open(c.P)
}

// shut ends the listening, also in a process that was stopped. Those that have connected in vain
// are told.
func (l *listener) shut(p *proc.Proc) {
	all := networks.Of(p.World())
	p.Task().Must(&handle.Op{On: &all.obj, Desc: l.Desc("close"), Do: func() {
		if all.names[l.name] == l {
			delete(all.names, l.name)
		}
	}})
	var lost handle.FIFO[handle.Parcel]
	p.Task().Must(&handle.Op{On: &l.obj, Desc: l.Desc("close"), Do: func() {
		l.closed = true
		lost, l.line = l.line, handle.FIFO[handle.Parcel]{}
	}})
	for ; lost.N > 0; lost.Pop() {
		lost.At(0).Drop(p)
	}
}

func fillListener() {
	listenerClass.Define(nil,
		handle.M0("_Socket.accept(self, /)", (*listener).accept),
		handle.M0("_Socket.close(self, /)", func(l *listener, c *handle.Call) (starlark.Value, error) {
			l.shut(c.P)
			return starlark.None, nil
		}),
	)
	handle.Computed(listenerClass, "address", func(l *listener, _ *handle.Call) (starlark.Value, error) { return l.address, nil }, nil)
}

// Functions are those by which the Python text of the module finds listeners.
func Functions() []*call.Entry {
	return []*call.Entry{call.F1("_listen(address, /)", Listen), call.F1("_connect(address, /)", Connect)}
}
