"""`extractor check`: found and missing points, the answer's day, the exit code."""

import json

from tests.command import extractor

LETTER = (
    "Styrelsen for Arbejdsmarked og Rekruttering\n\nSkive Kommune\n\nDato: 4. februar 2019\n\nKære Ole\n\n"
    "Vi beder Skive Kommune om en redegørelse. Redegørelsen fremsendes senest {}.\n\nMed venlig hilsen\n\nKontorchef\n"
)
ANSWER = (
    "Skive Kommune\n\nDato: 12. marts 2019\n\nKære styrelse\n\n"
    "Der ansættes to nye sagsbehandlere pr. 1. april 2019.\n\n"
    "Med venlig hilsen\n\nBorgmester\n"
)


def test_missing_points_end_with_one(tmp_path):
    plan, letter = tmp_path / "plan.txt", tmp_path / "brev.txt"
    plan.write_text(ANSWER, "utf-8")
    letter.write_text(LETTER.format("1. marts 2019"), "utf-8")
    done = extractor("check", plan, "--letter", letter, "--json")
    found = json.loads(done.out)
    assert done.code == 1
    assert found["in_time"] is False
    assert {p["id"] for p in found["points"] if p["found"]} >= {"initiatives"}
    assert {p["id"] for p in found["points"] if not p["found"]} >= {"causes", "political_follow_up"}


def test_lines_name_what_is_missing(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text(ANSWER, "utf-8")
    done = extractor("check", plan)
    assert "MANGLER  Politisk opfølgning" in done.out
    assert "--letter" in done.out


def test_an_unknown_rule_is_wrong_use(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text(ANSWER, "utf-8")
    assert extractor("check", plan, "--rule", "findes_ikke").code == 2
