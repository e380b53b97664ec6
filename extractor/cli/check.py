"""`extractor check`: what a recovery plan must hold, point by point."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import AsJson, Language, Model


def check(
    file: Annotated[str, typer.Argument(help="Genopretningsplanen eller redegørelsen.", metavar="FIL")],
    letter: Annotated[
        Path | None, typer.Option("--letter", help="Brevet, som planen svarer på; dets frist bruges.", metavar="FIL")
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Regel fra plan_requirements.toml.", metavar="ID")] = None,
    json: AsJson = False,
    model: Model = None,
    language: Language = None,
) -> None:
    """Tjek, om en genopretningsplan indeholder det, den mindst skal, og om den kom til tiden.

    Slutter med 1, hvis noget mangler. Eksempler: «extractor check plan.pdf» · «extractor check plan.pdf --letter
    brev.pdf»
    """
    from extractor import settings as settings_module
    from extractor.cli import checking

    settings = settings_module.load({"model": model, "language": language})
    raise typer.Exit(checking.perform(file, letter, rule, json, settings))
