package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// Tables are the tables of all groups.
var Tables = []*core.Table{
	&tableConnection, &tableContexts, &tableFutures, &tableLocks, &tableManagers, &tablePool, &tableProcess,
	&tableQueue, &tableQueues, &tableSharedMemory, &tableSharedctypes, &tableSynchronize, &tableThreading,
	&tableWorkers,
}
