"""`extractor doctor`."""


def doctor() -> None:
    """Kommer."""
