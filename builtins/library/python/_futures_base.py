"""What concurrent.futures has as text: its logger."""

import logging

LOGGER = logging.getLogger("concurrent.futures")


def _tell(future, exception):
    """Log what a callback of a future has raised."""
    LOGGER.error("exception calling callback for %r", future, exc_info=exception)
