"""`extractor schema`: the JSON Schema of a record."""

from typing import Annotated

import typer

from extractor.cli.options import Language


def schema(
    indent: Annotated[int, typer.Option(help="Indrykning; 0 giver én linje.", metavar="N")] = 2,
    language: Language = None,
) -> None:
    """Vis JSON Schema for en linje i records.jsonl.

    Eksempler: «extractor schema» · «extractor schema --indent 0 > record.schema.json»
    """
    import json

    from extractor.schema.codec import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=indent or None))
