"""One self-contained page for one document: the text with its facts marked, and lists of what was found.

No script and no address: the page works from a file, on paper and with a screen reader. Colour never stands alone.
"""

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from extractor.atomic import replacing
from extractor.export import marked
from extractor.export.labels import HEADINGS, LABELS
from extractor.export.tables import Record

KINDS = ("percentage", "count", "amount", "duration", "date")


def page(record: Record, refusals: list[tuple[int, int, str, str]] | None = None) -> str:
    """The page as text; with `refusals`, every number is listed with its type or the reason of its refusal."""
    environment = Environment(
        loader=PackageLoader("extractor.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(
        told=marked.told, place=marked.place, label=marked.label, kind_label=marked.kind_label, headings=HEADINGS,
        quote=lambda item: " ".join(record["text"][item["start"] : item["end"]].split()),
    )  # fmt: skip
    counts = [(kind, LABELS["kind"][kind], _count(record, kind)) for kind in KINDS]
    return environment.get_template("document.html").render(
        r=record,
        segments=marked.segments(record),
        counts=counts,
        numbers=None if refusals is None else marked.numbers(record, refusals),
    )


def _count(record: Record, kind: str) -> int:
    return sum(mention["kind"] == kind for mention in record["mentions"])


def write(record: Record, out: Path, refusals: list[tuple[int, int, str, str]] | None = None) -> None:
    """Write the page to a file, whole or not at all."""
    with replacing(out) as file:
        file.write(page(record, refusals).encode("utf-8"))
