"""The language of messages and help, told before the command line is parsed: its errors and pages speak it, too."""

import os
import sys
from contextlib import suppress
from itertools import pairwise

from extractor.cli.options import Language

SPOKEN = ("da", "en")
_OPTION = "--language"


def asked() -> str:
    """What the line says wherever it says so, else the environment, else `extractor.toml`; Danish where none does."""
    said = _on_the_line(sys.argv[1:]) or os.environ.get("EXTRACTOR_LANGUAGE") or _in_the_file()
    return said if said in SPOKEN else SPOKEN[0]


def speak(language: Language = None) -> None:
    """The option before a command's name: it holds for the command, which may have one of its own."""
    if language:
        os.environ["EXTRACTOR_LANGUAGE"] = language


def _on_the_line(arguments: list[str]) -> str:
    """The last one counts, as for every option; what follows `--` is no option."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    said = [after for word, after in pairwise(before) if word == _OPTION]
    said += [word.removeprefix(f"{_OPTION}=") for word in before if word.startswith(f"{_OPTION}=")]
    return said[-1] if said else ""


def _in_the_file() -> str:
    """As the settings read it; a file that cannot be read is theirs to complain about."""
    if not os.path.isfile("extractor.toml"):
        return ""
    import tomllib  # where there is such a file alone

    with suppress(OSError, ValueError), open("extractor.toml", "rb") as file:
        return str(tomllib.load(file).get("language", ""))
    return ""
