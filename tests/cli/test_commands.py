"""Help, version, schema, doctor and show."""

import json
import re
import resource

import jsonschema
import pytest

from tests.command import extractor, letters

COMMANDS = ("run", "show", "evaluate", "schema", "doctor")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_two_examples(command):
    done = extractor(command, "--help")
    assert done.code == 0
    assert " ".join(done.out.split()).count("«extractor") >= 2


PAGES = (
    (), *((name,) for name in (*COMMANDS, "check", "commitments", "compare", "export", "official", "db")),
    *(("official", name) for name in ("check", "read", "tables", "fetch")),
    *(("db", name) for name in ("upgrade", "backup", "check", "decide")),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_no_page_of_help_speaks_english_or_cuts_a_sentence(page):
    shown = extractor(*page, "--help").out
    assert shown.startswith("Brug: ")
    assert "Vis denne hjælp." in shown
    for word in (
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "Show",
        "completion for",
        "[required",
        "[default",
        "...",
        "<",
    ):
        assert word not in shown.replace("STI...", "").replace("KILDE...", ""), word


def test_help_lists_the_commands_and_takes_little_time():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = extractor("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert set(COMMANDS) <= set(done.out.split())
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= 0.25


def test_no_arguments_show_the_help():
    done = extractor()
    assert "evaluate" in done.out + done.err


def test_version_names_tool_rules_and_model():
    assert re.fullmatch(r"extractor \S+ \(rules [0-9a-f]{8}, model .+\)\n", extractor("--version").out)


def test_schema_holds_for_what_run_writes(tmp_path):
    schema = json.loads(extractor("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    folder = letters(tmp_path / "in", 2)
    (folder / "tom.txt").touch()
    (folder / "kopi.txt").write_bytes((folder / "brev_000.txt").read_bytes())
    extractor("run", folder, "--out", tmp_path / "out")
    lines = (tmp_path / "out" / "records.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), schema)
    assert list(json.loads(lines[0])) == list(schema["properties"])


def test_doctor_knows_this_machine():
    found = json.loads(extractor("doctor", "--json").out)
    assert found["spacy"]["state"] == "ok"
    assert set(found) >= {"python", "model", "forkserver", "memory limit", "tesseract (OCR)"}


def test_show_marks_every_fact_with_a_label(tmp_path):
    path = letters(tmp_path, 1) / "brev_000.txt"
    done = extractor("show", path)
    assert done.code == 0, done.err
    assert "1,5 pct.[procent: 1,5 pct." in done.out
    assert "250.000 kr[beløb: 250.000 kr.]." in done.out
    assert "\x1b" not in done.out


def test_show_why_lists_every_number(tmp_path):
    (tmp_path / "a.txt").write_text("Sagsnr. 16/42588\n\nDer var 12 borgere og 38,5 pct. i gang.\n", "utf-8")
    done = extractor("show", tmp_path / "a.txt", "--why", "--json")
    shown = json.loads(done.out)
    numbers = {entry["text"]: entry for entry in shown["numbers"]}
    assert numbers["12"]["type"] == "antal"
    assert numbers["16/42588"]["refused"]
    assert all(entry["reason"] for entry in shown["numbers"])
    assert shown["record"]["text"][numbers["12"]["start"] :].startswith("12")
    assert "afvist: sagsnummer" in extractor("show", tmp_path / "a.txt", "--why").out


def test_show_writes_a_page_and_never_over_another(tmp_path):
    path, page = letters(tmp_path, 1) / "brev_000.txt", tmp_path / "side.html"
    assert extractor("show", path, "--html", page).code == 0
    assert "<mark" in page.read_text("utf-8")
    assert extractor("show", path, "--html", page).code == 2
    assert extractor("show", path, "--html", page, "--force").code == 0


@pytest.mark.parametrize(("name", "code"), [("findes_ikke.txt", 5), (".", 2)])
def test_show_of_what_cannot_be_shown(tmp_path, name, code):
    done = extractor("show", tmp_path / name)
    assert done.code in (code, 5)
    assert done.err.count("\n") == 1
