"""A workbook's file: what xlsxwriter wrote, with the rows and the links of its sheets put in their places.

Rows wait in a file of their own until the end, so that size is no matter of memory.
"""

import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from extractor.export.sheet_xml import Target, links_xml

IN_MEMORY = 16_000_000  # bytes of a sheet; more wait on the disk
LEVEL = 2  # of 9: a quarter of the time of zlib's usual 6, files a fifth larger
_BLOCK = 1 << 20
_LARGE = 1 << 30  # bytes of a part from which a ZIP entry is told to be large
_END_OF_ROWS, _BEHIND_LINKS = b"</sheetData>", b"<pageMargins"
_LAST_BEFORE_LINKS = "xl/theme/theme1.xml"  # the part that xlsxwriter puts the relationships of sheets behind


class Package:
    """The parts that xlsxwriter does not write. Sheets are numbered from 1 in the order they were added."""

    def __init__(self) -> None:
        self._rows: dict[int, SpooledTemporaryFile[bytes]] = {}
        self._links: dict[int, tuple[bytes, bytes]] = {}

    def rows(self, sheet: int) -> IO[bytes]:
        """Where to write the rows of a sheet below its heading."""
        made = self._rows[sheet] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed by `write`)
        return made

    def links(self, sheet: int, links: Sequence[tuple[str, Target]]) -> None:
        """The links of a sheet by their cells."""
        if links:
            places, paths = links_xml(links)
            self._links[sheet] = places.encode("utf-8"), paths.encode("utf-8")

    def write(self, book: BytesIO, path: Path) -> None:
        """Write the file; `book` is the workbook with headings alone."""
        sheets = {f"xl/worksheets/sheet{number}.xml": number for number in self._rows}
        with ZipFile(book) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=LEVEL) as made:
            for name in source.namelist():
                if name in sheets:
                    self._sheet(made, name, source.read(name), sheets[name])
                else:
                    made.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED, LEVEL)
                if name == _LAST_BEFORE_LINKS:
                    for number in sorted(self._links):
                        rels = f"xl/worksheets/_rels/sheet{number}.xml.rels"
                        made.writestr(ZipInfo(rels), self._links[number][1], ZIP_DEFLATED, LEVEL)

    def _sheet(self, made: ZipFile, name: str, part: bytes, number: int) -> None:
        head, end, tail = part.partition(_END_OF_ROWS)
        before, margins, after = tail.rpartition(_BEHIND_LINKS)
        with self._rows[number] as rows, made.open(name, "w", force_zip64=rows.tell() > _LARGE) as file:
            file.write(head)
            rows.seek(0)
            shutil.copyfileobj(rows, file, _BLOCK)
            file.write(end + before + self._links.get(number, (b"", b""))[0] + margins + after)
