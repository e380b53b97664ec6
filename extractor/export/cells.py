"""Columns of cells: what the writers of tables share. A column is a sequence of values, all of as many rows.

Texts of a table repeat (a sentence with three figures stands in three rows, a municipality in all of a letter), so
that each is converted once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

Column = Sequence[Any]
_NOTHING = type(None)


def is_text(values: Column) -> bool:
    """Whether a column holds text alone, beside empty cells."""
    return set(map(type, values)) <= {str, _NOTHING}


def each(values: Column, convert: Callable[[Any], Any]) -> list[Any]:
    """A column of text (or of None) converted, every distinct value once."""
    known = {value: convert(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def each_of(values: Column, others: Callable[[Any], Any], convert: Callable[[Any], Any]) -> Column:
    """A column of which few values are others than they should be: those are converted."""
    known = {value: convert(value) for value in set(values) if others(value)}
    return list(map(known.get, values, values)) if known else values


def figure(value: Decimal | int) -> str:
    """A number with all of its digits and no exponent."""
    text = str(value)
    return text if "E" not in text else format(value, "f")


def csv_text(columns: Iterable[Sequence[str]], separator: str, newline: str) -> str:
    """Columns of text as lines of CSV; quotes stand only where a reader needs them (RFC 4180)."""
    signs = (separator, '"', "\r", "\n")
    needs = re.compile(f'[{separator}"\\r\\n]').search

    def quoted(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"'

    def safe(cells: Sequence[str]) -> Sequence[str]:
        whole = "\0".join(cells)  # four quick searches tell for most columns that no cell needs any
        return each_of(cells, needs, quoted) if any(sign in whole for sign in signs) else cells

    return newline.join([*map(separator.join, zip(*map(safe, columns), strict=True)), ""])
