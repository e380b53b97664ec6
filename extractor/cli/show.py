"""`extractor show`: one document with its facts marked."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import AsJson, Language, Model


def show(
    file: Annotated[str, typer.Argument(help="Dokumentet, eller - for stdin.", metavar="FIL")],
    html: Annotated[Path | None, typer.Option("--html", help="Skriv en HTML-side i stedet.", metavar="UD.html")] = None,
    why: Annotated[
        bool, typer.Option("--why", help="List hvert tal med dets type, eller hvorfor det er afvist.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Erstat HTML-siden, hvis den findes.")] = False,
    json: AsJson = False,
    model: Model = None,
    language: Language = None,
) -> None:
    """Vis ét dokument med dets oplysninger markeret, i terminalen eller som HTML.

    Eksempler: «extractor show brev.pdf --why» · «extractor show brev.pdf --html brev.html»
    """
    from extractor import settings as settings_module
    from extractor.cli import showing

    settings = settings_module.load({"model": model, "language": language})
    raise typer.Exit(showing.perform(file, html, why, force, json, settings))
