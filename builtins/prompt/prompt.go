// Package prompt, internal to pyq, holds what a prompt has beside Python's names: the
// functions ps, queues, kill and help, and how a name that is being typed may go on.
package prompt

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
)

// Names are the predeclared names of a session.
func Names() starlark.StringDict {
	return call.Functions(
		call.F0("def ps()", ps),
		call.F0("def queues()", queues),
		call.F1("def kill(pid)", kill),
	)
}

// ps is ps(): a table of the processes.
func ps(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	rows := [][]string{{"PID", "NAME", "STATE", "OPERATION", "LINE"}}
	for _, w := range p.World().State(p).Processes {
		operation := ""
		if w.State != report.Runs && w.Kind != "" {
			operation = strings.TrimSpace(string(w.Kind) + " " + shortName(w.Object))
		}
		line := ""
		if w.Pos.IsValid() {
			line = fmt.Sprintf("%s:%d: %s", w.Pos.File, w.Pos.Line, strings.TrimSpace(w.Line))
		}
		rows = append(rows, []string{fmt.Sprint(w.PID), w.Process, w.State, operation, line})
	}
	return starlark.None, p.Write(p.World().Stdout, table(rows), false)
}

// shortName is the name of an object without where it was made: "Queue-1 (q)".
func shortName(object string) string {
	name, about, found := strings.Cut(object, " (")
	if variable, _, named := strings.Cut(about, ", made at "); found && named {
		return name + " (" + variable + ")"
	}
	return name
}

// queues is queues(): what is in each queue.
func queues(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	rows := [][]string{{"QUEUE", "ITEMS", "NEXT", "WAITING"}}
	for _, q := range p.World().State(p).Queues {
		const most = 5
		next := strings.Join(q.Items[:min(len(q.Items), most)], ", ")
		if len(q.Items) > most {
			next += ", ..."
		}
		rows = append(rows, []string{q.Named(), fmt.Sprint(len(q.Items)), next, strings.Join(q.Waiting, ", ")})
	}
	if len(rows) == 1 {
		return starlark.None, p.Write(p.World().Stdout, "There are no queues.\n", false)
	}
	return starlark.None, p.Write(p.World().Stdout, table(rows), false)
}

// table writes rows in columns, the last of which may be empty.
func table(rows [][]string) string {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			fmt.Fprintf(&line, "%-*s  ", width[i], cell)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// kill is kill(pid): it ends a process.
func kill(thread *starlark.Thread, pid starlark.Value) (starlark.Value, error) {
	number, err := starlark.AsInt32(pid)
	if err != nil {
		return nil, raise.Errorf("TypeError", "kill() takes the number of a process, not %s", object.TypeOf(pid).Name())
	}
	p := proc.Of(thread)
	victim := p.World().Process(number)
	switch {
	case victim == nil:
		return nil, raise.Errorf("ProcessLookupError", "no process has the number %d: ps() shows those that there are", number)
	case victim.Parent() == nil:
		return nil, raise.Errorf("ValueError", "%d is the prompt itself: exit() ends it", number)
	}
	_, err = p.Kill(victim, proc.SIGKILL, "kill", "kill()")
	return starlark.None, err
}
