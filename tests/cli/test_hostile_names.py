"""Names that a sender chose: shown on one line, never sent to the terminal as they are, and no workbook is lost."""

import csv
import sys

import openpyxl
import pytest

from tests.command import LETTER, extractor

NAMES = [
    *("a\nb.txt: ok.txt", "\x1b[31mrød\x1b[0m.txt", "=1+1.txt", "＠x.txt", "-1.txt", "\u202efdp.txt", "\u2028.txt"),
    *("\ufffe.txt", "q\"uo'te.txt", "$(touch x).txt", "<b>.txt", "tab\t.txt", "[x].txt", "*.txt"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not have")
def test_names_are_data_wherever_they_are_shown(tmp_path):
    letters, out = tmp_path / "breve", tmp_path / "ud"
    letters.mkdir()
    for n, name in enumerate(NAMES):
        (letters / name).write_text(LETTER.format(n + 100, n + 1), "utf-8")
    (letters / "tom\n.txt").write_text("")
    done = extractor("run", letters, "--out", out, "-v", "--no-progress")
    assert done.code == 4
    told = [line for line in done.err.splitlines() if ".txt: " in line]
    assert len(told) == len(NAMES) + 1
    assert not {"\x1b", "\u202e", "\u2028"} & set(done.err)
    assert "tom\\n.txt: FEJL: Filen er tom." in done.err
    book = openpyxl.load_workbook(out / "oplysninger.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert {"=1+1.txt", "＠x.txt"} <= {cell.value for cell in cells}
    with open(out / "oplysninger_excel.csv", encoding="utf-8-sig", newline="") as table:
        shown = {cell for row in csv.reader(table, delimiter=";") for cell in row}
    assert {"'=1+1.txt", "'＠x.txt", "'-1.txt"} <= shown
