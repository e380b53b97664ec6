"""Danish: words as data, pure readers of strings."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The word list `lang/da/<name>.toml`."""
    return tomllib.loads((files("extractor.lang") / "da" / f"{name}.toml").read_text("utf-8"))
