"""Each list and comparison against the same question asked of the records themselves."""

from decimal import Decimal

import pytest

from extractor.store import lists
from extractor.store.engine import connect, reading
from extractor.store.lists import Filter
from extractor.store.save import Store
from tests.store.made import INDICATORS, record

RESULTS = [record(seed, 5) for seed in range(120)]
CODES = tuple(sorted({r.metadata.municipality_code for r in RESULTS}))[:20]
AS_OF = "2020-06-30"
MANY = 10**6


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def connection(request, tmp_path_factory):
    """Both engines with the same hundred and twenty letters, loaded once."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('lists')}/store.db"
    else:
        url = request.getfixturevalue("server").database()
    from extractor.schema.codec import encode

    with Store(url, "key") as store:
        store.load(map(encode, RESULTS))
        store.finish()
    with reading(connect(url)) as opened:
        yield opened


def entries(name, keep):
    return [(e, r) for r in RESULTS for e in getattr(r, name) if keep(e, r)]


def same(page, wanted):
    assert page.total == len(wanted)
    assert sorted(row.entry.id for row in page.rows) == sorted(e.id for e, _ in wanted)
    assert {(row.entry.id, row.source) for row in page.rows} == {(e.id, r.source) for e, r in wanted}


def test_documents(connection):
    page = lists.documents(connection, Filter(CODES, since="2015-01-01", until="2020-12-31"), MANY)
    wanted = [r for r in RESULTS if r.metadata.municipality_code in CODES and "2015" <= r.metadata.date <= "2020-12-31"]
    assert [row.source for row in page.rows] == [
        r.source for r in sorted(wanted, key=lambda r: (r.metadata.date, r.source), reverse=True)
    ]
    assert page.total == len(wanted)


FACTS = {
    "all": (Filter(), lambda e, r: True),
    "kind": (Filter(kind="percentage"), lambda e, r: e.kind == "percentage"),
    "range": (
        Filter(kind="percentage", above=Decimal("30"), below=Decimal("38.5")),
        lambda e, r: e.kind == "percentage" and 30 < e.value < Decimal("38.5"),
    ),
    "municipality": (
        Filter(CODES, kind="count", doc_type="agenda"),
        lambda e, r: e.kind == "count" and r.metadata.municipality_code in CODES and r.metadata.doc_type == "agenda",
    ),
}


@pytest.mark.parametrize("case", FACTS)
def test_facts(connection, case):
    given, keep = FACTS[case]
    same(lists.facts(connection, given, MANY), entries("mentions", keep))


NAME = INDICATORS[0]
FIGURES = {
    "all": (Filter(), lambda e, r: True),
    "municipality": (Filter(CODES), lambda e, r: e.municipality_code in CODES),
    "group and time": (
        Filter(indicator=NAME, target_group="jobparate", since="2016-01-01"),
        lambda e, r: e.indicator == NAME and e.target_group == "jobparate" and e.as_of_end >= "2016-01-01",
    ),
    "value": (Filter(indicator=NAME, above=Decimal(50)), lambda e, r: e.indicator == NAME and e.value > 50),
}


@pytest.mark.parametrize("case", FIGURES)
def test_observations(connection, case):
    given, keep = FIGURES[case]
    page, wanted = lists.observations(connection, given, MANY), entries("observations", keep)
    same(page, wanted)
    days = [row.entry.as_of_end for row in page.rows]
    assert days == sorted(days, reverse=True)


def test_a_series_is_in_the_order_of_municipality_group_and_time(connection):
    found = lists.series(connection, Filter(CODES, indicator=NAME))
    wanted = sorted(
        entries("observations", lambda e, r: e.indicator == NAME and e.municipality_code in CODES),
        key=lambda pair: (pair[0].municipality_code, pair[0].target_group, pair[0].as_of_end, pair[0].id),
    )
    assert [(p.id, p.value, p.unit, p.as_of_end, p.role, p.page, p.source, p.document_date) for p in found] == [
        (e.id, e.value, e.unit, e.as_of_end, e.role, e.provenance.page, r.source, r.metadata.date) for e, r in wanted
    ]


def test_a_series_has_an_indicator(connection):
    with pytest.raises(ValueError, match="indicator"):
        lists.series(connection, Filter())


def test_the_newest_figure_of_each_municipality_and_group(connection):
    newest = {}
    figures = entries("observations", lambda e, r: e.indicator == NAME)
    for e, _ in sorted(figures, key=lambda entry: entry[0].id, reverse=True):
        known = newest.get((e.municipality_code, e.target_group))
        if known is None or e.as_of_end >= known.as_of_end:
            newest[e.municipality_code, e.target_group] = e
    found = [row.entry for row in lists.latest(connection, Filter(indicator=NAME))]
    assert found == [newest[key] for key in sorted(newest)]


PROMISES = {
    "all": (Filter(), lambda e, r: True),
    "overdue": (
        Filter(status="open", until=AS_OF),
        lambda e, r: e.state == "open" and e.deadline is not None and e.deadline <= AS_OF,
    ),
    "municipality": (Filter(CODES, origin="imposed"), lambda e, r: r.metadata.municipality_code in CODES
                     and e.origin == "imposed"),
    "since": (Filter(since="2020-01-01"), lambda e, r: e.deadline is not None and e.deadline >= "2020-01-01"),
}  # fmt: skip


@pytest.mark.parametrize("case", PROMISES)
def test_commitments(connection, case):
    given, keep = PROMISES[case]
    page, wanted = lists.commitments(connection, given, MANY), entries("commitments", keep)
    same(page, wanted)
    days = [row.entry.deadline or "9999" for row in page.rows]
    assert days == sorted(days)  # those without a deadline last


def test_initiatives(connection):
    given = Filter(CODES, kind="samtaler", since="2015-01-01")
    same(
        lists.initiatives(connection, given, MANY),
        entries(
            "initiatives",
            lambda e, r: e.type == "samtaler" and r.metadata.municipality_code in CODES and r.metadata.date >= "2015",
        ),
    )


def test_the_overview_counts_each_municipality(connection):
    rows = lists.overview(connection, AS_OF)
    wanted = []
    for code in sorted({r.metadata.municipality_code for r in RESULTS}):
        own = [r for r in RESULTS if r.metadata.municipality_code == code]
        still = [c for r in own for c in r.commitments if c.state == "open"]
        late = [c for c in still if c.deadline is not None and c.deadline < AS_OF]
        latest = max(r.metadata.date for r in own)
        head = (code, own[0].metadata.municipality, len(own), latest, sum(len(r.observations) for r in own))
        wanted.append(lists.Overview(*head, len(still), len(late)))
    assert rows == wanted


def test_pages_follow_each_other(connection):
    whole = lists.observations(connection, Filter(), MANY).rows
    parts = [row for at in range(0, 600, 70) for row in lists.observations(connection, Filter(), 70, at).rows]
    assert tuple(parts) == whole


def test_counting_ends_where_it_costs(connection, monkeypatch):
    monkeypatch.setattr(lists, "COUNTED", 20)
    page = lists.facts(connection, Filter(kind="percentage"), 10)
    assert (page.total, page.at_least) == (20, True)
