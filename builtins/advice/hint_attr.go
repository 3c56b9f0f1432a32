package advice

import (
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
)

// A methodHint says what the methods that other languages and types have are called here.
type methodHint struct {
	types, names string // separated by spaces
	to           string // the name to write, or advice if it has a space
}

// methodHints is searched in order.
var methodHints = []methodHint{
	{"list", "add push push_back put addLast enqueue", "append"},
	{"list", "addAll concat", "extend"},
	{"list", "indexOf find", "index"},
	{"list", "removeAt delete shift dequeue", "pop"},
	{"list", "push_front unshift appendleft addFirst", "write x.insert(0, item)"},
	{"list deque", "join", `a list is joined by the text between its items: write ", ".join(x)`},
	{"list", "map", "write [f(item) for item in x]"},
	{"list", "filter", "write [item for item in x if ...]"},
	{"list", "forEach foreach each", "write for item in x:"},
	{"set", "append push put insert", "add"},
	{"set", "extend addAll", "update"},
	{"set", "delete", "remove"},
	{"dict", "has_key contains containsKey has haskey", "write key in x"},
	{"dict", "append add push put set insert", "write x[key] = value"},
	{"dict", "iteritems", "items"},
	{"dict", "iterkeys", "keys"},
	{"dict", "itervalues", "values"},
	{"dict", "remove delete", "write del x[key]"},
	{"dict set tuple str", "sort", "write sorted(x), which returns a list"},
	{"dict set", "reverse", "write reversed(list(x))"},
	{"tuple", "append add push remove pop insert extend clear", "a tuple cannot be changed: make it a list, with [ ] instead of ( )"},
	{"str", "append add push concat extend", "text cannot be changed: write x = x + ..."},
	{"str", "toUpperCase toUpper to_upper uppercase upcase", "upper"},
	{"str", "toLowerCase toLower to_lower lowercase downcase", "lower"},
	{"str", "trim", "strip"},
	{"str", "indexOf", "find"},
	{"str", "substring substr slice", "write x[start:end]"},
	{"str", "charAt", "write x[i]"},
	{"str", "reverse", "write x[::-1]"},
	{"str", "remove", `write x.replace(part, "")`},
	{"str", "decode", "it is text already: leave decode() out"},
	{"list set tuple str", "contains includes has", "write item in x"},
	{"list set dict tuple str deque", "length size len count_items getLength", "write len(x)"},
	{"list set dict tuple str deque", "isEmpty is_empty empty", "write if not x:"},
	{"deque", "push push_back add enqueue put", "append"},
	{"deque", "dequeue shift pop_front get", "popleft"},

	{"Queue SimpleQueue JoinableQueue LifoQueue PriorityQueue", "push add append enqueue send insert offer_item push_back", "put"},
	{"Queue SimpleQueue JoinableQueue LifoQueue PriorityQueue", "pop dequeue recv receive take remove read popleft next poll", "get"},
	{"Queue JoinableQueue LifoQueue PriorityQueue", "length len size count", "qsize"},
	{"Queue SimpleQueue JoinableQueue LifoQueue PriorityQueue", "isEmpty is_empty", "empty"},
	{"Queue JoinableQueue LifoQueue PriorityQueue", "isFull is_full", "full"},
	{"Queue", "task_done join", "JoinableQueue has it: write q = JoinableQueue()"},
	{"Connection", "put write push", "send"},
	{"Connection", "get read receive", "recv"},

	{"Process ForkProcess SpawnProcess Thread", "wait wait_for await", "join"},
	{"Process ForkProcess SpawnProcess Thread", "isAlive is_running isRunning alive running", "is_alive"},
	{"Process ForkProcess SpawnProcess Thread", "begin launch execute go", "start"},
	{"Process ForkProcess SpawnProcess", "stop cancel abort end", "terminate"},
	{"Process ForkProcess SpawnProcess", "exit_code returncode return_code", "exitcode"},
	{"Process ForkProcess SpawnProcess", "id", "pid"},
	{"Process ForkProcess SpawnProcess", "get result get_result return_value value getResult", "a process returns nothing to its parent: give it a Queue, and put the result there"},
	{"Thread", "stop cancel abort terminate kill", "a thread cannot be stopped from outside: let it look at an Event"},
	{"Thread", "get result get_result return_value value getResult", "a thread returns nothing: let it put the result into a queue.Queue"},

	{"Lock RLock lock Semaphore BoundedSemaphore", "lock take enter get wait down hold P", "acquire"},
	{"Lock RLock lock Semaphore BoundedSemaphore", "unlock free put exit signal up post leave V", "release"},
	{"Event", "notify signal fire trigger raise_event", "set"},
	{"Event", "reset unset", "clear"},
	{"Condition", "signal", "notify"},
	{"Condition", "broadcast notifyAll", "notify_all"},
	{"Synchronized", "get set val get_value getValue set_value setValue", "write x.value"},

	{"Pool", "submit run execute start", "apply_async"},
	{"Pool", "shutdown", "write pool.close(), and then pool.join()"},
	{"ProcessPoolExecutor ThreadPoolExecutor", "apply_async apply run execute", "submit"},
	{"ProcessPoolExecutor ThreadPoolExecutor", "close join terminate", "shutdown"},
	{"ProcessPoolExecutor ThreadPoolExecutor", "imap starmap imap_unordered", "map"},
	{"ApplyResult MapResult", "result value", "get"},
	{"ApplyResult MapResult", "done is_ready", "ready"},
	{"ApplyResult MapResult", "join", "wait"},
	{"Future", "get value", "result"},
	{"Future", "ready is_done", "done"},
}

// methodHintFor finds the row for an attribute that a type does not have.
func methodHintFor(kind, name string) string {
	for i := range methodHints {
		h := &methodHints[i]
		if slices.Contains(strings.Fields(h.names), name) && slices.Contains(strings.Fields(h.types), kind) {
			return h.to
		}
	}
	return ""
}

// hintOfMethod returns what to write instead of an attribute that is not there: its name, or
// advice. A class of the program's own may be called as one of ours, but then lacks what
// the row names.
func hintOfMethod(e *exception.Data) (name, advice string) {
	if e.Fact().Kind != fact.NoAttribute || !e.Ours {
		return "", ""
	}
	kinds := []string{e.Fact().Name(0)}
	obj := e.Assigned("obj")
	if i, ok := obj.(*object.Instance); ok {
		kinds = nil
		for _, c := range i.Class().MRO() {
			if c.BuiltIn() {
				kinds = append(kinds, c.ShortName())
			}
		}
	}
	for _, kind := range kinds {
		to := methodHintFor(kind, e.Fact().Name(1))
		switch {
		case strings.Contains(to, " "):
			return "", to
		case to != "" && (obj == nil || slices.Contains(object.AttrNames(obj), to)):
			return to, ""
		}
	}
	return "", ""
}

// moduleMember returns the name of a module that the place knows, with the member of it
// that a program calls without the module: "time.sleep".
func (x *fault) moduleMember(name string) string {
	if x.code == nil || name == "open" { // that is another open
		return ""
	}
	for _, global := range append([]string{"time", "random", "os", "math"}, x.code.Globals()...) {
		m, ok := x.global(global).(*module.Module)
		if !ok || strings.HasPrefix(name, "_") {
			continue
		}
		if v, _ := m.Attr(name); v != nil && object.Callable(v) {
			return global + "." + name
		}
	}
	return ""
}
