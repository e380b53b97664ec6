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


@pytest.mark.parametrize("command", ["compare", "commitments"])
def test_a_line_end_in_a_name_makes_no_line_of_its_own(tmp_path, command):
    path = tmp_path / "brev\nFALSK LINJE.txt"
    path.write_text(LETTER.format(120, 3) + "Alle får en samtale senest den 1. marts 2018.\n", "utf-8")
    done = extractor(command, path)
    assert done.code == 0
    assert "brev\\nFALSK LINJE.txt" in done.out
    assert not [line for line in done.out.splitlines() if line.startswith("FALSK")]


def test_a_run_is_a_folder_and_no_stream(tmp_path):
    (tmp_path / "a.txt").touch()
    done = extractor("run", "a.txt", "--out", "-", cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
