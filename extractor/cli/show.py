"""`extractor show`."""


def show() -> None:
    """Kommer."""
