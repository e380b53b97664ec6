"""Options that several commands share, so that they read alike everywhere."""

from typing import Annotated

import typer

Language = Annotated[
    str | None, typer.Option("--language", help="Sprog i beskeder og hjælp: da eller en.", metavar="da|en")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Kun fejl.")]
Verbose = Annotated[
    int, typer.Option("-v", "--verbose", count=True, help="Mere; -vv viser også spor af fejl.", show_default=False)
]
StoreUrl = Annotated[
    str | None,
    typer.Option("--store", help="Database: sqlite:///FIL eller postgresql://…", metavar="URL"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Ét JSON-objekt på stdout.")]
Model = Annotated[
    str | None,
    typer.Option("--model", help="spaCy-model: none = kun regler, ellers navn eller mappe.", metavar="MODEL"),
]
