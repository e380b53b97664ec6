"""A record on the terminal: colour where there is one, and a label beside each fact in any case."""

from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.cli.say import named, plain
from extractor.cli.showing import STYLES
from extractor.export import marked
from extractor.export.listed import FIELDS, TITLES, Listed, listed
from extractor.export.tables import Record

NUMBERS = {  # the headings of `--why`, and the word before the type of what is no fact
    "da": ("Plads", "Tal", "Type", "Læst som, eller hvorfor det er afvist", "afvist"),
    "en": ("Place", "Number", "Type", "Read as, or why it was refused", "refused"),
}


def show(
    record: Record, refusals: list[tuple[int, int, str, str]] | None, stream: IO[str], language: str = "da"
) -> None:
    """Print the head, the marked text, what follows from it, and with `refusals` every number with its reason."""
    console = Console(file=stream, highlight=False, soft_wrap=not stream.isatty())  # a pipe gets lines as they are
    _head(console, record, language)
    console.print(_text(record, language), end="\n\n")
    for kind, titles in TITLES.items():
        _items(console, titles[language == "en"], list(listed(record, kind, language)), language)
    if refusals is not None:
        _numbers(console, record, refusals, language)


def _head(console: Console, record: Record, language: str) -> None:
    m = record["metadata"]
    console.print(Text(named(m["title"] or record["source"]), style="bold"))
    kind, status = marked.label("doc_type", m["doc_type"], language), marked.status(record, language)
    console.print(Text(plain(" · ".join(part for part in (kind, m["municipality"], m["date"], status) if part))))
    for problem in record["problems"]:
        style = "yellow" if problem["severity"] == "notice" else "bold red"
        console.print(Text(plain(f"! {problem['message']} {problem['hint']}"), style=style))
    console.print()


def _text(record: Record, language: str) -> Text:
    text = Text()
    for segment in marked.segments(record):
        style = "underline" if segment.commitment or segment.initiative else ""
        if segment.mention is None:
            text.append(plain(segment.text), style)
            continue
        text.append(plain(segment.text), f"{STYLES.get(segment.mention['kind'], 'bold')} {style}".strip())
        if segment.first:
            kind, told = marked.kind_label(segment.mention, language), marked.told(segment.mention, language)
            text.append(f"[{kind}: {plain(told)}]", "dim")
    return text


def _items(console: Console, title: str, items: list[Listed], language: str) -> None:
    """A heading with the number of items, then each with its fields and the words it came from in its sentence."""
    console.print(Text(f"{title}: {len(items)}", style="bold"))
    for item in items:
        console.print(Text(f"• {plain(item.head)}", style="bold"))
        console.print(
            Text(
                plain(
                    "  "
                    + " · ".join(f"{FIELDS[name][language == 'en']}: {value}" for name, value in item.fields.items())
                )
            )
        )
        quote = Text("  «")
        quote.append(plain(item.before)).append(plain(item.words), "underline").append(plain(item.after)).append("»")
        console.print(quote)
    console.print()


def _numbers(console: Console, record: Record, refusals: list[tuple[int, int, str, str]], language: str) -> None:
    *heads, refused = NUMBERS[language]
    rows = [
        (str(n.start), n.text, f"{refused}: {n.type}" if n.refused else n.type, n.told)
        for n in marked.numbers(record, refusals, language)
    ]
    if console.is_terminal:
        table = Table(*heads)
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        console.print(table)
        return
    for row in rows:
        print("\t".join(plain(" ".join(cell.split())) for cell in row), file=console.file)
