package interp_test

import (
	"context"
	"fmt"
	"log"
	"os"

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
