#---- _TestProcess.test_current
import multiprocessing as mp
import os

me = mp.current_process()
print(me.name, me.is_alive(), me.daemon, me.exitcode)
print(me.ident == os.getpid(), me.pid == me.ident)
print(me is mp.current_process())
print(repr(me))
#---- _TestProcess.test_current in a child
import multiprocessing as mp
import os

def report(q, parent_pid):
    me = mp.current_process()
    q.put([me.name, me.is_alive(), me.daemon, me.exitcode, me.ident == os.getpid(), me.ident == parent_pid, mp.active_children()])

if __name__ == '__main__':
    q = mp.Queue()
    for daemon in (False, True):
        p = mp.Process(target=report, args=(q, os.getpid()), daemon=daemon)
        p.start()
        print(q.get())
        p.join()
        print(p.exitcode)
