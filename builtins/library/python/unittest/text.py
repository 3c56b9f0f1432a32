"""Texts of values that are not too long."""


def short(value, longest=80):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if len(text) < longest else text[:longest] + " [truncated]..."


def pair(first, second):
    """Return the texts of two values. Of long ones what both begin with is left out, and then
    what is in the middle."""
    texts = [repr(first), repr(second)]
    width = max(map(len, texts))
    if width <= 80:
        return texts
    same = 0
    for a, b in zip(*texts):
        if a != b:
            break
        same += 1
    head = texts[0][:same]
    room = 80 - (width - same + 17)  # for the end of the head, if all of the rest is shown
    if room > 5:
        head = _middle(head, 5, room)
        return [head + t[same:] for t in texts]
    return [_middle(head, 5, 5) + _middle(t[same:], 41, 5) for t in texts]


def _middle(text, before, after):
    left_out = len(text) - before - after
    if left_out > 12:
        return "%s[%d chars]%s" % (text[:before], left_out, text[-after:])
    return text
