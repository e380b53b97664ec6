"""Which verb a Danish word is a form of, in which form, and what kind of doing it tells.

Words and classes: da/verbs.toml. A form may belong to two verbs («ansatte» is past and participle); the look-up
gives all readings, and the clause decides. One dictionary look-up per word.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from extractor.lang import table

Form = Literal["infinitive", "present", "past", "participle", "passive"]
FORMS: tuple[Form, ...] = ("infinitive", "present", "past", "participle", "passive")
_ENDINGS = {"a": ("e", "er", "ede", "et", "es"), "b": ("e", "er", "te", "t", "es")}


class Verb(Struct, frozen=True):  # read a thousand times a page: a named tuple looks its fields up by a call
    """One reading of a word as a verb."""

    lemma: str
    kind: str  # the table of verbs.toml
    form: Form


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Lower-cased form -> its readings, in the order of verbs.toml."""
    found: dict[str, list[Verb]] = {}
    for kind, entry in table("verbs").items():
        for slots in _conjugated(entry):
            lemma = slots[0].split("/")[0]
            for form, spellings in zip(FORMS, slots, strict=True):
                for spelling in spellings.split("/"):
                    readings = found.setdefault(spelling, [])
                    if all((r.lemma, r.form) != (lemma, form) for r in readings):
                        readings.append(Verb(lemma, kind, form))
    return {word: tuple(readings) for word, readings in found.items()}


def _conjugated(entry: dict[str, str | list[str]]) -> Iterator[tuple[str, ...]]:
    for conjugation, endings in _ENDINGS.items():
        for stem in str(entry.get(conjugation, "")).split():
            yield tuple(stem + ending for ending in endings)
    for line in entry.get("forms", ()):
        slots = tuple(str(line).split())
        if len(slots) != len(FORMS):
            raise ValueError(f"verbs.toml: five forms expected in «{line}»")
        yield slots


def readings(word: str) -> tuple[Verb, ...]:
    """The readings of a lower-cased word as a verb; none where it is no known verb."""
    return verbs().get(word, ())
