"""What multiprocessing.connection has as text: listeners and clients. They find each other within
a run of a program, whose processes have no other network."""

import hmac
import os
from multiprocessing.connection import Pipe, _connect, _listen
from multiprocessing.context import AuthenticationError
from multiprocessing.process import current_process

families = ["AF_INET", "AF_UNIX"]
default_family = "AF_UNIX"

MESSAGE_LENGTH = 40
_MD5ONLY_MESSAGE_LENGTH = 20
_MD5_DIGEST_LEN = 16
_LEGACY_LENGTHS = (_MD5ONLY_MESSAGE_LENGTH, _MD5_DIGEST_LEN)
_ALLOWED_DIGESTS = {b"md5", b"sha256", b"sha384", b"sha3_256", b"sha3_384"}
_MAX_DIGEST_LEN = max(len(name) for name in _ALLOWED_DIGESTS)
_CHALLENGE = b"#CHALLENGE#"
_WELCOME = b"#WELCOME#"
_FAILURE = b"#FAILURE#"


def address_type(address):
    """Return the family that an address is of."""
    if type(address) is tuple:
        return "AF_INET"
    if type(address) is str and address.startswith("\\\\"):
        return "AF_PIPE"
    if type(address) is str:
        return "AF_UNIX"
    raise TypeError("address type of %r unrecognized" % (address,))


def arbitrary_address(family):
    """Return an address of a family that nobody has."""
    if family == "AF_INET":
        return ("localhost", 0)
    if family == "AF_UNIX":
        global _count
        _count += 1
        return "/tmp/pymp-%d/listener-%d" % (os.getpid(), _count)
    raise ValueError("unrecognized family")


_count = 0


def _validate_family(family):
    if family == "AF_PIPE":
        raise ValueError("Family %s is not recognized." % family)


class Listener(object):
    """Waits for Clients at an address, which it makes up if none is given."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        family = family or (address and address_type(address)) or default_family
        _validate_family(family)
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError("authkey should be a byte string")
        self._listener = _listen(address or arbitrary_address(family))
        self._authkey = authkey
        self._last_accepted = None
        self._family = family

    def accept(self):
        """Wait for a client, and return the connection with it."""
        if self._listener is None:
            raise OSError("listener is closed")
        c = self._listener.accept()
        self._last_accepted = "" if self._family == "AF_UNIX" else ("127.0.0.1", 0)
        if self._authkey is not None:
            try:
                deliver_challenge(c, self._authkey)
                answer_challenge(c, self._authkey)
            except BaseException:
                c.close()
                raise
        return c

    def close(self):
        """Listen no more."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    @property
    def address(self):
        return self._listener.address

    @property
    def last_accepted(self):
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """Connect with the Listener at an address."""
    family = family or address_type(address)
    _validate_family(family)
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError("authkey should be a byte string")
    c = _connect(address)
    if authkey is not None:
        try:
            answer_challenge(c, authkey)
            deliver_challenge(c, authkey)
        except BaseException:
            c.close()
            raise
    return c


def _get_digest_name_and_payload(message):
    if len(message) in _LEGACY_LENGTHS:
        return "", message
    if message.startswith(b"{"):
        end = message.find(b"}", 1, _MAX_DIGEST_LEN + 2)
        if end > 0:
            digest = message[1:end]
            if digest in _ALLOWED_DIGESTS:
                return digest.decode("ascii"), message[end + 1:]
    raise AuthenticationError("unsupported message length, missing digest prefix, or unsupported digest: "
                              f"message={message!r}")


def _create_response(authkey, message):
    name = _get_digest_name_and_payload(message)[0]
    if not name:
        return hmac.new(authkey, message, "md5").digest()
    return b"{%s}%s" % (name.encode("ascii"), hmac.new(authkey, message, name).digest())


def _verify_challenge(authkey, message, response):
    name, mac = _get_digest_name_and_payload(response)
    name = name or "md5"
    try:
        expected = hmac.new(authkey, message, name).digest()
    except ValueError:
        raise AuthenticationError(f"digest_name={name!r} unsupported")
    if len(expected) != len(mac):
        raise AuthenticationError(f"expected {name!r} of length {len(expected)} got {len(mac)}")
    if not hmac.compare_digest(expected, mac):
        raise AuthenticationError("digest received was wrong")


def deliver_challenge(connection, authkey, digest_name="sha256"):
    """Make sure that the other end knows a key."""
    if not isinstance(authkey, bytes):
        raise ValueError("Authkey must be bytes, not {0!s}".format(type(authkey)))
    assert MESSAGE_LENGTH > _MD5ONLY_MESSAGE_LENGTH, "protocol constraint"
    message = os.urandom(MESSAGE_LENGTH)
    message = b"{%s}%s" % (digest_name.encode("ascii"), message)
    connection.send_bytes(_CHALLENGE + message)
    response = connection.recv_bytes(256)
    try:
        _verify_challenge(authkey, message, response)
    except AuthenticationError:
        connection.send_bytes(_FAILURE)
        raise
    connection.send_bytes(_WELCOME)


def answer_challenge(connection, authkey):
    """Show the other end that one knows a key."""
    if not isinstance(authkey, bytes):
        raise ValueError("Authkey must be bytes, not {0!s}".format(type(authkey)))
    message = connection.recv_bytes(256)
    if not message.startswith(_CHALLENGE):
        raise AuthenticationError(f"Protocol error, expected challenge: {message=}")
    message = message[len(_CHALLENGE):]
    if len(message) < _MD5ONLY_MESSAGE_LENGTH:
        raise AuthenticationError(f"challenge too short: {len(message)} bytes")
    connection.send_bytes(_create_response(authkey, message))
    if connection.recv_bytes(256) != _WELCOME:
        raise AuthenticationError("digest sent was rejected")
