"""One self-contained page for one document: the text with its facts marked, and lists of what was found.

No script and no address: the page works from a file, on paper and with a screen reader. Colour never stands alone.
"""

from functools import partial
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from extractor.atomic import replacing
from extractor.export import marked
from extractor.export.listed import FIELDS, TITLES, listed
from extractor.export.tables import Record
from extractor.schema.facts import KINDS

WORDS = {
    "facts": ("oplysninger", "facts"), "file": ("Fil", "File"), "status": ("Status", "Status"),
    "doc_type": ("Dokumenttype", "Type of document"), "municipality": ("Kommune", "Municipality"),
    "sender": ("Afsender", "Sender"), "recipient": ("Modtager", "Recipient"), "date": ("Dato", "Date"),
    "case_numbers": ("Sagsnumre", "Case numbers"), "page": ("side", "page"), "skip": ("Gå til teksten", "To the text"),
    "text": ("Teksten med oplysninger", "The text with its facts"), "kinds": ("Slags oplysninger", "Kinds of facts"),
    "commitment": ("tilsagn eller krav", "commitment or demand"), "initiative": ("indsats", "initiative"),
    "compared": ("tal, der kan sammenlignes", "figure that can be compared"), "rule": ("regel", "rule"),
    "confidence": ("sikkerhed", "confidence"), "value": ("Værdi", "Value"), "type": ("Type", "Type"),
    "kind": ("Art", "Kind"), "quote": ("Står i teksten", "Stands in the text"),
    "numbers": ("Alle tal i teksten", "All numbers of the text"), "at": ("Plads", "Offset"),
    "number": ("Tal", "Number"), "refused": ("afvist", "refused"), "model": ("model", "model"),
    "read_as": ("Læst som, eller hvorfor det er afvist", "Read as, or why it was refused"),
    "foot": ("Tallene er fundet af et program: se sætningen, før et tal bruges.",
             "A program found these figures: read the sentence before one is used."),
}  # fmt: skip


def page(record: Record, refusals: list[tuple[int, int, str, str]] | None = None, language: str = "da") -> str:
    """The page as text; with `refusals`, every number is listed with its type or the reason of its refusal."""
    environment = Environment(
        loader=PackageLoader("extractor.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    english = language == "en"
    told = {
        name: partial(getattr(marked, name), language=language) for name in ("told", "place", "label", "kind_label")
    }
    environment.globals.update(told)
    counts = [(kind, marked.label("kind", kind, language), _count(record, kind)) for kind in KINDS]
    return environment.get_template("document.html").render(
        r=record,
        language=language,
        w={name: words[english] for name, words in WORDS.items()},
        heads={name: words[english] for name, words in FIELDS.items()},
        titles={name: words[english] for name, words in TITLES.items()},
        status=marked.status(record, language),
        segments=marked.segments(record),
        found={kind: list(listed(record, kind, language)) for kind in TITLES},
        counts=counts,
        numbers=None if refusals is None else marked.numbers(record, refusals, language),
    )


def _count(record: Record, kind: str) -> int:
    return sum(mention["kind"] == kind for mention in record["mentions"])


def write(
    record: Record, out: Path, refusals: list[tuple[int, int, str, str]] | None = None, language: str = "da"
) -> None:
    """Write the page to a file, whole or not at all."""
    with replacing(out) as file:
        file.write(page(record, refusals, language).encode("utf-8"))
