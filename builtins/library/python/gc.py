"""Collection of garbage, which pyq does by itself: there is nothing to control."""

_on = [True]


def enable():
    """Note that collection is on."""
    _on[0] = True


def disable():
    """Note that collection is off."""
    _on[0] = False


def isenabled():
    """Tell what was noted."""
    return _on[0]


def collect(generation=2):
    """Return how much garbage was found: none."""
    return 0


def get_count():
    """Return the sizes of the generations."""
    return (0, 0, 0)


def get_threshold():
    """Return when CPython would collect."""
    return (700, 10, 10)


def set_threshold(threshold0, threshold1=10, threshold2=10):
    """Do nothing."""


def get_stats():
    """Return what was collected: nothing."""
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_objects(generation=None):
    """Return no objects."""
    return []


def get_referrers(*objs):
    """Return no objects."""
    return []


def freeze():
    """Do nothing."""


garbage = []
