"""`extractor export`: a workbook, tables, records or one-page summaries from records that are there."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Language, Model, Quiet


def export(
    sources: Annotated[
        list[str],
        typer.Argument(help="Mappe fra «extractor run», records.jsonl, database eller dokumenter.", metavar="KILDE..."),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            help="Mappe (alt), fil (.xlsx .csv .parquet .jsonl .html .pdf) eller - for stdout.",
            metavar="FIL|MAPPE",
        ),
    ],
    table: Annotated[
        str | None,
        typer.Option(
            "--table", help="Tabel til .csv og .parquet: oplysninger, tilsagn … eller facts, promises …", metavar="NAVN"
        ),
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", help="Navn eller trecifret kode.", metavar="KOMMUNE")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", help="Kun dokumenter fra denne dag.", metavar="DATO")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Kun dokumenter til denne dag.", metavar="DATO")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Tilsagn og frister på denne dag; ellers i dag.", metavar="DATO")
    ] = None,
    documents: Annotated[
        Path | None, typer.Option("--documents", help="Mappen med dokumenterne, som links fører til.", metavar="MAPPE")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Erstat, hvad der findes.")] = False,
    quiet: Quiet = False,
    model: Model = None,
    language: Language = None,
) -> None:
    """Skriv projektmappe, tabeller, records eller et resumé på én side pr. kommune.

    Eksempler: «extractor export resultat --out tal.xlsx --as-of 2026-03-01» · «extractor export sqlite:///arkiv.db
    --out holbaek.pdf --municipality Holbæk»
    """
    from extractor import settings as settings_module
    from extractor.cli.exporting import Wanted, perform

    settings = settings_module.load({"model": model, "language": language})
    wanted = Wanted(sources, out, table, municipality, since, until, as_of, documents, force, quiet)
    raise typer.Exit(perform(wanted, settings))
