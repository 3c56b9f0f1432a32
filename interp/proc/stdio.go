package proc

import (
	"bufio"
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Stream is where the processes of a run write: standard output or error. One
// write is one call of the writer, never mixed with another process's.
type Stream struct {
	sched.Object
	name string
	w    io.Writer
}

// Name returns "stdout" or "stderr".
func (s *Stream) Name() string { return s.name }

// A buffer holds the text that a process has printed on a stream since the end
// of its last whole line.
type buffer struct {
	text strings.Builder
	op   writeOp
}

// writeOp hands text to the stream's writer.
type writeOp struct {
	s    *Stream
	text string
	err  error
	// deliver, if not nil, hands the text on instead: it is that of a report.
	deliver func() error
}

func (o *writeOp) Object() *sched.Object { return &o.s.Object }
func (o *writeOp) Line() int             { return sched.NoLine }
func (o *writeOp) Ready() bool           { return true }
func (o *writeOp) Apply() {
	if o.deliver != nil {
		o.err = o.deliver()
		return
	}
	_, o.err = io.WriteString(o.s.w, o.text)
}
func (o *writeOp) Describe() sched.Desc {
	return sched.Desc{Kind: "print", Object: o.s.name, Detail: quoteShort(o.text)}
}

// Write prints text for the process on a stream. As on a terminal under Python,
// it appears when it ends a line, or at once if flush is true, and at the latest
// when the process ends.
func (p *Proc) Write(s *Stream, text string, flush bool) error {
	*p.softSpace(s) = false
	b := p.buffer(s)
	if b.text.Len() == 0 && (flush || strings.Contains(text, "\n")) {
		return p.write(s, text, false, nil) // the usual case copies nothing
	}
	b.text.WriteString(text)
	if flush || strings.Contains(text, "\n") || s == p.run.Stderr {
		return p.flush(s, false)
	}
	return nil
}

// Flush writes what the process has printed on a stream without ending the line.
func (p *Proc) Flush(s *Stream) error { return p.flush(s, false) }

func (p *Proc) flush(s *Stream, must bool) error {
	b := p.buffer(s)
	text := b.text.String()
	b.text = strings.Builder{}
	return p.write(s, text, must, nil)
}

// write writes text, which is that of told if that is not nil.
func (p *Proc) write(s *Stream, text string, must bool, told *report.Report) error {
	if text == "" {
		return nil
	}
	op := &p.buffer(s).op
	if p.threads != nil { // others may be writing
		op = new(writeOp)
	}
	op.s, op.text, op.err = s, text, nil
	if told != nil {
		op.deliver = func() error { return p.run.deliver(told) }
	}
	defer func() { op.text, op.deliver = "", nil }()
	if must {
		p.Task().Must(op)
	} else if err := p.Task().Tell(op, sched.Forever); err != nil {
		return err
	}
	if op.err != nil && s == p.run.Stdout {
		// Nothing that the program does from now on can be seen. Where stderr fails, there
		// is nobody to be told.
		cause := &report.OutputError{Cause: op.err}
		p.run.Sched.Stop(cause)
		return &sched.StopError{Cause: cause}
	}
	return nil
}

func (p *Proc) buffer(s *Stream) *buffer {
	if p.out == nil {
		p.out = new([2]buffer)
	}
	if s == p.run.Stdout {
		return &p.out[0]
	}
	return &p.out[1]
}

// Input is the run's standard input, which only the main process reads, as in
// Python. Lines are read one at a time and only when the program asks for one.
type Input struct {
	sched.Object
	r       *bufio.Reader
	raw     io.Reader
	cancel  context.CancelFunc // of the reading of a LineReader
	lines   []string           // read, not yet taken; "" is the end of what a LineReader gives to one
	end     error              // after lines: io.EOF or what the reader said
	wanted  int                // requests that no line was read for yet
	reading chan struct{}
}

// A LineReader is an input that reads a line at a time, when one is wanted, and stops when
// it is not: somebody who types there.
type LineReader interface {
	// ReadLine returns a line with its newline, if it has one. The error io.EOF, without
	// a line, is that of one input() only. At the end of ctx it returns an error at once;
	// the next line is the next call's.
	ReadLine(ctx context.Context) (string, error)
}

func newInput(r io.Reader) *Input {
	in := &Input{raw: r}
	in.External()
	if r == nil {
		in.end = io.EOF
	} else {
		in.r = bufio.NewReader(r)
	}
	return in
}

// inputOp takes one line.
type inputOp struct {
	in   *Input
	line string
	err  error
}

func (o *inputOp) Object() *sched.Object { return &o.in.Object }
func (o *inputOp) Line() int             { return 0 }
func (o *inputOp) Ready() bool           { return len(o.in.lines) > 0 || o.in.end != nil }
func (o *inputOp) Apply() {
	if len(o.in.lines) == 0 {
		o.err = o.in.end
		return
	}
	o.line, o.in.lines = o.in.lines[0], o.in.lines[1:]
	if o.line == "" {
		o.err = io.EOF
	}
}
func (o *inputOp) Describe() sched.Desc {
	return sched.Desc{Kind: "input", Object: "stdin", Detail: quoteShort(o.line)}
}

// Explain implements sched.Explainer.
func (o *inputOp) Explain() sched.Wait {
	return sched.Wait{About: &report.Wait{Why: report.Because("no line has been typed")}}
}

// ReadLine reads a line of standard input with its newline, if it has one. At
// the end of the input, and in every process but the main one, the error is
// io.EOF.
func (p *Proc) ReadLine() (string, error) {
	if err := p.Flush(p.run.Stdout); err != nil {
		return "", err
	}
	if p.parent != nil {
		return "", io.EOF
	}
	in := p.run.Stdin
	in.request()
	op := &inputOp{in: in}
	if err := p.Task().Do(op, sched.Forever); err != nil {
		in.withdraw()
		return "", err
	}
	return op.line, op.err
}

// request makes sure that a line is being read, if none is there.
func (in *Input) request() {
	in.Update(func() {
		if len(in.lines) > 0 || in.end != nil {
			return
		}
		in.wanted++
		if in.reading == nil {
			in.reading = make(chan struct{})
			go in.read(in.reading)
		}
	})
}

// withdraw undoes request for somebody who gave up. A reading goes on; its line is for
// the next one who asks.
func (in *Input) withdraw() {
	in.Update(func() {
		in.wanted = max(in.wanted-1, 0)
		if in.wanted == 0 && in.cancel != nil {
			in.cancel()
		}
	})
}

// next reads a line. cancelled says that nobody wanted it any more.
func (in *Input) next() (line string, cancelled bool, err error) {
	r, ok := in.raw.(LineReader)
	if !ok {
		line, err = in.r.ReadString('\n')
		return line, false, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	wanted := true
	in.Update(func() {
		if wanted = in.wanted > 0; wanted {
			in.cancel = cancel
		}
	})
	if !wanted {
		return "", true, nil
	}
	line, err = r.ReadLine(ctx)
	in.Update(func() { in.cancel = nil })
	if ctx.Err() != nil && line == "" {
		return "", true, nil
	}
	return line, false, err
}

// read reads lines as long as they are wanted. Its goroutine is owned by
// Input.close.
func (in *Input) read(done chan struct{}) {
	defer close(done)
	for more := true; more; {
		line, cancelled, err := in.next()
		in.Update(func() {
			if cancelled {
				if more = in.wanted > 0; !more {
					in.reading = nil
				}
				return
			}
			if _, typed := in.raw.(LineReader); typed && err == io.EOF {
				in.lines = append(in.lines, line) // nothing: the end, for whoever wanted a line
				err = nil
			} else if line != "" {
				in.lines = append(in.lines, line)
			}
			if err != nil {
				in.end = err
			}
			in.wanted = max(in.wanted-1, 0) // who wanted it may have been interrupted
			if more = in.wanted > 0 && in.end == nil; !more {
				in.reading = nil
			}
		})
	}
}

// close ends a reading that nobody waits for any more. A reader that offers no
// deadline and is blocked cannot be ended; its goroutine ends with its next line.
func (in *Input) close() {
	var reading chan struct{}
	in.Update(func() {
		reading = in.reading
		if in.wanted = 0; in.cancel != nil {
			in.cancel()
		}
	})
	if reading == nil {
		return
	}
	if _, ok := in.raw.(LineReader); ok {
		<-reading
		return
	}
	d, ok := in.raw.(interface{ SetReadDeadline(time.Time) error })
	if ok && d.SetReadDeadline(time.Unix(1, 0)) == nil {
		<-reading
		d.SetReadDeadline(time.Time{})
	}
}

// quoteShort quotes text for an event, cut to a readable length.
func quoteShort(text string) string {
	const most = 60
	if text == "" {
		return ""
	}
	runes := []rune(text)
	if len(runes) > most {
		return strconv.Quote(string(runes[:most])) + "..."
	}
	return strconv.Quote(text)
}
