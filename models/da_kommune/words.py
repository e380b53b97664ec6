"""A word list as two arrays: forms as sorted 64-bit hashes, and beside each the number of its edit.

A dict of 200,000 forms takes an eighth of a second to make each time the pipeline is loaded; arrays are read
as they lie on disk. Of a form only spaCy's hash is kept: a word that is on no list has one chance in 10^13 to be
taken for one that is.
"""

from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy
from spacy.strings import hash_string

_FORMS, _EDITS = "forms.npy", "edit_of_form.npy"

Edit = tuple[int, str]  # letters off the end, letters on


class WordList:
    """Forms with their lemmas, `words[form] == lemma`, by edits: 200,000 forms share some 1,800 of them."""

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        found = {form: edit(form, lemma) for form, lemma in (words or {}).items()}
        self.edits = sorted(set(found.values()))
        numbers = {known: number for number, known in enumerate(self.edits)}
        rows = sorted((hash_string(form), numbers[known]) for form, known in found.items())
        if len({row[0] for row in rows}) < len(rows):
            raise ValueError("two forms have one hash")
        self._set(numpy.array([row[0] for row in rows], "<u8"), numpy.array([row[1] for row in rows], "<u2"))

    def _set(self, hashes: Any, numbers: Any) -> None:
        self.hashes, self.numbers = hashes, numbers
        # where the hashes with the same first 16 bits begin: leaves some three of them to look at
        self._starts = numpy.searchsorted(hashes >> numpy.uint64(48), numpy.arange(2**16 + 1, dtype="<u8")).tolist()
        self._sorted = memoryview(hashes)

    def _place(self, form: str) -> int:
        wanted = hash_string(form)
        first = wanted >> 48
        end = self._starts[first + 1]
        place = bisect_left(self._sorted, wanted, self._starts[first], end)
        return place if place < end and self._sorted[place] == wanted else -1

    def __len__(self) -> int:
        return len(self.hashes)

    def __contains__(self, form: str) -> bool:
        return self._place(form) >= 0

    def get(self, form: str) -> str | None:
        """The lemma of a form, None when it is not listed."""
        place = self._place(form)
        if place < 0:
            return None
        off, on = self.edits[self.numbers[place]]
        return form[: len(form) - off] + on

    def to_disk(self, folder: Path) -> None:
        """Write the arrays as they are, the same bytes for the same words."""
        numpy.save(folder / _FORMS, self.hashes)
        numpy.save(folder / _EDITS, self.numbers)

    def from_disk(self, folder: Path, edits: list[Edit]) -> "WordList":
        """Read what `to_disk` wrote; `edits` are kept by the caller."""
        self.edits = edits
        self._set(numpy.load(folder / _FORMS), numpy.load(folder / _EDITS))
        return self


def edit(form: str, lemma: str) -> Edit:
    """What makes the lemma of a form: letters off its end, letters on."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]
