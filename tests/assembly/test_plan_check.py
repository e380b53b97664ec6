"""A recovery plan held against its rule."""

import json
import re
from pathlib import Path

import pytest

from extractor.assembly.plan_check import check_plan, missing
from extractor.lang import table
from extractor.schema.codec import encode
from tests.assembly.read import LETTER, SUPERVISION, read

PLAN = {
    "causes": "Den manglende indsats skyldes, at to stillinger har stået tomme.",
    "target_groups": "Planen omfatter sygedagpengemodtagere og kontanthjælpsmodtagere.",
    "initiatives": "Der ansættes to nye sagsbehandlere pr. 1. april 2019.",
    "goals": "Målet er, at andelen er under 20 pct. den 1. juni 2019.",
    "milestones": "Vi regner med at være halvvejs den 1. maj 2019.",
    "political_follow_up": "Arbejdsmarkedsudvalget får en status på hvert møde.",
    "management_follow_up": "Jobcenterchefen gennemgår tallene med teamlederne hver uge.",
}


def record(text: str, frame: str = LETTER) -> dict:
    return json.loads(encode(read(text, frame)))


def test_a_whole_plan_holds_every_point_with_its_passage() -> None:
    found = check_plan(record("\n\n".join(PLAN.values())))
    assert [point.id for point in missing(found)] == []
    for point in found.points:
        assert all(text for _, _, text in point.passages)


@pytest.mark.parametrize("left_out", ["causes", "political_follow_up", "management_follow_up"])
def test_what_is_left_out_is_missing(left_out: str) -> None:
    text = "\n\n".join(sentence for id, sentence in PLAN.items() if id != left_out)
    assert left_out in [point.id for point in missing(check_plan(record(text)))]


def test_a_letter_without_plan_lacks_nearly_everything() -> None:
    found = check_plan(record("Tak for henvendelsen. Vi vender tilbage."))
    assert {"causes", "initiatives", "goals", "milestones"} <= {point.id for point in missing(found)}
    assert not found.complete


@pytest.mark.parametrize(("due", "in_time"), [("21. marts 2019", True), ("1. marts 2019", False)])
def test_the_answer_is_held_against_the_letter(due: str, in_time: bool) -> None:
    asked = SUPERVISION.replace("3. oktober 2022", "4. februar 2019")
    letter = record(f"Redegørelse og genopretningsplan fremsendes til undertegnede senest {due}.", asked)
    found = check_plan(record("\n\n".join(PLAN.values())), letter)
    assert found.in_time is in_time
    assert found.due_text is not None


def test_without_a_deadline_nothing_is_said_of_time() -> None:
    assert check_plan(record("Tak for brevet.")).in_time is None


def test_no_passage_is_without_what_it_needs():
    """`needs` only spares a search: whatever the words find holds one of them."""
    corpus = Path(__file__).parents[2] / "corpus"
    texts = [path.read_text("utf-8").lower() for path in sorted(corpus.rglob("*.txt"))]
    for point in (p for rule in table("plan_requirements")["rule"] for p in rule["point"] if "words" in p):
        found = [hit[0] for text in texts for hit in re.finditer(point["words"], text)]
        assert found, point["id"]
        assert [passage for passage in found if not any(need in passage for need in point["needs"])] == []
