"""`extractor evaluate`."""


def evaluate() -> None:
    """Kommer."""
