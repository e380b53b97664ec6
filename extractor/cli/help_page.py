"""Pages of `--help` in one language throughout: the frame that Typer and Click put around our own sentences, too.

What they write is changed where it is written, not in the finished page, so that columns and lines stay whole.
"""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from extractor.cli.language import asked

# How Typer and Click word the frame -> Danish.
FRAME = {
    "Usage: ": "Brug: ",
    "Arguments": "Argumenter",
    "Options": "Tilvalg",
    "Commands": "Kommandoer",
    "Show this message and exit.": "Vis denne hjælp.",
    "Install completion for the current shell.": "Slå udfyldning med tabulator til i din skal.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Vis, hvad udfyldning med tabulator kræver, så det kan tilpasses."
    ),
}
_USAGE = {"[OPTIONS]": "[TILVALG]", "COMMAND [ARGS]...": "KOMMANDO …"}
_NOTES = (("[required]", "[skal angives]"), ("[default: ", "[ellers "))
_RANGES = {"da": r"\1 til \2", "en": r"\1 to \2"}
_RANGE = re.compile(r"(\d+)<=x<=(\d+)")
_BRACES = re.compile(r"\{([^{}]+)\}(?:\.\.\.)?")  # what Typer sets around the name of an argument
_TYPE = re.compile(r" <[\w \[\]]+>$")  # and behind it: a type of Python's, no word for users
_PLACE = re.compile(r"\b[A-ZÆØÅ]{2,}\b")
_QUOTED = re.compile("«([^«»]+)»")


class _Danish:
    """The frame in Danish; our own sentences are as they stand."""

    def frame(self, word: str) -> str:
        return FRAME.get(word, word)

    def usage(self, args: str) -> str:
        return _put(args, _USAGE.items())

    def told(self, text: str) -> str:
        return _RANGE.sub(_RANGES["da"], _put(self.frame(text), _NOTES))


class _English:
    """The frame as it is; our own sentences by the list."""

    def __init__(self) -> None:
        from extractor.cli.help_english import TEXTS  # where it is asked for alone

        self._texts = TEXTS

    def frame(self, word: str) -> str:
        return word

    def usage(self, args: str) -> str:
        return args

    def told(self, text: str) -> str:
        """A sentence without what Click adds to it, or a paragraph of sentence and examples."""
        own, gap, note = text.partition("  [")
        said, sign, examples = " ".join(own.split()).partition("Eksempler: ")
        shown = _QUOTED.sub(r"`\1`", examples)
        parts = (self._texts.get(said.strip(), said.strip()), f"Examples: {shown}" if sign else "")
        return " ".join(part for part in parts if part) + gap + _RANGE.sub(_RANGES["en"], note)


def placed(name: str, language: str) -> str:
    """What stands for a value, as a page of this language names it: STI is PATH."""
    if language != "en":
        return name
    from extractor.cli.help_english import PLACES

    return _PLACE.sub(lambda found: PLACES.get(found[0], found[0]), name)


def _put(text: str, changes: Any) -> str:
    for old, new in changes:
        text = text.replace(old, new)
    return text


def _formatter(kind: type) -> type:
    """A formatter of `kind` that writes in the language that is asked for."""
    language = asked()
    words: _Danish | _English = _English() if language == "en" else _Danish()

    class Page(kind):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, words.usage(placed(_plain(args), language)), words.frame("Usage: "))

        def write_heading(self, heading: str) -> None:
            super().write_heading(words.frame(heading))

        def write_text(self, text: str) -> None:
            super().write_text("\n\n".join(words.told(paragraph) for paragraph in text.split("\n\n")))

        def write_dl(self, rows: Any, *args: Any, **named: Any) -> None:
            told = [(placed(_TYPE.sub("", name), language), words.told(text)) for name, text in rows]
            super().write_dl(told, *args, **named)

    return Page


def _plain(args: str) -> str:
    """The arguments of a usage line: `{FIL...}...` is `FIL...`, and only what can be left out stands in brackets."""
    return _BRACES.sub(r"\1", args).replace("[[", "[").replace("]]", "]")


class _Page:
    """What a command's page is made with."""

    def get_help(self, ctx: Any) -> str:
        given = ctx.make_formatter()
        formatter = _formatter(type(given))(width=given.width)
        self.format_help(ctx, formatter)  # type: ignore[attr-defined]
        return str(formatter.getvalue()).rstrip("\n")


class Command(_Page, TyperCommand):
    """A command with a page of its own language."""


class Group(_Page, TyperGroup):
    """A group with such a page, where each command is told in its whole first paragraph."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands as they were added, none of their sentences cut."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first(command)) for name, command in found if command and not command.hidden])


def _first(command: Any) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())
