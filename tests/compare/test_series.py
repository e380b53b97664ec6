"""What is one series, what a line joins, and what stands behind a share."""

from decimal import Decimal

import pytest

from extractor.compare.bases import implied, smallest_base
from extractor.compare.comparison import change_words, compare
from extractor.compare.joins import breaks
from extractor.compare.series import Selection
from extractor.compare.table import rows
from tests.compare.made import OFFERS, SHARE, TALKS, figure, letter, months


def joined(*figures, documents=None):
    """Reasons of the joins, "" where a line is drawn."""
    results = documents or [letter(*figures)]
    return [join.reason for join in compare(results, Selection()).joins]


FIRST = figure("Faxe", SHARE, "aktivitetsparate", "2017-12-01", "44,4", kind="own_count")
SECOND = figure("Faxe", SHARE, "aktivitetsparate", "2018-02-01", "38,5", kind="own_count")


def test_counts_on_two_days_are_joined_and_told():
    found = compare([letter(FIRST, SECOND)], Selection())
    (join,) = found.joins
    assert join.joined
    assert change_words(join) == "44,4 → 38,5 pct. (−5,9 procentpoint)"


def test_other_kinds_of_source_are_other_series():
    press = figure("Faxe", SHARE, "aktivitetsparate", "2017-03", "50", kind="press")
    found = compare([letter(FIRST, SECOND, press)], Selection())
    assert [len(one.points) for one in found.series] == [2, 1]
    assert "kilderne er af forskellig art og er ikke forbundet" in found.apart[0]
    assert [join.joined for join in found.joins] == [True]


OTHER = figure("Faxe", SHARE, "aktivitetsparate", "2018-02-01", "39,0", kind="own_count")
BOUND = figure("Faxe", SHARE, "aktivitetsparate", "2018-02-01", "30", kind="own_count", modifier="more_than")
SUMMER = ("2025-06", "2025-07")
JOINS = [
    (months("Faxe", OFFERS, "a_dagpenge", "2022-09", "34,6", "28,6", "41,2"), ["", ""]),
    (months("Faxe", OFFERS, "a_dagpenge", "2022-09", "34,6", "", "41,2"), ["missing"]),
    ([FIRST, figure("Faxe", SHARE, "aktivitetsparate", "2019-02-01", "30,0", kind="own_count")], ["far"]),
    ([FIRST, figure("Faxe", SHARE, "aktivitetsparate", "2018-02", "30,0", kind="own_count")], ["kind_of_time"]),
    ([FIRST, SECOND, OTHER], ["several"] * 2),
    ([FIRST, figure("Faxe", SHARE, "aktivitetsparate", "", "30,0", kind="own_count")], ["no_day"]),
    ([FIRST, BOUND], ["limit"]),
    ([figure("Faxe", "selvforsoergelsesgrad", "a_dagpenge", f"2012-{m}..2012-{n}", "30") for m, n in
      (("01-01", "03-31"), ("04-01", "06-30"), ("10-01", "12-31"))], ["", "missing"]),
    ([figure("Faxe", "antal_personer", "uddannelseshjaelp", m, "30", unit=None) for m in SUMMER], ["break"]),
    ([figure("Faxe", "antal_personer", "sygedagpenge", m, "30", unit=None) for m in SUMMER], [""]),
    ([figure("Faxe", TALKS, "a_dagpenge", m, "30,0") for m in ("2023-12", "2024-01")], ["break"]),
    ([figure("Faxe", TALKS, "sygedagpenge", m, "30,0") for m in ("2023-12", "2024-01")], [""]),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "reasons"), JOINS)
def test_what_a_line_joins(figures, reasons):
    assert joined(*figures) == reasons


@pytest.mark.parametrize(("kind", "reason"), [("press", "document"), ("unknown", "document"), ("own_count", "")])
def test_press_figures_of_two_documents_are_not_joined(kind, reason):
    two = [letter(figure("Faxe", SHARE, "aktivitetsparate", day, "40", kind=kind), name=n) for n, day in
           (("a", "2017-03-01"), ("b", "2017-04-01"))]  # fmt: skip
    assert joined(documents=two) == [reason]


def test_rows_of_a_table_with_one_group_are_series_of_their_own():
    figures = [
        figure("Faxe", "selvforsoergelsesgrad", None, "2012-10", v, row=r)
        for v, r in (("30,1", "Et forløb"), ("40,2", "Andet"))
    ]
    lines = [one.key.line for one in compare([letter(*figures)], Selection()).series]
    assert lines == ["Andet", "Et forløb"]


def test_the_same_figure_in_two_documents_is_one_point_with_two_places():
    found = compare([letter(FIRST, name="a"), letter(FIRST, name="b", source="b.txt")], Selection())
    assert [len(p.places) for one in found.series for p in one.points] == [2]
    assert [row.source for row in rows(found)] == ["b.txt", "brev.txt"]


def test_as_of_leaves_out_what_was_not_known():
    late = letter(SECOND, day="2018-02-08", name="b")
    found = compare(
        [letter(FIRST, day="2017-12-14"), late, letter(FIRST, day=None, name="c")], Selection(as_of="2017-12-31")
    )
    assert [p.value for one in found.series for p in one.points] == [Decimal("44.4")]
    assert found.lined.undated_documents == 1


def test_figures_without_an_indicator_are_counted_not_compared():
    found = compare([letter(figure("Faxe", "other", None, "2018-02-01", "12", unit=None))], Selection())
    assert (found.series, found.lined.undefined) == ((), 1)


def test_every_row_leads_to_its_passage():
    result = letter(FIRST, SECOND)
    for row in rows(compare([result], Selection())):
        assert result.text[row.text_start : row.text_end].replace(",", ".") == str(row.value)
        assert row.passage
        assert row.document_id == result.document_id


# share -> least number of persons (the shared rules' own examples: 26, 14 or fewer, 17)
LEAST = {"34.6": 26, "28.6": 7, "41.2": 17, "3.8": 26, "7.1": 14, "50.0": 2, "20.0": 5, "0.0": 1, "100": 1, "33": 3}


@pytest.mark.parametrize(("share", "least"), LEAST.items())
def test_the_least_number_of_persons_behind_a_share(share, least):
    assert smallest_base(Decimal(share)) == least
    assert any(
        round(Decimal(k * 100) / least, 1) == round(Decimal(share), 1) or share == "33" for k in range(least + 1)
    )


@pytest.mark.parametrize("share", ["-1", "101", "12.345"])
def test_what_is_no_share_has_no_base(share):
    assert smallest_base(Decimal(share)) is None


@pytest.mark.parametrize(
    ("count", "share", "base"), [(414, "38.5", (1074, 1076)), (340, "36", (932, 957)), (0, "0.0", None)]
)
def test_count_and_share_imply_a_base(count, share, base):
    assert implied(Decimal(count), Decimal(share)) == base


def test_two_sources_of_other_bases_are_told():
    count = "antal_uden_tilbud_eller_mentor_12m"
    own = [
        figure("Faxe", SHARE, "aktivitetsparate", "2018-02-01", "38,5", kind="own_count"),
        figure("Faxe", count, "aktivitetsparate", "2018-02-01", "414", unit=None, kind="own_count"),
        figure("Faxe", SHARE, "aktivitetsparate", "2017-12-01", "43"),
        figure("Faxe", count, "aktivitetsparate", "2017-12-01", "386", unit=None),
    ]
    told = compare([letter(*own)], Selection(indicators=(SHARE,))).apart
    assert any(
        "af 888–908 personer" in line and "af 1074–1076" in line and "grundlaget er et andet" in line for line in told
    )


def test_breaks_are_known_by_day_and_source():
    from extractor.lang import table

    assert [b.on for b in breaks()] == sorted(b.on for b in breaks())
    known = {e["id"] for e in table("indicators")["indicator"]} | {e["id"] for e in table("target_groups")["group"]}
    for row in table("rules")["break"]:
        assert row["source"]
        assert set(row["groups"]) | set(row["indicators"]) <= known
