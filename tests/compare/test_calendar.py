"""The calendar file against RFC 5545: lines, escapes, whole days."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.compare.calendar import OCTETS, calendar, escaped, folded
from extractor.compare.promises import assess
from tests.compare.letter_maker import commitment, letter

STATES = {"not_assessed": "Ikke vurderet"}
LONG = "Samtaler, tilbud; og «mentorstøtte» på tværs af æ, ø og å." * 4


def made(text=LONG, deadline="2018-12-31"):
    promised = commitment(text, deadline=deadline, deadline_kind="due")
    return calendar(assess([letter("brev, a;b.txt", "2018-02-01", promised)], "2018-05-01"), "2018-05-01", STATES)


def unfolded(data):
    """Properties by name, as a reader of the format sees them."""
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def test_lines_end_in_crlf_and_are_75_octets_at_most():
    lines = made().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= OCTETS
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_an_event_is_one_whole_day():
    read = unfolded(made())
    assert (read["DTSTART;VALUE=DATE"], read["DTEND;VALUE=DATE"]) == ("20181231", "20190101")
    assert read["DTSTAMP"] == "20180501T000000Z"


def test_text_comes_back_as_it_was():
    back = re.sub(r"\\([\\;,n])", lambda m: "\n" if m[1] == "n" else m[1], unfolded(made())["DESCRIPTION"])
    assert LONG in back
    assert "Tilstand pr. 2018-05-01: Ikke vurderet" in back.split("\n")
    assert "brev, a;b.txt" in back


ESCAPED = [
    ("a,b;c\\d", "a\\,b\\;c\\\\d"),
    ("to\nlinjer", "to\\nlinjer"),
    ("to\r\nlinjer", "to\\nlinjer"),
    ("\x00a\x07", " a "),
]


@pytest.mark.parametrize(("text", "value"), ESCAPED)
def test_escapes(text, value):
    assert escaped(text) == value


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folding_breaks_no_character_and_loses_nothing(text):
    data = folded(text)
    assert data.replace("\r\n ", "").removesuffix("\r\n") == text
    assert all(len(line.encode()) <= OCTETS for line in data.split("\r\n"))


def test_the_last_day_of_the_calendar_does_not_overflow():
    assert unfolded(made(deadline="9999-12-31"))["DTEND;VALUE=DATE"] == "99991231"


def test_equal_promises_give_equal_bytes():
    assert made() == made()


def test_a_promise_without_a_day_has_no_event():
    assert b"VEVENT" not in made(deadline=None)
