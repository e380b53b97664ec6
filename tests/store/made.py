"""Records made up for the tests: letters of a fixed pattern, everything in them drawn from a seed."""

import hashlib
import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

from extractor.assembly.fact import item_id
from extractor.lang.names import municipalities
from extractor.schema.facts import DateFact, Fact, Provenance, TableRef, ValueFact
from extractor.schema.records import SCHEMA_VERSION, Commitment, Initiative, Observation, Result, SectionRecord
from extractor.schema.result import Metadata

GROUPS = ("aktivitetsparate", "jobparate", "sygedagpenge", "a_dagpenge", "uddannelseshjaelp", "ressourceforloeb")
INDICATORS = (
    "andel_uden_tilbud_eller_mentor_12m", "andel_uden_4_samtaler_6m", "andel_uden_1_tilbud_6m", "antal_borgere",
    "antal_mentorer", "andel_med_ordinaere_timer", "gennemsnitlig_varighed", "other",
)  # fmt: skip
EFFORTS = ("mentor_kapacitet", "virksomhedsindsats", "opkvalificering", "jobkonsulenter", "samtaler")
TYPES = ("redegoerelse", "supervision_letter", "agenda", "minutes", "report")


def record(seed: int, figures: int = 4, version: str = "1.0", source: str | None = None) -> Result:
    """A letter with `figures` statements; the same seed gives the same letter."""
    draw = random.Random(seed)
    place = draw.choice(municipalities())
    year, month = draw.randint(2013, 2025), draw.randint(1, 12)
    letter = _Letter(f"brev {seed}", draw, place.name, place.code, f"{year}-{month:02d}-28")
    letter.write(f"{place.name} Kommune\n\nRedegørelse nr. {seed}\n\n")
    for _ in range(figures):
        letter.figure()
    letter.effort()
    letter.promise()
    letter.write("Med venlig hilsen\nBorgmesteren\n")
    sha = hashlib.sha256(f"bytes {seed}".encode()).hexdigest()
    return letter.result(sha, source or f"breve/{seed:06d}.txt", draw.choice(TYPES), version)


class _Letter:
    def __init__(self, name: str, draw: random.Random, place: str, code: str, day: str) -> None:
        self.draw, self.place, self.code, self.day = draw, place, code, day
        self.document_id = hashlib.sha256(f"bytes {name.split()[1]}".encode()).hexdigest()[:16]
        self.text = ""
        self.mentions: list[Fact] = []
        self.observations: list[Observation] = []
        self.initiatives: list[Initiative] = []
        self.commitments: list[Commitment] = []

    def write(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text
        return start, len(self.text)

    def _id(self, kind: str, start: int, end: int) -> str:
        return item_id(self.document_id, kind, start, end)

    def _where(self, start: int, end: int, **more: Any) -> Provenance:
        x = round(72 + (start % 40) * 11.3, 1)
        return Provenance(1, ((x, 310.2, x + 48.4, 322.0),), (start - 5, end + 5), "Status på indsatsen", **more)

    def _value(self, kind: str, text: str, value: Decimal, unit: str | None, **more: Any) -> ValueFact:
        start, end = self.write(text)
        cell = TableRef(1, 2, 3, ("A-dagpenge mv.",), ("Samtaler", "September 2022")) if "cell" in more else None
        place = self._where(start, end, table=cell)
        made = ValueFact(
            self._id(kind, start, end), kind, start, end, text, value, None, unit, None, more.get("noun"), place,  # type: ignore[arg-type]
            "literal", f"{kind}/figure", 0.97,
        )  # fmt: skip
        self.mentions.append(made)
        return made

    def figure(self) -> None:
        """«Pr. 1. februar 2018 var 414 borgere uden indsats. Det svarer til 38,5 pct.»"""
        draw = self.draw
        day = f"{draw.randint(2013, 2025)}-{draw.randint(1, 12):02d}-01"
        self.write("Pr. ")
        start, end = self.write(f"1. måned {day[:7]}")
        self.mentions.append(
            DateFact(
                self._id("date", start, end),
                "date",
                start,
                end,
                self.text[start:end],
                day,
                day,
                "day",
                False,
                self._where(start, end),
                "literal",
                "date/day",
                0.98,
            )
        )
        self.write(" var ")
        count = draw.randint(10, 999)
        self._value("count", f"{count}", Decimal(count), None, noun="borgere")
        self.write(" borgere uden indsats. Det svarer til ")
        share = Decimal(draw.randint(10, 900)) / 10
        made = self._value(
            "percentage", f"{share} pct.".replace(".", ",", 1), share, "percent", cell=draw.random() < 0.3
        )
        self.write(" af gruppen.\n\n")
        self.observations.append(
            Observation(
                self._id("observation", made.start, made.end),
                made.id,
                made.start,
                made.end,
                share,
                None,
                "percent",
                self.place,
                self.code,
                draw.choice(GROUPS),
                draw.choice(INDICATORS),
                day,
                day,
                "actual",
                "own_count",
                made.provenance,
                {"as_of": "literal", "target_group": "inherited"},
                0.9,
            )
        )

    def effort(self) -> None:
        start, end = self.write("Kommunen har ansat tre mentorer")
        self.initiatives.append(
            Initiative(
                self._id("initiative", start, end),
                start,
                end,
                self.text[start:end],
                self.draw.choice(EFFORTS),
                "ongoing",
                None,
                None,
                None,
                3,
                None,
                self.place,
                self._where(start, end),
                "initiative/done",
                0.8,
            )
        )
        self.write(".\n\n")

    def promise(self) -> None:
        draw = self.draw
        due = f"{draw.randint(2014, 2027)}-{draw.randint(1, 12):02d}-01" if draw.random() < 0.8 else None
        start, end = self.write("Alle borgere skal have et tilbud")
        self.commitments.append(
            Commitment(
                self._id("commitment", start, end),
                start,
                end,
                self.text[start:end],
                draw.choice(("promised", "imposed")),
                self.place,
                "binding",
                due,
                "senest" if due else None,
                "due" if due else None,
                draw.choice(("open", "open", "open", "met", "missed")),
                None,
                Decimal("20.0"),
                "percent",
                draw.choice(GROUPS),
                self.place,
                self._where(start, end),
                "commitment/shall",
                0.8,
            )
        )
        self.write(".\n\n")

    def result(self, sha: str, source: str, doc_type: Any, version: str) -> Result:
        about = Metadata(doc_type, "Redegørelse", self.place, self.code, "Borgmesteren", "STAR", self.day, ("17/1234",))
        return Result(
            SCHEMA_VERSION, self.document_id, source, sha, "application/pdf", 1, False, "ok", (), version, None, about,
            self.text, (SectionRecord(0, len(self.text), 1, "Redegørelse", "1"),), tuple(self.mentions),
            tuple(self.observations), tuple(self.initiatives), tuple(self.commitments),
        )  # fmt: skip


def moved(result: Result, at: int, inserted: str) -> Result:
    """The record of the same bytes as a reader with more text at `at` gives it: offsets and ids follow."""
    n = len(inserted)

    def shift(entry: Any) -> Any:
        if entry.start < at:
            return entry
        kind = getattr(entry, "kind", type(entry).__name__.lower())
        place = entry.provenance
        sentence = (place.sentence[0] + n, place.sentence[1] + n) if place.sentence else None
        name = item_id(result.document_id, kind, entry.start + n, entry.end + n)
        change = {"start": entry.start + n, "end": entry.end + n, "id": name}
        return replace(entry, **change, provenance=replace(place, sentence=sentence))

    mentions = tuple(map(shift, result.mentions))
    names = {old.id: new.id for old, new in zip(result.mentions, mentions, strict=True)}
    figures = tuple(replace(shift(o), mention=names[o.mention]) for o in result.observations)
    return replace(
        result, text=result.text[:at] + inserted + result.text[at:], mentions=mentions, observations=figures,
        initiatives=tuple(map(shift, result.initiatives)), commitments=tuple(map(shift, result.commitments)),
        extractor_version="2.0",
    )  # fmt: skip


LETTER = record(21, 2)
AFTER = "2099-01-01"  # every deadline is over by then
