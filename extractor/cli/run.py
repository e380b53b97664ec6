"""`extractor run`: documents in, records and tables out."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import AsJson, Language, Model, Quiet, StoreUrl, Verbose


def run(
    paths: Annotated[
        list[str], typer.Argument(help="Filer, mapper, mønstre (*.pdf) eller - for stdin.", metavar="STI...")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Mappe til resultatet.", file_okay=True, metavar="MAPPE")],
    force: Annotated[bool, typer.Option("--force", help="Erstat en tidligere kørsel i mappen.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Spring over, hvad en tidligere kørsel har læst.")] = False,
    store: StoreUrl = None,
    check: Annotated[bool, typer.Option("--check", help="Kode 1, når afgørelser i databasen skal ses igen.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="Arbejdsprocesser; 0 = én pr. processor.", metavar="N")
    ] = None,
    abort_on_error: Annotated[bool, typer.Option("--abort-on-error", help="Stop ved den første fejl.")] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Dato på arket Læs mig (ÅÅÅÅ-MM-DD); ellers i dag.", metavar="DATO")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Vis kun, hvilke filer der ville blive læst.")] = False,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="Ingen fremdriftslinje.")] = False,
    json: AsJson = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Én JSON-linje pr. fil på stdout, efterhånden.")] = False,
    model: Model = None,
    language: Language = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Læs dokumenter, og skriv records.jsonl, tabeller og en projektmappe til Excel.

    Eksempler: «extractor run breve --out resultat» · «extractor run '*.pdf' --out resultat --resume»
    """
    from extractor.cli.running import Request, perform

    request = Request(
        paths, out, force, resume, abort_on_error, as_of, dry_run, not no_progress, json, jsonl, quiet, verbose, check
    )
    raise typer.Exit(perform(request, {"jobs": jobs, "model": model, "language": language, "store": store}))
