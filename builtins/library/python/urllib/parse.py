"""Take URLs apart and put them together."""

from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urlsplit", "urlunsplit", "urljoin", "urlencode", "parse_qs", "parse_qsl",
           "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "urldefrag"]

_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_SCHEME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")


def quote_from_bytes(bs, safe="/"):
    """Quote bytes."""
    keep = _SAFE | frozenset(safe.encode("ascii", "ignore"))
    return "".join(chr(b) if b in keep else "%%%02X" % b for b in bs)


def quote(string, safe="/", encoding=None, errors=None):
    """Quote what a URL means otherwise."""
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Quote for the query of a URL, where a space is a plus."""
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    return "+".join(quote_from_bytes(part, safe) for part in string.split(b" "))


def unquote_to_bytes(string):
    """Undo quote, as bytes."""
    if isinstance(string, str):
        string = string.encode("utf-8")
    parts = string.split(b"%")
    out = [parts[0]]
    for part in parts[1:]:
        try:
            out.append(bytes([int(part[:2].decode("ascii"), 16)]) + part[2:])
        except ValueError:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    """Undo quote."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Undo quote_plus."""
    return unquote(string.replace("+", " "), encoding, errors)


class _Parts:
    """What the parts of a URL tell besides themselves."""

    def _address(self):
        userinfo, _, host = self.netloc.rpartition("@")
        if host.startswith("["):
            name, _, port = host[1:].partition("]")
            return userinfo, name, port.lstrip(":")
        name, _, port = host.partition(":")
        return userinfo, name, port

    @property
    def hostname(self):
        return self._address()[1].lower() or None

    @property
    def port(self):
        port = self._address()[2]
        if not port:
            return None
        if not port.isdigit():
            raise ValueError("Port could not be cast to integer value as %r" % port)
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)

    @property
    def username(self):
        return self._address()[0].partition(":")[0] or None

    @property
    def password(self):
        return self._address()[0].partition(":")[2] or None


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _Parts):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Parts):
    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    """Take a URL apart into five parts."""
    url = url.strip()
    netloc = query = fragment = ""
    before, colon, after = url.partition(":")
    if colon and before and before[0].isalpha() and all(c in _SCHEME for c in before):
        scheme, url = before.lower(), after
    if url.startswith("//"):
        end = min([i for i in (url.find(c, 2) for c in "/?#") if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    """Take a URL apart into six parts."""
    s = urlsplit(url, scheme, allow_fragments)
    path, params = s.path, ""
    if s.scheme in ("", "http", "https", "ftp", "file", "sftp", "rtsp", "sip", "tel", "mms"):
        head, slash, last = path.rpartition("/")
        last, _, params = last.partition(";")
        path = head + slash + last
    return ParseResult(s.scheme, s.netloc, path, params, s.query, s.fragment)


def urlunsplit(components):
    """Put five parts together."""
    scheme, netloc, url, query, fragment = components
    if netloc or url.startswith("//"):
        if url and not url.startswith("/"):
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return url


def urlunparse(components):
    """Put six parts together."""
    scheme, netloc, path, params, query, fragment = components
    if params:
        path += ";" + params
    return urlunsplit((scheme, netloc, path, query, fragment))


def urldefrag(url):
    """Split a URL before its fragment."""
    s = urlsplit(url)
    return DefragResult(urlunsplit((s.scheme, s.netloc, s.path, s.query, "")), s.fragment)


def urljoin(base, url, allow_fragments=True):
    """Return what a reference in the document of the first URL means."""
    if not base:
        return url
    if not url:
        return base
    b, u = urlsplit(base, "", allow_fragments), urlsplit(url, "", allow_fragments)
    if u.scheme and u.scheme != b.scheme:
        return url
    if u.netloc:
        return urlunsplit((b.scheme, u.netloc, u.path, u.query, u.fragment))
    if not u.path:
        return urlunsplit((b.scheme, b.netloc, b.path, u.query or b.query, u.fragment))
    if u.path.startswith("/"):
        parts = u.path.split("/")
    else:
        parts = b.path.split("/")[:-1] + u.path.split("/")
        if b.netloc and parts[0] != "":
            parts.insert(0, "")
    out = []
    for part in parts[1:] if parts[0] == "" else parts:
        if part == "..":
            del out[-1:]
        elif part != ".":
            out.append(part)
    if parts[-1] in (".", ".."):
        out.append("")
    path = "/".join(([""] if parts[0] == "" else []) + out)
    return urlunsplit((b.scheme, b.netloc, path or "/", u.query, u.fragment))


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Make the query of a URL of a dict, or of pairs."""
    if hasattr(query, "items"):
        query = query.items()

    def text(v):
        return quote_via(v if isinstance(v, bytes) else str(v), safe)

    pairs = []
    for key, value in query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__"):
            pairs += [text(key) + "=" + text(v) for v in value]
        else:
            pairs.append(text(key) + "=" + text(value))
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """Take a query apart into pairs."""
    pairs = []
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        name, equals, value = part.partition("=")
        if not equals and strict_parsing:
            raise ValueError("bad query field: %r" % (part,))
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """Take a query apart into a dict of lists."""
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
