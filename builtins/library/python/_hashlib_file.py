"""What hashlib has as text: digests of files."""

import hashlib


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Return a hash object of what is in a file that is open for bytes; digest is its name or what makes one."""
    made = hashlib.new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while True:
        data = fileobj.read(_bufsize)
        if data is None:
            raise BlockingIOError("I/O operation would block.")
        if not data:
            return made
        made.update(data)
