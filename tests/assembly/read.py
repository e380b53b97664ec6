"""Read a sentence as it would stand in a letter or an agenda."""

from functools import cache

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.schema.records import Result
from extractor.settings import Settings

LETTER = (
    "Kolding Kommune\n\nBeskæftigelsesministeriet\n\nDato: 12. marts 2019\n\nSvar om indsatsen for ledige\n\n"
    "Kære minister\n\nTak for brevet.\n\n{}\n\nMed venlig hilsen\n\nBorgmester\n"
)
SUPERVISION = (
    "Styrelsen for Arbejdsmarked og Rekruttering\n\nSkive Kommune\n\nDato: 3. oktober 2022\n\nJ.nr. 22/01234\n\n"
    "Manglende genopretning af den tidlige indsats i Skive Kommune\n\nKære Ole\n\n{}\n\n"
    "Med venlig hilsen\n\nKontorchef\n"
)
AGENDA = (
    "Varde Kommune\n\nArbejdsmarkedsudvalget\n\nReferat\n\nDato: Onsdag den 8. maj 2019\n\n"
    "1. Status på indsatsen for langtidsledige\n\nSagsnr.: 19/1234\n\n{}\n"
)


@cache
def _nlp():  # type: ignore[no-untyped-def]
    return load()


def read(text: str, frame: str = LETTER) -> Result:
    """The record of a document that holds `text`."""
    document = read_bytes(frame.format(text).encode(), "test.txt", ".txt", Settings())
    return extract(document, _nlp())
