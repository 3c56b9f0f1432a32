package report

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/pyq-lang/pyq/interp/trace"
)

// The forms of reports in JSON, which interp/docs describes and tools rely on: names may be
// added, none changes its meaning.

// marshal is json.Marshal, which would write "<module>" in a way that nobody can read.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), err
}

// jsonPos is a place in a program in JSON. The end is left out where it is unknown.
type jsonPos struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
}

func jsonPosOf(from, to trace.Pos) jsonPos {
	if !from.IsValid() {
		return jsonPos{}
	}
	return jsonPos{from.File, from.Line, from.Col, to.Line, to.Col}
}

// MarshalJSON implements json.Marshaler, in the form that interp/docs describes.
func (r *Report) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Kind    Kind   `json:"report"`
		Process string `json:"process,omitempty"`
		PID     int    `json:"pid,omitempty"`
		Thread  string `json:"thread,omitempty"`
		jsonPos
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
		Text    string `json:"text"`
		Detail  any    `json:"detail,omitempty"`
	}{r.Kind, r.Process, r.PID, r.Thread, jsonPosOf(r.Pos, r.End), r.Message, r.Hint, r.Display(), r.Detail})
}

// MarshalJSON implements json.Marshaler.
func (f Frame) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		jsonPos
		Function string `json:"function"`
		Source   string `json:"source,omitempty"`
	}{jsonPosOf(f.Pos, f.End), f.Func, strings.TrimSpace(f.Line)})
}

// MarshalJSON implements json.Marshaler: the exceptions of a chain, the one that ended the
// process last.
func (e *ScriptError) MarshalJSON() ([]byte, error) {
	type exception struct {
		Class   string   `json:"class"`
		Message string   `json:"message"`
		Notes   []string `json:"notes,omitempty"`
		Hint    string   `json:"hint,omitempty"`
		From    string   `json:"from,omitempty"` // how the one before brought it about
		// Members are those of a group.
		Members []*ScriptError `json:"members,omitempty"`
		Frames  []Frame        `json:"frames"`
	}
	var list []exception
	chain := e.chain()
	for i := len(chain) - 1; i >= 0; i-- {
		c := chain[i]
		x := exception{Class: c.Class, Message: c.Told(), Notes: c.Notes, Hint: c.Hint, Frames: c.Frames, Members: c.Members}
		if c.Syntax != nil {
			x.Message = c.Syntax.Errors[0].Msg
		}
		switch {
		case c.Earlier == nil:
		case c.Cause:
			x.From = "cause"
		default:
			x.From = "context"
		}
		if x.Frames == nil {
			x.Frames = []Frame{}
		}
		list = append(list, x)
	}
	var started *jsonPos
	if e.Started.IsValid() {
		pos := jsonPosOf(e.Started, trace.Pos{})
		started = &pos
	}
	return marshal(struct {
		Started    *jsonPos    `json:"started,omitempty"`
		Exceptions []exception `json:"exceptions"`
	}{started, list})
}

// MarshalJSON implements json.Marshaler.
func (e *SyntaxError) MarshalJSON() ([]byte, error) {
	type sourceError struct {
		jsonPos
		Class   string `json:"class"`
		Message string `json:"message"`
		Source  string `json:"source,omitempty"`
	}
	list := make([]sourceError, len(e.Errors))
	for i, s := range e.Errors {
		list[i] = sourceError{jsonPosOf(s.Pos, s.End), s.Class, s.Msg, strings.TrimSpace(s.Line)}
	}
	return marshal(map[string]any{"errors": list})
}

// MarshalJSON implements json.Marshaler.
func (w Waiting) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Process   string     `json:"process"`
		PID       int        `json:"pid"`
		State     string     `json:"state,omitempty"`
		Operation trace.Kind `json:"operation,omitempty"`
		Object    string     `json:"object,omitempty"`
		Label     string     `json:"label,omitempty"`
		Why       string     `json:"why,omitempty"`
		jsonPos
		Function  string     `json:"function,omitempty"`
		Source    string     `json:"source,omitempty"`
		Variables []Variable `json:"variables,omitempty"`
		Since     float64    `json:"since"`
		Until     float64    `json:"until,omitempty"`
		Calls     []Frame    `json:"calls,omitempty"`
		Helpers   []Helper   `json:"helpers,omitempty"`
		Others    int        `json:"others,omitempty"`
	}{w.Process, w.PID, w.State, w.Kind, w.Object, w.Label, w.Why, jsonPosOf(w.Pos, trace.Pos{}), w.Func, strings.TrimSpace(w.Line),
		w.Variables, w.Since.Seconds(), w.Until.Seconds(), w.Calls, w.Helpers, w.Others})
}

// MarshalJSON implements json.Marshaler.
func (v Variable) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}{v.Name, v.Value})
}

// MarshalJSON implements json.Marshaler.
func (w *StuckWarning) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Waiting   []Waiting `json:"waiting"`
		Cycle     []string  `json:"cycle,omitempty"`
		Through   []string  `json:"through,omitempty"`
		Situation string    `json:"situation,omitempty"`
		Cure      string    `json:"cure,omitempty"`
	}{w.Waiting, w.Cycle, w.Through, w.Situation, w.Cure})
}

// MarshalJSON implements json.Marshaler.
func (s *Summary) MarshalJSON() ([]byte, error) {
	type end struct {
		Process  string `json:"process"`
		PID      int    `json:"pid"`
		ExitCode int    `json:"exitcode"`
		How      string `json:"how"`
		Class    string `json:"class,omitempty"`
		By       string `json:"by,omitempty"`
		Killer   string `json:"killer,omitempty"`
		jsonPos
	}
	list := make([]end, len(s.Endings))
	for i, e := range s.Endings {
		list[i] = end{e.Process, e.PID, e.ExitCode, e.How, e.Class, e.By, e.Killer, jsonPosOf(e.Pos, trace.Pos{})}
	}
	return marshal(struct {
		Endings []end `json:"endings"`
		More    int   `json:"more,omitempty"`
	}{list, s.More})
}

// MarshalJSON implements json.Marshaler.
func (h Helper) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Process string `json:"process,omitempty"`
		PID     int    `json:"pid,omitempty"`
		Could   string `json:"could,omitempty"`
		Had     string `json:"had,omitempty"`
		Why     string `json:"why"`
		jsonPos
	}{h.Process, h.PID, h.Could, h.Had, h.Why, jsonPosOf(h.Pos, trace.Pos{})})
}

// MarshalJSON implements json.Marshaler.
func (o Object) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Object string `json:"object"`
		Last   []Past `json:"last,omitempty"`
		More   bool   `json:"more,omitempty"`
	}{o.Object, o.Last, o.More})
}

// MarshalJSON implements json.Marshaler.
func (p Past) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Process   string     `json:"process"`
		Operation trace.Kind `json:"operation"`
		jsonPos
		Time  float64 `json:"time"`
		Times int     `json:"times"`
	}{p.Process, p.Kind, jsonPosOf(p.Pos, trace.Pos{}), p.Time.Seconds(), p.Times})
}

// MarshalJSON implements json.Marshaler.
func (s State) MarshalJSON() ([]byte, error) {
	type queue struct {
		Object   string   `json:"object"`
		Variable string   `json:"variable,omitempty"`
		Items    []string `json:"items"`
		Waiting  []string `json:"waiting,omitempty"`
	}
	var queues []queue
	for _, q := range s.Queues {
		queues = append(queues, queue{q.Object, q.Variable, q.Items, q.Waiting})
	}
	return marshal(struct {
		Time      float64   `json:"time"`
		Processes []Waiting `json:"processes"`
		Queues    []queue   `json:"queues,omitempty"`
	}{s.Time.Seconds(), s.Processes, queues})
}

// MarshalJSON implements json.Marshaler.
func (e *DeadlockError) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Time      float64   `json:"time"`
		Waiting   []Waiting `json:"waiting"`
		Cycle     []string  `json:"cycle,omitempty"`
		Through   []string  `json:"through,omitempty"`
		Objects   []Object  `json:"objects,omitempty"`
		Situation string    `json:"situation,omitempty"`
		Cure      string    `json:"cure,omitempty"`
	}{e.Time.Seconds(), e.Waiting, e.Cycle, e.Through, e.Objects, e.Situation, e.Cure})
}
