package interp_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestImport: the modules of the program's own directory.
func TestImport(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"helpers.py":      "import time\nCOUNT = 0\n_hidden = 1\ndef add(a, b):\n    global COUNT\n    COUNT += 1\n    return a + b\nprint('runs as', __name__)\n",
		"a.py":            "import b\nx = 1\ndef f(): return b.f() + 1\n",
		"b.py":            "import a\ndef f(): return 10\nprint('b sees x:', hasattr(a, 'x'))\n",
		"chosen.py":       "__all__ = ['one']\none = 1\ntwo = 2\n",
		"stars.star":      "from chosen import *\nthree = one + 2\n",
		"pkg/__init__.py": "V = 5\n",
		"pkg/sub.py":      "from . import top\nW = top.T + 1\n",
		"pkg.py":          "V = 'of the file'\n",
		"top.py":          "T = 5\n",
		"broken.py":       "x = 1\ny = = 2\n",
		"fails.py":        "x = 1 / 0\n",
		"queue.py":        "print('not this one')\n",
		"old.py":          "print 'two', 7 / 2\n",
		"worker.py":       "from multiprocessing import Process\nlog = []\ndef work(q):\n    log.append(1)\n    q.put(log)\nclass W(Process):\n    pass\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, test := range []struct{ name, program, want string }{
		{"once", "import helpers\nimport helpers as h\nfrom helpers import add\nprint(h is helpers, add(1, 2), helpers.COUNT)", "runs as helpers\nTrue 3 1\n"},
		{"star", "from helpers import *\nprint(add(1, 2), COUNT)\nprint(_hidden)", "runs as helpers\n3 0\nNameError: name '_hidden' is not defined"},
		{"all", "from chosen import *\nprint(one)\nprint(two)", "1\nNameError: name 'two' is not defined"},
		{"star of star", "from stars import *\nprint(three, one)", "3 1\n"},
		{"cycle", "import a\nprint(a.f())", "b sees x: False\n11\n"},
		{"package", "import pkg.sub\nfrom pkg import sub, V\nprint(pkg.V, pkg.sub.W, sub.W, V)", "5 6 6 5\n"},
		{"assigned", "import helpers\nhelpers.COUNT = 5\nhelpers.new = 6\nhelpers.add(1, 1)\nprint(helpers.COUNT, helpers.new)", "runs as helpers\n6 6\n"},
		{"taken away", "import helpers\nhelpers.new = 6\ndel helpers.new, helpers.COUNT\nprint(hasattr(helpers, 'new'))\ntry:\n    helpers.add(1, 1)\nexcept NameError as e:\n    print(e)\ndel helpers.add2",
			"False\nname 'COUNT' is not defined\nAttributeError: 'module' object has no attribute 'add2'"},
		{"no such attribute", "import helpers\nhelpers.ad", "AttributeError: module 'helpers' has no attribute 'ad'. Did you mean: 'add'?"},
		{"in a function", "def f():\n    import top as t\n    from top import T\n    return t.T + T\nprint(f())", "10\n"},
		{"ours first", "import queue\nprint('ok')", "ok\n"},
		{"python 2", "import old", "two 3\n"},
		{"unknown", "import hlepers", "ModuleNotFoundError: No module named 'hlepers'"},
		{"unknown name", "from helpers import ad", "runs as helpers\nImportError: cannot import name 'ad' from 'helpers'"},
		{"outside", "from .. import secret", "ModuleNotFoundError: No module named 'secret'"},
		{"does not parse", "import broken", "broken.py"},
		{"fails", "try:\n    import fails\nexcept ZeroDivisionError as e:\n    print('caught', e)", "caught division by zero\n"},
		{"child", "from multiprocessing import *\nimport worker\nq = Queue()\np = Process(target=worker.work, args=(q,))\np.start()\nprint(q.get(), worker.log)\np.join()",
			"[1] []\n"},
		{"imported by the child", "def f():\n    import helpers\n    helpers.add(1, 1)\n    print(helpers.COUNT)\np = Process(target=f)\np.start()\np.join()\nimport helpers\nprint(helpers.COUNT)",
			"runs as helpers\n1\nruns as helpers\n0\n"},
		{"inherited", "import helpers\nhelpers.COUNT = 7\ndef f():\n    import helpers as h\n    h.add(1, 1)\n    print(h.COUNT)\np = Process(target=f)\np.start()\np.join()\nprint(helpers.COUNT)",
			"runs as helpers\n8\n7\n"},
		{"load", "load('helpers.py', 'add', n='COUNT')\nprint(add(1, 2), n)", "runs as helpers\n3 0\n"},
		{"name", "import helpers\nprint(helpers.__name__, helpers, __name__)", "runs as helpers\nhelpers <module 'helpers' from 'helpers.py'> __main__\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			in := testkit.New(interp.Options{Stdout: &out, Stderr: &out, Clock: interp.VirtualClock, Modules: files})
			_, err := in.Run(context.Background(), "main.py", test.program)
			if err != nil {
				out.WriteString(err.Error())
			}
			for _, part := range strings.SplitAfter(test.want, "\n") {
				if !strings.Contains(out.String(), part) {
					t.Errorf("got\n%s\nwant\n%s", out.String(), test.want)
				}
			}
		})
	}
}
