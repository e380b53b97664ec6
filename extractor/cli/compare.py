"""`extractor compare`: municipalities side by side, and what the supervision rules say."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Language, Quiet


def compare(
    sources: Annotated[
        list[str],
        typer.Argument(help="Mappe fra «extractor run», records.jsonl, database eller dokumenter.", metavar="KILDE..."),
    ],
    municipality: Annotated[
        list[str] | None,
        typer.Option("--municipality", "-m", help="Kommunens navn eller kode; kan gentages.", metavar="KOMMUNE"),
    ] = None,
    measure: Annotated[
        list[str] | None,
        typer.Option("--measure", help="Indikator: id eller en del af navnet; kan gentages.", metavar="NAVN"),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option("--group", help="Målgruppe: id eller en del af navnet; kan gentages.", metavar="NAVN"),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="Tal fra denne dag (ÅÅÅÅ-MM-DD).", metavar="DATO")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Tal til og med denne dag.", metavar="DATO")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Kun dokumenter fra denne dag eller før.", metavar="DATO")
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", help="Mappe til Excel, CSV og figurer; - skriver CSV på stdout.", metavar="MAPPE"),
    ] = None,
    documents: Annotated[
        Path | None,
        typer.Option(
            "--documents", help="Mappe med de oprindelige filer, så Excel kan linke til dem.", metavar="MAPPE"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Erstat filer, der findes.")] = False,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Sammenlign kommuner: tal, målgruppe og tid side om side, med tilsynsreglernes udfald og kilde til hvert tal.

    Eksempler: «extractor compare resultat -m Ishøj» · «extractor compare resultat --measure samtaler --out figurer»
    """
    from extractor.cli import comparing

    request = comparing.Request(
        sources, municipality or [], measure or [], group or [], since, until, as_of, out, documents, force, quiet
    )
    raise typer.Exit(comparing.perform(request, language))
