"""One printed page for each municipality: key figures, promises and deadlines, answers, documents.

HTML is self-contained (no script, no address); PDF is made of the same page by weasyprint (extra `report`).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from extractor.compare.letters import Letter
from extractor.compare.promises import Promise, assess
from extractor.compare.threads import threads
from extractor.compare.words import day_words
from extractor.errors import MissingDependency
from extractor.export.labels import LABELS, names
from extractor.export.overview import key_figures
from extractor.lang.numbers import format_figure
from extractor.schema.decided import Decision

Cells = dict[str, Any]
Link = Callable[[str | None, int | None], str]  # of a source and a page; "" where nothing can be led to
MOST = {"figures": 4, "late": 4, "ahead": 2, "demands": 2, "letters": 2}  # rows of each table: the page is one page
CUT = 115  # characters of a quote
EFFORTS = ("ongoing", "planned", "completed", "stopped")


def summaries(
    letters: Sequence[Letter], as_of: str, explicit: bool, code: str | None = None,
    decided: Mapping[str, Decision] | None = None,
) -> list[Cells]:  # fmt: skip
    """What each page shows, by municipality; those that no document is from have no page."""
    last = as_of if explicit else max([as_of, *(letter.day for letter in letters)])
    kept = [letter for letter in letters if letter.day <= last]
    promises, cases = assess(kept, as_of, upto=last, decided=decided), threads(kept, last)
    places = {x.code: x.about.municipality for x in kept if x.code and code in (None, x.code)}
    pages = []
    for place, name in sorted(places.items(), key=lambda entry: (entry[1] or "", entry[0])):
        own = sorted((x for x in kept if x.code == place), key=lambda x: (x.day, x.source), reverse=True)
        mine = [p for p in promises if p.code == place]
        checks = [c for case in cases if case.code == place for c in case.checks]
        figures = key_figures([(x, o) for x in kept for o in x.observations if o.municipality_code == place])
        page = _page(place, name or "", own, mine, checks, figures)
        pages.append(page | {"sources": _sources(page, {x.source: x for x in kept})})
    return pages


def _page(
    code: str, name: str, letters: list[Letter], promises: list[Promise], checks: list[Any], figures: list[Cells]
) -> Cells:
    late = [p for p in promises if p.state == "not_met"] + [p for p in promises if p.column == "overdue"]
    ahead = [p for p in promises if p.column in ("soon", "later")]
    counts = {state: sum(p.state == state for p in promises) for state in LABELS["promise_state"]}
    lists: dict[str, list[Any]] = {
        "figures": figures, "late": late, "ahead": ahead, "demands": checks, "letters": letters,
    }  # fmt: skip
    shown: Cells = {part: listed[: MOST[part]] for part, listed in lists.items()}
    return shown | {
        "code": code, "name": name, "counts": counts, "promises": len(promises),
        "overdue": sum(p.column == "overdue" for p in promises),
        "partial": sum(letter.partial for letter in letters),
        "efforts": {s: sum(e.status == s for x in letters for e in x.initiatives) for s in EFFORTS},
        "more": {part: max(0, len(listed) - MOST[part]) for part, listed in lists.items()},
    }  # fmt: skip


def _sources(page: Cells, known: dict[str, Letter]) -> list[Letter]:
    """The documents listed on a page in their order, then others that it refers to: places name them by number."""
    cited = [x.source for x in page["letters"]] + [f["source"] for f in page["figures"]]
    cited += [p.first.letter.source for p in (*page["late"], *page["ahead"])]
    cited += [check.letter.source for check in page["demands"]]
    return [known[source] for source in dict.fromkeys(cited)]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("extractor.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(
        labels=LABELS, name=lambda column, value: names(column).get(value, value) if value else ""
    )
    environment.filters.update(figure=figure, cut=cut, tail=tail, written=written)
    return environment


def figure(value: Decimal | None) -> str:
    """A number as Danes write it: «38,5», «12.500»; "" for none."""
    return "" if value is None else format_figure(value)


def cut(text: str, most: int = CUT) -> str:
    """The beginning of a long text."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def tail(p: Promise) -> str:
    """What the last evidence adds to the promise's own sentence; "" for nothing."""
    if not p.evidence:
        return ""
    quote, own = p.evidence[-1].passage.quote, p.first.passage.quote
    return quote.removeprefix(own).lstrip(" .;:")


def written(day: str | None) -> str:
    """An ISO day in running text: «8. februar 2018»."""
    return day_words(date.fromisoformat(day)) if day else "uden dato"


def html(pages: Sequence[Cells], as_of: str, filters: Sequence[tuple[str, str]], link: Link, version: str) -> str:
    """The pages as one document, one municipality a page."""
    return _environment().get_template("summary.html").render(
        pages=pages, as_of=as_of, filters=filters, link=link, version=version
    )  # fmt: skip


def pdf(document: str, as_of: str) -> bytes:
    """The document as PDF; no file and no address is fetched.

    Raises:
        MissingDependency: weasyprint is not installed.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: its system libraries are not there
        raise MissingDependency("weasyprint: pip install 'extractor[report]'") from error
    made: bytes = HTML(string=document, url_fetcher=_refuse).write_pdf(pdf_identifier=as_of.encode())
    return made


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"nothing is fetched for a summary: {url}")
