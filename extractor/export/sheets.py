"""Which columns the people's tables show, in the workbook and as Excel CSV."""

from typing import NamedTuple


class Sheet(NamedTuple):
    """A sheet: title, file name of its CSV, table it comes from, columns and their widths in characters."""

    title: str
    file: str
    table: str
    columns: tuple[tuple[str, int], ...]
    about: str


def _columns(spec: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, int(width)) for name, width in (entry.split(":") for entry in spec.split()))


FACTS = Sheet(
    "Oplysninger",
    "oplysninger_excel.csv",
    "facts",
    _columns(
        "municipality:18 document_date:12 kind:10 value:12 value_to:12 unit:14 modifier:12 "
        "noun:34 start_date:12 end_date:12 missing:22 text:26 sentence:70 page:7 section:28 row_path:30 column_path:30 "
        "basis:18 source:34"
    ),
    "Hvert tal og hver dato i dokumenterne, med den sætning og side, de står på.",
)
COMMITMENTS = Sheet(
    "Tilsagn",
    "tilsagn_excel.csv",
    "commitments",
    _columns(
        "municipality:18 origin:12 actor:24 strength:12 state:12 deadline:12 deadline_kind:14 deadline_text:22 "
        "missing:22 target_value:12 target_unit:16 target_group:28 condition:30 text:70 page:7 "
        "section:28 source:34"
    ),
    "Hvad kommunen har lovet eller er pålagt, og hvornår.",
)
INITIATIVES = Sheet(
    "Indsatser",
    "indsatser_excel.csv",
    "initiatives",
    _columns(
        "municipality:18 type:26 status:14 name:28 start_date:12 end_date:12 participants:14 target_group:28 text:70 "
        "page:7 section:28 source:34"
    ),
    "Konkrete indsatser, der er planlagt, i gang, gennemført eller stoppet.",
)
SERIES = Sheet(
    "Tidsserier",
    "tidsserier_excel.csv",
    "observations",
    _columns(
        "municipality:18 municipality_code:10 target_group:30 indicator:44 as_of_start:12 as_of_end:12 value:12 "
        "value_to:12 unit:14 role:12 source_kind:18 missing:22 sentence:70 page:7 source:34"
    ),
    "Sammenlignelige tal: kommune, målgruppe, indikator og dag. Tal af forskellig art må ikke trækkes fra hinanden.",
)
SOURCES = Sheet(
    "Kilder",
    "kilder_excel.csv",
    "documents",
    _columns(
        "source:38 status:16 problem_codes:26 doc_type:16 title:50 municipality:18 municipality_code:10 sender:26 "
        "recipient:26 date:12 case_numbers:22 pages:8 mentions:10 observations:10 initiatives:10 commitments:10 "
        "document_id:18 sha256:20 extractor_version:12"
    ),
    "De læste dokumenter, og hvad der eventuelt gik galt.",
)
SHEETS = (FACTS, COMMITMENTS, INITIATIVES, SERIES, SOURCES)
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def missing(table: str, row: dict[str, object]) -> str:
    """Why a cell that one would expect to hold a value is empty."""
    if table == "facts" and row["kind"] == "date" and row["start_date"] is None:
        return "datoen kan ikke placeres"
    if table == "observations" and row["as_of_start"] is None:
        return "tidspunkt står ikke i teksten"
    if table == "commitments" and row["deadline"] is None:
        return "ubestemt frist" if row["deadline_text"] else "ingen frist i teksten"
    return ""
