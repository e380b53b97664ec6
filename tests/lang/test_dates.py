"""Calendar expressions: every word list whole, every form there and back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lang import lowered, periods, table
from extractor.lang.date_groups import fill, groups
from extractor.lang.date_relative import relatives
from extractor.lang.date_slips import misspelt_month
from extractor.lang.dates import expressions
from tests.timing import growth

WORDS = table("dates")
MONTHS = WORDS["months"]
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def read(text: str) -> list[tuple[str, object]]:
    return [(text[one.start : one.end], one.days()) for one in expressions(text)]


@pytest.mark.parametrize(("name", "number"), list(MONTHS.items()))
def test_every_month(name, number):
    whole = periods.months(2018, number, number)
    assert read(f"i {name} 2018.") == [(f"{name} 2018", whole)]
    assert read(f"{name.upper()}-18\t") == [(f"{name.upper()}-18", whole)]
    assert read(f"pr. 1.{name} 2018 er") == [(f"1.{name} 2018", (whole[0], whole[0]))]


@pytest.mark.parametrize(("name", "number"), list(WORDS["abbreviations"].items()))
def test_every_abbreviation(name, number):
    whole = periods.months(2012, number, number)
    for text in (f"{name}-12", f"{name}. 2012", f"{name} 2012"):
        assert read(text) == [(text, whole)]
    assert read(f"d. 3. {name}. 2012 kl. 9") == [(f"3. {name}. 2012", (date(2012, number, 3),) * 2)]


@pytest.mark.parametrize(("name", "kind"), [(n, k) for n, k in WORDS["seasons"].items() if n != "definite"])
def test_every_season(name, kind):
    assert read(f"i {name} 2013") == [(f"{name} 2013", periods.season(2013, kind))]


@pytest.mark.parametrize(("word", "where"), list(WORDS["points"].items()))
def test_every_point(word, where):
    at = periods.point(periods.months(2018, 5, 5), where)
    assert read(f"{word} maj 2018") == [(f"{word} maj 2018", (at, at))]


@pytest.mark.parametrize(("word", "number"), [(w, n) for w, n in WORDS["ordinals"].items() if n > 0])
def test_every_ordinal(word, number):
    assert read(f"{word} kvartal 2018") == [(f"{word} kvartal 2018", periods.quarter(2018, number))]


@pytest.mark.parametrize(("word", "count"), list(WORDS["numbers"].items()))
def test_every_number_word_in_a_window(word, count):
    (found,) = relatives(f"de seneste {word} måneder")
    assert found.days(date(2018, 2, 8)) == periods.window(date(2018, 2, 8), count, "month")


def test_every_stem_begins_an_expression():
    words = [*MONTHS, *WORDS["abbreviations"], *(w for w in WORDS["seasons"] if w != "definite")]
    assert [w for w in words if not expressions(f"{w} 2018")] == []


@given(DAYS)
def test_days_there_and_back(day):
    name = list(MONTHS)[day.month - 1]
    forms = [
        f"{day.day}. {name} {day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day}/{day.month}-{day:%y}",
        f"{day.day}/{day.month} {day.year}",
        f"{day:%Y-%m-%d}",
    ]
    for form in forms:
        assert read(f"den {form} blev") == [(form, (day, day))]


@given(st.integers(1950, 2049), st.integers(1, 4))
def test_quarters_there_and_back(year, number):
    for form in (
        f"{number}. kvartal {year}",
        f"{number} kvartal {year}",
        f"{number}.kvt.{year}",
        f"Q{number} {year}",
        f"{number}. kv.{year % 100:02}",
    ):
        assert read(f"i {form}, ") == [(form, periods.quarter(year, number))]


@given(DAYS)
def test_weeks_there_and_back(day):
    year, number, _ = day.isocalendar()
    assert read(f"uge {number} {year}") == [(f"uge {number} {year}", periods.week(year, number))]


@given(DAYS, st.integers(1, 40), st.sampled_from(["week", "month", "quarter", "year"]))
def test_a_window_ends_on_its_anchor(anchor, count, unit):
    start, end = periods.window(anchor, count, unit)
    assert end == anchor
    assert periods.moved(anchor, -count, unit) == start - timedelta(days=1)


@given(st.text(max_size=300))
def test_any_text_keeps_its_offsets(text):
    assert len(lowered(text)) == len(text)
    bounds = [(one.start, one.end) for one in expressions(text)]
    assert bounds == sorted(bounds)
    assert all(0 <= a < b <= len(text) for a, b in bounds)


GROUPS = [
    ("17. eller 24. november 2018", ["2018-11-17", "2018-11-24"]),
    ("september, oktober og november 2022", ["2022-09-01", "2022-10-01", "2022-11-01"]),
    ("december og januar 2013", ["2012-12-01", "2013-01-01"]),
    ("november til januar 2013", ["2012-11-01", "2013-01-01"]),
    ("marts 2012 og april", ["2012-03-01", "2012-04-01"]),
    ("uge 50, 51 og 52 2016", ["2016-12-12", "2016-12-19", "2016-12-26"]),
]


@pytest.mark.parametrize(("text", "starts"), GROUPS)
def test_a_year_is_shared(text, starts):
    (group,) = groups(text, expressions(text))
    assert [one.days()[0].isoformat() for one in fill(group)[0].members] == starts


POINTS = [
    (periods.years(2018, 2018), "2018-07-01"),
    (periods.months(2018, 3, 3), "2018-03-15"),
    (periods.quarter(2018, 1), "2018-02-15"),
    (periods.half_year(2018, 1), "2018-04-01"),
    (periods.week(2018, 10), "2018-03-08"),
]


@pytest.mark.parametrize(("period", "middle"), POINTS)
def test_the_middle(period, middle):
    assert periods.point(period, "middle").isoformat() == middle


SLIPS = {
    "febuar": 2,
    "septemper": 9,
    "novenber": 11,
    "decmber": 12,
    "augist": 8,
    "okt0ber": 10,
    "marked": None,
    "maj": None,
    "borgere": None,
}


@pytest.mark.parametrize(("word", "number"), list(SLIPS.items()))
def test_misspelt_months(word, number):
    assert misspelt_month(word) == number


NOISE = [
    "1" * 200_000,
    "1.1.1." * 33_000,
    "maj maj " * 25_000,
    "2012 " * 40_000,
    "\n" * 200_000,
    "1-" * 100_000,
    "den 9. " * 28_000,
]


@pytest.mark.parametrize("text", NOISE, ids=lambda text: text[:6].strip() or "blank")
def test_noise_takes_linear_time(text):
    assert growth(expressions, text, parts=8, under=24) < 24  # a quadratic rule takes 64 times as long
