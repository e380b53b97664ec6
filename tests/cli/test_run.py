"""`extractor run` at its edges: what is read, said, written and returned."""

import json
import os
import subprocess
import sys

import pytest

from extractor.export.joined import JOINED
from extractor.export.sheets import SHEETS
from tests.command import LETTER, extractor, letters

TABLES = ("documents", "facts", "observations", "initiatives", "commitments", "problems")


def first_problem(out, name):
    for line in (out / "records.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["source"] == name:
            return record["status"], record["problems"][0]["code"] if record["problems"] else ""
    raise AssertionError(name)


def encrypted(path):
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))


def pages(path, count):
    import pikepdf

    with pikepdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page()
        pdf.save(path)


def test_every_file_of_a_run_is_there_and_nothing_else(tmp_path):
    done = extractor("run", letters(tmp_path / "in", 3), "--out", tmp_path / "out")
    assert done.code == 0, done.err
    people = [sheet.file for sheet in SHEETS]
    assert "overblik_excel.csv" in people
    tables = [f"{name}.{suffix}" for name in (*TABLES, *JOINED) for suffix in ("csv", "parquet")]
    expected = {"records.jsonl", "run.json", "oplysninger.xlsx", *people, *tables}
    assert {path.name for path in (tmp_path / "out").iterdir()} == expected
    for word in ("Dokumenter", "ok", "Procenter", "Antal", "Beløb", "Varigheder", "Datoer", "Tid"):
        assert word in done.out
    assert done.err.splitlines()[-1] == "3/3", "plain lines where there is no terminal"


def test_bad_input_is_explained_and_the_rest_is_done(tmp_path):
    folder = letters(tmp_path / "in", 2)
    (folder / "tom.txt").touch()
    (folder / "tom.pdf").touch()
    (folder / "binaer.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "afkortet.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/Cat")
    pages(folder / "ingen_sider.pdf", 0)
    (folder / "forkert.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    encrypted(folder / "laast.pdf")
    pages(folder / "lang.pdf", 11)
    done = extractor("run", folder, "--out", tmp_path / "out", "--json", EXTRACTOR_MAX_PAGES="10")
    assert done.code == 4, done.err
    summary = json.loads(done.out)
    expected = {
        "afkortet.pdf": "corrupt",
        "binaer.txt": "type_mismatch",
        "ingen_sider.pdf": "no_pages",
        "laast.pdf": "encrypted",
        "lang.pdf": "too_many_pages",
        "tom.pdf": "empty_file",
        "tom.txt": "empty_file",
    }
    assert {failure["file"]: failure["code"] for failure in summary["failures"]} == expected
    assert all(failure["message"] and failure["hint"] for failure in summary["failures"])
    assert (summary["ok"], summary["skipped"], summary["documents"]) == (2, 1, 10)
    assert first_problem(tmp_path / "out", "forkert.docx") == ("failed", "not_supported")


@pytest.mark.parametrize(
    ("make", "code", "problem"),
    [
        (lambda folder: (folder / "tom.txt").touch() or folder / "tom.txt", 5, "empty_file"),
        (lambda folder: (folder / "x.docx").write_bytes(b"PK\x03\x04") and folder / "x.docx", 5, "not_supported"),
        (lambda folder: encrypted(folder / "l.pdf") or folder / "l.pdf", 8, "encrypted"),
    ],
)
def test_exit_code_when_nothing_could_be_read(tmp_path, make, code, problem):
    path = make(tmp_path)
    done = extractor("run", path, "--out", tmp_path / "out")
    assert done.code == code
    assert first_problem(tmp_path / "out", path.name) == ("failed", problem)
    assert path.name in done.err
    assert "Traceback" not in done.err


def test_what_was_skipped_is_told_by_kind(tmp_path):
    """Letters in a format that is not read must not be missed among those that were."""
    folder = letters(tmp_path / "in", 1)
    for name in ("a.docx", "b.docx", "c.jpg"):
        (folder / name).write_bytes(b"PK\x03\x04" + name.encode())
    done = extractor("run", folder, "--out", tmp_path / "ud")
    assert done.out.splitlines()[-3:-1] == [
        "Sprunget over: 2 × Filtypen kan ikke læses (.docx).",
        "Sprunget over: 1 × Filtypen kan ikke læses (.jpg).",
    ]
    done = extractor("run", folder, "--out", tmp_path / "en", "--language", "en")
    assert "Skipped: 2 × This type of file cannot be read (.docx)." in done.out


def test_names_that_lead_nowhere_make_nothing(tmp_path):
    """A mistyped path is told where it was looked for; no folder is made, and `--force` costs no earlier run."""
    done = extractor("run", "bogstaver/a.txt", "b.pdf", "--out", "ud", "--json", cwd=tmp_path)
    told = json.loads(done.out)
    assert (done.code, told["failed"], told["out"]) == (5, 2, None)
    assert [(f["file"], f["code"]) for f in told["failures"]] == [
        ("b.pdf", "not_found"),
        ("bogstaver/a.txt", "not_found"),
    ]
    assert "bogstaver/a.txt: FEJL: Filen findes ikke." in done.err
    assert not (tmp_path / "ud").exists()
    events = extractor("run", "b.pdf", "--out", "ud", "--jsonl", cwd=tmp_path).out
    assert json.loads(events)["code"] == "not_found"
    letters(tmp_path / "breve", 1)
    assert extractor("run", "breve", "--out", "ud", cwd=tmp_path).code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "ud").iterdir()}
    assert extractor("run", "brve", "--out", "ud", "--force", cwd=tmp_path).code == 5
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "ud").iterdir()}


def test_a_missing_file_among_others_is_a_record(tmp_path):
    folder = letters(tmp_path / "in", 1)
    done = extractor("run", folder, tmp_path / "in" / "mangler.txt", "--out", tmp_path / "out")
    assert done.code == 4
    assert first_problem(tmp_path / "out", "mangler.txt") == ("failed", "not_found")


def test_what_is_only_noted_was_read_whole(tmp_path):
    """A table whose parts do not add up is a notice: people read that, programs keep reading `partial`."""
    rows = "Grund\tAntal\nSygdom\t10\nAndet\t20\nI alt\t35\n"
    (tmp_path / "brev.txt").write_text(f"Tabel 1. Fravær\n\n{rows}\nDer er 5 pct. tilbage.\n", "utf-8")
    done = extractor("run", tmp_path / "brev.txt", "--out", tmp_path / "ud", "--jsonl")
    assert json.loads(done.out)["status"] == "partial"
    assert "brev.txt: læst, med bemærkninger: Delene giver ikke den oplyste total" in done.err
    assert "delvis læst" not in done.err
    assert "læst, med bemærkninger" in (tmp_path / "ud" / "dokumenter_excel.csv").read_text("utf-8-sig")
    assert ",partial," in (tmp_path / "ud" / "documents.csv").read_text("utf-8")
    shown = extractor("show", tmp_path / "brev.txt").out
    assert "læst, med bemærkninger" in shown.splitlines()[1]
    assert "read, with notices" in extractor("show", tmp_path / "brev.txt", "--language", "en").out.splitlines()[1]


def test_folder_without_documents(tmp_path):
    (tmp_path / "in").mkdir()
    done = extractor("run", tmp_path / "in", "--out", tmp_path / "out")
    assert (done.code, done.err.count("\n")) == (5, 1)
    assert "Ingen dokumenter" in done.err
    assert not (tmp_path / "out").exists()


def test_file_beyond_the_limit_is_not_read(tmp_path):
    with open(tmp_path / "stor.txt", "wb") as file:
        file.truncate(3_000_000)
    done = extractor("run", tmp_path / "stor.txt", "--out", tmp_path / "out", EXTRACTOR_MAX_FILE_MB="2")
    assert done.code == 5
    assert first_problem(tmp_path / "out", "stor.txt") == ("failed", "too_large")


def test_an_earlier_run_is_never_overwritten_unasked(tmp_path):
    folder, out = letters(tmp_path / "in", 1), tmp_path / "out"
    assert extractor("run", folder, "--out", out).code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    done = extractor("run", folder, "--out", out)
    assert (done.code, "--force" in done.err) == (2, True)
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}
    assert extractor("run", folder, "--out", out, "--force").code == 0


def test_files_of_others_and_a_stopped_run_are_never_overwritten_unasked(tmp_path):
    folder, out = letters(tmp_path / "in", 1), tmp_path / "out"
    out.mkdir()
    (out / "documents.csv").write_text("mine", "utf-8")
    (out / "noter.txt").write_text("mine", "utf-8")
    done = extractor("run", folder, "--out", out)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "documents.csv" in done.err
    (out / "documents.csv").rename(out / "records.part.jsonl")
    done = extractor("run", folder, "--out", out)
    assert (done.code, "--resume" in done.err) == (2, True)
    assert (out / "records.part.jsonl").read_text("utf-8") == "mine"
    (out / "records.part.jsonl").unlink()
    assert extractor("run", folder, "--out", out).code == 0
    assert (out / "noter.txt").read_text("utf-8") == "mine"


def test_standard_input(tmp_path):
    text = LETTER.format(100, 3).encode("utf-8")
    done = extractor("run", "-", "--out", tmp_path / "out", "--json", stdin=text)
    assert (done.code, json.loads(done.out)["ok"]) == (0, 1), done.err
    assert first_problem(tmp_path / "out", "stdin.txt") == ("ok", "")


def test_duplicate_is_whole_but_marked_and_its_facts_are_counted_once(tmp_path):
    folder = letters(tmp_path / "in", 1)
    alone = json.loads(extractor("run", folder, "--out", tmp_path / "a", "--json").out)
    (folder / "kopi.txt").write_bytes((folder / "brev_000.txt").read_bytes())
    both = json.loads(extractor("run", folder, "--out", tmp_path / "b", "--json").out)
    assert first_problem(tmp_path / "b", "kopi.txt") == ("partial", "duplicate")
    assert (both["duplicate"], both["facts"]) == (1, alone["facts"])
    assert (tmp_path / "a" / "facts.csv").read_bytes() == (tmp_path / "b" / "facts.csv").read_bytes()


def test_jsonl_gives_a_line_per_file_on_stdout(tmp_path):
    folder = letters(tmp_path / "in", 2)
    (folder / "tom.txt").touch()
    done = extractor("run", folder, "--out", tmp_path / "out", "--jsonl", "-q")
    events = sorted((json.loads(line) for line in done.out.splitlines()), key=lambda event: event["file"])
    assert [event["code"] for event in events] == ["", "", "empty_file"]
    assert set(events[0]) == {"file", "status", "code", "message", "hint"}


def test_english_when_asked(tmp_path):
    (tmp_path / "tom.txt").touch()
    done = extractor("run", tmp_path / "tom.txt", "--out", tmp_path / "out", "--language", "en")
    assert "The file is empty." in done.err
    assert "Documents" in done.out


@pytest.mark.parametrize("flags", [["--language", "sv"], ["--jobs", "-1"]])
def test_impossible_setting(tmp_path, flags):
    done = extractor("run", letters(tmp_path / "in", 1), "--out", tmp_path / "out", *flags)
    assert done.code == 6
    assert "Traceback" not in done.err


def test_wrong_use(tmp_path):
    assert extractor("run").code == 2
    assert extractor("findes-ikke").code == 2
    assert extractor("run", tmp_path, "--out", __file__).code in (2, 5)
    assert extractor("run", letters(tmp_path / "in", 1), "--out", tmp_path / "o", "--as-of", "i går").code == 2


def test_dry_run_and_abort_on_error(tmp_path):
    folder = letters(tmp_path / "in", 2)
    assert extractor("run", folder, "--out", tmp_path / "out", "--dry-run").out.split() == [
        "brev_000.txt",
        "brev_001.txt",
    ]
    assert not (tmp_path / "out").exists()
    (folder / "a_tom.txt").touch()
    done = extractor("run", folder, "--out", tmp_path / "out", "--abort-on-error")
    assert done.code == 4
    assert not (tmp_path / "out" / "records.jsonl").exists()


def test_result_that_cannot_be_written_leaves_the_old_one(tmp_path):
    folder, out = letters(tmp_path / "in", 1), tmp_path / "out"
    assert extractor("run", folder, "--out", out, "--as-of", "2026-01-01").code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)); "
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "from extractor.cli import main; sys.argv = ['extractor', *sys.argv[1:]]; main()"
    )
    command = [sys.executable, "-P", "-c", code, "run", str(folder), "--out", str(out), "--force"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode not in (0, 15), done.stderr
    assert "Traceback" not in done.stderr
    left = {path.name: path.read_bytes() for path in out.iterdir() if path.name != "records.part.jsonl"}
    changed = {name for name in left if left[name] != before.get(name)}
    assert changed <= {"records.jsonl", "run.json"}
    assert not list(out.glob(".*.tmp"))


def test_parent_imports_no_parser_and_no_model(tmp_path):
    folder, out = letters(tmp_path / "in", 2), tmp_path / "out"
    code = (
        "import sys\nfrom pathlib import Path\nfrom extractor.cli.run import run\n"
        f"try:\n    run([{str(folder)!r}], Path({str(out)!r}))\n"
        "except BaseException as error:\n    assert getattr(error, 'exit_code', 1) == 0, error\n"
        "bad = {'spacy', 'pypdfium2', 'pdfplumber', 'pandas', 'pyarrow', 'numpy', 'extractor.ingest'}\n"
        "print(sorted(bad & set(sys.modules)))\n"
    )
    script = tmp_path / "parent.py"
    script.write_text("if __name__ == '__main__':\n" + "".join(f"    {line}\n" for line in code.splitlines()), "utf-8")
    done = subprocess.run([sys.executable, "-P", str(script)], capture_output=True, text=True, timeout=120)
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


def test_same_bytes_for_any_jobs_locale_zone_hash_seed_and_folder(tmp_path):
    folder = letters(tmp_path / "in", 6)
    (folder / "tom.txt").touch()
    other = tmp_path / "et andet sted" / "kopi"
    other.parent.mkdir()
    other.symlink_to(folder)
    first = {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"}
    second = {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "random", "PYTHONUTF8": "1"}
    flags = ("--as-of", "2026-01-31")
    one = extractor("run", folder, "--out", tmp_path / "a", "--jobs", 1, *flags, **first)
    two = extractor("run", other, "--out", tmp_path / "b", "--jobs", 2, *flags, cwd=tmp_path, **second)
    assert (one.code, two.code) == (4, 4), one.err + two.err
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    differing = [n for n in names if (tmp_path / "a" / n).read_bytes() != (tmp_path / "b" / n).read_bytes()]
    assert differing == ["oplysninger.xlsx"], "links to the sources lead from another folder"
    three = extractor("run", folder, "--out", tmp_path / "c", "--jobs", 2, *flags, **second)
    assert three.code == 4
    assert [n for n in names if (tmp_path / "a" / n).read_bytes() != (tmp_path / "c" / n).read_bytes()] == []


def test_names_cannot_steer_the_terminal(tmp_path):
    (tmp_path / "a\x1b[2Jb.txt").touch()
    done = extractor("run", tmp_path, "--out", tmp_path / "out")
    assert "\x1b" not in done.out + done.err


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
@pytest.mark.parametrize("no_color", ["", "1"])
def test_progress_bar_on_a_terminal(tmp_path, no_color):
    folder = letters(tmp_path / "in", 5)
    main, side = os.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")} | {"TERM": "xterm-256color"}
    env |= {"NO_COLOR": no_color} if no_color else {}
    command = [sys.executable, "-P", "-m", "extractor.cli", "run", str(folder), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=side, stdout=subprocess.DEVNULL, env=env)
    os.close(side)
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(main)
    assert process.wait() == 0
    assert b"dok/s" in shown
    assert b"5/5" in shown
    assert (b"\x1b[38;" in shown or b"\x1b[35m" in shown or b"\x1b[32m" in shown) is not bool(no_color)
