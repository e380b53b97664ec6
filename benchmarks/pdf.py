"""The PDF reader alone: speed beside PDFium's floor, growth with pages, words against pdfplumber.

    python benchmarks/pdf.py [FOLDER]

FOLDER holds `letters/`, `agenda/` with PDFs, and beside it `seeds-pdf/` (default: ../shared/bench). Figures are
processor seconds of this process; the machine's floor is measured right beside the reader, so that the ratio holds.
"""

import io
import json
import sys
import time
from collections import Counter
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2 as pdfium

from extractor.ingest.pdf import read_pdf
from extractor.settings import Settings

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "bench")
SETTINGS = Settings()


def floor(files: list[bytes]) -> float:
    """Pages per second for PDFium's own parse of page and text."""
    start, pages = time.process_time(), 0
    for data in files:
        pdf = pdfium.PdfDocument(data)
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            text.count_chars()
            text.close()
            page.close()
            pages += 1
        pdf.close()
    return pages / (time.process_time() - start)


def reader(files: list[bytes]) -> float:
    """Pages per second for the whole reader: words, tables, paragraphs, text."""
    start = time.process_time()
    pages = sum(len(read_pdf(data, "x.pdf", SETTINGS).pages) for data in files)
    return pages / (time.process_time() - start)


def repeated(data: bytes, times: int) -> bytes:
    """A file with its pages `times` over."""
    out, buffer = pikepdf.new(), io.BytesIO()
    for _ in range(times):
        with pikepdf.open(io.BytesIO(data)) as file:
            out.pages.extend(file.pages)
    out.save(buffer)
    return buffer.getvalue()


def words_f1(data: bytes) -> float:
    """F1 of the multiset of words against pdfplumber's.

    Compared as pieces of ink: hyphens at line ends, private codes of bullets and the running feet («Side»), which our
    text mends, names and leaves out, count for neither side.
    """
    document = read_pdf(data, "x.pdf", SETTINGS)
    ours = Counter(plain(document.text[word.start : word.end]) for word in document.words)
    theirs: Counter[str] = Counter()
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            theirs.update(plain(word["text"]) for word in page.extract_words() if word["text"] != "Side")
            page.close()
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def plain(word: str) -> str:
    """Without a hyphen at its end; every bullet is one."""
    return "•" if len(word) == 1 and "\ue000" <= word <= "\uf8ff" else word.rstrip("-")


def main() -> None:
    """Measure and print one JSON object."""
    letters = [path.read_bytes() for path in sorted((ROOT / "letters").glob("*.pdf"))]
    agendas = [path.read_bytes() for path in sorted((ROOT / "agenda").glob("*.pdf"))]
    seeds = [path.read_bytes() for path in sorted((ROOT.parent / "seeds-pdf").rglob("*.pdf"))]
    reader(letters[:3])
    rounds = [(floor(letters), reader(letters), reader(agendas)) for _ in range(3)]
    best = [max(column) for column in zip(*rounds, strict=True)]
    growth = {len(pdfium.PdfDocument(data)): round(1000 / reader([data]), 2) for n in (1, 2, 4, 8)
              for data in [repeated(agendas[0], n)]}  # fmt: skip
    sample = {"seeds": seeds, "letters": letters[::20], "agenda": agendas}
    f1 = {name: round(min(words_f1(data) for data in files), 4) for name, files in sample.items()}
    print(json.dumps({"pdfium_floor_pages_s": round(best[0]), "letters_pages_s": round(best[1]),
                      "share_of_floor": round(best[1] / best[0], 3), "agenda_pages_s": round(best[2]),
                      "agenda_ms_per_page_by_pages": growth, "least_word_f1_against_pdfplumber": f1}))  # fmt: skip


if __name__ == "__main__":
    main()
