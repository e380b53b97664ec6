"""`extractor evaluate`: how good the records are, measured on gold."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import AsJson, Language, Model


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Mappe med facit: én NAVN.json pr. dokument.", metavar="MAPPE")],
    records: Annotated[
        Path | None, typer.Argument(help="records.jsonl; uden den læses facits egen tekst nu.", metavar="[POSTER]")
    ] = None,
    by_value: Annotated[
        bool, typer.Option("--by-value", help="Sammenlign værdier uden placering (til PDF og OCR).")
    ] = False,
    errors: Annotated[int, typer.Option("--errors", help="Vis de første N fejl.", metavar="N", show_default=False)] = 0,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="Arbejdsprocesser; 0 = én pr. processor.", metavar="N")
    ] = None,
    json: AsJson = False,
    model: Model = None,
    language: Language = None,
) -> None:
    """Mål fundne værdier mod facit: præcision, genkaldelse, F1 og attributter.

    Eksempler: «extractor evaluate facit» · «extractor evaluate facit resultat/records.jsonl --by-value --errors 20»
    """
    from extractor import settings as settings_module
    from extractor.cli import evaluating
    from extractor.errors import UsageError
    from extractor.evaluation.gold import load_gold, load_records
    from extractor.evaluation.score import score

    settings = settings_module.load({"jobs": jobs, "model": model, "language": language})
    expected = load_gold(gold)
    found = load_records(records) if records else evaluating.extract_texts(expected, settings)
    if not expected.keys() & found.keys():
        raise UsageError("no_common", str(records))
    report, differences = score(expected, found, by_value)
    evaluating.show(report, differences[:errors], json, settings.language)
