"""Pages of `--help` that are Danish throughout: the frame that Typer and Click put around our own sentences, too.

What they write is changed where it is written, not in the finished page, so that columns and lines stay whole.
"""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

FRAME = {
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
_RANGE = re.compile(r"(\d+)<=x<=(\d+)")
_BRACES = re.compile(r"\{([^{}]+)\}(?:\.\.\.)?")  # what Typer sets around the name of an argument
_TYPE = re.compile(r" <[\w \[\]]+>$")  # and behind it: a type of Python's, no word for users


def _danish(kind: type) -> type:
    """A formatter of `kind` that writes the frame in Danish."""

    class Danish(kind):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, _usage(args), "Brug: ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(FRAME.get(heading, heading))

        def write_dl(self, rows: Any, *args: Any, **named: Any) -> None:
            super().write_dl([(_TYPE.sub("", name), _told(text)) for name, text in rows], *args, **named)

    return Danish


def _usage(args: str) -> str:
    """The arguments of a usage line: `{FIL...}...` is `FIL...`, and only what can be left out stands in brackets."""
    for english, danish in _USAGE.items():
        args = args.replace(english, danish)
    return _BRACES.sub(r"\1", args).replace("[[", "[").replace("]]", "]")


def _told(text: str) -> str:
    text = FRAME.get(text, text)
    for english, danish in _NOTES:
        text = text.replace(english, danish)
    return _RANGE.sub(r"\1 til \2", text)


class _Page:
    """What a command's page is made with."""

    def get_help(self, ctx: Any) -> str:
        given = ctx.make_formatter()
        formatter = _danish(type(given))(width=given.width)
        self.format_help(ctx, formatter)  # type: ignore[attr-defined]
        return str(formatter.getvalue()).rstrip("\n")


class Command(_Page, TyperCommand):
    """A command with a Danish page."""


class Group(_Page, TyperGroup):
    """A group with a Danish page, where each command is told in its whole first paragraph."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands as they were added, none of their sentences cut."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first(command)) for name, command in found if command and not command.hidden])


def _first(command: Any) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())
