"""Charts: well-formed, plain, the same bytes; lines where joins are, open markers where persons are few."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from extractor.compare.chart import TOGETHER, charts
from extractor.compare.comparison import compare
from extractor.compare.panel import thresholds
from extractor.compare.series import Selection
from extractor.compare.svg import apart, high_end, value_ticks
from extractor.lang.names import municipalities
from tests.compare.made import OFFERS, SHARE, TALKS, figure, letter, months

NS = {"s": "http://www.w3.org/2000/svg"}


def drawn(*figures, results=None):
    (only,) = charts(compare(results or [letter(*figures)], Selection()))
    return only[1]


def lines(svg):
    return [e for e in ET.fromstring(svg).iter() if e.get("class") == "forbundet"]


def test_lines_are_drawn_for_joins_alone():
    assert len(lines(drawn(*months("Faxe", OFFERS, "a_dagpenge", "2022-09", "34,6", "28,6", "41,2")))) == 2
    assert lines(drawn(*months("Faxe", OFFERS, "a_dagpenge", "2022-09", "34,6", "", "41,2"))) == []


def test_other_sources_are_not_joined_and_have_another_marker():
    own = figure("Faxe", SHARE, "aktivitetsparate", "2017-12-01", "44,4", kind="own_count")
    press = figure("Faxe", SHARE, "aktivitetsparate", "2018-02-01", "50", kind="press")
    svg = drawn(own, press)
    assert lines(svg) == []
    assert {"Faxe, egen opgørelse", "Faxe, presse"} <= {e.text for e in ET.fromstring(svg).iterfind(".//s:text", NS)}


def test_few_persons_have_an_open_marker_and_a_note():
    svg = drawn(*months("Faxe", OFFERS, "a_dagpenge", "2022-09", "50,0", "34,6"))
    fills = [e.get("fill") for e in ET.fromstring(svg).iterfind(".//s:circle", NS)]
    assert fills[0] == "#ffffff"
    assert fills[1] != "#ffffff"
    assert "Åbent mærke: antallet er ikke oplyst" in svg
    few = figure("Faxe", "antal_6m_anciennitet", "a_dagpenge", "2022-09", "8", unit=None)
    stated = dict(charts(compare([letter(*months("Faxe", OFFERS, "a_dagpenge", "2022-09", "50,0"), few)], Selection())))
    assert "Åbent mærke: færre end 10 personer." in stated[OFFERS]


def test_limits_are_steps_with_their_validity():
    svg = drawn(*months("Faxe", TALKS, "alle_ydelser", "2023-10", *["30,0"] * 8))
    assert "Mindst 80 pct. har fået – 2023-11-28 – 2026-06-30, vist omvendt" in svg
    svg = drawn(*months("Faxe", TALKS, "sygedagpenge", "2022-09", *["30,0"] * 8))
    assert "20 pct. – STARs opfølgning på tidlig indsats (2022-23), 2022-01-01 – 2023-11-27" in svg


def test_a_limit_is_drawn_for_its_days_alone():
    from datetime import date

    (step,) = thresholds(TALKS, "alle_ydelser", date(2023, 6, 1), date(2024, 6, 30))
    assert (step.first, step.last, step.limit) == (date(2023, 11, 28), date(2024, 6, 30), Decimal(20))
    assert thresholds(TALKS, "alle_ydelser", date(2021, 1, 1), date(2021, 12, 31)) == []


def test_a_break_is_drawn():
    assert "seriebrud 2024-01-01" in drawn(*months("Faxe", TALKS, "a_dagpenge", "2023-11", "30,0", "30,0", "30,0"))


def test_every_point_tells_its_place():
    svg = drawn(*months("Faxe", OFFERS, "a_dagpenge", "2022-09", "34,6"))
    titles = [e.text for e in ET.fromstring(svg).iterfind(".//s:g/s:title", NS)]
    assert "Faxe, september 2022: 34,6 pct. – brev.txt, side 1: «Tal 34,6 står her.»" in titles


def test_many_municipalities_get_a_panel_each_on_the_same_axes():
    some = [m.name for m in municipalities()[: TOGETHER + 2]]
    svg = drawn(*[figure(name, TALKS, "sygedagpenge", "2022-09", "30,0") for name in some])
    bold = [e.text for e in ET.fromstring(svg).iterfind(".//s:text[@font-weight='bold']", NS)]
    assert len(bold) == TOGETHER + 3  # the chart's own title too
    tops = [e.get("y") for e in ET.fromstring(svg).iterfind(".//s:text", NS) if e.text == "40"]
    assert len(tops) == TOGETHER + 2


def test_nothing_that_a_strict_page_forbids_and_the_same_bytes():
    hostile = letter(figure("Faxe", TALKS, "sygedagpenge", "2022-09", "30,0"), source='<script>"&.txt')
    svg = drawn(results=[hostile])
    assert svg == drawn(results=[hostile])
    assert not re.search(r"<script|style=|href=|on\w+=", svg)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.find("s:title", NS).text
    assert "Faxe, Sygedagpenge: 30,0 pct." in root.find("s:desc", NS).text


TOPS = [(["38.5"], True, 50), (["100"], True, 100), (["96"], True, 100), (["3"], True, 10), (["414"], False, 500)]
TOPS += [(["12500"], False, 20000), ([], False, 1)]


@pytest.mark.parametrize(("values", "percent", "high"), TOPS)
def test_the_axis_ends_on_a_round_number(values, percent, high):
    assert high_end([Decimal(v) for v in values], percent) == high
    assert value_ticks(Decimal(high))[-1] == high


def test_labels_are_kept_apart():
    placed = apart([100.0, 101.0, 102.0, 300.0], 13, 0, 300)
    assert all(b - a >= 13 for a, b in zip(sorted(placed), sorted(placed)[1:], strict=False))
    assert max(placed) <= 300
