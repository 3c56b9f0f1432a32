package files

// nonBlocking is none: in a browser there are no pipes.
const nonBlocking = 0
