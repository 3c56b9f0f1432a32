package memory

import (
	"sync/atomic"
	"unsafe"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/text"
)

// A Frame is a call of a function that the executor runs. It belongs to a thread, or to a
// generator, and is used again.
type Frame struct {
	Vars    []Val // by slot
	At      text.Pos
	Fn      *Function
	Globals []Val
	Stack   *Stack
	// Callee is the builtin that the function has called and that has not returned, nil if
	// there is none or the engine knows of it.
	Callee starlark.Callable
	Ret    Val   // what return or yield has given, or what is sent to a generator
	Thrown error // what is thrown to a generator
	Resume bool  // it is a generator's, and goes on where it was left
	// Guarded says that it is a generator's that was left within a try or with statement.
	Guarded bool
}

// A Stack has the calls of a thread that the executor runs, and when that looks up from its
// work. It belongs to the thread, but for what is said to be safe.
type Stack struct {
	Thread *starlark.Thread
	// Owner is what the thread belongs to: package proc sets it, to find its process without
	// asking the thread, which looks into a map.
	Owner any
	// Steps is how many steps the executor may make until it must look whether there is
	// something else to do.
	Steps int
	// Looked is how many steps the thread had made when it looked last.
	Looked uint64
	// Err is the error of the evaluation that has failed, see Fail.
	Err error
	// Text is the last text that was made longer.
	Text Growing
	// Depth is how many calls there are, Limit how many there may be.
	Depth, Limit int
	// Regions is how many bodies of try and with statements the calls are in.
	Regions int
	// Native is how many calls of special methods, written in Go or not, and values within
	// values are being worked at by code that is written in Go, see object.Nest.
	Native int

	frames  []*Frame
	blocks  []*Frame // those that can be used again, of depths
	slots   []Val
	used    int // of slots
	entries []entry
	failed  int               // the depth at which Err happened
	callee  starlark.Callable // the builtin that failed there, nil if it was none
	ascii   string            // see NoteASCII
	hashed  string            // see HashText
	hash    uint32
	// cancelled is set by whoever wants the thread to stop; see Cancel.
	cancelled atomic.Bool
}

// An entry is where a part of a Stack begins: a function that the engine was told to call, or a
// generator that a builtin has resumed.
type entry struct {
	engine int  // the calls that the engine knew of
	first  int  // the index of the frame
	called bool // the last one of the engine's calls is this frame's
}

// stackLocal is the key of the Stack in its thread.
const stackLocal = "pyq stack"

// NewStack gives a thread a stack for the executor. It must be called before others know of the
// thread.
func NewStack(s *Stack, thread *starlark.Thread) {
	s.Thread = thread
	thread.SetLocal(stackLocal, s)
}

// StackOf returns the stack of a thread, nil if it has none.
func StackOf(thread *starlark.Thread) *Stack {
	s, _ := thread.Local(stackLocal).(*Stack)
	return s
}

// Cancel makes the computing in a thread stop: it fails at its next step. Safe for concurrent
// use.
func Cancel(thread *starlark.Thread, reason string) {
	thread.Cancel(reason)
	if s := StackOf(thread); s != nil {
		s.cancelled.Store(true)
	}
}

// Uncancel lets a thread compute that was cancelled.
func Uncancel(thread *starlark.Thread) {
	thread.Uncancel()
	if s := StackOf(thread); s != nil {
		s.cancelled.Store(false)
	}
}

// IsCancelled reports whether the thread was cancelled. Safe for concurrent use.
func (s *Stack) IsCancelled() bool { return s.cancelled.Load() }

// Most processes wait, and not deep in calls: there is room for what was needed so far, and at
// first for no more.
const (
	fewSlots  = 16
	moreSlots = 64
	mostMore  = 16 // frames
)

// Push adds a frame with n slots, whose values are those that were there before, and returns it.
func (s *Stack) Push(n int) *Frame {
	d := s.Depth
	if d == len(s.frames) {
		s.grow()
	}
	f := s.frames[d]
	s.Depth++
	if s.used+n > len(s.slots) {
		s.growSlots(n)
	}
	f.Vars = s.slots[s.used : s.used+n : s.used+n]
	s.used += n
	return f
}

// grow makes frames for deeper calls.
func (s *Stack) grow() {
	block := make([]Frame, min(max(len(s.frames), 1), mostMore))
	for i := range block {
		block[i].Stack = s
		s.frames = append(s.frames, &block[i])
	}
	s.blocks = append(s.blocks, s.frames[len(s.blocks):]...)
}

// growSlots makes slots for deeper calls. Frames that there are keep theirs.
func (s *Stack) growSlots(n int) {
	size := n
	switch before := len(s.slots); {
	case before >= fewSlots:
		size = max(n, 2*before, moreSlots)
	case before > 0:
		size = max(n, fewSlots)
	}
	s.slots, s.used = make([]Val, size), 0
}

// Pop removes the last frame, which has n slots.
func (s *Stack) Pop(n int) {
	s.Depth--
	if s.used -= n; s.used < 0 {
		s.used = 0 // the slots before these are those of an array that is full
	}
}

// Unwind forgets the calls beyond a depth, which a panic of a builtin has left.
func (s *Stack) Unwind(depth int) {
	s.Regions = 0
	for s.Depth > depth {
		s.Depth--
		s.frames[s.Depth] = s.blocks[s.Depth]
	}
}

// PushFrame adds a generator's frame.
func (s *Stack) PushFrame(f *Frame) {
	if s.Depth == len(s.frames) {
		s.grow()
	}
	f.Stack = s
	s.frames[s.Depth] = f
	s.Depth++
}

// PopFrame removes a generator's frame, which is the last one.
func (s *Stack) PopFrame() {
	s.Depth--
	s.frames[s.Depth] = s.blocks[s.Depth]
}

// Top returns the last frame.
func (s *Stack) Top() *Frame { return s.frames[s.Depth-1] }

// Enter notes that the next frame is one that a builtin or the host has asked for; called says
// that the engine was told to call its function. The caller must call Exit when it is gone.
func (s *Stack) Enter(called bool) {
	s.entries = append(s.entries, entry{s.Thread.CallStackDepth(), s.Depth, called})
}

// Exit undoes Enter.
func (s *Stack) Exit() { s.entries = s.entries[:len(s.entries)-1] }

// NoteASCII remembers a text that is all ASCII, for IsLastASCII.
func (s *Stack) NoteASCII(text string) { s.ascii = text }

// IsLastASCII reports whether a text is the one that NoteASCII was told of last, and not just
// equal to it, which would take long to find out.
func (s *Stack) IsLastASCII(text string) bool {
	return len(text) == len(s.ascii) && unsafe.StringData(text) == unsafe.StringData(s.ascii)
}

// HashText is the engine's hash of a text. The stack remembers the last one: a key is mostly looked
// for several times in a row.
func (s *Stack) HashText(text string) uint32 {
	if len(text) == len(s.hashed) && unsafe.StringData(text) == unsafe.StringData(s.hashed) {
		return s.hash
	}
	h := HashText(text)
	s.hashed, s.hash = text, h
	return h
}
