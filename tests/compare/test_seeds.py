"""What a reviewer must get from the five real letters, in one command each. They are read where they are."""

import csv
import io

import pytest

from tests.command import SHARED, extractor

SEEDS, PDFS = SHARED / "seeds", SHARED / "seeds-pdf"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real letters (../shared/seeds) are not here")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The records of the five letters, as text and as PDF."""
    out = tmp_path_factory.mktemp("seeds")
    texts, pdfs = out / "text", out / "pdf"
    assert extractor("run", *sorted(SEEDS.glob("*.txt")), "--out", texts, "-q").code == 0
    if PDFS.is_dir():
        assert extractor("run", *sorted(PDFS.glob("*.pdf")), "--out", pdfs, "-q").code == 0
    return {"text": texts, "pdf": pdfs}


def table(*arguments):
    done = extractor("compare", *arguments, "--out", "-")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def rules(*arguments):
    done = extractor("compare", *arguments)
    assert done.code == 0, done.err
    return [line.strip() for line in done.out.splitlines()]


KINDS = ["text", pytest.param("pdf", marks=pytest.mark.skipif(not PDFS.is_dir(), reason="no ../shared/seeds-pdf"))]
AUTUMN = "over 20 pct. i september, oktober og november 2022"
NOT_RECOVERED = {
    f"Ishøj, sygedagpenge, samtaler: {AUTUMN} (45,5 · 52,6 · 50,0). Ikke genoprettet.",
    f"Ishøj, a-dagpenge, tilbud: {AUTUMN} (34,6 · 28,6 · 41,2). Ikke genoprettet.",
}
TOGETHER = "over 20 pct. i marts, april og maj 2022 (mere end 20, oplyst samlet). Brud."
SPRING = {f"Ishøj, sygedagpenge, samtaler: {TOGETHER}", f"Ishøj, a-dagpenge, tilbud: {TOGETHER}"}


@pytest.mark.parametrize("kind", KINDS)
def test_ishoej_is_not_recovered_on_two_counts(run, kind):
    told = rules(run[kind], "-m", "Ishøj")
    assert {line for line in told if line.endswith("Ikke genoprettet.")} == NOT_RECOVERED
    assert set(told) >= SPRING
    assert not any("Genoprettet." in line for line in told)


@pytest.mark.parametrize("kind", KINDS)
def test_twenty_is_neither_breach_nor_recovery(run, kind):
    told = rules(run[kind], "-m", "Ishøj", "--group", "kontanthjaelp")
    assert "Ishøj, kontanthjælp, tilbud: ikke over 20 pct. i november 2022 (69,2 · 75,0 · 20,0). Ikke brud." in told
    note = "20,0 i november 2022 er hverken mere end 20 pct. eller mindre end 20 pct."
    assert any(line.startswith(note) for line in told)


@pytest.mark.parametrize("kind", KINDS)
def test_a_dot_is_no_value(run, kind):
    told = rules(run[kind], "-m", "183")
    lacking = "oktober 2022 er «.» (ikke vist) (66,7 · ikke vist · 42,9). Kan ikke afgøres."
    assert f"Ishøj, uddannelseshjælp, samtaler: {lacking}" in told
    rows = [row for row in table(run[kind], "-m", "183") if row["missing"]]
    assert {(row["target_group"], row["start"]) for row in rows} == {
        ("a_dagpenge", "2022-11-01"), ("uddannelseshjaelp", "2022-10-01"),
    }  # fmt: skip
    assert {row["value"] for row in rows} == {""}
    zeros = [row for row in table(run[kind], "-m", "183", "--group", "revalidering") if row["value"] == "0.0"]
    assert len(zeros) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_guldborgsund_falls_by_its_own_count_apart_from_the_press(run, kind):
    measure = ("--measure", "andel_uden_tilbud_eller_mentor_12m")
    rows = table(run[kind], "-m", "Guldborgsund", *measure)
    own = [row for row in rows if row["source_kind"] == "egen opgørelse"]
    assert [(row["start"], row["value"]) for row in own] == [("2017-12-01", "44.4"), ("2018-02-01", "38.5")]
    assert own[1]["joined_to_previous"] == "ja"
    assert own[1]["change"] == "44,4 → 38,5 pct. (−5,9 procentpoint)"
    assert own[1]["base"] == "1074–1076"
    assert all(row["source"].startswith("001_") and row["passage"] for row in own)
    (press,) = [row for row in rows if row["source_kind"] == "presse"]
    assert (press["value"], press["joined_to_previous"], press["change"]) == ("50", "", "")
    assert any(
        "kilderne er af forskellig art og er ikke forbundet" in line for line in rules(run[kind], "-m", "376", *measure)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_hoeje_taastrups_tables_are_series_by_indicator(run, kind):
    rows = [row for row in table(run[kind], "-m", "Høje-Taastrup") if row["role"] == "faktisk"]
    found = {}
    for row in rows:
        if row["value"]:
            key = row["indicator"], row["target_group"], row["line"].replace("-", "")
            found.setdefault(key, []).append((row["start"][:7], row["value"]))
    months = ["2012-10", "2012-11", "2012-12", "2013-01"]
    assert found["selvforsoergelsesgrad", "a_dagpenge", ""] == list(
        zip(months, ["40.2", "44", "36.6", "39.7"], strict=True)
    )
    assert found["selvforsoergelsesgrad", "", "Virksomhedspraktik"] == list(
        zip(months, ["37.9", "40", "30.7", "33.1"], strict=True)
    )
    assert found["andel_virksomhedspraktik", "match1", ""] == [("2011-10", "23"), ("2012-10", "31")]
    empty = [row for row in rows if row["missing"] == "tom celle"]
    assert {row["line"] for row in empty} == {"Almen voksenuddannelse", "Løntilskud - Offentlig", "Løntilskud - Privat"}


def test_files_are_the_same_every_time_and_lead_to_page_and_passage(run, tmp_path):
    for name in ("a", "b"):
        assert extractor("compare", run["text"], "-m", "Ishøj", "--out", tmp_path / name, "-q").code == 0
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert {"sammenligning.xlsx", "sammenligning_excel.csv", "regler_excel.csv", "comparison.csv"} < set(names)
    assert any(name.startswith("figur_") and name.endswith(".svg") for name in names)
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_documents_are_read_now_where_there_are_no_records(tmp_path):
    told = rules(SEEDS / "004_72ee9cce37fbc260.txt", "-m", "Ishøj", "--group", "sygedagpenge")
    assert any(line.endswith("Ikke genoprettet.") for line in told)
