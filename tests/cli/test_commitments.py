"""`extractor commitments` and `extractor export` as a user runs them."""

import json

import openpyxl
import pytest

from tests.command import extractor

ASKED = """Vejle Kommune

Styrelsen for Arbejdsmarked og Rekruttering
1. februar 2018
Sagsnr. 18/1234

Vi beder Vejle Kommune om at sende en skriftlig redegørelse senest den 1. marts 2018.
"""
ANSWER = """Vejle Kommune
Jobcentret
Dato: 12. marts 2018
Sagsnr. 18/1234

Kære minister

Tak for jeres brev af 1. februar 2018.

Pr. 1. marts 2018 var 39 borgere uden indsats. Det svarer til 38,5 pct. af de aktivitetsparate.
Vi ansætter to nye mentorer senest 1. maj 2018.

Med venlig hilsen
Borgmesteren
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sag")
    (folder / "breve").mkdir()
    (folder / "breve" / "krav.txt").write_text(ASKED, "utf-8")
    (folder / "breve" / "svar.txt").write_text(ANSWER, "utf-8")
    done = extractor("run", folder / "breve", "--out", folder / "resultat", "-q")
    assert done.code == 0, done.err
    return folder


def shown(run, *options, code=0):
    done = extractor("commitments", run / "resultat", "--json", *options)
    assert done.code == code, done.err
    return json.loads(done.out)


def test_a_promise_points_back_to_its_passage(run):
    told = shown(run, "--as-of", "2018-03-20")
    promise = next(p for p in told["commitments"] if "mentorer" in p["text"])
    place = promise["told"][0]
    assert (place["source"], promise["original_deadline"]["day"]) == ("svar.txt", "2018-05-01")
    assert place["quote"] in " ".join(ANSWER[place["start"] - 40 :].split())


def test_due_within_and_overdue(run):
    texts = [p["text"] for p in shown(run, "--as-of", "2018-04-20", "--due-within", "2u")["commitments"]]
    assert len(texts) == 1
    assert shown(run, "--as-of", "2018-04-20", "--due-within", "5d")["commitments"] == []
    assert [p["text"] for p in shown(run, "--as-of", "2018-06-01", "--overdue")["commitments"]] == texts


def test_the_answer_came_late(run):
    states = [d["state"] for t in shown(run, "--as-of", "2018-04-01")["threads"] for d in t["demands"]]
    assert states == ["late"]


def test_check_ends_with_1_only_where_something_is_overdue(run):
    assert shown(run, "--as-of", "2018-04-01", "--check")
    assert shown(run, "--as-of", "2018-06-01", "--check", code=1)


def test_documents_are_read_at_once_and_a_calendar_is_written(run, tmp_path):
    done = extractor("commitments", run / "breve", "--as-of", "2018-03-20", "--ics", tmp_path / "f.ics")
    assert done.code == 0
    assert "Ikke vurderet" in done.out
    assert (tmp_path / "f.ics").read_bytes().count(b"DTSTART;VALUE=DATE:20180501") == 1
    again = extractor("commitments", run / "breve", "--ics", tmp_path / "f.ics")
    assert (again.code, "--force" in again.err) == (2, True)


def test_a_database_says_the_same_as_the_files(run, tmp_path):
    store = f"sqlite:///{tmp_path}/arkiv.db"
    assert extractor("run", run / "breve", "--out", tmp_path / "r", "--store", store, "-q").code == 0
    both = [extractor("commitments", p, "--as-of", "2018-06-01", "--json").out for p in (run / "resultat", store)]
    assert both[0] == both[1]


REFUSED = [
    (("--due-within", "snart"), 2, "30d"),
    (("--as-of", "1. maj"), 2, "2026-03-01"),
    (("--municipality", "Andeby"), 2, "trecifrede"),
]


@pytest.mark.parametrize(("options", "code", "says"), REFUSED)
def test_what_cannot_be_read_is_told_in_a_sentence(run, options, code, says):
    done = extractor("commitments", run / "resultat", *options)
    assert (done.code, says in done.err) == (code, True)


def test_a_place_without_records(tmp_path):
    assert extractor("commitments", tmp_path / "findes-ikke").code == 5


def test_export_writes_a_workbook_as_of_a_day_with_links_to_the_letters(run, tmp_path):
    out = tmp_path / "tal.xlsx"
    done = extractor("export", run / "resultat", "--out", out, "--as-of", "2018-06-01", "--documents", run / "breve")
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(out)
    heads, *rows = book["Tilsagn"].iter_rows()
    row = next(r for r in rows if "mentorer" in str(r[2].value))
    cells = {head.value: cell for head, cell in zip(heads, row, strict=True)}
    assert (cells["Fristens stand"].value, cells["Dage til frist"].value) == ("Overskredet", -31)
    assert cells["Kilde"].hyperlink.target.replace("\\", "/").endswith("breve/svar.txt")


def test_export_narrows_to_days_and_says_so(run, tmp_path):
    out = tmp_path / "tal.xlsx"
    assert extractor("export", run / "resultat", "--out", out, "--until", "2018-02-28").code == 0
    book = openpyxl.load_workbook(out)
    assert [row[-5].value for row in list(book["Dokumenter"].iter_rows())[1:]] == ["krav.txt"]
    assert "Dokumenter til: 2018-02-28" in [row[1].value for row in book["Læs mig"].iter_rows()]


KINDS = [("t.csv", "tilsagn", b"\xef\xbb\xbfKommune;"), ("t.csv", "facts", b"id,"), ("t.parquet", "promises", b"PAR1"),
         ("t.jsonl", "", b"{"), ("t.html", "", b"<!DOCTYPE")]  # fmt: skip


@pytest.mark.parametrize(("name", "table", "begins"), KINDS)
def test_the_suffix_picks_the_format(run, tmp_path, name, table, begins):
    options = ("--table", table) if table else ()
    done = extractor("export", run / "resultat", "--out", tmp_path / name, *options)
    assert done.code == 0, done.err
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert extractor("export", run / "resultat", "--out", tmp_path / name, *options).code == 2


def test_a_folder_holds_everything(run, tmp_path):
    assert extractor("export", run / "resultat", "--out", tmp_path / "alt").code == 0
    names = {path.name for path in (tmp_path / "alt").iterdir()}
    assert {"oplysninger.xlsx", "resume.html", "records.jsonl", "overblik_excel.csv", "promises.parquet"} <= names
    assert not any(name.startswith(".") for name in names)


def test_other_refusals(run, tmp_path):
    assert extractor("export", run / "resultat", "--out", tmp_path / "t.doc").code == 2
    done = extractor("export", run / "resultat", "--out", tmp_path / "t.csv", "--table", "ukendt")
    assert (done.code, "tilsagn" in done.err) == (2, True)


def test_two_promises_of_one_sentence_are_told_apart(tmp_path):
    told = "Pr. 1. marts 2019 ansætter vi en mentor, og fra maj 2019 påbegynder vi et forløb for 80 borgere."
    (tmp_path / "a.txt").write_text(ANSWER.partition("Pr. 1.")[0] + told + "\n", "utf-8")
    out = extractor("commitments", tmp_path / "a.txt", "--as-of", "2019-06-01").out
    own = [line.strip() for line in out.splitlines() if line.startswith("    «")]
    assert len(own) == len(set(own)) == 2
    assert out.count(f"Sætning: «{told}»") == 2
