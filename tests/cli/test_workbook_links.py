"""Links of the workbooks lead to the documents, whatever these are called."""

from urllib.parse import unquote

import openpyxl
import pytest

from extractor.compare.targets import link_to
from tests.command import LETTER, extractor

NAMES = ("Bilag #3.txt", "rapport%202023.txt", "100% æøå [x].txt", "a", "linje\nskift.txt", "a\x1b.txt", "b&c's.txt")


def targets(book):
    """Each document that a workbook leads to, as its name."""
    sheets = openpyxl.load_workbook(book)
    links = [cell.hyperlink for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return {unquote(link.target).replace("\\", "/") for link in links if link.target}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("breve")
    for i, name in enumerate(NAMES):
        (folder / name).write_text(LETTER.format(i + 100, i + 1).replace("minister", "Faxe Kommune"), "utf-8")
    return folder


def test_every_link_of_a_run_leads_to_its_document(folder):
    assert extractor("run", folder, "--out", folder, "-q").code == 0
    assert targets(folder / "oplysninger.xlsx") == {name for name in NAMES if name.isprintable()}


def test_every_link_of_a_comparison_leads_to_its_document(folder, tmp_path):
    done = extractor("compare", folder / "*.txt", "--out", tmp_path / "ud", "-q")
    assert done.code == 0, done.err
    found = {name.rpartition("/")[2] for name in targets(tmp_path / "ud" / "sammenligning.xlsx")}
    assert found == {name for name in NAMES if name.isprintable() and name != "a"}


def test_a_page_stands_behind_the_name():
    assert link_to("b/Bilag #3.pdf", 2) == "external:b/Bilag%20%233.pdf#page=2"
    assert link_to("b/Bilag 3.pdf", None) == "external:b/Bilag 3.pdf"
