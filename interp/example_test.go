package interp_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
)

// The body of Example is also the snippet of the package comment and of
// interp/docs/embedding.md; a test in cmd/pyq compares them.
func Example() {
	in := interp.New(interp.Options{Stdout: os.Stdout, Clock: interp.VirtualClock})
	prog, err := in.Compile("greet.star", `
def greet(q):
    print("hello,", q.get())

q = Queue()
Process(target=greet, args=(q,)).start()
time.sleep(5)
q.put("Jimmy")
`)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := prog.Run(context.Background()); err != nil {
		log.Fatal(err)
	}
	// Output: hello, Jimmy
}

// Mistakes are found without running the program.
func ExampleInterp_Check() {
	in := interp.New(interp.Options{})
	for _, f := range in.Check("greet.star", "q = Queue()\nq.push('Jimmy')\n", false) {
		fmt.Print(f.Display())
	}
	// Output:
	// greet.star:2:1: error: 'Queue' object has no attribute 'push' [unknown-attribute]
	//     q.push('Jimmy')
	//     ^^^^^^
	//   help: did you mean 'put'?
}

// A deadlock is an error with its facts: who waits, where, for what, and what may help.
func ExampleDeadlockError() {
	in := interp.New(interp.Options{Clock: interp.VirtualClock})
	_, err := in.Run(context.Background(), "greet.py", "q = Queue()\nprint(q.get())\n")
	var deadlock *interp.DeadlockError
	if errors.As(err, &deadlock) {
		for _, w := range deadlock.Waiting {
			fmt.Println(w.Pos, w.Process, w.What)
			fmt.Println("because", w.Why)
		}
		fmt.Println(deadlock.Cure)
	}
	// Output:
	// greet.py:2 MainProcess waits in get() for Queue-1 (q, made at greet.py:1)
	// because it is empty
	// only MainProcess itself has q: put something before, or give it to another process with args=(q,)
}

// An exception that nobody caught has its class, its text and the calls that led to it.
func ExamplePythonError() {
	in := interp.New(interp.Options{})
	_, err := in.Run(context.Background(), "div.py", "def half(x):\n    return x / 0\nhalf(1)\n")
	var exception *interp.PythonError
	if errors.As(err, &exception) {
		fmt.Println(exception.Class, "-", exception.Text)
		for _, f := range exception.Frames {
			fmt.Println(f.Pos, f.Func)
		}
	}
	fmt.Println("exit code", interp.ExitCode(err))
	// Output:
	// ZeroDivisionError - division by zero
	// div.py:3 <module>
	// div.py:2 half
	// exit code 1
}

// Reports are what there is to tell beside a program's output, as values.
func ExampleReport() {
	in := interp.New(interp.Options{Clock: interp.VirtualClock, Report: func(r *interp.Report) {
		fmt.Println(r.Kind, r.Process, r.Pos, r.Message)
	}})
	res, err := in.Run(context.Background(), "child.py", "def f():\n    raise OSError('no disk')\nProcess(target=f).start()\n")
	fmt.Println(err, res.Summary.Message)
	// Output:
	// traceback Process-1 child.py:2 OSError: no disk
	// <nil> Process-1 failed at child.py:2 (OSError)
}

// A host and a program hand each other values through a queue of the host's.
func ExampleQueue() {
	ctx := context.Background()
	orders, answers := interp.NewQueue(0), interp.NewQueue(0)
	in := interp.New(interp.Options{Predeclared: starlark.StringDict{"orders": orders.Value(), "answers": answers.Value()}})
	for i := range 3 {
		if err := orders.Put(ctx, starlark.MakeInt(i)); err != nil {
			log.Fatal(err)
		}
	}
	orders.Close()
	if _, err := in.Run(ctx, "worker.py", "for i in range(3):\n    answers.put(orders.get() ** 2)\n"); err != nil {
		log.Fatal(err)
	}
	for range 3 {
		v, err := answers.Get(ctx)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(v)
	}
	// Output:
	// 0
	// 1
	// 4
}

// A session is a program that is typed bit by bit.
func ExampleSession() {
	ctx := context.Background()
	s, err := interp.New(interp.Options{Stdout: os.Stdout}).NewSession(ctx, interp.SessionOptions{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	for _, input := range []string{"x = 6\n", "x * 7\n", "x +\n", "y\n"} {
		if _, err := s.Eval(ctx, input); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// 42
	// <stdin:3>:1: SyntaxError: invalid syntax
	// <stdin:4>:1: NameError: name 'y' is not defined
}

// Options.Choose decides who goes on, wherever several processes can.
func ExampleChoice() {
	last := func(c *interp.Choice) (int, error) {
		for _, a := range c.Ready {
			fmt.Println(a.Process, a.What)
		}
		return len(c.Ready) - 1, nil
	}
	in := interp.New(interp.Options{Stdout: os.Stdout, Choose: last})
	if _, err := in.Run(context.Background(), "two.py", "Process(target=print, args=('child',)).start()\nprint('parent')\n"); err != nil {
		log.Fatal(err)
	}
	// Output:
	// MainProcess is about to do print() for stdout
	// Process-1 is about to do print() for stdout
	// child
	// MainProcess is about to do print() for stdout
	// Process-1 is about to do end() for Process-1
	// parent
}
