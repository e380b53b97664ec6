"""`extractor compare` and `extractor official read`: choices, files, stores, and what is said of mistakes."""

import openpyxl
import pytest

from extractor.schema.codec import encode
from tests.command import extractor
from tests.compare.layouts import long_form, write_csv
from tests.compare.made import OFFERS, TALKS, figure, letter, months


@pytest.fixture
def records(tmp_path):
    one = letter(*months("Faxe", OFFERS, "a_dagpenge", "2022-09", "34,6", "28,6", "41,2"), source="=faxe.txt")
    two = letter(figure("Tønder", TALKS, "sygedagpenge", "2022-09", "12,0"), day="2023-03-01", name="b", source="b.txt")
    path = tmp_path / "records.jsonl"
    path.write_bytes(encode(one) + b"\n" + encode(two) + b"\n")
    return path


CHOICES = [
    (("-m", "Faxe"), {"Faxe"}),
    (("-m", "550"), {"Tønder"}),
    (("-m", "Faxe", "-m", "Tønder"), {"Faxe", "Tønder"}),
    (("--measure", "samtaler"), {"Tønder"}),
    (("--group", "dagpenge"), {"Faxe", "Tønder"}),
    (("--group", "A-dagpenge"), {"Faxe"}),
    (("--as-of", "2023-02-28"), {"Faxe"}),
    (("--since", "2022-10-01"), {"Faxe"}),
    (("--until", "2022-08-31"), set()),
]


@pytest.mark.parametrize(("arguments", "places"), CHOICES)
def test_choices(records, arguments, places):
    done = extractor("compare", records, *arguments, "--out", "-")
    assert done.code == 0, done.err
    assert {line.split(",")[0] for line in done.out.splitlines()[1:]} == places


MISTAKES = [
    (("-m", "Atlantis"), 2, "Atlantis"),
    (("--measure", "hest"), 2, "hest"),
    (("--group", "hest"), 2, "hest"),
    (("--since", "i går"), 2, "i går"),
]


@pytest.mark.parametrize(("arguments", "code", "named"), MISTAKES)
def test_mistakes_are_one_sentence(records, arguments, code, named):
    done = extractor("compare", records, *arguments)
    assert done.code == code
    assert done.err.count("\n") == 1
    assert named in done.err


def test_nothing_to_compare_is_said(tmp_path):
    assert extractor("compare", tmp_path / "findes_ikke").code == 5


def test_nothing_is_written_over(records, tmp_path):
    out = tmp_path / "ud"
    assert extractor("compare", records, "--out", out).code == 0
    again = extractor("compare", records, "--out", out)
    assert again.code == 2
    assert "findes allerede" in again.err
    assert extractor("compare", records, "--out", out, "--force").code == 0


def test_the_workbook_has_numbers_days_and_no_formulas(records, tmp_path):
    assert extractor("compare", records, "--out", tmp_path / "ud", "--documents", tmp_path, "-q").code == 0
    book = openpyxl.load_workbook(tmp_path / "ud" / "sammenligning.xlsx")
    assert book.sheetnames == ["Læs mig", "Tal", "Regler", "Forbindelser", "Holdt adskilt", "Grænser"]
    sheet = book["Tal"]
    heads = [cell.value for cell in sheet[1]]
    first = next(cells for cells in sheet.iter_rows(min_row=2) if cells[0].value == "Faxe")
    row = dict(zip(heads, first, strict=True))
    assert row["Værdi"].value == 34.6
    assert row["Opgjort fra"].is_date
    assert row["Kommunekode"].value == "320"
    assert row["Kilde"].data_type == "s"
    link = row["Kilde"].hyperlink
    assert (link.target.replace("\\", "/").rpartition("/")[2], link.location) == ("=faxe.txt", "page=1")
    assert (sheet.freeze_panes, bool(sheet.auto_filter.ref)) == ("B2", True)
    told = {cell.value: other.value for cell, other in book["Læs mig"].iter_rows(min_row=3, max_col=2)}
    assert told["Filter"] == "ingen: alle tal er med"
    assert "2023-03-01" in told["Opgjort"]


def test_csv_for_danish_excel(records, tmp_path):
    assert extractor("compare", records, "--out", tmp_path / "ud", "-q").code == 0
    raw = (tmp_path / "ud" / "sammenligning_excel.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfKommune;")
    assert b"\r\n" in raw
    assert b";34,6;" in raw
    assert b"'=faxe.txt" in raw
    assert b"=faxe.txt" in (tmp_path / "ud" / "comparison.csv").read_bytes()


def test_a_store_says_the_same(records, tmp_path):
    from extractor.store.source import open_source

    url = f"sqlite:///{tmp_path / 'arkiv.db'}"
    assert extractor("db", "upgrade", "--store", url).code == 0
    store = _filled(url, list(open_source(records).results()))
    want = extractor("compare", records, "--out", "-")
    assert want.out.count("\n") == 5
    assert extractor("compare", store, "--out", "-").out == want.out
    assert extractor("compare", store, records, "--out", "-").out == want.out  # each document once


def _filled(url, results):
    from extractor.store.save import Store

    with Store(url, "key") as store:
        for result in results:
            store.save(result)
        store.finish()
    return url


def test_read_prints_how_an_export_was_read(tmp_path):
    done = extractor("official", "read", write_csv(tmp_path / "a.csv", long_form()))
    assert done.code == 0, done.err
    assert done.out.splitlines()[1].split(",")[:3] == ["Faxe", "320", "sygedagpenge"]
    assert extractor("official", "read", tmp_path / "findes_ikke.csv").code == 2


def test_nothing_is_fetched_without_a_key(tmp_path):
    done = extractor("official", "fetch", "y01a02", "-o", tmp_path / "a.csv", EXTRACTOR_JOBINDSATS_TOKEN="")
    assert done.code == 6
    assert "EXTRACTOR_JOBINDSATS_TOKEN" in done.err
    assert not (tmp_path / "a.csv").exists()


def test_the_share_is_known_by_its_name(records):
    name = "Andel uden aktivt tilbud eller mentorstøtte det seneste år"
    done = extractor("compare", records, "--measure", name)
    assert f"Filter: indikator {name}" in done.out
    assert "Ingen tal passer til filteret" in done.out
