"""Numbers that are no fact: case numbers, law, labels, phones, ages, clock times, addresses, names (guidelines 1.2).

Runs first, so that what it takes can become nothing else. Dates are left to their finder.
"""

import re
from collections.abc import Iterator

from extractor.facts.age import Ages
from extractor.facts.cells import cell_starts, cell_values
from extractor.facts.codes import CLUSTER, CLUSTERED, addresses, cluster
from extractor.facts.labels import Labels
from extractor.facts.places import TIMES, Places
from extractor.facts.reading import Reading, Source, add_mentions, reading
from extractor.facts.refusal import refuse
from extractor.facts.series import line_before
from extractor.lang.numbers import Numeral
from extractor.schema.facts import Mention

_QUOTE_END = re.compile(r"[\"»”“]")
# «de tre foregående år»: a stretch of time, no quantity
_SPAN = re.compile(
    r" (?:foregående|forudgående|forrige|mellemliggende|efterfølgende) (?:år|måneder|uger|dage|kvartaler)(?!\w)"
)
_TO_NOTHING = ("rammer ", "ramme ", "rammet ", "ramte ", "går i ", "gå i ", "gik i ", "ender i ", "ende i ", "i alt i ")
_IDIOM = re.compile(r" (?:tak|og én|slag|gode råd)(?!\w)")  # «tusind tak»
_PARTED = re.compile(
    r"-[ \n](?!(?:og|eller|til|samt|års|årig)(?!\w))[a-zæøå]{2}"
)  # «ti- den»: a word cut at its hyphen
_ENGLISH = re.compile(r"(?<!\w)(?:files|the|and|with|of|is|are|this|over an?)(?!\w)")


class Refuser:
    """Take the numbers that are no fact."""

    def __init__(self) -> None:
        self.labels = Labels()
        self.places = Places(self.labels)
        self.ages = Ages()

    def __call__(self, doc: Source) -> Source:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Source) -> Iterator[Mention]:
        """Refuse; no mention comes of it."""
        now = reading(doc)
        addresses(now)
        for cell in cell_values(now):
            if cell.kind == "refused":
                refuse(now, cell.start, cell.end, cell.unit or "list_number")
        alone = cell_starts(now)
        for index, number in enumerate(now.numerals):
            if number.start in alone:
                continue
            if number.shape in ("word", "article"):
                self._word(now, number)
            elif now.free(number.start, number.end):
                self._figure(now, index, number)
            if now.text.startswith((" fo", " me", " ef"), number.end) and _SPAN.match(now.text, number.end):
                refuse(now, number.start, number.end, "vague")
        return iter(())

    def _foreign(self, text: str, number: Numeral) -> bool:
        """The English «to» of a picture's description."""
        if number.end - number.start != 2 or text[number.start : number.end].lower() != "to":
            return False
        return _ENGLISH.search(text, max(0, number.start - 60), number.end + 60) is not None

    def _word(self, now: Reading, number: Numeral) -> None:
        text = now.text
        before = line_before(text, number.start, 24).lower()
        if (
            number.value is not None
            and number.value >= 100
            and before.endswith(("flere ", "mange ", "nogle ", "et par ", "adskillige "))
        ) or (_IDIOM.match(text, number.end) or (text.startswith("-", number.end) and _PARTED.match(text, number.end))):
            refuse(now, number.start, number.end, "vague")
        elif text[number.start : number.end].lower() == "nul" and before.endswith(_TO_NOTHING):
            refuse(now, number.start, number.end, "vague")  # «udvalget rammer nul», «budgettet går i nul»
        elif self._foreign(text, number):
            refuse(now, number.start, number.end, "foreign")
        elif before.endswith("under ") and text[number.start : number.end].lower() in ("ét", "eet"):
            refuse(now, number.start, number.end, "vague")  # «for landet under ét»
        elif number.start and text[number.start - 1] in '"«“”' and text[number.start].isupper():
            closing = _QUOTE_END.search(text, number.end, number.end + 30)
            if closing is not None and number.value != 100:
                refuse(now, number.start, number.end, "name")
        elif text.startswith(" g", number.end) and TIMES.match(text, number.end):
            refuse(now, number.start, number.end, "ratio")
        elif before.endswith(("-til-", "på ")) and text[number.end : number.end + 6] in (" gang", "-", " gang."):
            refuse(now, number.start, number.end, "vague")

    def _figure(self, now: Reading, index: int, number: Numeral) -> None:
        text, start = now.text, number.start
        code = CLUSTER.match(text, start) if CLUSTERED.match(text, start) else None
        if code is not None and cluster(now, code):
            return
        last = text[start - 1] if start else "\n"
        if last.isalpha() or last == "_":
            self.labels.glued(now, number)
            return
        before = line_before(text, start, 60)
        if self.labels.refuse(now, index, before) or self.ages.refuse(now, index, before):
            return
        self.places.refuse(now, index, before)
