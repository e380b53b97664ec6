"""Marks go in and come out unchanged."""

from datetime import date
from decimal import Decimal

import pytest

from extractor.schema.facts import Mention
from extractor.schema.markup import Mark, marks_of, strip_marks, write_marks
from extractor.schema.values import Amount, Count, Period

MARKED = [
    "uden marker, men med < og > og 1 < 2",
    "fik <amount value=1400000 unit=DKK>1,4 mio. kr.</amount> i <date start=2012-01-01 end=2012-12-31>2012</date>",
    '<count value=39 noun="aktivitetsparate borgere">39</count> aktivitetsparate borgere',
]


@pytest.mark.parametrize("text", MARKED)
def test_out_and_in_again(text):
    assert write_marks(*strip_marks(text)) == text


def test_offsets_point_into_the_plain_text():
    plain, (mark,) = strip_marks("pr. <date>1. marts</date> bliver")
    assert (plain, plain[mark.start : mark.end]) == ("pr. 1. marts bliver", "1. marts")


def test_finds_show_what_the_author_named():
    day = Mention(4, 12, Period(date(2018, 3, 1), date(2018, 3, 1), "day", relative=True), "date/day")
    count = Mention(20, 22, Count(Decimal("39"), noun="sager"), "count/figure")
    kroner = Mention(30, 31, Amount(Decimal(5)), "amount/figure")
    like = (Mark(4, 12, "date", (("relative", "false"),)), Mark(20, 22, "count", (("value", "39.0"), ("noun", "x"))))
    assert [mark.attributes for mark in marks_of([day, count, kroner], like)] == [
        (("relative", "true"),),
        (("value", "39.0"), ("noun", "sager")),
        (("value", "5"), ("unit", "DKK")),
    ]


def test_overlapping_marks_are_a_slip():
    with pytest.raises(ValueError, match="overlaps"):
        write_marks("12 pct.", [Mark(0, 2, "count"), Mark(0, 7, "percentage")])
