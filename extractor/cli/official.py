"""`extractor official`: letters' figures against official ones, from an export or from the databank's API."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.help_page import Command, Group
from extractor.cli.options import AsJson, Language, Quiet

app = typer.Typer(
    cls=Group, no_args_is_help=True, help="Officielle tal: læs udtræk, hold breve op mod dem, og hent fra jobindsats."
)

Measure = Annotated[
    str | None, typer.Option("--measure", help="Indikator, når udtrækkets overskrift ikke viser hvilken.", metavar="ID")
]
Api = Annotated[
    str | None, typer.Option("--api", help="API'ets adresse; ellers jobindsats.dk, version 3.", metavar="URL")
]
Force = Annotated[bool, typer.Option("--force", help="Erstat filer, der findes.")]


@app.command(cls=Command)
def check(
    sources: Annotated[
        list[str], typer.Argument(help="Kørsel, records.jsonl, database eller dokumenter.", metavar="KILDE...")
    ],
    figures: Annotated[
        list[Path], typer.Option("--figures", "-f", help="Udtræk (CSV eller Excel); kan gentages.", metavar="FIL")
    ],
    municipality: Annotated[
        list[str] | None,
        typer.Option("--municipality", "-m", help="Kommunens navn eller kode; kan gentages.", metavar="KOMMUNE"),
    ] = None,
    measure: Measure = None,
    fetched: Annotated[
        str | None, typer.Option("--fetched", help="Dagen, udtrækket er hentet (ÅÅÅÅ-MM-DD).", metavar="DATO")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="CSV-fil til Excel; ellers vises linjerne.", metavar="FIL")
    ] = None,
    force: Force = False,
    language: Language = None,
) -> None:
    """Hold dokumenternes tal op mod et udtræk: stemmer, eller afviger med x og mulige grunde.

    Eksempler: «extractor official check resultat -f udtraek.xlsx» · «extractor official check breve -f a.csv -o ud.csv»
    """
    from extractor.cli import officials

    request = officials.Check(sources, figures, municipality or [], measure, fetched, out, force)
    raise typer.Exit(officials.check(request, language))


@app.command(cls=Command)
def read(
    figures: Annotated[Path, typer.Argument(help="Udtræk fra jobindsats (CSV eller Excel).", metavar="FIL")],
    measure: Measure = None,
    language: Language = None,
) -> None:
    """Vis, hvordan et udtræk er læst: én linje pr. tal, som CSV på stdout.

    Eksempler: «extractor official read udtraek.xlsx» · «extractor official read a.csv --measure andel_uden_1_tilbud_6m»
    """
    from extractor.cli import officials

    raise typer.Exit(officials.read(figures, measure, language))


@app.command(cls=Command)
def tables(
    text: Annotated[
        str, typer.Argument(help="Vis kun tabeller med denne tekst i id, navn eller emne.", metavar="[TEKST]")
    ] = "",
    api: Api = None,
    json: AsJson = False,
    language: Language = None,
) -> None:
    """Vis databankens tabeller (kræver EXTRACTOR_JOBINDSATS_TOKEN).

    Eksempler: «extractor official tables tidlig» · «extractor official tables --json»
    """
    from extractor.cli import officials

    raise typer.Exit(officials.tables(text, api, json, language))


@app.command(cls=Command)
def fetch(
    table: Annotated[str, typer.Argument(help="Tabellens id, fx y36a02.", metavar="TABEL")],
    out: Annotated[Path, typer.Option("--out", "-o", help="CSV-fil, der skal skrives.", metavar="FIL")],
    municipality: Annotated[
        list[str] | None,
        typer.Option("--municipality", "-m", help="Kommunens navn eller kode; ellers alle.", metavar="KOMMUNE"),
    ] = None,
    latest: Annotated[int, typer.Option("--latest", min=1, max=240, help="Antal seneste måneder.", metavar="N")] = 12,
    group: Annotated[
        list[str] | None,
        typer.Option("--measures", help="Måltalsgruppe=måltal, fx mgrpa02_3=*; kan gentages.", metavar="NAVN=VÆRDI"),
    ] = None,
    hierarchy: Annotated[
        list[str] | None,
        typer.Option("--hierarchy", help="Anden inddeling, fx _ygrpi09=*; kan gentages.", metavar="NAVN=VÆRDI"),
    ] = None,
    api: Api = None,
    force: Force = False,
    quiet: Quiet = False,
    language: Language = None,
) -> None:
    """Hent en tabel fra databanken som CSV, der kan bruges med «official check» (kræver EXTRACTOR_JOBINDSATS_TOKEN).

    Eksempler: «extractor official fetch y36a02 -m Ishøj -o tal.csv» · «extractor official fetch y01a02 -o tal.csv»
    """
    from extractor.cli import officials

    request = officials.Fetch(table, out, municipality or [], latest, group or [], hierarchy or [], api, force, quiet)
    raise typer.Exit(officials.fetch(request, language))
