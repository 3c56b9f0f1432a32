package helpers

import "strings"

// refusals are modules that programs ask for and pyq will not have, with the reason and what
// to use instead. Those of a package that is refused are, too.
var refusals = []struct{ why, modules string }{
	{"programs run by pyq have no network; use a Queue or Pipe between processes", "socket socketserver ssl http ftplib smtplib imaplib poplib telnetlib xmlrpc select selectors socketio requests httpx aiohttp websockets flask django fastapi tornado twisted bs4 selenium scrapy paramiko urllib.request urllib.error urllib2 urllib3 httplib zmq redis pika kafka mpi4py"},
	{"pyq has no compiled extensions; use lists, and math, statistics or random", "numpy scipy pandas sklearn torch tensorflow keras numba cython cv2 PIL sympy networkx mmap"},
	{"pyq draws no pictures; print, or write a csv file and draw elsewhere", "matplotlib seaborn plotly pylab bokeh"},
	{"pyq opens no windows; use print() and input()", "tkinter Tkinter pygame turtle curses wx PyQt5 PyQt6 PySide6 kivy readline msvcrt pynput keyboard"},
	{"programs run by pyq cannot start other programs; use multiprocessing.Process for a function", "subprocess commands popen2 pexpect pty sh"},
	{"pyq has no async; use processes and queues, or threading", "asyncio trio gevent eventlet greenlet"},
	{"programs run by pyq cannot look at the machine; os.cpu_count() tells its processors", "psutil resource pwd grp fcntl termios winreg win32api tracemalloc"},
	{"pyq has no databases; keep what must last in a file with json or csv", "sqlite3 mysql MySQLdb psycopg2 pymongo sqlalchemy dbm shelve"},
	{"what CPython measures does not apply here; time a part with time.perf_counter() or timeit", "cProfile profile pstats line_profiler memory_profiler"},
	{"pyq has no debugger; print, or run with --step to see each operation of the processes", "pdb ipdb bdb trace faulthandler"},
	{"pyq has no C libraries; multiprocessing.Value takes type codes such as 'i'", "cffi"},
	{"a program cannot look at how it is compiled here", "ast dis symtable tokenize code codeop py_compile compileall"},
	{"pyq shows what programs print as it is; print the escape sequences themselves", "colorama termcolor rich blessed click"},
	{"pyq draws no progress bars; loop over the items themselves: for x in items", "tqdm"},
	{"run the tests with unittest or with assert", "pytest nose hypothesis doctest"},
	{"use concurrent.futures or multiprocessing.Pool", "joblib dask ray celery multiprocess pathos billiard"},
}

// refused returns why a module is refused; ok is false if it is not.
func refused(name string) (why string, ok bool) {
	for _, row := range refusals {
		for module := range strings.FieldsSeq(row.modules) {
			if module == name {
				return row.why, true
			}
		}
	}
	return "", false
}
