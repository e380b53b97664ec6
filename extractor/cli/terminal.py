"""A record on the terminal: colour where there is one, and a label beside each fact in any case."""

from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.cli.say import plain
from extractor.cli.showing import STYLES
from extractor.export import marked
from extractor.export.tables import Record


def show(record: Record, refusals: list[tuple[int, int, str, str]] | None, stream: IO[str]) -> None:
    """Print the head, the marked text, what was promised, and with `refusals` every number with its reason."""
    console = Console(file=stream, highlight=False, soft_wrap=True)
    _head(console, record)
    console.print(_text(record))
    _promises(console, record)
    if refusals is not None:
        _numbers(console, record, refusals)


def _head(console: Console, record: Record) -> None:
    m = record["metadata"]
    console.print(Text(plain(m["title"] or record["source"]), style="bold"))
    parts = [
        marked.label("doc_type", m["doc_type"]),
        m["municipality"],
        m["date"],
        marked.label("status", record["status"]),
    ]
    console.print(Text(plain(" · ".join(part for part in parts if part))))
    for problem in record["problems"]:
        console.print(Text(plain(f"! {problem['message']} {problem['hint']}"), style="bold red"))
    console.print()


def _text(record: Record) -> Text:
    text = Text()
    for segment in marked.segments(record):
        style = "underline" if segment.commitment or segment.initiative else ""
        if segment.mention is None:
            text.append(plain(segment.text), style)
            continue
        text.append(plain(segment.text), STYLES[segment.mention["kind"]])
        if segment.first:
            text.append(f"[{marked.kind_label(segment.mention)}: {plain(marked.told(segment.mention))}]", "dim")
    return text


def _promises(console: Console, record: Record) -> None:
    for item in record["commitments"]:
        due = item["deadline"] or item["deadline_text"] or "uden frist"
        console.print(
            Text(plain(f"{marked.label('origin', item['origin'])} ({due}): {' '.join(item['text'].split())}"))
        )


def _numbers(console: Console, record: Record, refusals: list[tuple[int, int, str, str]]) -> None:
    if console.is_terminal:
        table = Table("Plads", "Tal", "Type", "Læst som, eller hvorfor det er afvist")
        for n in marked.numbers(record, refusals):
            kind = f"afvist: {n.type}" if n.refused else n.type
            table.add_row(*(Text(plain(cell)) for cell in (str(n.start), n.text, kind, n.told)))
        console.print(table)
        return
    for n in marked.numbers(record, refusals):
        kind = f"afvist: {n.type}" if n.refused else n.type
        cells = (str(n.start), n.text, kind, n.told)
        print("\t".join(plain(" ".join(cell.split())) for cell in cells), file=console.file)
