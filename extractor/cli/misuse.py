"""A command line that cannot be understood, told in one sentence instead of the parser's English."""

import os
import re
import sys
from typing import Any

from extractor.cli.help_page import placed
from extractor.cli.say import plain, say, sentence


def misused(error: Any, language: str) -> int:
    """Say what is wrong with the arguments; the exit code. `error` is the parser's exception.

    Told apart by class name: some releases of Typer bring their own copy of Click, others use the installed one.
    """
    kind, context = type(error).__name__, getattr(error, "ctx", None)
    path = context.command_path if context else _named()
    if kind == "NoArgsIsHelpError":
        error.show()
    else:
        say(plain(_sentence(error, kind, path, language)))
    return int(error.exit_code)


def _sentence(error: Any, kind: str, path: str, language: str) -> str:
    if kind == "MissingParameter":
        return sentence("option_missing", language, _name(error, language), path)
    if kind == "NoSuchOption":
        return sentence("option_unknown", language, error.option_name, path, _suggestion(error, language))
    if kind == "NoSuchCommand" or "No such command" in error.message:
        return sentence("option_unknown", language, *_command(error.message, path, language))
    if kind == "BadOptionUsage":
        return sentence("option_needs_value", language, error.option_name, path)
    if kind == "BadParameter":
        return sentence("option_value", language, _name(error, language), path)
    if error.message.startswith("Missing command"):
        return sentence("option_missing", language, placed("KOMMANDO", language), path)
    if "unexpected extra argument" in error.message:
        return sentence("option_extra", language, path)
    return str(error.format_message())


def _name(error: Any, language: str) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    options = [option for option in parameter.opts if option.startswith("-")]
    if options:
        return max(options, key=len)
    return placed(str(parameter.metavar or parameter.name), language).strip("[].")


def _suggestion(error: Any, language: str) -> str:
    files = [word for word in sys.argv[1:] if word.startswith(error.option_name) and os.path.lexists(word)]
    if files:
        return sentence("option_file", language, files[0])
    found = sorted(error.possibilities or ())
    return sentence("option_suggestion", language, ", ".join(found)) if found else ""


def _command(message: str, path: str, language: str) -> tuple[str, str, str]:
    """The unknown word, where to look, and the names that are like it: the parser tells all of it in one sentence."""
    word, *like = [word for _, word in re.findall(r"""(['"])(.*?)\1""", message)] or [""]
    return f"«{word}»", path, sentence("option_suggestion", language, ", ".join(like)) if like else ""


def _named() -> str:
    """The command that was called, where the parser does not tell: the word after the program."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    return f"extractor {word}" if word.isalpha() else "extractor"
