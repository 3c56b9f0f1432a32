package multiprocessing

import (
	"github.com/pyq-lang/pyq/builtins/futures"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/connection"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/managers"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/pool"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/queues"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedctypes"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedmemory"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/synchronize"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/queue"
	"github.com/pyq-lang/pyq/builtins/threading"
)

// Tables are the tables of all groups.
var Tables = []*object.Table{
	&connection.Table, &tableContexts, &futures.Table, &locks.Table, &managers.Table, &pool.Table, &process.Table,
	&queue.Table, &queues.Table, &sharedmemory.Table, &sharedctypes.Table, &synchronize.Table, &threading.Table,
	&workers.Table,
}
