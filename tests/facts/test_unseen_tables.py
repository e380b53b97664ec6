"""Cells of tables that no rule was written from: the unit of a caption, months set with blanks, status cells."""

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.settings import Settings

LEAD = "Dato: 28-08-2018\n\n"


def _found(text: str) -> list[tuple[str, str]]:
    result = extract(read_bytes((LEAD + text).encode(), "tabel.txt", ".txt", Settings()), load())
    whole = LEAD + text
    return [(m.kind, whole[m.start : m.end]) for m in sorted(result.mentions, key=lambda m: m.start)][1:]


def test_the_unit_that_ends_a_caption_holds_for_rows_of_another_name():
    table = (
        "Tabel 2. Aktivering og rettidighed, pct.\n\t2.kvt. 17\t2.kvt. 18\n"
        "Aktiveringsgrad\t24,8\t26,3\nRettidige samtaler\t91\t95\n"
    )
    cells = _found(table)
    assert [found for found in cells if found[1] in ("24,8", "26,3", "91", "95")] == [
        ("percentage", figure) for figure in ("24,8", "26,3", "91", "95")
    ]


def test_months_in_columns_set_with_blanks():
    table = (
        "Dagpengemodtagere, 2018       Maj      Juni     Juli\nAntal i målgruppen            188      194      179\n"
        "I procent                     37,8     36,1     47,5\n"
    )
    assert [span for kind, span in _found(table) if kind == "date"] == ["2018", "Maj", "Juni", "Juli"]


def test_a_status_cell_counts_what_is_found():
    table = "Handling\tTid\tStatus\nRekruttering af 8 mentorer\tfebruar\tI gang, 5 fundet\nPraktik\tStart 1/9\tAftalt\n"
    assert _found(table) == [("count", "8"), ("date", "februar"), ("count", "5"), ("date", "1/9")]


def test_a_quarter_behind_the_number_of_a_table():
    assert _found("Tabel 3. 2. kvartal 2018\n\tNye forløb\nA-dagpenge\t214\n")[0] == ("date", "2. kvartal 2018")
