"""`extractor commitments`: who promised what by when, and what came of it."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import AsJson, Language, Model


def commitments(
    sources: Annotated[
        list[str],
        typer.Argument(help="Mappe fra «extractor run», records.jsonl, database eller dokumenter.", metavar="KILDE..."),
    ],
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Kun dem, hvis frist er overskredet uden opfyldelse.")
    ] = False,
    due_within: Annotated[
        str | None, typer.Option("--due-within", help="Kun dem med frist inden for fx 30d eller 6u.", metavar="TID")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Tilstand på denne dag (ÅÅÅÅ-MM-DD); ellers i dag.", metavar="DATO")
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", help="Navn eller trecifret kode.", metavar="KOMMUNE")
    ] = None,
    threads: Annotated[bool, typer.Option("--threads", help="Vis sagerne: breve, svar og hvad der mangler.")] = False,
    ics: Annotated[Path | None, typer.Option("--ics", help="Skriv fristerne som kalenderfil.", metavar="FIL")] = None,
    force: Annotated[bool, typer.Option("--force", help="Erstat en kalenderfil, der findes.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Slut med 1, når en frist er overskredet.")] = False,
    json: AsJson = False,
    model: Model = None,
    language: Language = None,
) -> None:
    """Vis tilsagn og krav med oprindelig og gældende frist, tilstand og bevis fra senere dokumenter.

    Eksempler: «extractor commitments resultat --overdue» · «extractor commitments breve --due-within 30d --ics f.ics»
    """
    from extractor import settings as settings_module
    from extractor.cli.promising import Wanted, perform

    settings = settings_module.load({"model": model, "language": language})
    wanted = Wanted(sources, overdue, due_within, as_of, municipality, threads, ics, force, check, json)
    raise typer.Exit(perform(wanted, settings))
