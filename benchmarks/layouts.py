"""Are the values of a text still read when it is set in another layout? F1 by value, text against PDF.

    python benchmarks/layouts.py [TEXT ...]

Every text (default: all of `corpus/` and `corpus/sources/`) is set by WeasyPrint in every layout below; pages are then
turned and moved by pikepdf. What the program reads from the PDF is held against what it reads from the text itself:
an error of the rules counts for neither side.
"""

import html
import io
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
from weasyprint import HTML

from extractor.ingest import read_bytes
from extractor.pipeline import load
from extractor.pipeline.core import read_values
from extractor.settings import Settings

CORPUS = Path(__file__).parents[1] / "corpus"
BASE = """@page{size:A4;margin:25mm 22mm} body{font:11pt/1.35 sans-serif} p{margin:0 0 8pt} h2{font-size:11.5pt;
margin:12pt 0 4pt} table{border-collapse:collapse;margin:6pt 0 10pt;font-size:9pt}
td,th{padding:2pt 5pt;text-align:left;vertical-align:top} .n{text-align:right} thead{display:table-header-group}"""
GRID = "td,th{border:.6pt solid}"
SMALL = "table{font-size:5pt} td,th{padding:1pt 2pt}"
LAYOUTS = {
    "one column": "",
    "ruled tables": GRID,
    "lines under rows": "tr{border-bottom:.4pt solid #999} table{width:100%}",
    "shaded rows": "tbody tr:nth-child(odd){background:#dde} table{width:100%}",
    "wrapped cells, unruled": "table{width:70%} td,th{width:60pt;padding:3pt 6pt}",
    "wrapped cells, ruled": "td,th{width:60pt}" + GRID,
    "block-set, hyphens": "body{font-family:serif;text-align:justify;hyphens:auto}" + GRID,
    "double leading": "body{line-height:2}",
    "indented, no leading": "body{line-height:1} p{margin:0;text-indent:18pt}",
    "A5, «- 3 -»": "@page{size:A5;@bottom-center{content:'- ' counter(page) ' -'}}",
    "A5, header and «3/7»": "@page{size:A5;@top-left{content:'Nordby'}"
    "@top-right{content:counter(page)'/'counter(pages)}}",
    "A5, Roman numbers": "@page{size:A5;@bottom-center{content:counter(page,lower-roman)}}",
    "A6, block-set": "@page{size:A6;margin:10mm} body{font-size:8.5pt;text-align:justify;hyphens:auto}" + SMALL,
    "two columns": "body{columns:2;font-size:9.5pt}" + SMALL,
    "two, block-set, ruled": "body{columns:2;column-rule:.5pt solid;font-size:10pt;text-align:justify}" + SMALL + GRID,
    "three columns": "@page{margin:15mm} body{columns:3;font-size:8.5pt;hyphens:auto}" + SMALL,
    "letters set apart": "h2{letter-spacing:.35em;text-transform:uppercase}",
    "table beside text": "table{float:right;margin-left:12pt;font-size:7pt}" + GRID,
    "headings beside text": "body{margin-left:130pt}"
    "h2{float:left;clear:left;width:115pt;margin-left:-130pt;font-size:10pt}",
    "landscape": "@page{size:A4 landscape}",
    "slanting «UDKAST»": "body::before{content:'UDKAST';position:fixed;top:40%;font-size:90pt;"
    "transform:rotate(-45deg)}",
}  # fmt: skip


def quarter(page: pikepdf.Page) -> None:
    """Turn what a page shows, not the page."""
    _, _, width, height = map(float, page.mediabox)
    page.contents_add(f"q 0 1 -1 0 {height} 0 cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    page.mediabox = pikepdf.Array([0, 0, height, width])


def moved(page: pikepdf.Page) -> None:
    """Move a page's origin and crop it."""
    _, _, width, height = map(float, page.mediabox)
    page.contents_add(b"q 1 0 0 1 -300 200 cm\n", prepend=True)
    page.contents_add(b"\nQ")
    page.mediabox = pikepdf.Array([-300, 200, width - 300, height + 200])
    page.cropbox = pikepdf.Array([-290, 210, width - 310, height + 190])


CHANGES: dict[str, Callable[[pikepdf.Page], None]] = {"turned content": quarter, "origin moved, cropped": moved}


def markup(text: str) -> str:
    """Blocks of a text as HTML: tables of lines with tabs, short lines as headings, the rest as paragraphs."""
    out = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        if all("\t" in line for line in lines):
            out.append(rows([[cell.strip() for cell in line.split("\t")] for line in lines]))
        else:
            out += [f"<{tag}>{html.escape(line)}</{tag}>" for line in lines
                    for tag in ("h2" if len(line) < 60 and line[-1:] not in ".:;," else "p",)]  # fmt: skip
    return "\n".join(out)


def rows(cells: list[list[str]]) -> str:
    """A table; an empty cell of a header's first row is part of the one before it."""
    most = max(map(len, cells))
    heads = 2 if len(cells) > 1 and not cells[0][0] and not cells[1][0] else 1
    out = ["<table><thead>"]
    for number, row in enumerate(cells):
        row += [""] * (most - len(row))
        line, at = "", 0
        while at < most:
            end = at + 1
            while number < heads - 1 and at > 0 and end < most and not row[end]:
                end += 1
            kind = "n" if number >= heads and re.fullmatch(r"[-–]?[\d.,]*", row[at]) else ""
            line += f'<td class="{kind}" colspan={end - at}>{html.escape(row[at])}</td>'
            at = end
        out.append(f"<tr>{line}</tr>" + ("</thead><tbody>" if number == heads - 1 else ""))
    return "".join(out) + "</tbody></table>"


def changed(data: bytes, change: Callable[[pikepdf.Page], None]) -> bytes:
    """The file with every page changed."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            change(page)
        file.save(buffer)
    return buffer.getvalue()


def main(paths: list[Path]) -> None:
    """Print a line for every layout: F1 over all texts, and the least of one."""
    rules = load()

    def values(data: bytes, suffix: str) -> Counter[str]:
        return Counter(
            repr(found.value) for found in read_values(read_bytes(data, "x", suffix, Settings()), rules).mentions
        )

    texts = [path.read_text("utf-8") for path in paths]
    plain = [values("\n\n".join(re.split(r"\n\s*\n", text)).encode(), ".txt") for text in texts]
    bodies = [markup(text) for text in texts]
    print("| Layout | F1 | least |\n| --- | ---: | ---: |")
    for name in (*LAYOUTS, *CHANGES):
        both = every = 0
        least = 1.0
        for wanted, body in zip(plain, bodies, strict=True):
            page = f"<html lang=da><style>{BASE}{LAYOUTS.get(name, GRID)}</style><body>{body}</body></html>"
            data = HTML(string=page).write_pdf()
            found = values(changed(data, CHANGES[name]) if name in CHANGES else data, ".pdf")
            least = min(least, 2 * (wanted & found).total() / (wanted.total() + found.total()))
            both += 2 * (wanted & found).total()
            every += wanted.total() + found.total()
        print(f"| {name} | {both / every:.3f} | {least:.3f} |", flush=True)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("sources/*.txt")]))
