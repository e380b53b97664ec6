"""Which columns the people's tables show, in the workbook and as Excel CSV."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Columns = dict[str, Sequence[Any]]  # by name, of as many rows


class Sheet(NamedTuple):
    """A sheet: title, file name of its CSV, table it comes from, columns and their widths in characters."""

    title: str
    file: str
    table: str
    columns: tuple[tuple[str, int], ...]
    about: str


def _columns(spec: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, int(width)) for name, width in (entry.split(":") for entry in spec.split()))


OVERVIEW = Sheet(
    "Overblik",
    "overblik_excel.csv",
    "overview",
    _columns(
        "municipality:20 documents:13 latest:13 key_indicator:44 key_group:40 key_value:11 key_day:13 "
        "previous_value:11 previous_day:13 key_source_kind:18 initiatives:13 initiatives_ongoing:13 "
        "initiatives_completed:13 promises:13 promises_met:11 promises_not_met:11 promises_not_assessed:13 "
        "without_new_deadline:13 promises_overdue:13 next_deadline:13 demands_unanswered:13 documents_partial:13 "
        "page:7 source:34 municipality_code:14"
    ),
    "Én række for hver kommune: dokumenter, det nyeste nøgletal, initiativer, tilsagn og frister.",
)
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
SERIES = Sheet(
    "Tidsserier",
    "tidsserier_excel.csv",
    "observations",
    _columns(
        "municipality:18 target_group:38 indicator:48 line:34 as_of_start:12 as_of_end:12 value:12 value_to:12 unit:14 "
        "modifier:12 role:12 source_kind:18 missing:26 row_path:30 column_path:30 sentence:70 page:7 source:34 "
        "municipality_code:14"
    ),
    "Sammenlignelige tal: kommune, målgruppe, indikator og dag. Tal af forskellig art må ikke trækkes fra hinanden.",
)
INITIATIVES = Sheet(
    "Initiativer",
    "initiativer_excel.csv",
    "initiatives",
    _columns(
        "municipality:18 type:30 status:14 text:70 name:24 start_date:12 end_date:12 participants:11 target_group:28 "
        "document_date:12 page:7 section:28 source:34"
    ),
    "Konkrete indsatser, der er planlagt, i gang, gennemført eller stoppet.",
)
COMMITMENTS = Sheet(
    "Tilsagn",
    "tilsagn_excel.csv",
    "promises",
    _columns(
        "municipality:18 origin:10 promise_text:60 promise_state:14 original_deadline:13 current_deadline:13 column:19 "
        "days_left:10 missed_note:24 evidence:50 evidence_source:30 deadline_text:22 missing:20 actor:20 strength:12 "
        "target_value:10 target_unit:12 target_group:26 condition:26 measurable:10 told:9 document_date:12 sentence:60 "
        "page:7 source:34"
    ),
    "Hvad kommunen har lovet eller er pålagt, oprindelig og gældende frist, tilstand og bevis.",
)
PLAN = Sheet(
    "Plantjek",
    "plantjek_excel.csv",
    "plan_checks",
    _columns(
        "municipality:18 demanded_on:12 demand:50 deadline:12 check_state:26 answered_on:12 link:10 point:34 "
        "point_found:10 passage:60 answer_source:30 page:7 source:34"
    ),
    "Krav om redegørelse eller plan: blev der svaret til tiden, og indeholder svaret det, der blev bedt om?",
)
DOCUMENTS = Sheet(
    "Dokumenter",
    "dokumenter_excel.csv",
    "documents",
    _columns(
        "municipality:18 date:12 doc_type:16 title:50 status:16 problem_codes:26 sender:26 recipient:26 "
        "case_numbers:22 pages:8 mentions:12 observations:12 initiatives:12 commitments:12 source:38 "
        "municipality_code:14 document_id:18 sha256:20 extractor_version:12"
    ),
    "De læste dokumenter.",
)
PROBLEMS = Sheet(
    "Problemer",
    "problemer_excel.csv",
    "problems",
    _columns("source:38 severity:12 page:7 message:60 hint:60 code:22"),
    "Hvad der gik galt eller skal ses efter, og hvad man kan gøre.",
)
SHEETS = (OVERVIEW, FACTS, SERIES, INITIATIVES, COMMITMENTS, PLAN, DOCUMENTS, PROBLEMS)


NEEDED = {  # the columns that tell why a cell is empty
    "facts": ("kind", "start_date"),
    "observations": ("as_of_start",),
    "promises": ("original_deadline", "deadline_text"),
}


def missing(table: str, columns: Columns) -> list[str]:
    """Why a cell that one would expect to hold a value is empty, for each row."""
    rows = zip(*(columns[name] for name in NEEDED[table]), strict=True)
    if table == "facts":
        return ["datoen kan ikke placeres" if kind == "date" and day is None else "" for kind, day in rows]
    if table == "observations":
        return ["tidspunkt står ikke i teksten" if day is None else "" for (day,) in rows]
    return ["" if day else "ubestemt frist" if text else "ingen frist i teksten" for day, text in rows]
